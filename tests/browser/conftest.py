"""The real server on a folder of its own, and a browser that walks through it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from walking import SIZES, Server

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium")


@pytest.fixture
def shelf_folder(tmp_path):
    """The folder of booklets that ``server`` serves: empty at first."""
    folder = tmp_path / "书架"
    folder.mkdir()
    return folder


@pytest.fixture
def server(shelf_folder):
    """``wenxuan serve``, and its end."""
    with Server(shelf_folder) as running:
        yield running


@pytest.fixture(scope="module")
def browser():
    """Debian's chromium, until the module's end: a thread waits for it, and keeps from forking."""
    assert CHROMIUM, "scripts/setup --develop installs chromium"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield launched
        launched.close()


@pytest.fixture(params=SIZES, ids=SIZES)
def page(request, browser, server):
    """A person who has come in, at a desk and with a telephone; no script of ours fails."""
    yield from server.visits(browser, request.param)


@pytest.fixture
def desk_page(browser, server):
    """The same at a desk alone."""
    yield from server.visits(browser, "desk")
