"""What the core asks of the world: words with a key, each answered by exactly one fact."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, JsonValue

from cases.words import Instant, Token, Word

_TOKEN_LIMIT = 120


def _no_prose(value: Any) -> Any:
    """Content of a paper carries ids, enumerations, dates and sums; prose is named by reference."""
    if isinstance(value, str) and (len(value) > _TOKEN_LIMIT or not value.isascii()):
        raise ValueError("效果中不得携带文字内容，应以引用指明")
    if isinstance(value, list):
        for item in value:
            _no_prose(item)
    if isinstance(value, dict):
        for name, item in value.items():
            _no_prose(name)
            _no_prose(item)
    return value


Content = Annotated[dict[str, JsonValue], AfterValidator(_no_prose)]


class Effect(Word):
    """`key` (case:seq:n) and `by` (procedure id) are set by the machine; the key is the idempotency key everywhere."""

    key: str = ""
    by: str = ""


class Issue(Effect):
    """Make a paper: number it, print it, file it; then serve it on each of `serve_on`.

    `office` issues it and owns its number; `fields` are the paper's fields in ids, enumerations, dates, sums and
    references, resolved to names and texts only when it is printed. `in_person`: it is handed to each recipient and
    signed for, never left, published or sent to an electronic address (民诉法解释133).
    """

    effect: Literal["issue"] = "issue"
    form: Token
    office: Token
    dated: Instant
    fields: Content = Field(default_factory=dict)
    serve_on: tuple[Token, ...] = ()
    in_person: bool = False


class Serve(Effect):
    """Send a filed paper to a recipient who consented to electronic service."""

    effect: Literal["serve"] = "serve"
    paper: Token
    form: Token
    office: Token
    on: Token
    dated: Instant


class ServeByHand(Effect):
    """A filed paper waits for the office's clerk to serve it and report the return (送达回证), `in_person` or not."""

    effect: Literal["serve_by_hand"] = "serve_by_hand"
    paper: Token
    form: Token
    office: Token
    on: Token
    dated: Instant
    in_person: bool = False


AnyEffect = Annotated[Issue | Serve | ServeByHand, Field(discriminator="effect")]
