"""The kinds of mediation as data of one procedure: people's, and administrative in patent matters."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cases.agencies import OfficeKind
from cases.errors import Refused
from cases.rights import PATENTS, Matter, Quarrel
from cases.words import Word
from rulebook import mediation as law
from rulebook.article import ArticleId, Text, Trust
from rulebook.terms import Term

Family = Literal["people", "patent"]
Signatory = Literal["parties", "mediator", "seal"]

UNCONFIRMABLE = "CPLI-355.5"


class Kind(Word):
    """A kind of mediation. Rules that differ say `kinds=(family,)`; everything else is read here.

    `signatures` are those the law asks for before the agreement takes effect. `file_by_from` says from which of two
    days the thirty days for confirmation are safely counted: the day of the last signature of a "party", or of "all"
    (R-EFF, DISP-07). `silence_declines`: a respondent who does not answer in time does not consent.
    `absence_ends`: staying away from a called session ends the mediation (办法67).
    """

    id: Annotated[str, Field(pattern=r"^[a-z]+(\.[a-z_]+)?$")]
    code: Text
    title: Text
    family: Family
    body: OfficeKind
    quarrel: Quarrel | None = None
    consent_term: Term
    mediation_term: Term
    is_filed_by_officer: bool
    signatures: tuple[Signatory, ...]
    file_by_from: Literal["party", "all"]
    extendable: bool = True
    silence_declines: bool = True
    absence_ends: bool = False
    needs_decision_copy: bool = False
    needs_grant: bool = False
    may_freeze: bool = False
    confirmable: bool
    confirmable_cite: ArticleId
    confirmable_note: str = ""
    agreement_form: Text
    termination_form: Text
    cites: tuple[ArticleId, ...]
    effect_cite: ArticleId
    trust: Trust

    @property
    def needs_mediator(self) -> bool:
        """Whether the agreement waits for a mediator's signature."""
        return "mediator" in self.signatures

    @property
    def needs_seal(self) -> bool:
        """Whether the agreement waits for the body's seal."""
        return "seal" in self.signatures

    @property
    def effect_waits_for_seal(self) -> bool:
        """Whether the seal is part of what makes the agreement effective."""
        return self.needs_seal


PEOPLE = Kind(
    id="people",
    code="PM",
    title="人民调解",
    family="people",
    body=OfficeKind.PEOPLES_COMMITTEE,
    consent_term=law.CONSENT,
    mediation_term=law.MEDIATION,
    is_filed_by_officer=False,
    signatures=("parties", "mediator", "seal"),
    file_by_from="all",
    confirmable=True,
    confirmable_cite="PML-33",
    agreement_form="mediation_agreement",
    termination_form="termination_notice",
    cites=("PML-17", "PML-23", "PML-26", "PML-29", "PML-31"),
    effect_cite="PML-29",
    trust=Trust.READ,
)


def _patent(
    id: str,
    code: str,
    title: str,
    quarrel: Quarrel | None,
    *,
    confirmable: bool = True,
    note: str = "行政机关调解的协议可以申请司法确认，依据为政策与实践，民诉法解释未明文规定（DISP-03）",
    needs_decision_copy: bool = False,
    needs_grant: bool = False,
    ownership: bool = False,
) -> Kind:
    return Kind(
        id=f"patent.{id}",
        code=code,
        title=title,
        family="patent",
        body=OfficeKind.PATENT_OFFICE,
        quarrel=quarrel,
        consent_term=law.PATENT_OPINION,
        mediation_term=law.PATENT_OWNERSHIP if ownership else law.PATENT_MEDIATION,
        is_filed_by_officer=True,
        signatures=("parties", "seal"),
        file_by_from="party",
        extendable=not ownership,
        absence_ends=True,
        needs_decision_copy=needs_decision_copy,
        needs_grant=needs_grant,
        may_freeze=ownership,
        confirmable=confirmable,
        confirmable_cite="CPL-205" if confirmable else UNCONFIRMABLE,
        confirmable_note=note,
        agreement_form="patent_mediation_agreement",
        termination_form="case_withdrawal_notice",
        cites=("IR-102", "O81-63", "O81-64", "O81-65", "O81-66", "O81-67", "O81-69"),
        effect_cite="O81-69",
        trust=Trust.READ,
    )


_DECLARES = "权属、发明人资格属于知识产权确权，不能司法确认；其中的金钱给付可以另行达成协议申请确认（DISP-11）"

OWNERSHIP = _patent(
    "ownership",
    "M-OWN",
    "专利申请权和专利权归属纠纷调解",
    Quarrel.OWNERSHIP,
    confirmable=False,
    note=_DECLARES,
    ownership=True,
)
INVENTORSHIP = _patent(
    "inventorship",
    "M-INV",
    "发明人、设计人资格纠纷调解",
    Quarrel.INVENTORSHIP,
    confirmable=False,
    note=_DECLARES,
)
REWARD = _patent("reward", "M-REW", "职务发明创造奖励、报酬纠纷调解", Quarrel.REWARD)
INTERIM_FEE = _patent("interim_fee", "M-TMP", "发明专利临时保护期使用费纠纷调解", Quarrel.INTERIM_FEE, needs_grant=True)
DAMAGES = _patent("damages", "M-DMG", "侵犯专利权赔偿数额调解", Quarrel.DAMAGES, needs_decision_copy=True)
OTHER = _patent("other", "M-OTH", "其他专利纠纷调解", None)

KINDS: tuple[Kind, ...] = (PEOPLE, OWNERSHIP, INVENTORSHIP, REWARD, INTERIM_FEE, DAMAGES, OTHER)
"""Every kind, people's first, then as 细则102 lists them."""

_BY_ID = {kind.id: kind for kind in KINDS}
_BY_QUARREL = {kind.quarrel: kind for kind in KINDS if kind.quarrel is not None}
_BY_QUARREL[Quarrel.INFRINGEMENT] = DAMAGES


def kind_by_id(id: str) -> Kind:
    """The kind with this id; raises KeyError, a programming fault."""
    return _BY_ID[id]


def kind_for(matter: Matter, office: OfficeKind) -> Kind:
    """The kind of mediation that this body holds in this matter; raises `Refused` for bodies that hold none.

    A dispute over infringement before the patent office is a mediation of the damages: stopping is for adjudication
    (专利法65).
    """
    if office is OfficeKind.PEOPLES_COMMITTEE:
        return PEOPLE
    if office is OfficeKind.PATENT_OFFICE and matter.right in PATENTS:
        return _BY_QUARREL.get(matter.quarrel, OTHER)
    if office is OfficeKind.PATENT_OFFICE:
        raise Refused(
            "管理专利工作的部门只调解专利纠纷",
            article="IR-102",
            field="matter",
            remedy="请向知识产权纠纷人民调解委员会或者主管该类权利的行政机关申请",
        )
    raise Refused("人民法院不是调解组织", article="CPL-205", field="office", remedy="请向调解组织申请调解")
