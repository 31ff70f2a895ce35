"""What the keys of booklet.toml may hold: checks, and what a key says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from compiler.units import booklet_trim, parse_sheet


@dataclass(frozen=True)
class Meaning:
    """What a key is for, in both languages, as REFERENCE.md has it.

    ``form`` is how its value is written (TOML), where the key's type does not tell.
    """

    zh: str
    en: str
    form: str = ""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """What an editor shows beside the key."""
        return {**handler(schema), "description": f"{self.zh} · {self.en}"}


# Plates of the press, and the two words that mean all of them and none (ISO 32000-1, 8.6.6.4).
_NO_SPOT_INKS = {"All", "None", "Cyan", "Magenta", "Yellow", "Black"}
_LONGEST_INK = 60

# 2024-25 alone is two years, and no month.
_DAY = re.compile(
    r"\s*+(\d{4})\s*+[年./-]\s*+(\d{1,2})\s*+(?:[月./-]\s*+(\d{1,2})\s*+[日号]?|月)\s*+"
)


def as_printed(value: Any) -> Any:
    """Text, also where TOML reads a number; True and False stay wrong."""
    return str(value) if type(value) in (int, float) else value


def as_table(value: Any) -> Any:
    return {"file": value} if isinstance(value, str) else value


def as_note(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def as_trim(value: Any) -> Any:
    if not isinstance(value, str) or booklet_trim(value) is None:
        raise PydanticCustomError("trim", "not a trim")
    return value


def as_sheet(value: Any) -> Any:
    if value is not None and (not isinstance(value, str) or parse_sheet(value) is None):
        raise PydanticCustomError("sheet", "not a sheet")
    return value


def as_ink(value: Any) -> Any:
    """``cmyk``, or a name of ink that is none of those PDF has for others."""
    named = isinstance(value, str) and 0 < len(value) <= _LONGEST_INK and value.isprintable()
    if not named or value.strip() != value or value in _NO_SPOT_INKS:
        raise PydanticCustomError("ink", "not an ink")
    return value


def as_day(value: Any) -> Any:
    """A date, or text such as 2024年冬; text that names a day or month must name a real one."""
    if not isinstance(value, str | date | datetime):
        raise PydanticCustomError("day", "not a date")
    if isinstance(value, str) and (match := _DAY.fullmatch(value)):
        try:
            date(int(match[1]), int(match[2]), int(match[3] or 1))
        except ValueError as error:
            raise PydanticCustomError("no_such_day", "no such day") from error
    return value


def as_text_list(value: Any) -> Any:
    """A list, also where one element stands alone (``keywords = "印刷"``)."""
    return [value] if isinstance(value, str) else value


# Each points at the paragraph that begins with it.
Pointer = Annotated[str, Field(min_length=1)]
Pointers = Annotated[list[Pointer], BeforeValidator(as_text_list, Pointer | list[Pointer])]
POINTERS_FORM = '["开头几个字", "…"]'

Printed = Annotated[str, BeforeValidator(as_printed, str | int | float)]
FileName = Annotated[str, Field(min_length=1)]
Script = Literal["zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"]

# TOML's own date, or text
Day = Annotated[Any, BeforeValidator(as_day, str | date)]
DATE_FORM = '2024-12-05, "2024年12月"'
