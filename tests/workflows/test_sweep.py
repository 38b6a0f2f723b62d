"""The sweep on the real server: what nobody answered is sent again, under its own id, and settled once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from temporalio.client import WorkflowExecutionStatus

from activities.errands import Sweep
from activities.ports import InboxRow
from activities.sweep import InboxSweeper
from adapters.database import Database
from cases.acts import AnyAct
from cases.errors import WorldFault
from desk.counter import Desk
from procedures.reading import standing
from tests.adapters.database import examples
from tests.support.engine import OFFICER, P2, Engine, Played, eventually
from tests.support.troubles import TroubledDocket, TroubledInbox, Troubles
from workflows.hands import CASES
from workflows.sweeps import InboxSweep

pytestmark = pytest.mark.engine
LATER = Sweep(older_than=datetime(2030, 1, 1, tzinfo=UTC))


class OnlyOf(TroubledInbox):
    """The inbox as if there were one case only, so that tests do not sweep each other's acts."""

    case = ""

    def unsettled(self, older_than: datetime, limit: int = 100) -> tuple[InboxRow, ...]:
        """What waits in this case."""
        return tuple(row for row in super().unsettled(older_than, limit) if row.case == self.case)


class Unbegun(TroubledDocket):
    """The docket as if there were one case only."""

    case = ""

    def __init__(self, database: Database, troubles: Troubles) -> None:
        super().__init__(database, troubles)
        everything = self.unbegun
        self.unbegun = lambda older_than, limit=100: tuple(
            case for case in everything(older_than, limit) if case == self.case
        )


async def sweep(engine: Engine, case: str) -> int:
    """One round, for one case."""
    inbox, docket = OnlyOf(engine.database, Troubles()), Unbegun(engine.database, Troubles())
    inbox.case = docket.case = case
    client = engine.environment.client
    return await InboxSweeper(inbox, docket, client, Desk(database=engine.database, client=client).start).sweep(LATER)


def answer_of(engine: Engine, act: AnyAct) -> tuple[bool, str | None]:
    """Whether an act has an answer, and the letter that turned it away."""
    receipt = engine.database.inbox().receipt(act.stamp.act_id)
    assert receipt is not None
    return receipt.answer is not None, receipt.turned_away


async def test_an_act_that_was_never_sent_is_sent(engine: Engine) -> None:
    played = await engine.open()
    act = await played.compose("intake_acceptance", OFFICER, "intake-1")
    played.receive(act)

    assert await sweep(engine, played.case) == 1
    assert await sweep(engine, played.case) == 0

    assert standing(await played.settled())[0] == ("intake-1", "accepted")
    assert answer_of(engine, act) == (True, None)


async def test_an_act_that_was_answered_but_not_settled_gets_the_same_answer(engine: Engine) -> None:
    played = await engine.open()
    act = await played.compose("intake_acceptance", OFFICER, "intake-1")
    played.receive(act)
    answer = await played.send(act)
    await played.settled()
    await played.checkpoint()

    assert await sweep(engine, played.case) == 1

    receipt = engine.database.inbox().receipt(act.stamp.act_id)
    assert receipt is not None and receipt.answer == answer
    assert [line.act for line in await played.written()].count(act) == 1


async def test_an_act_that_is_turned_away_is_settled_with_its_letter(engine: Engine) -> None:
    played = await engine.open()
    act = await played.compose("consent", P2)
    played.receive(act)

    assert await sweep(engine, played.case) == 1

    answered, letter = answer_of(engine, act)
    assert not answered
    assert "NotAwaited" in (letter or "")


async def test_an_act_for_an_archived_case_is_turned_away(engine: Engine) -> None:
    played = await engine.accepted()
    await played.until(await played.end_of("mediation.consent"))
    await played.act("archive", OFFICER, "dispute")
    await played.rehearsed.running.result()
    act = await played.compose("resubmission", P2, "dispute")
    played.receive(act)

    assert await sweep(engine, played.case) == 1
    assert "归档" in (answer_of(engine, act)[1] or "")


async def test_a_case_that_never_began_is_started_once_and_its_act_is_sent(engine: Engine) -> None:
    case = "0199aaaa-0000-7000-8000-0000000000ff"
    engine.database.people().open_case(examples.opening(case))
    row = examples.row(case=case, act_id="never-started")
    engine.database.inbox().receive(row)

    assert await sweep(engine, case) == 1
    run = (await engine.environment.client.get_workflow_handle(f"case/{case}").describe()).run_id

    assert await sweep(engine, case) == 0
    assert (await engine.environment.client.get_workflow_handle(f"case/{case}").describe()).run_id == run


async def test_an_act_for_a_case_that_the_engine_has_lost_waits(engine: Engine) -> None:
    played = await engine.open()
    act = await played.compose("intake_acceptance", OFFICER, "intake-1")
    await played.rehearsed.running.terminate()
    played.receive(act)

    assert await sweep(engine, played.case) == 0
    assert answer_of(engine, act) == (False, None)


async def test_an_act_is_settled_only_when_the_docket_has_it(engine: Engine) -> None:
    played = await engine.open()
    act = await played.compose("intake_acceptance", OFFICER, "intake-1")
    engine.troubles.put("write", played.case, unreachable)
    played.receive(act)

    assert await sweep(engine, played.case) == 0
    assert answer_of(engine, act) == (False, None)

    engine.troubles.take("write", played.case)
    await eventually(lambda: _swept(engine, played.case))
    assert answer_of(engine, act) == (True, None)


async def _swept(engine: Engine, case: str) -> bool:
    return await sweep(engine, case) == 1


def unreachable() -> None:
    """As when the docket's database is away."""
    raise WorldFault("卷宗数据库没有应答")


async def test_an_act_that_the_case_cannot_read_wakes_an_old_case_only(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older release cannot read it: the case goes on with newer code at a checkpoint, but not every minute."""
    played = await engine.open()
    act = await played.compose("consent", P2)
    newer = act.model_copy(update={"act": "of_a_newer_release"})
    monkeypatch.setattr(OnlyOf, "unsettled", lambda *_: (row_of(played, newer),))
    run = (await played.rehearsed.running.describe()).run_id

    assert await sweep(engine, played.case) == 0
    assert (await played.rehearsed.running.describe()).run_id == run
    monkeypatch.setattr("activities.sweep.SOON", timedelta())
    assert await sweep(engine, played.case) == 0

    await eventually(lambda: _moved(played, run))


def row_of(played: Played, act: AnyAct) -> InboxRow:
    """A row of the inbox that a newer release has written."""
    return InboxRow(
        act_id=act.stamp.act_id,
        case=played.case,
        received_at=act.stamp.received_at,
        content_hash="newer",
        act=act,
    )


async def _moved(played: Played, run: str | None) -> bool:
    return (await played.rehearsed.running.describe()).run_id != run


async def test_the_sweep_runs_every_minute(engine: Engine) -> None:
    played = await engine.open()
    act = await played.compose("intake_acceptance", OFFICER, "intake-1")
    played.receive(act)

    sweeping = await engine.environment.client.start_workflow(InboxSweep.run, id="sweep/inbox", task_queue=CASES)
    try:
        await eventually(lambda: answer_of(engine, act)[0])
        await engine.environment.fast_forward(sweeping, timedelta(minutes=2))
        assert (await sweeping.describe()).status is WorkflowExecutionStatus.RUNNING
    finally:
        await sweeping.terminate()
