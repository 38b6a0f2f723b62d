"""The agreement of a mediation: agreed in principle, frozen, signed in any order, in effect on the day the law says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from cases.acts.mediation import Accord, FinalText, RefusalToSign, Seal, Signature
from cases.agencies import Role
from cases.calendar import SHANGHAI
from cases.effects import Issue
from cases.errors import AlreadyDone, Malformed, Refused
from cases.facts import Issued
from cases.parties import Power, Side
from forms.base import Form
from forms.cnipa_copy_letter.form import CnipaCopyLetter
from forms.mediation_agreement.form import MediationAgreement
from forms.mediation_certificate.form import MediationCertificate
from forms.patent_mediation_agreement.form import PatentMediationAgreement
from procedures.mediation_ending import Ending
from procedures.mediation_state import (
    DRAFTING,
    EFFECTIVE,
    ENDING_PAPERS,
    MEDIATING,
    PATENT,
    PEOPLE,
    SIGNING,
    TERMINATED,
    Signed,
)
from procedures.papers import cited, issue, lines
from procedures.periods import Opening
from procedures.rules import File, Lapse, Step, rule, silence
from procedures.terms import again_in_a_month
from rulebook import mediation as law
from rulebook.grounds import EndingGround
from rulebook.lint import check_terms

EFFECT_PAPERS = (MediationAgreement, PatentMediationAgreement)


@dataclass(frozen=True, kw_only=True)
class Agreement(Ending):
    """The rules on the agreement (人民调解法28–31; 办法69)."""

    @rule(on=Accord, by=Role.MEDIATOR, when=MEDIATING, to=DRAFTING, cite="PML-28", row="P1/principle")
    def agree(self, act: Accord, file: File) -> Step[Agreement]:
        """The parties agree in principle."""
        return Step(now=self.into(DRAFTING))

    @rule(
        on=FinalText,
        by=Role.MEDIATOR,
        when=(MEDIATING, DRAFTING, SIGNING),
        to=SIGNING,
        cite=("PML-29", "O81-69"),
        row=("P1/freeze", "MD08"),
        opens=(law.SIGNING,),
        duty=True,
    )
    def freeze(self, act: FinalText, file: File) -> Step[Agreement]:
        """The text is frozen by its hash; a new text is a new ceremony."""
        if self.signed and self.terms is not None and act.terms.text == self.terms.text:
            raise AlreadyDone("该文本已经定稿并开始签署", field="terms")
        blocking = [finding for finding in check_terms(act.terms, file.matter, file.everyone) if finding.blocks]
        if blocking:
            first = blocking[0]
            raise Refused(first.message, article=first.cite, remedy=first.remedy, field=first.obligation or "terms")
        return Step(now=self.into(SIGNING, terms=act.terms, signed=(), sealed=None), opens=(Opening(term=law.SIGNING),))

    @rule(
        on=Signature,
        by=(Role.PARTY, Role.MEDIATOR),
        when=SIGNING,
        to=(SIGNING, EFFECTIVE),
        cite=("PML-29", "O81-69"),
        row=("P1/sign", "MD08"),
        papers=EFFECT_PAPERS,
        power=Power.SETTLE,
        duty=True,
    )
    def sign(self, act: Signature, file: File) -> Step[Agreement]:
        """A party or a mediator signs the frozen text; nobody signs twice."""
        who = act.stamp.party or act.stamp.person
        self._same_text(act.sha256)
        if any(signature.who == who for signature in self.signed):
            raise AlreadyDone("已经签署过，只计一次", field="sha256")
        if act.stamp.party is None:
            self.must_be_mediator(act.stamp.person)
        return self._signed(act, file, signed=(*self.signed, Signed(who=who, on=act.stamp.received_at)))

    @rule(
        on=Seal,
        by=Role.OFFICER,
        when=SIGNING,
        to=(SIGNING, EFFECTIVE),
        cite=("PML-29", "O81-69"),
        row=("P1/sign", "MD08"),
        papers=EFFECT_PAPERS,
        duty=True,
    )
    def seal(self, act: Seal, file: File) -> Step[Agreement]:
        """The body seals the frozen text."""
        self._same_text(act.sha256)
        if self.sealed is not None:
            raise AlreadyDone("已经加盖印章，只计一次", field="sha256")
        return self._signed(act, file, sealed=Signed(who=self.office.id, on=act.stamp.received_at))

    @silence(law.SIGNING, when=SIGNING, to=SIGNING, row="P1/sign", opens=(law.SIGNING,))
    def signing_overdue(self, missed: Lapse, file: File) -> Step[Agreement]:
        """Signatures are overdue; the mediator is called again, and the term of the mediation goes on."""
        return Step(now=self, opens=(again_in_a_month(law.SIGNING),))

    @rule(
        on=RefusalToSign,
        by=Role.PARTY,
        when=SIGNING,
        to=(MEDIATING, TERMINATED),
        cite=("ZXTJ-25", "O81-70"),
        row=("P1/refuse-sign", "MD09"),
        papers=ENDING_PAPERS,
    )
    def refuse_to_sign(self, act: RefusalToSign, file: File) -> Step[Agreement]:
        """A party will not sign: the mediation ends, or goes on between the others."""
        return self.leave(str(act.stamp.party), EndingGround.REFUSED_TO_SIGN, act, file)

    @rule(
        on=Issued,
        form=MediationAgreement,
        when=EFFECTIVE,
        to=EFFECTIVE,
        cite="CPLI-354",
        row="P1/sign",
        papers=(MediationCertificate,),
        kinds=(PEOPLE,),
    )
    def certify(self, fact: Issued, file: File) -> Step[Agreement]:
        """The agreement is filed: the body certifies that it was reached in its mediation."""
        return Step(now=self, effects=(self.certificate(fact, MediationAgreement, file),))

    @rule(
        on=Issued,
        form=PatentMediationAgreement,
        when=EFFECTIVE,
        to=EFFECTIVE,
        cite=("CPLI-354", "O81-70"),
        row="MD08",
        papers=(MediationCertificate, CnipaCopyLetter),
        kinds=(PATENT,),
    )
    def certify_patent(self, fact: Issued, file: File) -> Step[Agreement]:
        """The agreement is filed: it is certified, and in an ownership mediation a copy goes to CNIPA."""
        certificate = self.certificate(fact, PatentMediationAgreement, file)
        return Step(now=self, effects=(certificate, *self.copies(fact, file)))

    def _same_text(self, sha256: str) -> None:
        if self.terms is None or self.terms.text.sha256 != sha256:
            raise Malformed("所签文本与定稿不一致", field="sha256", article="DZQM-13", remedy="请核对定稿后再签")

    def _signed(self, act: Signature | Seal, file: File, **done: Any) -> Step[Agreement]:
        """With the last signature or seal the agreement is in effect, unless its terms put the day off."""
        now = replace(self, **done)
        if not now.complete(file):
            return Step(now=now)
        put_off = now.put_off()
        effective = now.into(
            EFFECTIVE,
            effective_at=put_off or act.stamp.received_at,
            file_by_from=put_off or now.counted_from(file),
        )
        return Step(now=effective, effects=effective.effect_papers(act, file))

    def complete(self, file: File) -> bool:
        """Whether all whose signature or seal the kind's law asks for have given it (R-EFF)."""
        who = [signature.who for signature in self.signed]
        mediators = not self.kind_of.needs_mediator or all(mediator in who for mediator in self.mediators)
        sealed = not self.kind_of.needs_seal or self.sealed is not None
        return all(party in who for party in file.everyone) and mediators and sealed

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
        return max(parties if self.kind_of.file_by_from == "party" else every)

    def effect_papers(self, act: Signature | Seal, file: File) -> tuple[Issue, ...]:
        """The agreement as signed."""
        assert self.terms is not None and self.effective_at is not None
        patent = self.kind_of.agreement_form == PatentMediationAgreement.id
        form, more = (PatentMediationAgreement, self.of_patents(file)) if patent else (MediationAgreement, {})
        signatures = [{"who": signature.who, "on": signature.on} for signature in self.all_signed]
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
            accepts_enforcement=self.terms.accepts_enforcement,
            signatures=signatures,
            effective_on=self.put_off(),
            serve_on=file.everyone,
            **more,
        )
        return (agreement,)

    def of_patents(self, file: File) -> dict[str, Any]:
        """What the patent office's agreement says besides: the patents, and whether a court may confirm it."""
        return {"rights": file.right_numbers, "confirmable": self.confirmable}

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
