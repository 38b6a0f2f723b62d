"""What every act carries: who handed it in, when, and to which procedure."""

from __future__ import annotations

from typing import ClassVar

from cases.agencies import Actor, Role
from cases.words import Instant, Token, Word


class Stamp(Word):
    """Set by the desk, never by the sender.

    `received_at` orders events; `handed_in_at` is when it was posted, sent or served, and equals `received_at` unless
    the desk records proof. `seen` is the sequence at which the sender's screen showed the procedure's status.
    """

    act_id: Token
    person: Token
    role: Role
    office: Token | None = None
    party: Token | None = None
    received_at: Instant
    handed_in_at: Instant
    seen: int | None = None

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return Actor(person=self.person, role=self.role, office=self.office, party=self.party)


class Act(Word):
    """Something a person hands in. `to` is the id of a procedure, or "dispute".

    `NAMES` are the fields that name somebody for a part in which no mediator of the dispute may serve: agent, assessor,
    judge, clerk, witness, appraiser, interpreter (特邀调解规定16). What `concerns_all` befalls the dispute as a whole:
    every procedure hears of it, whatever it is addressed to.
    """

    NAMES: ClassVar[tuple[str, ...]] = ()
    concerns_all: ClassVar[bool] = False
    stamp: Stamp
    to: Token
