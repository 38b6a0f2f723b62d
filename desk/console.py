"""What every command of the front desk shares: letters instead of tracebacks, JSON or a screen, the way to the desk.

Nothing is imported before it is needed, so that `--help` answers at once.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import contextlib
import functools
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import typer
from typer import Typer
from typer.exceptions import TyperException

if TYPE_CHECKING:
    from desk.counter import Desk

P = ParamSpec("P")
T = TypeVar("T")
PAGE = 500
LARGEST_INPUT = 4 * 1024 * 1024


def guarded(work: Callable[P, None]) -> Callable[P, None]:
    """Errors become letters, and the exit status 1; no traceback reaches a reader."""

    @functools.wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            work(*args, **kwargs)
        except (typer.Exit, typer.Abort):
            raise
        except KeyboardInterrupt:
            raise typer.Exit(130) from None
        except BrokenPipeError:
            sys.stderr.close()
            raise typer.Exit(1) from None
        except Exception as error:
            _turn_away(error, as_json=bool(kwargs.get("as_json")))
            raise typer.Exit(1) from None

    return run


def _turn_away(error: Exception, *, as_json: bool) -> None:
    from cases.errors import DingfenError, WorldFault

    told = error
    if not isinstance(told, DingfenError):
        what = f"{type(error).__name__}: {error}"
        told = WorldFault("系统内部出错，没有办理", remedy=f"请重试；仍不成功的，请告诉系统维护人员：{what}")
    if as_json:
        say_json({"error": told.as_dict()})
        return
    from desk import screen

    screen.wrong(told)


def say_json(data: Any) -> None:
    """Print data for a program, at once even into a pipe."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n")
    sys.stdout.flush()


def at_desk(work: Callable[[Desk], Any]) -> Any:
    """Run something at the desk of this installation."""
    import asyncio

    from adapters.settings import settings
    from desk.installing import desk_on, docket

    async def there() -> Any:
        given = settings()
        with docket(given) as database:
            return await work(await desk_on(database, given))

    return asyncio.run(there())


def posted_before(handed_in: str | None, proof: str | None, clerk: str | None, desk: Desk) -> Any:
    """When and by which proof an act was posted, as a clerk registers it; none where it was not."""
    from cases.errors import Malformed
    from desk.actors import read_actor
    from desk.moments import moment
    from desk.posting import Posted

    if handed_in is None:
        return None
    if proof is None or clerk is None:
        raise Malformed("登记交邮日期须有凭证和经办人", field="handed_in", remedy="请加 --proof 和 --clerk")
    try:
        at = moment(handed_in)
    except ValueError as error:
        raise Malformed(str(error), field="handed_in") from None
    by = read_actor(clerk, desk.database.directory())
    return Posted(at=at, proof=proof.removeprefix("@"), by=by, is_file=proof.startswith("@"), folder=Path())


def read_data(given: str) -> dict[str, Any]:
    """The JSON of an act, out of the option, a file or the standard input."""
    from cases.errors import Malformed
    from desk.letters import read_json

    if given == "-":
        raw = sys.stdin.buffer.read(LARGEST_INPUT + 1)
    elif given.startswith("@"):
        try:
            with Path(given[1:]).open("rb") as file:
                raw = file.read(LARGEST_INPUT + 1)
        except OSError:
            raise Malformed("文件无法读取", field="data", remedy="请核对 @ 之后的路径") from None
    else:
        return read_json(given, limit=LARGEST_INPUT)
    return read_json(raw.decode("utf-8-sig", "replace"), limit=LARGEST_INPUT)


def reading(read: Callable[[Any], Any]) -> Any:
    """Read something from the docket of this installation."""
    from adapters.settings import settings
    from desk.installing import docket

    with docket(settings()) as database:
        return read(database.queries())


def every(read: Callable[..., Sequence[T]], **asked: Any) -> list[T]:
    """All lines that a query has, page after page."""
    found: list[T] = []
    while len(page := read(**asked, limit=PAGE, offset=len(found))) == PAGE:
        found += page
    return [*found, *page]


def tell(how: str, found: Any, as_json: bool) -> None:
    """Show what was found: as data, or by the function of the screen with this name."""
    if as_json:
        say_json(found)
        return
    from desk import screen

    getattr(screen, how)(found)


WRONG = {
    "MissingParameter": "缺少必填的参数",
    "NoSuchOption": "没有这个选项",
    "BadOptionUsage": "选项之后没有写值",
    "BadParameter": "填写的值不对",
}
"""What is said of a command line that cannot be read."""


def misused(error: TyperException) -> Exception:
    """The letter to somebody whose command line cannot be read; the field is the option or argument."""
    from cases.errors import Malformed

    param = getattr(error, "param", None)
    field = (getattr(error, "option_name", None) or getattr(param, "name", None) or "").lstrip("-")
    what = WRONG.get(type(error).__name__, "没有这个命令，或者写法不对")
    return Malformed(what, field=field or None, remedy="请在命令之后加 --help 查看写法")


def run(app: Typer, words: Sequence[str]) -> int:
    """Run one command; the status with which its process is to end."""
    try:
        return int(app(words, standalone_mode=False) or 0)
    except typer.Abort:
        return 1
    except TyperException as error:
        if not words:
            sys.stdout.write(f"{error.format_message()}\n")
            return 0
        _turn_away(misused(error), as_json="--json" in words)
        return 1


def leave(app: Typer) -> None:
    """Run the command of this process, and leave at once when it is done.

    A call that the engine did not answer in time is still under way in a thread of its client's; an interpreter that
    takes itself apart meanwhile is aborted (SIGABRT).
    """
    status = run(app, sys.argv[1:])
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)
