"""The printing press: a filled paper becomes a PDF/A whose bytes depend on nothing but the paper and the fonts."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from threading import Lock

import pylopdf_fonts_zh_cn as faces
from fontTools.ttLib import TTFont, TTLibError
from weasyprint import CSS, HTML
from weasyprint.text import ffi as libraries
from weasyprint.text.fonts import FontConfiguration

from adapters.settings import Settings
from cases.errors import PaperUnprintable, WorldFault
from forms import printing
from forms.base import Form

VARIANT = "pdf/a-2u"
BODY, HEADS = "Paper Serif", "Paper Sans"
MOST_NAMED = 5
LAYOUT_SIGNS = "\t\n\r"
SLOW = (
    "没有找到 libharfbuzz-subset，打印一份文书约需 3 秒而不是 0.1 秒；"
    "Debian、Ubuntu 上请安装 libharfbuzz-subset0（apt-get install -y libharfbuzz-subset0）"
)

_ONE_AT_A_TIME = Lock()


def slow_fonts() -> str | None:
    """Why papers print slowly on this machine, and what to install; None where nothing is missing."""
    return SLOW if libraries.harfbuzz_subset is None else None


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The signs of a text that neither of the fonts of the papers has, each once, in the order of the text."""
    return Faces().missing(text)


@dataclass(frozen=True)
class Faces:
    """The two fonts of a paper; an office that owns the official faces (仿宋, 黑体) names its own files."""

    body: Path = field(default_factory=faces.serif_path)
    heads: Path = field(default_factory=faces.sans_path)

    def missing(self, text: str) -> tuple[str, ...]:
        """The signs that neither font has."""
        known = _signs(self.body, self.heads)
        return tuple(sign for sign in dict.fromkeys(text) if sign not in known)

    @property
    def rules(self) -> str:
        """The style sheet that names the files."""
        return "".join(
            f'@font-face {{ font-family: "{name}"; src: url("{path.as_uri()}"); }}'
            for name, path in ((BODY, self.body), (HEADS, self.heads))
        )


def faces_of(given: Settings) -> Faces:
    """The fonts of an installation: its own where it names them. Raises `WorldFault` when a file is not a font."""
    own = {"body": given.font_body, "heads": given.font_heads}
    named = {name: path.resolve() for name, path in own.items() if path is not None}
    for path in named.values():
        _readable(path)
    return Faces(**named)


def _readable(path: Path) -> None:
    try:
        TTFont(path, lazy=True).close()
    except (OSError, TTLibError):
        raise WorldFault(f"字体文件{path.name}无法读取", remedy="请核对设置中的字体文件路径（TTF 或 OTF）") from None


class Printer:
    """Prints papers; fonts and templates are read once in a process."""

    def __init__(self, fonts: Faces | None = None) -> None:
        self._faces = fonts or Faces()

    def html(self, form: Form) -> str:
        """The page as it goes to press."""
        return printing.html(form)

    def check(self, form: Form) -> None:
        """Raise `PaperUnprintable` when a sign of the paper has no glyph."""
        self._checked(form)

    def render(self, form: Form) -> bytes:
        """The PDF; raises `PaperUnprintable` for a sign without a glyph, `WorldFault` when the press complains."""
        page = self._checked(form)
        # One configuration of fonts is shared, and Pango asks that one thread at a time uses it.
        with _ONE_AT_A_TIME, _no_complaints(form):
            document = HTML(string=page).render(font_config=self._fonts, stylesheets=[self._rules], pdf_variant=VARIANT)
            content: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=_identifier(form))
        return content

    def _checked(self, form: Form) -> str:
        page = self.html(form)
        signs = self._faces.missing(_text(page))
        if signs:
            raise PaperUnprintable(
                f"《{form.heading}》中有字库没有的字：{'、'.join(_named(sign) for sign in signs[:MOST_NAMED])}",
                remedy="请改用通行字形，或者在设置中指定含有该字的字体",
            )
        return page

    @cached_property
    def _fonts(self) -> FontConfiguration:
        return FontConfiguration()

    @cached_property
    def _rules(self) -> CSS:
        return CSS(string=self._faces.rules, font_config=self._fonts)


class _Text(HTMLParser):
    """The words of a page, without tags and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _no_complaints(form: Form) -> Iterator[None]:
    log, heard = logging.getLogger("weasyprint"), _Complaints()
    log.addHandler(heard)
    try:
        yield
    finally:
        log.removeHandler(heard)
    if heard.lines:
        raise WorldFault(f"打印《{form.heading}》时排版程序报告：{heard.lines[0]}", remedy="请检查该文书的模板")


def _identifier(form: Form) -> bytes:
    return sha256(f"{form.id}{form.model_dump_json()}".encode()).digest()[:16]


def _text(page: str) -> str:
    parser = _Text()
    parser.feed(page)
    parser.close()
    return "".join(parser.words)


def _named(sign: str) -> str:
    shown = sign if sign.isprintable() else "不可见字符"
    return f"“{shown}”（U+{ord(sign):04X}）"


@cache
def _signs(*fonts: Path) -> frozenset[str]:
    """The signs that one of the fonts has, and those that only lay out a text; controls are none."""
    codes: set[int] = set()
    for font in fonts:
        with TTFont(font, lazy=True) as read:
            codes.update(read.getBestCmap())
    signs = {chr(code) for code in codes}
    return frozenset({sign for sign in signs if unicodedata.category(sign) != "Cc"} | set(LAYOUT_SIGNS))
