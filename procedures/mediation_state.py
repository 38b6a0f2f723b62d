"""What is known of a mediation: its statuses, and what each party, mediator and the body has done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from cases.acts import Act
from cases.acts.mediation import DepartureReason
from cases.agreement import DECLARATIONS, Terms
from cases.effects import Issue
from cases.facts import Fact
from cases.parties import Side
from cases.words import RecordRef, Token
from forms.acceptance_notice.form import AcceptanceNotice
from forms.base import Form
from forms.case_withdrawal_notice.form import CaseWithdrawalNotice
from forms.cnipa_copy_letter.form import CnipaCopyLetter
from forms.delegation_letter.form import DelegationLetter
from forms.entrustment_letter.form import EntrustmentLetter
from forms.filing_notice.form import FilingNotice
from forms.mediation_agreement.form import MediationAgreement
from forms.mediation_report.form import MediationReport, Result
from forms.patent_mediation_agreement.form import PatentMediationAgreement
from forms.termination_notice.form import TerminationNotice
from forms.undisputed_facts.form import UndisputedFacts
from procedures.papers import cited, coded, issue
from procedures.periods import Opening
from procedures.rules import File, Lapse, Procedure, Rule, moment
from rulebook import mediation as law
from rulebook.grounds import ending_ground
from rulebook.kinds import Kind, kind_by_id
from rulebook.roads import RoadAhead, RoadKind, after_mediation, ahead
from rulebook.terms import Term

PEOPLE, PATENT = "people", "patent"


class Status(StrEnum):
    """Where a mediation stands."""

    INVITING = "inviting"
    OPINION_RECEIVED = "opinion_received"
    DECLINED = "declined"
    SELECTING = "selecting"
    DISCLOSING = "disclosing"
    MEDIATING = "mediating"
    DRAFTING = "drafting"
    SIGNING = "signing"
    EFFECTIVE = "effective"
    TERMINATED = "terminated"
    NOT_FILED = "not_filed"


INVITING, OPINION_RECEIVED, DECLINED = Status.INVITING, Status.OPINION_RECEIVED, Status.DECLINED
SELECTING, DISCLOSING, MEDIATING = Status.SELECTING, Status.DISCLOSING, Status.MEDIATING
DRAFTING, SIGNING, EFFECTIVE = Status.DRAFTING, Status.SIGNING, Status.EFFECTIVE
TERMINATED, NOT_FILED = Status.TERMINATED, Status.NOT_FILED

COURSE = (SELECTING, DISCLOSING, MEDIATING, DRAFTING, SIGNING)
"""The statuses between the opening of a mediation and its end; its term runs in all of them."""

TERMS = (law.MEDIATION, law.PATENT_MEDIATION, law.PATENT_OWNERSHIP)
"""The terms that may run in them, one a kind."""

BEFORE_EFFECT = (INVITING, OPINION_RECEIVED, *COURSE)

ENDING_PAPERS = (TerminationNotice, CaseWithdrawalNotice, MediationReport)


@dataclass(frozen=True, kw_only=True)
class Signed:
    """A signature or seal: who, and when."""

    who: Token
    on: datetime


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A party's consent to mediate until the end of a later day: when it was given, and why."""

    who: Token
    until: date
    on: datetime
    reason: RecordRef | None = None


