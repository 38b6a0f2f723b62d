"""Files that are not what they claim, too large, empty or missing never get in."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases.errors import Malformed
from cases.words import Vault
from desk.deposit import LARGEST_FILE, LARGEST_TEXT, Deposit


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.4 x"),
        ("a.png", b"\x89PNG\r\n\x1a\nx"),
        ("a.jpg", b"\xff\xd8\xff\xe0x"),
        ("a.JPEG", b"\xff\xd8\xff\xe0x"),
        ("a.txt", "中文\n".encode()),
        ("b.txt", "\ufeff中文".encode()),
    ],
)
def test_good_files(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    ref = Deposit(folder=tmp_path).file(name, Vault.RECORD, "f")
    assert ref.size == len(content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"MZ\x90"),
        ("a.png", b"%PDF-1.4"),
        ("a.jpg", b"\x89PNG\r\n\x1a\n"),
        ("a.txt", b"\x00\x01\x02"),
        ("a.txt", b"\xff\xfe\x00"),
        ("a.exe", b"MZ"),
        ("a", b"x"),
        ("a.pdf", b""),
    ],
)
def test_files_that_are_not_what_they_claim(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Malformed) as caught:
        Deposit(folder=tmp_path).file(name, Vault.RECORD, "f")
    assert caught.value.field == "f" and caught.value.remedy


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "a.pdf").open("wb") as file:
        file.write(b"%PDF-")
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(Malformed, match="过大"):
        Deposit(folder=tmp_path).file("a.pdf", Vault.RECORD, "f")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "d.pdf").mkdir()
    for name in ("no.pdf", "d.pdf"):
        with pytest.raises(Malformed, match="找不到"):
            Deposit(folder=tmp_path).file(name, Vault.RECORD, "f")
    with pytest.raises(Malformed):
        Deposit().file("a.pdf", Vault.RECORD, "f")


@pytest.mark.parametrize("text", ["", " \n\t", "字" * LARGEST_TEXT, "a\ud800"])
def test_texts_that_cannot_be_kept(text: str) -> None:
    with pytest.raises(Malformed):
        Deposit().text(text, Vault.RECORD, "t")
