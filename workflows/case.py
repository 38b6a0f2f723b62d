"""One workflow a dispute: acts come in as Updates, the core decides, effects go out, one timer wakes the case."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, ApplicationError, is_cancelled_exception

from activities.errands import Batch, Before, Errand, Settlement, Waiting
from activities.failures import failure
from cases.acts import AnyAct
from cases.effects import AnyEffect
from cases.errors import DingfenError, TurnedAway
from cases.facts import AnyFact, Fault, Undone
from procedures.deciding import Decision, advance, answered, decide
from procedures.dispute import Answer, Dispute, Entry, Letter
from procedures.reading import closed, wake
from workflows.boot import Boot
from workflows.hands import HANDS, READ_INBOX, SETTLE_INBOX, WRITE, Hand

AT_ONCE = timedelta(seconds=5)
"""How long the first, local attempt to write the docket may take before it is left to a regular activity."""

ANSWER_WAITS = timedelta(seconds=4)
"""How long an answer waits for its lines to be in the docket."""

QUIET_HOUR = timedelta(hours=1)
"""How long a checkpoint waits for effects under way before they are started anew by the next run."""


@workflow.defn
class CaseWorkflow:
    """A dispute, from its complaint to its archive."""

    @workflow.init
    def __init__(self, boot: Boot) -> None:
        self.dispute = boot.dispute
        self.clock = boot.clock
        self.pending: list[Entry] = list(boot.entries)
        self.written = 0
        self.hands: dict[str, asyncio.Task[None]] = {}
        self.asked_at: datetime | None = None

    @workflow.run
    async def run(self, boot: Boot) -> None:
        """Carry out effects, let periods lapse, checkpoint when asked; end when the file is archived."""
        scribe = asyncio.create_task(self._write())
        self._send_out()
        while not self._finished():
            if self._should_checkpoint():
                await self._checkpoint(scribe)
            await self._next()
        await workflow.wait_condition(workflow.all_handlers_finished)
        scribe.cancel()

    @workflow.update
    async def act(self, act: AnyAct) -> Answer:
        """An act of a person; answers with its sequence, and with a letter if a rule refuses it in law."""
        if (first := answered(self.dispute, act.stamp.act_id)) is not None:
            return first
        await self._lapse_until(act.stamp.received_at)
        try:
            answer = self._take(decide(self.dispute, act))
        except TurnedAway as no:
            raise failure(no) from no
        assert answer is not None
        return await self._docketed(answer)

    @act.validator
    def guard(self, act: AnyAct) -> None:
        """A dry run: what would be turned away never enters the history."""
        try:
            decide(self.dispute, act)
        except DingfenError as no:
            raise failure(no) from no

    @workflow.query
    def show(self) -> Dispute:
        """The dispute as it is."""
        return self.dispute

    @workflow.query
    def legal_now(self) -> datetime:
        """The legal time of this case."""
        return self._now()

    @workflow.signal
    def wake(self) -> None:
        """Checkpoint at the next quiet point, on today's code if a newer one is current."""
        self.asked_at = self.asked_at or workflow.now()

    def _now(self) -> datetime:
        return workflow.now() + self.clock

    def _finished(self) -> bool:
        return closed(self.dispute) and not self._runnable() and not self.pending

    def _runnable(self) -> tuple[AnyEffect, ...]:
        return tuple(effect for effect in self.dispute.outbox if HANDS[type(effect)] is not None)

    def _take(self, decision: Decision) -> Answer | None:
        """The one place where the state changes; nothing is awaited between reading it and setting it."""
        self.dispute = decision.dispute
        self.pending.extend(decision.entries)
        self._send_out()
        return decision.answer

    def _send_out(self) -> None:
        for effect in self._runnable():
            if effect.key not in self.hands:
                self.hands[effect.key] = asyncio.create_task(self._carry_out(effect))

    async def _carry_out(self, effect: AnyEffect) -> None:
        hand = HANDS[type(effect)]
        assert hand is not None
        errand = Errand(case=self.dispute.file.case, effect=effect, at=self._now())
        fact: AnyFact
        try:
            fact = await _call(hand, errand, result=AnyFact, id=effect.key)
        except ActivityError as failed:
            if is_cancelled_exception(failed):
                raise asyncio.CancelledError from failed
            fact = Undone(key=effect.key, at=self._now(), why=_fault(failed))
        del self.hands[effect.key]
        await self._lapse_until(fact.at)
        self._take(decide(self.dispute, fact))

    async def _next(self) -> None:
        """Sleep until the one timer of the case, or until something else is to be done."""
        due = wake(self.dispute)
        waits = [at - self._now() for at in (due,) if at is not None]
        if self.asked_at is not None:
            waits.append(self.asked_at + QUIET_HOUR - workflow.now())
        try:
            await workflow.wait_condition(
                lambda: wake(self.dispute) != due or self._should_checkpoint() or self._finished(),
                timeout=max(min(waits), timedelta()) if waits else None,
                timeout_summary=f"wake {due}",
            )
        except TimeoutError:
            await self._lapse_until(self._now())

    async def _lapse_until(self, to: datetime) -> None:
        """Before silence has its consequence the inbox is read: what was received in time is decided first."""
        while (due := wake(self.dispute)) is not None and due <= to:
            for waiting in await self._received_before(due):
                await self._give(waiting.act)
            self._take(advance(self.dispute, due))

    async def _received_before(self, due: datetime) -> Sequence[Waiting]:
        question = Before(case=self.dispute.file.case, due=due)
        received: Sequence[Waiting] = await _call(READ_INBOX, question, result=tuple[Waiting, ...])
        return received

    async def _give(self, act: AnyAct) -> None:
        """An act that lies in the inbox is decided as if it had been sent, and its row is settled."""
        try:
            answer = self._take(decide(self.dispute, act))
            settlement = Settlement(act_id=act.stamp.act_id, answer=answer)
        except TurnedAway as no:
            letter = Letter(code=no.code, message=no.message, article=no.article, remedy=no.remedy)
            settlement = Settlement(act_id=act.stamp.act_id, turned_away=letter)
        await _call(SETTLE_INBOX, settlement)

    async def _docketed(self, answer: Answer) -> Answer:
        """The answer, once its lines are in the docket; or without them after a few seconds, and it says so."""
        try:
            await workflow.wait_condition(lambda: self.written >= answer.seq, timeout=ANSWER_WAITS)
        except TimeoutError:
            return answer.model_copy(update={"docketed": False})
        return answer

    async def _write(self) -> None:
        """The one scribe of the case: lines in their order, at once if the docket can, else until it can."""
        while True:
            await workflow.wait_condition(lambda: bool(self.pending))
            batch = Batch(case=self.dispute.file.case, entries=tuple(self.pending), dispute=self.dispute)
            try:
                await workflow.execute_local_activity(
                    WRITE.activity,
                    batch,
                    schedule_to_close_timeout=AT_ONCE,
                    start_to_close_timeout=AT_ONCE,
                    retry_policy=RetryPolicy(maximum_attempts=2),
                )
            except ActivityError as failed:
                if is_cancelled_exception(failed):
                    raise asyncio.CancelledError from failed
                await _call(WRITE, batch)
            del self.pending[: len(batch.entries)]
            self.written = batch.entries[-1].seq

    def _should_checkpoint(self) -> bool:
        info = workflow.info()
        newer = info.is_target_worker_deployment_version_changed()
        if not (self.asked_at or newer or info.is_continue_as_new_suggested()):
            return False
        if self.pending or not workflow.all_handlers_finished():
            return False
        waited = self.asked_at is not None and workflow.now() >= self.asked_at + QUIET_HOUR
        return waited or not self.hands

    async def _checkpoint(self, scribe: asyncio.Task[None]) -> None:
        """Start anew from the state; effects under way are cancelled and started again under the same key."""
        for hand in (scribe, *self.hands.values()):
            hand.cancel()
        newer = workflow.info().is_target_worker_deployment_version_changed()
        behaviour = workflow.ContinueAsNewVersioningBehavior.AUTO_UPGRADE if newer else None
        workflow.continue_as_new(Boot(dispute=self.dispute, clock=self.clock), initial_versioning_behavior=behaviour)


async def _call(hand: Hand, errand: Any, *, result: Any = None, id: str | None = None) -> Any:
    return await workflow.execute_activity(
        hand.activity,
        errand,
        activity_id=id,
        task_queue=hand.queue,
        start_to_close_timeout=hand.takes,
        retry_policy=hand.retry,
        result_type=result,
    )


def _fault(failed: ActivityError) -> Fault:
    cause = failed.cause
    known = isinstance(cause, ApplicationError) and cause.type == "PaperUnprintable"
    return Fault.UNPRINTABLE if known else Fault.UNREACHABLE
