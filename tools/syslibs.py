"""Which system libraries the printing of papers needs and this machine lacks; standard library only.

They are looked for as WeasyPrint looks for them: by the same names, in the same order, with the same fall-back.
"""

from __future__ import annotations

import argparse
import ctypes
import ctypes.util
import shutil
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Library:
    """One library: the names it is loaded by, the Debian package that has it, and whether papers can do without it."""

    title: str
    names: tuple[str, ...]
    debian: str
    optional: bool = False


LIBRARIES = (
    Library("gobject", ("gobject-2.0", "libgobject-2.0.so.0", "libgobject-2.0.0.dylib"), "libpango-1.0-0"),
    Library("pango", ("pango-1.0", "libpango-1.0.so.0", "libpango-1.0.dylib"), "libpango-1.0-0"),
    Library("harfbuzz", ("harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib"), "libharfbuzz0b"),
    Library("fontconfig", ("fontconfig-1", "fontconfig", "libfontconfig.so.1"), "libfontconfig1"),
    Library("pangoft2", ("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"), "libpangoft2-1.0-0"),
    Library(
        "harfbuzz-subset",
        ("harfbuzz-subset", "libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
        "libharfbuzz-subset0",
        optional=True,
    ),
)

INSTALLERS = (
    ("apt-get", "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    ("dnf", "dnf install -y pango harfbuzz"),
    ("yum", "yum install -y pango harfbuzz"),
    ("zypper", "zypper install -y libpango-1_0-0 libharfbuzz-subset0"),
    ("pacman", "pacman -S --noconfirm pango harfbuzz"),
    ("apk", "apk add pango harfbuzz-subset"),
    ("brew", "brew install pango harfbuzz"),
)


def main(arguments: list[str]) -> int:
    """0 when papers can be printed (with --strict: at full speed), else 1 and the one line to type."""
    options = read(arguments)
    missing = [library for library in LIBRARIES if not loads(library)]
    if options.debian:
        print(" ".join(sorted({library.debian for library in missing})))
        return 0
    needed = [library for library in missing if options.strict or not library.optional]
    if needed:
        print(f"缺少系统库 / missing system libraries: {titles(needed)}\n请运行 / please run:\n    {install_line()}")
        return 1
    if missing:
        print(f"缺少 {titles(missing)}，打印文书约慢三十倍 / papers render about 30x slower:\n    {install_line()}")
    return 0


def read(arguments: list[str]) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="the libraries for speed are needed too")
    parser.add_argument("--debian", action="store_true", help="only print the Debian packages that are missing")
    return parser.parse_args(arguments)


def loads(library: Library) -> bool:
    """Whether one of the library's names can be loaded, directly or by what the linker's search finds for it."""
    return any(opens(name) or opens(ctypes.util.find_library(name)) for name in library.names)


def opens(path: str | None) -> bool:
    """Whether the dynamic linker opens this."""
    if path is None:
        return False
    try:
        ctypes.CDLL(path)
    except OSError:
        return False
    return True


def titles(libraries: list[Library]) -> str:
    """The libraries' names in a row."""
    return ", ".join(library.title for library in libraries)


def install_line() -> str:
    """What to type on this machine."""
    found = (line for program, line in INSTALLERS if shutil.which(program))
    return next(found, "Pango, HarfBuzz, harfbuzz-subset")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
