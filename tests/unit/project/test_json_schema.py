"""The JSON Schema accepts what is accepted, and refuses a misspelt key and a wrong value."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from compiler.project.json_schema import json_schema
from compiler.project.scaffold import scaffold
from compiler.project.schema import TABLES, ProjectTable

ROOT = Path(__file__).resolve().parents[3]
PROJECTS = sorted((ROOT / "examples").glob("*/booklet.toml"))
SCHEMA = json.loads(json_schema())


def checked(text: str) -> None:
    """Raise ValidationError unless the schema accepts the file; a date is text in JSON."""
    jsonschema.validate(json.loads(json.dumps(tomllib.loads(text), default=str)), SCHEMA)


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", PROJECTS, ids=lambda path: path.parent.name)
def test_the_examples_are_accepted(path):
    checked(path.read_text("utf-8"))


def test_what_init_writes_is_accepted_also_with_every_key_in_use():
    text = scaffold("纸", date(2026, 1, 2))[0].text
    checked(text)
    keys = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    page = [line for line in keys if line.startswith(("large_type", "folio"))]
    assert len(page) == 3
    checked("[page]\n" + "\n".join(page))


@pytest.mark.parametrize(
    "text",
    [
        'copies = 300\nissue = "一"\ndate = 2024-12-05\nkeywords = "纸"\neditor_note = "按"',
        'editor_note = { file = "note.md" }\ndate = "2024年12月"',
    ],
)
def test_values_may_be_written_as_the_project_file_may(text):
    checked(f"[booklet]\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        '[booklet]\ntitel = "纸"',
        "[page]\ncontents_depth = 9",
        '[[edition]]\nscript = "zh-TW"',
        "[[section]]\narticles = 3",
        "[booklet]\ntitle = 3",
    ],
)
def test_a_misspelt_key_and_a_wrong_value_are_refused(text):
    with pytest.raises(jsonschema.ValidationError):
        checked(text)


def test_every_key_is_described_in_both_languages():
    tables = {**SCHEMA["$defs"], "ProjectTable": SCHEMA}
    undescribed = [
        f"{model.__name__}.{name}"
        for model in set(TABLES.values())
        for name in model.model_fields
        if " · " not in tables[model.__name__]["properties"][name].get("description", "")
        and model is not ProjectTable
    ]
    assert undescribed == []
