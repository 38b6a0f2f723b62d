"""Who acts: the directory decides for whom somebody may speak."""

from __future__ import annotations

import pytest

from cases.agencies import Role
from cases.errors import Malformed, NotEntitled
from desk.actors import read_actor
from desk.directories import example_directory

DIRECTORY = example_directory()


def test_people_of_offices_and_parties() -> None:
    officer = read_actor("officer:ipo-officer-1", DIRECTORY)
    assert (officer.role, officer.office) == (Role.OFFICER, "cq-ipo")
    assert read_actor("mediator:committee-mediator-1@cq-ip-committee", DIRECTORY).office == "cq-ip-committee"
    assert read_actor("party:p2", DIRECTORY).party == "p2"
    agent = read_actor("party:a1/p1", DIRECTORY)
    assert (agent.person, agent.party) == ("a1", "p1")
    assert read_actor("third_person:p3", DIRECTORY).office is None


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("", Malformed),
        ("officer", Malformed),
        ("king:p1", Malformed),
        ("engine:x", Malformed),
        ("party:a1", Malformed),
        ("party:p1@cq-ipo", Malformed),
        ("officer:nobody", NotEntitled),
        ("officer:ipo-officer-1@cq-ip-committee", NotEntitled),
        ("judge:ipo-officer-1", NotEntitled),
        ("officer:ipo-officer-1@moon", NotEntitled),
        ("officer:示例", Malformed),
    ],
)
def test_who_may_not(written: str, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        read_actor(written, DIRECTORY)
    assert getattr(caught.value, "field", None) == "by"
