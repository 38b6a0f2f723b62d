"""卷宗目录：归档时列明卷内各项材料（人民调解法27）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, EvidenceField, FiledField, FiledLine, Form, PartyField, Profile, Signer
from rulebook.volume import COVER, EVIDENCE, ITEMS, Item, item_of


class VolumeIndex(Form):
    """卷宗目录. The papers and the evidence are those of the docket; confidential ones are named, never opened."""

    id: ClassVar[str] = "volume_index"
    title: ClassVar[str] = "卷宗目录"
    profile: ClassVar[Profile] = Profile.WS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("7.6",)

    parties: tuple[PartyField, ...]
    opened: DayField
    papers: FiledField = ()
    evidence: EvidenceField = ()

    @property
    def items(self) -> tuple[tuple[Item, tuple[FiledLine, ...]], ...]:
        """Every item with the papers bound under it."""
        return tuple((item, tuple(line for line in self.papers if item_of(line.form) == item)) for item in ITEMS)

    @property
    def others(self) -> tuple[FiledLine, ...]:
        """Notices and returns that belong to no item."""
        return tuple(line for line in self.papers if item_of(line.form) is None)

    def without_papers(self, item: Item) -> str:
        """What stands in the volume under an item to which no paper belongs."""
        if item == EVIDENCE and self.evidence:
            return f"{len(self.evidence)}件，见证据清单"
        return "附于卷末" if item == COVER else "无"
