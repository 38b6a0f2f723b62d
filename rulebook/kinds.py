"""The kinds of mediation as data of one procedure: people's, industry and commercial bodies, and administrative."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from cases.agencies import OFFICE_TITLES, OfficeKind
from cases.errors import Refused
from cases.rights import PATENTS, Matter, Quarrel, RightKind
from rulebook import mediation as law
from rulebook import suit as court_law
from rulebook.article import ArticleId, Trust
from rulebook.grounds import ENDED_BY_PATENT_OFFICE
from rulebook.kind import PERFORM, UNCONFIRMABLE, Kind
from rulebook.provision import CONFIGURED
from rulebook.terms import Term


def _peoples(
    id: str,
    code: str,
    title: str,
    body: OfficeKind,
    *,
    file_by_from: Literal["party", "all"] = "party",
    confirmable_cite: ArticleId = "CPL-205",
    note: str = "",
    cites: tuple[ArticleId, ...],
    effect_cite: ArticleId,
    trust: Trust,
    **more: Any,
) -> Kind:
    """A kind that runs as the people's mediation law has it: invitation, consent, mediators, sessions, agreement."""
    return Kind(
        id=id,
        code=code,
        title=title,
        family="people",
        body=body,
        consent_term=law.CONSENT,
        mediation_term=law.MEDIATION,
        signatures=("parties", "mediator", "seal"),
        file_by_from=file_by_from,
        confirmable_cite=confirmable_cite,
        confirmable_note=note,
        agreement_form="mediation_agreement",
        cites=cites,
        effect_cite=effect_cite,
        trust=trust,
        **more,
    )


PEOPLE = _peoples(
    "people",
    "PM",
    "人民调解",
    OfficeKind.PEOPLES_COMMITTEE,
    file_by_from="all",
    confirmable_cite="PML-33",
    cites=("PML-17", "PML-23", "PML-26", "PML-29", "PML-31"),
    effect_cite="PML-29",
    waiver="none",
    oral=True,
    foreign=("O81",),
    trust=Trust.READ,
)

_EARLIER = "协议何日生效法律没有明文，按最后一方当事人签名之日起算三十日，较为稳妥（DISP-07）"
_ADMINISTRATIVE = "行政机关调解的协议可以申请司法确认，依据为政策与实践，民诉法解释未明文规定（DISP-03）"

INDUSTRY = _peoples(
    "industry",
    "IM",
    "行业性、专业性调解",
    OfficeKind.INDUSTRY_BODY,
    note=_EARLIER,
    cites=("SSTJ-32", "CPL-205"),
    effect_cite=CONFIGURED,
    instead={"PML-31": PERFORM},
    foreign=("O81", "PML"),
    trust=Trust.CONFIG,
)

_COMMERCIAL = {
    "PML-17": "SSTJ-15",
    "PML-19": "SSTJ-15",
    "PML-23": "SSTJ-21",
    "PML-26": "SSTJ-21",
    "PML-28": "SSTJ-22",
    "PML-29": "SSTJ-22",
    "PML-31": PERFORM,
    "TYTJ-15": "SSTJ-20",
    "ZXTJ-13": "SSTJ-20",
    "TYTJ-18": "SSTJ-21",
    "TYTJ-28": "SSTJ-19",
    "ZXTJ-25": "SSTJ-21",
    **{f"ZXTJ-25.{item}": "SSTJ-21" for item in range(1, 9)},
}
"""What the commercial mediation regulation has in the place of the people's law and of the courts' rules."""

COMMERCIAL = _peoples(
    "commercial",
    "CM",
    "商事调解",
    OfficeKind.COMMERCIAL_BODY,
    confirmable_cite="SSTJ-23",
    note=_EARLIER,
    cites=("SSTJ-15", "SSTJ-20", "SSTJ-21", "SSTJ-22"),
    effect_cite="SSTJ-22",
    needs_licence=True,
    charges=True,
    sham_ends=True,
    waiver="written",
    steps="house",
    parties_choose=True,
    instead=_COMMERCIAL,
    foreign=("O81", "PML"),
    trust=Trust.SECONDARY,
)


