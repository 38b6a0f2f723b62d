"""The gate before signing stops what a court could not confirm or enforce, and only that."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cases.agencies import Office, OfficeKind
from cases.agreement import ClauseKind, Duty, Instalment, Obligation, Security, SecurityKind, Terms
from cases.findings import Finding, Severity
from cases.rights import Matter, Quarrel, Right, RightKind
from cases.words import Ref
from rulebook.articles import ARTICLES
from rulebook.kinds import kind_by_id
from rulebook.lint import CHECKS, check_before, check_terms
from rulebook.lint_clauses import WEIGHTS

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
        ({"securities": (secured(),)}, [("MSTJ 9", BLOCK)]),
        ({"securities": (secured(guarantor="p3"),)}, [("MSTJ 9", WARN)]),
        ({"securities": (secured(guarantor="p2"),)}, [("MSTJ 9", BLOCK)]),
        ({"securities": (secured(guarantor="p3", by="p2"),)}, [("MSTJ 9", BLOCK), ("MSTJ 9", WARN)]),
    ],
)
def test_what_an_agreement_may_say_besides(more: dict[str, Any], found: list[tuple[str, Severity]]) -> None:
    assert told(check(promise(), **more)) == found


REWARD = MATTER.model_copy(update={"quarrel": Quarrel.REWARD})


def paying(sum_: int, claim: str | None, id: str = "o1", right: str | None = None) -> Obligation:
    part = Instalment(due=date(2026, 6, 30), amount=Decimal(sum_))
    return promise(id=id, instalments=(part,), claim=claim, right=right)


@pytest.mark.parametrize(("paid", "found"), [(1499, [("IR 93", WARN)]), (1500, [])])
def test_a_bonus_below_the_legal_least_is_told(paid: int, found: list[tuple[str, Severity]]) -> None:
    assert told(check(paying(paid, "bonus"), matter=REWARD)) == found


def test_remuneration_does_not_hide_a_low_bonus() -> None:
    both = check(paying(1000, "bonus"), paying(50000, "remuneration", "o2"), matter=REWARD)
    assert told(both) == [("IR 93", WARN)]
    assert "1000" in both[0].message
    unnamed = check(paying(50000, None), matter=REWARD)
    assert [finding.obligation for finding in unnamed] == ["o1", None]


def test_the_least_bonus_is_owed_for_each_patent() -> None:
    other = Right(kind=RightKind.INVENTION, number="ZL202310000002.8")
    two = REWARD.model_copy(update={"rights": (*REWARD.rights, other)})
    enough = paying(1500, "bonus", right=NUMBER)
    assert told(check(enough, paying(4000, "bonus", "o2", other.number), matter=two)) == []
    short = check(enough, paying(3999, "bonus", "o2", other.number), matter=two)
    assert [(finding.rule, finding.obligation) for finding in short] == [("IR 93", "o2")]


# --- classes of clauses -----------------------------------------------------------------------------------------------

CONFIRMATION_ONLY = ("not_court_matter", "personal_status", "other_procedure", "title")
DECIDED = ("unlawful", "harms_others", "against_morals", "involuntary", "no_challenge", "binds_outsider")


@pytest.mark.parametrize("kind", CONFIRMATION_ONLY)
def test_what_a_court_does_not_accept_blocks_only_those_who_want_confirmation(kind: str) -> None:
    clause = {"kind": kind, "obligation": "o1", "stands": TEXT}
    assert [severity for _, severity in told(check(promise(), clauses=(clause,)))] == [BLOCK]
    assert [one for _, one in told(check(promise(), clauses=(clause,), wants_confirmation=False))] == [WARN]


@pytest.mark.parametrize("kind", [*DECIDED, "public_interest_goods"])
def test_a_suspect_clause_blocks_until_a_person_has_decided_with_reasons(kind: str) -> None:
    assert [one for _, one in told(check(promise(), clauses=({"kind": kind},)))] == [BLOCK]
    assert [one for _, one in told(check(promise(), clauses=({"kind": kind, "stands": TEXT},)))] == [WARN]


def test_nobody_decides_that_a_crime_is_not_reported() -> None:
    assert [one for _, one in told(check(promise(), clauses=({"kind": "no_criminal_complaint", "stands": TEXT},)))] == [
        BLOCK
    ]


def test_every_class_of_clauses_has_a_weight_with_an_article() -> None:
    assert set(WEIGHTS) == set(ClauseKind)
    assert all(weight.cite in ARTICLES for weight in WEIGHTS.values())


def test_a_class_names_a_promise_that_there_is() -> None:
    assert told(check(promise(), clauses=({"kind": "unlawful", "obligation": "o9"},))) == [("R-09", BLOCK)]


# --- the body ---------------------------------------------------------------------------------------------------------

CENTRE = Office(id="centre", kind=OfficeKind.COMMERCIAL_BODY, founded_on=date(2024, 3, 1))


def before(kind: str, office: Office, on: date, **more: Any) -> list[tuple[str, Severity, str]]:
    terms = Terms.model_validate({"obligations": (promise(),), "text": TEXT, "facts": TEXT, **more})
    found = check_before(kind_by_id(kind), office, on, terms, MATTER, ("p1", "p2"))
    return [(finding.rule, finding.severity, finding.cite) for finding in found]


PAID = {"borne_by": ("p1", "p2"), "amount": "3000", "schedule": TEXT}


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2027, 4, 30), [("R-07", WARN, "SSTJ-31")]),
        (date(2027, 5, 1), [("R-07", BLOCK, "SSTJ-28")]),
    ],
)
def test_a_body_from_before_the_regulation_has_a_year_for_its_licence(
    on: date, found: list[tuple[str, Severity, str]]
) -> None:
    assert before("commercial", CENTRE, on, fees=PAID) == found
    assert before("commercial", CENTRE.model_copy(update={"licensed_since": on}), on, fees=PAID) == []


def test_fees_are_written_down_where_there_are_any_and_nowhere_else() -> None:
    licensed = CENTRE.model_copy(update={"licensed_since": date(2026, 1, 1)})
    day = date(2026, 6, 1)
    assert before("commercial", licensed, day) == [("R-37", WARN, "SSTJ-16")]
    assert before("commercial", licensed, day, fees={"borne_by": ("p9",)}) == [
        ("R-37", WARN, "SSTJ-16"),
        ("R-37", BLOCK, "SSTJ-16"),
    ]
    assert before("people", CENTRE, day, fees=PAID) == [("R-37", BLOCK, "PML-4")]


def test_a_commercial_body_is_held_to_its_own_article() -> None:
    licensed = CENTRE.model_copy(update={"licensed_since": date(2026, 1, 1)})
    found = before("commercial", licensed, date(2026, 6, 1), fees=PAID, clauses=({"kind": "harms_others"},))
    assert found == [("358", BLOCK, "SSTJ-22")]
