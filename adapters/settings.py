"""What an installation is told by its environment: where the docket lies, where Temporal is, which build this is."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from cases.errors import WorldFault
from cases.words import Word

PREFIX = "DINGFEN_"


class Settings(Word):
    """`database` is a file or a postgresql:// address; `build_id` makes the workers versioned.

    `font_body` and `font_heads` are font files of the office's own, for the text of papers and their headings.
    """

    database: str = "out/run/docket.db"
    temporal: str = "127.0.0.1:7233"
    namespace: str = "default"
    build_id: str | None = None
    font_body: Path | None = None
    font_heads: Path | None = None

    @property
    def has_docket(self) -> bool:
        """Whether there is a docket; a server's is taken to be there."""
        return "://" in self.database or Path(self.database).exists()


def settings() -> Settings:
    """The settings of this process; raises `WorldFault` when one is not understood."""
    given = {name.removeprefix(PREFIX).lower(): value for name, value in os.environ.items() if name.startswith(PREFIX)}
    known = {name: value for name, value in given.items() if name in Settings.model_fields}
    try:
        return Settings.model_validate(known)
    except ValidationError as faults:
        name = str(faults.errors()[0]["loc"][0])
        raise WorldFault(f"环境变量{PREFIX}{name.upper()}的值无法识别", field=name) from None
