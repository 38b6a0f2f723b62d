"""Ways to apply together, the body asked for facts, and what a sham costs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cases.agencies import Role
from cases.errors import Malformed, NotAwaited, NotEntitled
from procedures.confirmation_state import FILED, LAPSED, PREPARING, REJECTED, REVIEWING, WITHDRAWN
from rulebook.tables.joint_consent import TAKES_CONSENT, takes_consent
from tests.makers import at, official, ref
from tests.procedures.court import CLERK, JUDGE, OFFICER, P1, P2, YUZHONG, Stage, a_dispute
from tests.procedures.test_confirmation import filed, reviewing

THEIR_CLERK = official(Role.COURT_CLERK, YUZHONG)
ONE = {"party": "p2", "reasons": ref("reasons"), "approved_by": "head"}


def both_at_two() -> Stage:
    """The same application lies before two courts."""
    stage = filed().well("joint_application", P1, at(2.5), court=YUZHONG)
    return stage.well("joint_application", P2, at(2.6), court=YUZHONG)


def test_a_consent_counts_where_the_court_takes_it() -> None:
    stage = Stage(a_dispute())
    with pytest.raises(NotAwaited):
        stage.act("application_consent", P2, at(2))
    stage.well("joint_application", P1, at(2)).well("application_consent", P2, at(3))
    now = stage.confirmation
    assert (now.status, now.consented, now.filed_at) == (FILED, ("p2",), at(3))
    application = next(paper for paper in stage.papers if paper.form == "confirmation_application")
    assert application.fields["consented"] == ["p2"]
    signed: Any = application.fields["signed"]
    assert [one["party"] for one in signed] == ["p1"]


def test_elsewhere_both_sign() -> None:
    stage = Stage(a_dispute()).well("joint_application", P1, at(2), court=YUZHONG)
    assert stage.refused("application_consent", P2, at(3)) == "CPL-205"


def test_a_consent_after_the_thirty_days_counts_for_nothing() -> None:
    stage = Stage(a_dispute()).well("joint_application", P1, at(2))
    assert stage.refused("application_consent", P2, at(31)) == "CPL-205"
    stage.wait(at(40))
    assert stage.confirmation.status is LAPSED


def test_the_table_of_courts_is_dated_and_unverified() -> None:
    assert all(row.unverified and row.source for row in TAKES_CONSENT)
    first = TAKES_CONSENT[0]
    assert takes_consent(first.court, first.since) and not takes_consent(YUZHONG.id, first.since)


def test_of_two_courts_the_first_to_docket_keeps_the_case() -> None:
    stage = both_at_two().well("court_acceptance", THEIR_CLERK, at(3))
    assert stage.confirmation.office == YUZHONG
    (notice,) = [paper for paper in stage.papers if paper.form == "court_acceptance_notice"]
    assert (notice.office, notice.fields["closes"]) == (YUZHONG.id, "cq-liangjiang-court")
    assert stage.refused("court_acceptance", CLERK, at(4)) == "CPLI-352"


def test_a_court_that_was_not_asked_dockets_nothing() -> None:
    with pytest.raises(NotEntitled):
        filed().act("court_acceptance", THEIR_CLERK, at(3))


def test_refused_by_one_court_the_application_stays_before_the_other() -> None:
    stage = both_at_two().well("non_acceptance", CLERK, at(3), grounds=("355.2",), judge="li")
    assert (stage.confirmation.status, stage.confirmation.office) == (FILED, YUZHONG)
    stage.well("court_acceptance", THEIR_CLERK, at(4))


def test_all_apply_orally_before_the_clerk() -> None:
    stage = Stage(a_dispute())
    said: dict[str, Any] = {"court": YUZHONG}
    assert stage.refused("oral_application", THEIR_CLERK, at(2), signed=("p1",), **said) == "CPL-205"
    with pytest.raises(NotEntitled):
        stage.act("oral_application", CLERK, at(2), **said)
    assert stage.confirmation.status is PREPARING
    stage.well("oral_application", THEIR_CLERK, at(2), **said)
    assert stage.confirmation.status is FILED
    assert stage.forms()[-1] == "oral_application"
    stage.well("confirmation_withdrawal", P1, at(3)).well("oral_application", THEIR_CLERK, at(4), **said)
    assert stage.confirmation.status is FILED
    assert WITHDRAWN is not stage.confirmation.status


def test_the_body_answers_the_court_and_its_silence_harms_nobody() -> None:
    stage = reviewing()
    with pytest.raises(NotAwaited):
        stage.act("assistance_reply", OFFICER, at(5))
    stage.well("assistance_request", JUDGE, at(5), days=3)
    with pytest.raises(NotEntitled):
        stage.act("assistance_reply", official(Role.OFFICER, YUZHONG), at(6))
    stage.well("assistance_reply", OFFICER, at(6))
    assert stage.forms()[-1] == "assistance_reply"
    stage.well("assistance_request", JUDGE, at(7), days=3).wait(at(20))
    assert stage.confirmation.status is REVIEWING
    assert not stage.confirmation.unanswered
    assert stage.refused("deemed_withdrawal", JUDGE, at(20)) == "CPLI-357"


def test_a_sham_is_punished_within_the_limits_of_the_law() -> None:
    stage = reviewing()
    for wrong in ({"fine": Decimal(100001)}, {"detention_days": 16}, {}):
        content: dict[str, Any] = {"grounds": ("358.2",), "sham": True, "sanctions": ({**ONE, **wrong},)}
        assert stage.refused("rejection", JUDGE, at(11), **content) == "CPL-118"
    with pytest.raises(Malformed):
        stage.act("rejection", JUDGE, at(11), grounds=("358.2",), sanctions=({**ONE, "fine": 5000},))
    stage.well("rejection", JUDGE, at(12), grounds=("358.2",), sham=True, sanctions=({**ONE, "fine": 5000},))
    assert stage.confirmation.status is REJECTED
    assert stage.forms()[-2:] == ["negative_ruling", "sanction_decision"]
