"""Fixtures that every room's tests share."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
from pathlib import Path

import pytest

# What was made before must not pass for what is made now: no test has a place to keep it, but those
# of the cache. The processes that tests start inherit this.
os.environ["XDG_CACHE_HOME"] = f"{os.devnull}/nowhere"

# A machine that keeps no compiled modules has each of the hundreds of processes that tests start
# compile all of this program anew: half a second of computing and more.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# A shell gives what it starts in the background an ignored Ctrl-C, nohup an ignored hang-up, and so
# would each process that a test starts and interrupts.
signal.signal(signal.SIGHUP, signal.SIG_DFL)
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shelf with seeds/ and corpus/; a test that needs it fails in CI when it is missing."""
    if not (SHARED / "seeds").is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{SHARED} is missing: real manuscripts cannot be read")
        pytest.skip(f"{SHARED} is not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def _kept_pdfs():
    """With WENXUAN_KEEP_PDFS=FOLDER, every PDF that a test's own process sets is kept there too."""
    folder = os.environ.get("WENXUAN_KEEP_PDFS")
    if not folder:
        yield
        return
    from compiler.typeset import engine

    Path(folder).mkdir(parents=True, exist_ok=True)
    make = engine._set

    def kept(*given):
        pages = make(*given)
        name = hashlib.sha256(pages.pdf).hexdigest()[:16]
        (Path(folder) / f"{name}.pdf").write_bytes(pages.pdf)
        return pages

    engine._set = kept
    yield
    engine._set = make