def _administrative(id: str, code: str, title: str, body: OfficeKind, basis: ArticleId, **more: Any) -> Kind:
    """A kind for which a statute names the body and leaves the course to it (重庆市行政调解办法（试行）)."""
    return _peoples(
        id,
        code,
        title,
        body,
        note=_ADMINISTRATIVE,
        cites=(basis, "CQXT-4"),
        effect_cite=basis,
        instead={"PML-17": basis, "PML-26": basis, "PML-29": basis, "PML-31": PERFORM},
        foreign=("O81", "PML"),
        trust=Trust.SECONDARY,
        **more,
    )


_LOSSES = (Quarrel.INFRINGEMENT, Quarrel.DAMAGES)

TRADEMARK_19 = _administrative(
    "trademark.2019",
    "TM",
    "侵犯商标专用权赔偿数额调解",
    OfficeKind.MARKET_REGULATOR,
    "TM19-60",
    rights=(RightKind.TRADEMARK,),
    quarrels=_LOSSES,
    until=date(2026, 12, 31),
    needs_decision_copy=True,
)
"""Until the end of 2026 only the department that handles the infringement mediates."""

TRADEMARK_27 = _administrative(
    "trademark.2027",
    "TM",
    "侵犯商标专用权赔偿数额调解",
    OfficeKind.MARKET_REGULATOR,
    "TM27-74",
    rights=(RightKind.TRADEMARK,),
    quarrels=_LOSSES,
    since=date(2027, 1, 1),
)
"""From 2027 the departments of trademark enforcement mediate, whether they handle the infringement or not."""

COPYRIGHT = _administrative(
    "copyright",
    "CR",
    "著作权纠纷调解",
    OfficeKind.COPYRIGHT_OFFICE,
    "CR-60",
    rights=(RightKind.COPYRIGHT, RightKind.SOFTWARE),
)
TRADE_SECRET = _administrative(
    "secret",
    "TS",
    "商业秘密、不正当竞争纠纷调解",
    OfficeKind.MARKET_REGULATOR,
    "CQXT-4",
    rights=(RightKind.TRADE_SECRET, RightKind.UNFAIR_COMPETITION),
)
VARIETY = _administrative(
    "variety",
    "PV",
    "侵犯植物新品种权损害赔偿调解",
    OfficeKind.VARIETY_OFFICE,
    "PVP25-41",
    rights=(RightKind.PLANT_VARIETY,),
    quarrels=_LOSSES,
)


def _patent(
    id: str,
    code: str,
    title: str,
    quarrels: tuple[Quarrel, ...],
    *,
    declares: bool = False,
    note: str = _ADMINISTRATIVE,
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
        rights=PATENTS,
        quarrels=quarrels,
        consent_term=law.PATENT_OPINION,
        mediation_term=law.PATENT_OWNERSHIP if ownership else law.PATENT_MEDIATION,
        signatures=("parties", "seal"),
        file_by_from="party",
        extendable=not ownership,
        needs_decision_copy=needs_decision_copy,
        needs_grant=needs_grant,
        waiver="none",
        steps="house",
        endings=ENDED_BY_PATENT_OFFICE,
        may_freeze=ownership,
        confirmable_cite=UNCONFIRMABLE if declares else "CPL-205",
        confirmable_note=note,
        agreement_form="patent_mediation_agreement",
        cites=("IR-102", "O81-63", "O81-64", "O81-65", "O81-66", "O81-67", "O81-69"),
        effect_cite="O81-69",
        instead={"PML-31": PERFORM},
        foreign=("PML", "ZXTJ", "TYTJ"),
        trust=Trust.READ,
    )


_DECLARES = "权属、发明人资格条款属于知识产权确权，不能司法确认；分立另订的金钱给付等协议可以申请确认（DISP-11）"

OWNERSHIP = _patent(
    "ownership",
    "M-OWN",
    "专利申请权和专利权归属纠纷调解",
    (Quarrel.OWNERSHIP,),
    declares=True,
    note=_DECLARES,
    ownership=True,
)
INVENTORSHIP = _patent(
    "inventorship",
    "M-INV",
    "发明人、设计人资格纠纷调解",
    (Quarrel.INVENTORSHIP,),
    declares=True,
    note=_DECLARES,
)
REWARD = _patent("reward", "M-REW", "职务发明创造奖励、报酬纠纷调解", (Quarrel.REWARD,))
INTERIM_FEE = _patent(
    "interim_fee", "M-TMP", "发明专利临时保护期使用费纠纷调解", (Quarrel.INTERIM_FEE,), needs_grant=True
)
DAMAGES = _patent("damages", "M-DMG", "侵犯专利权赔偿数额调解", _LOSSES, needs_decision_copy=True)
OTHER = _patent("other", "M-OTH", "其他专利纠纷调解", (Quarrel.LICENCE, Quarrel.OTHER))

