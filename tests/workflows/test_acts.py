"""Acts on the real server: answered once, refused or turned away, whatever the sender repeats or sends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from temporalio.client import WorkflowUpdateFailedError, WorkflowUpdateStage

from activities.failures import letter, unread
from cases.agencies import Role
from cases.calendar import Calendar
from cases.errors import AlreadyDone, Malformed, NotAwaited, NotEntitled
from procedures.dispute import Answer
from procedures.reading import standing
from tests import makers
from tests.support.engine import OFFICER, P1, P2, REGISTRY, Engine

pytestmark = pytest.mark.engine


async def test_a_case_opens_with_its_papers_and_its_journal(engine: Engine) -> None:
    played = await engine.open()

    lines = await played.written()

    dispute = await played.settled()
    assert standing(dispute) == (("intake-1", "submitted"),)
    assert lines[0].seq == 1
    assert engine.database.docket().state(played.case) == dispute
    numbers = {paper.form: paper.number for paper in engine.database.queries().papers(played.case)}
    assert set(numbers) == {"intake_register", "mediation_application"}
    assert numbers["intake_register"].endswith("号")


async def test_an_act_is_answered_when_the_docket_has_it(engine: Engine) -> None:
    played = await engine.open()

    answer = await played.act("intake_acceptance", OFFICER, "intake-1")

    assert answer.docketed
    assert answer.refused is None
    assert any(line.act and line.act.act == "intake_acceptance" for line in played.journal())


async def test_an_act_takes_no_timer_and_no_activity_but_its_effects(engine: Engine) -> None:
    played = await engine.accepted()
    before = await played.events()

    await played.act("address_confirmation", P1, "dispute", electronic=True)
    await played.settled()

    after = (await played.events())[len(before) :]
    assert after.count("ACTIVITY_TASK_SCHEDULED") == 1  # the paper
    assert "TIMER_STARTED" not in after
    assert "TIMER_CANCELED" not in after


async def test_the_same_act_twice_is_one_act(engine: Engine) -> None:
    played = await engine.open()
    act = await played.compose("intake_acceptance", OFFICER, "intake-1")

    first, again = await played.send(act), await played.send(act)

    assert first == again
    assert [line.act for line in await played.written()].count(act) == 1


async def test_the_same_act_after_a_checkpoint_is_answered_from_memory(engine: Engine) -> None:
    played = await engine.open()
    act = await played.compose("intake_acceptance", OFFICER, "intake-1")
    first = await played.send(act)
    await played.settled()
    await played.checkpoint()

    assert await played.send(act) == first
    assert [line.act for line in await played.written()].count(act) == 1


async def test_turned_away_leaves_no_trace_and_names_the_way_out(engine: Engine) -> None:
    played = await engine.accepted()
    before, events = await played.settled(), await played.events()

    with pytest.raises(NotAwaited) as no:
        await played.act("intake_acceptance", OFFICER, "intake-1")
    with pytest.raises(NotEntitled):
        await played.act("consent", P1)

    assert no.value.remedy
    assert await played.settled() == before
    assert "WORKFLOW_EXECUTION_UPDATE_ACCEPTED" not in (await played.events())[len(events) :]


async def test_a_second_signature_by_the_same_person_is_turned_away(engine: Engine) -> None:
    played = await engine.accepted()
    mediator = makers.official(Role.MEDIATOR, makers.COMMITTEE, "m1")
    await played.act("consent", P2)
    await played.act("mediator_appointment", OFFICER)
    await played.act("disclosure", mediator)
    await played.act("final_text", mediator)
    await played.act("signature", P1)
    before = await played.settled()

    with pytest.raises(AlreadyDone):
        await played.act("signature", P1)

    assert await played.settled() == before


async def test_a_refusal_in_law_is_an_answer_with_its_article(engine: Engine) -> None:
    played = await engine.accepted()
    served = (await played.settled()).conduct.services[0]

    answer = await played.act("service_return", OFFICER, "dispute", key=served.key, on=date(2030, 1, 1))

    assert answer.refused is not None
    assert answer.refused.article
    refusal = next(line for line in await played.written() if line.what == "refused")
    assert refusal.seq == answer.seq
    assert refusal.letter == answer.refused


async def test_an_act_over_the_size_limit_never_reaches_the_case(engine: Engine) -> None:
    played = await engine.open()
    many = tuple(makers.ref(f"evidence {n}") for n in range(4_000))
    act = await played.compose("court_supplement", P1, "dispute")

    with pytest.raises(Malformed) as no:
        await played.send(act.model_copy(update={"materials": many}))

    assert "上限" in no.value.message
    assert (await played.act("intake_acceptance", OFFICER, "intake-1")).refused is None


WRONG_IN_MANY_PLACES = {"act": "court_supplement", "materials": [{"sha256": "x"}] * 200}


@pytest.mark.parametrize("sent", [{"act": "unheard_of", "stamp": {}}, {"act": "consent"}, 7, WRONG_IN_MANY_PLACES])
async def test_what_cannot_be_read_harms_nothing(engine: Engine, sent: object) -> None:
    played = await engine.open()

    with pytest.raises(WorkflowUpdateFailedError) as failed:
        await played.rehearsed.running.execute_update("act", sent)

    assert letter(failed.value.cause) is None
    assert unread(failed.value.cause)
    assert (await played.act("intake_acceptance", OFFICER, "intake-1")).refused is None


async def test_an_act_goes_under_its_own_id(engine: Engine) -> None:
    played = await engine.open()
    act = await played.compose("intake_acceptance", OFFICER, "intake-1")

    handle = await played.rehearsed.running.start_update(
        "act", act, wait_for_stage=WorkflowUpdateStage.COMPLETED, result_type=Answer
    )

    assert handle.id == act.stamp.act_id


async def test_a_new_calendar_moves_the_one_timer(engine: Engine) -> None:
    """A Wednesday becomes a rest day: the three working days of the decision end a day later, and so does the timer."""
    played = await engine.open()
    calendar = makers.calendar()
    (before,) = (await played.settled()).periods
    days = tuple(sorted({*calendar.rest_days, date(2026, 3, 4)}))
    moved = Calendar.model_validate(calendar.model_dump() | {"version": "emergency", "rest_days": days})
    events = await played.events()

    await played.act("new_calendar", REGISTRY, "dispute", calendar=moved)

    (after,) = (await played.settled()).periods
    assert after.due == before.due + timedelta(days=1)
    assert after.changes
    assert (await played.events())[len(events) :].count("TIMER_STARTED") == 1
    assert (await played.until(before.due)).periods == (after,)
    assert (await played.until(after.due)).periods != (after,)
    assert any(line.term == "intake.decision" for line in await played.written())
