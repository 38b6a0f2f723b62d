"""The way to a notarised title: all sign at the notary, instrument, certificate on default, the debtor's request.

民事诉讼法249; 公证法30–32, 37; 专利纠纷行政裁决和调解办法69; 公证债权文书执行规定2, 5–9, 12–13, 22.

Doubt: 公证法37 speaks of 给付; promises to stop, to destroy or to publish stay in the text, but only its payments are
enforced under this title. A party that dies before it has signed is not replaced: the application ends in time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from cases.acts.notarisation import (
    CertificateGrant,
    CertificateRefusal,
    CertificateRequest,
    NonEnforcementRequest,
    NonEnforcementRuling,
    NotarialDeed,
    NotarialRefusal,
    NotaryAcceptance,
    NotaryApplication,
    NotaryJoining,
    NotaryWithdrawal,
)
from cases.agencies import Office, OfficeKind, Role
from cases.agreement import Terms
from cases.effects import Issue
from cases.errors import Malformed, NotAwaited, Refused
from cases.parties import Power
from forms.enforcement_certificate.form import EnforcementCertificate
from forms.notarised_instrument.form import NotarisedInstrument
from forms.notary_application.form import NotaryApplication as ApplicationPaper
from forms.notary_refusal.form import NotaryRefusal
from procedures.notarisation_state import (
    ACCEPTED,
    CERTIFIED,
    CERTIFYING,
    CONTESTED,
    FILED,
    ISSUED,
    NOT_CERTIFIED,
    NOT_ENFORCED,
    NOT_JOINED,
    PREPARING,
    REFUSED,
    REPLACED,
    WITHDRAWN,
    Joined,
    NotarisationState,
)
from procedures.papers import cited, issue, lines
from procedures.periods import Opening
from procedures.rules import File, Lapse, Step, local_day, noon, rule, silence
from procedures.terms import again_in_a_month
from rulebook import notarisation as law
from rulebook.wording import write_day

OPENED_BY = ("O81-69", "CPL-249", "GZF-37")
"""The articles that open the way: for a patent office's agreement its own, for all the procedure law's."""


@dataclass(frozen=True, kw_only=True)
class Notarisation(NotarisationState):
    """A path to a title without a court; both sides must go to the notary together."""

    kind: Literal["notarisation"] = "notarisation"

    @classmethod
    def begin(
        cls,
        act: NotaryApplication,
        file: File,
        *,
        id: str,
        out: tuple[str, ...],
        mediation: str,
        body: Office,
        terms: Terms,
        effective_at: datetime,
        kind_id: str | None = None,
        guarantors: tuple[str, ...] = (),
    ) -> Step[Notarisation]:
        """A party has signed at the notary; the others have days to join, and until then no other path is barred."""
        if act.notary.kind is not OfficeKind.NOTARY_OFFICE:
            raise Malformed("所填机构不是公证机构", field="notary", article="GZF-37", remedy="请填写公证机构")
        signed = Joined(who=str(act.stamp.party), at=act.stamp.received_at)
        new = cls(
            id=id,
            out=out,
            office=act.notary,
            notary=act.notary,
            mediation=mediation,
            body=body,
            terms=terms,
            effective_at=effective_at,
            kind_id=kind_id,
            guarantors=guarantors,
            joined=(signed,),
        )
        new.must_be_notarisable()
        return Step(now=new, opens=(Opening(term=law.JOINING),))

    def replaced(self) -> Step[Notarisation]:
        """A new agreement, or another title, has taken the place of this path."""
        return Step(now=self.into(REPLACED, office=self.notary))

    def reworded(self, terms: Terms) -> Step[Notarisation]:
        """Words of the agreement were corrected; what it promises is as it was."""
        return Step(now=replace(self, terms=terms))

    # --- the application (民事诉讼法249; 公证法37; 办法69) -----------------------------------------------------

    @rule(
        on=NotaryJoining,
        by=Role.PARTY,
        when=PREPARING,
        to=(PREPARING, FILED),
        cite=OPENED_BY,
        row="P11/apply",
        papers=(ApplicationPaper,),
        power=Power.SETTLE,
        duty=True,
    )
    def join(self, act: NotaryJoining, file: File) -> Step[Notarisation]:
        """Every party signs at the notary, in person or by an agent with special authority; then it is filed."""
        self.must_be_the_only_path(file)
        joined = (*self.joined, Joined(who=str(act.stamp.party), at=act.stamp.received_at))
        now = replace(self, joined=joined)
        if {done.who for done in joined} != set(file.everyone):
            return Step(now=now)
        return Step(now=now.into(FILED), effects=(now.application(act, file),))

    @rule(
        on=NotaryWithdrawal,
        by=Role.PARTY,
        when=(PREPARING, FILED, ACCEPTED),
        to=WITHDRAWN,
        cite="CPL-249",
        row="P11/withdraw",
    )
    def withdraw(self, act: NotaryWithdrawal, file: File) -> Step[Notarisation]:
        """Until the instrument is issued any signatory may leave; the agreement stays a contract."""
        if all(done.who != act.stamp.party for done in self.joined):
            raise NotAwaited("您尚未在公证申请上签名", article="CPL-249", remedy="无需撤回；不愿办理的，不签署即可")
        return Step(now=self.into(WITHDRAWN))

    @silence(law.JOINING, when=PREPARING, to=NOT_JOINED, row="P11/withdraw")
    def not_joined(self, missed: Lapse, file: File) -> Step[Notarisation]:
        """The others have not come to the notary; it can be asked again."""
        return Step(now=self.into(NOT_JOINED))

    # --- the notary's review and the instrument (公证法30–32, 37) --------------------------------------------

    @rule(
        on=NotaryAcceptance,
        by=Role.NOTARY,
        when=FILED,
        to=ACCEPTED,
        cite="GZF-30",
        row=("P11/review", "MD10"),
        opens=(law.DEED,),
        duty=True,
    )
    def accept(self, act: NotaryAcceptance, file: File) -> Step[Notarisation]:
        """The notary takes the application up."""
        return Step(now=self.into(ACCEPTED, accepted_at=act.stamp.received_at), opens=(Opening(term=law.DEED),))

    @rule(
        on=NotarialRefusal,
        by=Role.NOTARY,
        when=(FILED, ACCEPTED),
        to=REFUSED,
        cite=("GZF-31", "GZZQ-5"),
        row="P11/review",
        papers=(NotaryRefusal,),
    )
    def refuse(self, act: NotarialRefusal, file: File) -> Step[Notarisation]:
        """The notary does not notarise, and says why; the contract's roads remain."""
        grounds = tuple(law.notary_ground(code, law.NotaryGround).code for code in act.grounds)
        now = self.into(REFUSED, grounds=grounds)
        return Step(now=now, effects=(now.refusal_paper(act, file, certificate=False),))

    @rule(
        on=NotarialDeed,
        by=Role.NOTARY,
        when=ACCEPTED,
        to=ISSUED,
        cite=(*OPENED_BY, "GZF-32", "GZZQ-6"),
        row=("P11/issue", "P11/guarantor", "MD10"),
        papers=(NotarisedInstrument,),
        duty=True,
    )
    def give_force(self, act: NotarialDeed, file: File) -> Step[Notarisation]:
        """The instrument takes effect on the day it is issued; guarantees only if its text covers them (GZZQ 6)."""
        if act.covers_guarantee and not law.guaranteed(self.terms, self.guarantors):
            raise Malformed(
                "协议没有已经签名的保证人，公证证词不能包含担保债务",
                field="covers_guarantee",
                article="GZZQ-6",
                remedy="请删去担保债务，或者由保证人在协议上签名后重新办理",
            )
        at = act.stamp.received_at
        now = self.into(ISSUED, title_at=at, covers_guarantee=act.covers_guarantee)
        return Step(now=now, effects=(now.instrument(act, file),))

    @silence(law.DEED, when=ACCEPTED, to=ACCEPTED, row="P11/issue", opens=(law.DEED,))
    def deed_overdue(self, missed: Lapse, file: File) -> Step[Notarisation]:
        """The notary is late with the instrument; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.DEED),))

    # --- the certificate on default (GZZQ 5, 8, 9) -------------------------------------------------------------

    @rule(
        on=CertificateRequest,
        by=Role.PARTY,
        when=(ISSUED, CERTIFIED, NOT_CERTIFIED),
        to=CERTIFYING,
        cite=("GZZQ-5", "GZZQ-9"),
        row=("P11/certificate", "P11/per-instalment"),
        opens=(law.CERTIFICATE,),
    )
    def ask_certificate(self, act: CertificateRequest, file: File) -> Step[Notarisation]:
        """A creditor has the default attested; the request interrupts the two years that are not over (GZZQ 9)."""
        self.must_be_the_only_path(file)
        self.must_be_due_to(act.stamp.party, act.stamp.received_at)
        at = act.stamp.received_at
        now = self.into(
            CERTIFYING,
            asked_by=act.stamp.party,
            asked_at=at,
            renewed_from=self.renews_from(at, file),
            grounds=(),
        )
        return Step(now=now, opens=(Opening(term=law.CERTIFICATE),))

    @rule(
        on=CertificateGrant,
        by=Role.NOTARY,
        when=CERTIFYING,
        to=CERTIFIED,
        cite="GZZQ-5",
        row="P11/certificate",
        papers=(EnforcementCertificate,),
        duty=True,
    )
    def certify(self, act: CertificateGrant, file: File) -> Step[Notarisation]:
        """The notary attests what has fallen due and is unpaid; with it the creditor may go to court."""
        today = local_day(act.stamp.received_at)
        due = sum(
            part.amount
            for one in law.clear_payments(self.terms.obligations)
            for part in one.instalments
            if one.obligee == self.asked_by and (one.accelerates or part.due < today)
        )
        if act.amount > due:
            raise Malformed("核实的未付金额超出协议到期的金额", field="amount", remedy="请核对金额")
        now = self.into(CERTIFIED, certified_on=today)
        return Step(now=now, effects=(now.certificate(act, file),))

    @rule(
        on=CertificateRefusal,
        by=Role.NOTARY,
        when=CERTIFYING,
        to=NOT_CERTIFIED,
        cite="GZZQ-8",
        row="P11/no-certificate",
        papers=(NotaryRefusal,),
    )
    def refuse_certificate(self, act: CertificateRefusal, file: File) -> Step[Notarisation]:
        """Without a certificate nothing is enforced: either side may sue on the dispute directly (GZZQ 8)."""
        grounds = tuple(law.notary_ground(code, law.CertificateGround).code for code in act.grounds)
        now = self.into(NOT_CERTIFIED, grounds=grounds)
        return Step(now=now, effects=(now.refusal_paper(act, file, certificate=True),))

    @silence(law.CERTIFICATE, when=CERTIFYING, to=CERTIFYING, row="P11/certificate", opens=(law.CERTIFICATE,))
    def certificate_overdue(self, missed: Lapse, file: File) -> Step[Notarisation]:
        """The notary is late with the certificate; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.CERTIFICATE),))

    # --- the debtor resists (GZZQ 12, 13, 22) -------------------------------------------------------------------

    @rule(
        on=NonEnforcementRequest,
        by=Role.PARTY,
        when=CERTIFIED,
        to=CONTESTED,
        cite=("GZZQ-12", "GZZQ-13"),
        row=("P11/non-enforcement", "P11/debtor-suit"),
    )
    def contest(self, act: NonEnforcementRequest, file: File) -> Step[Notarisation]:
        """The debtor asks the enforcing court within fifteen days; who disputes the debt itself has to sue."""
        self.must_be_debtor(act.stamp.party)
        ground = law.non_enforcement_ground(act.ground)
        if ground.code in law.SUBSTANCE:
            raise Refused(
                "以实体事由请求不予执行的，应当以债权人为被告提起诉讼",
                article="GZZQ-12",
                field="ground",
                remedy="请在执行程序终结前向执行法院起诉；提供充分、有效担保的，可以请求停止处分",
            )
        self.must_have_come(act.notified_on, act.stamp.received_at, "notified_on")
        self.must_have_come(act.known_on, act.stamp.received_at, "known_on")
        self.must_be_in_time(act, file)
        now = replace(self, office=act.court, contested_by=act.stamp.party, grounds=(ground.code,))
        return Step(now=now.into(CONTESTED))

    @rule(
        on=NonEnforcementRuling,
        by=Role.JUDGE,
        when=CONTESTED,
        to=(CERTIFIED, NOT_ENFORCED),
        cite="GZZQ-12",
        row="P11/non-enforcement",
        duty=True,
    )
    def rule_on_request(self, act: NonEnforcementRuling, file: File) -> Step[Notarisation]:
        """The court does not enforce, and the title falls; or it rejects the request, and enforcement goes on."""
        now = replace(self, office=self.notary, contested_by=None)
        if act.granted:
            return Step(now=now.into(NOT_ENFORCED))
        return Step(now=now.into(CERTIFIED, grounds=()))

    # --- what the rules above share -----------------------------------------------------------------------------

    def must_be_in_time(self, act: NonEnforcementRequest, file: File) -> None:
        """Fifteen days from the notice, or from the debtor's knowledge of a conflict or corruption (GZZQ 13)."""
        later = act.known_on is not None and act.ground in law.KNOWN_LATER
        start = act.known_on if later and act.known_on else act.notified_on
        closes = law.NON_ENFORCEMENT.count(noon(start), file.calendar)
        if act.stamp.handed_in_at >= closes.due:
            raise Refused(
                f"申请不予执行的最后一日是{write_day(closes.last_day)}，此申请已逾期",
                article="GZZQ-13",
                remedy="以实体事由争议的，可以在执行程序终结前起诉",
            )

    def application(self, act: NotaryJoining, file: File) -> Issue:
        """The application that all have signed at the notary."""
        return issue(
            ApplicationPaper,
            self,
            act,
            applicants=file.everyone,
            notary=self.notary.id,
            agreement=self.agreement_paper(),
            obligations=lines(law.clear_payments(self.terms.obligations)),
            signed=[{"party": done.who, "on": done.at} for done in self.joined],
        )

    def instrument(self, act: NotarialDeed, file: File) -> Issue:
        """The instrument: who owes what to whom, and the promise to accept enforcement."""
        return issue(
            NotarisedInstrument,
            self,
            act,
            applicants=file.everyone,
            agreement=self.agreement_paper(),
            agreed=self.effective_at,
            obligations=lines(law.clear_payments(self.terms.obligations)),
            covers_guarantee=self.covers_guarantee,
            notary=act.stamp.person,
            serve_on=file.everyone,
        )

    def certificate(self, act: CertificateGrant, file: File) -> Issue:
        """The certificate: against whom, for how much, under which instrument."""
        mine = [one for one in law.clear_payments(self.terms.obligations) if one.obligee == self.asked_by]
        return issue(
            EnforcementCertificate,
            self,
            act,
            creditor=self.asked_by,
            debtors=tuple(dict.fromkeys(one.obligor for one in mine)),
            instrument=cited(self.id, NotarisedInstrument),
            obligations=lines(mine),
            amount=act.amount,
            asked=self.asked_at,
            covers_guarantee=self.covers_guarantee,
            notary=act.stamp.person,
            serve_on=file.everyone,
        )
