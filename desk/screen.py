"""What the desk says on a terminal: tables and letters in Chinese."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from cases.errors import DingfenError
from desk.counter import Receipt
from desk.demo import Played
from desk.letters import letter
from desk.linting import finding_data
from desk.moments import told
from desk.rehearsal import Rehearsed
from desk.views import Data, cited

WIDE = 160
"""Columns where nobody says how many there are: in a file, in a pipe."""

console = Console(width=None if sys.stdout.isatty() else WIDE)
errors = Console(stderr=True, width=None if sys.stderr.isatty() else WIDE)


def say(text: str) -> None:
    """One line."""
    console.print(escape(text))


def wrong(error: DingfenError) -> None:
    """A letter to somebody whose request went wrong."""
    errors.print(Panel(escape(letter(error, cited(error.article))), title=f"未能办理（{error.code}）", expand=False))


def receipt(given: Receipt) -> None:
    """The receipt of an act."""
    say(f"案件　{given.case}")
    say(f"回执　{given.act_id}")
    say(f"收到　{told(given.received_at)}")
    refused = given.answer.refused if given.answer else None
    if refused is None:
        say(f"结果　{given.said}")
        linted([finding_data(finding) for finding in given.answer.findings] if given.answer else [])
        return
    lines = [refused.message, f"依据：{cited(refused.article)}" if refused.article else "", refused.remedy or ""]
    console.print(Panel(escape("\n".join(line for line in lines if line)), title="不予准许", expand=False))
    linted([finding_data(finding) for finding in refused.findings])


def linted(found: list[Data]) -> None:
    """What the gate before signing says: what stops the signing, and what it only warns of."""
    if found:
        weight = {"block": "不能签署", "warn": "提示"}
        rows = [
            (weight[one["severity"]], one["obligation"] or "全文", one["message"], one["article"], one["remedy"])
            for one in found
        ]
        table("定稿检查", ("", "条款", "问题", "依据", "怎么办"), rows)


def lint(found: Data) -> None:
    """A text looked at before it is frozen."""
    linted(found["findings"])
    if not found["findings"]:
        say("定稿检查没有发现问题。")
    for line in found["destinations"]:
        say(f"{'、'.join(line['obligations'])}：{line['title']}（{line['article']}）")


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table; nothing is cut off."""
    drawn = Table(title=title, title_justify="left", show_lines=False)
    for head in heads:
        drawn.add_column(head, overflow="fold")
    for row in rows:
        drawn.add_row(*(escape("" if cell is None else str(cell)) for cell in row))
    console.print(drawn)


def tasks(found: list[Data]) -> None:
    """A worklist."""
    rows = [
        (_short(task["case"]), task["title"], _whose(task), task["last_day"] or "", task["act"], task["key"] or "")
        for task in found
    ]
    table("待办事项", ("案件", "事项", "由谁办理", "最后一日", "办理名称", "送达编号"), rows)


def deadlines(found: list[Data]) -> None:
    """A calendar with reasons."""
    rows = [
        (
            _short(day["case"]),
            day["title"],
            day["party"],
            day["last_day"] or "中止中",
            "暂定" if day["provisional"] else "",
            day["article"],
            "；".join(day["reasons"]),
        )
        for day in found
    ]
    table("期限", ("案件", "期限", "当事人", "最后一日", "", "依据", "怎样算出"), rows)


def cases(found: list[Data]) -> None:
    """A list of cases."""
    rows = [
        (case["case"], case["opened"], "、".join(case["parties"]), case["headline"], case["next"]) for case in found
    ]
    table("案件", ("编号", "收到", "当事人", "进展", "下一时点"), rows)


def papers(found: list[Data]) -> None:
    """The papers of a case."""
    rows = [
        (paper["dated"], paper["title"], paper["number"], "保密" if paper["confidential"] else "", paper.get("file"))
        for paper in found
    ]
    table("文书", ("日期", "文书", "文号", "", "文件"), rows)


def mediators(found: list[Data]) -> None:
    """The mediators who fit a case."""
    rows = [(one["id"], one["name"], one["title"], "专长相符" if one["named"] else "", _room(one)) for one in found]
    table("适合的调解员", ("编号", "姓名", "", "专长", "手上案件"), rows)


def _room(one: Data) -> str:
    return f"{one['load']}／{one['capacity']}" if one["capacity"] else str(one["load"])


def findings(found: list[Data]) -> None:
    """What a check has found."""
    if not found:
        say("没有发现问题。")
        return
    table("发现的问题", ("案件", "问题", "怎么办"), [(f["case"], f["what"], f["remedy"]) for f in found])


def done(told: Data) -> None:
    """What a command of the administrator has done."""
    say("　".join(f"{name} {value}" for name, value in told.items()))


