"""What comes back from the world: each fact answers exactly one effect."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from cases.words import Instant, PaperNumber, Sha256, Token, Word


class Fact(Word):
    """The answer to the effect with this key, at its legal instant."""

    key: Token
    at: Instant


class Issued(Fact):
    """A paper exists: numbered (where its kind is), rendered, filed."""

    fact: Literal["issued"] = "issued"
    form: Token
    number: PaperNumber | None
    sha256: Sha256


class Channel(StrEnum):
    """How a paper reached its recipient (民诉法87–95, 283).

    `electronic_found`: to an electronic address that the recipient did not supply; `left_outside`: left in the
    recipient's presence outside its domicile; `forwarded`: by the unit or the prison; `mail_abroad`: by the lapse of
    three months since posting.
    """

    ELECTRONIC = "electronic"
    ELECTRONIC_FOUND = "electronic_found"
    DIRECT = "direct"
    COLLECTED = "collected"
    LEFT = "left"
    LEFT_OUTSIDE = "left_outside"
    MAIL = "mail"
    RETURNED_MAIL = "returned_mail"
    ENTRUSTED = "entrusted"
    FORWARDED = "forwarded"
    TREATY = "treaty"
    DIPLOMATIC = "diplomatic"
    MAIL_ABROAD = "mail_abroad"
    PUBLICATION = "publication"


class Served(Fact):
    """A paper reached one recipient; `at` is the instant from which that recipient's clocks run."""

    fact: Literal["served"] = "served"
    paper: Token
    form: Token
    on: Token
    channel: Channel


class Unserved(Fact):
    """A paper could not be served on one recipient."""

    fact: Literal["unserved"] = "unserved"
    paper: Token
    form: Token
    on: Token


class Redated(Fact):
    """A paper that was held to be served at `was` is held to be served at `at`: proven, or by a channel of its own.

    The clocks of that recipient that ran from `was` run from `at`; what else a procedure keeps of the day it mends.
    """

    fact: Literal["redated"] = "redated"
    paper: Token
    form: Token
    on: Token
    channel: Channel
    was: Instant


class Fault(StrEnum):
    """Why an effect could not be carried out."""

    UNPRINTABLE = "unprintable"
    UNREACHABLE = "unreachable"
    REJECTED = "rejected"
    UNKNOWN = "unknown"


class Undone(Fact):
    """The effect could not be carried out: a person of the owning office must see to it."""

    fact: Literal["undone"] = "undone"
    why: Fault


AnyFact = Annotated[Issued | Served | Unserved | Redated | Undone, Field(discriminator="fact")]