@dataclass(frozen=True, kw_only=True)
class MediationState(Procedure):
    """The record of a mediation. `kind_id` names its kind in `rulebook.kinds`.

    `filed_at` is the day from which its term runs; `file_by_from` the earlier of the days from which the thirty days
    for confirmation may be counted (R-EFF, DISP-07). `sent_by` is the suit that was sent here at
    `sent_at`, `materials_at` when its materials were received.
    """

    status: Status = INVITING
    kind_id: Token
    requested_at: datetime
    filed_at: datetime | None = None
    reached: tuple[Token, ...] = ()
    consented: tuple[Token, ...] = ()
    choices: tuple[tuple[Token, tuple[Token, ...]], ...] = ()
    mediators: tuple[Token, ...] = ()
    former: tuple[Token, ...] = ()
    left_because: DepartureReason | None = None
    disclosed: tuple[Token, ...] = ()
    relations: tuple[tuple[Token, RecordRef], ...] = ()
    waived: tuple[tuple[Token, Token], ...] = ()
    called_for: datetime | None = None
    undisputed: RecordRef | None = None
    facts_signed: tuple[Signed, ...] = ()
    terms: Terms | None = None
    signed: tuple[Signed, ...] = ()
    sealed: Signed | None = None
    extensions: tuple[Wish, ...] = ()
    extended_by_head: bool = False
    extended_by_all: bool = False
    sent_by: Token | None = None
    sent_at: datetime | None = None
    materials_at: datetime | None = None
    lost: Token | None = None
    ground: Token | None = None
    effective_at: datetime | None = None
    file_by_from: datetime | None = None

    ENDS = (EFFECTIVE, TERMINATED, NOT_FILED)

    @property
    def kind_of(self) -> Kind:
        """The kind of mediation as data."""
        return kind_by_id(self.kind_id)

    @property
    def variant(self) -> str:
        """Whether the people's rules or those of Order 81 hold."""
        return self.kind_of.family

    @property
    def term(self) -> Term:
        """The term within which this mediation is to end."""
        return self.kind_of.mediation_term

    def under(self, cites: tuple[str, ...]) -> tuple[str, ...]:
        """The articles of this kind of mediation."""
        return self.kind_of.under(cites)

    @property
    def number_paper(self) -> str:
        """The paper that bears the number of the case: the office's notice, the court's letter, or the acceptance."""
        if self.variant == PATENT:
            return cited(self.id, FilingNotice)
        if self.sent_by is not None:
            letter = EntrustmentLetter if self.kind_of.of_court == "entrusted" else DelegationLetter
            return cited(self.sent_by, letter)
        return cited(self.id.replace("mediation", "intake"), AcceptanceNotice)

    def owes(self, rule: Rule, party: str) -> bool:
        """A party consents, chooses and signs once."""
        done = {
            "consent": self.consented,
            "state_opinion": self.consented,
            "sign_facts": tuple(signature.who for signature in self.facts_signed),
            "sign": tuple(signature.who for signature in self.signed),
            "accept_mediator": tuple(party for party, mediator in self.waived if mediator in dict(self.relations)),
        }
        return party not in done.get(rule.name, ())

    def asks(self, rule: Rule, party: str | None = None) -> bool:
        """A successor is awaited while a party is lost, a resumption while the mediation is otherwise paused.

        A party that has chosen mediators may choose others until all agree, but is not asked to.
        """
        if rule.name == "choose":
            return party not in dict(self.choices)
        if rule.name == "succeed":
            return self.lost is not None
        if rule.name == "receive":
            return self.kind_of.of_court is not None and self.materials_at is None
        return rule.name != "resume" or (self.paused is not None and self.lost is None)

    @property
    def confirmable(self) -> bool:
        """Whether a court may confirm the agreement: the kind allows it and no clause declares who owns what."""
        duties = [obligation.duty for obligation in self.terms.obligations] if self.terms else []
        return self.kind_of.confirmable and not any(duty in DECLARATIONS for duty in duties)

    def facing(self, party: str, file: File) -> File:
        """The file of the applicants and one respondent only: who must know that it takes no part."""
        kept = (*file.on(Side.APPLICANT), party)
        return replace(file, parties=tuple(one for one in file.parties if one.id in kept))

    def ending(self, ground: str, event: Act | Fact | Lapse, file: File) -> tuple[Issue, ...]:
        """The notice that ends the mediation, with its ground and the roads that remain (人民调解法26; 办法67, 70)."""
        if self.variant == PATENT:
            dates: dict[str, Any] = {"filed": self.filed_at or self.requested_at}
            form: type[Form] = CaseWithdrawalNotice
        else:
            dates = {"started": self.filed_at or self.requested_at, "ended": moment(event)}
            form = TerminationNotice
        notice = issue(
            form,
            self,
            event,
            parties=file.everyone,
            **dates,
            ground=coded(self.governed(ending_ground(ground, self.office.kind))),
            roads=self.roads_left(file),
            serve_on=file.everyone,
        )
        return (notice,)

    def roads_left(self, file: File, limitation: date | None = None) -> tuple[RoadAhead, ...]:
        """What remains without an agreement: a case of a court's goes on there (在线调解规则21)."""
        if self.kind_of.of_court == "entrusted":
            return (ahead(RoadKind.TRIAL, cite="ZXTJ-21"),)
        return after_mediation(file.matter, limitation)

    def court_report(self, event: Act | Fact | Lapse, file: File) -> tuple[Issue, ...]:
        """The body's report to the court that sent the case: result, dates and papers, nothing of what was said.

        特邀调解规定26; 在线调解规则18.
        """
        if self.sent_by is None:
            return ()
        agreed = self.status is EFFECTIVE
        signed = self.facts_signed and all(one in [done.who for done in self.facts_signed] for one in file.everyone)
        ground = None if self.ground is None else coded(self.governed(ending_ground(self.ground, self.office.kind)))
        report = issue(
            MediationReport,
            self,
            event,
            court=file.office.id,
            sent_by=self.number_paper,
            parties=file.everyone,
            mediators=self.mediators,
            sent=self.sent_at,
            received=self.materials_at,
            ended=moment(event),
            extended=self.extended_by_all,
            result=Result.AGREED if agreed else Result.FAILED,
            ground=ground,
            agreement=cited(self.id, MediationAgreement) if agreed else None,
            undisputed=cited(self.id, UndisputedFacts) if signed else None,
        )
        return (report,)

    @property
    def course_opening(self) -> tuple[Opening, ...]:
        """The term that begins with everybody's consent; of a court's case it begins with its materials (27)."""
        return () if self.kind_of.of_court else (Opening(term=self.term),)

    def copies(self, event: Act | Fact | Lapse, file: File) -> tuple[Issue, ...]:
        """In an ownership mediation the office sends a copy of what ended it to CNIPA (办法70)."""
        if not self.kind_of.may_freeze or self.filed_at is None:
            return ()
        form = PatentMediationAgreement if self.status is EFFECTIVE else CaseWithdrawalNotice
        return (
            issue(
                CnipaCopyLetter,
                self,
                event,
                parties=file.everyone,
                paper=cited(self.id, form),
                rights=file.right_numbers,
            ),
        )
