"""How later procedures cite the agreement and the ruling they rest on."""

from __future__ import annotations

from cases.agencies import Office, OfficeKind
from forms.confirmation_ruling.form import ConfirmationRuling
from forms.enforcement_certificate.form import EnforcementCertificate
from forms.mediation_agreement.form import MediationAgreement
from forms.notarised_instrument.form import NotarisedInstrument
from forms.patent_mediation_agreement.form import PatentMediationAgreement
from procedures.papers import cited


def agreement_paper(mediation: str, body: Office) -> str:
    """The agreement of this mediation, in the form its body issues."""
    patent = body.kind is OfficeKind.PATENT_OFFICE
    return cited(mediation, PatentMediationAgreement if patent else MediationAgreement)


def ruling_paper(confirmation: str) -> str:
    """The ruling that confirms, of this confirmation."""
    return cited(confirmation, ConfirmationRuling)


def instrument_paper(notarisation: str) -> str:
    """The notary's instrument, of this notarisation."""
    return cited(notarisation, NotarisedInstrument)


def certificate_paper(notarisation: str) -> str:
    """The notary's last certificate of a default, of this notarisation."""
    return cited(notarisation, EnforcementCertificate)
