"""What was posted before it was received: only an office's staff records that, and only with proof (民事诉讼法85)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from adapters.database import Database
from cases.acts import Act
from cases.agencies import Actor
from cases.errors import Malformed, NotEntitled
from cases.records import EvidenceRecord
from cases.words import Vault
from desk.actors import OUTSIDE, People, entitled
from desk.deposit import Deposit

WHAT = "交邮（提交）凭证"


@dataclass(frozen=True, kw_only=True)
class Posted:
    """When it was handed in, the proof (a text or a file), and the member of staff who has seen it."""

    at: datetime
    proof: str
    by: Actor
    is_file: bool = False
    folder: Path | None = None


def check_posted(posted: Posted | None, now: datetime, directory: People) -> None:
    """Raises `NotEntitled` and `Malformed` for a posting that may not be recorded."""
    if posted is None:
        return
    if posted.by.role in OUTSIDE:
        raise NotEntitled(
            "交邮日期由工作人员凭邮戳登记", article="CPL-85", field="handed_in_at", remedy="请向窗口出示凭证"
        )
    entitled(posted.by, directory)
    if posted.at > now:
        raise Malformed("交邮日期晚于收到日期", field="handed_in_at", article="CPL-85", remedy="请核对邮戳")
    if not posted.proof.strip():
        raise Malformed("没有交邮凭证", field="proof", article="CPL-85", remedy="请附邮戳、回执或者发送记录")


def proof_of_posting(database: Database, case: str, act: Act, posted: Posted | None) -> None:
    """The proof lies in the file, as a piece of the party that posted."""
    if posted is None:
        return
    deposit = Deposit(folder=posted.folder)
    take = deposit.file if posted.is_file else deposit.text
    ref = take(posted.proof, Vault.RECORD, "proof")
    deposit.keep(database.archive())
    party = act.stamp.party or "p1"
    database.people().add_evidence(case, EvidenceRecord(party=party, name=WHAT, proves="提交日期", pages=1, file=ref))
