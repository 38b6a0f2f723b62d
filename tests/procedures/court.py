"""A dispute whose agreement is in effect, and the hands that play its acts and facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from cases.agencies import Actor, Office, OfficeKind, Role
from cases.agreement import Terms
from cases.effects import Issue, Serve, ServeByHand
from cases.facts import Channel, Issued, Served
from forms.base import Form
from forms.catalogue import all_forms
from procedures.conduct import Conduct
from procedures.confirmation import Confirmation
from procedures.deciding import Decision, advance, decide
from procedures.dispute import Dispute
from procedures.invariants import lr_findings
from procedures.performance import Performance
from procedures.periods import Period, open_period
from procedures.roads import OpenRoad, open_roads
from procedures.rules import File
from rulebook.roads import RoadKind
from tests.makers import COMMITTEE, START, calendar, complaint, make, official, party, ref, terms
from tests.sources import AnySources

P1, P2 = party("p1"), party("p2")
LIANGJIANG = Office(id="cq-liangjiang-court", kind=OfficeKind.BASIC_COURT, district="500112")
YUZHONG = Office(id="cq-yuzhong-court", kind=OfficeKind.BASIC_COURT, district="500103")
IP_COURT = Office(id="cq-ip-court", kind=OfficeKind.INTERMEDIATE_COURT, district="500112")
CLERK = official(Role.COURT_CLERK, LIANGJIANG)
JUDGE = official(Role.JUDGE, LIANGJIANG)
HEAD = official(Role.HEAD, LIANGJIANG)
OFFICER = official(Role.OFFICER, COMMITTEE)
STRANGER = Actor(person="third", role=Role.THIRD_PERSON)
CONFIRMATION, PERFORMANCE = "confirmation-1", "performance-1"
TO_A_COURT = ("joint_application", "late_application", "enforcement_application")


def a_dispute(
    *, of: Terms | None = None, effective: datetime = START, electronic: bool = True, body: Office = COMMITTEE
) -> Dispute:
    """An agreement took effect at this instant: its confirmation and its performance are open."""
    asked = complaint(body, electronic=electronic)
    file = File(
        case=asked.case,
        office=body,
        opened_at=effective,
        matter=asked.matter,
        parties=asked.parties,
        calendar=calendar(),
    )
    agreed = of or terms()
    about: dict[str, Any] = {"mediation": "mediation-1", "body": body, "terms": agreed, "effective_at": effective}
    performance = Performance.begin(file, id=PERFORMANCE, at=effective, **about)
    confirmation = Confirmation.begin(file, id=CONFIRMATION, at=effective, file_by_from=effective, **about)
    periods: list[Period] = []
    for step in (performance, confirmation):
        periods += [open_period(opening, step.now.id, effective, file.calendar) for opening in step.opens]
    conduct = Conduct(id="dispute", office=body)
    return Dispute(
        file=file, now=effective, procedures=(conduct, performance.now, confirmation.now), periods=tuple(periods)
    )


def filled(paper: Issue) -> Form:
    """The paper with names and texts in the place of ids and references: it could be printed."""
    given = {**paper.fields, "number": "（2026）渝0192民特1号", "dated": paper.dated, "office": paper.office}
    return all_forms()[paper.form].model_validate(given, context=AnySources())


class Stage:
    """Plays a dispute: acts, silence and the machine's facts; after each of them nothing may be lost (LR)."""

    def __init__(self, dispute: Dispute) -> None:
        self.dispute = dispute
        self.count = 1000 * len(dispute.answers)
        self.papers: list[Issue] = []

    def act(self, name: str, who: Actor, when: datetime, *, to: str = CONFIRMATION, **content: Any) -> Decision:
        """Hand in an act; whoever expects a refusal reads it off the decision."""
        self.count += 1
        if name in TO_A_COURT:
            content.setdefault("court", LIANGJIANG)
        decision = decide(self.dispute, make(name, who, when, to, self.count, **content))
        self._take(decision)
        return decision

    def well(self, name: str, who: Actor, when: datetime, *, to: str = CONFIRMATION, **content: Any) -> Stage:
        """Hand in an act that is taken up and not refused."""
        decision = self.act(name, who, when, to=to, **content)
        assert decision.answer is not None
        assert decision.answer.refused is None, decision.answer.refused
        return self

    def refused(self, name: str, who: Actor, when: datetime, *, to: str = CONFIRMATION, **content: Any) -> str:
        """Hand in an act that is refused in law; the article."""
        before = self.wait(when).dispute.procedures
        decision = self.act(name, who, when, to=to, **content)
        assert decision.answer is not None
        assert decision.answer.refused is not None
        assert decision.answer.refused.remedy
        assert [one.state for one in self.dispute.procedures] == [one.state for one in before]
        return str(decision.answer.refused.article)

    def wait(self, until: datetime) -> Stage:
        """Nobody acts until then."""
        self._take(advance(self.dispute, until))
        return self

    def print_and_serve(self, when: datetime, only: Iterable[str] = ("p1", "p2")) -> Stage:
        """The machine's facts: every paper issued, and served on these parties."""
        for effect in self.dispute.outbox:
            if isinstance(effect, Issue):
                fact = Issued(key=effect.key, at=when, form=effect.form, number=None, sha256=ref().sha256)
                self._take(decide(self.dispute, fact))
        for effect in self.dispute.outbox:
            if isinstance(effect, Serve | ServeByHand) and effect.on in only:
                self._take(decide(self.dispute, self.reached(effect, when)))
        return self

    def reached(self, effect: Serve | ServeByHand, when: datetime) -> Served:
        """This paper has reached its recipient."""
        return Served(
            key=effect.key, at=when, paper=effect.paper, form=effect.form, on=effect.on, channel=Channel.ELECTRONIC
        )

    def _take(self, decision: Decision) -> None:
        known = {effect.key for effect in self.dispute.outbox}
        self.dispute = decision.dispute
        fresh = [effect for effect in self.dispute.outbox if isinstance(effect, Issue) and effect.key not in known]
        for paper in fresh:
            filled(paper)
        self.papers += fresh
        assert lr_findings(self.dispute) == ()

    @property
    def confirmation(self) -> Confirmation:
        """The confirmation as it stands."""
        found = self.dispute.procedure(CONFIRMATION)
        assert isinstance(found, Confirmation)
        return found

    @property
    def performance(self) -> Performance:
        """The performance as it stands."""
        found = self.dispute.procedure(PERFORMANCE)
        assert isinstance(found, Performance)
        return found

    def period(self, term: str, party: str | None = None) -> Period | None:
        """The running period of this term."""
        return next((one for one in self.dispute.periods if one.term == term and party in (None, one.party)), None)

    def roads(self, of: str) -> dict[RoadKind, OpenRoad]:
        """The roads that a procedure leaves open now."""
        roads = open_roads(self.dispute.procedures, self.dispute.file, self.dispute.now)
        return {road.kind: road for road in roads if road.procedure == of}

    def forms(self) -> list[str]:
        """The papers asked for so far, in order."""
        return [paper.form for paper in self.papers]


def without_agents(dispute: Dispute) -> Dispute:
    """The same dispute, nobody represented."""
    parties = tuple(one.model_copy(update={"mandates": ()}) for one in dispute.file.parties)
    return replace(dispute, file=replace(dispute.file, parties=parties))
