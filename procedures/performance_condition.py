"""Promises under a condition: due once it is reported met, or when its latest day has come (民法典158–160)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts.performance import ConditionDenied, ConditionMet
from cases.agencies import Role
from cases.agreement import Obligation
from cases.errors import AlreadyDone, NotAwaited, NotEntitled
from procedures.account import Fulfilled
from procedures.performance_entries import Entering
from procedures.performance_state import DEFAULTED, WATCHING
from procedures.periods import Meet
from procedures.rules import File, Lapse, Step, local_day, rule, silence
from procedures.terms import again_in_a_month
from rulebook import performance as law


@dataclass(frozen=True, kw_only=True)
class Conditional(Entering):
    """The rules on conditions.

    Doubt: whether a promise whose condition is met only after its own due day is late at once; it falls due on the day
    on which the condition was met, not before. A latest day makes it due even where nobody reported anything: the
    parties are asked, and who owes may show that the condition failed.
    """

    @rule(
        on=ConditionMet,
        by=Role.PARTY,
        when=(WATCHING, DEFAULTED),
        to=(WATCHING, DEFAULTED),
        cite="CIV-160",
        row="P5/due",
        opens=(law.INSTALMENT,),
    )
    def fulfil(self, act: ConditionMet, file: File) -> Step[Conditional]:
        """Either side of the promise reports, with proof, that its condition is met; from then its day is watched."""
        party, obligation = str(act.stamp.party), self.obligation(act.obligation)
        self.must_be_in_it(party, obligation)
        self.must_have_happened(act.on, act.stamp.received_at)
        _must_have_condition(obligation)
        if any(one.obligation == obligation.id for one in self.fulfilled):
            raise AlreadyDone("该项义务的条件已经登记为成就", field="obligation", remedy="有异议的，请否认条件成就")
        done = Fulfilled(obligation=obligation.id, on=act.on, by=party)
        now = replace(self, fulfilled=(*self.fulfilled, done))
        met = (Meet(term=law.INSTALMENT), Meet(term=law.PERFORMANCE_REPORT))
        since = local_day(act.stamp.received_at) if self.status is DEFAULTED else None
        return Step(now=now, opens=now.watch(since), changes=met)

    @rule(
        on=ConditionDenied,
        by=Role.PARTY,
        when=(WATCHING, DEFAULTED),
        to=(WATCHING, DEFAULTED),
        cite="CIV-160",
        row="P5/due",
        opens=(law.INSTALMENT,),
    )
    def dispute_condition(self, act: ConditionDenied, file: File) -> Step[Conditional]:
        """The other side denies it: the promise waits again, and a court decides who is right."""
        party, obligation = str(act.stamp.party), self.obligation(act.obligation)
        self.must_be_in_it(party, obligation)
        entry = next((one for one in self.fulfilled if one.obligation == obligation.id), None)
        if entry is None:
            raise NotAwaited("没有登记该项义务的条件已经成就", field="obligation", remedy="请核对义务编号")
        if entry.by == party:
            raise NotEntitled("条件成就是您自己登记的，由对方否认", field="party", remedy="登记有误的，请与对方核对")
        struck = replace(self, fulfilled=tuple(one for one in self.fulfilled if one != entry))
        now, changes, opens = struck.settle(act.stamp.received_at)
        return Step(now=now, opens=opens, changes=changes)

    @silence(law.CONDITION, when=(WATCHING, DEFAULTED), to=(WATCHING, DEFAULTED), row="P5/due", opens=(law.CONDITION,))
    def ask_again(self, missed: Lapse, file: File) -> Step[Conditional]:
        """Nobody has reported the condition; the parties are asked again in a month, while a promise still waits."""
        return Step(now=self, opens=(again_in_a_month(law.CONDITION),) if self.waiting else ())


def _must_have_condition(obligation: Obligation) -> None:
    if obligation.condition is None:
        raise NotAwaited("该项义务没有附条件", field="obligation", remedy="请核对义务编号")
