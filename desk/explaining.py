"""An act explained to whom is to fill it in: who may do it, when, under which article, and how to write it."""

from __future__ import annotations

from typing import Any

from cases.acts import ACTS, Report
from cases.agencies import ROLE_TITLES
from desk.acts_in import describe, kind_named
from desk.beside import BESIDE
from desk.views import cited
from procedures.conduct import Conduct
from procedures.confirmation import Confirmation
from procedures.freeze import Freeze
from procedures.intake import Intake
from procedures.mediation import Mediation
from procedures.notarisation import Notarisation
from procedures.payment_order import PaymentOrder
from procedures.performance import Performance
from procedures.rules import Procedure, Rule
from procedures.suit import Suit
from procedures.wording import status_title

PROCEDURES: tuple[type[Procedure], ...] = (
    *(Conduct, Intake, Suit, Mediation, Freeze, Confirmation, Notarisation, PaymentOrder, Performance),
)

_TEXTS = '这些项目可以直接写文字，也可以写 {{"text": "…"}} 或者 {{"file": "路径"}}：{}'
_HASHES = 'sha256 可以写哈希值，也可以写 {"text": "全文"} 或者 {"file": "路径"}，由前台计算'
_TIMES = "时刻写作 2026-01-16 10:20（北京时间）；只写日期的为上午九时；法院、机构、调解员可以只写编号"
_KEYS = "key 可以不写，改写 paper（文书名称，如 opinion_notice）和 recipient（受送达人，如 p2）"
_BESIDE = "可以另附 {}，写明姓名、证件、地址等，只存入卷宗"


def explain_act(name: str) -> dict[str, Any]:
    """Title, explanation in Chinese, and the schema of the data."""
    described = describe(name)
    return {
        "act": name,
        "title": described["title"],
        "who_and_when": [_row(kind, rule) for kind in PROCEDURES for rule in _rules(kind, name)],
        "how": _how(name, described),
        "schema": described["schema"],
    }


def all_acts() -> list[dict[str, str]]:
    """Every act there is, with its title."""
    return [{"act": name, "title": getattr(kind, "TITLE", name)} for name, kind in ACTS.items()]


def _rules(kind: type[Procedure], name: str) -> list[Rule]:
    return [hit.rule for hit in kind.ON.get(kind_named(name), ())]


def _row(kind: type[Procedure], rule: Rule) -> str:
    roles = "、".join(ROLE_TITLES[role] for role in rule.by)
    states = "、".join(dict.fromkeys(status_title(status) for status in rule.when))
    articles = "、".join(cited(id) for id in rule.cite)
    return f"{kind.TITLE}：由{roles}在“{states}”时办理（{articles}）"


def _how(name: str, described: dict[str, Any]) -> list[str]:
    fields = described["schema"]["properties"]
    said = [_TEXTS.format("、".join(described["texts"]))] if described["texts"] else []
    said += [_HASHES] if "sha256" in fields else []
    said += [_KEYS] if issubclass(kind_named(name), Report) else []
    said += [_BESIDE.format(BESIDE[name][0])] if name in BESIDE else []
    return [*said, _TIMES] if fields else ["不需要填写内容"]
