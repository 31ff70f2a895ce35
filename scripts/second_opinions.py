#!/usr/bin/env python3
"""Compare articles with what other programs take from the same files, paragraph by paragraph.

usage: second_opinions.py FILE|FOLDER...

Pages are read by trafilatura and readability-lxml too, Word files by mammoth and pandoc: whichever
of them can be imported (pip install trafilatura readability-lxml mammoth pypandoc_binary). They are
for whoever develops the readers; the product needs none of them. Printed for each file and program:

    -  what the program has and we leave out
    +  what we have and the program leaves out

Only paragraphs of six letters or more are compared, by their letters and digits. Who is right is
seen in the source.
"""

from __future__ import annotations

import argparse
import html
import importlib.util
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compiler.diagnostics import Report  # noqa: E402 - the script stands outside the package
from compiler.errors import WenxuanError  # noqa: E402
from compiler.model.booklet import BookletDraft  # noqa: E402
from compiler.model.segments import article_segments  # noqa: E402
from compiler.sources.registry import ReadingSettings, read_source  # noqa: E402

FEWEST = 6  # letters of a paragraph that is compared
SHOWN = 60  # characters of one that is printed
PAGES, WORD = (".html", ".htm"), (".docx",)
_BREAK = re.compile(r"(?i)</?(?:p|div|li|tr|td|th|h[1-6]|br|blockquote|section|table)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")


def main() -> None:
    """Compare each file with each program that reads its kind and is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path)
    asked = parser.parse_args()
    others = {name: read for name, read in OTHERS.items() if importlib.util.find_spec(name)}
    for name in sorted(OTHERS.keys() - others.keys()):
        print(f"not installed: {name}", file=sys.stderr)
    for path in _files(asked.paths):
        try:
            ours = _ours(path)
        except WenxuanError as error:
            print(f"== {path}: {error}")
            continue
        for name, (endings, read) in others.items():
            if path.suffix.lower() in endings:
                _compare(path, name, ours, read(path))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        yield from (each for each in inside if each.suffix.lower() in (*PAGES, *WORD))


def _ours(path: Path) -> list[str]:
    content = read_source(path, path.parent, ReadingSettings(), Report()).content
    draft = isinstance(content, BookletDraft)
    articles = (
        [article for section in content.sections for article in section.articles]
        if isinstance(content, BookletDraft)
        else [content]
    )
    titles = [section.title for section in content.sections] if draft else []
    facts = [
        text for each in articles for text in (each.title, each.author, each.source, each.date)
    ]
    texts = [segment.text for each in articles for segment in article_segments(each)]
    return [*titles, *facts, *texts]


def _compare(path: Path, name: str, ours: Sequence[str], theirs: Sequence[str]) -> None:
    missed, more = _only(theirs, ours), _only(ours, theirs)
    print(f"== {path.name}: {name} has {len(missed)} that we leave out, leaves out {len(more)}")
    for sign, found in (("-", missed), ("+", more)):
        for text in found:
            print(f"  {sign} {text[:SHOWN]}{'…' if len(text) > SHOWN else ''}")


def _only(some: Sequence[str], others: Sequence[str]) -> list[str]:
    """The paragraphs of ``some`` whose letters stand nowhere in ``others``."""
    known = "".join(map(_letters, others))
    told = {text: _letters(text) for text in some}
    return [text for text, key in told.items() if len(key) >= FEWEST and key not in known]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _paragraphs(markup: str) -> list[str]:
    lines = _TAG.sub("", _BREAK.sub("\n", markup)).split("\n")
    return [" ".join(html.unescape(line).split()) for line in lines if line.strip()]


def _trafilatura(path: Path) -> list[str]:
    import trafilatura  # noqa: PLC0415 - it may not be installed

    return (trafilatura.extract(path.read_bytes(), include_comments=False) or "").splitlines()


def _readability(path: Path) -> list[str]:
    from readability import Document  # noqa: PLC0415 - as above

    from compiler.sources.encoding.decoding import decode  # noqa: PLC0415 - for pages alone

    page = Document(decode(path.read_bytes(), path.name))
    return [page.title(), *_paragraphs(page.summary())]


def _mammoth(path: Path) -> list[str]:
    import mammoth  # noqa: PLC0415 - as above

    with path.open("rb") as file:
        return _paragraphs(mammoth.convert_to_html(file).value)


def _pandoc(path: Path) -> list[str]:
    import pypandoc  # noqa: PLC0415 - as above

    return _paragraphs(pypandoc.convert_file(str(path), "html", format="docx"))


Reader = Callable[[Path], list[str]]
OTHERS: Mapping[str, tuple[tuple[str, ...], Reader]] = {
    "trafilatura": (PAGES, _trafilatura),
    "readability": (PAGES, _readability),
    "mammoth": (WORD, _mammoth),
    "pypandoc": (WORD, _pandoc),
}

if __name__ == "__main__":
    main()
