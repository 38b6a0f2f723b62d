"""When a paper is served (S-01…S-16): every channel, its proofs, the earliest that counts, and another day proven."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import permutations
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.acts.service import (
    Answered,
    ConsentBasis,
    Failing,
    Medium,
    Notice,
    PublicationReason,
    Relation,
    Returned,
)
from cases.agencies import Role
from cases.effects import Issue, Serve, ServeByHand
from cases.errors import AlreadyDone, Malformed, NotAwaited
from cases.facts import Channel, Fault, Undone, Unserved
from cases.parties import Party, PartyKind
from forms.opinion_notice.form import OpinionNotice
from procedures.deciding import Decision, advance, decide
from procedures.dispute import Dispute
from procedures.periods import Period
from procedures.reading import tasks
from procedures.service_state import Outcome, Service
from rulebook.rows import ROWS
from tests.explore import SERVICES, carried_out, invited, played, settled
from tests.makers import COMMITTEE, IP_OFFICE, at, make, official, parties, party, ref

OFFICER = official(Role.OFFICER, IP_OFFICE)
NOTICE = "opinion_notice"
OPINION = "patent.opinion"


class Desk:
    """One dispute whose notices to the respondents wait; reports are handed in by day."""

    def __init__(self, dispute: Dispute) -> None:
        self.dispute = dispute
        self.count = 100 * len(dispute.answers)
        self.last: Decision | None = None

    def key(self, on: str = "p2", form: str = NOTICE) -> str:
        waiting = [
            e for e in self.dispute.outbox if isinstance(e, ServeByHand | Serve) and (e.form, e.on) == (form, on)
        ]
        return waiting[0].key if waiting else self.service(on, form).key

    def service(self, on: str = "p2", form: str = NOTICE) -> Service:
        return next(one for one in self.dispute.conduct.services if (one.form, one.on) == (form, on))

    def act(self, name: str, day: float, *, of: str = "p2", who: Any = OFFICER, **content: Any) -> Desk:
        """What is handed in, and taken up in law."""
        letter = self.told(name, day, of=of, who=who, **content)
        assert letter is None, letter
        return self

    def refused(self, name: str, day: float, *, of: str = "p2", who: Any = OFFICER, **content: Any) -> str:
        letter = self.told(name, day, of=of, who=who, **content)
        assert letter is not None
        assert letter.remedy
        return str(letter.article)

    def told(self, name: str, day: float, *, of: str, who: Any, **content: Any) -> Any:
        self.count += 1
        if name not in ("electronic_consent", "electronic_bar", "address_confirmation", "withdrawal"):
            content = {"key": content["key"] if "key" in content else self.key(of), **content}
        act = make(
            name, who, at(day), "dispute" if name != "withdrawal" else "mediation-1", f"s{self.count}", **content
        )
        self.last = decide(self.dispute, act)
        self.dispute = self.last.dispute
        assert self.last.answer is not None
        return self.last.answer.refused

    def wait(self, day: float) -> Desk:
        self.dispute = advance(self.dispute, at(day)).dispute
        return self

    def clock(self, on: str = "p2") -> Period | None:
        return next((one for one in self.dispute.periods if (one.term, one.party) == (OPINION, on)), None)

    def starts(self, on: str = "p2") -> date | None:
        clock = self.clock(on)
        return None if clock is None else clock.start.date()

    def papers(self, form: str) -> list[Issue]:
        return [e for e in self.dispute.outbox if isinstance(e, Issue) and e.form == form]


def day(n: float) -> date:
    return at(n).date()


def by_hand(*respondents: Party) -> Desk:
    applicant, respondent = parties(electronic=False)
    return Desk(invited(IP_OFFICE, parties=(applicant, *(respondents or (respondent,)))))


def company(**more: Any) -> Party:
    return parties(electronic=False)[1].model_copy(update={"kind": PartyKind.ORGANISATION, **more})


def electronic() -> Desk:
    """The notice has been sent to a respondent who consented, and arrived on the day after."""
    desk = Desk(invited(IP_OFFICE))
    desk.wait(1)
    return Desk(settled(desk.dispute))


# --- S-01…S-04: in person, collected, left ----------------------------------------------------------------------------


def test_s01_who_signs_and_how_he_stands_to_the_recipient() -> None:
    family: dict[str, Any] = {
        "channel": Channel.DIRECT,
        "on": day(2),
        "relation": Relation.ADULT_FAMILY,
        "signer": ref("丁示例"),
    }
    assert by_hand(company()).refused("service_return", 2, **family) == "CPL-88"
    desk = by_hand()
    assert desk.refused("service_return", 2, **(family | {"signer": None})) == "CPL-88"
    assert desk.refused("service_return", 2, **(family | {"relation": Relation.AGENT})) == "CPL-88"
    assert desk.refused("service_return", 2, channel=Channel.DIRECT, on=day(2), signed=False) == "CPL-87"
    desk.act("service_return", 2, **family)
    assert desk.starts() == day(2)
    (paper,) = desk.papers("service_return")
    assert (paper.fields["relation"], paper.fields["on"]) == ("adult_family", day(2).isoformat())
    office: dict[str, Any] = {
        "channel": Channel.DIRECT,
        "on": day(2),
        "relation": Relation.RECEIVING_OFFICE,
        "signer": ref("收发室"),
    }
    assert by_hand(company()).act("service_return", 2, **office).starts() == day(2)


def test_s01_no_service_in_the_future_or_before_the_paper() -> None:
    desk = by_hand()
    assert desk.refused("service_return", 2, channel=Channel.DIRECT, on=day(3)) == "CPL-87"
    assert desk.refused("service_return", 2, channel=Channel.DIRECT, on=day(-1)) == "CPL-87"


def test_s02_who_collects_a_paper_and_will_not_sign_is_served_with_a_note() -> None:
    desk = by_hand()
    collected: dict[str, Any] = {"channel": Channel.COLLECTED, "on": day(2), "signed": False}
    assert desk.refused("service_return", 2, **collected) == "CPLI-131"
    assert desk.act("service_return", 2, **collected, remark=ref("拒绝签署")).starts() == day(2)


def test_s03_s04_left_at_the_domicile_or_outside() -> None:
    outside: dict[str, Any] = {"channel": Channel.LEFT_OUTSIDE, "on": day(2)}
    desk = by_hand()
    assert desk.refused("service_return", 2, channel=Channel.LEFT, on=day(2)) == "CPL-89"
    assert desk.refused("service_return", 2, **outside, witnesses=(ref("居委会"),)) == "CPLI-131"
    assert desk.act("service_return", 2, **outside, proof=ref("录像")).starts() == day(2)
    left: dict[str, Any] = {"channel": Channel.LEFT, "on": day(2), "witnesses": (ref("居委会"),)}
    assert by_hand().act("service_return", 2, **left).starts() == day(2)


# --- S-05…S-08: electronic ------------------------------------------------------------


def test_s05_the_recipient_proves_another_day_and_its_clock_runs_from_there() -> None:
    desk = electronic()
    assert desk.starts() == day(1)
    first = desk.clock()
    desk.act("service_correction", 6, on=day(3), key=desk.key())
    moved = desk.clock()
    assert moved is not None and first is not None
    assert (moved.start.date(), moved.last_day - first.last_day) == (day(3), timedelta(days=2))
    assert [way.outcome for way in desk.service().tries] == [Outcome.DISPROVED, Outcome.SERVED]
    with pytest.raises(AlreadyDone):
        desk.act("service_correction", 6, on=day(3), key=desk.key())


def test_s05_a_day_proven_after_the_consequence_is_too_late() -> None:
    desk = electronic().wait(30)
    assert desk.clock() is None
    assert desk.refused("service_correction", 30, on=day(4), key=desk.key()) == "CPLI-135"


def test_s05_a_signature_is_not_disproved_by_another_day() -> None:
    desk = by_hand().act("service_return", 2, channel=Channel.DIRECT, on=day(2))
    assert desk.refused("service_correction", 3, on=day(3)) == "CPL-87"
    with pytest.raises(NotAwaited):
        desk.act("service_correction", 3, on=day(3), key="none")


@pytest.mark.parametrize("basis", ConsentBasis)
def test_s05_consent_of_each_kind(basis: ConsentBasis) -> None:
    desk = by_hand()
    assert desk.refused("service_return", 1, channel=Channel.ELECTRONIC, on=day(1)) == "CPL-90"
    desk.act("electronic_consent", 1, basis=basis)
    assert desk.dispute.file.party("p2").electronic
    key = desk.key()
    desk.act("service_return", 1, channel=Channel.ELECTRONIC, on=day(1), proof=ref("发送日志"))
    desk.act("service_certificate", 1, key=key)
    assert desk.papers("electronic_service_certificate")[0].fields["consent"] == basis.value


def test_s05_who_has_refused_does_not_consent_by_conduct() -> None:
    desk = by_hand().act("address_confirmation", 1, who=party("p2"), electronic=False)
    assert desk.refused("electronic_consent", 2, basis=ConsentBasis.CONDUCT) == "ZXSS-29"
    desk.act("address_confirmation", 3, who=party("p2"), electronic=True)
    assert desk.dispute.file.party("p2").electronic
    with pytest.raises(Malformed):
        desk.act("electronic_consent", 3, party="p9")


def test_s05_consent_taken_back_reaches_what_waits_to_be_sent() -> None:
    desk = Desk(invited(IP_OFFICE))
    sent = next(e for e in desk.dispute.outbox if isinstance(e, Serve))
    desk.act("address_confirmation", 1, who=party("p2"), electronic=False)
    by_hand_now = next(e for e in desk.dispute.outbox if isinstance(e, ServeByHand))
    assert (by_hand_now.paper, by_hand_now.by) == (sent.paper, sent.by)
    assert by_hand_now.key != sent.key
    assert not [e for e in desk.dispute.outbox if isinstance(e, Serve)]


def failed_to_send() -> Desk:
    desk = Desk(invited(IP_OFFICE))
    sent = next(e for e in desk.dispute.outbox if isinstance(e, Serve))
    desk.dispute = decide(desk.dispute, Undone(key=sent.key, at=at(1), why=Fault.UNREACHABLE)).dispute
    return desk


def test_s05_what_could_not_be_sent_is_made_by_hand_when_consent_is_taken_back() -> None:
    desk = failed_to_send().act("address_confirmation", 2, who=party("p2"), electronic=False)
    assert desk.dispute.undone == ()
    assert desk.act("service_return", 2, channel=Channel.DIRECT, on=day(2)).starts() == day(2)


def test_what_could_not_be_sent_may_be_made_by_hand() -> None:
    desk = failed_to_send()
    key = desk.dispute.undone[0].key
    desk.act("other_channel", 2, key=key)
    assert desk.dispute.undone == ()
    with pytest.raises(NotAwaited):
        desk.act("other_channel", 2, key=key)
    assert desk.act("service_return", 2, channel=Channel.DIRECT, on=day(2)).starts() == day(2)


def test_s06_an_address_not_supplied_counts_from_the_answer() -> None:
    desk = by_hand()
    found: dict[str, Any] = {"channel": Channel.ELECTRONIC_FOUND, "on": day(2)}
    assert desk.refused("service_return", 2, **found) == "ZXSS-31"
    assert desk.refused("service_return", 2, **found, answered=Answered.READ) == "ZXSS-31"
    desk.act("service_return", 2, **found, answered=Answered.READ, proof=ref("阅知记录"))
    assert desk.starts() == day(2)
    assert desk.act("service_correction", 5, on=day(3)).starts() == day(3)


def test_s07_later_reports_are_recorded_and_the_earliest_day_counts() -> None:
    desk = by_hand().act("service_return", 6, channel=Channel.MAIL, on=day(5))
    later = desk.act("service_return", 8, channel=Channel.DIRECT, on=day(7))
    assert later.starts() == day(5)
    assert desk.act("service_return", 9, channel=Channel.DIRECT, on=day(3)).starts() == day(3)
    assert len(desk.service().tries) == 3
    assert len(desk.papers("service_return")) == 3


REPORTS = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=8), st.sampled_from((Channel.DIRECT, Channel.MAIL, Channel.COLLECTED))
    ),
    min_size=1,
    max_size=4,
)
WAITING = by_hand().dispute


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_s07_whatever_the_order_of_reports_the_clock_starts_at_the_earliest(reports: list[tuple[int, Channel]]) -> None:
    earliest = min(n for n, _ in reports)
    for order in list(permutations(reports))[:6]:
        desk = Desk(WAITING)
        for n, channel in order:
            desk.act("service_return", 9, channel=channel, on=day(n))
        assert desk.starts() == day(earliest)


def test_s08_a_copy_on_paper_is_a_duty_and_moves_nothing() -> None:
    desk = electronic()
    key, since = desk.key(), desk.clock()
    with pytest.raises(NotAwaited):
        desk.act("paper_copy_request", 2, who=party("p1"), key=key)
    with pytest.raises(NotAwaited):
        desk.act("paper_copy", 2, key=key)
    desk.act("paper_copy_request", 2, who=party("p2"), key=key)
    with pytest.raises(AlreadyDone):
        desk.act("paper_copy_request", 2, who=party("p2"), key=key)
    assert [task.key for task in tasks(desk.dispute) if task.act == "paper_copy"] == [key]
    desk.act("paper_copy", 3, key=key)
    assert not [task for task in tasks(desk.dispute) if task.act == "paper_copy"]
    assert desk.clock() == since


# --- S-09, S-10, S-13: mail, others who serve, abroad -----------------------------------------------------------------


@pytest.mark.parametrize("returned", Returned)
def test_s09_returned_mail_counts_in_four_cases_only(returned: Returned) -> None:
    back: dict[str, Any] = {"channel": Channel.RETURNED_MAIL, "on": day(6), "proof": ref("退件")}
    desk = by_hand()
    assert desk.refused("service_return", 6, **back) == "FYZD-11"
    assert desk.refused("service_return", 6, **(back | {"proof": None}), returned=returned) == "FYZD-11"
    assert desk.act("service_return", 6, **back, returned=returned).starts() == day(6)


def test_s09_who_has_confirmed_an_address_did_not_withhold_it() -> None:
    desk = by_hand().act("address_confirmation", 1, who=party("p2"), electronic=False)
    back: dict[str, Any] = {"channel": Channel.RETURNED_MAIL, "on": day(6), "proof": ref("退件")}
    assert desk.refused("service_return", 6, **back, returned=Returned.NO_ADDRESS) == "FYZD-11"


def test_s09_who_had_no_fault_is_served_when_he_has_the_paper() -> None:
    back: dict[str, Any] = {"channel": Channel.RETURNED_MAIL, "on": day(6), "proof": ref("退件")}
    desk = by_hand().act("service_return", 6, **back, returned=Returned.WRONG_ADDRESS)
    assert desk.act("service_correction", 9, on=day(9)).starts() == day(9)


def test_s10_a_commissioned_court_has_ten_days_and_the_signature_counts() -> None:
    desk = by_hand().act("dispatch", 2, channel=Channel.ENTRUSTED, on=day(2))
    (running,) = [one for one in desk.dispute.periods if one.term == "service.entrusted"]
    assert running.last_day == date(2026, 3, 16)
    assert desk.act("service_return", 6, channel=Channel.ENTRUSTED, on=day(5)).starts() == day(5)
    assert not [one for one in desk.dispute.periods if one.term == "service.entrusted"]
    late = by_hand().act("dispatch", 2, channel=Channel.ENTRUSTED, on=day(2)).wait(20)
    assert late.service().tries[-1].outcome is Outcome.OVER
    assert [task for task in tasks(late.dispute) if task.key == late.key()]


def test_s10_through_a_unit_or_a_prison_the_signature_counts() -> None:
    desk = by_hand().act("dispatch", 2, channel=Channel.FORWARDED, on=day(2))
    assert desk.clock() is None
    assert desk.act("service_return", 6, channel=Channel.FORWARDED, on=day(4)).starts() == day(4)
    with pytest.raises(Malformed):
        by_hand().act("dispatch", 2, channel=Channel.DIRECT, on=day(2))


def foreigner() -> Party:
    return company(domestic=False)


def test_s13_channels_abroad_are_for_those_abroad() -> None:
    treaty: dict[str, Any] = {"channel": Channel.TREATY, "on": day(2)}
    assert by_hand().refused("service_return", 2, **treaty) == "CPL-283"
    assert by_hand(foreigner()).act("service_return", 2, **treaty).starts() == day(2)
    branch: dict[str, Any] = {
        "channel": Channel.DIRECT,
        "relation": Relation.BRANCH,
        "on": day(2),
        "signer": ref("代表"),
    }
    assert by_hand(company()).refused("service_return", 2, **branch) == "CPL-88"
    assert by_hand(foreigner()).act("service_return", 2, **branch).starts() == day(2)


def test_s13_mail_abroad_counts_after_three_months_when_the_circumstances_prove_it() -> None:
    desk = by_hand(foreigner()).act("dispatch", 2, channel=Channel.MAIL_ABROAD, on=day(2))
    last = date(2026, 6, 4)
    mail: dict[str, Any] = {"channel": Channel.MAIL_ABROAD, "proof": ref("投递查询")}
    assert desk.refused("service_return", 50, **mail, on=day(50)) == "CPL-283"
    desk.wait(100)
    assert desk.refused("service_return", 100, **mail, on=day(99)) == "CPL-283"
    assert desk.refused("service_return", 100, **(mail | {"proof": None}), on=last) == "CPL-283"
    assert desk.act("service_return", 100, **mail, on=last).service().effective is not None


def test_s13_no_consent_helps_where_the_law_of_the_country_forbids() -> None:
    desk = by_hand(foreigner()).act("electronic_bar", 1)
    assert desk.refused("electronic_consent", 2, basis=ConsentBasis.PLEADING) == "CPL-283"
    assert desk.refused("address_confirmation", 2, who=party("p2"), electronic=True) == "CPL-283"
    with pytest.raises(Malformed):
        by_hand().act("electronic_bar", 1)


# --- S-11: publication ------------------------------------------------------------

FAILED: dict[str, Any] = {"reason": PublicationReason.OTHERS_FAILED, "proof": None}


def published(desk: Desk, *days: int) -> Desk:
    desk.act("service_attempt", 1, channel=Channel.MAIL, on=day(1), why=Failing.UNKNOWN_AT_ADDRESS)
    desk.act("publication_order", 2, **FAILED)
    notices = tuple(Notice(medium=medium, on=day(n)) for n, medium in zip(days, Medium, strict=False))
    return desk.act("publication", 6, notices=notices)


def test_s11_publication_is_the_last_way_and_the_file_says_why() -> None:
    desk = by_hand()
    notices = (Notice(medium=Medium.BOARD, on=day(1)),)
    assert desk.refused("service_return", 1, channel=Channel.PUBLICATION, on=day(1)) == "CPL-95"
    assert desk.refused("publication_order", 1, **FAILED) == "CPL-95"
    assert desk.refused("publication_order", 1, proof=None) == "CPL-95"
    assert desk.refused("publication", 1, notices=notices) == "CPL-95"
    desk.act("service_attempt", 1, channel=Channel.DIRECT, on=day(1), why=Failing.ABSENT)
    assert [task.title for task in tasks(desk.dispute) if task.key == desk.key()] == ["换用其他方式送达并回报"]
    desk.act("publication_order", 2, **FAILED)
    (notice,) = desk.papers("publication_notice")
    assert (notice.fields["days"], notice.fields["cite"], notice.serve_on) == (30, "CPL-95", ())
    with pytest.raises(AlreadyDone):
        desk.act("publication_order", 2, **FAILED)


def test_s11_the_days_run_from_the_last_notice_and_end_in_service() -> None:
    desk = published(by_hand(), 3, 5, 4)
    (running,) = [one for one in desk.dispute.periods if one.term == "service.publication"]
    assert (running.start.date(), running.last_day) == (day(5), day(35))
    assert desk.clock() is None
    with pytest.raises(AlreadyDone):
        desk.act("publication", 7, notices=(Notice(medium=Medium.BOARD, on=day(7)),))
    assert desk.wait(35).clock() is None
    assert desk.wait(36).starts() == day(35)
    held = desk.service().effective
    assert held is not None and held.channel is Channel.PUBLICATION


def test_s11_who_comes_for_the_paper_meanwhile_is_served_that_day() -> None:
    desk = published(by_hand(), 3).act("service_return", 9, channel=Channel.COLLECTED, on=day(8))
    assert desk.starts() == day(8)
    assert not [one for one in desk.dispute.periods if one.term == "service.publication"]


def test_s11_two_papers_in_one_notice_are_served_together_or_each_alone() -> None:
    desk = published(by_hand(), 3)
    first = next(e for e in desk.dispute.outbox if isinstance(e, ServeByHand) and e.form == NOTICE)
    second = first.model_copy(update={"key": f"{first.key}9", "paper": f"{first.paper}9", "form": "rights_notice"})
    desk.dispute = replace(desk.dispute, outbox=(*desk.dispute.outbox, second))
    desk.act("service_attempt", 6, channel=Channel.MAIL, on=day(1), why=Failing.REFUSED, key=second.key)
    desk.act("publication_order", 6, **FAILED, key=second.key)
    desk.act("publication", 6, notices=(Notice(medium=Medium.BOARD, on=day(3)),), key=second.key)
    alone = Desk(desk.dispute).act("service_return", 9, channel=Channel.DIRECT, on=day(8)).wait(40)
    assert [one.effective.at.date() for one in alone.dispute.conduct.services if one.effective and one.tries[1:]] == [
        day(8),
        day(33),
    ]
    together = desk.wait(40)
    assert {
        one.effective.at.date() for one in together.dispute.conduct.services if one.effective and one.tries[1:]
    } == {day(33)}


def test_s13_abroad_the_publication_takes_sixty_days() -> None:
    desk = published(by_hand(foreigner()), 3)
    (running,) = [one for one in desk.dispute.periods if one.term == "service.publication_abroad"]
    assert running.last_day == day(63)
    assert desk.wait(64).starts() == day(63)


@pytest.mark.parametrize("channel", [Channel.LEFT, Channel.PUBLICATION, Channel.ELECTRONIC_FOUND])
def test_s12_s14_a_paper_says_which_channels_it_forbids(channel: Channel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OpinionNotice, "barred", MappingProxyType({channel: "CPLI-133"}))
    desk = by_hand()
    if channel is Channel.PUBLICATION:
        assert desk.refused("publication_order", 1) == "CPLI-133"
    else:
        assert desk.refused("service_return", 1, channel=channel, on=day(1), proof=ref("x")) == "CPLI-133"


def test_s12_a_paper_in_person_is_signed_by_the_party_or_its_designated_receiver(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(OpinionNotice, "personal", "CPLI-133")
    signed: dict[str, Any] = {"channel": Channel.DIRECT, "on": day(1), "signer": ref("丁示例")}
    desk = by_hand()
    assert desk.refused("service_return", 1, **signed, relation=Relation.ADULT_FAMILY) == "CPLI-133"
    assert desk.act("service_return", 1, **signed, relation=Relation.DESIGNATED).starts() == day(1)


def test_s12_a_paper_that_forbids_it_is_not_sent_electronically(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OpinionNotice, "barred", MappingProxyType({Channel.ELECTRONIC: "CPLI-133"}))
    assert [e for e in invited(IP_OFFICE).outbox if isinstance(e, ServeByHand)]


# --- S-15, S-16; several recipients; nothing is silent ------------------------------------------------------------


def test_s15_an_address_holds_until_it_is_changed_in_writing() -> None:
    desk = by_hand().act("address_confirmation", 1, who=party("p2"), electronic=True)
    desk.wait(60)
    assert desk.dispute.conduct.said("p2") is not None
    assert desk.dispute.file.party("p2").electronic
    desk.act("address_confirmation", 61, who=party("p2"), electronic=False)
    assert not desk.dispute.file.party("p2").electronic
    assert len(desk.dispute.conduct.consents) == 1


def test_s16_serving_a_copy_of_the_agreement_moves_no_clock() -> None:
    applicant, respondent = parties(electronic=False)
    start = invited(COMMITTEE, parties=(applicant, respondent))
    officer = official(Role.OFFICER, COMMITTEE)
    dispute = settled(start)
    lines: tuple[Any, ...] = (
        ("consent", party("p2"), "mediation-1", {}),
        ("mediator_appointment", officer, "mediation-1", {}),
        ("disclosure", official(Role.MEDIATOR, COMMITTEE, "m1"), "mediation-1", {}),
        ("final_text", official(Role.MEDIATOR, COMMITTEE, "m1"), "mediation-1", {}),
        ("signature", party("p1"), "mediation-1", {}),
        ("signature", party("p2"), "mediation-1", {}),
        ("signature", official(Role.MEDIATOR, COMMITTEE, "m1"), "mediation-1", {}),
    )
    dispute = played(dispute, *lines)
    seal = make("seal", officer, dispute.now + timedelta(minutes=1), "mediation-1", "seal")
    agreed = carried_out(decide(dispute, seal).dispute, SERVICES | {"mediation_agreement"}).dispute
    waiting = [e for e in agreed.outbox if isinstance(e, ServeByHand) and e.form == "mediation_agreement"]
    before = agreed.periods
    assert waiting
    assert any(one.kind == "performance" for one in agreed.procedures)
    told = make(
        "service_return",
        officer,
        agreed.now + timedelta(days=1),
        "dispute",
        "r",
        key=waiting[0].key,
        on=agreed.now.date(),
    )
    after = decide(agreed, told).dispute
    assert {(one.of, one.term, one.due) for one in after.periods} == {(one.of, one.term, one.due) for one in before}
    (one,) = [one for one in after.conduct.services if one.key == waiting[0].key]
    assert one.started == ()


def test_three_respondents_have_three_days_and_three_clocks() -> None:
    first = parties(electronic=False)[1]
    desk = by_hand(first, *(first.model_copy(update={"id": id}) for id in ("p3", "p4")))
    desk.act("service_return", 2, channel=Channel.DIRECT, on=day(1), key=desk.key("p2"))
    desk.act("service_return", 5, channel=Channel.MAIL, on=day(4), key=desk.key("p3"))
    desk.act(
        "service_return", 8, channel=Channel.LEFT, on=day(8), key=desk.key("p4"), witnesses=(ref("居委会工作人员"),)
    )
    assert [desk.starts(id) for id in ("p2", "p3", "p4")] == [day(1), day(4), day(8)]
    desk.act("service_return", 9, channel=Channel.DIRECT, on=day(2), key=desk.service("p3").key)
    assert [desk.starts(id) for id in ("p2", "p3", "p4")] == [day(1), day(2), day(8)]


def test_a_failure_that_no_rule_awaits_goes_back_to_the_office() -> None:
    desk = by_hand().act("withdrawal", 1, who=party("p1"))
    key = desk.key()
    desk.act("service_failure", 2, key=key)
    assert desk.key() != key
    assert [task.act for task in tasks(desk.dispute) if task.key == desk.key()] == ["service_return"]


def test_a_machine_that_did_not_reach_the_recipient_leaves_it_to_people() -> None:
    desk = Desk(invited(IP_OFFICE))
    desk.act("withdrawal", 1, who=party("p1"))
    sent = next(e for e in desk.dispute.outbox if isinstance(e, Serve))
    missed = Unserved(key=sent.key, at=at(2), paper=sent.paper, form=sent.form, on=sent.on)
    desk.dispute = decide(desk.dispute, missed).dispute
    assert isinstance(next(e for e in desk.dispute.outbox if getattr(e, "paper", "") == sent.paper), ServeByHand)


def test_a_paper_to_be_served_by_hand_is_due_at_its_office() -> None:
    desk = by_hand()
    (task,) = [task for task in tasks(desk.dispute) if task.key == desk.key()]
    assert task.last_day == date(2026, 3, 16)
    assert task.due == datetime.combine(date(2026, 3, 17), datetime.min.time(), task.due.tzinfo if task.due else None)


def test_every_row_of_the_service_table_has_a_rule() -> None:
    rows = [id for id in ROWS if id.startswith("service/S-")]
    named = {row for hit in WAITING.conduct.RULES for row in hit.rule.row}
    assert [row for row in rows if row not in named] == []