def recalendared(told: Data) -> None:
    """A new calendar and the cases it was sent to."""
    say(f"现行日历　{told['version']}（{told['source']}），公布至 {told['known_until']}")
    table("未结案件", ("案件", "结果"), [(case["case"], case["said"]) for case in told["cases"]])


def show(case: Data) -> None:
    """One case at a glance."""
    title = "有" if case["outcome"]["title_in_force"] else "无"
    say(f"案件　{case['case']}　{case['headline']}")
    say(f"结果　{_end(case['outcome'])}　执行依据：{title}")
    for warning in case["unverified"]:
        say(f"注意　{warning}")
    parties = [(one["id"], one["name"], one["identity"]) for one in case["parties"]]
    table("当事人", ("编号", "姓名或者名称", "证件号码"), parties)
    procedures = [
        (one["id"], one["title"], one["status_title"] + ("（中止）" if one["paused"] else ""), one["office"])
        for one in case["procedures"]
    ]
    table("程序", ("编号", "程序", "状态", "承办机构"), procedures)
    tasks(case["tasks"])
    deadlines(case["deadlines"])
    roads = [(road["title"], road["last_day"] or "", road["article"], road["what"]) for road in case["roads"]]
    table("还可以走的路", ("途径", "最后一日", "依据", "怎么办"), roads)
    for agreement in case["agreements"]:
        say(f"协议　{agreement['procedure']}　去向：{agreement['destination']}")
        linted(agreement["findings"])
    acts = [
        (act["who"], act["title"], act["act"], "可以" if act["open"] else "不可以", act["why_not"])
        for act in case["open_acts"]
    ]
    table("可以办理的事项", ("由谁", "事项", "办理名称", "现在", "为什么不可以"), acts)
    closed = [(act["title"], act["act"], act["procedure"], _why(act)) for act in case["closed_acts"]]
    table("现在谁也不能办理的事项", ("事项", "办理名称", "程序", "为什么"), closed)
    papers(case["papers"])


def _why(act: Data) -> str:
    """The reason that most of those who may do it in another state are given."""
    reasons = [reason["why"] for reason in act["why_not"]]
    return "；".join(dict.fromkeys(reasons[:2]))


def rehearsed(path: str, played: Rehearsed) -> None:
    """How a scenario was played."""
    mark = "[green]✔[/]" if played.ok else "[red]✘[/]"
    end = f"{played.end.outcome.title}；" if played.end else ""
    console.print(f"{mark} {escape(path)}　{escape(played.title)}　{escape(end)}{len(played.lines)} 项办理")
    for fault in played.faults:
        console.print(f"    [red]{escape(fault)}[/]")


def played(found: list[Played], folder: str) -> None:
    """The table at the end of the demo."""
    rows = []
    for one in found:
        outcome = one.shown["outcome"]
        why = "有：法院确认裁定" if outcome["title_in_force"] else f"无：{_end(outcome)}"
        days = "\n".join(f"{_last(day)}（{day['article']}）" for day in one.shown["deadlines"])
        rows.append((f"{one.name}\n{one.case}", "\n".join(one.path), why, days, f"{len(one.papers)} 份"))
    table("三个案件", ("案件", "经过", "执行依据", "最后一日", "文书"), rows)
    for one in found:
        for day in one.shown["deadlines"]:
            say(f"{one.name}｜{_last(day)}：{'；'.join(day['reasons'])}")
        if not one.shown["outcome"]["title_in_force"]:
            say(f"{one.name}｜还可以：" + "、".join(_road(road) for road in one.shown["roads"]))
    say(f"文书在 {folder}")


def progress(names: Sequence[str]) -> tuple[Any, Callable[[str, int, int, str], None]]:
    """A display of steps, and what it is told."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    display = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[step]}"),
        console=console,
    )  # fmt: skip
    bars = {name: display.add_task(name, total=None, step="等待") for name in names}

    def tell(name: str, step: int, steps: int, what: str) -> None:
        display.update(bars[name], completed=step, total=steps, step=what)

    return display, tell


def _end(outcome: Data) -> str:
    return f"{outcome['title']}（{outcome['why']}）" if outcome["why"] else str(outcome["title"])


def _short(case: str) -> str:
    return case if len(case) <= 13 else f"…{case[-12:]}"


def _whose(task: Data) -> str:
    return task["party"] or f"{'、'.join(task['roles'])}@{task['office']}"


def _last(day: Data) -> str:
    whose = f"（{day['party']}）" if day["party"] else ""
    return f"{day['last_day'] or '中止中'} {day['title']}{whose}" + ("，暂定" if day["provisional"] else "")


def _road(road: Data) -> str:
    return f"{road['title']}" + (f"（至{road['last_day']}）" if road["last_day"] else "")
