"""What the dispute is about: the kind of right, the kind of quarrel, the sum."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cases.words import Token, Word

Sum = Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=2)]
"""An amount in yuan (人民币元), at most two decimals."""


class RightKind(StrEnum):
    """Kinds of intellectual property right."""

    INVENTION = "invention"
    UTILITY_MODEL = "utility_model"
    DESIGN = "design"
    TRADEMARK = "trademark"
    COPYRIGHT = "copyright"
    SOFTWARE = "software"
    TRADE_SECRET = "trade_secret"
    PLANT_VARIETY = "plant_variety"
    LAYOUT_DESIGN = "layout_design"
    UNFAIR_COMPETITION = "unfair_competition"


PATENTS = (RightKind.INVENTION, RightKind.UTILITY_MODEL, RightKind.DESIGN)


class Quarrel(StrEnum):
    """What the parties quarrel about; the patent kinds are those of 办法63 and 细则102."""

    INFRINGEMENT = "infringement"
    DAMAGES = "damages"
    OWNERSHIP = "ownership"
    INVENTORSHIP = "inventorship"
    REWARD = "reward"
    INTERIM_FEE = "interim_fee"
    LICENCE = "licence"
    OTHER = "other"


class Right(Word):
    """One right in dispute, by its public number."""

    kind: RightKind
    number: Token
    granted_on: date | None = None


class Matter(Word):
    """The dispute in the terms that decide competence."""

    right: RightKind
    quarrel: Quarrel
    rights: Annotated[tuple[Right, ...], Field(max_length=20)] = ()
    claim: Sum = Decimal(0)
    arose_on: date
    infringement_district: Annotated[str, Field(pattern=r"^[0-9]{6}$")] | None = None
    well_known_mark: bool = False
