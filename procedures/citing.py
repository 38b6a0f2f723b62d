"""How later procedures cite the agreement and the ruling they rest on."""

from __future__ import annotations

from cases.agencies import Office, OfficeKind
from forms.base import Form
from forms.civil_mediation_statement.form import CivilMediationStatement
from forms.confirmation_ruling.form import ConfirmationRuling
from forms.enforcement_application.form import Basis
from forms.enforcement_certificate.form import EnforcementCertificate
from forms.mediation_agreement.form import MediationAgreement
from forms.notarised_instrument.form import NotarisedInstrument
from forms.oral_agreement_record.form import OralAgreementRecord
from forms.patent_mediation_agreement.form import PatentMediationAgreement
from forms.payment_order.form import PaymentOrder
from procedures.papers import cited


def agreement_paper(mediation: str, body: Office, *, oral: bool = False, of_court: bool = False) -> str:
    """The agreement of this mediation, in the form its body issues; of an oral one, its record.

    A court's case has the common form, whatever the body.
    """
    if oral:
        return cited(mediation, OralAgreementRecord)
    patent = body.kind is OfficeKind.PATENT_OFFICE and not of_court
    return cited(mediation, PatentMediationAgreement if patent else MediationAgreement)


TITLE_PAPERS: dict[str, type[Form]] = {
    "confirmation": ConfirmationRuling,
    "notarisation": NotarisedInstrument,
    "payment_order": PaymentOrder,
    "suit": CivilMediationStatement,
}
"""By kind of procedure: the paper that is the title."""


TITLE_BASES = {
    "confirmation": Basis.RULING,
    "notarisation": Basis.INSTRUMENT,
    "payment_order": Basis.PAYMENT_ORDER,
    "suit": Basis.STATEMENT,
}
"""By kind of procedure: what an application for enforcement calls the title."""


def title_basis(path: str) -> Basis:
    """What the title is to which this path has led."""
    return TITLE_BASES[path.rpartition("-")[0]]


def ruling_paper(path: str) -> str:
    """The paper that is the title to which this path has led."""
    return cited(path, TITLE_PAPERS[path.rpartition("-")[0]])


def certificate_paper(notarisation: str) -> str:
    """The notary's last certificate of a default, of this notarisation."""
    return cited(notarisation, EnforcementCertificate)
