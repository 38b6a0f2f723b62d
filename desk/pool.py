"""The mediators who fit a case: of its body, for its kind of right, with room for one more."""

from __future__ import annotations

from typing import Any

from adapters.database import Database
from cases.agencies import Role
from cases.records import PersonRecord
from desk.outcomes import last_round
from procedures.dispute import Dispute
from rulebook.mediators import Candidate, Ranked, fit

Data = dict[str, Any]


def fitting(database: Database, dispute: Dispute) -> list[Data]:
    """Those who fit, the fittest first: with what they are for, and how many open cases they mediate now."""
    office = last_round(dispute).first.office.id
    loads = database.queries().loads(office)
    taken = {part.person for part in dispute.parts}
    people = {one.id: one for one in database.directory().people(office, Role.MEDIATOR) if one.id not in taken}
    pool = [
        Candidate(id=one.id, fields=one.fields, capacity=one.capacity, load=loads.get(one.id, 0))
        for one in people.values()
    ]
    return [_data(ranked, people[ranked.candidate.id]) for ranked in fit(pool, dispute.file.matter.right)]


def _data(ranked: Ranked, person: PersonRecord) -> Data:
    return {
        "id": person.id,
        "name": person.name,
        "title": person.title,
        "fields": [field.value for field in person.fields],
        "named": ranked.named,
        "load": ranked.candidate.load,
        "capacity": person.capacity or None,
    }
