"""Whether reading takes time in proportion: a text of one sign repeated n, 2n and 4n times.

usage: .venv/bin/python benchmarks/linear.py [CHARACTERS]

CHARACTERS (500,000 by default) is the longest text. Prints CPU seconds by format and sign, and
the rows where four times the text took more than eight times as long, with more than half a second;
the exit status is 1 if there are any. Steps of patterns are counted in
``tests/architecture/test_linear_patterns.py``; this sees loops and libraries as well.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from compiler.diagnostics import Report
from compiler.errors import WenxuanError
from compiler.sources.limits import check_file
from compiler.sources.registry import ReadingSettings, read_source
from compiler.workers.life import Limits
from compiler.workers.worker import run_isolated

SIGNS = (
    *(" ", "\u3000", "\u00a0", "\u200b", "\t", "\n", "[", "]( ", "![", "<", "<!--", "&", "*", "_"),
    *("`", ">", "(", "|", "#", "-", "$", "{{", "\u201c", "\u300a", "1", "\u7eb8", ".", "- ", "1. "),
    *("[]()", "**a", "<a href='x'>"),
)
SUFFIXES = (".txt", ".md", ".html", ".mhtml")
_SAVED = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'
    "--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
    "Content-Location: https://example.com/a.html\n\n<html><body>{}</body></html>\n--b--\n"
)
LIMITS = Limits(cpu_s=120)
LONGEST = 500_000
MOST_GROWTH, LEAST_S = 8, 0.5


def _seconds(suffix: str, text: str, _: Report) -> float:
    """CPU seconds of reading ``text``, refused or not."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_text(_SAVED.format(text) if suffix == ".mhtml" else text, "utf-8")
        begun = time.process_time()
        try:
            check_file(path, path.name)
            read_source(path, Path(folder), ReadingSettings(), Report())
        except WenxuanError:
            pass
        return time.process_time() - begun


def _text(sign: str, characters: int) -> str:
    return f"\u7eb8\u5f20\n\n\u7eb8{sign * (characters // len(sign))}\u58a8\u3002\n"


def main() -> int:
    """Measure and print; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("longest", type=int, nargs="?", default=LONGEST)
    longest = parser.parse_args().longest
    slow = 0
    for suffix in SUFFIXES:
        _seconds(suffix, "\u7eb8", Report())  # imports
        for sign in SIGNS:
            texts = [_text(sign, longest // part) for part in (4, 2, 1)]
            answers = run_isolated([partial(_seconds, suffix, text) for text in texts], LIMITS, 1)
            took = [float("inf") if one.value is None else one.value for one in answers]
            bad = took[2] > LEAST_S and took[2] > MOST_GROWTH * took[0]
            slow += bad
            figures = "  ".join(f"{seconds:7.2f}" for seconds in took)
            print(f"{suffix:6} {sign!r:10} {figures}{'  SLOW' if bad else ''}", flush=True)
    print(f"{slow} grow faster than the text")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
