"""Where a paper finds the names and texts behind its ids; what is missing is said in words a clerk understands."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import select

from adapters.database.archive import latest_paper, stored
from adapters.database.engine import Store
from adapters.database.people import agents_of, evidence_of, parties_of, rights_of
from adapters.database.tables import OfficeRow, PaperRow, PersonRow, ServiceRow
from cases.calendar import SHANGHAI
from cases.errors import PaperUnprintable, WorldFault
from cases.facts import Channel
from cases.parties import Mandate
from cases.records import POWER_TITLES, AgentRecord, PartyRecord, RightRecord
from cases.words import Ref, Vault
from forms.base import (
    AgentBlock,
    EvidenceLine,
    FiledLine,
    OfficeBlock,
    PaperCite,
    PartyBlock,
    PersonBlock,
    RightBlock,
    ServiceBlock,
)

ORDINARY, SPECIAL = "一般授权", "特别授权"


class DocketSources:
    """The port `forms.base.Sources` for one case; each kind of record is read once and kept for the paper."""

    def __init__(self, store: Store, case: str, *, confidential: bool = False) -> None:
        self._store = store
        self._case = case
        self._confidential = confidential

    def party(self, id: str) -> PartyBlock:
        """A party with its agents."""
        record = self._parties.get(id)
        if record is None:
            raise _missing(f"当事人{id}的身份信息", "请先登记该当事人")
        shared = record.model_dump(include=set(PartyBlock.model_fields) - {"agents"})
        return PartyBlock(**shared, agents=tuple(self._agent(mandate) for mandate in record.mandates))

    def agent(self, id: str) -> AgentBlock:
        """An agent by itself; its powers are those of a mandate."""
        return self._agent(Mandate(agent=id))

    def office(self, id: str) -> OfficeBlock:
        """A body of the directory."""
        with self._store.read() as session:
            row = session.get(OfficeRow, id)
        if row is None:
            raise _missing(f"机构{id}的名称", "请先在机构名录中登记该机构")
        return OfficeBlock(
            id=row.id, name=row.name, kind=row.kind, address=row.address, phone=row.phone, court_code=row.court_code
        )

    def person(self, id: str) -> PersonBlock:
        """A mediator, judge, clerk or officer of the directory."""
        with self._store.read() as session:
            row = session.get(PersonRow, id)
        if row is None:
            raise _missing(f"人员{id}的姓名", "请先在人员名录中登记该人员")
        return PersonBlock(id=row.id, name=row.name, title=row.title)

    def right(self, number: str) -> RightBlock:
        """A right of the case."""
        record = self._rights.get(number)
        if record is None:
            raise _missing(f"权利{number}的名称和权利人", "请先登记该权利")
        return RightBlock(number=record.number, kind=record.kind, title=record.title, holder=record.holder)

    def paper(self, key: str) -> PaperCite:
        """Another paper of the case: by key, as `procedure/form` or by its form alone (the latest of it).

        Raises `WorldFault` while it is not filed: it may be in the making, and who cites it is tried again.
        """
        row = self._paper(key)
        if row is None or row.case != self._case or (row.confidential and not self._confidential):
            raise WorldFault(f"所引用的文书（{key}）尚未制作", remedy="所引用的文书制作后自动重试")
        return _cite(row)

    def service(self, key: str) -> ServiceBlock:
        """A service of a paper of the case.

        Raises `WorldFault` while the docket has not written it, and who asks is tried again.
        """
        row = self._service(key)
        if row is None:
            raise WorldFault(f"送达事项（{key}）尚未记入卷宗", remedy="记入卷宗后自动重试")
        return self._served(row)

    def delivery(self, key: str) -> ServiceBlock:
        """An electronic service: it is written before anybody can ask for it."""
        row = self._service(key)
        if row is None or row.channel != Channel.ELECTRONIC.value:
            raise _missing(f"编号为{key}的电子送达", "请在案件的送达记录中核对编号")
        return self._served(row)

    def _service(self, key: str) -> ServiceRow | None:
        with self._store.read() as session:
            row = session.get(ServiceRow, key)
        return row if row is not None and row.case == self._case else None

    def _served(self, row: ServiceRow) -> ServiceBlock:
        with self._store.read() as session:
            paper = session.get_one(PaperRow, row.paper)
        return ServiceBlock(
            office=self.office(paper.office),
            recipient=self.party(row.party),
            paper=_cite(paper),
            channel=Channel(row.channel),
            at=row.at,
            address=row.address,
            sha256=paper.sha256,
        )

    def evidence(self) -> tuple[EvidenceLine, ...]:
        """The evidence list, in its order."""
        with self._store.read() as session:
            pieces = evidence_of(session, self._case, confidential=self._confidential)
        return tuple(
            EvidenceLine(name=piece.name, proves=piece.proves, pages=piece.pages, sha256=piece.file.sha256)
            for piece in pieces
        )

    def filed(self) -> tuple[FiledLine, ...]:
        """Every paper of the case in the order of filing; of confidential ones no more than what they are."""
        with self._store.read() as session:
            rows = session.scalars(select(PaperRow).where(PaperRow.case == self._case).order_by(PaperRow.n)).all()
        return tuple(
            FiledLine(
                form=row.form,
                title=row.title,
                number=row.number,
                dated=row.dated.astimezone(SHANGHAI).date(),
                confidential=row.confidential,
            )
            for row in rows
        )

    def text(self, ref: Ref) -> str:
        """A stored text, checked against its hash."""
        if ref.vault is Vault.CONFIDENTIAL and not self._confidential:
            raise PaperUnprintable("此文书不得引用调解保密材料", article="TYTJ-28", remedy="请改用正卷中的材料")
        with self._store.read() as session:
            content = stored(session, ref)
        if content is None:
            raise _missing("所引文字", "请重新录入该文字")
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            raise PaperUnprintable("所引文字不是 UTF-8 编码的文本", remedy="请重新录入该文字") from None

    def _agent(self, mandate: Mandate) -> AgentBlock:
        record = self._agents.get(mandate.agent)
        if record is None:
            raise _missing(f"代理人{mandate.agent}的身份信息", "请先登记该代理人")
        return AgentBlock(
            name=record.name,
            identity=record.identity,
            firm=record.firm,
            phone=record.phone,
            authority=SPECIAL if mandate.powers else ORDINARY,
            powers=tuple(POWER_TITLES[power] for power in mandate.powers),
        )

    def _paper(self, key: str) -> PaperRow | None:
        with self._store.read() as session:
            row = session.scalars(select(PaperRow).where(PaperRow.key == key)).first()
            if row is not None:
                return row
            procedure, _, form = key.rpartition("/")
            return latest_paper(session, self._case, form, procedure or None, confidential=self._confidential)

    @cached_property
    def _parties(self) -> dict[str, PartyRecord]:
        with self._store.read() as session:
            return {record.id: record for record in parties_of(session, self._case)}

    @cached_property
    def _agents(self) -> dict[str, AgentRecord]:
        with self._store.read() as session:
            return {record.id: record for record in agents_of(session, self._case)}

    @cached_property
    def _rights(self) -> dict[str, RightRecord]:
        with self._store.read() as session:
            return {record.number: record for record in rights_of(session, self._case)}


def _cite(row: PaperRow) -> PaperCite:
    return PaperCite(title=row.title, number=row.number, dated=row.dated.astimezone(SHANGHAI).date())


def _missing(what: str, remedy: str) -> PaperUnprintable:
    return PaperUnprintable(f"卷宗中没有{what}，文书无法制作", remedy=remedy)
