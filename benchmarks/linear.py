"""Whether reading takes time in proportion: a text of one sign repeated n, 2n and 4n times.

usage: .venv/bin/python benchmarks/linear.py [CHARACTERS [SUFFIX…]]

CHARACTERS (500,000 by default) is the longest text. Prints CPU seconds by format and sign, and
the rows where four times the text took more than eight times as long, with more than half a second;
the exit status is 1 if there are any. Steps of patterns are counted in
``tests/architecture/test_linear_patterns.py``; this sees loops and libraries as well.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
import zipfile
from functools import partial
from html import escape
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
    *(
        "[]()",
        "**a",
        "<a href='x'>",
        "</p>",
        "<b>",
        "<p>",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n|",
        "|a|b|\n",
    ),
    *(
        "\u7b2c\u4e00\u7ae0\n",
        "\n\u4e00\u3001\u7eb8",
        "[^1]",
        "\n[^1]: ",
        "\n    ",
        "<table>",
        "&#20;",
        "\u300c",
        "\uff08",
    ),
    *(
        "~",
        "=",
        "+",
        "\\",
        "@",
        "a",
        "a.",
        "http://a.b/",
        "2024\u5e74",
        "\u3002",
        "\u2014",
        "\u2026",
        ":",
        "\uff1a",
    ),
)
FRONT = ("[", "{", "a: [", "- ", "? ", "&a ", "*a ", "! ", "a: &a [*a, ", '"', "'", "|\n ", "#")
SUFFIXES = (".txt", ".md", ".html", ".mhtml", ".docx")
_SAVED = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'
    "--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
    "Content-Location: https://example.com/a.html\n\n<html><body>{}</body></html>\n--b--\n"
)
_WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "{}</w:body></w:document>"
)
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ),
}
_PARAGRAPH = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
LIMITS = Limits(cpu_s=120)
LONGEST = 500_000
MOST_GROWTH, LEAST_S = 8, 0.5


def _bytes(suffix: str, text: str) -> bytes:
    """A file of that kind with the text; in HTML as it stands, in Word a paragraph a line."""
    if suffix == ".docx":
        lines = (_PARAGRAPH.format(escape(line)) for line in text.split("\n"))
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as word:
            for name, part in _PARTS.items():
                word.writestr(name, part)
            word.writestr("word/document.xml", _WORD.format("".join(lines)))
        return archive.getvalue()
    return (_SAVED.format(text) if suffix == ".mhtml" else text).encode()


def _seconds(suffix: str, text: str, _: Report) -> float:
    """CPU seconds of reading ``text``, refused or not."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(_bytes(suffix, text))
        begun = time.process_time()
        try:
            check_file(path, path.name)
            read_source(path, Path(folder), ReadingSettings(), Report())
        except WenxuanError:
            pass
        return time.process_time() - begun


def _text(sign: str, characters: int, *, front: bool = False) -> str:
    """Signs in a paragraph, or in the YAML of front matter."""
    if front:
        return f"---\ntitle: {sign * (characters // len(sign))}\n---\n\n\u7eb8\u58a8\u3002\n"
    return f"\u7eb8\u5f20\n\n\u7eb8{sign * (characters // len(sign))}\u58a8\u3002\n"


def main() -> int:
    """Measure and print; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("longest", type=int, nargs="?", default=LONGEST)
    parser.add_argument("suffixes", nargs="*", default=SUFFIXES)
    asked = parser.parse_args()
    longest, slow = asked.longest, 0
    for suffix in asked.suffixes:
        _seconds(suffix, "\u7eb8", Report())  # imports
        fronts = [(sign, True) for sign in FRONT if suffix == ".md"]
        for sign, front in [*((sign, False) for sign in SIGNS), *fronts]:
            texts = [_text(sign, longest // part, front=front) for part in (4, 2, 1)]
            answers = run_isolated([partial(_seconds, suffix, text) for text in texts], LIMITS, 1)
            took = [float("inf") if one.value is None else one.value for one in answers]
            bad = took[2] > LEAST_S and took[2] > MOST_GROWTH * took[0]
            slow += bad
            figures = "  ".join(f"{seconds:7.2f}" for seconds in took)
            row = f"{suffix:6} {'front ' if front else ''}{sign!r:10} {figures}"
            print(f"{row}{'  SLOW' if bad else ''}", flush=True)
    print(f"{slow} grow faster than the text")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
