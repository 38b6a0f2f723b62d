"""Services of a dispute: what a clerk reports becomes a return, what the machine delivered is certified on request."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.agencies import Actor, Role
from cases.effects import Issue, ServeByHand
from cases.errors import Malformed, NotAwaited
from cases.facts import Channel
from procedures.deciding import Decision, advance, begin, decide
from procedures.dispute import Dispute
from procedures.reading import closed
from tests.explore import answer, by_hand, failed, resting
from tests.makers import COMMITTEE, IP_OFFICE, at, calendar, complaint, make, official, ref

OFFICER = official(Role.OFFICER, IP_OFFICE)
TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def waiting() -> Dispute:
    """The notice to state an opinion lies with the office, to be served by hand."""
    return by_hand(IP_OFFICE)


def handed_in(dispute: Dispute, name: str, who: Actor = OFFICER, **content: Any) -> Decision:
    return decide(dispute, make(name, who, at(1), "dispute", 1, **content))


def key_of(dispute: Dispute) -> str:
    return next(effect.key for effect in dispute.outbox if isinstance(effect, ServeByHand))


def papers(decision: Decision, form: str) -> list[Issue]:
    return [effect for effect in decision.dispute.outbox if isinstance(effect, Issue) and effect.form == form]


def test_a_reported_service_becomes_a_return_that_names_the_service(waiting: Dispute) -> None:
    key = key_of(waiting)
    more: dict[str, Any] = {"signer": ref("乙示例（厂长）"), "remark": ref("无")}
    (paper,) = papers(handed_in(waiting, "service_return", key=key, on=TODAY, **more), "service_return")
    assert (paper.office, paper.fields["service"], paper.fields["server"]) == (IP_OFFICE.id, key, "li")
    assert paper.fields["signer"] == more["signer"].model_dump(mode="json")
    assert (paper.fields["place"], paper.fields["witnesses"]) == (None, [])


def test_the_return_is_a_paper_of_the_office_that_served() -> None:
    dispute = begin(complaint(COMMITTEE), calendar()).dispute
    court = Actor(person="sun", role=Role.COURT_CLERK, office="cq-ip-court")
    effect = ServeByHand(
        key=f"{dispute.file.case}:1:9", by="intake-1", paper="x", form="x", office="cq-ip-court", on="p2", dated=at(0)
    )
    served = type(dispute)(**{**vars(dispute), "outbox": (effect,)})
    (paper,) = papers(handed_in(served, "service_return", court, key=effect.key, on=TODAY), "service_return")
    assert (paper.office, paper.by) == ("cq-ip-court", "dispute")


def test_a_paper_is_left_before_a_witness_or_a_camera(waiting: Dispute) -> None:
    key = key_of(waiting)
    left: dict[str, Any] = {"key": key, "on": TODAY, "channel": Channel.LEFT}
    refused = handed_in(waiting, "service_return", **left)
    assert refused.answer is not None
    assert refused.answer.refused is not None
    assert refused.answer.refused.article == "CPL-89"
    assert key_of(refused.dispute) == key
    proofs: tuple[dict[str, Any], ...] = ({"witnesses": (ref("居委会工作人员"),)}, {"proof": ref("录像")})
    for proof in proofs:
        assert len(papers(handed_in(waiting, "service_return", **left, **proof), "service_return")) == 1


def test_a_service_that_nobody_waits_for_is_not_reported(waiting: Dispute) -> None:
    with pytest.raises(NotAwaited):
        handed_in(waiting, "service_return", key="none", on=TODAY)


def test_an_electronic_service_is_certified_on_request() -> None:
    dispute = begin(complaint(COMMITTEE), calendar()).dispute
    key = f"{dispute.file.case}:3:1"
    clerk = official(Role.OFFICER, COMMITTEE)
    decision = handed_in(dispute, "service_certificate", clerk, key=key)
    (paper,) = papers(decision, "electronic_service_certificate")
    assert (paper.office, paper.fields) == (COMMITTEE.id, {"service": key})
    assert paper.serve_on == ()
    assert decide(decision.dispute, answer(decision.dispute, paper)).entries


def test_a_service_of_another_case_is_not_certified() -> None:
    dispute = begin(complaint(COMMITTEE), calendar()).dispute
    with pytest.raises(Malformed):
        handed_in(dispute, "service_certificate", official(Role.OFFICER, COMMITTEE), key="another:3:1")


def test_a_file_is_archived_with_its_index_by_the_body_or_by_itself() -> None:
    rested = resting(COMMITTEE)
    by_body = handed_in(rested, "archive", official(Role.OFFICER, COMMITTEE))
    (watch,) = (period for period in rested.periods if period.term == "conduct.watch")
    by_itself = advance(rested, watch.due)
    for decision in (by_body, by_itself):
        (index,) = papers(decision, "volume_index")
        assert index.fields["parties"] == ["p1", "p2"]
        assert closed(decision.dispute)


def test_only_the_office_whose_paper_failed_tries_again() -> None:
    dispute = failed(begin(complaint(IP_OFFICE), calendar()).dispute)
    (effect,) = dispute.undone
    court = Actor(person="sun", role=Role.COURT_CLERK, office="cq-ip-court")
    for who, key in ((court, effect.key), (OFFICER, f"{effect.key}0")):
        with pytest.raises(NotAwaited) as no:
            handed_in(dispute, "reissue", who, key=key)
        assert no.value.field == "key"
    again = handed_in(dispute, "reissue", key=effect.key).dispute
    assert (again.undone, again.outbox[-1]) == ((), effect)
