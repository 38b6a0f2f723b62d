"""The front desk on the command line: open a case, act in it, ask where it stands, rehearse, count.

Nothing is imported before it is needed, so that `--help` answers at once.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec

import typer

from desk.console import at_desk, every, guarded, leave, posted_before, read_data, reading, say_json, tell

if TYPE_CHECKING:
    from desk.counter import Desk

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="定分 — 知识产权纠纷的办案前台。各命令加 --json 输出 JSON。",
)

Json = Annotated[bool, typer.Option("--json", help="输出 JSON。")]
By = Annotated[str | None, typer.Option("--by", help="办理人：角色:人员[@机构][/当事人]，例如 party:p1。")]
Mailed = tuple[str | None, str | None, str | None]
P = ParamSpec("P")
OUT = Path("out")


class Length(StrEnum):
    """Units of a period."""

    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    MONTH = "month"
    YEAR = "year"


class Standing(StrEnum):
    """How a case stands as a whole."""

    OPENED = "opened"
    OPEN = "open"
    RESTING = "resting"
    ARCHIVED = "archived"


def command(work: Callable[P, None]) -> Callable[P, None]:
    """A command by the name of its function."""
    return app.command(work.__name__.rstrip("_"))(guarded(work))


@command
def open_(
    file: Annotated[Path, typer.Argument(help="申请书（YAML 或 JSON），写法见 docs/scenarios.md 的 complaint。")],
    case: Annotated[str | None, typer.Option("--id", help="自定案件编号；重复提交时仍是同一案件。")] = None,
    as_json: Json = False,
) -> None:
    """提交申请，立一个案件。"""
    from desk.forms_in import read_complaint
    from desk.scenario import read_yaml

    form = read_complaint(read_yaml(file))
    given = at_desk(lambda desk: desk.open(form, folder=file.parent, case=case))
    _receipt(given, as_json)


def _receipt(given: Any, as_json: bool) -> None:
    if as_json:
        answer = given.answer.model_dump(mode="json") if given.answer else None
        received = given.received_at.isoformat()
        say_json(
            {"case": given.case, "act_id": given.act_id, "received_at": received, "said": given.said, "answer": answer}
        )
    else:
        from desk import screen

        screen.receipt(given)
    if given.answer is not None and given.answer.refused is not None:
        raise typer.Exit(1)


@command
def act(  # noqa: PLR0917 - options of a command line
    case: Annotated[str | None, typer.Argument(help="案件编号。")] = None,
    name: Annotated[str | None, typer.Argument(help="办理名称，例如 consent。")] = None,
    by: By = None,
    data: Annotated[str, typer.Option("--data", help="JSON；@文件；- 为标准输入。")] = "{}",
    id: Annotated[str | None, typer.Option("--id", help="自定回执编号；重复提交只算一次。")] = None,
    to: Annotated[str | None, typer.Option("--to", help="程序编号，例如 mediation-1；不填则自动判断。")] = None,
    seen: Annotated[int | None, typer.Option("--seen", help="打开页面时该程序的序号（since）。")] = None,
    handed_in: Annotated[str | None, typer.Option("--handed-in", help="凭证证明的交邮日期。")] = None,
    proof: Annotated[str | None, typer.Option("--proof", help="交邮凭证：文字，或者 @文件。")] = None,
    clerk: Annotated[str | None, typer.Option("--clerk", help="登记交邮日期的工作人员。")] = None,
    describe: Annotated[str | None, typer.Option("--describe", help="说明一个事项要填什么；all 列出全部。")] = None,
    as_json: Json = False,
) -> None:
    """办理一个事项。"""
    if describe is not None:
        _describe(describe)
        return
    from cases.errors import Malformed

    if case is None or name is None or by is None:
        raise Malformed("须写明案件、事项和办理人", field="by", remedy="写作 act 案件 事项 --by party:p1 --data '{…}'")
    _receipt(_act(case, name, by, read_data(data), id=id, to=to, seen=seen, posted=(handed_in, proof, clerk)), as_json)


def _act(case: str, name: str, by: str, data: dict[str, Any], *, id: str | None, posted: Mailed, **more: Any) -> Any:
    from desk.actors import read_actor
    from desk.counter import Handed
    from desk.ids import new_id

    async def work(desk: Desk) -> Any:
        who = read_actor(by, desk.database.directory())
        sent = posted_before(*posted, desk)
        handed = Handed(name=name, data=data, who=who, act_id=id or new_id(), posted=sent, folder=Path(), **more)
        return await desk.act(case, handed)

    return at_desk(work)


def _describe(name: str) -> None:
    from desk.explaining import all_acts, explain_act

    say_json(all_acts() if name == "all" else explain_act(name))


@command
def show(case: str, by: By = None, as_json: Json = False) -> None:
    """看一个案件：进展、待办、期限、可以走的路、谁能办什么。"""
    from desk import views
    from desk.actors import read_actor

    async def work(desk: Desk) -> Any:
        who = read_actor(by, desk.database.directory()) if by else None
        return views.show(desk.database, await desk.dispute(case), who, desk.clock.now())

    tell("show", at_desk(work), as_json)


@command
def tasks(
    case: Annotated[str | None, typer.Option(help="只看一个案件。")] = None,
    office: Annotated[str | None, typer.Option(help="只看一个机构。")] = None,
    person: Annotated[str | None, typer.Option(help="只看一个人。")] = None,
    party: Annotated[str | None, typer.Option(help="只看一方当事人（须同时写明案件）。")] = None,
    as_json: Json = False,
) -> None:
    """列出待办事项，最急的在前。"""
    from desk import views

    found = reading(lambda queries: every(queries.tasks, case=case, office=office, person=person, party=party))
    tell("tasks", views.worklist(found), as_json)


@command
def deadlines(
    case: Annotated[str | None, typer.Option(help="只看一个案件。")] = None,
    office: Annotated[str | None, typer.Option(help="只看一个机构。")] = None,
    as_json: Json = False,
) -> None:
    """列出正在计算的期限和怎样算出。"""
    from desk import views

    found = reading(lambda queries: every(queries.deadlines, case=case, office=office, stopped=True))
    tell("deadlines", views.calendar(found), as_json)


@command
def list_(
    office: Annotated[str | None, typer.Option(help="只看一个机构。")] = None,
    status: Annotated[Standing | None, typer.Option(help="案件现在怎样。")] = None,
    as_json: Json = False,
) -> None:
    """列出案件，新的在前。"""
    from desk import views

    found = reading(lambda queries: every(queries.cases, office=office, status=status and status.value))
    tell("cases", [views.case_data(line) for line in found], as_json)


@command
def papers(
    case: str,
    out: Annotated[Path | None, typer.Option("--out", help="把文书写入这个文件夹。")] = None,
    by: By = None,
    as_json: Json = False,
) -> None:
    """列出或者导出一个案件的文书；本案调解员（--by）可以看到保密文书。"""
    from desk import views
    from desk.actors import read_actor

    async def work(desk: Desk) -> Any:
        who = read_actor(by, desk.database.directory()) if by else None
        vaults = () if who is None else views.may_open_vault(await desk.dispute(case), who)
        desk.database.queries().bundle(case)
        if out is not None:
            return views.export(desk.database, case, out, vaults=vaults)
        return [views.paper_data(paper) for paper in views.readable(desk.database, case, vaults)]

    tell("papers", at_desk(work), as_json)


@command
def mediators(case: str, as_json: Json = False) -> None:
    """列出适合办理一个案件的调解员：专长与案件相符、手上案件少的在前。"""
    from desk.pool import fitting

    async def work(desk: Desk) -> Any:
        return fitting(desk.database, await desk.dispute(case))

    tell("mediators", at_desk(work), as_json)


@command
def lint(
    terms: Annotated[Path, typer.Argument(help="协议条款（YAML 或 JSON），写法同 final_text 的 terms。")],
    case: Annotated[str, typer.Option("--case", help="案件编号。")],
    as_json: Json = False,
) -> None:
    """定稿以前检查协议条款：不改变案件；有不能签署之处的，退出状态为 1。"""
    from desk.linting import lint as look_at
    from desk.scenario import read_yaml

    data = read_yaml(terms)

    async def work(desk: Desk) -> Any:
        return look_at(await desk.dispute(case), data, folder=terms.parent, now=desk.clock.now())

    found = at_desk(work)
    tell("lint", found, as_json)
    raise typer.Exit(0 if found["may_be_signed"] else 1)


@command
def count(
    start: Annotated[str | None, typer.Option("--from", help="起算日，例如 2026-01-16；不填则逐行读标准输入。")] = None,
    length: Annotated[int | None, typer.Option(help="长度。")] = None,
    unit: Annotated[Length | None, typer.Option(help="单位。")] = None,
    term: Annotated[str | None, typer.Option(help="法定期限，例如 confirmation.application。")] = None,
    as_json: Json = False,
) -> None:
    """推算期限：一个，或者标准输入的 JSON 行，每行一个答案。"""
    from desk.counting import count_lines, count_one

    if start is None:
        raise typer.Exit(count_lines(sys.stdin.buffer, sys.stdout))
    asked = {"from": start, "term": term} if term else {"from": start, "length": length, "unit": unit}
    found = count_one({name: value for name, value in asked.items() if value is not None})
    if as_json or "error" in found:
        say_json(found)
    else:
        print(f"最后一日　{found['last_day']}" + ("（暂定）" if found["provisional"] else ""))
        print("\n".join(f"　　{reason['text']}" for reason in found["reasons"]))
    raise typer.Exit(1 if "error" in found else 0)


@command
def rehearse(
    files: Annotated[list[Path], typer.Argument(help="scenarios/*.yaml")],
    engine: Annotated[bool, typer.Option("--engine", help="在真实引擎上演，结果须与纯计算一致。")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="把每个排练的报告写入这个文件夹。")] = None,
    as_json: Json = False,
) -> None:
    """排练案件：按写明的日期演一遍，与预期不符的逐条列出。"""
    from desk.rehearsing import play_all

    found = play_all(files, engine=engine)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for path, played in found:
            text = json.dumps(played.as_data(), ensure_ascii=False, indent=2)
            (out / f"{path.stem}.json").write_text(text, encoding="utf-8")
    if as_json:
        say_json([{"file": str(path)} | played.as_data() for path, played in found])
    else:
        from desk import screen

        for path, played in found:
            screen.rehearsed(str(path), played)
    raise typer.Exit(0 if all(played.ok for _, played in found) else 1)


@command
def check(
    mend: Annotated[bool, typer.Option("--mend", help="能补救的一并补救。")] = False, as_json: Json = False
) -> None:
    """查找不会再动的案件、没有答复的事项、落后的卷宗。"""
    from desk.checking import check as look_for

    found = at_desk(lambda desk: look_for(desk, mend=mend))
    tell("findings", found, as_json)
    raise typer.Exit(1 if found else 0)


@command
def migrate(as_json: Json = False) -> None:
    """建立卷宗数据库的表，或者更新到本版本。"""
    from adapters.database import migrate as bring_up
    from adapters.settings import settings

    given = settings()
    bring_up(given.database)
    tell("done", {"卷宗": given.database, "结果": "表结构已是本版本"}, as_json)


@command
def directory(
    file: Annotated[Path, typer.Argument(help="机构和人员名录（YAML 或 JSON），样式见 desk/directory.yaml。")],
    as_json: Json = False,
) -> None:
    """载入机构和人员名录；名录中没有写的机构和人员不变。"""
    from adapters.settings import settings
    from desk.directories import read_directory
    from desk.installing import docket

    record = read_directory(file)
    with docket(settings()) as database:
        database.directory().load(record)
    tell("done", {"机构": len(record.offices), "人员": len(record.people), "结果": "已载入"}, as_json)


@command
def calendar(
    notice: Annotated[Path | None, typer.Argument(help="放假安排（YAML 或 JSON）；不填则用本版本自带的日历。")] = None,
    by: By = None,
    as_json: Json = False,
) -> None:
    """启用新公布的放假安排：新案件使用，未结案件的期限重新计算。"""
    from cases.errors import Malformed
    from desk import views
    from desk.actors import read_actor
    from desk.recalendaring import introduce

    if by is None:
        raise Malformed("须写明办理人", field="by", remedy="写作 --by registry:人员")

    async def work(desk: Desk) -> Any:
        return views.recalendared(*await introduce(desk, read_actor(by, desk.database.directory()), notice))

    found = at_desk(work)
    tell("recalendared", found, as_json)
    raise typer.Exit(0 if all(case["done"] for case in found["cases"]) else 1)


@command
def demo(
    out: Annotated[Path, typer.Option("--out", help="放文书和数据的文件夹；会先清空。")] = OUT / "demo",
    as_json: Json = False,
) -> None:
    """三个案件从收案走到结果。"""
    from datetime import date

    from desk.demo import run
    from desk.demo_cases import all_cases

    if as_json:
        say_json([one.shown | {"name": one.name, "papers": one.papers} for one in run(out, lambda *_: None)])
        return
    from desk import screen

    display, tell = screen.progress([case.name for case in all_cases(date(2026, 1, 5))])
    with display:
        found = run(out, tell)
    screen.played(found, str(out))


@command
def up(
    ui: Annotated[bool, typer.Option("--ui/--no-ui", help="一并启动 Temporal 的网页。")] = False, as_json: Json = False
) -> None:
    """启动服务器和工作进程；Ctrl-C 结束全部。"""
    from desk.serving import serve

    serve(
        ui=ui,
        tell=say_json if as_json else lambda told: print("\n".join(f"{k}　{v}" for k, v in told.items()), flush=True),
    )


if __name__ == "__main__":
    leave(app)
