"""The kinds of changes by name, and a change made of plain values that somebody sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from compiler.desk.changes.arranging import LeaveOutArticle, MoveArticle, TakeIn
from compiler.desk.changes.change import Change
from compiler.desk.changes.conversions import SetConversions
from compiler.desk.changes.paragraphs import (
    BeginArticle,
    BringBack,
    Join,
    LeaveOut,
    SetKind,
    Split,
)
from compiler.desk.changes.replacing import Replace
from compiler.desk.changes.rules import TakeAway, TakeThere
from compiler.desk.changes.sections import (
    AddSection,
    BeginSection,
    MoveSection,
    NameSection,
    RemoveSection,
)
from compiler.desk.changes.setting import SetSetting
from compiler.desk.changes.settings import SetField
from compiler.desk.changes.words import CorrectWords

KINDS: Mapping[str, type[Any]] = {
    "move-article": MoveArticle,
    "add-section": AddSection,
    "move-section": MoveSection,
    "begin-section": BeginSection,
    "name-section": NameSection,
    "remove-section": RemoveSection,
    "leave-out-article": LeaveOutArticle,
    "take-in": TakeIn,
    "set-kind": SetKind,
    "leave-out": LeaveOut,
    "bring-back": BringBack,
    "join": Join,
    "split": Split,
    "begin-article": BeginArticle,
    "correct": CorrectWords,
    "take-away": TakeAway,
    "take-there": TakeThere,
    "replace": Replace,
    "set-conversions": SetConversions,
    "set-field": SetField,
    "set-setting": SetSetting,
}
_LONGEST = 100_000  # characters of a value
_MOST = 100_000  # the largest number


def kind_of(change: Change) -> str:
    """What a change is called."""
    return next(name for name, kind in KINDS.items() if kind is type(change))


def change_of(values: Mapping[str, Any]) -> Change:
    """The change that ``values`` (``kind``, and its fields) describe; ValueError for another thing.

    They come from a browser and are believed in nothing.
    """
    kind = KINDS.get(str(values.get("kind")))
    if kind is None:
        raise ValueError("kind")
    hints = get_type_hints(kind)
    given = {
        field.name: _checked(field.name, values[field.name], hints[field.name])
        for field in fields(kind)
        if field.name in values
    }
    try:
        made: Change = kind(**given)
    except TypeError as error:
        raise ValueError(str(error)) from error
    return made


def _checked(name: str, value: Any, hint: Any) -> Any:
    """The value if it is of that type; ValueError otherwise."""
    if get_origin(hint) is Literal:
        right = value in get_args(hint)
    elif get_origin(hint) is UnionType:
        if value is None and NoneType in get_args(hint):
            return None
        return _checked(name, value, get_args(hint)[0])
    elif get_origin(hint) is tuple:
        if isinstance(value, list | tuple) and len(value) <= _MOST:
            return tuple(_checked(name, each, str) for each in value)
        right = False
    elif hint is int:
        right = type(value) is int and 0 <= value <= _MOST
    else:
        right = type(value) is hint
    if not right or (isinstance(value, str) and not _is_text(value)):
        raise ValueError(name)
    return value


def _is_text(value: str) -> bool:
    """Whether a file can hold it: no half characters, no signs that print nothing."""
    if len(value) > _LONGEST:
        return False
    return all(sign.isprintable() or sign in "\n\t\u3000\u00a0\ufffc" for sign in value)
