"""What is known of a mediation: its statuses, and what each party, mediator and the body has done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from cases.acts import Act
from cases.acts.mediation import DepartureReason, Mode
from cases.agreement import Terms
from cases.effects import Issue
from cases.facts import Fact
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
from procedures.mediation_entries import Confidence, Draft, Proposed, Signed, Wish
from procedures.papers import cited, coded, issue
from procedures.periods import Opening
from procedures.rules import File, Lapse, Procedure, Rule, moment
from rulebook import mediation as law
from rulebook.grounds import EndingGround, ending_ground
from rulebook.kind import Kind, Waiver
from rulebook.kinds import kind_by_id
from rulebook.mediators import CHOICE_ONLINE, Steps, steps_of
from rulebook.roads import RoadAhead, RoadKind, ahead
from rulebook.roads_left import after_mediation
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

CHOICES = (law.MEDIATOR_CHOICE, CHOICE_ONLINE)
"""The terms in which the parties may choose mediators together: the body's own, and that for requests online."""

BEFORE_EFFECT = (INVITING, OPINION_RECEIVED, *COURSE)

ENDING_PAPERS = (TerminationNotice, CaseWithdrawalNotice, MediationReport)


@dataclass(frozen=True, kw_only=True)
class MediationState(Procedure):
    """The record of a mediation. `kind_id` names its kind in `rulebook.kinds`; `online`: it was asked for online.

    Mediators: `accepted` have taken the case on; `mediated` are all who ever did, `objected` those a party did not
    want; `newcomers` came when something lay in the vault already (`vaulted`), and read it once every party has
    opened it to them (`opened`). `returns_to` is where it goes on when a disclosure in its course is settled.

    Sessions: the latest is `called_for` an instant by the paper `notice`, of which `told` were served in time;
    `attended` and `absent` are who came and who stayed away without cause.

    `filed_at` is the day from which its term runs; `file_by_from` the earlier of the days from which the thirty days
    for confirmation may be counted (R-EFF, DISP-07). `oral` says that the agreement is not written, `online` that it
    is signed on the courts' platform, `parted` that its text was split (the id of the other part ends in `.2`);
    `guaranteed` are guarantors from outside who have signed, `copied_on` is when CNIPA was sent its copy. `sent_by` is
    the suit that was sent here at `sent_at`, `materials_at` when its materials were received.
    """

    status: Status = INVITING
    kind_id: Token
    requested_at: datetime
    filed_at: datetime | None = None
    reached: tuple[Token, ...] = ()
    consented: tuple[Token, ...] = ()
    online: bool = False
    choices: tuple[tuple[Token, tuple[Token, ...]], ...] = ()
    asked: tuple[Token, ...] = ()
    to_recommend: bool = False
    recommended: tuple[Token, ...] = ()
    mediators: tuple[Token, ...] = ()
    accepted: tuple[Token, ...] = ()
    mediated: tuple[Token, ...] = ()
    objected: tuple[Token, ...] = ()
    newcomers: tuple[Token, ...] = ()
    opened: tuple[tuple[Token, Token], ...] = ()
    vaulted: bool = False
    former: tuple[Token, ...] = ()
    left_because: DepartureReason | None = None
    disclosed: tuple[Token, ...] = ()
    relations: tuple[tuple[Token, RecordRef], ...] = ()
    waived: tuple[tuple[Token, Token], ...] = ()
    returns_to: Status | None = None
    helpers: tuple[RecordRef, ...] = ()
    called_for: datetime | None = None
    called_mode: Mode | None = None
    notice: Token | None = None
    told: tuple[Token, ...] = ()
    attended: tuple[Token, ...] = ()
    absent: tuple[Token, ...] = ()
    confided: tuple[Confidence, ...] = ()
    passable: tuple[Confidence, ...] = ()
    proposal: Proposed | None = None
    undisputed: RecordRef | None = None
    facts_signed: tuple[Signed, ...] = ()
    terms: Terms | None = None
    signed: tuple[Signed, ...] = ()
    sealed: Signed | None = None
    extensions: tuple[Wish, ...] = ()
    extended_by_head: bool = False
    lost: tuple[Token, ...] = ()
    requests: RecordRef | None = None
    extended_by_all: bool = False
    sent_by: Token | None = None
    sent_at: datetime | None = None
    materials_at: datetime | None = None
    ground: Token | None = None
    effective_at: datetime | None = None
    file_by_from: datetime | None = None
    oral: bool = False
    parted: bool = False
    guaranteed: tuple[Signed, ...] = ()
    certified: bool = False
    draft: Draft | None = None
    copied_on: date | None = None

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

    @property
    def steps(self) -> Steps:
        """The terms of the steps before the first session."""
        return steps_of(self.kind_of, online=self.online)

    @property
    def waiver(self) -> Waiver:
        """How the parties keep a mediator who has disclosed relations; online they go on once they know (N-02)."""
        own = self.kind_of.waiver
        return "continue" if own == "none" and self.online and self.kind_of.steps != "house" else own

    def choice(self) -> Opening:
        """The days in which the parties choose mediators together."""
        return Opening(term=self.steps.choice)

    def reads_vault(self, person: str, file: File) -> bool:
        """Whether this mediator may read what was said in confidence; a newcomer once every party has agreed."""
        if person not in self.newcomers:
            return person in self.mediators
        return person in self.mediators and all((party, person) in self.opened for party in self.sees(file).everyone)

    def unwaived(self, file: File) -> tuple[str, ...]:
        """The mediators whose disclosed relations some party has not accepted."""
        return tuple(
            mediator
            for mediator, _ in self.relations
            if any((party, mediator) not in self.waived for party in file.everyone)
        )

    def under(self, cites: tuple[str, ...]) -> tuple[str, ...]:
        """The articles of this kind of mediation."""
        return self.kind_of.under(cites)

    @property
    def number_paper(self) -> str:
        """The paper that bears the number of the case: the office's notice, the court's letter, or the acceptance."""
        if self.variant == PATENT:
            return cited(self.base, FilingNotice)
        if self.sent_by is not None:
            letter = EntrustmentLetter if self.kind_of.of_court == "entrusted" else DelegationLetter
            return cited(self.sent_by, letter)
        return cited(self.base.replace("mediation", "intake"), AcceptanceNotice)

    @property
    def base(self) -> str:
        """The mediation from which this one split off (mediation-1.p1, mediation-1.2 → mediation-1), or itself."""
        return self.id.partition(".")[0]

    @property
    def origin(self) -> str:
        """The mediation whose text was split, of which this is the second part; itself otherwise."""
        return self.id.removesuffix(".2")

    @property
    def agreement(self) -> str:
        """Its own."""
        return self.id

    @property
    def second(self) -> bool:
        """Whether this is what was split off: the part that declares nothing."""
        return self.id != self.origin

    def owes(self, rule: Rule, party: str) -> bool:
        """A party consents, chooses and signs once."""
        later = self.signed if self.draft is None else self.draft.signed
        done = {
            "consent": self.consented,
            "state_opinion": self.consented,
            "sign_facts": tuple(signature.who for signature in self.facts_signed),
            "sign": tuple(signature.who for signature in self.signed),
            "ask_recommendation": self.asked,
            "answer_proposal": self.proposal.agreed if self.proposal else (),
            "sign_after": tuple(signature.who for signature in later),
        }
        if rule.name == "accept_mediator":
            return any((party, mediator) not in self.waived for mediator, _ in self.relations)
        if rule.name == "open_vault":
            return any((party, mediator) not in self.opened for mediator in self.newcomers)
        return party not in done.get(rule.name, ())

    def asks(self, rule: Rule, party: str | None = None) -> bool:
        """A successor is awaited while a party is lost, a resumption while the mediation is otherwise paused.

        A party that has chosen mediators may choose others until all agree, but is not asked to.
        """
        asked = {
            "choose": party not in dict(self.choices),
            "recommend": self.to_recommend,
            "accept": any(mediator not in self.accepted for mediator in self.mediators),
            "disclose": any(mediator not in self.disclosed for mediator in self.mediators),
            "open_vault": bool(self.newcomers),
            "answer_proposal": self.proposal is not None,
            "sign_after": self.writing,
            "seal_after": self.writing,
            "send_copy": self.copied and self.copied_on is None,
            "receive": self.kind_of.of_court is not None and self.materials_at is None,
            "succeed": bool(self.lost),
            "resume": self.paused is not None and not self.lost,
        }
        return asked.get(rule.name, True)

    @property
    def writing(self) -> bool:
        """Whether a text beside the agreement in effect waits for signatures, or the agreement for those still due."""
        return self.draft is not None or (self.online and not self.whole)

    @property
    def confirmable(self) -> bool:
        """Whether a court may confirm the agreement: it is written, and no clause of it declares who owns what.

        What was agreed in a docketed suit gets the court's own statement (R-03).

        An oral agreement cannot be handed in (解释354: 调解协议). Doubt: the law speaks of the content of the agreement
        (解释355（五）), so clauses decide and not the kind of dispute; a person puts a clause into its class (R-04).
        """
        own_title = self.kind_of.of_court == "entrusted"
        return self.terms is not None and not self.terms.declares_title and not self.oral and not own_title

    @property
    def whole(self) -> bool:
        """Whether mediators and body have signed and sealed as the form of the kind asks."""
        who = [signature.who for signature in self.signed]
        mediators = not self.kind_of.needs_mediator or all(mediator in who for mediator in self.mediators)
        return mediators and (not self.kind_of.needs_seal or self.sealed is not None)

    @property
    def copied(self) -> bool:
        """Whether CNIPA is sent a copy of what closes the case: in an ownership mediation that was filed (办法70)."""
        return self.kind_of.may_freeze and self.filed_at is not None and not self.second

    def facing(self, party: str, file: File) -> File:
        """The file of one party and the other side only: who must know that it takes no part."""
        side = file.party(party).side
        kept = (party, *(one.id for one in file.parties if one.side is not side))
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
            roads=self.roads_left(file, ground=ground),
            serve_on=file.everyone,
        )
        return (notice,)

    def roads_left(
        self, file: File, limitation: date | None = None, *, ground: str | None = None
    ) -> tuple[RoadAhead, ...]:
        """What remains without an agreement; the creditors of a bankrupt party declare their claims.

        A case of a court's goes on there (在线调解规则21).
        """
        if self.kind_of.of_court == "entrusted":
            return (ahead(RoadKind.TRIAL, cite="ZXTJ-21"),)
        bankrupt = EndingGround.BANKRUPTCY in (ground, self.ground)
        declare = (ahead(RoadKind.DECLARE_TO_ADMINISTRATOR),) if bankrupt else ()
        return (*declare, *after_mediation(file.matter, limitation))

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
        if not self.copied:
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