_OF_COURT = {
    "PML-17": "TYTJ-11",
    "PML-19": "TYTJ-12",
    "PML-23": "TYTJ-26",
    "PML-26": "TYTJ-26",
    "PML-27": "TYTJ-24",
    "PML-28": "TYTJ-24",
    "PML-29": "TYTJ-24",
    "PML-31": PERFORM,
    "CPL-206": "CPL-247",
    "CPLI-460": "CPL-235",
}
"""What the rules on mediators invited by courts have in the place of the people's law."""


def _of_court(id: str, code: str, title: str, term: Term, **more: Any) -> Kind:
    """A kind that a court sends to a body on its roster, whatever body that is (特邀调解规定6)."""
    return Kind(
        id=id,
        code=code,
        title=title,
        family="people",
        body=None,
        consent_term=law.CONSENT,
        mediation_term=term,
        signatures=("parties",),
        file_by_from="party",
        agreement_form="mediation_agreement",
        cites=("TYTJ-11", "TYTJ-12", "TYTJ-24", "TYTJ-26", "TYTJ-27"),
        effect_cite="TYTJ-24",
        foreign=("O81", "PML"),
        trust=Trust.READ,
        **more,
    )


_STATEMENT = "委托调解的协议由受诉法院审查后制作调解书，或者由原告撤诉，不另行申请司法确认"
_ENTRUSTED: dict[str, Any] = {
    "of_court": "entrusted",
    "confirmable_cite": "TYTJ-20",
    "confirmable_note": _STATEMENT,
    "longest_extension": court_law.LONGEST_EXTENSION,
    "instead": _OF_COURT,
}

ENTRUSTED = _of_court("court.entrusted", "CE", "人民法院委托调解（普通程序）", court_law.ORDINARY, **_ENTRUSTED)
SUMMARY = _of_court("court.summary", "CS", "人民法院委托调解（简易程序）", court_law.SUMMARY, **_ENTRUSTED)
DELEGATED = _of_court(
    "court.delegated",
    "CD",
    "人民法院委派调解",
    court_law.DELEGATED,
    of_court="delegated",
    confirmable_cite="CPL-205",
    confirmable_note="立案前由法院委派的，向作出邀请的法院申请；2025年起原则上不再委派",
    instead={old: new for old, new in _OF_COURT.items() if not old.startswith("CPL")},
)

KINDS: tuple[Kind, ...] = (
    *(PEOPLE, INDUSTRY, COMMERCIAL),
    *(OWNERSHIP, INVENTORSHIP, REWARD, INTERIM_FEE, DAMAGES, OTHER),
    *(TRADEMARK_19, TRADEMARK_27, COPYRIGHT, TRADE_SECRET, VARIETY),
    *(ENTRUSTED, SUMMARY, DELEGATED),
)
"""Every kind: of the bodies that mediate anything, then the patent kinds as 细则102 lists them, then the others, and
last those that a court sends to a body."""

_BY_ID = {kind.id: kind for kind in KINDS}


def kind_by_id(id: str) -> Kind:
    """The kind with this id; raises KeyError, a programming fault."""
    return _BY_ID[id]


def held_by(body: OfficeKind) -> tuple[Kind, ...]:
    """The kinds that bodies of this kind hold; none for courts."""
    return tuple(kind for kind in KINDS if kind.body is body)


def kind_for(matter: Matter, body: OfficeKind, on: date) -> Kind:
    """The kind of mediation that this body holds in this matter on that day; raises `Refused` where it holds none.

    A dispute over infringement before an office is a mediation of the damages: stopping is for adjudication (专利法65).
    """
    held = held_by(body)
    if not held:
        raise Refused(
            f"{OFFICE_TITLES[body]}不是调解组织", article="CPL-205", field="office", remedy="请向调解组织申请调解"
        )
    serving = next((kind for kind in held if kind.serves(matter, on)), None)
    if serving is None:
        titles = "、".join(dict.fromkeys(kind.title for kind in held))
        raise Refused(
            f"{OFFICE_TITLES[body]}只办理：{titles}",
            article=held[0].cites[0],
            field="matter",
            remedy="请向知识产权纠纷人民调解委员会或者主管该类权利的行政机关申请",
        )
    return serving
