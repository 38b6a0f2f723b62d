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
    """How a paper reached its recipient (民诉法87–95)."""

    ELECTRONIC = "electronic"
    DIRECT = "direct"
    LEFT = "left"
    MAIL = "mail"
    RETURNED_MAIL = "returned_mail"
    ENTRUSTED = "entrusted"
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


AnyFact = Annotated[Issued | Served | Unserved | Undone, Field(discriminator="fact")]
