"""Every sentence a user reads, in Chinese and English, by code.

One TOML file a room (``sources.toml`` holds ``sources.*``); a table a code, with ``zh`` and ``en``,
and ``zh_hint`` and ``en_hint`` for the remedy. Places such as ``{path}`` are filled by name.
"""

from __future__ import annotations

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
    return Sentence(texts[language].format(**values), hint.format(**values))
