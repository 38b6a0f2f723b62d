"""What is handed in to open a dispute, as the procedures see it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cases.agencies import Office
from cases.parties import Party
from cases.rights import Matter
from cases.words import Instant, RecordRef, Token, Word


class HandedInBy(StrEnum):
    """How a request arrives."""

    COUNTER = "counter"
    ONLINE = "online"


class Materials(Word):
    """What lies on the table: texts by reference, and which proofs were seen for whom.

    `identified`, `addressed` and `authorised` hold ids of parties (of agents in `authorised`) whose identity, service
    address and authority are proven; `legalised` of agents whose authority, made abroad, was notarised and legalised.
    """

    requests: RecordRef | None = None
    facts: RecordRef | None = None
    evidence: Annotated[tuple[RecordRef, ...], Field(max_length=200)] = ()
    right_proof: bool = False
    identified: tuple[Token, ...] = ()
    addressed: tuple[Token, ...] = ()
    authorised: tuple[Token, ...] = ()
    legalised: tuple[Token, ...] = ()
    decision_copy: bool = False

    def with_more(self, more: Materials) -> Materials:
        """Both together; a text handed in later takes the earlier one's place."""
        return Materials(
            requests=more.requests or self.requests,
            facts=more.facts or self.facts,
            evidence=tuple(dict.fromkeys((*self.evidence, *more.evidence))),
            right_proof=self.right_proof or more.right_proof,
            identified=tuple(dict.fromkeys((*self.identified, *more.identified))),
            addressed=tuple(dict.fromkeys((*self.addressed, *more.addressed))),
            authorised=tuple(dict.fromkeys((*self.authorised, *more.authorised))),
            legalised=tuple(dict.fromkeys((*self.legalised, *more.legalised))),
            decision_copy=self.decision_copy or more.decision_copy,
        )


class Complaint(Word):
    """A request for mediation as it opens a dispute; `office` is the body asked.

    The flags are what the applicant declares and the officer at the counter verified: the other side has refused
    mediation, a court or tribunal has decided, a suit or arbitration is pending, another agreed method binds.
    """

    case: Token
    office: Office
    by: Token
    party: Token
    channel: HandedInBy
    received_at: Instant
    handed_in_at: Instant
    parties: Annotated[tuple[Party, ...], Field(min_length=1, max_length=20)]
    matter: Matter
    materials: Materials
    refused_before: bool = False
    decided_before: bool = False
    court_pending: bool = False
    applicant_holds_right: bool = True
    infringement_on: date | None = None
