"""Booklets built once and read by many tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from built_booklets import Built, built


@pytest.fixture(scope="session")
def seeds_folder(shared, tmp_path_factory) -> Path:
    """A folder into which someone dropped last year's dump and two scraped posts."""
    folder = tmp_path_factory.mktemp("office") / "booklet"
    shutil.copytree(shared / "seeds", folder)
    return folder


@pytest.fixture(scope="session")
def seeds(seeds_folder, tmp_path_factory) -> Built:
    """The seeds in three editions."""
    return built(seeds_folder, tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="session")
def example(root, tmp_path_factory) -> Built:
    """The example booklet in three editions."""
    return built(root / "examples" / "yinshua", tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="session", params=["seeds", "example"])
def booklet(request) -> Built:
    """Each of the two."""
    return request.getfixturevalue(request.param)
