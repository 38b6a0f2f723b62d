"""Acts as people hand them in: texts become references, faults become letters."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cases.acts import ACTS, Stamp
from cases.acts.confirmation import JointApplication
from cases.acts.mediation import FinalText, SessionMinutes, SessionNotice, Signature
from cases.agencies import Role
from cases.calendar import SHANGHAI
from cases.errors import Malformed
from cases.words import Vault
from desk.acts_in import LARGEST_ACT, describe, read_act
from desk.deposit import Deposit
from desk.directories import example_directory
from desk.explaining import all_acts, explain_act

AT = datetime(2026, 3, 2, 9, 30, tzinfo=SHANGHAI)
STAMP = Stamp(act_id="x", person="p1", role=Role.PARTY, party="p1", received_at=AT, handed_in_at=AT)


def read(name: str, data: dict[str, Any], deposit: Deposit | None = None) -> Any:
    return read_act(
        name,
        data,
        stamp=STAMP,
        to="dispute",
        deposit=deposit or Deposit(),
        offices=lambda id: example_directory().office(id).body,
    )


TERMS = {
    "text": "协议全文",
    "facts": {"text": "事实"},
    "obligations": [
        {
            "id": "o1",
            "obligor": "p2",
            "obligee": "p1",
            "duty": "pay",
            "wording": "付款",
            "instalments": [{"due": "2026-04-01", "amount": 1}],
        }
    ],
}


def test_texts_become_references_in_the_right_vault() -> None:
    act = read("final_text", {"terms": TERMS})
    assert isinstance(act, FinalText)
    assert act.terms.text.vault is Vault.RECORD and act.terms.obligations[0].wording.size == len("付款".encode())
    minutes = read(
        "session_minutes",
        {"held_at": "2026-03-02 09:00", "place": "一号室", "recorder": "r", "attended": ["p1"], "text": "笔录"},
    )
    assert isinstance(minutes, SessionMinutes)
    assert minutes.text.vault is Vault.CONFIDENTIAL and minutes.place.vault is Vault.RECORD


def test_files_become_references(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("协议全文", encoding="utf-8")
    signed = read("signature", {"sha256": {"file": "a.txt"}}, Deposit(folder=tmp_path))
    assert isinstance(signed, Signature)
    assert signed.sha256 == read("final_text", {"terms": TERMS}).terms.text.sha256
    assert signed.sha256 == read("signature", {"sha256": {"text": "协议全文"}}).sha256


def test_times_without_zone_are_of_shanghai_and_a_body_may_be_an_id() -> None:
    notice = read("session_notice", {"held_at": "2026-03-05", "mode": "online", "place": "线上"})
    assert isinstance(notice, SessionNotice)
    assert notice.held_at == datetime(2026, 3, 5, 9, tzinfo=SHANGHAI)
    court = read("joint_application", {"court": "cq-ip-court"})
    assert isinstance(court, JointApplication) and court.court.district == "500112"


@pytest.mark.parametrize(
    ("name", "data", "field"),
    [
        ("fly", {}, "act"),
        ("", {}, "act"),
        ("consent", {"stamp": {}}, "stamp"),
        ("consent", {"to": "x"}, "to"),
        ("consent", {"act": "seal"}, "act"),
        ("consent", {"mood": "good"}, "mood"),
        ("consent", {"statement": 7}, "statement"),
        ("consent", {"statement": ""}, "statement"),
        ("consent", {"statement": {"text": "x", "file": "y"}}, "statement"),
        ("signature", {}, "sha256"),
        ("signature", {"sha256": "abc"}, "sha256"),
        ("session_notice", {"held_at": "2026-13-05", "mode": "online", "place": "x"}, "held_at"),
        ("session_notice", {"held_at": None, "mode": "online", "place": "x"}, "held_at"),
        ("session_notice", {"held_at": "2026-03-05", "mode": "dance", "place": "x"}, "mode"),
        ("extension_consent", {"until": "2026-02-30"}, "until"),
        ("performed", {"obligation": "o1", "amount": "1.005", "on": "2026-03-01"}, "amount"),
        ("performed", {"obligation": "o 1", "amount": 1, "on": "2026-03-01"}, "obligation"),
        ("joint_application", {"court": "moon"}, "court"),
        ("mediator_choice", {"mediators": []}, "mediators"),
        ("mediator_choice", {"mediators": [{"id": id, "office": "cq-ipo"} for id in "abcd"]}, "mediators"),
        ("mediator_choice", {"mediators": ["nobody"]}, "mediators.0"),
        ("court_supplement_order", {"missing": ["x"], "days": 0}, "days"),
    ],
)
def test_what_is_wrong_is_named(name: str, data: dict[str, Any], field: str) -> None:
    with pytest.raises(Malformed) as caught:
        read(name, data)
    assert caught.value.field == field and caught.value.remedy


def test_an_act_over_the_size_limit() -> None:
    obligations = [
        {
            "id": f"o{number}",
            "obligor": "p2",
            "obligee": "p1",
            "duty": "pay",
            "wording": "付款",
            "instalments": [{"due": "2026-04-01", "amount": "12345678901234.56"}] * 120,
        }
        for number in range(1, 61)
    ]
    with pytest.raises(Malformed, match=str(LARGEST_ACT // 1024)):
        read("final_text", {"terms": TERMS | {"obligations": obligations}})


@pytest.mark.parametrize("name", list(ACTS))
def test_every_act_can_be_described_and_explained(name: str) -> None:
    described = describe(name)
    assert described["title"] and not {"stamp", "to", "act"} & set(described["schema"]["properties"])
    explained = explain_act(name)
    assert explained["who_and_when"] and explained["how"]


def test_all_acts_are_listed() -> None:
    assert len(all_acts()) == len(ACTS)
