"""Offices and the roles in which people act for them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cases.rights import RightKind
from cases.words import Token, Word


class Role(StrEnum):
    """In which capacity somebody acts."""

    PARTY = "party"
    MEDIATOR = "mediator"
    OFFICER = "officer"
    HEAD = "head"
    COURT_CLERK = "court_clerk"
    JUDGE = "judge"
    NOTARY = "notary"
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
    Role.NOTARY: "公证员",
    Role.THIRD_PERSON: "利害关系人",
    Role.REGISTRY: "系统管理人员",
    Role.ENGINE: "系统",
}


class OfficeKind(StrEnum):
    """Kinds of body that own a step of a dispute."""

    PEOPLES_COMMITTEE = "peoples_committee"
    INDUSTRY_BODY = "industry_body"
    COMMERCIAL_BODY = "commercial_body"
    PATENT_OFFICE = "patent_office"
    MARKET_REGULATOR = "market_regulator"
    COPYRIGHT_OFFICE = "copyright_office"
    VARIETY_OFFICE = "variety_office"
    BASIC_COURT = "basic_court"
    INTERMEDIATE_COURT = "intermediate_court"
    NOTARY_OFFICE = "notary_office"


OFFICE_TITLES = {
    OfficeKind.PEOPLES_COMMITTEE: "人民调解委员会",
    OfficeKind.INDUSTRY_BODY: "行业性、专业性调解组织",
    OfficeKind.COMMERCIAL_BODY: "商事调解组织",
    OfficeKind.PATENT_OFFICE: "管理专利工作的部门",
    OfficeKind.MARKET_REGULATOR: "市场监督管理部门",
    OfficeKind.COPYRIGHT_OFFICE: "著作权主管部门",
    OfficeKind.VARIETY_OFFICE: "植物新品种主管部门",
    OfficeKind.BASIC_COURT: "基层人民法院",
    OfficeKind.INTERMEDIATE_COURT: "中级人民法院",
    OfficeKind.NOTARY_OFFICE: "公证机构",
}


class Office(Word):
    """A body by its id; its name, seal and address are in the directory of the docket.

    `licensed_since` is the day of its licence (执业证书), `founded_on` when it was set up, where the law asks for them.
    """

    id: Token
    kind: OfficeKind
    district: Token = "500000"
    founded_on: date | None = None
    licensed_since: date | None = None


class Mediator(Word):
    """Somebody on a body's list of mediators, by id; `fields` are the kinds of right he mediates, all when empty."""

    id: Token
    office: Token
    fields: tuple[RightKind, ...] = ()


class Actor(Word):
    """Somebody at the desk: who, for which office or party, in which role."""

    person: Token
    role: Role
    office: Token | None = None
    party: Token | None = None
