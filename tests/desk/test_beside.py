"""Newcomers: a successor takes the place of the party it follows, whose name is kept."""

from __future__ import annotations

from typing import Any

import pytest

from cases.agencies import Actor, Role
from cases.errors import Malformed
from cases.parties import Loss, Mandate, Power, Side
from cases.records import AgentRecord, PartyRecord
from desk.beside import enter, entries, must_be_known, must_be_reachable, split
from procedures.dispute import Dispute
from tests.adapters.database.examples import CASE, company, person
from tests.explore import mediating, played
from tests.makers import COMMITTEE, at, make, party, stamp

HEIR = {
    "name": "李示例",
    "kind": "person",
    "identity_kind": "resident_id",
    "identity": "500108197007079978",
    "address": "重庆市南岸区示例湾11号",
}


class Known:
    """The parties of a case, in memory."""

    def __init__(self) -> None:
        self.records = {record.id: record for record in (company(), person())}
        self.agent_records: dict[str, AgentRecord] = {}

    def parties(self, case: str) -> tuple[PartyRecord, ...]:
        return tuple(self.records.values())

    def agents(self, case: str) -> tuple[AgentRecord, ...]:
        return tuple(self.agent_records.values())

    def put_agent(self, case: str, agent: AgentRecord) -> None:
        self.agent_records[agent.id] = agent

    def put_party(self, case: str, party: PartyRecord) -> None:
        self.records[party.id] = party


def entered(people: Known, name: str, who: Actor, **data: Any) -> PartyRecord:
    rest, beside = split(name, data)
    assert beside is not None
    record = enter(people, CASE, rest, stamp(who, at(1), 1), beside)
    people.put_party(CASE, record)
    return record


OFFICER = Actor(person="li", role=Role.OFFICER, office="cq-ip-committee")


def test_a_successor_stands_in_the_place_of_the_party_and_names_it() -> None:
    record = entered(Known(), "succession", OFFICER, party="p2", successor=HEIR)
    assert (record.id, record.side, record.name) == ("p2", Side.RESPONDENT, "李示例")
    assert (record.formerly, record.mandates) == ("㛃䶮", ())


def test_a_successor_handed_in_twice_still_names_the_former_party() -> None:
    people = Known()
    twice = [entered(people, "succession", OFFICER, party="p2", successor=HEIR) for _ in range(2)]
    assert [record.formerly for record in twice] == ["㛃䶮", "㛃䶮"]


def test_whoever_objects_from_outside_follows_nobody() -> None:
    outsider = Actor(person="p7", role=Role.THIRD_PERSON)
    record = entered(Known(), "third_person_objection", outsider, objector=HEIR)
    assert (record.id, record.side, record.formerly) == ("p7", Side.APPLICANT, "")


def kept(people: Known, was: Dispute, name: str, who: Actor, **data: Any) -> tuple[PartyRecord, ...]:
    """What the act brings for the docket when it is taken up."""
    rest, beside = split(name, data)
    content = {**rest, "document": make("authorisation", who, at(1), "dispute", 1).model_dump()["document"]}
    now = played(was, (name, who, "dispute", content if name in ("authorisation", "authority_revocation") else rest))
    new = entries(people, CASE, rest, stamp(who, at(1), 1), beside, was=was.file, now=now.file)
    new.write(people, CASE)
    return new.parties


def test_a_guardian_represents_the_party_which_keeps_its_name() -> None:
    people = Known()
    data, beside = split("succession", {"party": "p2", "successor": {**HEIR, "position": "监护人"}})
    assert beside is not None
    record = enter(people, CASE, data, stamp(OFFICER, at(1), 1), beside, Loss.INCAPACITY)
    assert (record.name, record.representative, record.position) == ("㛃䶮", "李示例", "监护人")
    assert (record.mandates, record.address) == ((), "重庆市南岸区示例湾11号")


def test_a_successor_without_an_address_is_not_entered() -> None:
    with pytest.raises(Malformed, match="送达地址"):
        entered(Known(), "succession", OFFICER, party="p2", successor={**HEIR, "address": ""})


def test_the_core_is_told_of_what_kind_the_successor_is_and_where_it_lives() -> None:
    data, _ = split("succession", {"party": "p2", "successor": {**HEIR, "district": "500108"}})
    assert (data["kind"], data["district"], data["electronic"]) == ("person", "500108", False)


def test_who_joins_is_entered_on_its_side() -> None:
    record = entered(Known(), "joinder", OFFICER, party="p3", side="respondent", newcomer=HEIR)
    assert (record.id, record.side, record.formerly) == ("p3", Side.RESPONDENT, "")


def test_an_agent_and_its_authority_are_entered_and_struck_out_together() -> None:
    people, who = Known(), party("p2")
    lawyer = {"name": "癸示例", "firm": "重庆示例第二律师事务所"}
    was = mediating(COMMITTEE)
    (record,) = kept(
        people, was, "authorisation", who, agent="a9", party="p2", powers=("settle",), representative=lawyer
    )
    assert record.mandates == (Mandate(agent="a9", powers=(Power.SETTLE,)),)
    assert people.agent_records["a9"].name == "癸示例"
    with pytest.raises(Malformed, match="他人"):
        kept(people, was, "authorisation", who, agent="a9", party="p2", representative={"name": "子示例"})


def test_an_agent_nobody_knows_is_not_taken_in_without_a_name() -> None:
    with pytest.raises(Malformed):
        must_be_known(Known(), CASE, "authorisation", {"agent": "a9"}, stamp(party("p2"), at(1), 1))


def test_a_new_address_and_the_consent_to_electronic_service_are_entered() -> None:
    people, was = Known(), mediating(COMMITTEE)
    address = {"address": "重庆市北碚区示例街30号", "electronic_address": "new@example.cn"}
    (record,) = kept(people, was, "address_confirmation", party("p2"), electronic=False, address=address)
    assert (record.address, record.electronic) == ("重庆市北碚区示例街30号", False)
    (again,) = kept(people, was, "address_confirmation", party("p2"), electronic=True, address=address)
    assert (again.electronic, again.electronic_address) == (True, "new@example.cn")


def test_who_is_to_be_served_electronically_has_an_electronic_address() -> None:
    people = Known()
    people.put_party(
        CASE, people.records["p2"].model_copy(update={"electronic": False, "email": "", "electronic_address": ""})
    )
    found = make("electronic_consent", OFFICER, at(1), "dispute", 1)
    with pytest.raises(Malformed):
        must_be_reachable(people, CASE, found, ())
    must_be_reachable(
        people, CASE, make("address_confirmation", party("p2"), at(1), "dispute", 2, electronic=False), ()
    )
    given = entered(people, "electronic_consent", OFFICER, party="p2", address={"electronic_address": "p2@example.cn"})
    must_be_reachable(people, CASE, found, (given,))
