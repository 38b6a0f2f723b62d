"""A scenario: a whole case a lawyer can read — complaint, dated acts, silence, and what is expected."""

from __future__ import annotations

import re
from collections.abc import Hashable
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from cases.errors import Malformed, WorldFault
from cases.words import Token
from desk.letters import malformed
from desk.moments import moment

LARGEST = 1024 * 1024
_NAMED = re.compile(r"\$[\w-]{1,60}")

Moment = Annotated[datetime, BeforeValidator(moment)]


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value


Names = Annotated[tuple[Token, ...], BeforeValidator(_several)]


class Part(BaseModel):
    """A part of a scenario: frozen, and without unknown items."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ExpectedPaper(Part):
    """A paper that must have been made; what is left out may be anything. `to` are those on whom it was served."""

    form: Token
    number: str | None = None
    dated: date | None = None
    to: Names | None = None


class ExpectedDay(Part):
    """A period that must run; `because` are codes of reasons that must be among its reasons."""

    term: Token
    last_day: date | None = None
    procedure: Token | None = None
    party: Token | None = None
    provisional: bool | None = None
    stopped: bool | None = None
    because: Names = ()


class Expected(Part):
    """What must be so; what is left out is not looked at.

    `standing` gives the status of procedures by id. `papers`, `last_days` and `roads` must be among those there are;
    `no_papers` and `no_periods` must not be. `tasks` are acts somebody is asked for.
    """

    outcome: Token | None = None
    ground: Token | None = None
    enforceable: bool | None = None
    standing: dict[Token, Token] = Field(default_factory=dict)
    papers: tuple[ExpectedPaper, ...] = ()
    no_papers: Names = ()
    last_days: tuple[ExpectedDay, ...] = ()
    no_periods: Names = ()
    roads: dict[Token, date | None] | None = None
    tasks: Names = ()


class Line(Part):
    """One line: an act (`by`, `do`, `with`), a check (`expect`), or time that passes.

    `handed_in` is the proven day of posting. `refused` is the article under which the act is to be refused in law,
    `turned_away` the name of the error with which it is not to be taken up. `id` repeats an act under the same id.
    """

    at: Moment
    by: str | None = None
    do: Token | None = None
    data: dict[str, Any] = Field(default_factory=dict, alias="with")
    to: Token | None = None
    handed_in: Moment | None = None
    seen: int | None = None
    id: Token | None = None
    refused: Token | None = None
    turned_away: Token | None = None
    expect: Expected | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.by is None) != (self.do is None):
            raise ValueError("办理事项须同时写明由谁（by）办理什么（do）")
        if self.do is None and (self.data or self.refused or self.turned_away or self.handed_in):
            raise ValueError("没有办理事项（by、do）的一行只能写时间（at）和预期（expect）")
        return self


class Scenario(Part):
    """The whole. `texts` are named texts that lines refer to as $name; `summary` says what the case shows."""

    title: Annotated[str, Field(min_length=1, max_length=200)]
    summary: str = ""
    opened: Moment
    handed_in: Moment | None = None
    complaint: dict[str, Any]
    texts: dict[str, str] = Field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    expect: Expected = Expected()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        moments = [self.opened, *(line.at for line in self.lines)]
        for number, (earlier, later) in enumerate(pairwise(moments), start=1):
            if later < earlier:
                raise ValueError(f"第{number}行的时间早于前一行")
        return self


def read_scenario(path: Path) -> Scenario:
    """The scenario in a file; raises `WorldFault` when it cannot be read and `Malformed` when it is not one."""
    try:
        data = read_yaml(path)
        if isinstance(data, dict):
            data = data | {key: _resolved(data.get(key), _texts(data)) for key in ("complaint", "lines") if key in data}
        return Scenario.model_validate(data)
    except ValidationError as error:
        raise malformed(error, remedy=f"请改正 {path.name}，写法见 docs/scenarios.md") from None


def read_yaml(path: Path) -> Any:
    """What a YAML or JSON file says; raises `WorldFault` and `Malformed`."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise WorldFault(f"文件无法读取：{path}", field="file", remedy="请核对路径和权限") from None
    if len(content) > LARGEST:
        raise Malformed(f"文件过大，最多{LARGEST // 1024} KiB", field="file", remedy="长材料请另存为文件")
    try:
        return yaml.load(content.decode("utf-8-sig"), _Loader)
    except UnicodeDecodeError:
        raise Malformed("文件不是 UTF-8 编码", field="file", remedy="请另存为 UTF-8") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"第{mark.line + 1}行" if mark else "文件中"
        raise Malformed(f"{where}不是有效的 YAML 或 JSON", field="file", remedy="请核对缩进、冒号和引号") from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise Malformed("不是有效的 YAML 或 JSON", field="file", remedy="请核对内容") from None


class _Loader(yaml.SafeLoader):
    """Plain data only, and no item twice. The loader written in C is ten times as fast but dies of deep nesting."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        names = [self.construct_object(key, deep=True) for key, _ in node.value]
        if len({str(name) for name in names}) < len(names):
            raise yaml.MarkedYAMLError(problem_mark=node.start_mark)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), list("tf"))
"""Only true and false are truth values: `on` is a day here, and `no` a word."""


def _texts(data: dict[str, Any]) -> dict[str, Any]:
    texts = data.get("texts")
    return texts if isinstance(texts, dict) else {}


def _resolved(value: Any, texts: dict[str, Any]) -> Any:
    """The value with every $name in it replaced by the text of that name."""
    if isinstance(value, str) and _NAMED.fullmatch(value):
        if value[1:] not in texts:
            raise Malformed(f"没有名为 {value} 的文字", field="texts", remedy="请在 texts 中写明，或者改正名称")
        return texts[value[1:]]
    if isinstance(value, dict):
        return {name: _resolved(item, texts) for name, item in value.items()}
    if isinstance(value, list):
        return [_resolved(item, texts) for item in value]
    return value
