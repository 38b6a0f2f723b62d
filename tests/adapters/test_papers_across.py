"""Papers across processes and pages: the same bytes, no font of the machine, headings again on each page."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from adapters.papers import Printer
from forms.base import EvidenceLine, Form, InstalmentLine
from forms.catalogue import ROOM, all_forms

FAR_APART = ("mediation_agreement", "session_minutes", "confirmation_ruling", "cnipa_copy_letter")
PRINT = f"""
from hashlib import sha256
from adapters.papers import Printer
from forms.catalogue import ROOM, all_forms
for id in {FAR_APART}:
    paper = all_forms()[id].model_validate_json((ROOM / id / "sample.json").read_text(encoding="utf-8"))
    print(id, sha256(Printer().render(paper)).hexdigest())
"""


@pytest.fixture(scope="module")
def printer() -> Printer:
    return Printer()


def sample(id: str) -> Form:
    return all_forms()[id].model_validate_json((ROOM / id / "sample.json").read_text(encoding="utf-8"))


def pages(content: bytes) -> list[str]:
    return [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]


def printed_elsewhere(where: Path, **environment: str) -> str:
    """What another process prints, with its own cache of fonts and its own environment."""
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(where), "PYTHONPATH": str(ROOM.parent), **environment}
    made = subprocess.run(
        [sys.executable, "-c", PRINT],
        cwd=where,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
        timeout=90,
    )
    return made.stdout


def test_two_processes_print_the_same_bytes(tmp_path: Path) -> None:
    """Neither the seed of hashes, the time zone, the language nor the fonts of a machine reach a paper."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text('<?xml version="1.0"?><fontconfig><dir>/nowhere</dir></fontconfig>', encoding="utf-8")
    here = printed_elsewhere(tmp_path, PYTHONHASHSEED="1", TZ="Asia/Shanghai")
    there = printed_elsewhere(tmp_path, PYTHONHASHSEED="2", TZ="America/New_York", FONTCONFIG_FILE=str(fonts))
    assert len(here.split()) == 2 * len(FAR_APART)
    assert here == there


def test_a_long_table_repeats_its_heading_on_every_page(printer: Printer) -> None:
    evidence = tuple(EvidenceLine(name=f"证据{n}号", proves="销售事实", pages=n) for n in range(1, 91))
    printed = pages(printer.render(sample("mediation_application").model_copy(update={"evidence": evidence})))
    bearing = [page for page in printed if re.search(r"证据\d+号", page)]
    assert len(bearing) > 2
    assert all("证据名称" in page for page in bearing)
    assert all(any(f"证据{n}号" in page for page in bearing) for n in range(1, 91))


def test_a_table_of_many_instalments_repeats_its_heading(printer: Printer) -> None:
    paper: Any = sample("mediation_agreement")
    first = paper.obligations[0]
    parts = tuple(InstalmentLine(due=first.instalments[0].due, amount=Decimal(1000 + n)) for n in range(1, 61))
    many = (first.model_copy(update={"instalments": parts}), *paper.obligations[1:])
    printed = pages(printer.render(paper.model_copy(update={"obligations": many})))
    bearing = [page for page in printed if re.search(r"第[一二三四五六七八九十]+期", page)]
    assert len(bearing) > 1
    assert all("履行期限" in page and "大写" in page for page in bearing)


@pytest.mark.parametrize("id", ["mediation_agreement", "termination_notice", "session_minutes"])
def test_twenty_parties_fit_without_empty_pages(printer: Printer, id: str) -> None:
    paper: Any = sample(id)
    side = "applicants" if hasattr(paper, "applicants") else "parties"
    one = getattr(paper, side)[0]
    all_of_them = tuple(
        one.model_copy(update={"id": f"p{n}", "name": f"重庆市渝中区第{n}示例灯具设计制造销售有限责任公司"})
        for n in range(1, 21)
    )
    changed = {side: all_of_them} | ({"attendees": all_of_them} if hasattr(paper, "attendees") else {})
    printed = pages(printer.render(paper.model_copy(update=changed)))
    assert all(party.name in "".join(printed) for party in all_of_them)
    assert all(len(page) > 150 for page in printed[:-1]), "nearly empty pages"
