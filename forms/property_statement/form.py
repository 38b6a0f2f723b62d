"""What the creditor knows of a debtor's property (执行工作规定18)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from forms.base import Block, Form, PaperField, PartyField, Profile, Signer, TextField


class Asset(StrEnum):
    """Kinds of property in the order of the table."""

    BANK = "bank"
    REAL_ESTATE = "real_estate"
    VEHICLE = "vehicle"
    SHARES = "shares"
    CLAIMS = "claims"
    RIGHTS = "rights"
    GOODS = "goods"
    OTHER = "other"


ASSET_TITLES = {
    Asset.BANK: "银行存款、支付账户",
    Asset.REAL_ESTATE: "房屋、土地使用权",
    Asset.VEHICLE: "车辆、机器设备",
    Asset.SHARES: "股权、有价证券",
    Asset.CLAIMS: "到期债权、收入",
    Asset.RIGHTS: "知识产权",
    Asset.GOODS: "库存商品、原材料",
    Asset.OTHER: "其他财产和线索",
}


class AssetRow(Block):
    """One kind of property: where it is, and what is known of it."""

    kind: Asset
    text: TextField


class PropertyStatement(Form):
    """Empty rows are printed for the creditor to fill in by hand."""

    id: ClassVar[str] = "property_statement"
    title: ClassVar[str] = "被执行人财产状况表"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-30",)

    creditor: PartyField
    debtor: PartyField
    ruling: PaperField | None = None
    rows: tuple[AssetRow, ...] = ()
    clues: TextField | None = None

    @property
    def table(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Every kind with what is known of it."""
        return tuple((ASSET_TITLES[kind], self._known(kind)) for kind in Asset)

    def _known(self, kind: Asset) -> tuple[str, ...]:
        loose = (self.clues,) if self.clues and kind is Asset.OTHER else ()
        return (*(row.text for row in self.rows if row.kind is kind), *loose)
