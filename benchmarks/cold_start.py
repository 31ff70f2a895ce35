"""Cold build of one dump, beside Typst and plain WeasyPrint on the same text.

usage: .venv/bin/python benchmarks/cold_start.py DUMP [--runs N]

Every system makes the same booklet (contents with page numbers, headings, outline) from its own
input, in a fresh process, in turns. What counts are the ratios within one run: wall time and
peak memory as medians. The time of ``wenxuan --help`` is shown besides.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from compiler.diagnostics import Report
from compiler.model.booklet import Booklet
from compiler.model.segments import block_segments
from compiler.pipeline import outline

BIN = Path(sys.executable).parent

TYPST_HEAD = """#set page(paper: "a4", margin: 28mm, numbering: "1")
#set text(font: "Noto Serif CJK SC", size: 12pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 0.8em)
#outline()
#pagebreak()
"""
PLAIN_HEAD = """<!DOCTYPE html><html lang="zh-Hans"><meta charset="utf-8"><title>booklet</title>
<style>
@page { size: A4; margin: 28mm; @bottom-center { content: counter(page) } }
html { font: 12pt/1.8 "Noto Serif CJK SC"; text-align: justify }
p { text-indent: 2em; margin: 0 }
nav a::after { content: leader(".") target-counter(attr(href), page) }
nav a { color: black }
</style>"""


def lines_of(booklet: Booklet) -> Iterator[tuple[int, str, str]]:
    """(level, anchor, text) of each heading (1, 2) and paragraph (0)."""
    for section in booklet.sections:
        yield 1, section.anchor, section.title
        for article in section.articles:
            yield 2, article.anchor, article.title
            for segment in block_segments(article.blocks):
                yield 0, "", segment.text


def typst_source(booklet: Booklet) -> str:
    """The booklet as Typst markup."""
    body = [
        f"{'=' * level} #{json.dumps(text, ensure_ascii=False)}"
        if level
        else f"#{json.dumps(text, ensure_ascii=False)}"
        for level, _, text in lines_of(booklet)
    ]
    return TYPST_HEAD + "\n\n".join(body)


def plain_source(booklet: Booklet) -> str:
    """The booklet as HTML for WeasyPrint as it comes."""
    contents = "".join(
        f'<p><a href="#{anchor}">{html.escape(text)}</a></p>'
        for level, anchor, text in lines_of(booklet)
        if level
    )
    body = "".join(
        f'<h{level} id="{anchor}">{html.escape(text)}</h{level}>'
        if level
        else f"<p>{html.escape(text)}</p>"
        for level, anchor, text in lines_of(booklet)
    )
    return f"{PLAIN_HEAD}<nav>{contents}</nav>{body}"


def measure(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak memory in MB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        sys.exit(f"failed: {command}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    """Run all, in turns, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dump", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dump = folder / f"dump{options.dump.suffix}"
        shutil.copyfile(options.dump, dump)
        booklet = outline(dump, Report())
        (folder / "booklet.typ").write_text(typst_source(booklet), "utf-8")
        (folder / "booklet.html").write_text(plain_source(booklet), "utf-8")
        typst = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
        weasy = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"
        commands = {
            "wenxuan": [
                str(BIN / "wenxuan"),
                "build",
                "--no-cache",
                str(dump),
                "--output",
                f"{folder}/out",
            ],
            "weasyprint": [
                sys.executable,
                "-c",
                weasy,
                f"{folder}/booklet.html",
                f"{folder}/w.pdf",
            ],
            "typst": [sys.executable, "-c", typst, f"{folder}/booklet.typ", f"{folder}/t.pdf"],
            "wenxuan --help": [str(BIN / "wenxuan"), "--help"],
        }
        results: dict[str, list[tuple[float, float]]] = {system: [] for system in commands}
        for _ in range(options.runs):
            for system, command in commands.items():
                results[system].append(measure(command))
    print("| system | wall s (min–max) | × plain WeasyPrint | peak MB | × plain |")
    print("|---|---|---|---|---|")
    wall0, memory0 = (statistics.median(v) for v in zip(*results["weasyprint"], strict=True))
    for system, runs in results.items():
        walls, memories = zip(*runs, strict=True)
        wall, memory = statistics.median(walls), statistics.median(memories)
        print(
            f"| {system} | {wall:.2f} ({min(walls):.2f}–{max(walls):.2f}) | {wall / wall0:.2f} "
            f"| {memory:.0f} | {memory / memory0:.2f} |"
        )


if __name__ == "__main__":
    main()
