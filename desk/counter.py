"""The desk: checks who may act, writes the act into the inbox, sends it to its case, and hands back a receipt."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from temporalio.client import Client, WorkflowHandle, WorkflowQueryFailedError, WorkflowUpdateFailedError
from temporalio.client import WorkflowUpdateRPCTimeoutOrCancelledError as TimedOut
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from activities.failures import letter
from activities.ports import InboxRow
from adapters.database import Database
from cases.acts import Act
from cases.acts.service import ServiceCertificate
from cases.agencies import Actor
from cases.errors import DingfenError, Malformed, TurnedAway, WorldFault, archived
from cases.facts import Channel
from desk.actors import entitled
from desk.addressing import compose, stamped
from desk.beside import entries, must_be_known, must_be_reachable, split
from desk.clocks import Clock, WallClock
from desk.deposit import Deposit, all_glyphs
from desk.forms_in import ComplaintForm, take_in
from desk.ids import new_id
from desk.posting import Posted, check_posted, proof_of_posting
from procedures.deciding import begin, decide
from procedures.dispute import Answer, Dispute
from procedures.reading import closed
from workflows.boot import Boot, case_id
from workflows.case import CaseWorkflow
from workflows.hands import CASES

UNDER_WAY = "已收到，正在办理"

ONCE = (WorkflowIDReusePolicy.REJECT_DUPLICATE, WorkflowIDConflictPolicy.USE_EXISTING)
AGAIN = (WorkflowIDReusePolicy.ALLOW_DUPLICATE, WorkflowIDConflictPolicy.TERMINATE_EXISTING)
"""What is done with an earlier workflow of the same case."""

PASSING = (
    RPCStatusCode.UNAVAILABLE,
    RPCStatusCode.DEADLINE_EXCEEDED,
    RPCStatusCode.RESOURCE_EXHAUSTED,
    RPCStatusCode.CANCELLED,
    RPCStatusCode.ABORTED,
    RPCStatusCode.UNKNOWN,
    RPCStatusCode.INTERNAL,
)
"""Failures of the engine that pass: what was received is sent again by the sweep."""


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What a person holds for an act. Without an answer the act is under way: it lies in the inbox and is not lost."""

    act_id: str
    case: str
    received_at: datetime
    answer: Answer | None = None

    @property
    def said(self) -> str:
        """How it stands, in a word."""
        if self.answer is None:
            return UNDER_WAY
        return self.answer.refused.message if self.answer.refused else "已办理"


@dataclass(frozen=True, kw_only=True)
class Handed:
    """An act as it is handed in: by whom, what, with which texts; `posted` where it was sent by post before."""

    name: str
    data: dict[str, Any]
    who: Actor
    act_id: str = field(default_factory=new_id)
    to: str | None = None
    seen: int | None = None
    posted: Posted | None = None
    folder: Path | None = None


