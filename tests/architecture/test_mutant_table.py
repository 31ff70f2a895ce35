"""The table of benchmarks/mutants.py holds for the code as it is: else nobody could run it."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = tomllib.loads((ROOT / "benchmarks" / "mutants.toml").read_text("utf-8"))["mutant"]
# What is one value or one line of glue has no faults of this size.
WITHOUT = {"__init__", "__main__", "briefing", "diagnostics", "errors"}
WITHOUT |= {"making", "pipeline", "preview", "products", "watching", "workspace"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['file']}: {row['fault']}")
def test_a_fault_can_be_put_in(row):
    text = (ROOT / row["file"]).read_text("utf-8")
    assert text.count(row["before"]) == 1
    changed = text.replace(row["before"], row["after"])
    assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(text))
    assert row["tests"]
    for test in row["tests"]:
        assert (ROOT / test).exists()


def test_every_room_has_a_fault():
    rooms = {path.stem for path in (ROOT / "compiler").glob("*.py")}
    rooms |= {path.parent.name for path in (ROOT / "compiler").glob("*/__init__.py")}
    assert {Path(row["file"]).parts[1].removesuffix(".py") for row in ROWS} >= rooms - WITHOUT
    assert len(ROWS) >= 32
