"""Newcomers: a successor takes the place of the party it follows, whose name is kept."""

from __future__ import annotations

from typing import Any

import pytest

from cases.agencies import Actor, Role
from cases.errors import Malformed
from cases.parties import Side
from cases.records import PartyRecord
from desk.beside import enter, must_be_reachable, split
from tests.adapters.database.examples import CASE, company, person
from tests.makers import at, make, party, stamp

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

    def parties(self, case: str) -> tuple[PartyRecord, ...]:
        return tuple(self.records.values())

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


def test_who_is_to_be_served_electronically_has_an_electronic_address() -> None:
    people = Known()
    people.put_party(
        CASE, people.records["p2"].model_copy(update={"electronic": False, "email": "", "electronic_address": ""})
    )
    found = make("electronic_consent", OFFICER, at(1), "dispute", 1)
    with pytest.raises(Malformed):
        must_be_reachable(people, CASE, found, None)
    must_be_reachable(
        people, CASE, make("address_confirmation", party("p2"), at(1), "dispute", 2, electronic=False), None
    )
    given = entered(people, "electronic_consent", OFFICER, party="p2", address={"electronic_address": "p2@example.cn"})
    must_be_reachable(people, CASE, found, given)
