"""How later procedures cite the agreement and the ruling they rest on."""

from __future__ import annotations

from cases.agencies import Office, OfficeKind
from forms.confirmation_ruling.form import ConfirmationRuling
from forms.mediation_agreement.form import MediationAgreement
from forms.oral_agreement_record.form import OralAgreementRecord
from forms.patent_mediation_agreement.form import PatentMediationAgreement
from procedures.papers import cited


def agreement_paper(mediation: str, body: Office, *, oral: bool = False) -> str:
    """The agreement of this mediation, in the form its body issues; of an oral one, its record."""
    if oral:
        return cited(mediation, OralAgreementRecord)
    patent = body.kind is OfficeKind.PATENT_OFFICE
    return cited(mediation, PatentMediationAgreement if patent else MediationAgreement)


def ruling_paper(confirmation: str) -> str:
    """The ruling that confirms, of this confirmation."""
    return cited(confirmation, ConfirmationRuling)
