"""Competence: which court may confirm an agreement, which body may mediate; every test it ran and what it found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cases.agencies import Office, OfficeKind
from cases.errors import Refused
from cases.parties import Party, Side
from cases.rights import Matter, Quarrel, RightKind
from cases.words import Word
from rulebook.article import ArticleId, Text
from rulebook.kind import Kind
from rulebook.kinds import kind_for
from rulebook.provision import CONFIGURED
from rulebook.tables.basic_courts import basic_courts_at
from rulebook.tables.courts import CITY, CourtRecord, courts_on, threshold_on
from rulebook.tables.patent_offices import patent_office

TECHNICAL = (
    RightKind.INVENTION,
    RightKind.UTILITY_MODEL,
    RightKind.PLANT_VARIETY,
    RightKind.LAYOUT_DESIGN,
    RightKind.TRADE_SECRET,
    RightKind.SOFTWARE,
)
"""Rights whose ownership and infringement disputes belong to the intermediate court (法释〔2022〕13号1).

Doubt: only technical secrets (技术秘密) belong there, not business secrets; the vocabulary has one kind for both.
"""

CONTRACTUAL = (Quarrel.LICENCE, Quarrel.OTHER)
"""Quarrels that are not over ownership or infringement (权属、侵权).

Doubt: rewards, interim fees and inventorship stand under 专利权权属、侵权纠纷 in the list of causes; by memory.
"""

VOLUNTARY = (OfficeKind.PEOPLES_COMMITTEE, OfficeKind.INDUSTRY_BODY, OfficeKind.COMMERCIAL_BODY)
"""Bodies that mediate wherever the parties come from."""

COMMERCIAL_LAW, LICENSED_BY = date(2026, 5, 1), date(2027, 4, 30)
"""Since when commercial bodies need a licence, and until when those that existed before may be without (D-42)."""

ABROAD = "其他省市的法院不在本表内，请人工核定"


class Test(Word):
    """One test: what was asked, what it found, under which article or table."""

    __test__ = False

    question: Text
    found: Text
    cite: ArticleId
    unverified: bool = False


class CourtChoice(Word):
    """The court for an application: `court_id` is None when the table knows none and a person must decide."""

    court_id: str | None
    because: tuple[Test, ...]
    alternatives: tuple[str, ...] = ()
    unverified: bool = False

    @property
    def courts(self) -> tuple[str, ...]:
        """Every competent court, the proposed one first."""
        return ((self.court_id,) if self.court_id else ()) + self.alternatives


class Ruling(Word):
    """Whether the court or body named is competent; a letter when it is not."""

    competent: bool
    because: tuple[Test, ...]
    message: str = ""
    article: ArticleId = "CPL-205"
    remedy: str = ""
    unverified: bool = False


def court_for(
    matter: Matter,
    parties: Iterable[Party],
    body: Office,
    *,
    on: date,
    invited_by: str | None = None,
    docketed_first: str | None = None,
) -> CourtChoice:
    """The court that may confirm an agreement reached before `body` (民事诉讼法205; 解释352; 法释〔2022〕13号).

    `invited_by`: the court that invited the body to mediate; `docketed_first`: the one that docketed first where
    both parties went to different courts. The connecting place "where the object lies" is left to people (DISP-19).
    """
    level, tests = _level(matter, on)
    courts, places = _courts_at(_places(parties, body), level, on)
    tests += places
    if invited_by is not None:
        return _invited(invited_by, courts, tests)
    if docketed_first is not None and docketed_first in [court.id for court in courts]:
        first = Test(question="两个以上法院是否均已收到申请？", found="由最先立案的法院管辖", cite="CPLI-352")
        return _choice([docketed_first], [*tests, first])
    return _choice([court.id for court in courts], tests)


def _level(matter: Matter, on: date) -> tuple[OfficeKind, list[Test]]:
    """The level of the underlying dispute (民事诉讼法205（二）last clause)."""
    tests = [_technical(matter), _design(matter), _threshold(matter, on)]
    up = any(is_intermediate for is_intermediate, _ in tests)
    level = OfficeKind.INTERMEDIATE_COURT if up else OfficeKind.BASIC_COURT
    found = "由相应的中级人民法院确认" if up else "由有知识产权管辖权的基层人民法院确认"
    last = Test(question="纠纷应由哪一级法院管辖？", found=found, cite="CPL-205" if up else "IPJ-3")
    return level, [*(test for _, test in tests), last]


def _technical(matter: Matter) -> tuple[bool, Test]:
    is_so = matter.right in TECHNICAL and matter.quarrel not in CONTRACTUAL
    question = "是否发明、实用新型、植物新品种、布图设计、技术秘密、计算机软件的权属、侵权纠纷？"
    return is_so, Test(question=question, found="是，属中级人民法院" if is_so else "否", cite="IPJ-1")


def _design(matter: Matter) -> tuple[bool, Test]:
    design = matter.right is RightKind.DESIGN and matter.quarrel not in CONTRACTUAL
    is_so = design or matter.well_known_mark
    return is_so, Test(
        question="是否外观设计专利权属、侵权纠纷，或者涉及驰名商标认定？",
        found="是，属中级人民法院" if is_so else "否",
        cite="IPJ-2",
    )


def _threshold(matter: Matter, on: date) -> tuple[bool, Test]:
    known = threshold_on(on)
    question = "标的额是否达到中级人民法院的标准？"
    if known is None:
        return False, Test(question=question, found="该日的标准不详，按未达到处理", cite="IPJ-2", unverified=True)
    is_so = matter.claim >= known.least
    found = f"{matter.claim}元，{'已达到' if is_so else '未达到'}{known.least}元"
    if matter.claim >= known.below:
        found += f"，并已达到高级人民法院的标准（{known.below}元），请人工核定"
    return is_so, Test(question=question, found=f"{found}（{known.source}）", cite=known.cite, unverified=True)


def _places(parties: Iterable[Party], body: Office) -> list[tuple[str, str, bool]]:
    """Connecting places in the order in which they are proposed: the seat of the body, then the domiciles."""
    domiciles = [(f"{party.id}住所地", party.district, party.domestic) for party in parties]
    return [("调解组织所在地", body.district, True), *domiciles]


def _courts_at(
    places: list[tuple[str, str, bool]], level: OfficeKind, on: date
) -> tuple[list[CourtRecord], list[Test]]:
    known = [court for court in courts_on(on) if court.kind is level]
    courts: list[CourtRecord] = []
    tests: list[Test] = []
    for place, district, domestic in places:
        here = [court for court in known if domestic and court.serves(district)]
        courts += [court for court in here if court not in courts]
        names = "、".join(court.name for court in here) or ABROAD
        tests.append(
            Test(
                question=f"{place}（{district}）的有管辖权法院？",
                found=names,
                cite=here[0].cite if here else "CPL-205",
                unverified=not here or any(court.unverified for court in here),
            )
        )
    return courts, tests


def _invited(court: str, courts: list[CourtRecord], tests: list[Test]) -> CourtChoice:
    """The inviting court, if it may hear the case itself (在线调解规则9)."""
    competent = court in [candidate.id for candidate in courts]
    found = "是，向作出邀请的人民法院提出" if competent else "是，但邀请法院对该纠纷没有管辖权，请人工核定"
    test = Test(question="是否人民法院邀请调解组织先行调解？", found=found, cite="CPL-205", unverified=not competent)
    return _choice([court] if competent else [], [*tests, test])


def _choice(courts: list[str], tests: list[Test]) -> CourtChoice:
    return CourtChoice(
        court_id=courts[0] if courts else None,
        because=tuple(tests),
        alternatives=tuple(courts[1:]),
        unverified=any(test.unverified for test in tests),
    )


def competent_court(
    court: Office, matter: Matter, parties: Iterable[Party], body: Office, *, on: date, invited_by: str | None = None
) -> Ruling:
    """Whether the court named in an application is one that the law names for this agreement."""
    choice = court_for(matter, parties, body, on=on, invited_by=invited_by)
    if court.id in choice.courts:
        return Ruling(competent=True, because=choice.because, unverified=choice.unverified)
    names = "、".join(record.name for record in courts_on(on) if record.id in choice.courts)
    remedy = f"请向{names}提出" if names else "请人工核定有管辖权的法院，并由系统管理人员更新法院表"
    return Ruling(
        competent=False,
        because=choice.because,
        message="所填法院不在对该协议有管辖权的法院之列" + ("（法院表未经核实）" if choice.unverified else ""),
        remedy=remedy,
        unverified=choice.unverified,
    )


def competent_for_suit(court: Office, matter: Matter, parties: Iterable[Party], *, on: date) -> Ruling:
    """Whether a court may hear a suit: its level, and a respondent's domicile or the place of infringement there.

    Doubt: the articles on the place of a suit (民事诉讼法22, 29) were not read; a person looks where the table says no.
    """
    level, tests = _level(matter, on)
    places = [(f"{one.id}住所地", one.district, one.domestic) for one in parties if one.side is Side.RESPONDENT]
    if matter.infringement_district is not None:
        places.append(("侵权行为地", matter.infringement_district, True))
    courts, found = _courts_at(places, level, on)
    because = (*tests, *found)
    if court.id in [known.id for known in courts]:
        unverified = any(test.unverified for test in because)
        return Ruling(competent=True, because=because, article="CPL-122", unverified=unverified)
    names = "、".join(known.name for known in courts)
    remedy = f"请裁定不予受理，并告知向{names}起诉" if names else "请人工核定有管辖权的法院"
    return _no("本院不在对该纠纷有管辖权的法院之列（法院表未经核实）", "CPL-122", remedy, because)


BY_PLACE_OF_INFRINGEMENT = (Quarrel.INFRINGEMENT, Quarrel.DAMAGES, Quarrel.INTERIM_FEE)
"""Quarrels that an office at the place of infringement may mediate as well (细则97; U10)."""


def competent_for_mediation(matter: Matter, parties: Iterable[Party], office: Office, *, on: date) -> Ruling:
    """Whether this body may mediate: scope, licence, level and territory (细则95, 97, 102; 办法6; 商事调解条例8)."""
    try:
        kind = kind_for(matter, office.kind, on)
    except Refused as no:
        return _no(no.message, no.article or CONFIGURED, no.remedy or "", ())
    if office.kind is OfficeKind.PATENT_OFFICE:
        return _patent_competence(matter, tuple(parties), office, on)
    scope = Test(question="是否平等主体之间的民事纠纷？", found="知识产权民事纠纷，当事人自愿即可", cite=kind.cites[0])
    if kind.needs_licence:
        ruling = licence_of(office, on)
        return ruling.model_copy(update={"because": (scope, *ruling.because)})
    if office.kind in VOLUNTARY:
        return Ruling(competent=True, because=(scope,), article=kind.cites[0])
    return _administrative(tuple(parties), office, kind, scope)


def licence_of(office: Office, on: date) -> Ruling:
    """A commercial body needs its licence; one that existed before the regulation has a year for it (R-07, D-42)."""
    question = "商事调解组织是否取得执业证书？"
    if office.licensed_since is not None and office.licensed_since <= on:
        found = Test(question=question, found=f"{office.licensed_since}取得", cite="SSTJ-8")
        return Ruling(competent=True, because=(found,), article="SSTJ-8")
    old = office.founded_on is not None and office.founded_on < COMMERCIAL_LAW
    if old and on <= LICENSED_BY:
        found = Test(
            question=question, found=f"没有；已有组织应在{LICENSED_BY}以前取得", cite="SSTJ-31", unverified=True
        )
        return Ruling(competent=True, because=(found,), article="SSTJ-31", unverified=True)
    found = Test(question=question, found="没有", cite="SSTJ-28")
    return _no("该组织没有商事调解执业证书，不得办理商事调解", "SSTJ-28", "请向其他调解组织申请", (found,))


def _administrative(parties: tuple[Party, ...], office: Office, kind: Kind, scope: Test) -> Ruling:
    """An authority mediates in its own territory; no article was read for it, so a person looks."""
    here = any(_within(party.district, office.district) for party in parties)
    found = "是" if here else "否"
    place = Test(question="是否有一方当事人在辖区内？", found=found, cite="CQXT-4", unverified=True)
    if here:
        return Ruling(competent=True, because=(scope, place), article=kind.cites[0], unverified=True)
    return _no("当事人都不在该机关的辖区内", "CQXT-4", "请向当事人所在地的主管机关提出", (scope, place))


def _patent_competence(matter: Matter, parties: tuple[Party, ...], office: Office, on: date) -> Ruling:
    scope = Test(question="是否专利纠纷？", found="是", cite="IR-102")
    record = patent_office(office.district, on)
    level = Test(
        question="该部门是否有权调解专利纠纷？",
        found=record.source if record else "不在有权调解的区县部门表中（表未经核实）",
        cite="IR-95",
        unverified=record is None or record.unverified,
    )
    if record is None:
        return _no("该区县部门未列入有权调解专利纠纷的名单", "IR-95", "请向重庆市知识产权局提出", (scope, level))
    return _territory(matter, parties, office, (scope, level))


def _territory(matter: Matter, parties: tuple[Party, ...], office: Office, tests: tuple[Test, ...]) -> Ruling:
    homes = [party.district for party in parties if party.side is Side.RESPONDENT]
    at_home = any(_within(district, office.district) for district in homes)
    first = Test(question="被请求人住所地是否在辖区内？", found="是" if at_home else "否", cite="O81-6")
    if at_home:
        return Ruling(competent=True, because=(*tests, first), article="O81-6")
    place = matter.infringement_district
    accepted = matter.quarrel in BY_PLACE_OF_INFRINGEMENT and place is not None and _within(place, office.district)
    second = Test(
        question="侵权行为地是否在辖区内（仅侵权赔偿、临时保护期使用费）？",
        found="是，依细则第九十七条受理" if accepted else "否",
        cite="IR-97",
        unverified=True,
    )
    because = (*tests, first, second)
    if accepted:
        return Ruling(competent=True, because=because, article="IR-97", unverified=True)
    return _no("本部门对该纠纷没有地域管辖权", "O81-6", "请向被请求人住所地的管理专利工作的部门提出", because)


def _within(district: str, office: str) -> bool:
    """The city's office serves every district of the city."""
    return district.startswith(CITY[:2]) if office == CITY else district == office


