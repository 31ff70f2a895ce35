"""What a traditional edition costs: conversion, audit and the whole build of a large booklet.

usage: .venv/bin/python benchmarks/edition_speed.py [SHARED] [--pages N] [--script S] [--runs N]

SHARED (default ../shared) holds seeds/ and corpus/, from which a booklet of about N pages (300) is
made: real sentences in a new order, in each of which words are exchanged for others of the same
length, so that hardly a clause comes twice and no cache is flattered. Each run is a process of its
own, in which the doors of conversion and audit are timed where the build calls them. Seconds are
of that process' CPU time (workers that read manuscripts are added to the whole), so that what
else the machine does falls out of the shares.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_ON_A_PAGE = 1080  # characters; measured on what this file makes
_PARAGRAPHS = 40  # in an article
_SENTENCE = re.compile(r"[^。！？\n]*[\u4e00-\u9fff][^。！？\n]*[。！？]")
_NOTATION = re.compile(r"<[^>]*>|&\w+;|[#*_`>\[\]|~\\]|\S*https?:\S*")
_EVERY = 3  # of so many words one is exchanged


def sentences(shared: Path) -> list[str]:
    """The sentences of the real manuscripts, in their order, each once."""
    found: dict[str, None] = {}
    for file in sorted((*shared.glob("seeds/*.txt"), *shared.glob("corpus/*"))):
        text = _NOTATION.sub("", file.read_bytes().decode("utf-8", "ignore"))
        found.update(dict.fromkeys(sentence.strip() for sentence in _SENTENCE.findall(text)))
    return [sentence for sentence in found if 8 <= len(sentence) <= 200]


def varied(real: list[str], characters: int) -> Iterator[str]:
    """Paragraphs of ``characters`` in all, of sentences that never come twice."""
    from compiler.editions.lexicon import lexicon  # noqa: PLC0415 - after the path is set

    source = Random(20241122)  # noqa: S311 - the same booklet every time
    common: dict[int, list[str]] = defaultdict(list)
    for word, weight in lexicon().words.items():
        if weight > -13:  # of some frequency, as words of a text are
            common[len(word)].append(word)
    made = 0
    while made < characters:
        paragraph = "".join(
            _exchanged(source.choice(real), common, source) for _ in range(source.randint(2, 5))
        )
        made += len(paragraph)
        yield paragraph


def _exchanged(sentence: str, common: dict[int, list[str]], source: Random) -> str:
    from compiler.editions.lexicon import lexicon  # noqa: PLC0415 - as above

    spans = dict.fromkeys(span for span in lexicon().spans(sentence) if span)
    pieces, position = [], 0
    for start, end in spans:
        several = common[end - start]
        if several and end - start > 1 and source.randrange(_EVERY) == 0:
            pieces += [sentence[position:start], source.choice(several)]
            position = end
    return "".join(pieces) + sentence[position:]


def write_booklet(folder: Path, shared: Path, pages: int, script: str) -> None:
    """A project of ``pages`` with one edition."""
    paragraphs = list(varied(sentences(shared), pages * _ON_A_PAGE))
    articles = []
    for number, start in enumerate(range(0, len(paragraphs), _PARAGRAPHS), 1):
        articles.append(f"{number:03}.md")
        text = "\n\n".join((f"# 第{number}篇", *paragraphs[start : start + _PARAGRAPHS]))
        (folder / articles[-1]).write_text(text + "\n", "utf-8")
    (folder / "booklet.toml").write_text(
        f'[booklet]\ntitle = "测速"\n\n[[section]]\ntitle = "正文"\narticles = {articles}\n\n'
        f'[[edition]]\nscript = "{script}"\n',
        "utf-8",
    )


def measure(folder: Path) -> dict[str, float]:
    """Seconds of CPU time of one build in this process, by part."""
    from compiler import making, pipeline  # noqa: PLC0415 - after the path is set
    from compiler.diagnostics import Report  # noqa: PLC0415 - as above
    from compiler.editions import convert  # noqa: PLC0415 - as above

    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, door: Callable[..., Any]) -> Callable[..., Any]:
        def inside(*given: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return door(*given, **named)
            finally:
                spent[name] += time.process_time() - start

        return inside

    making.convert = timed("conversion and audit", making.convert)
    making.on_pages = timed("pages of decisions", making.on_pages)
    convert.decisions = timed("decisions", convert.decisions)
    request = pipeline.BuildRequest(folder, cached=False)
    made = pipeline.build(request, Report())
    whole = sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
    audit = spent["decisions"] + spent["pages of decisions"]
    [edition] = json.loads(made.report_path.read_text("utf-8"))["editions"]
    return {
        "conversion": spent["conversion and audit"] - spent["decisions"],
        "audit: decisions": spent["decisions"],
        "audit: their pages": spent["pages of decisions"],
        "conversion + audit": spent["conversion and audit"] + spent["pages of decisions"],
        "audit": audit,
        "whole build": whole,
        "pages": made.artifacts[0].pages,
        "listed": len(edition["decisions"]),
    }


def main() -> None:
    """Make the booklet, build it in fresh processes, print medians and shares."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--script", default="zh-Hant-TW")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        gc.disable()  # as the command does
        print(json.dumps(measure(options.inside)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_booklet(folder, options.shared, options.pages, options.script)
        command = [sys.executable, __file__, "--inside", name]
        runs = [
            json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            for _ in range(options.runs)
        ]
    middle = {part: statistics.median(run[part] for run in runs) for part in runs[0]}
    pages, listed, whole = (middle.pop(part) for part in ("pages", "listed", "whole build"))
    print(f"{pages:.0f} pages, {listed:.0f} decisions listed, {options.runs} runs\n")
    print("| part | CPU s | share of the build |\n|---|---|---|")
    for part, seconds in (*middle.items(), ("whole build", whole)):
        print(f"| {part} | {seconds:.2f} | {seconds / whole:.1%} |")


if __name__ == "__main__":
    main()
