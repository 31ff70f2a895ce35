"""What walking through the workspace takes: a server, a visit, and looks at what is shown."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Self

SIZES = {"desk": (1280, 800), "phone": (390, 844)}
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
# With this variable pictures of what tests see are kept in a folder, to be looked at.
PICTURES = os.environ.get("WENXUAN_KEEP_SCREENSHOTS")
_LATIN = re.compile(r"[A-Za-z]{2,}")
# Names of keys, of sizes and of files are the same in every language.
_LATIN_ALLOWED = re.compile(
    r"\b(?:Ctrl|Alt|Shift|Tab|Enter|Esc|Del|Ins|PgUp|PgDn|KB|MB|GB|PDF|Word|WPS|[\w./-]+\.[A-Za-z0-9]{2,5})\b|\.docx"
)


class Server:
    """``wenxuan serve`` on a folder; ``entrance`` is the address that lets in."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self._options = options

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def start(self, port: int = 0) -> None:
        """Begin, and wait until it answers."""
        command = [sys.executable, "-m", "compiler", "serve", self.folder, "--no-browser"]
        self._process = subprocess.Popen(
            [*command, "--port", str(port), *self._options],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "LANG": "zh_CN.UTF-8", "LC_ALL": ""},
        )
        said = ""
        while "http" not in said:
            line = self._process.stdout.readline()
            assert line, "the server has ended"
            said += line
        self.entrance = re.search(r"http\S+", said)[0]
        self.origin, _, self.link = self.entrance.partition("/enter/")

    @property
    def port(self) -> int:
        return int(self.origin.rpartition(":")[2])

    def stop(self) -> None:
        """End it as systemd does."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(20)
        self._process.stdout.close()

    def kill(self) -> None:
        """End it as a power cut does."""
        self._process.kill()
        self._process.wait(20)
        self._process.stdout.close()

    def visits(self, browser, size, locale="zh-CN"):
        """A person who comes in by the link; afterwards it is asked what has failed."""
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale=locale, accept_downloads=True
        )
        page = context.new_page()
        page.set_default_timeout(60_000)
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("console", lambda said: failed.append(said.text) if said.type == "error" else None)
        page.goto(self.entrance)
        yield page
        context.close()
        assert not failed, failed


def seen(page, name: str) -> None:
    """Look at the page: nothing that axe-core calls serious, no scrolling aside, no English."""
    if PICTURES:
        width = page.viewport_size["width"]
        page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
    found = serious(page)
    assert not found, found
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    if page.evaluate("document.documentElement.lang").startswith("zh"):
        words = latin(page)
        assert not words, words


def serious(page) -> list[str]:
    """What axe-core calls serious or critical."""
    page.evaluate(AXE)
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
        " 'best-practice']})"
    )
    return [
        f"{each['id']}: {[node['html'][:160] for node in each['nodes'][:3]]}"
        for each in found["violations"]
        if each["impact"] in {"serious", "critical"}
    ]


def latin(page) -> list[str]:
    """Words in Latin letters that the interface shows or says; ``data-own`` is the user's text."""
    texts = page.evaluate(
        """() => {
            const found = [document.title];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const own = '[data-own], script, style, kbd';
                if (!walker.currentNode.parentElement.closest(own))
                    found.push(walker.currentNode.data);
            }
            for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'])
                for (const one of document.querySelectorAll(`[${name}]`))
                    if (!one.closest('[data-own]')) found.push(one.getAttribute(name));
            return found;
        }"""
    )
    return [text.strip() for text in texts if _LATIN.search(_LATIN_ALLOWED.sub("", text))]