def _no(message: str, article: str, remedy: str, tests: tuple[Test, ...]) -> Ruling:
    return Ruling(
        competent=False,
        because=tests,
        message=message,
        article=article,
        remedy=remedy,
        unverified=any(test.unverified for test in tests),
    )


def competent_for_payment_order(court: Office, debtors: Iterable[Party]) -> Ruling:
    """Whether a payment order may be asked for here: a basic court at the domicile of a debtor, any sum (解释23, 427).

    With several debtors the domicile of any of them will do (解释425). Outside the table a court in the debtor's own
    district is taken, unverified.
    """
    basic = court.kind is OfficeKind.BASIC_COURT
    homes = tuple(dict.fromkeys(party.district for party in debtors if party.domestic))
    known = tuple(dict.fromkeys(id for home in homes for id in basic_courts_at(home)))
    unknown = tuple(home for home in homes if not basic_courts_at(home))
    here = court.id in known or (CITY in unknown and court.district.startswith(CITY[:2])) or court.district in unknown
    level = Test(question="是否基层人民法院（不受债权金额的限制）？", found="是" if basic else "否", cite="CPLI-427.6")
    found = "是" if here else f"否；债务人住所地为{'、'.join(homes) or '境外'}"
    place = Test(question="是否债务人住所地的法院（据记忆，未经核实）？", found=found, cite="CPLI-23", unverified=True)
    if basic and here:
        return Ruling(competent=True, because=(level, place), article="CPLI-23", unverified=True)
    return _no("支付令由债务人住所地基层人民法院管辖", "CPLI-23", "请向债务人住所地的基层人民法院提出", (level, place))
