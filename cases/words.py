"""The base of every value that travels: frozen, closed, and without free text."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

Token = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:/@+\-]{1,120}$")]
"""An identifier: never a name, never a sentence."""

_NUMBER = (
    r"^[\w\-]{0,20}[（(〔\[【][12]\d{3}[）)〕\]】]"  # whose, and the year
    r"[\w\-]{0,20}[1-9]\d{0,8}号?(之[一二三四五六七八九十]+)?$"  # of what kind, and the serial number
)

PaperNumber = Annotated[str, StringConstraints(pattern=_NUMBER)]
"""A number as printed on a paper, never a sentence: 渝知调字〔2026〕1号, （2026）渝0192民特3号."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("时间必须带时区")
    return value


Instant = Annotated[datetime, AfterValidator(_aware)]
"""A moment with its offset; naive moments are refused."""


class Word(BaseModel):
    """A frozen value with no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Vault(StrEnum):
    """Where a stored text or file lies: on the record, or confidential to the mediation."""

    RECORD = "record"
    CONFIDENTIAL = "confidential"


class Ref(Word):
    """A stored text or file, named by the hash of its bytes."""

    sha256: Sha256
    size: Annotated[int, Field(ge=0, le=64 * 1024 * 1024)]
    media: Token = "text/plain"
    vault: Vault = Vault.RECORD


def _confidential(ref: Ref) -> Ref:
    if ref.vault is not Vault.CONFIDENTIAL:
        raise ValueError("调解保密材料必须存入保密卷")
    return ref


def _on_record(ref: Ref) -> Ref:
    if ref.vault is not Vault.RECORD:
        raise ValueError("此处只能引用正卷材料")
    return ref


VaultRef = Annotated[Ref, AfterValidator(_confidential)]
"""Material that is said in mediation and stays there."""

RecordRef = Annotated[Ref, AfterValidator(_on_record)]
"""Material that may go to a court or another body."""
