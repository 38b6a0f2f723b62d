"""An act as a person hands it in: JSON checked by the act's own model, its texts and files taken and named by hash."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError

from cases.acts import ACTS, Act, AnyAct, Stamp
from cases.agencies import Mediator, Office
from cases.errors import DingfenError, Malformed
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
        hint = f"您是否要办理：{'、'.join(near)}" if near else "请用 act --describe all 查看全部事项"
        raise Malformed(f"没有名为“{printable(name)}”的办理事项", field="act", remedy=hint)
    return ACTS[name]


def read_act(
    name: str,
    data: dict[str, Any],
    *,
    stamp: Stamp,
    to: str,
    deposit: Deposit,
    offices: Callable[[str], Office] | None = None,
    mediators: Callable[[str], Mediator] | None = None,
) -> AnyAct:
    """The act out of its data; raises `Malformed` with every field that is wrong.

    A text or file may stand wherever the act wants a reference, the id of a body or mediator wherever it wants the body
    or the mediator (`offices`, `mediators` look it up), a time without its zone wherever it wants an instant.
    """
    kind = kind_named(name)
    for taken in SET_BY_DESK:
        if taken in data:
            raise Malformed("此项由前台填写，不能自行提交", field=taken, remedy="请删去此项")
    filling = _Filling(deposit, offices, mediators)
    hints = _hints(kind)
    filled = {
        field: filling.fill(hints[field], value, field) if field in hints else value for field, value in data.items()
    }
    try:
        act = kind.model_validate({**filled, "stamp": stamp, "to": to})
    except ValidationError as error:
        raise malformed(error) from None
    if len(act.model_dump_json().encode()) > LARGEST_ACT:
        raise Malformed(
            f"办理事项的内容过大，最多{LARGEST_ACT // 1024} KiB", field="data", remedy="请分次提交，长文字以文件提交"
        )
    return cast(AnyAct, act)


def filled(model: type[BaseModel], data: dict[str, Any], deposit: Deposit) -> dict[str, Any]:
    """The data of any model as it wants them: texts and files as references."""
    return cast("dict[str, Any]", _Filling(deposit, None).fill(model, data, ""))


@cache
def _hints(kind: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


@dataclass(frozen=True)
class _Filling:
    """Replaces what people write by what the act's model wants, guided by the model's types."""

    deposit: Deposit
    offices: Callable[[str], Office] | None = None
    mediators: Callable[[str], Mediator] | None = None

    def fill(self, hint: Any, value: Any, place: str, marks: tuple[Any, ...] = ()) -> Any:
        """The value as the type wants it; what does not look like anything is left for the model to refuse."""
        origin = get_origin(hint)
        if origin is Annotated:
            inner, *more = get_args(hint)
            return self.fill(inner, value, place, (*marks, *more))
        if origin in (Union, types.UnionType):
            given = [part for part in get_args(hint) if part is not type(None)]
            return value if value is None or len(given) != 1 else self.fill(given[0], value, place)
        if origin is tuple and isinstance(value, list | tuple):
            return [self.fill(get_args(hint)[0], item, f"{place}.{n}") for n, item in enumerate(value)]
        return self._plain(hint, value, place, marks)

    def _plain(self, hint: Any, value: Any, place: str, marks: tuple[Any, ...]) -> Any:
        if hint is Ref:
            return self._reference(value, Vault.CONFIDENTIAL if _CONFIDENTIAL in marks else Vault.RECORD, place)
        if hint is str and _HASH in marks:
            return self._hash(value, place)
        if hint is datetime:
            return _instant(value, place)
        if hint is Office and isinstance(value, str):
            return self._looked_up(self.offices, value, place)
        if hint is Mediator and isinstance(value, str):
            return self._looked_up(self.mediators, value, place)
        if isinstance(hint, type) and issubclass(hint, BaseModel) and isinstance(value, dict):
            hints = _hints(hint)
            return {
                name: self.fill(hints[name], item, f"{place}.{name}") if name in hints else item
                for name, item in value.items()
            }
        return value

    def _reference(self, value: Any, vault: Vault, place: str) -> Any:
        """A text (plain, or as {"text": …}) or a file ({"file": …}) becomes a reference; a reference stays one."""
        if isinstance(value, str):
            return self.deposit.text(value, vault, place)
        if isinstance(value, dict) and set(value) == {"text"} and isinstance(value["text"], str):
            return self.deposit.text(value["text"], vault, place)
        if isinstance(value, dict) and set(value) == {"file"} and isinstance(value["file"], str):
            return self.deposit.file(value["file"], vault, place)
        if isinstance(value, dict) and {"text", "file"} & set(value):
            raise Malformed("须写文字（text）或者文件（file），二者择一", field=place, remedy="请改正后重新提交")
        return value

    def _hash(self, value: Any, place: str) -> Any:
        """Who signs a text may give the text itself, or its file, instead of its hash."""
        if not isinstance(value, dict):
            return value
        aside = _Filling(Deposit(folder=self.deposit.folder))
        reference = aside._reference(value, Vault.RECORD, place)
        return reference.sha256 if isinstance(reference, Ref) else value

    def _looked_up(self, find: Callable[[str], Any] | None, id: str, place: str) -> Any:
        if find is None:
            return id
        try:
            return find(id)
        except DingfenError as unknown:
            raise Malformed(unknown.message, field=place, remedy=unknown.remedy) from None


def _instant(value: Any, place: str) -> datetime:
    try:
        return moment(value)
    except ValueError as error:
        raise Malformed(f"{place}：{error}", field=place, remedy="请改正后重新提交") from None


def describe(name: str) -> dict[str, Any]:
    """What an act asks for: its title, the schema of its data, and which of them may be texts or files."""
    kind = kind_named(name)
    schema = kind.model_json_schema()
    for taken in SET_BY_DESK:
        schema["properties"].pop(taken, None)
    schema["required"] = [field for field in schema.get("required", []) if field not in SET_BY_DESK]
    used = _used(schema["properties"], schema.get("$defs", {}))
    schema["$defs"] = {name: part for name, part in schema.get("$defs", {}).items() if name in used}
    schema.pop("description", None)
    return {
        "act": name,
        "title": getattr(kind, "TITLE", name),
        "texts": [field for field, hint in _hints(kind).items() if _wants_text(hint)],
        "schema": schema,
    }


def _used(part: Any, known: dict[str, Any]) -> set[str]:
    """The definitions that a part of a schema refers to, directly or not."""
    if isinstance(part, list):
        return {name for item in part for name in _used(item, known)}
    if not isinstance(part, dict):
        return set()
    name = str(part.get("$ref", "")).removeprefix("#/$defs/")
    found = {name} | _used(known[name], known) if name in known else set()
    return found | {inner for item in part.values() for inner in _used(item, known)}


def _wants_text(hint: Any) -> bool:
    if hint is Ref:
        return True
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint is not Stamp and any(_wants_text(inner) for inner in _hints(hint).values())
    return any(_wants_text(part) for part in get_args(hint) if part is not type(None))
