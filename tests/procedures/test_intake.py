"""The papers of an intake: the request itself once it is complete, and the forms that only wait for a signature."""

from __future__ import annotations

from typing import Any

import pytest

from cases.agencies import Office
from cases.effects import Issue
from cases.materials import Materials
from cases.parties import PartyKind
from procedures.deciding import begin, decide
from procedures.dispute import Dispute
from tests.explore import incomplete, settled
from tests.makers import COMMITTEE, IP_OFFICE, at, calendar, complaint, make, materials, parties, party

REQUESTS = [(COMMITTEE, "mediation_application"), (IP_OFFICE, "patent_mediation_request")]


def issued(dispute: Dispute) -> dict[str, Issue]:
    return {effect.form: effect for effect in dispute.outbox if isinstance(effect, Issue)}


def begun(office: Office = COMMITTEE, **more: Any) -> dict[str, Issue]:
    return issued(begin(complaint(office, **more), calendar()).dispute)


def supplemented(office: Office, more: Materials) -> dict[str, Issue]:
    act = make("supplement", party("p1"), at(3), "intake-1", 1, materials=more)
    return issued(decide(settled(incomplete(office)), act).dispute)


@pytest.mark.parametrize(("office", "form"), REQUESTS)
def test_a_complete_request_is_printed_at_once_in_the_form_of_the_body(office: Office, form: str) -> None:
    papers = begun(office)
    assert list(papers) == ["intake_register", form]
    fields = papers[form].fields
    assert (fields["applicants"], fields["respondents"]) == (["p1"], ["p2"])
    assert fields["applied"] == at(0).isoformat()
    assert papers[form].serve_on == ()


@pytest.mark.parametrize(("office", "form"), REQUESTS)
def test_a_request_is_printed_when_nothing_is_missing_any_more(office: Office, form: str) -> None:
    assert form not in begun(office, materials=Materials())
    assert supplemented(office, Materials(identified=("p1",))) == {}
    papers = supplemented(office, materials())
    assert list(papers) == [form]
    assert papers[form].fields["applied"] == at(0).isoformat()
    assert papers[form].dated == at(3)


def test_a_request_says_what_the_applicant_declares() -> None:
    fields = begun(court_pending=True)["mediation_application"].fields
    assert (fields["court_pending"], fields["decided_before"]) == (True, False)


def test_an_authority_that_is_missing_is_sent_to_be_signed() -> None:
    papers = begun(materials=materials().model_copy(update={"authorised": ("a1",)}))
    assert list(papers) == ["intake_register", "correction_notice", "power_of_attorney"]
    assert papers["power_of_attorney"].fields == {"party": "p1"}
    assert papers["power_of_attorney"].serve_on == ("p1",)


@pytest.mark.parametrize(
    ("kind", "forms"), [(PartyKind.ORGANISATION, ["representative_certificate"]), (PartyKind.PERSON, [])]
)
def test_who_represents_an_organisation_is_sent_to_be_certified(kind: PartyKind, forms: list[str]) -> None:
    applicant, respondent = parties()
    both = (applicant.model_copy(update={"kind": kind}), respondent)
    papers = begun(parties=both, materials=materials().model_copy(update={"identified": ()}))
    assert list(papers) == ["intake_register", "correction_notice", *forms]
    assert all(papers[form].serve_on == ("p1",) for form in forms)


def test_nothing_is_sent_to_be_signed_for_what_is_not_missing() -> None:
    papers = begun(materials=materials().model_copy(update={"addressed": ()}))
    assert list(papers) == ["intake_register", "correction_notice"]
