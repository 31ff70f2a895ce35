"""What a verb does not need is not loaded: start-up is half of a small booklet's time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = {"weasyprint", "pikepdf", "pypdfium2", "jinja2", "opencc", "pydantic"}


def loaded_after(code: str) -> set[str]:
    """Those of ``LIBRARIES`` that a fresh interpreter has loaded after ``code``."""
    ask = f"import sys; print(*({LIBRARIES!r} & sys.modules.keys()))"
    command = [sys.executable, "-c", f"{code}\n{ask}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    return set(done.stdout.split())


def test_reading_waits_for_no_library_that_makes_pages():
    assert loaded_after("import compiler.pipeline") == set()


def test_a_folder_without_a_project_file_needs_no_schema(tmp_path):
    (tmp_path / "a.md").write_text("# 纸\n\n纸薄。\n", "utf-8")
    code = (
        "from pathlib import Path; from compiler.pipeline import outline;"
        "from compiler.diagnostics import Report;"
        f"outline(Path({str(tmp_path)!r}), Report())"
    )
    assert loaded_after(code) == set()


@pytest.mark.parametrize(
    ("module", "later"),
    [
        ("compiler.making", {"pikepdf", "pypdfium2", "pydantic"}),
        ("compiler.briefing", LIBRARIES),
        ("compiler.typeset.engine", LIBRARIES - {"weasyprint"}),
        ("compiler.project.project_file", LIBRARIES - {"pydantic"}),
    ],
)
def test_what_waits_for_its_use(module, later):
    assert not loaded_after(f"import {module}") & later


def test_what_reads_is_loaded_by_who_reads():
    """For a single manuscript that is a worker, beside the program; for a kept one nobody."""
    ask = (
        "import sys; print(*(name for name in sys.modules if name.startswith('compiler.sources.')))"
    )
    command = [sys.executable, "-c", f"import compiler.pipeline\n{ask}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    loaded = set(done.stdout.split())
    assert "compiler.sources.intake" in loaded
    assert not {name for name in loaded if "recognition" in name or "witness" in name}
    assert not {f"compiler.sources.{name}" for name in ("registry", "composing")} & loaded
