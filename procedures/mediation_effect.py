"""From the last signature on: the day of effect, the papers of the agreement, and the copy for CNIPA (R-EFF)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from cases.acts import Act
from cases.acts.mediation import CopySent
from cases.agencies import Role
from cases.calendar import SHANGHAI
from cases.effects import Issue
from cases.errors import Malformed
from cases.facts import Issued
from cases.parties import Side
from forms.base import Form
from forms.cnipa_copy_letter.form import CnipaCopyLetter
from forms.mediation_agreement.form import MediationAgreement
from forms.mediation_certificate.form import MediationCertificate
from forms.mediation_report.form import MediationReport
from forms.patent_mediation_agreement.form import PatentMediationAgreement
from procedures.mediation_ending import Ending
from procedures.mediation_entries import Signed
from procedures.mediation_state import EFFECTIVE, PATENT, PEOPLE, TERMINATED
from procedures.papers import cited, issue, lines, secured
from procedures.periods import Meet
from procedures.rules import File, Lapse, Step, local_day, rule, silence
from rulebook import mediation as law

EFFECT_PAPERS = (MediationAgreement, PatentMediationAgreement)


@dataclass(frozen=True, kw_only=True)
class Effect(Ending):
    """The rules on what an agreement in effect brings (人民调解法29; 办法69, 70; 在线调解规则19)."""

    @rule(
        on=Issued,
        form=MediationAgreement,
        when=EFFECTIVE,
        to=EFFECTIVE,
        cite="CPLI-354",
        row="P1/sign",
        papers=(MediationCertificate, MediationReport),
        kinds=(PEOPLE,),
    )
    def certify(self, fact: Issued, file: File) -> Step[Effect]:
        """The agreement is filed: the body certifies that it mediated, and reports to the court that sent the case."""
        entrusted = self.kind_of.of_court == "entrusted"
        certificate = () if entrusted else (self.certificate(fact, MediationAgreement, file),)
        return Step(now=self, effects=(*certificate, *self.court_report(fact, file)))

    @rule(
        on=Issued,
        form=PatentMediationAgreement,
        when=EFFECTIVE,
        to=EFFECTIVE,
        cite=("CPLI-354", "O81-70"),
        row="MD08",
        papers=(MediationCertificate, CnipaCopyLetter),
        opens=(law.CNIPA_COPY,),
        kinds=(PATENT,),
    )
    def certify_patent(self, fact: Issued, file: File) -> Step[Effect]:
        """The agreement is filed: it is certified, and in an ownership mediation a copy goes to CNIPA."""
        certificate = self.certificate(fact, PatentMediationAgreement, file)
        return Step(now=self, effects=(certificate, *self.copies(fact, file)), opens=self.copy_due(fact))

    @rule(
        on=Issued,
        form=MediationCertificate,
        when=EFFECTIVE,
        to=EFFECTIVE,
        cite="CPLI-354",
        row=("P1/sign", "MD08"),
    )
    def hold_certificate(self, fact: Issued, file: File) -> Step[Effect]:
        """The certificate is there; without it nobody applies for confirmation (R-06)."""
        return Step(now=replace(self, certified=True))

    @rule(
        on=CopySent,
        by=Role.OFFICER,
        when=(EFFECTIVE, TERMINATED),
        to=(EFFECTIVE, TERMINATED),
        cite="O81-70",
        row=("MD08", "MD09"),
        kinds=(PATENT,),
        duty=True,
    )
    def send_copy(self, act: CopySent, file: File) -> Step[Effect]:
        """The copy has gone to CNIPA, and the days for it are met."""
        if not self.copied:
            raise Malformed("只有权属纠纷的结案文书须抄送国务院专利行政部门", field="to", article="O81-70")
        if act.on > local_day(act.stamp.received_at):
            raise Malformed("所填日期在将来", field="on", remedy="请核对日期")
        return Step(now=replace(self, copied_on=act.on), changes=(Meet(term=law.CNIPA_COPY),))

    @silence(law.CNIPA_COPY, when=(EFFECTIVE, TERMINATED), to=(EFFECTIVE, TERMINATED), row=("MD08", "MD09"))
    def copy_overdue(self, missed: Lapse, file: File) -> Step[Effect]:
        """The office is late with the copy; it stays asked for it."""
        return Step(now=self)

    def binding(self, file: File) -> bool:
        """Whether all whose signature the effect waits for have given it (R-EFF).

        Online the parties' electronic signatures are enough (在线调解规则19). Doubt: the people's mediation law asks
        for mediator and seal and ranks above the courts' rules; where both apply the thirty days are counted from
        the earlier day, and nothing is handed in to a court before the form is whole.
        """
        who = [signature.who for signature in self.signed]
        parties = all(party in who for party in file.everyone)
        return parties and (self.online or self.whole)

    @property
    def all_signed(self) -> tuple[Signed, ...]:
        """Every signature, and the seal."""
        return (*self.signed, *filter(None, (self.sealed,)))

    def put_off(self) -> datetime | None:
        """The instant to which the parties have put the effect off, if it lies after the last signature."""
        if self.terms is None or self.terms.effective_on is None:
            return None
        begins = datetime.combine(self.terms.effective_on, time(), SHANGHAI)
        return begins if all(signature.on < begins for signature in self.all_signed) else None

    def counted_from(self, file: File) -> datetime:
        """From when the thirty days are safely counted: the last party's signature, or the last signature of all."""
        parties = [signature.on for signature in self.signed if signature.who in file.everyone]
        every = [signature.on for signature in self.all_signed]
        return max(parties if self.online or self.kind_of.file_by_from == "party" else every)

    def effect_papers(self, act: Act, file: File) -> tuple[Issue, ...]:
        """The agreement as signed, with what secures it and what becomes of disputes over it."""
        assert self.terms is not None and self.effective_at is not None
        patent = self.kind_of.agreement_form == PatentMediationAgreement.id
        form: type[Form] = PatentMediationAgreement if patent else MediationAgreement
        more: dict[str, Any] = {"rights": file.right_numbers} if patent else {}
        later = self.terms.effective_on is not None and local_day(self.effective_at) == self.terms.effective_on
        agreement = issue(
            form,
            self,
            act,
            applicants=file.on(Side.APPLICANT),
            respondents=file.on(Side.RESPONDENT),
            mediators=self.mediators,
            facts=self.terms.facts,
            obligations=lines(self.terms.obligations),
            text=self.terms.text,
            signatures=[{"who": signature.who, "on": signature.on} for signature in self.all_signed],
            effective_on=self.effective_at if later else None,
            serve_on=file.everyone,
            **more,
            **self.besides(),
        )
        return (agreement,)

    def besides(self) -> dict[str, Any]:
        """What both forms of the agreement say besides the promises (DOC-12 ⑥–⑩)."""
        assert self.terms is not None
        return {
            "confirmable": not self.terms.declares_title,
            "wants_confirmation": self.terms.wants_confirmation,
            "securities": secured(self.terms.securities),
            "asks_court": self.terms.asks_court,
            "accepts_enforcement": self.terms.accepts_enforcement,
            "guarantors": [{"party": one.who, "on": one.on} for one in self.guaranteed],
            "arbitration": self.terms.arbitration,
            "fees": self.terms.fees,
            "copies": self.terms.copies,
            "online": self.online,
            "part": self.parted,
        }

    def certificate(self, fact: Issued, form: type[Form], file: File) -> Issue:
        """The body's certificate that it mediated; it cites the agreement, so it waits until that is filed."""
        return issue(
            MediationCertificate,
            self,
            fact,
            parties=file.everyone,
            mediators=self.mediators,
            agreement=cited(self.id, form),
            effective=self.effective_at,
            serve_on=file.everyone,
        )
