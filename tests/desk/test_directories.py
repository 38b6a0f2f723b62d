"""A directory file as an administrator writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases.errors import DingfenError, Malformed, WorldFault
from desk.directories import EXAMPLES, FileDirectory, read_directory

OFFICE = '{id: a, kind: basic_court, name: 新法院, numbering: "（{year}）渝{series}{n}号"}'


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ("offices: [{id: a}]", Malformed, "name"),
        ("offices: [", Malformed, "YAML"),
        ("", Malformed, ""),
        ("- x", Malformed, ""),
        (f"offices: [{OFFICE}, {OFFICE}]", Malformed, "重复"),
    ],
)
def test_a_directory_file_that_is_wrong_says_where(
    tmp_path: Path, text: str, error: type[DingfenError], says: str
) -> None:
    file = tmp_path / "d.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(error) as caught:
        read_directory(file)
    assert says in f"{caught.value.field}{caught.value.message}"


def test_a_directory_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(WorldFault):
        read_directory(tmp_path / "none.yaml")


def test_the_examples_are_a_directory() -> None:
    directory = FileDirectory(read_directory(EXAMPLES))
    assert {person.office for person in directory.people()} <= {office.id for office in directory.offices()}
    assert all("示例" in person.name for person in directory.people())
