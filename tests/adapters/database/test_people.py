"""People and directory: names come back as they were written; what is not known is said."""

from __future__ import annotations

import pytest

from adapters.database import Database
from cases.agencies import OfficeKind, Role
from cases.errors import Conflicting, Malformed, WorldFault
from cases.materials import HandedInBy
from cases.records import DirectoryRecord, EvidenceRecord, OfficeRecord, PersonRecord, RightRecord
from cases.rights import RightKind
from cases.words import Ref, Vault
from desk.directories import EXAMPLES, read_directory
from rulebook.tables.courts import ENFORCEMENT_COURTS
from rulebook.tables.patent_offices import PATENT_OFFICES
from tests import makers
from tests.adapters.database.examples import CASE, agents, company, evidence, opening, person


def test_what_the_desk_wrote_comes_back(database: Database) -> None:
    database.people().open_case(opening())
    people = database.people()
    assert people.parties(CASE) == (company(), person())
    assert people.agents(CASE) == agents()
    assert people.rights(CASE) == opening().rights
    assert people.evidence(CASE) == (evidence(),)
    assert people.complaint(CASE) == makers.complaint()
    assert people.complaint("none") is None


def test_opening_the_same_case_again_is_nothing(database: Database) -> None:
    for _ in range(2):
        database.people().open_case(opening())
    assert len(database.queries().cases()) == 1


def test_an_id_used_for_another_complaint_is_turned_away(database: Database) -> None:
    database.people().open_case(opening())
    other = opening(complaint=makers.complaint(channel=HandedInBy.ONLINE))
    with pytest.raises(Conflicting):
        database.people().open_case(other)


def test_a_fault_in_the_middle_leaves_no_case(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*args: object) -> None:
        raise WorldFault("断电")

    monkeypatch.setattr("adapters.database.people._add_evidence", fails)
    with pytest.raises(WorldFault):
        database.people().open_case(opening())
    assert database.queries().cases() == ()
    assert database.people().parties(CASE) == ()


def test_a_successor_keeps_the_name_of_the_former_party(database: Database) -> None:
    database.people().open_case(opening())
    database.people().put_party(CASE, person(name="李示例", formerly="㛃䶮"))
    assert database.people().parties(CASE)[1].formerly == "㛃䶮"
    assert database.docket().sources(CASE).party("p2").formerly == "㛃䶮"


def test_parties_keep_the_order_of_their_ids(database: Database) -> None:
    database.people().open_case(opening())
    for n in (10, 3):
        database.people().put_party(CASE, person(id=f"p{n}"))
    assert [party.id for party in database.people().parties(CASE)] == ["p1", "p2", "p3", "p10"]


def test_an_entry_can_be_changed(database: Database) -> None:
    people = database.people()
    people.open_case(opening())
    moved = company(address="重庆市南岸区新路9号", mandates=company().mandates[:1])
    people.put_party(CASE, moved)
    people.put_agent(CASE, agents()[0].model_copy(update={"phone": "13900000000"}))
    people.put_right(CASE, opening().rights[0].model_copy(update={"title": "新名称"}))
    people.put_right(CASE, RightRecord(number="87654321", kind=RightKind.TRADEMARK))
    assert people.parties(CASE)[0] == moved
    assert people.agents(CASE)[0].phone == "13900000000"
    assert [(right.number, right.title) for right in people.rights(CASE)] == [("12345678", "新名称"), ("87654321", "")]


def test_evidence_is_listed_once_and_in_order(database: Database) -> None:
    people = database.people()
    people.open_case(opening())
    for piece in (evidence("销售页面", "page"), evidence("销售页面", "page"), evidence("公证书", "deed")):
        people.add_evidence(CASE, piece)
    assert [piece.name for piece in people.evidence(CASE)] == ["商标注册证", "销售页面", "公证书"]


def test_evidence_of_the_mediation_is_listed_only_when_asked_for(database: Database) -> None:
    database.people().open_case(opening())
    secret = EvidenceRecord(party="p2", name="内部账目", file=makers.ref("books", Vault.CONFIDENTIAL))
    database.people().add_evidence(CASE, secret)
    assert secret not in database.people().evidence(CASE)
    assert secret in database.people().evidence(CASE, confidential=True)


def test_empty_evidence_is_refused(database: Database) -> None:
    database.people().open_case(opening())
    with pytest.raises(Malformed, match="空"):
        database.people().add_evidence(CASE, evidence().model_copy(update={"file": Ref(sha256="0" * 64, size=0)}))


def test_nothing_is_entered_for_a_case_that_is_not_there(database: Database) -> None:
    people = database.people()
    with pytest.raises(WorldFault, match="没有此案"):
        people.put_party("none", person())
    with pytest.raises(WorldFault, match="没有此案"):
        people.add_evidence("none", evidence())


def test_the_example_directory_is_loaded_and_loading_again_changes_nothing(database: Database) -> None:
    first = database.directory().offices()
    database.directory().load(read_directory(EXAMPLES))
    assert database.directory().offices() == first
    committee = database.directory().office("cq-ip-committee")
    assert committee.name == "重庆市知识产权纠纷人民调解委员会"
    assert committee.seal_text == committee.name
    assert committee.body == makers.COMMITTEE.model_copy(update={"district": "500103"})


def test_the_directory_knows_the_courts_and_offices_of_the_rulebook(database: Database) -> None:
    known = {office.id: office for office in database.directory().offices()}
    for court in ENFORCEMENT_COURTS:
        assert (known[court.id].court_code, known[court.id].kind) == (court.code, court.kind)
    assert known["cq-ipo"].name == PATENT_OFFICES[0].name


def test_people_are_found_by_office_and_role(database: Database) -> None:
    directory = database.directory()
    mediators = directory.people("cq-ip-committee", Role.MEDIATOR)
    assert [mediator.id for mediator in mediators] == [f"committee-mediator-{n}" for n in (1, 2, 3)]
    assert all("示例" in anybody.name for anybody in directory.people())
    directory.put_person(directory.person("committee-mediator-2").model_copy(update={"active": False}))
    assert len(directory.people("cq-ip-committee", Role.MEDIATOR)) == 2


def test_who_is_not_in_the_directory_is_named(database: Database) -> None:
    with pytest.raises(WorldFault, match="nobody"):
        database.directory().person("nobody")
    with pytest.raises(WorldFault, match="nowhere"):
        database.directory().put_person(PersonRecord(id="x", office="nowhere", name="某", roles=(Role.JUDGE,)))


def test_a_directory_is_entered_whole_or_not_at_all(database: Database) -> None:
    office = OfficeRecord(id="new", kind=OfficeKind.BASIC_COURT, name="新法院", numbering="（{year}）渝{series}{n}号")
    nobody = PersonRecord(id="x", office="nowhere", name="某", roles=(Role.JUDGE,))
    with pytest.raises(WorldFault):
        database.directory().load(DirectoryRecord(offices=(office,), people=(nobody,)))
    assert "new" not in [known.id for known in database.directory().offices()]
