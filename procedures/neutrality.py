"""Who mediated takes no other part in the dispute, and who has another part does not mediate it (R-13, N-07…N-09)."""

from __future__ import annotations

from collections.abc import Iterable

from cases.acts import Act
from cases.acts.people import Authorisation
from cases.agencies import Role
from cases.errors import Refused
from cases.parties import Party
from procedures.rules import Capacity, File, Part

CAPACITY_TITLES = {
    Capacity.PARTY: "当事人",
    Capacity.AGENT: "代理人",
    Capacity.COURT: "审判人员、书记员等诉讼参与人员",
    Capacity.MEDIATOR: "调解员",
}
AT_COURT = (Role.JUDGE, Role.COURT_CLERK)


def parts_of_parties(parties: Iterable[Party]) -> tuple[Part, ...]:
    """The parties and those who act for them."""
    everyone = tuple(parties)
    own = tuple(Part(person=party.id, capacity=Capacity.PARTY) for party in everyone)
    agents = dict.fromkeys(mandate.agent for party in everyone for mandate in party.mandates)
    return (*own, *(Part(person=agent, capacity=Capacity.AGENT) for agent in agents))


def parts_taken(act: Act) -> tuple[Part, ...]:
    """The parts that somebody takes by this act, or is given in it."""
    named = tuple(str(person) for field in act.NAMES if (person := getattr(act, field)) is not None)
    mine = (act.stamp.person,) if act.stamp.role in AT_COURT else ()
    capacity = Capacity.AGENT if isinstance(act, Authorisation) else Capacity.COURT
    return tuple(Part(person=person, capacity=capacity) for person in dict.fromkeys((*mine, *named)))


def must_not_have_mediated(parts: Iterable[Part], act: Act) -> None:
    """Raise `Refused` when a mediator of the dispute acts as agent or court, or is named for such a part.

    Doubt: 特邀调解规定16 speaks of the mediators whom courts invite; it is taken as the measure for all (R-13). Whether
    a commercial mediator must withdraw in a later suit or arbitration is for the court or commission (商事调解条例20).
    """
    mediated = {part.person for part in parts if part.capacity is Capacity.MEDIATOR}
    agent = act.stamp.role is Role.PARTY and act.stamp.person != act.stamp.party
    taking = [part.person for part in parts_taken(act)] + ([act.stamp.person] if agent else [])
    if mediated.intersection(taking):
        raise Refused(
            "此人是本纠纷的调解员，不得在后续程序中担任审判人员、书记员、人民陪审员、代理人、证人、鉴定人或者翻译人员",
            article="TYTJ-16",
            field=next(iter(act.NAMES), "person"),
            remedy="请另行安排人员",
        )


def must_be_neutral(file: File, person: str) -> None:
    """Raise `Refused` when somebody who is to mediate has another part in the dispute (N-01, R-13)."""
    other = next(
        (part for part in file.parts if part.person == person and part.capacity is not Capacity.MEDIATOR), None
    )
    if other is not None:
        raise Refused(
            f"此人在本纠纷中是{CAPACITY_TITLES[other.capacity]}，不能担任调解员",
            article="TYTJ-15",
            field="mediators",
            remedy="请另选与本纠纷没有关系的调解员",
        )
