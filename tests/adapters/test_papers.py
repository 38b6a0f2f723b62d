"""The printing press: fonts, PDF/A, page breaks, the same bytes for the same paper, and signs that no font has."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from adapters import papers
from adapters.papers import Faces, Printer, faces_of, missing_glyphs, slow_fonts
from adapters.settings import Settings
from cases.errors import PaperUnprintable, WorldFault
from forms import printing
from forms.base import Form
from forms.catalogue import ROOM, all_forms

pytestmark = pytest.mark.untraced

PAPERS = pytest.mark.parametrize(
    "kind", [pytest.param(kind, id=id, marks=pytest.mark.xdist_group(id)) for id, kind in all_forms().items()]
)
LINE = "申请人陈述请求和理由，被申请人陈述意见，调解员归纳争议焦点并提出建议，双方分别表示需要考虑后答复。"


@pytest.fixture(scope="module")
def printer() -> Printer:
    return Printer()


def sample(id: str) -> Form:
    return all_forms()[id].model_validate_json((ROOM / id / "sample.json").read_text(encoding="utf-8"))


@cache
def printed(id: str) -> bytes:
    """The sample on paper, printed once for all tests that look at it; raises whatever WeasyPrint warns of."""
    return Printer().render(sample(id))


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def text(content: bytes) -> str:
    return "".join(re.sub(r"\s", "", page.extract_text()) for page in read(content).pages)


def fonts(content: bytes) -> Iterator[Any]:
    for page in read(content).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            yield font.get_object()


@PAPERS
def test_a_paper_prints_from_its_sample(kind: type[Form]) -> None:
    paper = sample(kind.id)
    content = printed(kind.id)
    assert content.startswith(b"%PDF-1.7")
    found = read(content)
    assert found.metadata is not None
    assert found.metadata.title == f"{paper.heading} {paper.number}".strip()
    assert found.metadata.author == paper.office.name
    assert re.sub(r"\s", "", paper.heading) in text(content)


@PAPERS
def test_only_our_fonts_are_used_and_they_are_embedded(kind: type[Form]) -> None:
    for font in fonts(printed(kind.id)):
        assert re.fullmatch(r"/[A-Z]{6}\+Paper-(Serif|Sans).*", font["/BaseFont"])
        assert "/ToUnicode" in font
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@PAPERS
def test_papers_are_archived_as_pdf_a(kind: type[Form]) -> None:
    xmp = read(printed(kind.id)).trailer["/Root"]["/Metadata"].get_data().decode()  # type: ignore[index]
    assert re.search(r'part(="|>)2', xmp)
    assert re.search(r'conformance(="|>)U', xmp)


@PAPERS
def test_every_page_is_numbered(kind: type[Form]) -> None:
    pages = read(printed(kind.id)).pages
    for number, page in enumerate(pages, 1):
        words = re.sub(r"\s", "", page.extract_text())
        assert f"第{number}页共{len(pages)}页" in words or f"—{number}—" in words


@PAPERS
def test_the_same_paper_is_the_same_bytes(kind: type[Form]) -> None:
    assert Printer().render(sample(kind.id)) == printed(kind.id)


def test_another_number_is_another_paper(printer: Printer) -> None:
    paper = sample("rights_notice")
    assert printer.render(paper) != printer.render(paper.model_copy(update={"number": "渝示知权字〔2026〕2号"}))


def test_a_paper_has_no_clock(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    first = printer.render(sample("mediation_agreement"))
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert printer.render(sample("mediation_agreement")) == first


@pytest.mark.parametrize("sign", ["㛃", "䶮", "𬭛", "〇", "喆", "頔", "□", "■", "〔"])
def test_rare_signs_of_names_have_glyphs(sign: str) -> None:
    assert missing_glyphs(sign) == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [("张😀示例😀", ("😀",)), ("甲\x07乙", ("\x07",)), ("\ue863示例", ("\ue863",)), ("第一行\n第二行\t", ())],
)
def test_missing_glyphs_are_named_once(text: str, missing: tuple[str, ...]) -> None:
    assert missing_glyphs(text) == missing


def test_a_sign_without_a_glyph_stops_the_paper_before_the_press(
    printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = sample("rights_notice")
    office = paper.office.model_copy(update={"name": "示例😀委员会"})
    monkeypatch.setattr(papers, "HTML", None)
    for make in (printer.check, printer.render):
        with pytest.raises(PaperUnprintable) as no:
            make(paper.model_copy(update={"office": office}))
        assert "“😀”（U+1F600）" in no.value.message
        assert no.value.remedy


def test_a_sign_that_cannot_be_seen_is_named_by_its_code(printer: Printer) -> None:
    paper = sample("rights_notice")
    office = paper.office.model_copy(update={"name": "示例\ue863委员会"})
    with pytest.raises(PaperUnprintable, match="U\\+E863"):
        printer.check(paper.model_copy(update={"office": office}))


def test_a_complaint_of_the_press_is_a_fault(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    page = '<html lang="zh-CN"><title>文书</title><style>p { no-such: thing }</style><p>文书</p>'
    monkeypatch.setattr(printing, "html", lambda form: page)
    with pytest.raises(WorldFault, match="no-such"):
        printer.render(sample("rights_notice"))


def test_papers_print_at_full_speed_here() -> None:
    assert slow_fonts() is None


def test_without_the_subset_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
    told = slow_fonts()
    assert told is not None
    assert "libharfbuzz-subset0" in told


def test_an_office_may_name_its_own_faces() -> None:
    own = Faces(body=Faces().heads, heads=Faces().body)
    paper = sample("rights_notice")
    assert Printer(own).render(paper) != Printer().render(paper)


def test_the_settings_name_the_faces_of_an_office(tmp_path: Path) -> None:
    given = Settings(font_body=Faces().heads)
    assert faces_of(given) == Faces(body=Faces().heads)
    assert faces_of(Settings()) == Faces()
    (tmp_path / "no.ttf").write_bytes(b"no font")
    for path in (tmp_path / "no.ttf", tmp_path / "none.ttf"):
        with pytest.raises(WorldFault, match="字体"):
            faces_of(Settings(font_heads=path))


def test_forty_pages_of_minutes_break_between_lines(printer: Printer) -> None:
    paper = sample("session_minutes").model_copy(update={"text": "\n".join(f"第{n}句：{LINE}" for n in range(1, 560))})
    content = printer.render(paper)
    assert len(read(content).pages) >= 40
    printed = text(content)
    assert all(f"第{n}句：" in printed for n in range(1, 560))


@pytest.mark.parametrize("id", ["mediation_agreement", "patent_mediation_agreement", "confirmation_ruling"])
def test_sixty_promises_of_eight_parties_are_all_printed(printer: Printer, id: str) -> None:
    paper: Any = sample(id)
    first = paper.obligations[0]
    many = tuple(first.model_copy(update={"id": f"o{n}", "wording": f"承诺{n}号。{LINE}"}) for n in range(1, 61))
    changed: dict[str, Any] = {"obligations": many}
    for side in ("applicants", "respondents"):
        if hasattr(paper, side):
            one = getattr(paper, side)[0]
            changed[side] = tuple(one.model_copy(update={"id": f"p{n}", "name": f"{one.name}{n}"}) for n in range(4))
    content = printer.render(paper.model_copy(update=changed))
    printed = text(content)
    assert all(f"承诺{n}号。" in printed for n in range(1, 61))
    assert all(one.name in printed for side in ("applicants", "respondents") for one in changed.get(side, ()))


@pytest.mark.parametrize(
    ("id", "field", "begins"),
    [
        ("mediation_agreement", "text", "甲方（盖章）"),
        ("confirmation_ruling", "facts", "审判员"),
        ("session_minutes", "text", "申请人（盖章）"),
        ("undisputed_facts", "facts", "申请人（盖章）"),
    ],
)
def test_no_page_bears_only_signatures(printer: Printer, id: str, field: str, begins: str) -> None:
    for lines in range(1, 25, 2):
        paper = sample(id).model_copy(update={field: "\n".join([LINE] * lines)})
        last = re.sub(r"\s", "", read(printer.render(paper)).pages[-1].extract_text())
        assert len(last.rpartition(begins)[0]) > 8
