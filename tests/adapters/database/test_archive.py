"""The archive: bytes once, the first paper is the paper, the vault opens only for those who mediate."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest
from sqlalchemy import func, select, text

from activities.errands import Errand
from activities.papers import Papers
from adapters.database import Database
from adapters.database.archive import LARGEST, content_ref
from adapters.database.engine import Store, connect
from adapters.database.tables import BlobRow, PaperRow, VaultBlobRow
from cases.errors import WorldFault
from cases.words import Ref, Vault
from forms.catalogue import template_version
from rulebook.registry import edition
from tests.adapters.database.examples import CASE, WHEN, begun, opened, paper
from tests.support.troubles import PlainPress


@pytest.fixture(autouse=True)
def _case(database: Database) -> None:
    opened(database)


def _count(url: str, table: type[BlobRow] | type[VaultBlobRow]) -> int:
    with Store(connect(url)).read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_bytes_come_back_and_are_stored_once(database: Database, url: str) -> None:
    archive = database.archive()
    refs = [archive.put("示例".encode(), "text/plain", Vault.RECORD) for _ in range(2)]
    assert refs[0] == refs[1]
    assert archive.get(refs[0]).decode() == "示例"
    assert _count(url, BlobRow) == 1


def test_large_bytes_come_back(database: Database) -> None:
    content = bytes(range(256)) * 4096
    assert database.archive().get(database.archive().put(content, "image/png", Vault.RECORD)) == content


def test_a_file_over_the_limit_is_refused(database: Database) -> None:
    with pytest.raises(WorldFault, match="64兆字节"):
        database.archive().put(bytes(LARGEST + 1), "image/png", Vault.RECORD)


def test_nothing_is_there_for_an_unknown_hash(database: Database) -> None:
    with pytest.raises(WorldFault, match="没有存入卷宗"):
        database.archive().get(Ref(sha256=sha256(b"none").hexdigest(), size=4))


def test_bytes_that_do_not_match_their_hash_are_not_given_out(database: Database, url: str) -> None:
    ref = database.archive().put(b"whole", "text/plain", Vault.RECORD)
    with Store(connect(url)).write() as session:
        session.execute(text("UPDATE blobs SET content = :content"), {"content": b"other"})
    with pytest.raises(WorldFault, match="校验值不符"):
        database.archive().get(ref)


def test_a_reference_with_a_wrong_size_is_not_answered(database: Database) -> None:
    ref = database.archive().put(b"whole", "text/plain", Vault.RECORD)
    with pytest.raises(WorldFault, match="校验值不符"):
        database.archive().get(ref.model_copy(update={"size": 4}))


def test_the_first_paper_under_a_key_is_the_paper(database: Database) -> None:
    first = database.archive().file(paper(content=b"%PDF-1"), b"%PDF-1", '{"a": 1}')
    again = database.archive().file(paper(content=b"%PDF-2", number="x号"), b"%PDF-2", '{"a": 2}')
    assert again == first == database.archive().paper(first.key)
    assert database.archive().content(again) == b"%PDF-1"
    assert first.dated == WHEN


def test_many_filing_at_once_file_one_paper(database: Database, url: str) -> None:
    contents = [f"%PDF-{n}".encode() for n in range(16)]
    with ThreadPoolExecutor(16) as pool:
        found = set(pool.map(lambda content: database.archive().file(paper(content=content), content, "{}"), contents))
    assert len(found) == 1
    assert database.archive().content(found.pop()) in contents
    assert _count(url, BlobRow) == 2  # the paper and what was printed


def test_papers_filed_at_once_are_all_counted(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: database.archive().file(paper(f"{CASE}:1:{n}"), b"%PDF-1", "{}"), range(24)))
    assert len(database.queries().papers(CASE)) == 24


def test_a_paper_must_be_what_it_says(database: Database) -> None:
    with pytest.raises(WorldFault, match="校验值不符"):
        database.archive().file(paper(content=b"%PDF-1"), b"%PDF-2", "{}")
    assert database.archive().paper(paper().key) is None


def test_a_paper_of_no_case_is_not_filed(database: Database) -> None:
    with pytest.raises(WorldFault):
        database.archive().file(paper("other:1:1", case="other"), b"%PDF-1", "{}")


def test_the_versions_of_template_and_law_are_kept(database: Database, url: str) -> None:
    fields = '{"versions": {"template": "t1", "law": "2026-01"}, "parties": []}'
    database.archive().file(paper(), b"%PDF-1", fields)
    with Store(connect(url)).read() as session:
        row = session.get_one(PaperRow, paper().key)
    assert (row.template_version, row.law_version) == ("t1", "2026-01")
    assert database.archive().get(Ref(sha256=row.fields_sha256, size=len(fields))) == fields.encode()


def test_an_issued_paper_says_by_which_template_and_law_it_was_made(database: Database, url: str) -> None:
    for words in ("requests", "facts"):
        database.archive().put(words.encode(), "text/plain", Vault.RECORD)
    hand = Papers(database.numbers(), database.vault(), database.docket(), PlainPress())
    for effect in begun().dispute.outbox:
        issued = hand.issue(Errand(case=CASE, effect=effect, at=WHEN))
        with Store(connect(url)).read() as session:
            row = session.get_one(PaperRow, issued.key)
        assert (row.template_version, row.law_version) == (template_version(issued.form), edition())
    assert [filed.form for filed in database.queries().papers(CASE)] == ["intake_register", "mediation_application"]


@pytest.mark.parametrize("fields", ["[]", "{}", '{"versions": "x"}'])
def test_a_paper_without_versions_is_filed_too(database: Database, fields: str) -> None:
    assert database.archive().file(paper(), b"%PDF-1", fields).key == paper().key


def test_fields_that_are_no_json_are_refused(database: Database) -> None:
    with pytest.raises(WorldFault, match="JSON"):
        database.archive().file(paper(), b"%PDF-1", "{")


def test_the_latest_paper_is_the_one_filed_last(database: Database) -> None:
    archive = database.archive()
    for n, procedure in enumerate(["intake-1", "intake-2", "intake-1"]):
        archive.file(paper(f"{CASE}:{n}:1", procedure=procedure), b"%PDF-1", "{}")
    found = archive.latest(CASE, "intake-1", "acceptance_notice")
    assert found is not None
    assert found.key == f"{CASE}:2:1"
    assert archive.latest(CASE, "intake-1", "other") is None


def test_what_is_said_in_mediation_comes_out_of_the_vault_only(database: Database, url: str) -> None:
    ref = database.archive().put("底价五万元".encode(), "text/plain", Vault.CONFIDENTIAL)
    with pytest.raises(WorldFault, match="保密"):
        database.archive().get(ref)
    with pytest.raises(WorldFault, match="没有存入卷宗"):
        database.archive().get(ref.model_copy(update={"vault": Vault.RECORD}))
    assert database.vault().get(ref).decode() == "底价五万元"
    assert (_count(url, BlobRow), _count(url, VaultBlobRow)) == (0, 1)


def test_the_same_bytes_in_both_stores_are_two(database: Database, url: str) -> None:
    refs = [database.archive().put(b"same", "text/plain", vault) for vault in Vault]
    assert [database.vault().get(ref) for ref in refs] == [b"same"] * 2
    assert (_count(url, BlobRow), _count(url, VaultBlobRow)) == (1, 1)


def test_a_confidential_paper_and_its_fields_lie_in_the_vault(database: Database, url: str) -> None:
    minutes = database.archive().file(paper(form="session_minutes", confidential=True), b"%PDF-1", '{"said": "底价"}')
    with pytest.raises(WorldFault, match="保密"):
        database.archive().content(minutes)
    assert database.archive().latest(CASE, "intake-1", "session_minutes") is None
    assert database.vault().latest(CASE, "intake-1", "session_minutes") == minutes
    assert database.vault().content(minutes) == b"%PDF-1"
    assert content_ref(minutes).vault is Vault.CONFIDENTIAL
    assert (_count(url, BlobRow), _count(url, VaultBlobRow)) == (0, 2)
    assert database.queries().papers(CASE) == ()
    assert database.queries().papers(CASE, confidential=True) == (minutes,)
