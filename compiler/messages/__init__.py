"""Every sentence a user reads, in Chinese and English, by code.

Chinese is written in simplified characters; ``traditional/`` has it as our own conversion gives it
for Taiwan and Hong Kong (scripts/write_traditional.py). ``reasons/`` has in Chinese what the system
says in English.

One TOML file a room (``sources.toml`` holds ``sources.*``); a table a code, with ``zh`` and ``en``,
and ``zh_hint`` and ``en_hint`` for the remedy. Places such as ``{path}`` are filled by name.
English words agree with a number, ``{count} {count:page|pages}``, or with a list of numbers,
``{pages:page,pages} {pages}``, which has one in it or more.
"""

from __future__ import annotations

import errno
import os
import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from compiler.compilations import own_table

Language = Literal["zh", "en", "zh_TW", "zh_HK"]
WRITTEN: tuple[Language, ...] = ("zh", "en")  # by hand, in the catalogue
LANGUAGES: tuple[Language, ...] = (*WRITTEN, "zh_TW", "zh_HK")
TRADITIONAL = {"zh_TW": "zh-Hant-TW", "zh_HK": "zh-Hant-HK"}  # the script of each


def language_of(locale: str) -> Language:
    """The language of a locale such as zh_TW.UTF-8, zh_Hant_HK or zh-Hant-TW."""
    parts = re.split(r"[_.@-]", locale.lower())
    if parts[0] == "en":
        return "en"
    if {"hk", "mo"} & set(parts):
        return "zh_HK"
    return "zh_TW" if {"tw", "hant"} & set(parts) else "zh"


@dataclass(frozen=True)
class Sentence:
    """A message and its remedy, filled in; ``hint`` may be ""."""

    message: str
    hint: str


class _Agreeing(string.Formatter):
    """Fills places; of the two forms in a place's specification, the one that agrees with it."""

    def format_field(self, value: object, format_spec: str) -> str:
        text = str(value)
        if "|" in format_spec:
            one, many = format_spec.split("|")
            return one if text == "1" else many
        if "," in format_spec:
            one, many = format_spec.split(",")
            return one if text.isdigit() else many
        return text


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """All sentences by code, as the TOML files give them."""
    files = sorted(file.name for file in resources.files(__name__).iterdir())
    rooms = [name.removesuffix(".toml") for name in files if name.endswith(".toml")]
    return {code: texts for room in rooms for code, texts in _of_room(room).items()}


@cache
def _of_room(room: str) -> Mapping[str, Mapping[str, str]]:
    """The sentences of one room by code, none if there is no such; most commands ask for few."""
    file = resources.files(__name__) / f"{room}.toml"
    table = own_table(file.read_text("utf-8")) if file.is_file() else {}
    return {f"{room}.{name}": texts for name, texts in table.items()}


@cache
def traditional(language: str) -> Mapping[str, Mapping[str, str]]:
    """The Chinese sentences in the characters of ``language``, as ``catalogue`` has them."""
    file = resources.files(__name__) / "traditional" / f"{language}.toml"
    return own_table(file.read_text("utf-8"))


@cache
def _reasons() -> Mapping[str, str]:
    """What the system and the readers of TOML and zip say, in Chinese."""
    tables = own_table((resources.files(__name__) / "reasons" / "zh.toml").read_text("utf-8"))
    numbers = {name: number for number, name in errno.errorcode.items()}
    said = {
        os.strerror(numbers[name]): zh for name, zh in tables["system"].items() if name in numbers
    }
    return {**said, **tables["toml"], **tables["zip"]}


def reason_in_chinese(reason: str) -> str:
    """The reason with what is known of it in Chinese; a part that is not known stays as it is."""
    for english, chinese in _reasons().items():
        if reason.startswith(english):
            return chinese + reason.removeprefix(english)
    return reason


def sentence(code: str, language: Language, values: Mapping[str, object]) -> Sentence:
    """The sentence of ``code`` in ``language``; KeyError for a code the catalogue has not.

    A value named ``reason`` may be what the system says; in Chinese it is said in Chinese.
    """
    written = "en" if language == "en" else "zh"
    texts = (
        traditional(language)[code]
        if language in TRADITIONAL
        else _of_room(code.partition(".")[0])[code]
    )
    if written == "zh" and "reason" in values:
        values = {**values, "reason": reason_in_chinese(str(values["reason"]))}
    fill = _Agreeing().vformat
    hint = texts.get(f"{written}_hint", "")
    return Sentence(fill(texts[written], (), values), fill(hint, (), values))
