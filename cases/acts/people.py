"""Acts by which the people of a dispute change: their agents, and who joins."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cases.acts.base import Act
from cases.parties import Division, PartyKind, Power, Side
from cases.words import RecordRef, Token


class Authorisation(Act):
    """A party's written authority for an agent, new or changed; without listed powers it is a general one.

    Whoever hands it in for a party may leave `party` out. `legalised` says that a paper made abroad was notarised and
    legalised (or bears an apostille), or was signed before the body.
    """

    TITLE: ClassVar[str] = "提交（变更）授权委托书"
    NAMES: ClassVar[tuple[str, ...]] = ("agent",)
    act: Literal["authorisation"] = "authorisation"
    party: Token | None = None
    agent: Token
    powers: Annotated[tuple[Power, ...], Field(max_length=len(Power))] = ()
    document: RecordRef
    legalised: bool = False


class AuthorityRevocation(Act):
    """A party tells the body that an agent acts for it no longer."""

    TITLE: ClassVar[str] = "解除委托"
    act: Literal["authority_revocation"] = "authority_revocation"
    party: Token | None = None
    agent: Token
    document: RecordRef


class JoinderGround(StrEnum):
    """Why somebody is to take part."""

    NECESSARY = "necessary"
    INTERESTED = "interested"


class Joinder(Act):
    """The body proposes that somebody else takes part; the person's name and address go to the docket beside it."""

    TITLE: ClassVar[str] = "提议追加当事人"
    act: Literal["joinder"] = "joinder"
    party: Annotated[str, Field(pattern=r"^p[1-9][0-9]?$")]
    side: Side
    ground: JoinderGround
    request: RecordRef
    kind: PartyKind = PartyKind.PERSON
    district: Division = "500000"
    domestic: bool = True
    electronic: bool = False


class JoinderConsent(Act):
    """A party, or the person itself, agrees that the person takes part."""

    TITLE: ClassVar[str] = "同意追加当事人"
    act: Literal["joinder_consent"] = "joinder_consent"
    joining: Token


class JoinderRefusal(Act):
    """A party, or the person itself, does not agree that the person takes part."""

    TITLE: ClassVar[str] = "不同意追加当事人"
    act: Literal["joinder_refusal"] = "joinder_refusal"
    joining: Token
