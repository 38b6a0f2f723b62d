"""How later procedures cite the agreement and the ruling they rest on."""

from __future__ import annotations

from cases.agencies import Office, OfficeKind
from forms.civil_mediation_statement.form import CivilMediationStatement
from forms.confirmation_ruling.form import ConfirmationRuling
from forms.mediation_agreement.form import MediationAgreement
from forms.patent_mediation_agreement.form import PatentMediationAgreement
from procedures.papers import cited


def agreement_paper(mediation: str, body: Office, *, of_court: bool = False) -> str:
    """The agreement of this mediation, in the form its body issues; a court's case has the common one."""
    patent = body.kind is OfficeKind.PATENT_OFFICE and not of_court
    return cited(mediation, PatentMediationAgreement if patent else MediationAgreement)


def ruling_paper(path: str) -> str:
    """The paper that is the title: the mediation statement of a suit, or the ruling that confirms."""
    return cited(path, CivilMediationStatement if path.startswith("suit-") else ConfirmationRuling)
