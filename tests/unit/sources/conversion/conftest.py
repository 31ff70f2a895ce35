"""Old Word files, and the LibreOffice that converts them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compiler.sources.conversion import libreoffice


@pytest.fixture(scope="session")
def word_samples() -> Path:
    """The folder of Word files that other programs wrote."""
    return Path(__file__).resolve().parents[3] / "word_samples"


@pytest.fixture(scope="session")
def writer() -> Path:
    """LibreOffice; a test that needs it fails in CI when it is missing."""
    found = libreoffice.program()
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no LibreOffice: run scripts/setup --develop")
        pytest.skip("no LibreOffice on this machine")
    return found


@pytest.fixture
def without_writer(monkeypatch):
    """A machine that has no LibreOffice."""
    monkeypatch.setattr(libreoffice, "program", lambda: None)
