"""The adapters fill the ports: the type checker holds the signatures, this test the names."""

from __future__ import annotations

from activities import ports
from adapters.database import Database
from forms.base import Sources


def filled(
    database: Database,
) -> tuple[ports.Numbers, ports.Archive, ports.Archive, ports.Docket, ports.Post, ports.Inbox, Sources]:
    """Every port with its adapter, as the type checker sees them."""
    return (
        database.numbers(),
        database.archive(),
        database.vault(),
        database.docket(),
        database.post(),
        database.inbox(),
        database.docket().sources("case"),
    )


def test_every_port_is_filled(sqlite_url: str) -> None:
    adapters = filled(Database(sqlite_url))
    expected = (ports.Numbers, ports.Archive, ports.Archive, ports.Docket, ports.Post, ports.Inbox, Sources)
    for adapter, port in zip(adapters, expected, strict=True):
        assert {name for name in vars(port) if not name.startswith("_")} <= set(dir(adapter))
