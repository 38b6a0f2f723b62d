"""The desk on a real engine: receipts, refusals, repeats, and what happens when the engine is away."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import Client

from cases.errors import (
    AlreadyDone,
    Conflicting,
    DingfenError,
    Malformed,
    NotAwaited,
    NotEntitled,
    Stale,
    WorldFault,
)
from desk.actors import read_actor
from desk.checking import check
from desk.counter import UNDER_WAY, Desk, Handed, Receipt
from desk.engine_road import Engine, engine
from desk.forms_in import read_complaint
from desk.ids import new_id
from desk.posting import Posted
from desk.views import export, may_open_vault, show
from procedures.reading import standing
from tests.support.complaints import complaint
from tests.support.press import BlankPress
from workflows.plugin import DingfenPlugin

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    async with engine(tmp_path_factory.mktemp("desk"), BlankPress()) as server:
        yield server


class Played:
    """A desk with one case of its own."""

    def __init__(self, running: Engine) -> None:
        self.case = new_id()
        self.desk = Desk(database=running.docket(self.case), client=running.environment.client)
        self.count = 0

    async def open(self) -> Receipt:
        changes = {"respondents__0__electronic": True, "respondents__0__electronic_address": "p2@example.cn"}
        return await self.desk.open(read_complaint(complaint(**changes)), case=self.case)

    async def act(self, name: str, by: str, data: dict[str, Any] | None = None, **more: Any) -> Receipt:
        self.count += 1
        act_id = more.pop("act_id", f"{self.case}:{self.count}")
        who = read_actor(by, self.desk.database.directory())
        handed = Handed(name=name, data=data or {}, who=who, act_id=act_id, **more)
        receipt = await self.desk.act(self.case, handed)
        await self.settled()
        return receipt

    async def settled(self) -> None:
        async with asyncio.timeout(30):
            while (await self.desk.dispute(self.case)).outbox:
                await asyncio.sleep(0.02)

    async def standing(self) -> dict[str, str]:
        return dict(standing(await self.desk.dispute(self.case)))

    def inbox(self, act_id: str) -> Any:
        return self.desk.database.inbox().receipt(act_id)


@pytest.fixture
async def played(running: Engine) -> Played:
    one = Played(running)
    await one.open()
    await one.settled()
    return one


OFFICER = "officer:ipo-officer-1"


async def test_an_act_is_received_settled_and_docketed(played: Played) -> None:
    receipt = await played.act("intake_acceptance", OFFICER)
    assert receipt.answer is not None and receipt.answer.refused is None and receipt.answer.docketed
    assert played.inbox(receipt.act_id).answer == receipt.answer
    assert (await played.standing())["mediation-1"] == "inviting"


async def test_opening_twice_under_one_id_is_one_case(played: Played) -> None:
    again = await played.open()
    assert again.case == played.case
    other = complaint(matter__claim=7)
    with pytest.raises(Conflicting):
        await played.desk.open(read_complaint(other), case=played.case)


async def test_the_same_act_id_counts_once_and_other_content_is_turned_away(played: Played) -> None:
    first = await played.act("intake_acceptance", OFFICER, act_id=f"{played.case}:same")
    again = await played.act("intake_acceptance", OFFICER, act_id=f"{played.case}:same")
    assert again == first
    with pytest.raises(Conflicting):
        await played.act("intake_refusal", OFFICER, {"ground": "decided"}, act_id=f"{played.case}:same")
    with pytest.raises(Conflicting):
        await played.act("intake_acceptance", "officer:ipo-officer-1", to="intake-1", act_id=f"{played.case}:same")


@pytest.mark.parametrize(
    ("name", "by", "data", "error"),
    [
        ("intake_acceptance", "officer:committee-officer-1", {}, NotEntitled),
        ("intake_acceptance", "party:p1", {}, NotEntitled),
        ("intake_acceptance", "mediator:ipo-mediator-1", {}, NotEntitled),
        ("consent", "party:p2", {}, NotAwaited),
        ("seal", OFFICER, {"sha256": "0" * 64}, NotAwaited),
        ("withdrawal", "party:p2", {}, NotEntitled),
        ("withdrawal", "party:p9", {}, NotEntitled),
        ("withdrawal", "party:a7/p1", {}, NotEntitled),
        ("intake_refusal", OFFICER, {"ground": "too_busy"}, Malformed),
        ("intake_refusal", OFFICER, {"ground": "decided", "mood": 1}, Malformed),
        ("service_certificate", OFFICER, {"key": "nowhere"}, Malformed),
        ("service_return", OFFICER, {"paper": "opinion_notice", "channel": "direct", "on": "2026-01-01"}, Malformed),
    ],
)
async def test_what_is_turned_away_changes_nothing(
    played: Played, name: str, by: str, data: dict[str, Any], error: type[DingfenError]
) -> None:
    before = await played.desk.dispute(played.case)
    with pytest.raises(error) as caught:
        await played.act(name, by, data)
    assert caught.value.message
    assert await played.desk.dispute(played.case) == before
    assert played.inbox(f"{played.case}:{played.count}") is None


async def test_a_screen_older_than_the_case_is_turned_away(played: Played) -> None:
    with pytest.raises(Stale):
        await played.act("intake_acceptance", OFFICER, seen=99)
    since = (await played.desk.dispute(played.case)).procedures[1].since
    assert (await played.act("intake_acceptance", OFFICER, seen=since)).answer is not None


async def test_nobody_signs_twice(played: Played) -> None:
    text = "一、被请求人赔偿请求人人民币100元。"
    await played.act("intake_acceptance", OFFICER)
    await played.act("consent", "party:p2", {"statement": "同意"})
    await played.act("case_filing", OFFICER)
    await played.act("mediator_appointment", OFFICER, {"mediators": ["ipo-mediator-1"]})
    await played.act("disclosure", "mediator:ipo-mediator-1")
    promise = {
        "id": "o1",
        "obligor": "p2",
        "obligee": "p1",
        "duty": "pay",
        "wording": "付款",
        "instalments": [{"due": "2099-01-01", "amount": 100}],
    }
    terms = {"text": text, "facts": "事实", "obligations": [promise]}
    await played.act("final_text", "mediator:ipo-mediator-1", {"terms": terms})
    await played.act("signature", "party:p2", {"sha256": {"text": text}})
    with pytest.raises(AlreadyDone):
        await played.act("signature", "party:p2", {"sha256": {"text": text}})
    with pytest.raises(Malformed):
        await played.act("signature", "party:a1/p1", {"sha256": {"text": text + "。"}})
    assert played.inbox(f"{played.case}:{played.count}") is None


async def test_a_refusal_in_law_is_an_answer_with_its_article(played: Played) -> None:
    await played.act("intake_acceptance", OFFICER)
    receipt = await played.act("new_address", "party:p1", {"party": "p1", "address": {"address": "示例路9号"}})
    assert receipt.answer is not None and receipt.answer.refused is not None
    assert receipt.answer.refused.article == "O81-65"
    record = played.desk.database.people().parties(played.case)[0]
    assert record.address != "示例路9号"


async def test_a_confirmed_address_goes_to_the_docket_and_the_consent_to_the_case(played: Played) -> None:
    data = {"electronic": True, "address": {"address": "重庆市示例路12号", "electronic_address": "new@example.cn"}}
    await played.act("address_confirmation", "party:p2", data)
    record = played.desk.database.people().parties(played.case)[1]
    assert (record.address, record.electronic_address) == ("重庆市示例路12号", "new@example.cn")
    with pytest.raises(Malformed):
        await played.act("address_confirmation", "party:p2", {"electronic": True, "address": {"planet": "x"}})


async def test_a_posting_is_recorded_by_staff_with_proof_only(played: Played) -> None:
    at = datetime.now(UTC) - timedelta(days=1)
    clerk = read_actor(OFFICER, played.desk.database.directory())
    posted = Posted(at=at, proof="邮戳", by=clerk)
    own = replace(posted, by=read_actor("party:p1", played.desk.database.directory()))
    with pytest.raises(NotEntitled):
        await played.act("withdrawal", "party:a1/p1", posted=own)
    for wrong in (replace(posted, at=at + timedelta(days=9)), replace(posted, proof=" ")):
        with pytest.raises(Malformed):
            await played.act("withdrawal", "party:a1/p1", posted=wrong)
    await played.act("withdrawal", "party:a1/p1", posted=posted)
    names = [piece.name for piece in played.desk.database.people().evidence(played.case)]
    assert "交邮（提交）凭证" in names
    assert (await played.standing())["intake-1"] == "withdrawn"


async def test_a_case_that_is_not_there(played: Played) -> None:
    who = read_actor(OFFICER, played.desk.database.directory())
    with pytest.raises(WorldFault):
        await played.desk.act("nowhere", Handed(name="consent", data={}, who=who))


async def test_without_an_engine_nothing_is_lost(played: Played) -> None:
    """The act lies in the inbox, the person holds a receipt, and the check finds and sends it later."""
    address = "127.0.0.1:1"
    away = await Client.connect(address, plugins=[DingfenPlugin()], lazy=True)
    desk = replace(played.desk, client=away, patience=1.0)
    who = read_actor(OFFICER, desk.database.directory())
    handed = Handed(name="intake_acceptance", data={}, who=who, act_id=f"{played.case}:away")
    receipt = await desk.act(played.case, handed)
    assert receipt.answer is None and receipt.said == UNDER_WAY
    assert played.inbox(handed.act_id).row.settled is False
    again = await played.desk.act(played.case, handed)
    assert again.answer is not None and again.received_at == receipt.received_at
    assert played.inbox(handed.act_id).answer == again.answer


async def test_a_case_that_was_not_started_is_found_and_started(running: Engine) -> None:
    one = Played(running)
    away = await Client.connect("127.0.0.1:1", plugins=[DingfenPlugin()], lazy=True)
    desk = replace(one.desk, client=away, patience=1.0)
    receipt = await desk.open(read_complaint(complaint()), case=one.case)
    assert receipt.answer is None
    later = replace(one.desk, clock=_Later())
    found = await check(later, mend=True)
    assert [finding["kind"] for finding in found if finding["case"] == one.case] == ["unbegun"]
    await one.settled()
    assert (await one.standing())["intake-1"] == "submitted"


class _Later:
    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(minutes=3)

    def offset(self) -> timedelta:
        return timedelta()


async def test_a_case_in_order_is_not_found(played: Played) -> None:
    assert [finding for finding in await check(played.desk) if finding["case"] == played.case] == []


async def test_what_is_shown(played: Played, tmp_path: Path) -> None:
    await played.act("intake_acceptance", OFFICER)
    dispute = await played.desk.dispute(played.case)
    shown = show(played.desk.database, dispute, None, played.desk.clock.now())
    assert {"case", "headline", "tasks", "deadlines", "roads", "papers", "open_acts"} <= set(shown)
    assert any(act["act"] == "consent" and act["who"] == "当事人 p2" for act in shown["open_acts"])
    mine = show(played.desk.database, dispute, read_actor("party:p1", played.desk.database.directory()), dispute.now)
    closed = [act for act in mine["open_acts"] if not act["open"]]
    assert closed and all(act["why_not"] for act in closed)
    papers = export(played.desk.database, played.case, tmp_path / "out")
    assert papers and all(Path(paper["file"]).read_bytes().startswith(b"%PDF") for paper in papers)
    with pytest.raises(NotEntitled):
        may_open_vault(dispute, read_actor("mediator:ipo-mediator-2", played.desk.database.directory()))
