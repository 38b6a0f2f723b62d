"""The gate before signing stops what a court could not confirm or enforce, and only that."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cases.agreement import Duty, Instalment, Obligation, Security, SecurityKind, Terms
from cases.rights import Matter, Quarrel, Right, RightKind
from cases.words import Ref
from rulebook.articles import ARTICLES
from rulebook.lint import CHECKS, Finding, Severity, check_terms

TEXT = Ref(sha256="0" * 64, size=1)
NUMBER = "ZL202330000001.9"
MATTER = Matter(
    right=RightKind.DESIGN,
    quarrel=Quarrel.DAMAGES,
    rights=(Right(kind=RightKind.DESIGN, number=NUMBER),),
    arose_on=date(2026, 1, 1),
)
SECRET = Matter(right=RightKind.TRADE_SECRET, quarrel=Quarrel.DAMAGES, arose_on=date(2026, 1, 1))
JUNE = Instalment(due=date(2026, 6, 30), amount=Decimal(50000))
JULY = Instalment(due=date(2026, 7, 31), amount=Decimal(50000))
STOP = Instalment(due=date(2026, 6, 30))


def promise(duty: Duty = Duty.PAY, **more: object) -> Obligation:
    full: dict[str, object] = {
        "id": "o1",
        "obligor": "p2",
        "obligee": "p1",
        "duty": duty,
        "wording": TEXT,
        "instalments": (JUNE,) if duty is Duty.PAY else (STOP,),
        "right": None if duty is Duty.PAY else NUMBER,
        "breach_sum": None if duty is Duty.PAY else Decimal(10000),
    }
    return Obligation.model_validate({**full, **more})


def check(*obligations: Obligation, matter: Matter = MATTER, **more: object) -> tuple[Finding, ...]:
    terms = Terms.model_validate({"obligations": obligations, "text": TEXT, "facts": TEXT, **more})
    return check_terms(terms, matter, ("p1", "p2"))


def told(findings: tuple[Finding, ...]) -> list[tuple[str, Severity]]:
    return [(finding.rule, finding.severity) for finding in findings]


BLOCK, WARN = Severity.BLOCK, Severity.WARN


def test_a_clear_agreement_passes() -> None:
    assert check(promise(instalments=(JUNE, JULY)), promise(Duty.CEASE, id="o2")) == ()


@pytest.mark.parametrize("duty", [Duty.OWNERSHIP, Duty.VALIDITY, Duty.INVENTORSHIP])
def test_a_declaration_of_title_blocks_only_those_who_want_confirmation(duty: Duty) -> None:
    clause = promise(duty, instalments=(), breach_sum=None)
    assert told(check(clause)) == [("R-04", BLOCK)]
    assert told(check(clause, wants_confirmation=False)) == [("R-04", WARN)]


@pytest.mark.parametrize(
    "faulty",
    [
        promise(instalments=()),
        promise(instalments=(Instalment(due=date(2026, 6, 30)),)),
        promise(instalments=(JULY, JUNE)),
        promise(instalments=(JUNE, JUNE)),
        promise(Duty.CEASE, instalments=()),
        promise(obligor="p1"),
        promise(obligor="p9"),
        promise(obligee="p9"),
    ],
)
def test_unclear_content_blocks(faulty: Obligation) -> None:
    findings = check(faulty)
    assert told(findings) == [("R-09", BLOCK)]
    assert findings[0].blocks
    assert findings[0].obligation == "o1"


def test_the_same_number_twice_blocks() -> None:
    assert told(check(promise(), promise())) == [("R-09", BLOCK)]


@pytest.mark.parametrize("duty", [Duty.CEASE, Duty.DESTROY, Duty.DELETE, Duty.LICENSE, Duty.ASSIGN])
def test_acts_on_a_right_name_the_right(duty: Duty) -> None:
    assert told(check(promise(duty, right=None))) == [("R-36", BLOCK)]
    assert told(check(promise(duty, right=None), matter=SECRET)) == [("R-36", WARN)]
    assert told(check(promise(duty, right="ZL999"))) == [("R-36", WARN)]


@pytest.mark.parametrize("duty", [Duty.RENAME, Duty.PUBLISH, Duty.OTHER])
def test_acts_that_are_not_money_should_cost_something_when_broken(duty: Duty) -> None:
    assert told(check(promise(duty, right=None, breach_sum=None))) == [("P5", WARN)]
    assert told(check(promise(duty, right=None, breach_sum=Decimal(0)))) == [("P5", WARN)]


def test_a_later_effect_is_warned_of_and_must_not_be_after_a_due_day() -> None:
    assert told(check(promise(), effective_on=date(2026, 6, 30))) == [("R-EFF", WARN)]
    assert told(check(promise(), effective_on=date(2026, 7, 1))) == [("R-EFF", WARN), ("R-09", BLOCK)]


def test_every_finding_has_an_article_and_a_remedy() -> None:
    worst = promise(Duty.CEASE, obligor="p9", obligee="p9", instalments=(), right=None, breach_sum=None)
    findings = check(worst, worst, promise(Duty.OWNERSHIP, id="o3"), effective_on=date(2027, 1, 1))
    assert len(findings) > 8
    assert all(finding.cite in ARTICLES and finding.remedy for finding in findings)
    assert {finding.rule for finding in findings} <= {rule for rule, _, _ in CHECKS}


def test_a_sum_by_formula_is_a_warning_and_no_sum_at_all_is_blocked() -> None:
    later = Instalment(due=date(2026, 6, 30))
    assert told(check(promise(instalments=(later,)))) == [("R-09", BLOCK)]
    assert told(check(promise(instalments=(later,), formula=TEXT))) == [("R-09", WARN)]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"condition": TEXT}, [("R-EFF", WARN)]),
        ({"accelerates": True}, [("R-09", BLOCK)]),
        ({"accelerates": True, "instalments": (JUNE, JULY)}, []),
        ({"late_rate": Decimal("0.0005")}, []),
    ],
)
def test_what_a_payment_may_depend_on(more: dict[str, Any], found: list[tuple[str, Severity]]) -> None:
    assert told(check(promise(**more))) == found


def test_only_payments_run_late_by_the_day() -> None:
    assert told(check(promise(Duty.CEASE, late_rate=Decimal("0.0005")))) == [("R-09", BLOCK)]
    assert told(check(promise(Duty.CEASE, accelerates=True))) == [("R-09", BLOCK)]


def secured(**more: Any) -> Security:
    return Security.model_validate({"kind": SecurityKind.GUARANTEE, "wording": TEXT, "secures": ("o1",), **more})


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"asks_court": True}, [("R-35", WARN)]),
        ({"securities": (secured(by="p2"),)}, []),
        (
            {"securities": ({"kind": "guarantee", "wording": TEXT, "secures": ("o9",), "by": "p2"},)},
            [("MSTJ 9", BLOCK)],
        ),
        ({"securities": (secured(by="p9"),)}, [("MSTJ 9", BLOCK)]),
        ({"securities": (secured(),)}, [("MSTJ 9", WARN)]),
        ({"securities": (secured(signed=True),)}, []),
    ],
)
def test_what_an_agreement_may_say_besides(more: dict[str, Any], found: list[tuple[str, Severity]]) -> None:
    assert told(check(promise(), **more)) == found


@pytest.mark.parametrize(("paid", "found"), [(1499, [("IR 93", WARN)]), (1500, [])])
def test_a_reward_below_the_legal_least_is_told(paid: int, found: list[tuple[str, Severity]]) -> None:
    reward = MATTER.model_copy(update={"quarrel": Quarrel.REWARD})
    sum_ = Instalment(due=date(2026, 6, 30), amount=Decimal(paid))
    assert told(check(promise(instalments=(sum_,)), matter=reward)) == found
