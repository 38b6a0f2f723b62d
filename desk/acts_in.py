"""An act as a person hands it in: JSON checked by the act's own model, its texts and files taken and named by hash."""

from __future__ import annotations

import hashlib
import types
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError

from cases.acts import ACTS, Act, Stamp
from cases.errors import Malformed
from cases.words import Ref, Sha256, Vault, VaultRef
from desk.deposit import Deposit
from desk.letters import malformed, printable
from desk.moments import moment

LARGEST_ACT = 256 * 1024
"""The most bytes of JSON an act may have, texts and files not counted."""

SET_BY_DESK = ("stamp", "to", "act")
_CONFIDENTIAL = get_args(VaultRef)[1]
_HASH = get_args(Sha256)[1]


def kind_named(name: str) -> type[Act]:
    """The act with this name; raises `Malformed`."""
    if name not in ACTS:
        near = [known for known in ACTS if name and (name in known or known in name)]
        hint = f"您是否要办理：{'、'.join(near)}" if near else "请用 act --describe 查看全部事项"
        raise Malformed(f"没有名为“{printable(name)}”的办理事项", field="act", remedy=hint)
    return ACTS[name]


def read_act(name: str, data: dict[str, Any], *, stamp: Stamp, to: str, deposit: Deposit) -> Act:
    """The act out of its data; raises `Malformed` with every field that is wrong."""
    kind = kind_named(name)
    for taken in SET_BY_DESK:
        if taken in data:
            raise Malformed("此项由前台填写，不能自行提交", field=taken, remedy="请删去此项")
    filled = {field: _filled(kind, field, value, deposit) for field, value in data.items()}
    try:
        act = kind.model_validate({**filled, "stamp": stamp, "to": to})
    except ValidationError as error:
        raise malformed(error) from None
    if len(act.model_dump_json().encode()) > LARGEST_ACT:
        raise Malformed(
            f"办理事项的内容过大，最多{LARGEST_ACT // 1024} KiB", field="data", remedy="请分次提交，长文字以文件提交"
        )
    return act


def _filled(kind: type[BaseModel], field: str, value: Any, deposit: Deposit) -> Any:
    hint = _hints(kind).get(field)
    return value if hint is None else _fill(hint, value, deposit, field)


@cache
def _hints(kind: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _fill(hint: Any, value: Any, deposit: Deposit, place: str, marks: tuple[Any, ...] = ()) -> Any:
    """The value with every text and file in it replaced by its reference, where the type wants one."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *more = get_args(hint)
        return _fill(inner, value, deposit, place, (*marks, *more))
    if hint is Ref:
        vault = Vault.CONFIDENTIAL if _CONFIDENTIAL in marks else Vault.RECORD
        return _reference(value, vault, deposit, place)
    if hint is str and _HASH in marks:
        return _hashed(value, deposit, place)
    if hint is datetime:
        return _instant(value, place)
    if origin in (Union, types.UnionType):
        return _fill_any(get_args(hint), value, deposit, place)
    if origin is tuple and isinstance(value, list | tuple):
        return [_fill(get_args(hint)[0], item, deposit, f"{place}.{n}") for n, item in enumerate(value)]
    if isinstance(hint, type) and issubclass(hint, BaseModel) and isinstance(value, dict):
        hints = _hints(hint)
        return {
            name: _fill(hints[name], item, deposit, f"{place}.{name}") if name in hints else item
            for name, item in value.items()
        }
    return value


def _fill_any(hints: tuple[Any, ...], value: Any, deposit: Deposit, place: str) -> Any:
    given = [hint for hint in hints if hint is not type(None)]
    return value if value is None or len(given) != 1 else _fill(given[0], value, deposit, place)


def _reference(value: Any, vault: Vault, deposit: Deposit, place: str) -> Any:
    """A text (plain, or as {"text": …}) or a file ({"file": …}) becomes a reference; a reference stays one."""
    if isinstance(value, str):
        return deposit.text(value, vault, place)
    if isinstance(value, dict) and set(value) == {"text"} and isinstance(value["text"], str):
        return deposit.text(value["text"], vault, place)
    if isinstance(value, dict) and set(value) == {"file"} and isinstance(value["file"], str):
        return deposit.file(value["file"], vault, place)
    return value


def _instant(value: Any, place: str) -> datetime:
    try:
        return moment(value)
    except ValueError as error:
        raise Malformed(f"{place}：{error}", field=place, remedy="请改正后重新提交") from None


def _hashed(value: Any, deposit: Deposit, place: str) -> Any:
    """Who signs a text may give the text itself, or its file, instead of its hash."""
    if not isinstance(value, dict):
        return value
    aside = Deposit(folder=deposit.folder)
    reference = _reference(value, Vault.RECORD, aside, place)
    return reference.sha256 if isinstance(reference, Ref) else value


def hash_of(text: str) -> str:
    """The hash by which a text is signed."""
    return hashlib.sha256(text.encode()).hexdigest()


def describe(name: str) -> dict[str, Any]:
    """What an act asks for: its title, what it means, and the schema of its data as a person gives them."""
    kind = kind_named(name)
    schema = kind.model_json_schema()
    for taken in SET_BY_DESK:
        schema["properties"].pop(taken, None)
    schema["required"] = [field for field in schema.get("required", []) if field not in SET_BY_DESK]
    schema.get("$defs", {}).pop("Stamp", None)
    return {
        "act": name,
        "title": getattr(kind, "TITLE", name),
        "says": (kind.__doc__ or "").strip(),
        "texts": [field for field, hint in _hints(kind).items() if _wants_text(hint)],
        "schema": schema,
    }


def _wants_text(hint: Any) -> bool:
    if hint is Ref:
        return True
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint is not Stamp and any(_wants_text(inner) for inner in _hints(hint).values())
    return any(_wants_text(part) for part in get_args(hint) if part is not type(None))
