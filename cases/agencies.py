"""Offices and the roles in which people act for them."""

from __future__ import annotations

from enum import StrEnum

from cases.words import Token, Word


class Role(StrEnum):
    """In which capacity somebody acts."""

    PARTY = "party"
    MEDIATOR = "mediator"
    OFFICER = "officer"
    HEAD = "head"
    COURT_CLERK = "court_clerk"
    JUDGE = "judge"
    THIRD_PERSON = "third_person"
    REGISTRY = "registry"
    ENGINE = "engine"


ROLE_TITLES = {
    Role.PARTY: "当事人",
    Role.MEDIATOR: "调解员",
    Role.OFFICER: "经办人员",
    Role.HEAD: "部门负责人",
    Role.COURT_CLERK: "法院立案（书记）人员",
    Role.JUDGE: "审判员",
    Role.THIRD_PERSON: "利害关系人",
    Role.REGISTRY: "系统管理人员",
    Role.ENGINE: "系统",
}


class OfficeKind(StrEnum):
    """Kinds of body that own a step of a dispute."""

    PEOPLES_COMMITTEE = "peoples_committee"
    PATENT_OFFICE = "patent_office"
    BASIC_COURT = "basic_court"
    INTERMEDIATE_COURT = "intermediate_court"


class Office(Word):
    """A body by its id; its name, seal and address are in the directory of the docket."""

    id: Token
    kind: OfficeKind
    district: Token = "500000"


class Actor(Word):
    """Somebody at the desk: who, for which office or party, in which role."""

    person: Token
    role: Role
    office: Token | None = None
    party: Token | None = None
