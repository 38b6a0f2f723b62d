"""The terms of the stages: their lengths, what extends them, and a few last days counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from cases.calendar import Calendar
from cases.errors import NoVersion
from rulebook import confirmation, intake, mediation, mediators, payment_order, performance, service
from rulebook.article import Trust
from rulebook.counting import Unit
from rulebook.registry import all_terms
from rulebook.terms import Term

CALENDAR = Calendar(
    version="cn-2026-test",
    source="国办发明电〔2025〕7号（测试）",
    known_from=date(2026, 1, 1),
    known_until=date(2026, 12, 31),
    rest_days=tuple(date(2026, 10, day) for day in (1, 2, 5, 6, 7)),
    work_days=(date(2026, 9, 20), date(2026, 10, 10)),
)

LENGTHS = [
    (intake.INTAKE_DECISION, 3, Unit.WORKDAY),
    (intake.INTAKE_CORRECTION, 10, Unit.DAY),
    (intake.PATENT_NOTICE, 5, Unit.WORKDAY),
    (mediation.INVITATION, 3, Unit.WORKDAY),
    (mediation.CONSENT, 5, Unit.DAY),
    (mediation.PATENT_OPINION, 15, Unit.DAY),
    (mediation.PATENT_FILING, 5, Unit.WORKDAY),
    (mediation.PATENT_REFUSAL_NOTICE, 5, Unit.WORKDAY),
    (mediation.PATENT_UNSERVED, 15, Unit.WORKDAY),
    (mediation.MEDIATOR_CHOICE, 3, Unit.WORKDAY),
    (mediators.APPOINTMENT, 3, Unit.WORKDAY),
    (mediators.ACCEPTANCE, 3, Unit.WORKDAY),
    (mediators.CONTACT_ONLINE, 3, Unit.WORKDAY),
    (mediators.CHOICE_ONLINE, 2, Unit.WORKDAY),
    (mediators.APPOINTMENT_ONLINE, 3, Unit.WORKDAY),
    (mediators.ACCEPTANCE_ONLINE, 3, Unit.WORKDAY),
    (mediators.PROPOSAL, 5, Unit.WORKDAY),
    (mediation.DISCLOSURE, 3, Unit.WORKDAY),
    (mediation.MEDIATION, 30, Unit.DAY),
    (mediation.PATENT_MEDIATION, 60, Unit.DAY),
    (mediation.PATENT_OWNERSHIP, 2, Unit.MONTH),
    (mediation.SIGNING, 10, Unit.DAY),
    (mediation.LATER_TEXT, 10, Unit.DAY),
    (mediation.SUCCESSOR, 30, Unit.DAY),
    (mediation.SUSPENSION_REVIEW, 30, Unit.DAY),
    (mediation.CNIPA_RESUME, 15, Unit.DAY),
    (mediation.CNIPA_COPY, 5, Unit.WORKDAY),
    (mediation.CNIPA_FREEZE, 1, Unit.YEAR),
    (confirmation.APPLICATION, 30, Unit.DAY),
    (confirmation.LATE_APPLICATION, 10, Unit.DAY),
    (confirmation.ACCEPTANCE, 3, Unit.DAY),
    (confirmation.ACCEPTANCE_HARD, 7, Unit.DAY),
    (confirmation.SUPPLEMENT, 7, Unit.DAY),
    (confirmation.REVIEW_TARGET, 15, Unit.DAY),
    (confirmation.REVIEW, 30, Unit.DAY),
    (confirmation.RESPONSE, 7, Unit.DAY),
    (confirmation.ASSISTANCE, 7, Unit.DAY),
    (confirmation.SUCCESSION, 30, Unit.DAY),
    (confirmation.OBJECTION, 15, Unit.DAY),
    (confirmation.THIRD_PERSON, 6, Unit.MONTH),
    (confirmation.OBJECTION_REVIEW, 30, Unit.DAY),
    (payment_order.ACCEPTANCE, 5, Unit.DAY),
    (payment_order.ISSUE, 15, Unit.DAY),
    (payment_order.SERVICE, 30, Unit.DAY),
    (payment_order.OBJECTION, 15, Unit.DAY),
    (payment_order.CONVERSION, 7, Unit.DAY),
    (performance.ENFORCEMENT, 2, Unit.YEAR),
    (performance.ENFORCEMENT_DOCKETING, 7, Unit.DAY),
    (performance.ENFORCEMENT_CLOSING, 6, Unit.MONTH),
    (performance.LIMITATION, 3, Unit.YEAR),
    (performance.PERFORMANCE_REPORT, 3, Unit.WORKDAY),
    (performance.CONDITION, 30, Unit.DAY),
    (service.PUBLICATION, 30, Unit.DAY),
    (service.PUBLICATION_ABROAD, 60, Unit.DAY),
    (service.MAIL_ABROAD, 3, Unit.MONTH),
    (service.ENTRUSTED, 10, Unit.DAY),
    (service.SERVICE_TARGET, 10, Unit.WORKDAY),
]


@pytest.mark.parametrize(("term", "length", "unit"), LENGTHS, ids=lambda value: getattr(value, "id", None))
def test_lengths_in_force_today(term: Term, length: int, unit: Unit) -> None:
    version = term.on(date(2026, 11, 23))
    assert (version.length, version.unit) == (length, unit)


def test_no_stage_term_is_left_out_of_this_table() -> None:
    stages = ("intake.", "mediation.", "patent.", "confirmation.", "payment_order.", "performance.", "service.")
    known = {term.id for term, _, _ in LENGTHS} | {"performance.instalment"}
    assert {id for id in all_terms() if id.startswith(stages)} <= known


def test_the_thirty_days_may_be_posted_and_are_not_extended_by_agreement() -> None:
    term = confirmation.APPLICATION
    assert (term.post_counts, term.post_grace_days, term.warn_days) == (True, 5, (15, 7, 3, 1))
    assert term.extendable_by == ()
    assert not term.fixed, "解释127 does not list it: 民事诉讼法86 may be asked"


def test_the_thirty_days_have_the_article_of_their_day() -> None:
    assert confirmation.APPLICATION.on(date(2021, 12, 31)).cite == "PML-33"
    assert confirmation.APPLICATION.on(date(2022, 1, 1)).cite == "CPL-205"


def test_only_the_six_months_of_interpretation_127_are_fixed() -> None:
    assert [term.id for term in all_terms().values() if term.fixed] == ["confirmation.third_person", "suit.retrial"]


def test_the_thirty_days_roll_over_the_national_day() -> None:
    due = confirmation.APPLICATION.count(date(2026, 9, 1), CALENDAR)
    assert due.last_day == date(2026, 10, 8)


def test_publication_took_sixty_days_before_2022() -> None:
    assert service.PUBLICATION.on(date(2021, 12, 31)).length == 60
    assert service.PUBLICATION.on(date(2021, 12, 31)).trust is Trust.MEMORY


def test_order_81_holds_only_since_its_day() -> None:
    with pytest.raises(NoVersion):
        mediation.PATENT_OPINION.on(date(2025, 1, 31))


def test_what_the_office_sets_says_so() -> None:
    house = [version for term in all_terms().values() for version in term.versions if version.cite == "CONFIG"]
    assert house
    assert all(version.trust is Trust.CONFIG and version.note for version in house)