@dataclass(kw_only=True)
class Desk:
    """The counter of one installation. `missing` finds signs that no font has; `patience` is how long to wait."""

    database: Database
    client: Client
    clock: Clock = field(default_factory=WallClock)
    missing: Callable[[str], tuple[str, ...]] = all_glyphs
    patience: float = 15.0
    queue: str = CASES

    async def open(
        self, form: ComplaintForm, *, folder: Path | None = None, case: str | None = None, posted: Posted | None = None
    ) -> Receipt:
        """Open a dispute: refusals first, then the docket, then the workflow. The same case id is the same case."""
        directory, case, now = self.database.directory(), case or new_id(), self.clock.now()
        if (known := self.database.people().complaint(case)) is not None:
            now = known.received_at
        deposit = Deposit(folder=folder, missing=self.missing)
        check_posted(posted, now, directory)
        handed = take_in(
            form,
            case=case,
            office=directory.office(form.office).body,
            received_at=now,
            handed_in_at=posted.at if posted else now,
            deposit=deposit,
        )
        begin(handed.complaint, self.database.docket().calendar())
        deposit.keep(self.database.archive())
        self.database.people().open_case(handed.record)
        return await self.start(case)

    async def start(self, case: str, *, again: bool = False) -> Receipt:
        """Start the workflow of a case from what the docket holds: its last state, or its complaint.

        Nothing happens when it runs or has run. `again` is for a workflow that the engine lost, or has in an older
        state than the docket: it starts anew and takes the place of what is there.
        """
        boot = self._boot(case)
        receipt = Receipt(act_id=case, case=case, received_at=boot.dispute.file.opened_at)
        begun = Answer(seq=boot.dispute.seq)
        if closed(boot.dispute):
            return replace(receipt, answer=begun)
        reuse, conflict = AGAIN if again else ONCE
        try:
            await self.client.start_workflow(
                CaseWorkflow.run,
                boot,
                id=case_id(case),
                task_queue=self.queue,
                id_reuse_policy=reuse,
                id_conflict_policy=conflict,
            )
        except WorkflowAlreadyStartedError:
            return replace(receipt, answer=begun)
        except RPCError as failed:
            if failed.status not in PASSING:
                raise WorldFault("引擎没有接受此案", remedy="卷宗中已有登记；请联系系统管理人员查看日志") from None
            return receipt
        except RuntimeError:  # a lazy client that finds nobody at the address
            return receipt
        return replace(receipt, answer=begun)

    def _boot(self, case: str) -> Boot:
        if (written := self.database.docket().state(case)) is not None:
            return Boot(dispute=written, clock=self.clock.offset())
        complaint = self.database.people().complaint(case)
        if complaint is None:
            raise WorldFault("卷宗中没有此案的申请", field="case", remedy="请核对案件编号")
        decision = begin(complaint, self.database.docket().calendar())
        return Boot(dispute=decision.dispute, clock=self.clock.offset(), entries=decision.entries)

    async def act(self, case: str, handed: Handed) -> Receipt:
        """Hand in an act. `TurnedAway` says: nothing has happened; a receipt without answer: it is under way."""
        who = entitled(handed.who, self.database.directory())
        dispute = await self.dispute(case)
        row, deposit = self._received(case, dispute, replace(handed, who=who))
        known = self.database.inbox().receipt(handed.act_id)
        if known is None:
            self._rehearse(case, dispute, row.act, handed)
            deposit.keep(self.database.archive())
            proof_of_posting(self.database, case, row.act, handed.posted)
        row = self.database.inbox().receive(row)
        if known is not None and known.row.settled:
            return _settled(row, known.answer, known.turned_away)
        return await self.send(row)

    async def send(self, row: InboxRow) -> Receipt:
        """Send what lies in the inbox to its case, under its own id, and settle it once the docket has the answer.

        A case that the engine does not know and the docket has not archived is lost there, and its acts wait.
        """
        receipt = Receipt(act_id=row.act_id, case=row.case, received_at=row.received_at)
        handle = self.handle(row.case)
        try:
            update = handle.execute_update(CaseWorkflow.act, row.act, id=row.act_id, rpc_timeout=self._most)
            answer = await asyncio.wait_for(update, self.patience)
        except WorkflowUpdateFailedError as failed:
            turned_away = letter(failed.cause)
            if turned_away is None:
                return receipt
            self._settle_no(row, turned_away)
            raise turned_away from None
        except RPCError as failed:
            if failed.status is not RPCStatusCode.NOT_FOUND or not self.database.docket().archived(row.case):
                return receipt
            over = archived()
            self._settle_no(row, over)
            raise over from None
        except (TimedOut, TimeoutError, RuntimeError):
            return receipt
        if answer.docketed or self.database.docket().holds(row.case, answer.seq):
            self.database.inbox().settle(row.act_id, answer)
        return replace(receipt, answer=answer)

    async def dispute(self, case: str) -> Dispute:
        """The dispute as its workflow has it; as the docket has it when the engine does not answer."""
        written = self.database.docket().state(case)
        try:
            return await asyncio.wait_for(
                self.handle(case).query(CaseWorkflow.show, rpc_timeout=self._most), self.patience
            )
        except (RPCError, RuntimeError, TimeoutError, WorkflowQueryFailedError):
            if written is None:
                raise WorldFault("没有这个案件，或者案件尚未开始", field="case", remedy="请核对案件编号") from None
            return written

    @property
    def _most(self) -> timedelta:
        return timedelta(seconds=self.patience)

    def handle(self, case: str) -> WorkflowHandle[CaseWorkflow, None]:
        """The workflow of a case."""
        return self.client.get_workflow_handle_for(CaseWorkflow.run, case_id(case))

    def _received(self, case: str, dispute: Dispute, handed: Handed) -> tuple[InboxRow, Deposit]:
        now, deposit = self.clock.now(), Deposit(folder=handed.folder, missing=self.missing)
        check_posted(handed.posted, now, self.database.directory())
        stamp = stamped(
            handed.who,
            handed.act_id,
            received_at=now,
            handed_in_at=handed.posted.at if handed.posted else None,
            seen=handed.seen,
        )
        known = self.database.inbox().receipt(handed.act_id)
        if known is not None:
            row = replace(known.row, content_hash=_content(case, handed))
            return row, deposit
        data, _ = split(handed.name, handed.data)
        act = compose(
            dispute,
            handed.name,
            data,
            stamp=stamp,
            to=handed.to,
            deposit=deposit,
            directory=self.database.directory(),
        )
        row = InboxRow(act_id=handed.act_id, case=case, received_at=now, content_hash=_content(case, handed), act=act)
        return row, deposit

    def _rehearse(self, case: str, dispute: Dispute, act: Act, handed: Handed) -> None:
        """A dry run: what would be turned away is not taken in at all; what the docket keeps beside it is written."""
        decision = decide(dispute, act)
        answer = decision.answer
        data, beside = split(handed.name, handed.data)
        if isinstance(act, ServiceCertificate):
            self._must_have_arrived(case, act.key)
        if answer is None or answer.refused is not None:
            return
        people = self.database.people()
        if beside is None:
            must_be_known(people, case, handed.name, data, act.stamp)
        new = entries(people, case, data, act.stamp, beside, was=dispute.file, now=decision.dispute.file)
        must_be_reachable(people, case, act, new.parties)
        new.write(people, case)

    def _must_have_arrived(self, case: str, key: str) -> None:
        """Only what the docket knows as an electronic service is certified."""
        services = self.database.queries().services(case)
        if not any((service.key, service.channel) == (key, Channel.ELECTRONIC) for service in services):
            raise Malformed("卷宗中没有这一次电子送达", field="key", remedy="送达编号见 show")

    def _settle_no(self, row: InboxRow, error: DingfenError) -> None:
        self.database.inbox().settle(row.act_id, None, json.dumps(error.as_dict(), ensure_ascii=False))


