"""Who and what a case is about: parties, agents, rights and evidence with their names and numbers."""

from __future__ import annotations

from pydantic import ValidationError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from adapters.database.engine import Store, insert_all, insert_once, put
from adapters.database.tables import AgentRow, CaseRow, EvidenceRow, MandateRow, PartyRow, RightRow
from cases.errors import Conflicting, Malformed, WorldFault
from cases.materials import Complaint
from cases.parties import Mandate, PartyKind, Power, Side
from cases.records import AgentRecord, CaseRecord, EvidenceRecord, IdentityKind, PartyRecord, RightRecord
from cases.rights import RightKind
from cases.words import Ref, Vault


class People:
    """The records behind the ids of a case."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open_case(self, record: CaseRecord) -> None:
        """Write everything that is known when a dispute is opened; the same again is the same case.

        Raises `Conflicting` when the case's id was used for another complaint.
        """
        complaint = record.complaint
        with self._store.write() as session:
            if not insert_once(session, CaseRow, **_case(complaint)):
                known = _locked(session, complaint.case)
                if known.complaint_json is not None:
                    _same(known, complaint)
                    return
                known.complaint_json = complaint.model_dump_json()
            _enter(session, record)

    def complaint(self, case: str) -> Complaint | None:
        """The complaint that opened the case, for a desk that must start it again."""
        with self._store.read() as session:
            row = session.get(CaseRow, case)
            text = row.complaint_json if row else None
        try:
            return Complaint.model_validate_json(text) if text else None
        except ValidationError:
            raise WorldFault("卷宗中的申请无法读出", field="case", remedy="请升级系统后重试") from None

    def put_party(self, case: str, party: PartyRecord) -> None:
        """Enter a party (a successor, a joined party) or change its entry and its mandates."""
        with self._store.write() as session:
            _locked(session, case)
            _put_party(session, case, party)

    def put_agent(self, case: str, agent: AgentRecord) -> None:
        """Enter an agent or change the entry."""
        with self._store.write() as session:
            _locked(session, case)
            put(session, AgentRow, ("case", "id"), case=case, **agent.model_dump(mode="json"))

    def put_right(self, case: str, right: RightRecord) -> None:
        """Enter a right or change its entry."""
        with self._store.write() as session:
            _locked(session, case)
            row = session.get(RightRow, (case, right.number))
            last = session.scalar(select(func.max(RightRow.n)).where(RightRow.case == case)) or 0
            put(session, RightRow, ("case", "number"), **_right(case, row.n if row else last + 1, right))

    def add_evidence(self, case: str, piece: EvidenceRecord) -> None:
        """Add a piece to the list; the same file by the same party is listed once."""
        with self._store.write() as session:
            _locked(session, case)
            _add_evidence(session, case, piece)

    def parties(self, case: str) -> tuple[PartyRecord, ...]:
        """All parties of a case, in their order."""
        with self._store.read() as session:
            return parties_of(session, case)

    def agents(self, case: str) -> tuple[AgentRecord, ...]:
        """All agents of a case."""
        with self._store.read() as session:
            return agents_of(session, case)

    def rights(self, case: str) -> tuple[RightRecord, ...]:
        """All rights of a case, in their order."""
        with self._store.read() as session:
            return rights_of(session, case)

    def evidence(self, case: str, *, confidential: bool = False) -> tuple[EvidenceRecord, ...]:
        """The evidence list; what lies in the vault only when asked for."""
        with self._store.read() as session:
            return evidence_of(session, case, confidential=confidential)


def parties_of(session: Session, case: str) -> tuple[PartyRecord, ...]:
    """Parties with their mandates, in an open transaction and one query."""
    asked = (
        select(PartyRow, MandateRow)
        .outerjoin(MandateRow, (MandateRow.case == PartyRow.case) & (MandateRow.party == PartyRow.id))
        .where(PartyRow.case == case)
        .order_by(PartyRow.id, MandateRow.n)
    )
    rows: dict[str, PartyRow] = {}
    mandates: dict[str, list[Mandate]] = {}
    for party, mandate in session.execute(asked):
        rows[party.id] = party
        mandates.setdefault(party.id, []).extend(_mandates(mandate))
    ordered = sorted(rows.values(), key=lambda row: int(row.id[1:]))
    return tuple(_party(row, tuple(mandates[row.id])) for row in ordered)


def agents_of(session: Session, case: str) -> tuple[AgentRecord, ...]:
    """Agents in an open transaction."""
    rows = session.scalars(select(AgentRow).where(AgentRow.case == case).order_by(AgentRow.id))
    return tuple(
        AgentRecord.model_construct(
            id=row.id,
            name=row.name,
            identity_kind=IdentityKind(row.identity_kind),
            identity=row.identity,
            firm=row.firm,
            phone=row.phone,
        )
        for row in rows
    )


def rights_of(session: Session, case: str) -> tuple[RightRecord, ...]:
    """Rights in an open transaction."""
    rows = session.scalars(select(RightRow).where(RightRow.case == case).order_by(RightRow.n))
    return tuple(
        RightRecord.model_construct(
            number=row.number,
            kind=RightKind(row.kind),
            title=row.title,
            holder=row.holder,
            granted_on=row.granted_on,
        )
        for row in rows
    )


def evidence_of(session: Session, case: str, *, confidential: bool) -> tuple[EvidenceRecord, ...]:
    """The evidence list in an open transaction."""
    asked = select(EvidenceRow).where(EvidenceRow.case == case).order_by(EvidenceRow.n)
    if not confidential:
        asked = asked.where(EvidenceRow.vault == Vault.RECORD.value)
    return tuple(
        EvidenceRecord(
            party=row.party,
            name=row.name,
            proves=row.proves,
            pages=row.pages,
            file=Ref(sha256=row.sha256, size=row.size, media=row.media, vault=Vault(row.vault)),
        )
        for row in session.scalars(asked)
    )


def _case(complaint: Complaint) -> dict[str, object]:
    return {
        "id": complaint.case,
        "office": complaint.office.id,
        "opened_at": complaint.received_at,
        "right_kind": complaint.matter.right.value,
        "quarrel": complaint.matter.quarrel.value,
        "claim": complaint.matter.claim,
        "complaint_json": complaint.model_dump_json(),
    }


def _enter(session: Session, record: CaseRecord) -> None:
    case = record.complaint.case
    for party in record.parties:
        _put_party(session, case, party)
    insert_all(session, AgentRow, [{"case": case, **agent.model_dump(mode="json")} for agent in record.agents])
    insert_all(session, RightRow, [_right(case, n, right) for n, right in enumerate(record.rights, 1)])
    for piece in record.evidence:
        _add_evidence(session, case, piece)


def _same(row: CaseRow, complaint: Complaint) -> None:
    if row.complaint_json != complaint.model_dump_json():
        raise Conflicting("此案件编号已用于另一份申请", field="case", remedy="请用新的编号提交")


def _locked(session: Session, case: str) -> CaseRow:
    """The case, locked: the lists of a case are numbered under its lock."""
    row = session.scalars(select(CaseRow).where(CaseRow.id == case).with_for_update()).one_or_none()
    if row is None:
        raise WorldFault("卷宗中没有此案", field="case", remedy="请核对案件编号")
    return row


def _put_party(session: Session, case: str, party: PartyRecord) -> None:
    values = party.model_dump(mode="json", exclude={"mandates", "born"})
    put(session, PartyRow, ("case", "id"), case=case, **values, born=party.born)
    for old in session.scalars(select(MandateRow).where(MandateRow.case == case, MandateRow.party == party.id)):
        session.delete(old)
    session.flush()
    for n, mandate in enumerate(party.mandates, 1):
        session.add(MandateRow(case=case, party=party.id, agent=mandate.agent, n=n, powers=" ".join(mandate.powers)))


def _add_evidence(session: Session, case: str, piece: EvidenceRecord) -> None:
    if piece.file.size == 0:
        raise Malformed("证据文件是空的", field="file", remedy="请重新上传该证据")
    last = session.scalar(select(func.max(EvidenceRow.n)).where(EvidenceRow.case == case)) or 0
    insert_once(
        session,
        EvidenceRow,
        case=case,
        n=last + 1,
        **piece.model_dump(exclude={"file"}),
        **piece.file.model_dump(mode="json"),
    )


def _right(case: str, n: int, right: RightRecord) -> dict[str, object]:
    return {"case": case, "n": n, **right.model_dump(), "kind": right.kind.value}


def _mandates(row: MandateRow | None) -> list[Mandate]:
    """The mandate of an outer join, if there is one."""
    return [Mandate(agent=row.agent, powers=tuple(Power(power) for power in row.powers.split()))] if row else []


def _party(row: PartyRow, mandates: tuple[Mandate, ...]) -> PartyRecord:
    """Not validated again: what was right when it was written stays readable when the checks grow."""
    return PartyRecord.model_construct(
        id=row.id,
        side=Side(row.side),
        kind=PartyKind(row.kind),
        name=row.name,
        identity_kind=IdentityKind(row.identity_kind),
        identity=row.identity,
        sex=row.sex,
        born=row.born,
        ethnicity=row.ethnicity,
        address=row.address,
        district=row.district,
        phone=row.phone,
        email=row.email,
        representative=row.representative,
        position=row.position,
        electronic=row.electronic,
        electronic_address=row.electronic_address,
        formerly=row.formerly,
        mandates=mandates,
    )
