"""The entry into enforcement: application, docketing, refusal, stay, closing (民事诉讼法250; 解释460, 481, 517)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cases.acts.performance import (
    EnforcementAcceptance,
    EnforcementApplication,
    EnforcementClosing,
    EnforcementRefusal,
    EnforcementStay,
)
from cases.agencies import OFFICE_TITLES, Office, Role
from cases.effects import Issue
from cases.errors import Malformed, NotEntitled, Refused
from cases.parties import Power
from cases.payment import Order
from forms.enforcement_application.form import EnforcementApplication as ApplicationPaper
from forms.property_statement.form import PropertyStatement
from procedures.account import Outstanding, Payment, Title
from procedures.citing import certificate_paper, ruling_paper, title_basis
from procedures.papers import interest_lines, issue, lines, split_lines
from procedures.performance_state import (
    DEFAULTED,
    ENFORCED,
    ENFORCEMENT_FILED,
    ENFORCEMENT_REFUSED,
    ENFORCING,
    NO_ASSETS,
    NOT_ENFORCED,
    UNDER_ENFORCEMENT,
    WATCHING,
    PerformanceState,
)
from procedures.periods import Opening
from procedures.rules import File, Lapse, Step, local_day, rule, silence
from procedures.terms import again_in_a_month
from rulebook import notarisation as notary_law
from rulebook import performance as law
from rulebook.grounds import EnforcementGround, enforcement_ground
from rulebook.roads import RoadAhead, RoadKind, ahead
from rulebook.roads_left import after_agreement
from rulebook.wording import write_day

PACKAGE = (ApplicationPaper, PropertyStatement)


@dataclass(frozen=True, kw_only=True)
class Enforcing(PerformanceState):
    """The rules on the entry into enforcement."""

    @rule(
        on=EnforcementApplication,
        by=Role.PARTY,
        when=(DEFAULTED, ENFORCEMENT_REFUSED),
        to=ENFORCEMENT_FILED,
        cite=("CPL-206", "CPL-250", "CPLI-460", "GZZQ-2", "GZZQ-5"),
        row=("P5/eligible", "P5/late", "P4/default", "P11/enforce"),
        papers=PACKAGE,
        opens=(law.ENFORCEMENT_DOCKETING,),
    )
    def apply(self, act: EnforcementApplication, file: File) -> Step[Enforcing]:
        """A creditor asks for enforcement on default. Late is not refused: the debtor alone may object (解释481)."""
        late = act.stamp.handed_in_at >= self.enforcement_over(act.stamp.handed_in_at, file).due
        return replace(self, filed_late=late).enforce(act, file)

    @rule(
        on=EnforcementApplication,
        by=Role.PARTY,
        when=NO_ASSETS,
        to=ENFORCEMENT_FILED,
        cite="CPLI-517",
        row="P5/no-assets",
        papers=PACKAGE,
        opens=(law.ENFORCEMENT_DOCKETING,),
    )
    def apply_again(self, act: EnforcementApplication, file: File) -> Step[Enforcing]:
        """Assets have appeared: enforcement is asked for again, at any time."""
        return self.enforce(act, file)

    @rule(on=EnforcementApplication, by=Role.PARTY, when=WATCHING, to=WATCHING, cite="CPL-206", row="P5/due")
    def refuse_early(self, act: EnforcementApplication, file: File) -> Step[Enforcing]:
        """Nothing is enforced before it is due and not performed."""
        raise Refused(
            "没有到期未履行的义务，不能申请执行", article="CPL-206", remedy="请等待履行期限届满，逾期未履行的再申请"
        )

    @rule(
        on=EnforcementAcceptance,
        by=Role.COURT_CLERK,
        when=ENFORCEMENT_FILED,
        to=ENFORCING,
        cite="ZXGD-16",
        row="P5/accept",
        opens=(law.ENFORCEMENT_CLOSING,),
        duty=True,
    )
    def docket(self, act: EnforcementAcceptance, file: File) -> Step[Enforcing]:
        """The court dockets the enforcement."""
        return Step(now=self.into(ENFORCING), opens=(Opening(term=law.ENFORCEMENT_CLOSING),))

    @rule(
        on=EnforcementRefusal,
        by=(Role.COURT_CLERK, Role.JUDGE),
        when=ENFORCEMENT_FILED,
        to=ENFORCEMENT_REFUSED,
        cite=("ZXGD-16", "CPLI-461", "GZZQ-5"),
        row=("P5/accept", "P11/dismissed"),
        opens=(law.ENFORCEMENT,),
    )
    def refuse(self, act: EnforcementRefusal, file: File) -> Step[Enforcing]:
        """The court refuses on a coded ground, never for lateness; the two years are shown as before."""
        ground = enforcement_ground(act.ground).code
        if ground == EnforcementGround.TERM_OBJECTION:
            raise Refused(
                "超过申请执行时效期间的申请，人民法院应予受理",
                article="CPLI-481",
                field="ground",
                remedy="被执行人提出时效异议且成立的，裁定不予执行",
            )
        now = self.into(
            ENFORCEMENT_REFUSED, ground=ground, office=self.body, undemanded=True, refused_at=act.stamp.received_at
        )
        return Step(now=now, opens=self.enforcement_opening())

    @rule(
        on=EnforcementStay,
        by=Role.JUDGE,
        when=UNDER_ENFORCEMENT,
        to=NOT_ENFORCED,
        cite="CPLI-481",
        row="P5/late",
    )
    def decline(self, act: EnforcementStay, file: File) -> Step[Enforcing]:
        """The debtor's objection that the two years are over was upheld."""
        if not self.filed_late:
            closes = self.enforcement_closes(file)
            raise Refused(
                f"申请执行时效期间至{write_day(closes.last_day)}届满，本案申请未超过该期间",
                article="CPL-250",
                remedy="请继续执行",
            )
        return Step(now=self.into(NOT_ENFORCED, ground=EnforcementGround.TERM_OBJECTION.value, undemanded=True))

    @rule(
        on=EnforcementClosing,
        by=(Role.JUDGE, Role.COURT_CLERK),
        when=ENFORCING,
        to=(ENFORCED, NO_ASSETS, WATCHING),
        cite=("CPLI-517", "SXQX-5"),
        row=("P5/done", "P5/no-assets"),
        opens=(law.INSTALMENT,),
        duty=True,
    )
    def close(self, act: EnforcementClosing, file: File) -> Step[Enforcing]:
        """Collected in full, or for now without assets: then enforcement may be asked for again at any time."""
        if act.collected > self.collectable(local_day(act.stamp.received_at)):
            raise Malformed("执行到位金额超出到期未履行的金额及其利息", field="collected", remedy="请核对金额")
        now = self.collect(act, all_of_it=act.complete)
        if not act.complete:
            return Step(now=now.into(NO_ASSETS))
        opens = now.watch()
        if opens:
            return Step(now=now.into(WATCHING, office=self.body), opens=opens)
        return Step(now=now.into(ENFORCED))

    @silence(
        law.ENFORCEMENT,
        when=(DEFAULTED, ENFORCEMENT_REFUSED),
        to=(DEFAULTED, ENFORCEMENT_REFUSED),
        row=("P5/late", "P11/per-instalment"),
        opens=(law.ENFORCEMENT,),
    )
    def grow_late(self, missed: Lapse, file: File) -> Step[Enforcing]:
        """Two years are over; the application is still accepted, at the risk of the debtor's objection.

        Where each instalment has its own two years, those of the next are watched from now on (GZZQ 9).
        """
        opens = self.enforcement_opening(after=missed.period.start)
        return Step(now=replace(self, late=not opens), opens=opens)

    @silence(
        law.ENFORCEMENT_DOCKETING,
        when=ENFORCEMENT_FILED,
        to=ENFORCEMENT_FILED,
        row="P5/accept",
        opens=(law.ENFORCEMENT_DOCKETING,),
    )
    def docketing_overdue(self, missed: Lapse, file: File) -> Step[Enforcing]:
        """The court is late with docketing; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.ENFORCEMENT_DOCKETING),))

    @silence(
        law.ENFORCEMENT_CLOSING,
        when=ENFORCING,
        to=ENFORCING,
        row=("P5/time-limit", "P5/stalled"),
        opens=(law.ENFORCEMENT_CLOSING,),
    )
    def closing_overdue(self, missed: Lapse, file: File) -> Step[Enforcing]:
        """Six months without an end: the creditor may turn to the higher court (民事诉讼法237)."""
        return Step(now=self, opens=(again_in_a_month(law.ENFORCEMENT_CLOSING),))

    # --- what the rules above share ---------------------------------------------------------------------

    def enforce(self, act: EnforcementApplication, file: File) -> Step[Enforcing]:
        """The application with its package, to the court that ruled or its equal where the property lies."""
        party = str(act.stamp.party)
        title = self.must_have_title()
        claims = self.claims_of(party, local_day(act.stamp.received_at))
        self.must_be_competent(act, title, claims, file)
        self.must_be_allowed_to_collect(act, file)
        now = replace(self, office=act.court)
        opens = (Opening(term=law.ENFORCEMENT_DOCKETING),)
        return Step(
            now=now.into(ENFORCEMENT_FILED, ground=None), effects=now.package(act, title, claims, file), opens=opens
        )

    def claims_of(self, party: str, on: date) -> tuple[Outstanding, ...]:
        """What is overdue to this party under the title; who is owed nothing that is overdue does not apply."""
        by_notary = self.title is not None and self.title.attested is not None
        overdue = self.overdue(on) if by_notary else self.enforceable(on)
        if not any(self.obligation(part.obligation).obligee == party for part in overdue):
            raise NotEntitled("只有到期未受履行的权利人可以申请执行", article="CPL-206", field="party")
        covered = tuple(part for part in self.enforceable(on) if self.obligation(part.obligation).obligee == party)
        if not covered:
            raise Refused(
                "公证机构没有就到期未付的款项出具执行证书，人民法院不予受理",
                article="GZZQ-5",
                remedy="请先向公证机构申请执行证书；停止侵权等行为义务不能依公证债权文书执行，可以起诉",
            )
        return covered

    def package(
        self, act: EnforcementApplication, title: Title, claims: tuple[Outstanding, ...], file: File
    ) -> tuple[Issue, ...]:
        """The papers of an application: what is owed under the title, what was paid, what is known of property."""
        party, today = str(act.stamp.party), local_day(act.stamp.received_at)
        debtors = tuple(dict.fromkeys(self.obligation(part.obligation).obligor for part in claims))
        ruling = ruling_paper(title.procedure)
        application = issue(
            ApplicationPaper,
            self,
            act,
            creditor=party,
            debtors=debtors,
            court=act.court.id,
            basis=title_basis(title.procedure),
            ruling=ruling,
            certificate=None if title.attested is None else certificate_paper(title.procedure),
            effective=title.at,
            agreement=self.agreement_paper(),
            obligations=lines(self.terms.obligations),
            claims=[_claim(part) for part in claims],
            interest=interest_lines(self.interest(today)),
            doubled=interest_lines(self.doubled(today)),
            splits=split_lines(self.splits(today)),
            last_day=self.enforcement_closes(file).last_day,
            clues=act.clues,
            to_agent=act.to_agent,
        )
        statements = [
            issue(PropertyStatement, self, act, creditor=party, debtor=debtor, ruling=ruling, clues=act.clues)
            for debtor in debtors
        ]
        return (application, *statements)

    def must_have_title(self) -> Title:
        """A contract is not enforced; only a title is (民事诉讼法206)."""
        if self.title is None:
            raise Refused(
                "调解协议未经人民法院裁定确认，也没有其他执行依据，不能申请强制执行",
                article="CPL-206",
                remedy="仍在三十日内的可以共同申请司法确认；也可以申请支付令或者就协议起诉",
            )
        return self.title

    def must_be_competent(
        self, act: EnforcementApplication, title: Title, claims: tuple[Outstanding, ...], file: File
    ) -> None:
        """The court that ruled, or a court of the same level where the property is (解释460)."""
        court: Office = act.court
        if title.attested is not None:
            self.must_be_at_the_debtors(act, claims, file)
            return
        if court.id == title.court.id:
            return
        if court.kind is not title.court.kind or act.clues is None:
            raise Refused(
                "确认裁定、支付令由作出的人民法院或者与其同级的被执行财产所在地人民法院执行",
                article="CPLI-460",
                field="court",
                remedy="请向作出裁定、支付令的法院申请；向财产所在地法院申请的，请附财产线索",
            )

    def must_be_at_the_debtors(self, act: EnforcementApplication, claims: tuple[Outstanding, ...], file: File) -> None:
        """The court where the debtor lives or the property is, of the level that the sum asks for (GZZQ 2)."""
        debtors = [file.party(self.obligation(part.obligation).obligor) for part in claims]
        amount = sum((part.amount for part in claims), Decimal(0))
        level = notary_law.level_of(amount, file.parties)
        if act.court.kind is not level or not (act.clues is not None or notary_law.at_home(act.court, debtors)):
            raise Refused(
                f"公证债权文书由被执行人住所地或者被执行的财产所在地的{OFFICE_TITLES[level]}执行",
                article="GZZQ-2",
                field="court",
                remedy="请向被执行人住所地的法院申请；向财产所在地法院申请的，请附财产线索",
            )

    def must_be_allowed_to_collect(self, act: EnforcementApplication, file: File) -> None:
        """An agent collects money only by special authority (执行工作规定20)."""
        if not act.to_agent:
            return
        mandates = file.party(str(act.stamp.party)).mandates
        if not any(mandate.agent == act.stamp.person and Power.COLLECT in mandate.powers for mandate in mandates):
            raise Refused(
                "代为收取执行款项须有委托人的特别授权",
                article="ZXGD-20",
                field="to_agent",
                remedy="请补交载明“代为收取执行款项”的授权委托书，或者由申请执行人本人收款",
            )

    def collect(self, act: EnforcementClosing, *, all_of_it: bool) -> Enforcing:
        """What the court collected pays the oldest instalments; a complete execution settles all that was due.

        The court distributes (法释〔2014〕8号 art 4 puts the doubled part last); its closing is taken as it stands.
        """
        left, entries = act.collected, list(self.payments)
        today = local_day(act.stamp.received_at)
        order = Order.INTEREST_WAIVED if all_of_it else Order.BY_LAW
        interest = {one.id: self.books(one, today).unpaid for one in self.terms.obligations if self.whole_title}
        for part in self.enforceable(today):
            owed = part.amount + (interest.pop(part.obligation, Decimal(0)) if part.amount else Decimal(0))
            amount = part.amount if all_of_it else min(left, owed)
            left -= min(left, owed)
            if amount or (all_of_it and not part.amount):
                entry = Payment(obligation=part.obligation, amount=amount, on=today, confirmed=True, order=order)
                entries.append(entry)
        return replace(self, payments=tuple(entries), collected=self.collected + act.collected)

    def collectable(self, on: date) -> Decimal:
        """All that an execution may bring by a day: what is overdue, with what lateness costs (民事诉讼法264).

        A title that covers certain sums only brings these, and not what lateness costs under the agreement.
        """
        overdue = sum((part.amount for part in self.enforceable(on)), Decimal(0))
        accrued = self.accrued(on) if self.whole_title else Decimal(0)
        return overdue + accrued + sum((line.cost for _, line in self.doubled(on)), Decimal(0))

    def roads_of_default(self, file: File) -> tuple[RoadAhead, ...]:
        """What a creditor may do on a default: with a title, enforcement; without one, the roads of a contract."""
        if self.title is not None and self.title.attested is not None:
            return self.roads_under_title(file)
        covered = self.title is not None and all(
            self.title.holds_for(part.obligation, part.due) for part in self.outstanding
        )
        enforce = (self.enforcement_road(file),) if self.titled_debt else ()
        if covered:
            return enforce
        limitation = self.limitation_closes(file).last_day
        pays = any(part.amount for part in self.outstanding)
        clause = self.terms.arbitration is not None
        contract = after_agreement(
            confirmable=True, pays=pays, limitation=limitation, clause=clause, notary=self.notary_opens
        )
        closed = (RoadKind.CONFIRMATION, *((RoadKind.PAYMENT_ORDER, RoadKind.NOTARISED_INSTRUMENT) if enforce else ()))
        return (*enforce, *(road for road in contract if road.kind not in closed))

    def roads_under_title(self, file: File) -> tuple[RoadAhead, ...]:
        """Enforcement of a notary's title; what it does not cover is sued for as before, or arbitrated by a clause."""
        covered = (self.enforcement_road(file),) if self.attestable else ()
        clause = self.terms.arbitration is not None
        contract = RoadKind.ARBITRATION_CLAUSE if clause else RoadKind.SUIT_ON_AGREEMENT
        suit = (ahead(contract, self.limitation_closes(file).last_day),)
        return (*covered, *(suit if self.attestable != self.outstanding else ()))

    def enforcement_road(self, file: File) -> RoadAhead:
        """How the title is enforced, and until when without risk."""
        by_notary = self.title is not None and self.title.attested is not None
        kind = RoadKind.NOTARISED_ENFORCEMENT if by_notary else RoadKind.ENFORCEMENT
        return ahead(kind, self.enforcement_closes(file).last_day)


def _claim(part: Outstanding) -> dict[str, object]:
    """One line of the calculation."""
    return {
        "obligation": part.obligation,
        "due": part.due,
        "amount": part.whole,
        "paid": part.whole - part.amount,
        "outstanding": part.amount,
    }
