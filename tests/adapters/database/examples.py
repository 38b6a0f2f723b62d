"""Example records that fit the complaint of `tests.makers`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from activities.ports import FiledPaper, InboxRow
from adapters.database import Database
from cases.parties import PartyKind, Side
from cases.records import AgentRecord, CaseRecord, EvidenceRecord, IdentityKind, PartyRecord, RightRecord
from cases.rights import RightKind
from procedures.deciding import Decision, begin
from tests import makers

CASE = makers.complaint().case
COMPANY_CODE = "91500000MA5U00000W"
RESIDENT_ID = "500103199003070017"
WHEN = datetime(2026, 3, 2, 10, tzinfo=makers.SHANGHAI)


def company(**more: Any) -> PartyRecord:
    """The applicant of the example complaint."""
    complaint = makers.complaint().parties[0]
    values: dict[str, Any] = {
        "id": "p1",
        "side": Side.APPLICANT,
        "kind": PartyKind.ORGANISATION,
        "name": "重庆示例科技有限公司",
        "identity_kind": IdentityKind.CREDIT_CODE,
        "identity": COMPANY_CODE,
        "address": "重庆市渝北区示例路1号",
        "district": "500112",
        "phone": "023-88880001",
        "representative": "甲某",
        "position": "总经理",
        "electronic": True,
        "electronic_address": "p1@example.cn",
        "mandates": complaint.mandates,
    }
    return PartyRecord(**{**values, **more})


def person(**more: Any) -> PartyRecord:
    """The respondent of the example complaint."""
    values: dict[str, Any] = {
        "id": "p2",
        "side": Side.RESPONDENT,
        "kind": PartyKind.PERSON,
        "name": "㛃䶮",
        "identity_kind": IdentityKind.RESIDENT_ID,
        "identity": RESIDENT_ID,
        "ethnicity": "汉族",
        "address": "重庆市渝中区示例街2号",
        "district": "500103",
        "phone": "13800000002",
        "electronic": True,
        "electronic_address": "13800000002",
    }
    return PartyRecord(**{**values, **more})


def agents() -> tuple[AgentRecord, ...]:
    """The applicant's agents."""
    return (
        AgentRecord(id="a1", name="乙律师", identity=RESIDENT_ID, firm="重庆示例律师事务所", phone="13800000003"),
        AgentRecord(id="a2", name="丙职员", identity_kind=IdentityKind.PASSPORT, identity="E00000001"),
    )


def right(number: str = "12345678", title: str = "示例") -> RightRecord:
    """The trademark in dispute."""
    return RightRecord(number=number, kind=RightKind.TRADEMARK, title=title, holder="重庆示例科技有限公司")


def evidence(name: str = "商标注册证", text: str = "certificate") -> EvidenceRecord:
    """A piece of evidence whose bytes are the text."""
    return EvidenceRecord(party="p1", name=name, proves="权利归属", pages=2, file=makers.ref(text))


def opening(case: str = CASE, **more: Any) -> CaseRecord:
    """What the desk writes at the opening of the example dispute."""
    values: dict[str, Any] = {
        "complaint": makers.complaint(case=case),
        "parties": (company(), person()),
        "agents": agents(),
        "rights": (right(),),
        "evidence": (evidence(),),
    }
    return CaseRecord(**{**values, **more})


def begun(case: str = CASE) -> Decision:
    """The core's answer to the example complaint."""
    return begin(makers.complaint(case=case), makers.calendar())


def opened(database: Database, case: str = CASE) -> Decision:
    """The example dispute, opened at the desk and begun by the core."""
    database.people().open_case(opening(case))
    decision = begun(case)
    database.docket().write(case, decision.entries, decision.dispute)
    return decision


def paper(key: str = "", content: bytes = b"%PDF-1", **more: Any) -> FiledPaper:
    """A paper about to be filed, whose bytes are `content`."""
    filed = FiledPaper(
        key=key or f"{CASE}:1:1",
        case=CASE,
        procedure="intake-1",
        form="acceptance_notice",
        title="受理通知书",
        number="渝知人调受字〔2026〕1号",
        office="cq-ip-committee",
        dated=WHEN,
        sha256=sha256(content).hexdigest(),
        size=len(content),
    )
    return replace(filed, **more)


def row(n: int = 1, when: datetime = WHEN, case: str = CASE, **more: Any) -> InboxRow:
    """An act as the desk received it."""
    act = makers.make("withdrawal", makers.party("p1"), when, "intake-1", n)
    values: dict[str, Any] = {
        "act_id": act.stamp.act_id,
        "case": case,
        "received_at": when,
        "content_hash": f"hash-{n}",
        "act": act,
    }
    return InboxRow(**{**values, **more})
