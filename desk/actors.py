"""Who acts, as a person writes it: ROLE:PERSON[@OFFICE][/PARTY], checked against the directory."""

from __future__ import annotations

import re
from typing import Protocol

from cases.agencies import ROLE_TITLES, Actor, Mediator, Role
from cases.errors import DingfenError, Malformed, NotEntitled
from cases.records import OfficeRecord, PersonRecord
from desk.letters import printable

_WRITTEN = re.compile(
    r"(?P<role>[a-z_]+):(?P<person>[A-Za-z0-9_.\-]{1,60})(@(?P<office>[A-Za-z0-9_.\-]{1,60}))?(/(?P<party>p[1-9][0-9]?))?"
)
_PARTY = re.compile(r"p[1-9][0-9]?")
OUTSIDE = (Role.PARTY, Role.THIRD_PERSON)
"""Roles of people who belong to no office."""

HOW = "写作 角色:人员[@机构][/当事人]，例如 party:p1、party:a1/p1、mediator:m-chen@cq-committee"


class People(Protocol):
    """Where the desk looks up who works for which office."""

    def office(self, id: str) -> OfficeRecord: ...
    def person(self, id: str) -> PersonRecord: ...


def read_actor(written: str, directory: People) -> Actor:
    """The actor; the office may be left out and is then the person's own. Raises `Malformed` and `NotEntitled`."""
    match = _WRITTEN.fullmatch(written.strip())
    roles = [role.value for role in Role if role is not Role.ENGINE]
    if match is None or match["role"] not in roles:
        raise Malformed(
            f"办理人“{printable(written)}”写法不对", field="by", remedy=f"{HOW}；角色有：{'、'.join(roles)}"
        )
    role = Role(match["role"])
    if role in OUTSIDE:
        return _outside(role, match["person"], match["party"], match["office"])
    return entitled(Actor(person=match["person"], role=role, office=match["office"]), directory)


def _outside(role: Role, person: str, party: str | None, office: str | None) -> Actor:
    if office is not None:
        raise Malformed("当事人和利害关系人不代表机构", field="by", remedy=HOW)
    if role is Role.PARTY and party is None:
        if not _PARTY.fullmatch(person):
            raise Malformed("代理人办理须写明为哪一方当事人", field="by", remedy=HOW)
        party = person
    return Actor(person=person, role=role, party=party)


def entitled(actor: Actor, directory: People) -> Actor:
    """The actor with its office, if the directory has the person there in this role. Raises `NotEntitled`."""
    if actor.role in OUTSIDE:
        return actor
    try:
        person = directory.person(actor.person)
        office = directory.office(actor.office or person.office)
    except DingfenError as unknown:
        raise NotEntitled(unknown.message, field="by", remedy=unknown.remedy) from None
    if not person.active or person.office != office.id:
        raise NotEntitled(f"“{person.id}”不是{office.name}的人员", field="by", remedy="请核对人员和机构")
    if actor.role not in person.roles:
        mine = "、".join(ROLE_TITLES[role] for role in person.roles)
        raise NotEntitled(
            f"“{person.id}”在{office.name}的身份是{mine}，不能作为{ROLE_TITLES[actor.role]}办理",
            field="by",
            remedy="请由有此身份的人员办理",
        )
    return actor.model_copy(update={"office": office.id})


def mediator(id: str, directory: People) -> Mediator:
    """The mediator with this id; raises `Malformed` for somebody who is none, `WorldFault` for nobody."""
    person = directory.person(id)
    if not person.active or Role.MEDIATOR not in person.roles:
        raise Malformed(f"“{printable(id)}”不是调解员", field="mediators", remedy="调解员名录见 starter.py mediators")
    return person.mediator
