"""Papers and stored texts: bytes once, by hash; what is confidential to a mediation lies in a vault of its own.

Everybody may put something into the vault; only a `Vault` takes something out. Packages for courts and other bodies are
made with an `Archive`, which cannot (law/mediation-arbitration-confirmation.md §3.4: default deny).
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from activities.ports import FiledPaper
from adapters.database.engine import Store, insert_once
from adapters.database.tables import BlobRow, CaseRow, PaperRow, VaultBlobRow
from cases.errors import WorldFault
from cases.words import Ref, Vault

LARGEST = 64 * 1024 * 1024
"""The most bytes a stored file may have; the same bound as in `cases.words.Ref`."""


class Archive:
    """The port `Archive` on the database, for everything that is on the record."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def paper(self, key: str) -> FiledPaper | None:
        """The paper filed under this key."""
        with self._store.read() as session:
            row = session.get(PaperRow, key)
            return filed(row) if row else None

    def latest(self, case: str, procedure: str, form: str) -> FiledPaper | None:
        """The latest paper of this form in a procedure of the case; confidential ones only from a `Vault`."""
        with self._store.read() as session:
            row = latest_paper(session, case, form, procedure, confidential=self._opens_vault)
            return filed(row) if row else None

    def file(self, paper: FiledPaper, content: bytes, fields: str) -> FiledPaper:
        """File a paper with what was printed; when one lies there already under the key, that one is returned."""
        _check(content, paper.sha256, paper.size)
        with self._store.write() as session:
            row = session.get(PaperRow, paper.key)
            if row is None and insert_once(session, PaperRow, **_values(session, paper, fields)):
                vault = Vault.CONFIDENTIAL if paper.confidential else Vault.RECORD
                keep(session, content, "application/pdf", vault)
                keep(session, fields.encode(), "application/json", vault)
            return filed(row or session.get_one(PaperRow, paper.key))

    def put(self, content: bytes, media: str, vault: Vault) -> Ref:
        """Store bytes; the same bytes are stored once."""
        if len(content) > LARGEST:
            raise WorldFault(f"文件过大，最多{LARGEST // 1024 // 1024}兆字节", remedy="请拆分后分别提交")
        with self._store.write() as session:
            return keep(session, content, media, vault)

    def get(self, ref: Ref) -> bytes:
        """The stored bytes, checked against their hash. Raises `WorldFault`, also for all that lies in the vault."""
        if ref.vault is Vault.CONFIDENTIAL and not self._opens_vault:
            raise WorldFault("调解保密材料不在此处提供", article="TYTJ-28", remedy="只有承办调解的人员可以查阅")
        with self._store.read() as session:
            content = stored(session, ref)
        if content is None:
            raise WorldFault("所引材料没有存入卷宗", remedy="请重新上传该材料")
        return content

    def content(self, paper: FiledPaper) -> bytes:
        """The bytes of a filed paper."""
        return self.get(content_ref(paper))

    _opens_vault = False


class VaultArchive(Archive):
    """The same for those who mediate: it also opens what is confidential."""

    _opens_vault = True


def content_ref(paper: FiledPaper) -> Ref:
    """Where the bytes of a paper lie."""
    vault = Vault.CONFIDENTIAL if paper.confidential else Vault.RECORD
    return Ref(sha256=paper.sha256, size=paper.size, media="application/pdf", vault=vault)


def latest_paper(
    session: Session, case: str, form: str, procedure: str | None = None, *, confidential: bool
) -> PaperRow | None:
    """The paper of this form filed last, in one procedure or in the case."""
    asked = select(PaperRow).where(PaperRow.case == case, PaperRow.form == form)
    if procedure is not None:
        asked = asked.where(PaperRow.procedure == procedure)
    if not confidential:
        asked = asked.where(PaperRow.confidential.is_(False))
    return session.scalars(asked.order_by(PaperRow.n.desc()).limit(1)).first()


def keep(session: Session, content: bytes, media: str, vault: Vault) -> Ref:
    """Store bytes in an open transaction."""
    ref = Ref(sha256=sha256(content).hexdigest(), size=len(content), media=media, vault=vault)
    insert_once(session, _table(vault), sha256=ref.sha256, size=ref.size, media=media, content=content)
    return ref


def stored(session: Session, ref: Ref) -> bytes | None:
    """Stored bytes in an open transaction. Raises `WorldFault` when they do not match their reference."""
    table = _table(ref.vault)
    content = session.scalar(select(table.content).where(table.sha256 == ref.sha256))
    if content is not None:
        _check(content, ref.sha256, ref.size)
    return content


def filed(row: PaperRow) -> FiledPaper:
    """A paper's row as the port knows it."""
    return FiledPaper(
        key=row.key,
        case=row.case,
        procedure=row.procedure,
        form=row.form,
        title=row.title,
        number=row.number,
        office=row.office,
        dated=row.dated,
        sha256=row.sha256,
        size=row.size,
        confidential=row.confidential,
    )


def _table(vault: Vault) -> type[BlobRow] | type[VaultBlobRow]:
    return VaultBlobRow if vault is Vault.CONFIDENTIAL else BlobRow


def _check(content: bytes, digest: str, size: int) -> None:
    if len(content) != size or sha256(content).hexdigest() != digest:
        raise WorldFault("存档内容与其校验值不符", remedy="请联系系统管理人员从备份恢复该文件")


def _values(session: Session, paper: FiledPaper, fields: str) -> dict[str, Any]:
    """The row of a paper; papers of a case are counted under the case's lock, in the order in which they are filed."""
    session.execute(select(CaseRow.id).where(CaseRow.id == paper.case).with_for_update())
    last = session.scalar(select(func.max(PaperRow.n)).where(PaperRow.case == paper.case)) or 0
    versions = _versions(fields)
    return {
        "key": paper.key,
        "case": paper.case,
        "n": last + 1,
        "procedure": paper.procedure,
        "form": paper.form,
        "title": paper.title,
        "number": paper.number,
        "office": paper.office,
        "dated": paper.dated,
        "sha256": paper.sha256,
        "size": paper.size,
        "fields_sha256": sha256(fields.encode()).hexdigest(),
        "template_version": versions.get("template", ""),
        "law_version": versions.get("law", ""),
        "confidential": paper.confidential,
    }


def _versions(fields: str) -> dict[str, str]:
    """What the printed fields say under `versions`, if they do: {"versions": {"template": …, "law": …}}."""
    try:
        data = json.loads(fields)
    except ValueError:
        raise WorldFault("所印内容不是 JSON", remedy="请联系系统管理人员") from None
    versions = data.get("versions", {}) if isinstance(data, dict) else {}
    return {name: str(version)[:64] for name, version in versions.items()} if isinstance(versions, dict) else {}
