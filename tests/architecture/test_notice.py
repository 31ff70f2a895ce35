"""Whose data is carried, or was counted, is named with its licence."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTICE = (ROOT / "NOTICE").read_text("utf-8")
REPOSITORY = re.compile(r"github\.com/[\w.-]+/[\w-]+(?:\.[\w-]+)*")


@pytest.mark.parametrize("script", ["scripts/train_usage.py"])
def test_each_text_that_was_counted_is_named(script):
    used = set(REPOSITORY.findall((ROOT / script).read_text("utf-8")))
    assert len(used) >= 8
    assert {name for name in used if name not in NOTICE} == set()


def test_each_repository_named_has_its_licence():
    parts = [part for part in NOTICE.split("\n\n") if "github.com" in part]
    assert len(parts) >= 10
    licences = re.compile(
        r"MIT License|Apache License|BSD-3-Clause|Zero-Clause BSD|Mozilla Public License 2\.0"
        r"|CC0|Attribution 4\.0|Attribution-ShareAlike 3\.0|public domain"
        # How often a text has a word is a fact about it, and nobody's work.
        r"|No licence is stated: words were counted, nothing of the text is kept"
    )
    assert [part for part in parts if not licences.search(part)] == []


def test_each_file_of_data_is_named():
    data = {
        "words.txt",
        "names.tsv",
        "usage.tsv",
        "overruled.tsv",
        "taiwan_words.tsv",
        "common_han.py",
        "ordinary_words.txt",
        "FOGRA39L.icc",
    }
    assert {name for name in data if name not in NOTICE} == set()


@pytest.mark.parametrize(
    "path",
    [
        "styles/workspace/htmx.min.js",
        "styles/workspace/sortable.min.js",
        "tests/browser/axe/axe.min.js",
    ],
)
def test_each_script_of_others_is_the_one_named(path):
    part = next(part for part in NOTICE.split("\n\n") if path in part)
    assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() in part
