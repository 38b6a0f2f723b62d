"""Courts of Chongqing that hear intellectual property cases, by date and source; and the areas they serve.

Nothing here was read in an official table: 法〔2025〕167号 replaced the list on 2025-10-01 and its rows for Chongqing
were not seen (LAW-B U3). Every row is therefore marked unverified and is to be checked before use.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cases.agencies import OfficeKind
from cases.words import Token, Word
from rulebook.article import ArticleId, Text, Trust

_SINCE_2022 = date(2022, 5, 1)
_SINCE_2025 = date(2025, 10, 1)


class CourtRecord(Word):
    """A court: its id in the directory, its name, its code in case numbers, and the areas whose cases it hears.

    `areas` are division codes of domiciles (or seats) that lead to it; a code ending in zeros stands for all below it.
    """

    id: Token
    name: Text
    kind: OfficeKind
    district: str
    code: str
    areas: tuple[str, ...]
    since: date
    until: date | None = None
    source: Text
    cite: ArticleId
    trust: Trust
    unverified: bool = True
    note: str = ""

    def covers(self, day: date) -> bool:
        """Whether the row was in force on that day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def serves(self, district: str) -> bool:
        """Whether a domicile or seat in this district leads to this court; the city as a whole leads to each."""
        if district == CITY:
            return True
        return district in self.areas or (CITY in self.areas and district.startswith(CITY[:2]))


CITY = "500000"
"""Division code of Chongqing as a whole."""

_FIRST_AREA = (
    "500105",
    "500106",
    "500109",
    "500111",
    "500112",
    "500115",
    "500117",
    "500120",
    "500151",
    "500152",
    "500153",
)
"""Districts under the First Intermediate Court: 江北 沙坪坝 北碚 大足 渝北 长寿 合川 璧山 铜梁 潼南 荣昌."""

_OTHER_AREAS = (
    "500101",
    "500102",
    "500103",
    "500104",
    "500107",
    "500108",
    "500110",
    "500113",
    "500114",
    "500116",
    "500118",
    "500119",
    "500154",
    "500155",
    "500156",
    "500229",
    "500230",
    "500231",
    "500233",
    "500235",
    "500236",
    "500237",
    "500238",
    "500240",
    "500241",
    "500242",
    "500243",
)
"""Districts and counties under the Second to Fifth Intermediate Courts."""

_SPLIT = "两江新区（自贸区）法院对应一中院辖区，渝中区法院对应二、三、四、五中院辖区；据记忆，未经核实"

IP_COURT = CourtRecord(
    id="cq-ip-court",
    name="重庆知识产权法庭（重庆市第一中级人民法院）",
    kind=OfficeKind.INTERMEDIATE_COURT,
    district="500112",
    code="渝01",
    areas=(CITY,),
    since=date(2021, 6, 16),
    source="人民日报2024-07-04；法释〔2022〕13号第一条、第二条",
    cite="IPJ-1",
    trust=Trust.SECONDARY,
    note="2021年6月16日设立，集中管辖全市；法院代码为配置",
)
LIANGJIANG = CourtRecord(
    id="cq-liangjiang-court",
    name="重庆两江新区人民法院（重庆自由贸易试验区人民法院）",
    kind=OfficeKind.BASIC_COURT,
    district="500112",
    code="渝0192",
    areas=_FIRST_AREA,
    since=_SINCE_2022,
    until=date(2025, 9, 30),
    source="法〔2022〕109号（已废止）；2024年知识产权司法保护白皮书（二手资料）",
    cite="F109",
    trust=Trust.SECONDARY,
    note=_SPLIT,
)
YUZHONG = CourtRecord(
    id="cq-yuzhong-court",
    name="重庆市渝中区人民法院",
    kind=OfficeKind.BASIC_COURT,
    district="500103",
    code="渝0103",
    areas=_OTHER_AREAS,
    since=_SINCE_2022,
    until=date(2025, 9, 30),
    source="法〔2022〕109号（已废止）；2024年知识产权司法保护白皮书（二手资料）",
    cite="F109",
    trust=Trust.SECONDARY,
    note=_SPLIT,
)


def _carried_over(court: CourtRecord) -> CourtRecord:
    """The row of 2022 kept under the list of 2025, whose rows were not seen (U3)."""
    return court.model_copy(
        update={
            "since": _SINCE_2025,
            "until": None,
            "source": "法〔2025〕167号附件未见，沿用2022年标准",
            "cite": "F167",
            "trust": Trust.INFERRED,
        }
    )


COURTS: tuple[CourtRecord, ...] = (
    IP_COURT,
    LIANGJIANG,
    YUZHONG,
    _carried_over(LIANGJIANG),
    _carried_over(YUZHONG),
)
"""Courts that may confirm an agreement on intellectual property, intermediate first."""

FIFTH_COURT = CourtRecord(
    id="cq-fifth-court",
    name="重庆市第五中级人民法院",
    kind=OfficeKind.INTERMEDIATE_COURT,
    district="500108",
    code="渝05",
    areas=("500103", "500104", "500107", "500108", "500110", "500113", "500116", "500118"),
    since=date(2010, 1, 1),
    source="辖区据记忆，未经核实",
    cite="CPL-235",
    trust=Trust.MEMORY,
    note="不审理知识产权第一审案件，只作财产所在地的同级执行法院",
)

ENFORCEMENT_COURTS: tuple[CourtRecord, ...] = (*COURTS, FIFTH_COURT)
"""Courts where a confirmation ruling may be enforced: the issuing one, or one of its level at the property."""


class Threshold(Word):
    """From which claim on a case of ordinary intellectual property belongs to the intermediate court."""

    since: date
    until: date | None = None
    least: Decimal
    below: Decimal
    source: Text
    cite: ArticleId
    trust: Trust
    unverified: bool = True

    def covers(self, day: date) -> bool:
        """Whether the threshold was in force on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


THRESHOLDS: tuple[Threshold, ...] = (
    Threshold(
        since=_SINCE_2022,
        until=date(2025, 9, 30),
        least=Decimal("5000000"),
        below=Decimal("5000000000"),
        source="2024年知识产权司法保护白皮书（二手资料）：500万元以上、50亿元以下由知识产权法庭一审",
        cite="IPJ-2",
        trust=Trust.SECONDARY,
    ),
    Threshold(
        since=_SINCE_2025,
        least=Decimal("5000000"),
        below=Decimal("5000000000"),
        source="法〔2025〕167号附件未见，沿用2024年口径",
        cite="F167",
        trust=Trust.INFERRED,
    ),
)


def courts_on(day: date) -> tuple[CourtRecord, ...]:
    """The rows in force on that day."""
    return tuple(court for court in COURTS if court.covers(day))


def threshold_on(day: date) -> Threshold | None:
    """The threshold in force on that day, if one is known."""
    return next((threshold for threshold in THRESHOLDS if threshold.covers(day)), None)
