"""What is wrong with data that somebody handed in, as one letter in Chinese that names the fields."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cases.errors import DingfenError, Malformed

MOST_FAULTS = 8
_SHOWN = 80

_SAYS = {
    "missing": "缺少此项",
    "extra_forbidden": "没有此项",
    "string_type": "须为文字",
    "string_unicode": "含有无效字符",
    "string_pattern_mismatch": "写法不对",
    "bool_type": "须为 true 或 false",
    "bool_parsing": "须为 true 或 false",
    "model_type": "须为一个对象",
    "model_attributes_type": "须为一个对象",
    "dict_type": "须为一个对象",
    "tuple_type": "须为一个列表",
    "list_type": "须为一个列表",
    "frozen_set_type": "须为一个列表",
    "is_instance_of": "类型不对",
    "finite_number": "须为有限的数",
    "timezone_aware": "时间必须带时区",
}
_NUMBER = "须为数"
_STARTS = (
    ("int_", "须为整数"),
    ("decimal_max_places", "最多两位小数"),
    ("decimal_max_digits", "数额过大"),
    ("decimal_whole_digits", "数额过大"),
    ("decimal_", _NUMBER),
    ("float_", _NUMBER),
    ("date_from_datetime", "没有这一天，或者写法不对，须写作 2026-01-16"),
    ("datetime_", "没有这个时刻，或者写法不对，须写作 2026-01-16T10:20:00+08:00"),
    ("date_", "没有这一天，或者写法不对，须写作 2026-01-16"),
    ("time", "时刻写法不对"),
    ("union_tag", "种类不对"),
)
_BOUNDS = {
    "greater_than_equal": ("不得小于", "ge"),
    "greater_than": ("须大于", "gt"),
    "less_than_equal": ("不得大于", "le"),
    "less_than": ("须小于", "lt"),
    "string_too_short": ("文字至少须有字数：", "min_length"),
    "string_too_long": ("文字过长，最多字数：", "max_length"),
    "too_short": ("项数至少为", "min_length"),
    "too_long": ("项数过多，最多", "max_length"),
    "enum": ("须为下列之一：", "expected"),
    "literal_error": ("须为下列之一：", "expected"),
}


def malformed(error: ValidationError, *, under: str = "", remedy: str = "请改正后重新提交") -> Malformed:
    """All faults in one letter; `field` is the first of them, `under` the place of the data in what was handed in."""
    details = error.errors(include_url=False, include_input=False)
    told = [f"{path(detail['loc'], under) or '全文'}：{say(detail)}" for detail in details[:MOST_FAULTS]]
    more = f"……共{len(details)}处" if len(details) > MOST_FAULTS else ""
    return Malformed("；".join(told) + more, field=path(details[0]["loc"], under) or None, remedy=remedy)


def path(loc: tuple[int | str, ...], under: str = "") -> str:
    """Where a fault lies: applicants.0.identity."""
    parts = [under] if under else []
    return ".".join([*parts, *(printable(str(part)) for part in loc)])


def say(detail: ErrorDetails) -> str:
    """What is wrong, in Chinese."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind in _BOUNDS:
        words, name = _BOUNDS[kind]
        return f"{words}{context.get(name, '')}"
    if kind in _SAYS:
        return _SAYS[kind]
    return next((words for start, words in _STARTS if kind.startswith(start)), f"内容不对（{kind}）")


def printable(text: str) -> str:
    """What a stranger wrote, short enough and safe to print."""
    plain = "".join(sign if sign.isprintable() else "�" for sign in text[:_SHOWN])
    return plain.encode("utf-8", "replace").decode("utf-8")


def read_json(text: str, *, field: str = "data", limit: int) -> dict[str, Any]:
    """One JSON object; raises `Malformed` for anything else, for repeated items and for more than `limit` bytes."""
    if len(text.encode("utf-8", "surrogatepass")) > limit:
        raise Malformed(f"内容过大，最多{limit // 1024} KiB", field=field, remedy="请将长文字存为文件，以 file 指明")
    try:
        data = json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        where = f"第{error.lineno}行第{error.colno}列"
        raise Malformed(f"不是有效的 JSON（{where}）", field=field, remedy="请核对引号、逗号和括号") from None
    except (ValueError, RecursionError):
        raise Malformed("不是有效的 JSON", field=field, remedy="请核对内容") from None
    if not isinstance(data, dict):
        raise Malformed("须为一个 JSON 对象", field=field, remedy="请以 { 开头、以 } 结尾")
    return data


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Malformed("同一项出现两次", field=printable(twice), remedy="请只保留一项")
    return data


def _refuse(name: str) -> NoReturn:
    raise Malformed(f"不接受 {name}", field="data", remedy="请填写有限的数")


def letter(error: DingfenError, citation: str = "") -> str:
    """The letter as a person reads it on a screen."""
    lines = [error.message]
    if error.field:
        lines.append(f"所在位置：{error.field}")
    if error.article:
        lines.append(f"依据：{citation or error.article}")
    if error.remedy:
        lines.append(f"怎么办：{error.remedy}")
    return "\n".join(lines)
