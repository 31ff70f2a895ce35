"""Make docs/workspace.png, the README's picture of the workspace: a shelf as it is in the browser.

usage: .venv/bin/python scripts/make_workspace_picture.py
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from compiler.desk.beginning import SAMPLES, from_sample
from compiler.desk.making import make
from compiler.desk.overview import look_over
from compiler.diagnostics import Report
from compiler.events import untold

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "workspace.png"
SIZE, COLOURS = {"width": 1280, "height": 800}, 128
NAMES = {"neikan": "读书月报", "gongwen": "通知", "book": "院子里的一年"}


def main() -> None:
    """Fill a shelf, make its booklets, and take the picture."""
    with tempfile.TemporaryDirectory() as scratch:
        shelf = Path(scratch, "文选")
        shelf.mkdir()
        today = datetime.now(UTC).date()
        folders = [from_sample(shelf, sample, NAMES[sample], today) for sample in SAMPLES]
        example = shutil.copytree(ROOT / "examples" / "yinshua", shelf / "印刷")
        (example / "booklet.toml").touch()
        for folder in (*folders, example):
            make(folder, untold, Report())
            changed = max(path.stat().st_mtime for path in folder.rglob("*") if path.is_file())
            look_over(folder, changed, untold, Report())
        PICTURE.write_bytes(picture_of(shelf))


def picture_of(shelf: Path) -> bytes:
    """The shelf in the browser, in few colours."""
    command = [sys.executable, "-m", "compiler", "serve", shelf, "--no-browser", "--port", "0"]
    environment = {**os.environ, "LANG": "zh_CN.UTF-8", "LC_ALL": ""}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        lines = iter(partial(server.stdout.readline), "")
        address = next(found[0] for line in lines if (found := re.search(r"http\S+", line)))
        try:
            with sync_playwright() as playwright:
                options = ["--no-sandbox"] if os.geteuid() == 0 else []
                chromium = shutil.which("chromium")
                browser = playwright.chromium.launch(executable_path=chromium, args=options)
                page = browser.new_page(viewport=SIZE, locale="zh-CN")
                page.goto(address)
                page.wait_for_load_state("networkidle")
                taken = page.screenshot()
        finally:
            server.terminate()
    buffer = io.BytesIO()
    Image.open(io.BytesIO(taken)).convert("RGB").quantize(COLOURS).save(
        buffer, "PNG", optimize=True
    )
    return buffer.getvalue()


if __name__ == "__main__":
    main()
