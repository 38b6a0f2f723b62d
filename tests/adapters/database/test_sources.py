"""Where papers find names and texts: everything of the case, nothing of another, and the vault only for its own."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from adapters.database import Database
from cases.errors import PaperUnprintable, WorldFault
from cases.facts import Channel, Served
from cases.parties import Mandate
from cases.words import Ref, Vault
from procedures.dispute import Entry
from tests import makers
from tests.adapters.database.examples import CASE, COMPANY_CODE, RESIDENT_ID, company, evidence, opened, paper

EVENING = datetime(2026, 3, 2, 17, tzinfo=UTC)
"""Already the third of March in Chongqing."""


def served(database: Database, channel: Channel) -> None:
    """A paper has reached the applicant."""
    database.archive().file(paper(), b"%PDF-1", "{}")
    fact = Served(key="k", at=EVENING, paper=paper().key, form="acceptance_notice", on="p1", channel=channel)
    seq = max(line.entry.seq for line in database.queries().journal(CASE)) + 1
    state = database.docket().state(CASE)
    assert state is not None
    entry = Entry(seq=seq, at=EVENING, procedure="intake-1", what="noted", fact=fact)
    database.docket().write(CASE, (entry,), state)


@pytest.fixture(autouse=True)
def _case(database: Database) -> None:
    opened(database)


def test_a_party_is_printed_with_its_agents(database: Database) -> None:
    block = database.docket().sources(CASE).party("p1")
    assert (block.name, block.identity, block.representative) == ("重庆示例科技有限公司", COMPANY_CODE, "甲某")
    assert (block.side, block.kind, block.electronic) == ("applicant", "organisation", True)
    first, second = block.agents
    assert (first.name, first.firm, first.authority) == ("乙律师", "重庆示例律师事务所", "特别授权")
    assert first.powers == ("承认请求", "放弃请求", "变更请求", "进行和解、调解", "提起反请求", "代收款项")
    assert (second.authority, second.powers) == ("一般授权", ())


def test_a_person_is_printed_with_sex_and_day_of_birth(database: Database) -> None:
    block = database.docket().sources(CASE).party("p2")
    assert (block.name, block.sex, block.born, block.identity) == ("㛃䶮", "男", date(1990, 3, 7), RESIDENT_ID)


def test_bodies_people_and_rights_are_found(database: Database) -> None:
    sources = database.docket().sources(CASE)
    assert sources.office("cq-liangjiang-court").court_code == "渝0192"
    assert (sources.person("committee-mediator-1").name, sources.person("committee-mediator-1").title) == (
        "李示例",
        "人民调解员",
    )
    right = sources.right("12345678")
    assert (right.kind, right.title, right.holder) == ("trademark", "示例", "重庆示例科技有限公司")


def test_a_paper_is_cited_by_key_by_procedure_and_by_form(database: Database) -> None:
    archive = database.archive()
    archive.file(paper(f"{CASE}:1:1", number="一号", dated=EVENING), b"%PDF-1", "{}")
    archive.file(paper(f"{CASE}:2:1", number="二号", procedure="intake-2"), b"%PDF-1", "{}")
    sources = database.docket().sources(CASE)
    assert sources.paper(f"{CASE}:1:1").dated == date(2026, 3, 3)
    assert sources.paper("intake-1/acceptance_notice").number == "一号"
    assert sources.paper("acceptance_notice").number == "二号"
    assert sources.paper("acceptance_notice").title == "受理通知书"


def test_a_paper_of_another_case_is_not_cited(database: Database) -> None:
    opened(database, "another")
    database.archive().file(paper("another:1:1", case="another"), b"%PDF-1", "{}")
    for key in ("another:1:1", "acceptance_notice"):
        with pytest.raises(WorldFault):
            database.docket().sources(CASE).paper(key)


def test_a_service_is_told_with_the_address_of_that_time(database: Database) -> None:
    served(database, Channel.ELECTRONIC)
    database.people().put_party(CASE, company(electronic_address="new@example.cn"))
    for found in (database.docket().sources(CASE).service("k"), database.docket().sources(CASE).delivery("k")):
        assert (found.recipient.name, found.paper.title, found.at) == ("重庆示例科技有限公司", "受理通知书", EVENING)
        assert (found.address, found.sha256) == ("p1@example.cn", paper().sha256)
        assert (found.office.id, found.channel) == ("cq-ip-committee", Channel.ELECTRONIC)


def test_a_service_by_hand_went_to_the_postal_address_and_is_no_delivery(database: Database) -> None:
    served(database, Channel.MAIL)
    assert database.docket().sources(CASE).service("k").address == "重庆市渝北区示例路1号"
    with pytest.raises(PaperUnprintable, match="编号为k的电子送达"):
        database.docket().sources(CASE).delivery("k")


def test_a_service_that_is_not_written_is_waited_for_and_a_delivery_is_not(database: Database) -> None:
    with pytest.raises(WorldFault, match="k"):
        database.docket().sources(CASE).service("k")
    with pytest.raises(PaperUnprintable, match="k"):
        database.docket().sources(CASE).delivery("k")


def test_a_service_of_another_case_is_not_told(database: Database) -> None:
    served(database, Channel.ELECTRONIC)
    with pytest.raises(WorldFault):
        database.docket().sources("another").service("k")


def test_the_evidence_list_is_in_order(database: Database) -> None:
    database.people().add_evidence(CASE, evidence("公证书", "deed"))
    lines = database.docket().sources(CASE).evidence()
    assert [(line.name, line.pages) for line in lines] == [("商标注册证", 2), ("公证书", 2)]
    assert lines[1].sha256 == makers.ref("deed").sha256


def test_every_paper_of_the_case_is_listed_and_a_confidential_one_only_named(database: Database) -> None:
    confidential = paper(key="minutes", form="session_minutes", title="调解笔录", confidential=True)
    database.archive().file(paper(), b"%PDF-1", "{}")
    database.archive().file(confidential, b"%PDF-1", "{}")
    listed = [(line.form, line.confidential) for line in database.docket().sources(CASE).filed()]
    assert listed == [("acceptance_notice", False), ("session_minutes", True)]


def test_a_text_is_read_by_its_reference(database: Database) -> None:
    ref = database.archive().put("请求调解".encode(), "text/plain", Vault.RECORD)
    assert database.docket().sources(CASE).text(ref) == "请求调解"


def test_a_text_that_is_no_text_is_not_printed(database: Database) -> None:
    ref = database.archive().put(b"\xff\xfe", "text/plain", Vault.RECORD)
    with pytest.raises(PaperUnprintable, match="UTF-8"):
        database.docket().sources(CASE).text(ref)


@pytest.mark.parametrize(
    ("kind", "id", "says"),
    [
        ("party", "p9", "当事人p9"),
        ("office", "nowhere", "机构nowhere"),
        ("person", "nobody", "人员nobody"),
        ("right", "1", "权利1"),
    ],
)
def test_what_is_missing_is_named_and_no_paper_is_made(database: Database, kind: str, id: str, says: str) -> None:
    with pytest.raises(PaperUnprintable, match=says) as caught:
        getattr(database.docket().sources(CASE), kind)(id)
    assert caught.value.remedy


@pytest.mark.parametrize("key", ["mediation-1/mediation_agreement", "mediation_agreement", f"{CASE}:9:9"])
def test_a_cited_paper_that_is_not_filed_is_waited_for(database: Database, key: str) -> None:
    with pytest.raises(WorldFault, match=key) as caught:
        database.docket().sources(CASE).paper(key)
    assert caught.value.remedy


def test_a_text_that_is_missing_is_said(database: Database) -> None:
    with pytest.raises(PaperUnprintable, match="所引文字"):
        database.docket().sources(CASE).text(Ref(sha256="0" * 64, size=1))


def test_an_agent_that_is_missing_is_named(database: Database) -> None:
    database.people().put_party(CASE, company(mandates=(Mandate(agent="a9"),)))
    with pytest.raises(PaperUnprintable, match="代理人a9"):
        database.docket().sources(CASE).party("p1")


def test_a_case_that_nobody_opened_has_no_names(database: Database) -> None:
    with pytest.raises(PaperUnprintable, match="当事人p1"):
        database.docket().sources("none").party("p1")


def test_what_is_said_in_mediation_is_printed_on_confidential_papers_only(database: Database) -> None:
    ref = database.archive().put("底价五万元".encode(), "text/plain", Vault.CONFIDENTIAL)
    database.archive().file(paper(form="session_minutes", confidential=True), b"%PDF-1", "{}")
    ordinary, confidential = (database.docket().sources(CASE, confidential=value) for value in (False, True))
    assert confidential.text(ref) == "底价五万元"
    assert confidential.paper("session_minutes").title
    with pytest.raises(PaperUnprintable, match="保密"):
        ordinary.text(ref)
    for key in ("session_minutes", "intake-1/session_minutes", paper().key):
        with pytest.raises(WorldFault):
            ordinary.paper(key)
