"""What is known of the conduct of a dispute: its status, the rounds of mediation, and who is about to join."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from cases.acts.people import JoinderGround
from cases.words import Token
from procedures.rules import Procedure, Rule


class Status(StrEnum):
    """Whether the dispute is under way, only watched, or archived."""

    OPEN = "open"
    RESTING = "resting"
    ARCHIVED = "archived"


OPEN, RESTING, ARCHIVED = Status.OPEN, Status.RESTING, Status.ARCHIVED
LIVING = (OPEN, RESTING)


@dataclass(frozen=True, kw_only=True)
class Joining:
    """Somebody whom the body proposes as a party, and who has agreed so far; the person itself must agree too."""

    party: Token
    ground: JoinderGround
    agreed: tuple[Token, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConductState(Procedure):
    """The record of the conduct; `rounds` counts the requests for mediation, `kept_out` those who did not join."""

    kind: Literal["conduct"] = "conduct"
    status: Status = OPEN
    rounds: int = 1
    joining: tuple[Joining, ...] = ()
    kept_out: tuple[Token, ...] = ()

    ENDS = (ARCHIVED,)
    TITLE = "案件管理"

    @property
    def outside(self) -> tuple[str, ...]:
        """Parties of the file that take part in nothing: not yet joined, or never."""
        return (*self.kept_out, *(one.party for one in self.joining))

    def owes(self, rule: Rule, party: str) -> bool:
        """A party agrees once to each who is to join."""
        if rule.name != "agree_to_joinder":
            return True
        return not self.joining or any(party not in one.agreed for one in self.joining)

    def asks(self, rule: Rule, party: str | None = None) -> bool:
        """Consent to a joinder is asked for while somebody is about to join."""
        return rule.name != "agree_to_joinder" or bool(self.joining)
