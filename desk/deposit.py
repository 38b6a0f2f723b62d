"""What comes with a paper: texts and files, looked at before anything is kept, then stored by their hash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cases.errors import Malformed
from cases.words import Ref, Vault

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_TEXT = 1024 * 1024

_KINDS: dict[str, tuple[str, bytes]] = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".txt": ("text/plain", b""),
}
_CONTROLS = frozenset(range(32)) - {9, 10, 13}


class Shelf(Protocol):
    """Where bytes are kept, once."""

    def put(self, content: bytes, media: str, vault: Vault) -> Ref: ...


def all_glyphs(text: str) -> tuple[str, ...]:
    """Nothing is missing: for roads that print nothing."""
    return ()


@dataclass
class Deposit:
    """The texts and files of one act or complaint.

    `folder` is where relative file names are looked up; without one no file is read. `missing` says which signs no
    font has. Nothing is stored before `keep`.
    """

    folder: Path | None = None
    missing: Callable[[str], tuple[str, ...]] = all_glyphs
    _waiting: list[tuple[bytes, str, Vault]] = field(default_factory=list)

    def text(self, text: str, vault: Vault, place: str) -> Ref:
        """A text, as UTF-8; raises `Malformed` when it is empty, too long, or cannot be printed."""
        if not text.strip():
            raise Malformed("文字为空", field=place, remedy="请填写内容")
        self.check_signs(text, place)
        content = _encoded(text, place)
        if len(content) > LARGEST_TEXT:
            raise Malformed(
                f"文字过长，最多{LARGEST_TEXT // 1024} KiB", field=place, remedy="请精简，或者作为证据文件提交"
            )
        return self._take(content, "text/plain", vault)

    def file(self, name: str, vault: Vault, place: str) -> Ref:
        """A file; raises `Malformed` when it is not what its name claims, or too large."""
        content, media = self._read(name, place)
        if media == "text/plain":
            self.check_signs(_decoded(content, place), place)
        return self._take(content, media, vault)

    def check_signs(self, text: str, place: str) -> None:
        """Raises `Malformed` for a sign that no font has: a paper must never fail for it later."""
        if unseen := self.missing(text):
            signs = "、".join(f"“{sign}”（U+{ord(sign[0]):04X}）" for sign in unseen)
            raise Malformed(
                f"字库中没有下列字，无法制作文书：{signs}",
                field=place,
                remedy="请核对是否为正确的用字；确为生僻字的，请以身份证件上的同音字或者拼音注明，并联系系统管理人员补充字库",
            )

    def keep(self, shelf: Shelf) -> None:
        """Store all that was taken in."""
        for content, media, vault in self._waiting:
            shelf.put(content, media, vault)
        self._waiting.clear()

    def _take(self, content: bytes, media: str, vault: Vault) -> Ref:
        self._waiting.append((content, media, vault))
        return Ref(sha256=hashlib.sha256(content).hexdigest(), size=len(content), media=media, vault=vault)

    def _read(self, name: str, place: str) -> tuple[bytes, str]:
        if self.folder is None:
            raise Malformed("此处不能提交文件", field=place, remedy="请直接填写文字")
        path = self.folder / name
        known = _KINDS.get(path.suffix.lower())
        if known is None:
            raise Malformed("不接受这种文件", field=place, remedy=f"请提交 {'、'.join(_KINDS)} 文件")
        content = _bytes(path, place)
        media, start = known
        if not content:
            raise Malformed("文件是空的", field=place, remedy="请核对文件后重新提交")
        if not content.startswith(start) or (media == "text/plain" and not _is_text(content)):
            raise Malformed(
                f"文件内容与扩展名“{path.suffix}”不符", field=place, remedy="请以原格式重新导出文件，不要只改扩展名"
            )
        return content, media


def _bytes(path: Path, place: str) -> bytes:
    if not path.is_file():
        raise Malformed("找不到文件", field=place, remedy="请核对文件路径")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError:
        raise Malformed("文件无法读取", field=place, remedy="请核对文件权限") from None
    if len(content) > LARGEST_FILE:
        raise Malformed(
            f"文件过大，最多{LARGEST_FILE // 1024 // 1024} MiB", field=place, remedy="请压缩或者分成几个文件"
        )
    return content


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return _CONTROLS.isdisjoint(content)


def _decoded(content: bytes, place: str) -> str:
    return content.decode("utf-8-sig")


def _encoded(text: str, place: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise Malformed("文字中含有无效字符", field=place, remedy="请删去乱码后重新提交") from None
