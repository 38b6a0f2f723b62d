"""Writes the generated pages: the procedures, the rulebook, and the index of the rehearsed cases."""

from __future__ import annotations

from pathlib import Path

from tools.print_procedure import procedure_markdown
from tools.print_rulebook import rulebook_markdown
from tools.print_scenarios import scenarios_markdown

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {"procedure.md": procedure_markdown, "rulebook.md": rulebook_markdown, "scenario-index.md": scenarios_markdown}


def main() -> None:
    """Write every page anew."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
