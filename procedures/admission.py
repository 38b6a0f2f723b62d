"""Who may do what now: which rule takes an act up, or why it is turned away."""

from __future__ import annotations

from typing import Any

from cases.acts import Act, Stamp
from cases.agencies import ROLE_TITLES, Actor, Role
from cases.errors import AlreadyDone, Malformed, NotAwaited, NotEntitled, Stale, TurnedAway
from cases.facts import Fact
from cases.parties import Party
from procedures.dispute import AnyProcedure, Dispute
from procedures.rules import File, Lapse, Procedure, Rule, Ruled
from procedures.wording import status_title


def matching(procedure: Procedure, event: Fact | Lapse) -> Ruled[Any, Any] | None:
    """The rule that awaits this fact, or the end of this period; what befalls who takes no part moves nothing."""
    return next((hit for hit in procedure.ON.get(type(event), ()) if _awaits(procedure, hit.rule, event)), None)


def _awaits(procedure: Procedure, rule: Rule, event: Fact | Lapse) -> bool:
    if not holds(procedure, rule) or getattr(event, "on", None) in procedure.out:
        return False
    if isinstance(event, Lapse):
        return rule.term is not None and rule.term.id == event.period.term
    return rule.form is None or rule.form.id == getattr(event, "form", None)


def holds(procedure: Procedure, rule: Rule) -> bool:
    """Whether the rule belongs to the present status and kind of the procedure."""
    return procedure.state in rule.when and (not rule.kinds or procedure.variant in rule.kinds)


def admitted(dispute: Dispute, act: Act) -> list[tuple[AnyProcedure, Ruled[Any, Any]]]:
    """The rules that take this act up, at least one.

    Raises the most telling `TurnedAway` when there is none.
    """
    named = [procedure for procedure in dispute.procedures if act.to in (procedure.id, "dispute")]
    if not named:
        raise NotAwaited(f"本案没有编号为“{act.to}”的程序", field="to", remedy="请用 show 查看本案的程序编号")
    hits: list[tuple[AnyProcedure, Ruled[Any, Any]]] = []
    bars: list[TurnedAway] = []
    for procedure in dispute.procedures if act.concerns_all else named:
        hit, bar = taking(dispute, procedure, type(act), act.stamp.actor)
        if hit is not None and bar is None:
            if procedure in named:
                _not_stale(procedure, act.stamp)
            hits.append((procedure, hit))
        elif bar is not None:
            bars.append(bar)
    if not hits:
        raise max(bars, key=_tells) if bars else NotAwaited(_unknown(named[0], type(act)))
    return [hit for hit in hits if not hit[1].rule.refuses] or hits[-1:]


def _tells(bar: TurnedAway) -> int:
    """How much a reason tells: what was done already, then who may not, then what is not awaited."""
    return (NotAwaited, NotEntitled, AlreadyDone).index(type(bar))


def taking(
    dispute: Dispute, procedure: Procedure, kind: type[Act], actor: Actor
) -> tuple[Ruled[Any, Any] | None, TurnedAway | None]:
    """The rule of this procedure for such an act by this actor, and what bars it, if anything does."""
    rules = procedure.ON.get(kind)
    if rules is None:
        return None, None
    held = [hit for hit in rules if holds(procedure, hit.rule)]
    if not held:
        return None, NotAwaited(_not_now(procedure, kind), remedy="请用 show 查看现在可以办理的事项")
    bars = [_bar(dispute, procedure, hit.rule, actor) for hit in held]
    free = next((hit for hit, bar in zip(held, bars, strict=True) if bar is None), None)
    return (free, None) if free else (held[0], bars[0])


def _bar(dispute: Dispute, procedure: Procedure, rule: Rule, actor: Actor) -> TurnedAway | None:
    if procedure.paused is not None and not rule.even_paused:
        return NotAwaited("程序已中止，恢复之前不能办理", article=procedure.paused.cite, remedy="请等待恢复程序")
    if actor.role not in rule.by:
        roles = "、".join(ROLE_TITLES[role] for role in rule.by)
        return NotEntitled(
            f"此事项由{roles}办理，您的身份是{ROLE_TITLES[actor.role]}", article=procedure.under(rule.cite)[0]
        )
    if actor.role is Role.PARTY:
        return _party_bar(dispute.file, procedure, rule, actor)
    offices = dispute.offices if rule.involved else {procedure.office.id}
    if not rule.elsewhere and actor.role is not Role.REGISTRY and actor.office not in offices:
        return NotEntitled(
            "此事项由承办本程序的机构办理，您代表的是其他机构", article=procedure.under(rule.cite)[0], field="office"
        )
    return None


def _party_bar(file: File, procedure: Procedure, rule: Rule, actor: Actor) -> TurnedAway | None:
    party = next((party for party in file.parties if party.id == actor.party), None)
    if party is None:
        return NotEntitled("您不是本案当事人", field="party")
    if party.id in procedure.out:
        return NotEntitled("您没有参加这一程序", field="party", remedy="请用 show 查看您可以走的其他途径")
    if rule.side is not None and party.side is not rule.side:
        return NotEntitled("此事项由另一方当事人办理", article=procedure.under(rule.cite)[0], field="party")
    if party.gone is not None:
        return NotEntitled(
            "该当事人已经死亡、终止、丧失能力或者进入破产程序，须由继受人（法定代理人、管理人）加入后办理",
            article="CPL-153",
            field="party",
            remedy="请向承办机构提交证明、送达地址确认书和新的授权委托书",
        )
    if actor.person != party.id and not rule.unmandated and (bar := _agent_bar(party, rule, actor)) is not None:
        return bar
    if not procedure.owes(rule, party.id):
        return AlreadyDone("该当事人已经办理过此事项，只计一次", field="party")
    return None


def _agent_bar(party: Party, rule: Rule, actor: Actor) -> TurnedAway | None:
    """An agent acts within its authority (民事诉讼法62); without listed powers it has a general one (民诉法解释89)."""
    mandate = next((mandate for mandate in party.mandates if mandate.agent == actor.person), None)
    if mandate is None:
        return NotEntitled(
            "没有您代理该当事人的授权委托书",
            article="CPL-62",
            field="person",
            remedy="请先办理“提交授权委托书”（authorisation）；委托解除以后不能再代理",
        )
    if rule.power is None or rule.power in mandate.powers:
        return None
    return NotEntitled(
        "此事项须有特别授权，您的授权委托书没有载明（仅写“全权代理”的，为一般授权）",
        article="CPL-62" if mandate.powers else "CPLI-89",
        field="person",
        remedy="请用“提交（变更）授权委托书”补交载明该项权限的授权委托书",
    )


def _not_stale(procedure: Procedure, stamp: Stamp) -> None:
    if stamp.seen is not None and stamp.seen != procedure.since:
        raise Stale("案件在您打开页面之后已有变化", field="seen", remedy="请刷新后再办理")


def _unknown(procedure: Procedure, kind: type[Act]) -> str:
    return f"{procedure.TITLE}程序没有“{title_of(kind)}”这一步"


def _not_now(procedure: Procedure, kind: type[Act]) -> str:
    return f"{procedure.TITLE}程序现在是“{status_title(procedure.state)}”，不能办理“{title_of(kind)}”"


def title_of(kind: type[Act]) -> str:
    """The Chinese title of an act."""
    title: str = getattr(kind, "TITLE")  # noqa: B009  # a class variable that every concrete act declares
    return title


def malformed(message: str, field: str, article: str | None = None) -> Malformed:
    """An act whose data contradict the case."""
    return Malformed(message, field=field, article=article, remedy="请核对后重新提交")
