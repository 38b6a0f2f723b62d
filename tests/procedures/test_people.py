"""Who speaks for a party, who joins, and who settles alone: the people of a dispute and how they change."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from cases.agencies import Actor, Role
from cases.effects import Issue, ServeByHand
from cases.errors import AlreadyDone, Malformed, NotEntitled
from cases.parties import Loss, Party, PartyKind, Power
from procedures.conduct import Conduct
from procedures.confirmation import Confirmation
from procedures.deciding import Decision, advance, decide
from procedures.dispute import Dispute, walked
from procedures.invariants import lr_findings
from procedures.mediation import Mediation
from procedures.performance import Performance
from procedures.roads import open_roads
from procedures.rules import local_day, share
from rulebook.roads import RoadKind
from tests.explore import MINUTE, Line, answer, confirmed, effective, invited, mediating, mediating_two, played, settled
from tests.makers import BASIC_COURT, COMMITTEE, IP_OFFICE, make, materials, official, parties, party

P1, P2, P3 = party("p1"), party("p2"), party("p3")
OFFICER, M1 = official(Role.OFFICER, COMMITTEE), official(Role.MEDIATOR, COMMITTEE, "m1")
DAY = timedelta(days=1)
A1, A9 = party("p1", "a1"), party("p1", "a9")
LOST: Line = ("party_lost", OFFICER, "mediation-1", {"party": "p1"})
TAKEN: Line = ("succession", OFFICER, "mediation-1", {"party": "p1"})


def handed_in(dispute: Dispute, name: str, who: Any, to: str = "dispute", **content: Any) -> Decision:
    return decide(dispute, make(name, who, dispute.now + MINUTE, to, dispute.seq, **content))


def refused(dispute: Dispute, name: str, who: Any, to: str = "dispute", **content: Any) -> str:
    answer = handed_in(dispute, name, who, to, **content).answer
    assert answer is not None and answer.refused is not None
    return str(answer.refused.article)


def mediation(dispute: Dispute, id: str = "mediation-1") -> Mediation:
    found = dispute.procedure(id)
    assert isinstance(found, Mediation)
    return found


def papers(dispute: Dispute, form: str) -> list[Issue]:
    return [effect for effect in dispute.outbox if isinstance(effect, Issue) and effect.form == form]


# --- a party is gone (LR-09) ----------------------------------------------------------------------------------------


STAGES: list[tuple[Any, str, str, dict[str, Any]]] = [
    (mediating, "mediation-1", "withdrawal", {}),
    (effective, "performance-1", "performed", {}),
    (effective, "confirmation-1", "late_application", {}),
]


@pytest.mark.parametrize(("stage", "to", "act", "content"), STAGES)
def test_only_the_successor_speaks_for_a_party_that_is_gone(stage: Any, to: str, act: str, content: Any) -> None:
    lost = played(stage(COMMITTEE), ("party_lost", OFFICER, to, {"party": "p1"}))
    lost = advance(lost, lost.now + 60 * DAY).dispute if act == "late_application" else lost
    for who in (P1, A1):
        with pytest.raises(NotEntitled, match="继受人"):
            handed_in(lost, act, who, to, **content)
    joined = played(lost, ("succession", OFFICER, to, {"party": "p1"}))
    with pytest.raises(NotEntitled, match="授权委托书"):
        handed_in(joined, act, A1, to, **content)
    assert lr_findings(joined) == ()


def test_the_successor_is_a_party_of_its_own_kind_and_place() -> None:
    heir = {"kind": PartyKind.PERSON, "district": "500108", "electronic": False}
    dispute = played(mediating(COMMITTEE), LOST, ("succession", OFFICER, "mediation-1", {"party": "p1", **heir}))
    joined = dispute.file.party("p1")
    assert (joined.kind, joined.district, joined.electronic, joined.mandates) == (*heir.values(), ())
    assert joined.gone is None


def test_a_successor_is_not_bound_by_what_the_former_party_said_of_electronic_service() -> None:
    agreed = played(mediating(COMMITTEE), ("address_confirmation", P1, "dispute", {"electronic": True}), LOST)
    joined = played(agreed, ("succession", OFFICER, "mediation-1", {"party": "p1", "electronic": False}))
    said = [(one.party, one.electronic) for one in joined.conduct.consents if one.party == "p1"]
    assert said == [("p1", False)]


def test_an_office_that_has_no_part_in_the_dispute_says_nothing_of_its_parties() -> None:
    stranger = official(Role.OFFICER, IP_OFFICE)
    for act, content in (("party_lost", {"party": "p2"}), ("authorisation", {}), ("electronic_bar", {"party": "p2"})):
        with pytest.raises(NotEntitled, match="其他机构"):
            handed_in(mediating(COMMITTEE), act, stranger, **content)


@pytest.mark.parametrize("loss", Loss)
def test_who_signed_by_post_after_the_lapse_and_is_gone_has_not_signed(loss: Loss) -> None:
    lapsed = advance(effective(COMMITTEE), effective(COMMITTEE).now + 40 * DAY).dispute
    confirmation = lapsed.procedure("confirmation-1")
    assert isinstance(confirmation, Confirmation)
    posted = lapsed.now - 30 * DAY
    asked = played(lapsed, ("joint_application", P1, "confirmation-1", {"court": BASIC_COURT, "posted": posted}))
    gone = played(asked, ("party_lost", OFFICER, "dispute", {"party": "p1", "loss": loss}))
    signed = [
        now.applied
        for now in (asked.procedure("confirmation-1"), gone.procedure("confirmation-1"))
        if isinstance(now, Confirmation)
    ]
    assert [len(applied) for applied in signed] == [1, 0]
    assert lr_findings(gone) == ()


def test_a_mediator_of_the_dispute_is_authorised_by_nobody() -> None:
    assert refused(mediating(COMMITTEE), "authorisation", P1, party="p1", agent="m1") == "TYTJ-16"


def test_a_guardian_or_administrator_leaves_the_party_what_it_is() -> None:
    for loss in (Loss.INCAPACITY, Loss.BANKRUPTCY):
        lost = played(mediating(COMMITTEE), ("party_lost", OFFICER, "mediation-1", {"party": "p1", "loss": loss}))
        acting = {"party": "p1", "kind": PartyKind.PERSON, "district": "500108"}
        joined = played(lost, ("succession", OFFICER, "mediation-1", acting)).file.party("p1")
        assert (joined.kind, joined.district, joined.mandates) == (PartyKind.ORGANISATION, "500112", ())
        assert joined.bankrupt is (loss is Loss.BANKRUPTCY)


def test_one_loss_is_heard_by_every_procedure_and_has_one_confirmation() -> None:
    decision = handed_in(played(effective(COMMITTEE), (*LOST[:2], "confirmation-1", LOST[3])), *TAKEN[:2], party="p1")
    assert len(papers(decision.dispute, "successor_confirmation")) == 1
    assert len(papers(decision.dispute, "address_confirmation")) == 1
    confirmation = decision.dispute.procedure("confirmation-1")
    assert isinstance(confirmation, Confirmation)
    assert (confirmation.paused, confirmation.lost) == (None, None)


def test_a_respondent_that_dies_before_it_answers_is_followed_by_one_that_is_asked() -> None:
    dispute = settled(invited(COMMITTEE))
    lost = played(dispute, ("party_lost", OFFICER, "mediation-1", {"party": "p2"}))
    asked = handed_in(lost, "succession", OFFICER, party="p2").dispute
    assert [paper.serve_on for paper in papers(asked, "invitation")] == [("p2",)]
    assert mediation(asked).reached == ()
    assert mediation(played(settled(asked), ("consent", P2, "mediation-1", {}))).status == "selecting"


def test_two_parties_gone_are_both_waited_for() -> None:
    dispute = played(mediating(COMMITTEE), LOST, ("party_lost", OFFICER, "mediation-1", {"party": "p2"}))
    half = played(dispute, TAKEN)
    assert (mediation(half).lost, mediation(half).paused is None) == (("p2",), False)
    assert any(period.term == "mediation.successor" and not period.stopped for period in half.periods)
    whole = mediation(played(half, ("succession", OFFICER, "mediation-1", {"party": "p2"})))
    assert (whole.lost, whole.paused) == ((), None)


def test_a_loss_while_something_is_appraised_leaves_the_appraisal_open() -> None:
    dispute = played(mediating(COMMITTEE), ("appraisal", M1, "mediation-1", {}), LOST, TAKEN)
    paused = mediation(dispute).paused
    assert paused is not None
    assert paused.ground == "appraisal"
    running = {period.term: period.stopped for period in dispute.periods}
    assert running == {"mediation.mediation": True, "mediation.suspension_review": False}


def test_nobody_comes_for_one_of_two_and_the_other_goes_on() -> None:
    lost = played(mediating_two(COMMITTEE), ("party_lost", OFFICER, "mediation-1", {"party": "p2"}))
    term = next(period for period in lost.periods if period.term == "mediation.successor")
    after = mediation(advance(lost, term.due).dispute)
    assert (after.status, after.out, after.paused) == ("mediating", ("p2",), None)


def test_a_loss_is_told_by_an_office_once_and_of_a_party() -> None:
    with pytest.raises(NotEntitled):
        handed_in(mediating(COMMITTEE), "party_lost", P1)
    with pytest.raises(Malformed):
        handed_in(mediating(COMMITTEE), "party_lost", OFFICER, party="p9")
    with pytest.raises(AlreadyDone):
        handed_in(played(mediating(COMMITTEE), LOST), "party_lost", OFFICER, party="p1")


def test_what_the_former_party_gave_is_found() -> None:
    dispute = played(mediating(COMMITTEE), LOST, TAKEN)
    old = parties()[0].mandates
    for change in ({"mandates": old}, {"electronic": True, "addressed_at": None}):
        changed: tuple[Party, ...] = tuple(
            one.model_copy(update=change) if one.id == "p1" else one for one in dispute.file.parties
        )
        found = lr_findings(replace(dispute, file=replace(dispute.file, parties=changed)))
        assert [line[:5] for line in found] == ["LR-09"]


def test_the_bankrupt_partys_agreement_is_not_confirmed() -> None:
    bankrupt = {"party": "p2", "loss": Loss.BANKRUPTCY}
    dispute = played(
        mediating(COMMITTEE),
        ("party_lost", OFFICER, "mediation-1", bankrupt),
        ("succession", OFFICER, "mediation-1", {"party": "p2"}),
        *signing(),
    )
    assert refused(dispute, "joint_application", P1, "confirmation-1", court=BASIC_COURT) == "CPLI-355"
    roads = open_roads(dispute.procedures, dispute.file, dispute.now)
    assert RoadKind.DECLARE_TO_ADMINISTRATOR in {road.kind for road in roads}


def signing(id: str = "mediation-1", who: tuple[Any, ...] = (P1, P2), text: bool = True) -> tuple[Line, ...]:
    signatures: tuple[Line, ...] = tuple(("signature", one, id, {}) for one in (*who, M1))
    first: tuple[Line, ...] = (("final_text", M1, id, {}),) if text else ()
    return (*first, *signatures, ("seal", OFFICER, id, {}))


# --- agents (民事诉讼法61–63; 民诉法解释89) ---------------------------------------------------------------


def test_an_agent_brings_its_own_authority_and_acts() -> None:
    dispute = mediating(COMMITTEE)
    a9 = party("p2", "a9")
    with pytest.raises(NotEntitled) as bar:
        handed_in(dispute, "withdrawal", a9, "mediation-1")
    assert "authorisation" in str(bar.value.remedy)
    given = played(dispute, ("authorisation", a9, "dispute", {"party": None}))
    assert mediation(played(given, ("withdrawal", a9, "mediation-1", {}))).status == "terminated"


def test_a_general_authority_does_not_settle() -> None:
    a9 = party("p2", "a9")
    dispute = played(
        mediating(COMMITTEE),
        ("final_text", M1, "mediation-1", {}),
        ("authorisation", P2, "dispute", {"party": None, "powers": ()}),
    )
    with pytest.raises(NotEntitled) as bar:
        handed_in(dispute, "signature", a9, "mediation-1")
    assert bar.value.article == "CPLI-89"
    more = handed_in(dispute, "authorisation", P2, powers=(Power.SETTLE,))
    assert [paper.serve_on for paper in papers(more.dispute, "representation_notice")] == [("p1",)]
    signed = played(more.dispute, ("signature", a9, "mediation-1", {}))
    assert [one.who for one in mediation(signed).signed] == ["p2"]


@pytest.mark.parametrize(
    ("content", "article"),
    [
        ({"party": "p1", "agent": "a3"}, "CPL-61"),
        ({"party": "p2", "agent": "a1"}, "CIV-168"),
        ({"party": "p2", "agent": "p1"}, "CIV-168"),
    ],
)
def test_some_may_not_be_agents(content: dict[str, Any], article: str) -> None:
    assert refused(mediating(COMMITTEE), "authorisation", OFFICER, **content) == article


def test_an_authority_from_abroad_is_proven() -> None:
    applicant, respondent = parties()
    foreign = respondent.model_copy(update={"domestic": False})
    dispute = invited(COMMITTEE, parties=(applicant, foreign))
    assert refused(dispute, "authorisation", P2, party=None) == "CPL-275"
    given = played(dispute, ("authorisation", P2, "dispute", {"party": None, "legalised": True}))
    assert [mandate.agent for mandate in given.file.party("p2").mandates] == ["a9"]


def test_from_the_notice_on_an_agent_acts_no_longer() -> None:
    decision = handed_in(mediating(COMMITTEE), "authority_revocation", P1, party=None, agent="a1")
    assert [paper.fields["what"] for paper in papers(decision.dispute, "representation_notice")] == ["revoked"]
    with pytest.raises(NotEntitled):
        handed_in(decision.dispute, "withdrawal", A1, "mediation-1")
    assert refused(decision.dispute, "authority_revocation", P1, party=None, agent="a1") == "CPL-63"


def test_nobody_gives_authority_for_another_or_for_a_party_that_is_gone() -> None:
    dispute = mediating(COMMITTEE)
    for who, content in ((P1, {"party": "p2"}), (party("p2", "a8"), {"party": None})):
        with pytest.raises(NotEntitled):
            handed_in(dispute, "authorisation", who, **content)
    with pytest.raises(Malformed):
        handed_in(dispute, "authorisation", OFFICER, party=None)
    assert refused(played(dispute, LOST), "authorisation", OFFICER, party="p1") == "CPL-153"


# --- somebody joins -----------------------------------------------------------------------------------------


def joined(dispute: Dispute) -> Dispute:
    officer = official(Role.OFFICER, dispute.file.office)
    consents: list[Line] = [("joinder_consent", who, "dispute", {"joining": "p3"}) for who in (P1, P2, P3)]
    return played(dispute, ("joinder", officer, "dispute", {"party": "p3"}), *consents)


@pytest.mark.parametrize("office", [COMMITTEE, IP_OFFICE])
def test_with_the_consent_of_all_somebody_joins_and_mediators_declare_anew(office: Any) -> None:
    dispute = joined(mediating(office))
    now = mediation(dispute)
    assert (now.status, now.out, "p3" in now.consented) == ("disclosing", (), True)
    assert now.sees(dispute.file).everyone == ("p1", "p2", "p3")


def test_who_has_joined_signs_like_the_others() -> None:
    dispute = played(joined(mediating(COMMITTEE)), ("disclosure", M1, "mediation-1", {}), *signing())
    assert mediation(dispute).status == "signing"
    assert mediation(played(dispute, ("signature", P3, "mediation-1", {}))).status == "effective"


def test_until_all_agree_the_newcomer_takes_part_in_nothing() -> None:
    dispute = played(mediating(COMMITTEE), ("joinder", OFFICER, "dispute", {"party": "p3"}))
    with pytest.raises(NotEntitled):
        handed_in(dispute, "withdrawal", P3, "mediation-1")
    assert all("p3" in one.out for one in dispute.others)
    kept = played(dispute, ("joinder_refusal", P2, "dispute", {"joining": "p3"}))
    assert (kept.conduct.joining, kept.conduct.kept_out) == ((), ("p3",))
    assert refused(kept, "joinder", OFFICER, party="p3") == "CPL-135"


def test_nobody_joins_where_nothing_is_mediated() -> None:
    dispute = effective(COMMITTEE)
    assert refused(dispute, "joinder", OFFICER, party="p3") == "CPL-135"
    assert isinstance(dispute.conduct, Conduct)
    assert dispute.file.everyone == ("p1", "p2")


# --- one of several leaves, some settle -------------------------------------------------------------------------------


def test_one_of_two_applicants_leaves_and_the_other_goes_on() -> None:
    applicant, respondent = parties()
    second = applicant.model_copy(update={"id": "p3", "mandates": ()})
    known = materials().model_copy(update={"identified": ("p1", "p3"), "addressed": ("p1", "p3")})
    dispute = settled(invited(COMMITTEE, parties=(applicant, respondent, second), materials=known))
    left = handed_in(played(dispute, ("consent", P2, "mediation-1", {})), "withdrawal", P3, "mediation-1").dispute
    assert (mediation(left).status, mediation(left).out) == ("selecting", ("p3",))
    assert [paper.serve_on for paper in papers(left, "termination_notice")] == [("p2", "p3")]


def two_agreements() -> Dispute:
    dispute = played(mediating_two(COMMITTEE), ("part_agreement", M1, "mediation-1", {}))
    dispute = played(dispute, *signing("mediation-1.p1", text=False))
    terms = make("final_text", M1, dispute.now, "mediation-1", 1).model_dump()["terms"]
    for line in terms["obligations"]:
        line["obligor"] = "p3"
    text: Line = ("final_text", M1, "mediation-1", {"terms": terms})
    return played(dispute, text, *signing("mediation-1", (P1, P3), text=False))


def test_some_settle_and_the_others_settle_later() -> None:
    dispute = two_agreements()
    assert [mediation(dispute, id).status for id in ("mediation-1", "mediation-1.p1")] == ["effective"] * 2
    both = [one for one in dispute.procedures if isinstance(one, Performance)]
    assert [one.sees(dispute.file).everyone for one in both] == [("p1", "p2"), ("p1", "p3")]
    assert not share(both[0], both[1], dispute.file)
    assert lr_findings(dispute) == ()


def test_each_of_two_agreements_is_confirmed_by_itself() -> None:
    court = {"court": BASIC_COURT}
    dispute = played(
        two_agreements(),
        ("joint_application", P1, "confirmation-1.p1", court),
        ("joint_application", P2, "confirmation-1.p1", court),
        ("joint_application", P1, "confirmation-1", court),
        ("joint_application", P3, "confirmation-1", court),
    )
    assert walked(dispute) == ("confirmation-1.p1", "confirmation-1")
    assert walked(dispute, besides=dispute.procedure("confirmation-1")) == ()
    assert lr_findings(dispute) == ()


def test_two_agreements_of_the_same_parties_are_found() -> None:
    dispute = two_agreements()
    everybody = tuple(replace(one, out=()) if isinstance(one, Performance) else one for one in dispute.procedures)
    assert [line[:5] for line in lr_findings(replace(dispute, procedures=everybody))] == ["LR-10"]


@pytest.mark.parametrize("who", [("p2", "p3"), ("p1", "p2", "p3")])
def test_a_part_is_all_of_one_side_and_some_of_the_other(who: tuple[str, ...]) -> None:
    assert refused(mediating_two(COMMITTEE), "part_agreement", M1, "mediation-1", parties=who) == "PML-28"


def test_the_part_has_the_time_of_the_whole() -> None:
    dispute = played(mediating_two(COMMITTEE), ("part_agreement", M1, "mediation-1", {}))
    days = {period.of: period.last_day for period in dispute.periods if period.term == "mediation.mediation"}
    assert days["mediation-1"] == days["mediation-1.p1"]


def test_an_outsider_is_served_the_ruling_on_its_objection_by_hand() -> None:
    judge, outsider = official(Role.JUDGE, BASIC_COURT), Actor(person="t1", role=Role.THIRD_PERSON)
    attacked = played(
        confirmed(COMMITTEE),
        ("third_person_objection", outsider, "confirmation-1", {"known_on": local_day(confirmed(COMMITTEE).now)}),
    )
    ruled = handed_in(attacked, "objection_ruling", judge, "confirmation-1").dispute
    (paper,) = papers(ruled, "objection_ruling")
    assert paper.serve_on == ("p1", "p2", "t1")
    issued = decide(ruled, answer(ruled, paper)).dispute
    assert {effect.on for effect in issued.outbox if isinstance(effect, ServeByHand)} == {"t1"}
