"""Silence on the real server (no consent in time ends the mediation): acts that cross the timer, an inbox unread."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cases.errors import NotAwaited, WorldFault
from procedures.reading import standing
from tests.support.engine import OFFICER, P1, P2, Engine, Played, eventually

pytestmark = pytest.mark.engine
MINUTE = timedelta(minutes=1)


def unreachable() -> None:
    """As when the database is down."""
    raise WorldFault("数据库无法连接")


async def test_silence_ends_the_mediation_at_its_own_instant(engine: Engine) -> None:
    played = await engine.accepted()
    due = await played.end_of("mediation.consent")

    dispute = await played.until(due + timedelta(days=3))

    assert standing(dispute)[-1] == ("mediation-1", "terminated")
    lapse = next(line for line in await played.written() if line.what == "lapse")
    assert lapse.at == due


async def test_an_act_received_in_time_comes_before_the_lapse_though_it_was_never_sent(engine: Engine) -> None:
    played = await engine.accepted()
    due = await played.end_of("mediation.consent")
    act = await played.compose("consent", P2, at=due - MINUTE)
    played.receive(act)

    dispute = await played.until(due + MINUTE)

    assert standing(dispute)[-1] != ("mediation-1", "terminated")
    inbox = engine.database.inbox()
    await eventually(lambda: (found := inbox.receipt(act.stamp.act_id)) is not None and found.row.settled)
    receipt = inbox.receipt(act.stamp.act_id)
    assert receipt is not None and receipt.answer is not None
    assert (await played.send(act)).seq == receipt.answer.seq
    assert [line.act for line in await played.written()].count(act) == 1


async def test_an_act_received_in_time_comes_before_another_one_that_arrives_late(engine: Engine) -> None:
    """The desk's clock is past the due instant and the case's is not: the late act makes the case look first."""
    played = await engine.accepted()
    due = await played.end_of("mediation.consent")
    in_time = await played.compose("consent", P2, at=due - MINUTE)
    played.receive(in_time)

    answer = await played.act("address_confirmation", P1, "dispute", at=due + MINUTE, electronic=True)

    assert answer.refused is None
    assert standing(await played.settled())[-1] != ("mediation-1", "terminated")
    whats = [line.act.act for line in await played.written() if line.act is not None]
    assert whats[-2:] == ["consent", "address_confirmation"]


async def test_an_act_that_arrives_after_the_lapse_is_turned_away_by_the_handler(engine: Engine) -> None:
    """The validator cannot know what the inbox will say; the handler does, and its letter reaches the sender."""
    played = await engine.accepted()
    due = await played.end_of("mediation.consent")

    with pytest.raises(NotAwaited):
        await played.act("consent", P2, at=due + MINUTE)

    assert standing(await played.settled())[-1] == ("mediation-1", "terminated")


async def test_an_act_in_the_inbox_may_be_turned_away_and_its_letter_lies_there(engine: Engine) -> None:
    played = await engine.accepted()
    due = await played.end_of("mediation.consent")
    act = await played.compose("intake_acceptance", OFFICER, "intake-1", at=due - MINUTE)
    played.receive(act)

    await played.until(due + MINUTE)

    inbox = engine.database.inbox()
    await eventually(lambda: (found := inbox.receipt(act.stamp.act_id)) is not None and found.row.settled)
    receipt = inbox.receipt(act.stamp.act_id)
    assert receipt is not None and receipt.answer is None
    assert "NotAwaited" in (receipt.turned_away or "")


async def test_while_the_inbox_cannot_be_read_the_lapse_waits_and_acts_in_time_go_on(engine: Engine) -> None:
    played = await engine.accepted()
    due = await played.end_of("mediation.consent")
    await played.until(due - MINUTE)
    engine.troubles.put("before", played.case, unreachable)

    async with played.skipped(due):
        await eventually(lambda: engine.troubles.met.get(("before", played.case), 0) >= 2)
        assert standing(await played.rehearsed.state())[-1] == ("mediation-1", "inviting")
        assert (await played.act("consent", P2, at=due - MINUTE)).refused is None
        engine.troubles.take("before", played.case)

    dispute = await played.until(due + 2 * MINUTE)
    assert standing(dispute)[-1] != ("mediation-1", "terminated")


async def test_the_lapse_that_waited_comes_when_the_inbox_can_be_read(engine: Engine) -> None:
    played = await engine.accepted()
    due = await played.end_of("mediation.consent")
    await played.until(due - MINUTE)
    engine.troubles.put("before", played.case, unreachable)

    async with played.skipped(due):
        await eventually(lambda: engine.troubles.met.get(("before", played.case), 0) >= 2)
        engine.troubles.take("before", played.case)
        await eventually(lambda: _ended(played))

    assert [line.at for line in await played.written() if line.what == "lapse"] == [due]


async def test_a_reminder_asks_nobody(engine: Engine) -> None:
    played = await engine.accepted()
    due = await played.end_of("mediation.consent")

    await played.until(due - MINUTE)

    assert [line.what for line in await played.written()][-1] == "reminder"
    assert ("before", played.case) not in engine.troubles.met


async def _ended(played: Played) -> bool:
    return standing(await played.rehearsed.state())[-1] == ("mediation-1", "terminated")
