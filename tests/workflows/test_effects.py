"""Effects and the docket on the real server: what fails, what waits, what is tried again, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest
from temporalio.client import WorkflowExecutionStatus

from activities import errands
from cases.effects import Issue
from cases.errors import PaperUnprintable, WorldFault
from cases.facts import Fault, Issued, Undone
from procedures.dispute import Entry
from procedures.reading import closed, standing
from tests.support.engine import OFFICER, P1, P2, Engine, Played, eventually
from workflows import hands
from workflows.case import CaseWorkflow
from workflows.hands import HANDS, ISSUE, Hand

pytestmark = pytest.mark.engine
NAME = "王某"


def unreachable() -> None:
    """As when the database is down."""
    raise WorldFault("数据库无法连接")


def unprintable() -> None:
    """As when a sign has no glyph."""
    raise PaperUnprintable("字体缺少“𬭛”")


def broken() -> None:
    """As when a hand has a bug."""
    raise KeyError(NAME)


async def test_a_paper_that_cannot_be_made_becomes_a_task_and_is_issued_again_under_its_key(engine: Engine) -> None:
    played = await engine.open()
    engine.troubles.put("issue", played.case, unprintable)
    await played.act("intake_acceptance", OFFICER, "intake-1")
    dispute = await played.settled()
    keys = [effect.key for effect in dispute.undone]
    assert len(keys) == 4
    assert {line.fact.why for line in await played.written() if isinstance(line.fact, Undone)} == {Fault.UNPRINTABLE}

    engine.troubles.take("issue", played.case)
    for key in keys:
        await played.act("reissue", OFFICER, "dispute", key=key)
    dispute = await played.settled()

    assert dispute.undone == ()
    assert {paper.key for paper in engine.database.queries().papers(played.case)} >= set(keys)


async def test_a_hand_with_a_bug_is_tried_a_few_times_and_says_no_word_of_what_it_saw(engine: Engine) -> None:
    played = await engine.open()
    engine.troubles.put("issue", played.case, broken)
    await played.act("intake_acceptance", OFFICER, "intake-1")

    async with played.skipped(await played.rehearsed.now() + timedelta(minutes=2)):
        await played.settled()

    undone = [line.fact for line in await played.written() if isinstance(line.fact, Undone)]
    assert {fact.why for fact in undone} == {Fault.UNKNOWN}
    history = await played.history()
    assert NAME.encode() not in history
    assert b"KeyError" in history


async def test_what_the_world_does_is_tried_for_long_and_then_a_person_sees_to_it(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ISSUE.gives_up == timedelta(days=1)
    monkeypatch.setitem(cast(dict[type, Hand], HANDS), Issue, replace(ISSUE, gives_up=timedelta(minutes=1)))
    played = await engine.open()
    engine.troubles.put("issue", played.case, unreachable)
    await played.act("intake_acceptance", OFFICER, "intake-1")

    async with played.skipped(await played.rehearsed.now() + timedelta(minutes=2)):
        await played.settled()

    undone = [line.fact for line in await played.written() if isinstance(line.fact, Undone)]
    assert {fact.why for fact in undone} == {Fault.UNREACHABLE}


async def test_a_docket_that_does_not_answer_delays_no_case_and_gets_every_line_in_order(engine: Engine) -> None:
    played = await engine.accepted()
    written = len(await played.written())
    engine.troubles.put("write", played.case, unreachable)

    answers = [await played.act("address_confirmation", P1, "dispute", electronic=True) for _ in range(3)]
    assert [answer.docketed for answer in answers] == [False] * 3
    assert len(played.journal()) == written
    engine.troubles.take("write", played.case)

    lines = await played.written()
    places = [(line.seq, line.n) for line in lines]
    assert places == sorted(places)
    assert [answer.seq for answer in answers] == _seqs(lines, "address_confirmation")
    assert (await played.act("address_confirmation", P2, "dispute", electronic=True)).docketed


def _seqs(lines: list[Entry], act: str) -> list[int]:
    return [line.seq for line in lines if line.act is not None and line.act.act == act]


async def test_a_checkpoint_in_the_middle_starts_what_is_under_way_again_under_its_key(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Papers fail, so the outbox never empties: after the quiet hour the next run takes everything over."""
    monkeypatch.setattr(hands, "QUIET_HOUR", timedelta(seconds=1))
    played = await engine.open()
    engine.troubles.put("issue", played.case, unreachable)
    await played.act("intake_acceptance", OFFICER, "intake-1")
    keys = {effect.key for effect in (await played.rehearsed.state()).outbox}

    await played.checkpoint()

    assert {effect.key for effect in (await played.rehearsed.state()).outbox} == keys
    engine.troubles.take("issue", played.case)
    dispute = await played.settled()
    assert dispute.undone == ()
    papers = [paper.key for paper in engine.database.queries().papers(played.case)]
    assert len(papers) == len(set(papers))
    assert keys <= set(papers)


async def test_a_checkpoint_carries_lines_that_are_not_written(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "QUIET_HOUR", timedelta(seconds=1))
    played = await engine.accepted()
    engine.troubles.put("write", played.case, unreachable)
    await played.act("address_confirmation", P1, "dispute", electronic=True)

    await played.checkpoint()

    engine.troubles.take("write", played.case)
    lines = await played.written()
    assert [line.act.act for line in lines if line.act is not None][-1] == "address_confirmation"


async def test_the_case_goes_on_over_many_checkpoints(engine: Engine) -> None:
    played = await engine.accepted()
    for _ in range(3):
        await played.checkpoint()
    due = await played.end_of("mediation.consent")
    assert standing(await played.until(due))[-1] == ("mediation-1", "terminated")
    assert await played.rehearsed.running.query(CaseWorkflow.legal_now) >= due


async def test_an_archived_case_ends_when_everything_is_written(engine: Engine) -> None:
    played = await engine.accepted()
    await played.until(await played.end_of("mediation.consent"))
    await played.act("archive", OFFICER, "dispute")

    await played.rehearsed.running.result()

    assert closed(await played.rehearsed.state())
    written = await played.written()
    assert [line.after for line in written if line.after is not None][-1] == "archived"
    assert isinstance(written[-1].fact, Issued)


async def test_a_bug_in_the_shell_stops_the_case_and_never_ends_it(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No batch can be made: the case stands still, and goes on when the bug is gone."""

    def wrong(**_: object) -> None:
        raise KeyError(NAME)

    with monkeypatch.context() as patched:
        patched.setattr(errands, "Batch", wrong)
        played = await engine.start()
        await eventually(lambda: _has(played, "WORKFLOW_TASK_FAILED"))
    described = await played.rehearsed.running.describe()
    assert described.status is WorkflowExecutionStatus.RUNNING

    await eventually(played.journal, 40)
    assert NAME.encode() not in await played.history()


async def _has(played: Played, event: str) -> bool:
    return event in await played.events()
