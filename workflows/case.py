"""One workflow a dispute: acts come in as Updates, the core decides, effects go out, one timer wakes the case."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Coroutine, Sequence
from datetime import datetime, timedelta

from temporalio import workflow
from temporalio.exceptions import ActivityError, ApplicationError

from activities.errands import Before, Errand, Settlement, Waiting
from activities.failures import failure
from cases.acts import AnyAct
from cases.effects import AnyEffect
from cases.errors import DingfenError
from cases.facts import AnyFact, Undone
from procedures.deciding import Decision, advance, answered, decide
from procedures.dispute import Answer, Dispute, Letter
from procedures.reading import closed, wake
from workflows.boot import Boot
from workflows.hands import HANDS, QUIET_HOUR, READ_INBOX, SETTLE_INBOX, Hand, call, in_hand, newest, why
from workflows.scribe import Scribe

CENTURY = timedelta(days=36_500)
"""The longest timer a server keeps."""


class Unforeseen(Exception):
    """Something in a task of the case failed that may not fail: the case stands still until it is mended."""


@workflow.defn
class CaseWorkflow:
    """A dispute, from its complaint to its archive.

    Whatever takes time is a task that lays down what it found; only `run` and the handler of an act change the state,
    and nothing is awaited between reading and setting it.
    """

    @workflow.init
    def __init__(self, boot: Boot) -> None:
        self.dispute, self.clock = boot.dispute, boot.clock
        self.scribe = Scribe(boot.entries, boot.dispute.seq)
        self.hands: dict[str, asyncio.Task[None]] = {}
        self.facts: deque[AnyFact] = deque()
        self.reached = boot.dispute.now  # legal time up to which something has happened
        self.alarm: tuple[datetime | None, asyncio.Task[None] | None] = (None, None)
        self.asking = False
        self.heard: tuple[datetime, Sequence[Waiting]] | None = None
        self.called = self.impatient = False
        self.patience: asyncio.Task[None] | None = None
        self.bug: Exception | None = None

    @workflow.run
    async def run(self, boot: Boot) -> None:
        """Take what the world brings, in the order of the law; end when the file is archived."""
        scribe = self._go(self.scribe.work(lambda: self.dispute))
        self._send_out()
        while not self._finished():
            self._set_alarm()
            await workflow.wait_condition(self._stirred)
            self._take_in()
            if self._wants_checkpoint():
                self._checkpoint()
        await workflow.wait_condition(workflow.all_handlers_finished)
        scribe.cancel()

    @workflow.update
    async def act(self, act: AnyAct) -> Answer:
        """An act of a person; answers with its sequence, and with a letter if a rule refuses it in law."""
        if (first := answered(self.dispute, act.stamp.act_id)) is not None:
            return await self._told(first)
        self.reached = max(self.reached, act.stamp.received_at)
        await workflow.wait_condition(lambda: not self._over(act.stamp.received_at))
        return await self._told(self._decide(act))

    async def _told(self, answer: Answer) -> Answer:
        """The answer, and whether the docket has it already."""
        return answer if await self.scribe.wrote(answer.seq) else answer.model_copy(update={"docketed": False})

    @act.validator
    def guard(self, act: AnyAct) -> None:
        """A dry run: what would be turned away never enters the history.

        While a period is over that has not lapsed yet, nobody can say what would be: the handler decides alone.
        """
        if self._over(act.stamp.received_at):
            return
        try:
            decide(self.dispute, act)
        except DingfenError as no:
            raise failure(no) from None

    def _decide(self, act: AnyAct) -> Answer:
        """What `decide` raises has changed nothing, so not even a bug in a rule stops the case for everybody."""
        try:
            decision = decide(self.dispute, act)
        except DingfenError as no:
            raise failure(no) from None
        except Exception as bug:
            raise ApplicationError(type(bug).__name__, type=type(bug).__name__, non_retryable=True) from None
        self._take(decision)
        assert decision.answer is not None
        return decision.answer

    @workflow.query
    def show(self) -> Dispute:
        """The dispute as it is."""
        return self.dispute

    @workflow.query
    def under_way(self, by: datetime | None) -> bool:
        """Whether an effect is on its way, or something that was due by an instant has not come to pass yet."""
        lapsing = by is not None and self._over(by) and not closed(self.dispute)
        return lapsing or in_hand(self.dispute)

    @workflow.query
    def legal_now(self) -> datetime:
        """The legal time at which the case was last awake."""
        return self._now()

    @workflow.query
    def offset(self) -> timedelta:
        """How far the legal time of this case is from Temporal's."""
        return self.clock

    @workflow.signal
    def wake(self) -> None:
        """Checkpoint at the next quiet point, on today's code if a newer one is current."""
        self.called = True

    def _now(self) -> datetime:
        return workflow.now() + self.clock

    def _take(self, decision: Decision) -> None:
        """The one place where the state changes."""
        self.dispute = decision.dispute
        self.scribe.pending.extend(decision.entries)
        self._send_out()

    def _over(self, to: datetime) -> bool:
        due = wake(self.dispute)
        return due is not None and due <= to

    def _finished(self) -> bool:
        return closed(self.dispute) and self._quiet() and self.bug is None

    def _quiet(self) -> bool:
        return not (self.hands or self.facts or self.scribe.pending)

    def _stirred(self) -> bool:
        fact = bool(self.facts) and not self._over(self.facts[0].at)
        ask = not self.asking and self._over(self.reached)
        return (
            fact
            or ask
            or self.heard is not None
            or self.bug is not None
            or self.alarm[0] != wake(self.dispute)
            or self._finished()
            or (self._wants_checkpoint() and (self.patience is None or self._may_checkpoint()))
        )

    def _take_in(self) -> None:
        """Silence comes first: a fact waits until every period that was over before it has lapsed."""
        if self.bug is not None:
            raise Unforeseen(type(self.bug).__name__) from self.bug
        if self.heard is not None:
            self._lapse(*self.heard)
        while self.facts and not self._over(self.facts[0].at):
            fact = self.facts.popleft()
            self.hands.pop(fact.key, None)
            self._take(decide(self.dispute, fact))
        while not self.asking and self._over(self.reached):
            self._fall_silent()

    def _set_alarm(self) -> None:
        """The one timer of the case; it is set anew only when the instant has moved."""
        due, task = self.alarm
        if due == wake(self.dispute):
            return
        if task is not None:
            task.cancel()
        due = wake(self.dispute)
        self.alarm = (due, None if due is None else self._go(self._ring(due)))

    async def _ring(self, due: datetime) -> None:
        while (left := due - self._now()) > timedelta():
            await workflow.sleep(min(left, CENTURY), summary=f"wake {due}")
        self.reached = max(self.reached, due)

    def _fall_silent(self) -> None:
        """A reminder is given at once; before silence has its consequence the inbox is read."""
        due = wake(self.dispute) or self.reached
        if any(not period.stopped and period.lapses_at <= due for period in self.dispute.periods):
            self.asking = True
            self._go(self._ask(due))
        else:
            self._take(advance(self.dispute, due))

    async def _ask(self, due: datetime) -> None:
        """While the inbox cannot be read, the lapse waits."""
        question = Before(case=self.dispute.file.case, due=due)
        waiting = await call(READ_INBOX, question, key=f"inbox:{due:%Y%m%dT%H%M%S}", result=tuple[Waiting, ...])
        self.heard = (due, waiting)

    def _lapse(self, due: datetime, waiting: Sequence[Waiting]) -> None:
        """What was received in time is decided first; then, if nothing moved the instant, silence has its turn."""
        self.heard, self.asking = None, False
        for row in waiting:
            self._give(row.act)
        if wake(self.dispute) == due:
            self._take(advance(self.dispute, due))

    def _give(self, act: AnyAct) -> None:
        """An act that lies in the inbox is decided as if it had been sent, and its row is settled.

        One that no rule can cope with stays there, for somebody to look into.
        """
        act_id = act.stamp.act_id
        try:
            decision = decide(self.dispute, act)
        except DingfenError as no:
            letter = Letter(code=no.code, message=no.message, article=no.article, remedy=no.remedy)
            settlement = Settlement(act_id=act_id, turned_away=letter)
        except Exception as bug:
            workflow.logger.error("%s in a rule for %s", type(bug).__name__, act_id)
            return
        else:
            self._take(decision)
            settlement = Settlement(act_id=act_id, answer=decision.answer)
        key = f"settle:{act_id}"
        if key not in self.hands:
            self.hands[key] = self._go(self._settle(key, settlement))

    async def _settle(self, key: str, settlement: Settlement) -> None:
        """The inbox lets go of an act only when the docket holds what became of it."""
        if settlement.answer is not None:
            await self.scribe.has_written(settlement.answer.seq)
        await call(SETTLE_INBOX, settlement, key=key)
        self.hands.pop(key)

    def _send_out(self) -> None:
        for effect in self.dispute.outbox:
            hand = HANDS[type(effect)]
            if hand is not None and effect.key not in self.hands:
                self.hands[effect.key] = self._go(self._carry_out(effect, hand))

    async def _carry_out(self, effect: AnyEffect, hand: Hand) -> None:
        """Exactly one fact comes back, whatever happens to the hand."""
        at = max(self._now(), self.dispute.now)
        errand = Errand(case=self.dispute.file.case, effect=effect, at=at)
        try:
            fact: AnyFact = await call(hand, errand, key=effect.key, result=AnyFact)
        except ActivityError as failed:
            fact = Undone(key=effect.key, at=max(self._now(), self.dispute.now), why=why(failed))
        self.reached = max(self.reached, fact.at)
        self.facts.append(fact)

    def _go(self, work: Coroutine[object, object, None]) -> asyncio.Task[None]:
        return asyncio.create_task(self._guarded(work))

    async def _guarded(self, work: Coroutine[object, object, None]) -> None:
        """A bug in a task stops the case until it is mended, as a bug in `run` does; it never goes unseen."""
        try:
            await work
        except Exception as bug:
            self.bug = bug

    def _wants_checkpoint(self) -> bool:
        info = workflow.info()
        newer = info.is_target_worker_deployment_version_changed()
        return self.called or newer or info.is_continue_as_new_suggested()

    def _may_checkpoint(self) -> bool:
        return workflow.all_handlers_finished() and (self._quiet() or self.impatient)

    def _checkpoint(self) -> None:
        """Start anew from the state, on a newer release if there is one.

        What is under way is started again by the next run under the same key; lines not written go with the state.
        """
        if self._may_checkpoint():
            boot = Boot(dispute=self.dispute, clock=self.clock, entries=tuple(self.scribe.pending))
            workflow.continue_as_new(boot, initial_versioning_behavior=newest())
        if self.patience is None:
            self.patience = self._go(self._lose_patience())

    async def _lose_patience(self) -> None:
        await workflow.sleep(QUIET_HOUR, summary="checkpoint")
        self.impatient = True