def _settled(row: InboxRow, answer: Answer | None, turned_away: str | None) -> Receipt:
    if turned_away is not None:
        raise _read_letter(turned_away)
    return Receipt(act_id=row.act_id, case=row.case, received_at=row.received_at, answer=answer)


def _read_letter(text: str) -> TurnedAway:
    try:
        parts = json.loads(text)
        parts.pop("code", None)
        return TurnedAway(parts.pop("message"), **parts)
    except (ValueError, TypeError, KeyError, AttributeError):
        return TurnedAway(text)


def _content(case: str, handed: Handed) -> str:
    """What makes two deliveries under one id the same: everything the sender wrote, and the bytes of its files."""
    written = {
        "case": case,
        "act": handed.name,
        "data": handed.data,
        "who": handed.who.model_dump(mode="json"),
        "to": handed.to,
        "posted": handed.posted.at.isoformat() if handed.posted else None,
        "files": [_digest(handed.folder / name) for name in _files(handed.data)] if handed.folder else [],
    }
    return hashlib.sha256(json.dumps(written, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def _files(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["file"]] if set(value) == {"file"} and isinstance(value["file"], str) else []
        return own + [name for item in value.values() for name in _files(item)]
    if isinstance(value, list | tuple):
        return [name for item in value for name in _files(item)]
    return []


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
