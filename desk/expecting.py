"""Whether what is expected of a case is so; each difference is a Chinese sentence that says what was found instead."""

from __future__ import annotations

from collections.abc import Iterator

from desk.report import DayLine, Look, PaperLine
from desk.scenario import Expected, ExpectedDay, ExpectedPaper


def unmet(expected: Expected, seen: Look) -> list[str]:
    """Every expectation that is not met."""
    return [*_ends(expected, seen), *_papers(expected, seen), *_days(expected, seen), *_openings(expected, seen)]


def _ends(expected: Expected, seen: Look) -> Iterator[str]:
    found = seen.outcome
    if expected.outcome is not None and expected.outcome != found.result:
        yield f"结果：预期 {expected.outcome}，实际 {found.result.value}（{found.title}）"
    if expected.ground is not None and expected.ground != found.ground:
        yield f"理由：预期 {expected.ground}，实际 {found.ground or '无'}"
    if expected.enforceable is not None and expected.enforceable != found.enforceable:
        words = {True: "有执行依据", False: "没有执行依据"}
        yield f"执行依据：预期{words[expected.enforceable]}，实际{words[found.enforceable]}"
    standing = dict(seen.standing)
    for procedure, status in expected.standing.items():
        if standing.get(procedure) != status:
            yield f"{procedure}：预期 {status}，实际 {standing.get(procedure, '没有这个程序')}"


def _papers(expected: Expected, seen: Look) -> Iterator[str]:
    for paper in expected.papers:
        same = [made for made in seen.papers if made.form == paper.form]
        if not any(_is(paper, made) for made in same):
            there = "；".join(_tell(made) for made in same) or "没有这种文书"
            yield f"文书 {paper.form}：预期 {_wanted(paper)}，实际 {there}"
    for form in expected.no_papers:
        if any(made.form == form for made in seen.papers):
            yield f"文书 {form}：预期没有，实际已制作"


def _is(paper: ExpectedPaper, made: PaperLine) -> bool:
    return (
        paper.number in (None, made.number)
        and paper.dated in (None, made.dated)
        and (paper.to is None or tuple(sorted(paper.to)) == made.to)
    )


def _wanted(paper: ExpectedPaper) -> str:
    parts = [paper.number or "", str(paper.dated or ""), f"送达 {'、'.join(paper.to)}" if paper.to else ""]
    return " ".join(part for part in parts if part) or "已制作"


def _tell(made: PaperLine) -> str:
    return f"{made.number or '（无号）'} {made.dated} 送达 {'、'.join(made.to) or '无'}"


def _days(expected: Expected, seen: Look) -> Iterator[str]:
    for day in expected.last_days:
        same = [running for running in seen.last_days if _concerns(day, running)]
        if not same:
            yield f"期限 {day.term}：预期 {_expected_day(day)}，实际没有这个期限在计算"
        elif not any(_agrees(day, running) for running in same):
            yield f"期限 {day.term}：预期 {_expected_day(day)}，实际 {'；'.join(_told_day(found) for found in same)}"
    for term in expected.no_periods:
        if any(running.term == term for running in seen.last_days):
            yield f"期限 {term}：预期不在计算，实际仍在计算"


def _concerns(day: ExpectedDay, running: DayLine) -> bool:
    return (
        day.term == running.term and day.procedure in (None, running.procedure) and day.party in (None, running.party)
    )


def _agrees(day: ExpectedDay, running: DayLine) -> bool:
    codes = [code for code, _ in running.because]
    return (
        day.last_day in (None, running.last_day)
        and day.provisional in (None, running.provisional)
        and day.stopped in (None, running.stopped)
        and all(code in codes for code in day.because)
    )


def _expected_day(day: ExpectedDay) -> str:
    flags = "中止中" if day.stopped else ""
    return f"{day.last_day or '在计算'}{flags}" + (f"（{'、'.join(day.because)}）" if day.because else "")


def _told_day(running: DayLine) -> str:
    flags = ("暂定" if running.provisional else "") + ("中止中" if running.stopped else "")
    because = "；".join(f"{code}：{text}" for code, text in running.because)
    return f"{'' if running.stopped else running.last_day}{flags}（{because}）"


def _openings(expected: Expected, seen: Look) -> Iterator[str]:
    there = "、".join(f"{kind}（{last or '无期限'}）" for kind, last in seen.roads) or "没有"
    for road, last_day in (expected.roads or {}).items():
        days = [last for kind, last in seen.roads if kind == road]
        if not days or (last_day is not None and last_day not in days):
            yield f"可走的路 {road}：预期有{f'，最后一日 {last_day}' if last_day else ''}，实际有 {there}"
    if expected.roads == {} and seen.roads:
        yield f"可走的路：预期没有，实际有 {there}"
    acts = [task.split(":")[1] for task in seen.tasks]
    for act in expected.tasks:
        if act not in acts:
            yield f"待办事项 {act}：预期有，实际只有 {'、'.join(acts) or '没有'}"
