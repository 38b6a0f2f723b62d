"""What is known of a notarised instrument: its statuses, who has signed at the notary, what the notary has attested."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.acts.notarisation import CertificateRefusal, NotarialRefusal
from cases.agencies import Office
from cases.agreement import Terms
from cases.effects import Issue
from cases.errors import Malformed, NotEntitled, Refused
from cases.words import Token
from forms.notary_refusal.form import NotaryRefusal
from procedures.account import Attested
from procedures.citing import agreement_paper
from procedures.papers import coded, issue
from procedures.rules import File, Procedure, Rule, local_day, noon
from rulebook import notarisation as law
from rulebook.kinds import held_by, kind_by_id
from rulebook.performance import ENFORCEMENT, LIMITATION
from rulebook.roads import RoadAhead, RoadKind, ahead
from rulebook.roads_left import after_notary


class Status(StrEnum):
    """Where the way to a notarised title stands."""

    PREPARING = "preparing"
    FILED = "filed"
    ACCEPTED = "accepted"
    ISSUED = "issued"
    CERTIFYING = "certifying"
    CERTIFIED = "certified"
    CONTESTED = "contested"
    NOT_JOINED = "not_joined"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    NOT_CERTIFIED = "not_certified"
    NOT_ENFORCED = "not_enforced"
    REPLACED = "replaced"


PREPARING, FILED, ACCEPTED = Status.PREPARING, Status.FILED, Status.ACCEPTED
ISSUED, CERTIFYING, CERTIFIED = Status.ISSUED, Status.CERTIFYING, Status.CERTIFIED
CONTESTED = Status.CONTESTED
NOT_JOINED, WITHDRAWN, REFUSED = Status.NOT_JOINED, Status.WITHDRAWN, Status.REFUSED
NOT_CERTIFIED, NOT_ENFORCED, REPLACED = Status.NOT_CERTIFIED, Status.NOT_ENFORCED, Status.REPLACED

TITLES = (ISSUED, CERTIFYING, CERTIFIED, CONTESTED)
"""Statuses in which the instrument is a title; a request of the debtor alone takes nothing away."""

LIVE = (FILED, ACCEPTED, *TITLES)
"""All have signed at the notary, or the instrument stands; a dispute has one path at a time (LR-10)."""

WITHOUT_TITLE = (NOT_JOINED, WITHDRAWN, REFUSED, NOT_CERTIFIED, NOT_ENFORCED)
"""Ends that leave the agreement a contract and no more."""


@dataclass(frozen=True, kw_only=True)
class Joined:
    """A party signed the application at the notary."""

    who: Token
    at: datetime


@dataclass(frozen=True, kw_only=True)
class NotarisationState(Procedure):
    """The record of the way to a notary. `office` is the notary office, but the court while a request lies before it.

    `asked_at` is the last request for a certificate; with it the two years of the instalments due from `renewed_from`
    on were interrupted. `certified_on` is the day of the last certificate. `kind_id` is set where a court has sent the
    case, `guarantors` are those from outside who have signed the agreement.
    """

    status: Status = Status.PREPARING
    mediation: Token
    body: Office
    notary: Office
    terms: Terms
    effective_at: datetime
    kind_id: Token | None = None
    guarantors: tuple[Token, ...] = ()
    joined: tuple[Joined, ...] = ()
    accepted_at: datetime | None = None
    title_at: datetime | None = None
    covers_guarantee: bool = False
    asked_by: Token | None = None
    asked_at: datetime | None = None
    renewed_from: date | None = None
    certified_on: date | None = None
    contested_by: Token | None = None
    grounds: tuple[Token, ...] = ()

    TITLE_CITE = ("CPL-249", "GZF-37")
    FALL_CITE = ("GZZQ-8", "GZZQ-12")
    ENDS = (ISSUED, CERTIFIED, *WITHOUT_TITLE, REPLACED)
    TITLE = "赋予强制执行效力的公证"

    @property
    def walking(self) -> bool:
        """Whether the application lies before the notary, or the instrument stands."""
        return self.status in LIVE

    @property
    def replaceable(self) -> bool:
        """Whether a new agreement, or another title, closes this path."""
        return self.status not in (*LIVE, REPLACED)

    @property
    def attacked(self) -> bool:
        """Whether a court has to decide on the debtor's request."""
        return self.status is CONTESTED

    @property
    def enforceable(self) -> bool:
        """Whether the instrument is a title."""
        return self.status in TITLES and self.title_at is not None

    @property
    def attested(self) -> Attested:
        """What performance has to know of the notary's certificates (GZZQ 5, 9)."""
        return Attested(asked_at=self.asked_at, renewed_from=self.renewed_from, certified_on=self.certified_on)

    def under(self, cites: tuple[str, ...]) -> tuple[str, ...]:
        """The articles of the kind of mediation, or of the body, before which the agreement was made."""
        kind = held_by(self.body.kind)[0] if self.kind_id is None else kind_by_id(self.kind_id)
        return kind.under(cites)

    def owes(self, rule: Rule, party: str) -> bool:
        """A party signs once."""
        return rule.name != "join" or all(done.who != party for done in self.joined)

    def agreement_paper(self) -> str:
        """How papers of this procedure cite the agreement."""
        return agreement_paper(self.mediation, self.body, of_court=self.kind_id is not None)

    # --- the two years, instalment by instalment (GZZQ 9) -------------------------------------------------

    def renews_from(self, asked_at: datetime, file: File) -> date | None:
        """The first instalment whose two years a request at this instant interrupts: those not over yet."""
        calendar = file.calendar
        days = sorted(part.due for one in self.terms.obligations for part in one.instalments if part.amount)
        earlier = self.renewed_from if self.asked_at is not None else None
        if earlier is not None and self.asked_at and asked_at < ENFORCEMENT.count(self.asked_at, calendar).due:
            return earlier
        return next((day for day in days if asked_at < ENFORCEMENT.count(noon(day), calendar).due), None)

    # --- papers and roads ---------------------------------------------------------------------------------

    def refusal_paper(self, act: NotarialRefusal | CertificateRefusal, file: File, *, certificate: bool) -> Issue:
        """The notary's refusal, with its grounds and the roads that remain."""
        return issue(
            NotaryRefusal,
            self,
            act,
            certificate=certificate,
            parties=file.everyone,
            agreement=self.agreement_paper(),
            grounds=[coded(law.notary_ground(code)) for code in self.grounds],
            roads=self.roads_left(file),
            serve_on=file.everyone,
        )

    def roads_left(
        self, file: File, *, pays: bool | None = None, limitation: date | None = None
    ) -> tuple[RoadAhead, ...]:
        """What remains where there is no title: the contract, and the dispute itself after a refusal (GZZQ 8, 21)."""
        if self.status not in WITHOUT_TITLE:
            return ()
        limitation = limitation or LIMITATION.count(self.effective_at, file.calendar).last_day
        first = {
            NOT_CERTIFIED: ahead(RoadKind.SUIT, limitation, "GZZQ-8"),
            NOT_ENFORCED: ahead(RoadKind.SUIT, limitation, "GZZQ-21"),
        }
        return after_notary(
            pays=any(one.total for one in self.terms.obligations) if pays is None else pays,
            limitation=limitation,
            clause=self.terms.arbitration is not None,
            first=first.get(self.status),
        )

    # --- guards -------------------------------------------------------------------------------------------

    def must_be_notarisable(self) -> None:
        """Payments that are clear, the debtors' promise in the text, and nothing declared (公证法37; GZZQ 5)."""
        if self.terms.declares_title:
            raise Refused(
                "协议对知识产权的归属、效力或者发明人资格作出确认，不得赋予强制执行效力",
                article="GZZQ-5",
                remedy="请将确权条款分出另办登记，就给付条款重新达成协议后再申请",
            )
        if not self.terms.accepts_enforcement:
            raise Refused(
                "协议没有载明债务人愿意接受强制执行的承诺",
                article=self.under(("O81-69", "GZF-37"))[0],
                remedy="请重新达成协议并载明该承诺后再申请",
            )
        if not law.clear_payments(self.terms.obligations):
            raise Refused(
                "协议没有数额和期限明确的给付内容",
                article="GZF-37",
                remedy="可以共同申请司法确认，或者写明数额和期限后重新达成协议",
            )

    def must_be_the_only_path(self, file: File) -> None:
        """One settlement, one title (LR-10)."""
        if file.walked:
            raise Refused(
                "本案正在通过其他途径取得执行依据，或者已经取得，不能再办理公证",
                article="CPL-206",
                remedy="请等待该程序结束；已经取得执行依据的，请申请强制执行",
            )

    def must_be_due_to(self, party: str | None, at: datetime) -> None:
        """Only a creditor of a payment that has fallen due asks for a certificate."""
        mine = [one for one in law.clear_payments(self.terms.obligations) if one.obligee == party]
        if not mine:
            raise NotEntitled("只有给付的权利人可以申请执行证书", article="GZZQ-9", field="party")
        if not any(part.due < local_day(at) for one in mine for part in one.instalments):
            raise Refused(
                "没有到期的给付，公证机构不能核实不履行的情况",
                article="GZF-37",
                remedy="请在履行期限届满后再申请",
            )

    def must_be_debtor(self, party: str | None) -> None:
        """Only who owes a payment under the instrument resists its enforcement."""
        if all(one.obligor != party for one in law.clear_payments(self.terms.obligations)):
            raise NotEntitled("只有被执行人可以申请不予执行", article="GZZQ-12", field="party")

    def must_have_come(self, day: date | None, at: datetime, field: str) -> None:
        """Nobody reports what has not happened yet."""
        if day is not None and day > local_day(at):
            raise Malformed("所填日期在将来", field=field, remedy="请核对日期")
