"""Every sentence a user reads, in Chinese and English, by code.

One TOML file a room (``sources.toml`` holds ``sources.*``); a table a code, with ``zh`` and ``en``,
and ``zh_hint`` and ``en_hint`` for the remedy. Places such as ``{path}`` are filled by name.
English words agree with a number, ``{count} {count:page|pages}``, or with a list of numbers,
``{pages:page,pages} {pages}``, which has one in it or more.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


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
    found: dict[str, Mapping[str, str]] = {}
    for file in sorted(resources.files(__name__).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            room = file.name.removesuffix(".toml")
            table = tomllib.loads(file.read_text("utf-8"))
            found |= {f"{room}.{name}": texts for name, texts in table.items()}
    return found


def sentence(code: str, language: Language, values: Mapping[str, object]) -> Sentence:
    """The sentence of ``code`` in ``language``; KeyError for a code the catalogue has not."""
    texts = catalogue()[code]
    hint = texts.get(f"{language}_hint", "")
    fill = _Agreeing().vformat
    return Sentence(fill(texts[language], (), values), fill(hint, (), values))
