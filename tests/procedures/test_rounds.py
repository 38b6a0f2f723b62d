"""A second request in the same dispute: the new agreement takes the old one's place, and one path leads to a title."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from cases.agencies import Actor, Office, Role
from cases.agreement import Credit, Terms
from procedures.deciding import advance, decide
from procedures.dispute import Dispute
from procedures.invariants import lr_findings
from procedures.performance import Performance
from procedures.reading import standing, stuck
from procedures.roads import open_roads
from rulebook.roads import RoadKind
from tests.explore import MINUTE, confirmed, effective, played, renegotiated, settled
from tests.makers import BASIC_COURT, COMMITTEE, make, official, party, ref, terms


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

    again = renegotiated(lapsed)

    stands = dict(standing(again))
    assert (stands["confirmation-1"], stands["performance-1"]) == ("replaced", "replaced")
    assert stands["confirmation-2"] == "preparing"
    assert stands["performance-2"] != "replaced"
    assert lr_findings(again) == () and not stuck(again)


def test_while_a_title_stands_a_new_agreement_waits_and_is_confirmable_when_it_falls() -> None:
    again = renegotiated(performed(confirmed(COMMITTEE)))
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


def paid(dispute: Dispute, amount: int) -> Dispute:
    """The creditor enters a payment on the first promise of the first agreement."""
    content = {"obligation": "o1", "amount": Decimal(amount), "on": dispute.now.date()}
    return played(dispute, ("performed", party("p1"), "performance-1", content))


def crediting() -> Terms:
    """New terms that count what was paid on the first promise of the earlier agreement."""
    return terms().model_copy(update={"credits": (Credit(earlier="o1", to="o1"),)})


def second(dispute: Dispute) -> Performance:
    performance = dispute.procedure("performance-2")
    assert isinstance(performance, Performance)
    return performance


def test_while_instalments_run_the_old_agreement_binds_until_the_new_one_does() -> None:
    asked = played(effective(COMMITTEE), ("resubmission", party("p1"), "dispute", {}))
    assert dict(standing(asked))["performance-1"] == "watching"
    paid(asked, 1000)  # what is done meanwhile is entered there
    agreed = renegotiated(effective(COMMITTEE))
    stands = dict(standing(agreed))
    assert (stands["performance-1"], stands["confirmation-1"]) == ("replaced", "replaced")
    assert (stands["performance-2"], stands["confirmation-2"]) == ("watching", "preparing")
    assert lr_findings(agreed) == () and not stuck(agreed)


def test_a_round_that_fails_leaves_the_agreement_as_it_was() -> None:
    asked = played(effective(COMMITTEE), ("resubmission", party("p1"), "dispute", {}))
    failed = played(
        asked,
        ("intake_acceptance", official(Role.OFFICER, COMMITTEE), "intake-2", {}),
        ("declination", party("p2"), "mediation-2", {}),
    )
    stands = dict(standing(failed))
    assert (stands["performance-1"], stands["confirmation-1"]) == ("watching", "preparing")


def test_a_second_round_at_once_is_refused() -> None:
    asked = played(effective(COMMITTEE), ("resubmission", party("p1"), "dispute", {}))
    again = decide(asked, make("resubmission", party("p2"), asked.now + MINUTE, "dispute", 9000))
    assert again.answer is not None and again.answer.refused is not None
    assert again.answer.refused.article == "CIV-543"
    assert again.dispute.conduct.rounds == asked.conduct.rounds


def test_earlier_payments_count_where_the_new_terms_say_so() -> None:
    before = paid(effective(COMMITTEE), 20000)
    with_credit = second(renegotiated(before, crediting()))
    without = second(renegotiated(before))
    owed = {part.due: part.amount for part in with_credit.outstanding if part.obligation == "o1"}
    assert owed == {date(2026, 6, 30): Decimal(40000), date(2026, 9, 30): Decimal(60000)}
    assert [entry.amount for entry in with_credit.entries] == [Decimal(20000)]
    assert without.entries == ()


def test_beside_a_title_the_new_agreement_is_a_contract_until_the_title_is_spent() -> None:
    agreed = renegotiated(confirmed(COMMITTEE), crediting())
    stands = dict(standing(agreed))
    assert (stands["performance-1"], stands["performance-2"]) == ("defaulted", "beside")
    kinds = {road.kind for road in open_roads(agreed.procedures, agreed.file, agreed.now) if road.procedure[-1] == "2"}
    assert kinds >= {RoadKind.VOLUNTARY_PERFORMANCE, RoadKind.SUIT_ON_AGREEMENT}
    assert lr_findings(agreed) == () and not stuck(agreed)

    spent = performed(agreed)

    assert dict(standing(spent))["performance-1"] == "performed"
    assert dict(standing(spent))["performance-2"] == "defaulted"  # the promise due on 31 May was not credited
    assert sum(entry.amount for entry in second(spent).entries) == Decimal(120000)

    broken = played(spent, ("breach", party("p1"), "performance-1", {"on": spent.now.date(), "proof": ref("proof")}))
    assert dict(standing(broken))["performance-2"] == "beside"
    assert lr_findings(broken) == ()


def test_when_the_title_falls_the_newer_agreement_takes_its_place() -> None:
    fallen = revoked(renegotiated(confirmed(COMMITTEE), crediting()))
    stands = dict(standing(fallen))
    assert (stands["performance-1"], stands["performance-2"]) == (
        "replaced",
        "defaulted",
    )  # 31 May and 30 June are past
    assert stands["confirmation-2"] == "preparing"
    assert lr_findings(fallen) == () and not stuck(fallen)
