"""Prints the procedures back from their rules: the state tables and diagrams a lawyer checks against the statute."""

from __future__ import annotations

from enum import StrEnum

from cases.agencies import ROLE_TITLES
from cases.parties import Side
from procedures.admission import title_of
from procedures.conduct import Conduct
from procedures.confirmation import Confirmation
from procedures.freeze import Freeze
from procedures.intake import Intake
from procedures.mediation import Mediation
from procedures.notarisation import Notarisation
from procedures.payment_order import PaymentOrder
from procedures.performance import Performance
from procedures.rules import Lapse, Procedure, Rule
from procedures.suit import Suit
from procedures.wording import status_title
from rulebook.articles import article
from rulebook.registry import all_terms

PROCEDURES: tuple[type[Procedure], ...] = (
    *(Intake, Suit, Mediation, Freeze, Confirmation, Notarisation, PaymentOrder, Performance, Conduct),
)
SIDES = {Side.APPLICANT: "申请人", Side.RESPONDENT: "被申请人"}
KINDS = {"people": "除专利外的调解", "patent": "专利行政调解"}
HEAD = "| 现状 | 事项／沉默 | 由谁 | 依据 | 之后 | 文书 | 期间 | 适用 | 行 |\n|---|---|---|---|---|---|---|---|---|"


def procedure_markdown() -> str:
    """The whole of docs/procedure.md."""
    parts = ["# 程序：状态表与状态图", "", "由程序代码生成（`make docs`），请勿手改。Generated from `procedures/`.", ""]
    for kind in PROCEDURES:
        parts += [f"## {kind.TITLE}（{kind.__name__}）", "", (kind.__doc__ or "").strip(), ""]
        parts += [table(kind), "", diagram(kind), ""]
    return "\n".join(parts)


def table(kind: type[Procedure]) -> str:
    """One row a rule, in the order of the file."""
    return "\n".join([HEAD, *(_row(hit.rule) for hit in kind.RULES)])


def _row(rule: Rule) -> str:
    cells = (
        _states(rule.when),
        _what(rule),
        _who(rule),
        "；".join(article(cite).cite() for cite in rule.cite),
        _states(rule.to),
        "、".join(form.title for form in rule.papers),
        "、".join(term.title for term in rule.opens),
        "、".join(KINDS.get(name, name) for name in rule.kinds) or "全部",
        "、".join(rule.row),
    )
    return "| " + " | ".join(cells) + " |"


def _states(states: tuple[StrEnum, ...]) -> str:
    return "、".join(f"{status_title(state)}" for state in states)


FACT_TITLES = {"Served": "送达完成", "Unserved": "无法送达", "Redated": "送达日期更正", "Issued": "文书作成"}


def _what(rule: Rule) -> str:
    if rule.term is not None:
        return f"期满无人行动：{all_terms()[rule.term.id].title}"
    if rule.on is Lapse:
        return "期满"
    name = getattr(rule.on, "TITLE", None)
    if name is None:
        form = f"：{rule.form.title}" if rule.form else ""
        return FACT_TITLES[rule.on.__name__] + form
    return title_of(rule.on)


def _who(rule: Rule) -> str:
    roles = "、".join(ROLE_TITLES[role] for role in rule.by)
    return f"{roles}（{SIDES[rule.side]}）" if rule.side else roles


def diagram(kind: type[Procedure]) -> str:
    """The states and what leads from one to another, as Mermaid."""
    first = kind.__dataclass_fields__["status"].default
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {first}"]
    seen: dict[tuple[str, str], list[str]] = {}
    for hit in kind.RULES:
        for before in hit.rule.when:
            for after in hit.rule.to:
                if before != after:
                    seen.setdefault((before, after), []).append(_what(hit.rule))
    states = dict.fromkeys(state for edge in seen for state in edge)
    lines += [f"    {state}: {_title(kind, state)}" for state in states]
    lines += [f"    {before} --> {after}: {'／'.join(dict.fromkeys(whats))}" for (before, after), whats in seen.items()]
    lines += [f"    {end} --> [*]" for end in kind.ENDS]
    return "\n".join([*lines, "```"])


def _title(kind: type[Procedure], state: str) -> str:
    statuses: type[StrEnum] = type(kind.__dataclass_fields__["status"].default)  # type: ignore[assignment]
    return status_title(statuses(state))
