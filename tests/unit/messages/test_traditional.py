"""The traditional sentences are those of the simplified catalogue, converted, and read right."""

from __future__ import annotations

import importlib.util
import string
from pathlib import Path

import pytest

from compiler.messages import TRADITIONAL, catalogue, sentence, traditional

ROOT = Path(__file__).resolve().parents[3]


def script():
    path = ROOT / "scripts" / "write_traditional.py"
    found = importlib.util.spec_from_file_location("write_traditional", path)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_they_are_fresh():
    stale = [
        path.name for path, text in script().files().items() if path.read_text("utf-8") != text
    ]
    assert stale == []


def places(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize("language", TRADITIONAL)
def test_each_has_the_places_of_the_simplified_one(language):
    found = traditional(language)
    assert found.keys() == catalogue().keys()
    for code, texts in found.items():
        for name, text in texts.items():
            assert places(text) == places(catalogue()[code][name]), code


def test_taiwan_has_its_words_and_hong_kong_its_characters():
    taiwan = sentence("cli.option-output", "zh_TW", {}).message
    hong_kong = sentence("cli.option-output", "zh_HK", {}).message
    assert "資料夾" in taiwan
    assert "文件夾" in hong_kong
    assert "里" not in "".join(
        text for texts in traditional("zh_TW").values() for text in texts.values()
    )
