"""The complaint at the counter: what is right is taken in, what is wrong is a letter that names the field."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cases.calendar import SHANGHAI
from cases.errors import Malformed
from cases.parties import Power
from cases.words import Vault
from desk.core_road import packaged_calendar
from desk.deposit import Deposit
from desk.directories import example_directory
from desk.forms_in import HandedIn, read_complaint, take_in
from desk.scenario import read_yaml
from procedures.deciding import begin
from tests.support.complaints import complaint

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=SHANGHAI)


def handed(data: dict[str, Any], deposit: Deposit | None = None) -> HandedIn:
    form = read_complaint(data)
    office = example_directory().office(form.office).body
    return take_in(form, case="c1", office=office, received_at=NOW, handed_in_at=NOW, deposit=deposit or Deposit())


def refused(data: dict[str, Any], deposit: Deposit | None = None) -> Malformed:
    with pytest.raises(Malformed) as caught:
        handed(data, deposit)
    assert caught.value.message
    return caught.value


def test_everybody_gets_a_number_and_names_stay_out_of_the_core() -> None:
    found = handed(complaint())
    assert [party.id for party in found.complaint.parties] == ["p1", "p2"]
    assert [agent.id for agent in found.record.agents] == ["a1"]
    assert found.complaint.parties[0].mandates[0].powers == (Power.ADMIT, Power.WAIVE, Power.ALTER, Power.SETTLE)
    assert found.complaint.party == "p1" and found.complaint.by == "a1"
    core = found.complaint.model_dump_json()
    assert "示例" not in core and "91500103MAEXAMP015" not in core
    assert {"p1", "p2"} == set(found.complaint.materials.identified)
    assert begin(found.complaint, packaged_calendar()).dispute.file.case == "c1"


def test_texts_and_evidence_are_named_by_hash_and_kept_only_when_asked() -> None:
    kept: list[tuple[bytes, str, Vault]] = []

    class Shelf:
        def put(self, content: bytes, media: str, vault: Vault) -> Any:
            kept.append((content, media, vault))

    deposit = Deposit()
    found = handed(complaint(), deposit)
    assert kept == []
    deposit.keep(Shelf())
    assert len(kept) == 5
    assert found.complaint.materials.requests is not None
    assert len(found.complaint.materials.evidence) == 3


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"applicants__0__identity": "91500103MAEXAMP014"}, "applicants.0"),
        ({"applicants__0__agents__0__identity": "500105199001010006"}, "applicants.0.agents.0"),
        ({"applicants__0__identity_kind": "resident_id"}, "applicants.0"),
        ({"applicants__0__representative": ""}, "applicants.0"),
        ({"applicants__0__name": "  "}, "applicants.0.name"),
        ({"applicants__0__name": "示\u0007例"}, "applicants.0.name"),
        ({"applicants__0__district": "5001"}, "applicants.0.district"),
        ({"applicants__0__electronic_address": ""}, "applicants.0"),
        ({"applicants__0__colour": "red"}, "applicants.0.colour"),
        ({"applicants": []}, "applicants"),
        ({"matter__rights__0__number": "ZL202330100001.4"}, "matter.rights.0"),
        ({"matter__rights__0__kind": "invention"}, "matter.rights.0"),
        ({"matter__right": "poem"}, "matter.right"),
        ({"matter__claim": -1}, "matter.claim"),
        ({"matter__claim": "1.234"}, "matter.claim"),
        ({"matter__claim": "viel"}, "matter.claim"),
        ({"matter__arose_on": "2025-02-30"}, "matter.arose_on"),
        ({"matter__arose_on": "gestern"}, "matter.arose_on"),
        ({"evidence__0__party": "p7"}, ""),
        ({"evidence__0__text": None}, "evidence.0"),
        ({"evidence__0__text": "   "}, "evidence.0.text"),
        ({"evidence__0__file": "a.pdf"}, "evidence.0"),
        ({"by": "a9"}, "by"),
        ({"channel": "pigeon"}, "channel"),
        ({"declarations": {"sorry": True}}, "declarations.sorry"),
        ({"requests": ["x"]}, "requests"),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, Any], field: str) -> None:
    assert (refused(complaint(**changes)).field or "").startswith(field)


def test_all_faults_are_named_at_once() -> None:
    error = refused(complaint(matter__claim=-1, matter__arose_on="x", channel="y"))
    assert all(field in error.message for field in ("matter.claim", "matter.arose_on", "channel"))


def test_a_matter_of_the_future_is_refused_by_the_core() -> None:
    found = handed(complaint(matter__arose_on="2027-01-01"))
    with pytest.raises(Malformed) as caught:
        begin(found.complaint, packaged_calendar())
    assert caught.value.field == "matter.arose_on"


@pytest.mark.parametrize("place", ["applicants.0.name", "evidence.0.name", "requests", "evidence.0.text"])
def test_a_sign_without_glyph_is_refused_at_the_door(place: str) -> None:
    rare = "\U0002b740"

    def missing(text: str) -> tuple[str, ...]:
        return (rare,) if rare in text else ()

    error = refused(complaint(**{place.replace(".", "__"): f"示例{rare}"}), Deposit(missing=missing))
    assert error.field == place and "U+2B740" in error.message


def test_evidence_must_be_what_its_name_claims(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"PK\x03\x04")
    data = complaint(evidence__0__text=None)
    data["evidence"][0]["file"] = "a.pdf"
    assert refused(data, Deposit(folder=tmp_path)).field == "evidence.0.file"
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 ...")
    assert handed(data, Deposit(folder=tmp_path)).record.evidence[0].file.media == "application/pdf"


@pytest.mark.parametrize("data", [None, [], "x", 7, {"office": 1}])
def test_what_is_no_form_is_refused(data: Any) -> None:
    with pytest.raises(Malformed):
        read_complaint(data)


def test_the_example_of_the_readme_is_a_complaint() -> None:
    form = read_complaint(read_yaml(Path(__file__).parents[2] / "docs" / "complaint.yaml"))
    assert form.office == "cq-ip-committee"
