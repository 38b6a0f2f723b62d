"""The papers of a confirmation that brings no title: the negative ruling, and the notice that the days are over."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts import Act
from cases.effects import Issue
from forms.lapse_notice.form import LapseNotice
from forms.negative_ruling.form import Kind, NegativeRuling
from procedures.confirmation_state import ConfirmationState
from procedures.papers import coded, issue
from procedures.rules import File, Lapse
from rulebook import confirmation as law
from rulebook.grounds import ground_text


@dataclass(frozen=True, kw_only=True)
class Written(ConfirmationState):
    """What a confirmation writes when it brings no title."""

    def negative(self, kind: Kind, act: Act, file: File) -> Issue:
        """The ruling that ends a docketed case without a confirmation, with grounds and roads."""
        return issue(
            NegativeRuling,
            self,
            act,
            case_number=self.case_number(),
            kind=kind,
            applicants=file.everyone,
            body=self.body.id,
            agreement=self.agreement_paper(),
            filed=self.filed_at,
            docketed=self.accepted_at,
            withdrawing=self.withdrawing,
            grounds=[coded(ground_text(code)) for code in self.grounds],
            roads=self.roads_left(file),
            judge=act.stamp.person,
            serve_on=file.everyone,
        )

    def lapse_notice(self, event: Act | Lapse, file: File) -> Issue:
        """What the parties are told by the mediation body when the thirty days are over."""
        return issue(
            LapseNotice,
            replace(self, office=self.body),
            event,
            parties=file.everyone,
            agreement=self.agreement_paper(),
            term=law.APPLICATION.id,
            last_day=self.closes(file).last_day,
            roads=self.roads_left(file),
            serve_on=file.everyone,
        )
