"""A second request in the same dispute: the new agreement takes the old one's place, and one path leads to a title."""

from __future__ import annotations

from datetime import timedelta

from cases.agencies import Actor, Office, Role
from procedures.deciding import advance
from procedures.dispute import Dispute
from procedures.invariants import lr_findings
from procedures.performance import Performance
from procedures.reading import standing, stuck
from tests.explore import confirmed, effective, played, settled
from tests.makers import BASIC_COURT, COMMITTEE, official, party

OFFICER, MEDIATOR = official(Role.OFFICER, COMMITTEE), official(Role.MEDIATOR, COMMITTEE, "m1")


def agreed_again(dispute: Dispute) -> Dispute:
    """A new request to the same body leads to a new agreement."""
    return played(
        dispute,
        ("resubmission", party("p1"), "dispute", {}),
        ("intake_acceptance", OFFICER, "intake-2", {}),
        ("consent", party("p2"), "mediation-2", {}),
        ("mediator_appointment", OFFICER, "mediation-2", {}),
        ("disclosure", MEDIATOR, "mediation-2", {}),
        ("final_text", MEDIATOR, "mediation-2", {}),
        ("signature", party("p1"), "mediation-2", {}),
        ("signature", party("p2"), "mediation-2", {}),
        ("signature", MEDIATOR, "mediation-2", {}),
        ("seal", OFFICER, "mediation-2", {}),
    )


def later(dispute: Dispute, days: int) -> Dispute:
    return settled(advance(dispute, dispute.now + timedelta(days=days)).dispute)


def account(dispute: Dispute) -> Performance:
    """The performance of the first agreement."""
    performance = dispute.procedure("performance-1")
    assert isinstance(performance, Performance)
    return performance


def performed(dispute: Dispute) -> Dispute:
    """Everything that is outstanding is entered by the creditor."""
    performance = account(dispute)
    for part in performance.outstanding:
        obligation = performance.obligation(part.obligation)
        content = {"obligation": part.obligation, "amount": part.amount, "on": dispute.now.date()}
        dispute = played(dispute, ("performed", party(obligation.obligee), "performance-1", content))
    return dispute


def revoked(dispute: Dispute, office: Office = BASIC_COURT) -> Dispute:
    """A third person objects, and the court revokes its ruling."""
    judge = official(Role.JUDGE, office)
    return played(
        dispute,
        (
            "third_person_objection",
            Actor(person="t1", role=Role.THIRD_PERSON),
            "confirmation-1",
            {"known_on": dispute.now.date()},
        ),
        ("objection_ruling", judge, "confirmation-1", {"outcome": "revoked"}),
    )


def test_a_new_agreement_closes_the_lapsed_path_of_the_old_one() -> None:
    lapsed = later(effective(COMMITTEE), 200)
    assert dict(standing(lapsed))["confirmation-1"] == "lapsed"

    again = agreed_again(lapsed)

    stands = dict(standing(again))
    assert (stands["confirmation-1"], stands["performance-1"]) == ("replaced", "replaced")
    assert stands["confirmation-2"] == "preparing"
    assert stands["performance-2"] != "replaced"
    assert lr_findings(again) == () and not stuck(again)


def test_while_a_title_stands_a_new_agreement_waits_and_is_confirmable_when_it_falls() -> None:
    again = agreed_again(performed(confirmed(COMMITTEE)))
    stands = dict(standing(again))
    assert (stands["confirmation-1"], stands["performance-1"]) == ("confirmed", "performed")
    assert "confirmation-2" not in stands
    assert lr_findings(again) == () and not stuck(again)

    fallen = revoked(again)

    stands = dict(standing(fallen))
    assert (stands["confirmation-1"], stands["performance-1"]) == ("revoked", "replaced")
    assert account(fallen).title is None
    assert stands["confirmation-2"] == "preparing"
    assert stands["performance-2"] != "replaced"
    assert lr_findings(fallen) == () and not stuck(fallen)
