"""The command line over the fake pipeline."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from types import ModuleType

import pytest
from fake_pipeline import BuildRequest, FakePipeline

import compiler
from compiler.cli.command import run


@pytest.fixture
def pipeline(monkeypatch):
    """The fake, in the place of compiler.pipeline."""
    fake = FakePipeline()
    module = ModuleType("compiler.pipeline")
    vars(module).update(
        BuildRequest=BuildRequest,
        build=fake.build,
        outline=fake.outline,
        check=fake.check,
        fonts=fake.fonts,
        script_fonts=fake.script_fonts,
    )
    monkeypatch.setitem(sys.modules, "compiler.pipeline", module)
    monkeypatch.setattr(compiler, "pipeline", module, raising=False)
    return fake


@dataclass(frozen=True)
class Outcome:
    """A run's exit code and what it wrote."""

    status: int
    out: str
    err: str


@pytest.fixture
def wenxuan(capsys, monkeypatch, tmp_path):
    """Run a command line in this process, in Chinese unless it says otherwise.

    Not in the checkout, whose files are nobody's manuscripts.
    """
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: object) -> Outcome:
        status = run([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Outcome(status, written.out, written.err)

    return call
