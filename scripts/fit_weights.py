#!/usr/bin/env python3
"""Fit the weights of ``compiler/sources/weighing`` on documents whose own markup is the answer.

usage: fit_weights.py [--write] [--kept FILE] FOLDER...

Each folder holds documents (.md .html .docx .txt). Where a file marks its headings, the marks are
taken off, in plain type and in bold, and the weights learn to find them again. Where a folder has
a facts.tsv (file, kind, text; kinds title, head, head1-4, nothead), what people wrote down there
counts too. No text gets into the tables: they hold names of features.

Documents are parted by a checksum of their names: four fifths to fit on, one to judge by, in turns.
Printed is how well held-out lines are judged by the rules, by the weights, and by both together.
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock
from zlib import crc32

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compiler.diagnostics import Report  # noqa: E402 - the script stands outside the package
from compiler.model.block import Block, Blocks, Heading, Paragraph  # noqa: E402
from compiler.model.inline import Strong  # noqa: E402
from compiler.model.segments import plain  # noqa: E402
from compiler.sources import composing  # noqa: E402
from compiler.sources.account import Account  # noqa: E402
from compiler.sources.flow.looks import PLAIN, Flow, Looks, Passage  # noqa: E402
from compiler.sources.recognition.heads import with_heads  # noqa: E402
from compiler.sources.recognition.title import take_title  # noqa: E402
from compiler.sources.registry import ReadingSettings, read_source  # noqa: E402
from compiler.sources.weighing.head_features import head_features  # noqa: E402
from compiler.sources.weighing.lines import page_of  # noqa: E402
from compiler.sources.weighing.title_features import title_features, title_places  # noqa: E402
from compiler.sources.weighing.weights import BIAS, logistic  # noqa: E402

ENDINGS = (".md", ".html", ".docx", ".txt")
TABLES = ROOT / "compiler/sources/weighing"
TURNS = 5
ROUNDS = 12
RATE = 0.3
PULL = 2e-4  # to zero: a feature of few lines says little
LEAST = 0.02  # a weight that is smaller is left out
TOLD = 4  # what a person wrote down weighs against a mark that was taken off
FEWEST_HEADS = 3  # that a file marks, for its marks to count


@dataclass(frozen=True)
class Document:
    """What a reader made of a file, and what people wrote down about it."""

    name: str
    file: str
    flows: tuple[Flow, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Example:
    """A line: its features, whether it is what is asked, what the rules say, where it is from."""

    features: tuple[str, ...]
    true: bool
    ruled: bool
    group: str
    weight: float = 1.0
    words: str = ""
    way: str = ""

    @property
    def turn(self) -> int:
        """In which turn it is held out."""
        return crc32(self.group.encode()) % TURNS


def main() -> None:
    """Read, fit, judge, and write the tables if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--kept", type=Path, help="a file that keeps what was read")
    asked = parser.parse_args()
    documents = _documents(asked.folders, asked.kept)
    for model, found in (("head", _head_examples), ("title", _title_examples)):
        examples = [example for document in documents for example in found(document)]
        _judge(model, examples)
        if asked.write:
            _write(TABLES / f"{model}.tsv", fitted(examples))


def _documents(folders: Sequence[Path], kept: Path | None) -> Sequence[Document]:
    if kept and kept.exists():
        return pickle.loads(kept.read_bytes())  # noqa: S301 - of one's own making
    documents = [document for folder in folders for document in _read(folder)]
    if kept:
        sys.setrecursionlimit(20_000)
        kept.write_bytes(pickle.dumps(documents))
    return documents


def _read(folder: Path) -> Iterator[Document]:
    facts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    if (folder / "facts.tsv").exists():
        for line in (folder / "facts.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            file, kind, text, *_ = [*line.split("\t"), "", ""]
            facts[file].append((kind, text.lstrip("~")))
    names: dict[str, str] = {}
    if (folder / "names.tsv").exists():
        rows = (folder / "names.tsv").read_text(encoding="utf-8").splitlines()
        names = {row.split("\t")[0]: row.split("\t")[1] for row in rows if "\t" in row}
    for path in sorted(each for each in folder.iterdir() if each.suffix in ENDINGS):
        flows: list[Flow] = []

        def spy(flow: Flow, *rest: object, flows: list[Flow] = flows) -> object:
            flows.append(flow)
            return _COMPOSED(flow, *rest)  # type: ignore[arg-type]

        with mock.patch.object(composing, "composed", spy):
            try:
                read_source(path, folder, ReadingSettings(), Report())
            except Exception as error:  # noqa: BLE001 - a document less
                print(path.name, error, file=sys.stderr)
        name = names.get(path.name, path.name).split("/")[-1]
        yield Document(
            Path(name).stem, f"{folder.name}/{path.name}", tuple(flows), (*facts[path.name],)
        )


_COMPOSED = composing.composed


# --- headings ---------------------------------------------------------------------------------


def _head_examples(document: Document) -> Iterator[Example]:
    for flow in document.flows:
        blocks, looks = _below_title(flow, document.name)
        marked = sum(isinstance(block, Heading) for block in blocks)
        if marked >= FEWEST_HEADS:
            for way in (_in_plain, _in_bold, _in_own):
                for example in _marks_off(document, blocks, looks, way):
                    yield replace(example, way=way.__name__)
        elif not marked and len(document.flows) == 1:
            for example in _told_heads(document, blocks, looks):
                yield replace(example, way="_told", weight=TOLD * example.weight)


def _below_title(flow: Flow, name: str) -> tuple[Blocks, Looks]:
    """The blocks when headings are about to be found, and their looks."""
    seen: list[tuple[Blocks, Looks]] = []

    def spy(blocks: Blocks, looks: Looks, *_: object) -> Blocks:
        seen.append((blocks, looks))
        return blocks

    with mock.patch.object(composing, "_with_structure", spy):
        composing.composed(flow, _reading(name), Account(name, "text"))
    return seen[0]


def _reading(name: str) -> composing.Reading:
    from compiler.model.mending import ALL_RULES  # noqa: PLC0415 - here only
    from compiler.sources.pictures.placing import Pictures  # noqa: PLC0415 - here only

    root, report = Path("/nowhere"), Report()
    return composing.Reading(name, Pictures(root, root / name, name, report), report, ALL_RULES)


Way = Callable[[Heading, Looks], Passage | None]


def _in_plain(block: Heading, _: Looks) -> Passage | None:
    return Passage(Paragraph(block.children))


def _in_bold(block: Heading, _: Looks) -> Passage | None:
    return Passage(Paragraph((Strong(block.children),)))


def _in_own(block: Heading, looks: Looks) -> Passage | None:
    """As its style shows it; None where a file tells nothing of that."""
    look = replace(looks.of(block), level=0, kind="")
    return Passage(Paragraph(block.children), look) if look != PLAIN else None


def _marks_off(document: Document, blocks: Blocks, looks: Looks, way: Way) -> Iterator[Example]:
    passages: list[Passage] = []
    truth: list[bool | None] = []
    for block in blocks:
        if isinstance(block, Heading):
            passage = way(block, looks)
            if passage is None:
                return
            truth.append(True)
        else:
            passage = Passage(block, looks.of(block))
            truth.append(None if _is_bold(block) else False)  # a head of its own, perhaps
        passages.append(passage)
    bare = tuple(each.block for each in passages)
    yield from _lines(document, bare, Looks(passages), truth)


def _is_bold(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(isinstance(x, Strong) for x in block.children)


def _told_heads(document: Document, blocks: Blocks, looks: Looks) -> Iterator[Example]:
    """The lines that people said are heads, or none, of a file that marks nothing."""
    heads = [text for kind, text in document.facts if kind.startswith("head")]
    none = [text for kind, text in document.facts if kind == "nothead"]
    every = "*" in none or not document.facts
    if not heads and not none:
        return
    ruled = _ruled(blocks, looks)
    missed = any(not any(_fits(head, text) for text in ruled) for head in heads)
    truth: list[bool | None] = []
    for block in blocks:
        text = _key(plain(block.children)) if isinstance(block, Paragraph) else ""
        if any(_fits(head, text) for head in heads):
            truth.append(True)
        elif every or any(_fits(each, text) or text.startswith(_key(each)) for each in none):
            truth.append(False)
        else:
            truth.append(None if missed else text in ruled)
    yield from _lines(document, blocks, looks, truth)


def _lines(
    document: Document, blocks: Blocks, looks: Looks, truth: Sequence[bool | None]
) -> Iterator[Example]:
    ruled = _ruled(blocks, looks)
    page = page_of(blocks, looks)
    examples = [
        Example(
            tuple(head_features(page, at)),
            bool(truth[at]),
            _key(line.text) in ruled,
            document.file,
            words=line.text,
        )
        for at, line in enumerate(page.lines)
        if line.text and truth[at] is not None
    ]
    weight = 30 / max(30, len(examples))  # a long file is not a hundred files
    yield from (replace(each, weight=weight) for each in examples)


def _ruled(blocks: Blocks, looks: Looks) -> frozenset[str]:
    """The lines that the rules make headings, by their letters."""
    found = with_heads(blocks, looks, Account("", "text"))
    return frozenset(_key(plain(x.children)) for x in found if isinstance(x, Heading))


# --- titles -----------------------------------------------------------------------------------


def _title_examples(document: Document) -> Iterator[Example]:
    """The lines at the head of a file of which people wrote down the title."""
    titles = [text for kind, text in document.facts if kind == "title"]
    if len(titles) != 1 or len(document.flows) != 1:
        return
    (flow,) = document.flows
    seen: list[tuple[Blocks, Looks]] = []

    def spy(blocks: Blocks, looks: Looks, *rest: object, **more: object) -> object:
        seen.append((blocks, looks))
        return take_title(blocks, looks, *rest, **more)  # type: ignore[arg-type]

    with mock.patch.object(composing, "take_title", spy):
        article = composing.composed(flow, _reading(document.name), Account("", "text"))
    if flow.known.title:
        return
    blocks, looks = seen[0]
    page = page_of(blocks, looks)
    for at in title_places(blocks):
        words = plain(getattr(blocks[at], "children", ()))
        text = _key(words)
        right = _fits(titles[0], text)
        ruled = bool(text) and text == _key(article.title)
        features = tuple(title_features(page, blocks, at, document.name))
        yield Example(features, right, ruled, document.file, words=words)


def _fits(pattern: str, text: str) -> bool:
    parts = [re.escape(_key(part)) for part in pattern.split("…")]
    return re.fullmatch(".*".join(parts), text) is not None


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text))


# --- fitting ----------------------------------------------------------------------------------


def fitted(examples: Sequence[Example]) -> Mapping[str, float]:
    """Weights of a logistic model, by descent with steps of their own for each weight."""
    weights: dict[str, float] = defaultdict(float)
    steps: dict[str, float] = defaultdict(lambda: 1e-6)
    order = list(examples)
    chances = random.Random(1)  # noqa: S311 - an order, no secret
    for _ in range(ROUNDS):
        chances.shuffle(order)
        for example in order:
            off = (logistic(weights, example.features) - example.true) * example.weight
            for feature in (BIAS, *example.features):
                slope = off + PULL * weights[feature]
                steps[feature] += slope * slope
                weights[feature] -= RATE * slope / math.sqrt(steps[feature])
    return {feature: weight for feature, weight in weights.items() if abs(weight) >= LEAST}


def _judge(model: str, examples: Sequence[Example]) -> None:
    """Print how held-out lines are judged."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    bins: dict[int, Counter[bool]] = defaultdict(Counter)
    for turn in range(TURNS):
        weights = fitted([example for example in examples if example.turn != turn])
        for example in examples:
            if example.turn != turn:
                continue
            chance = logistic(weights, example.features)
            bins[int(chance * 10)][example.true] += 1
            said = {
                "rules": example.ruled,
                "weights": chance >= 0.5,
                "both": (example.ruled and chance >= 0.3) or chance >= 0.9,
            }
            for name, answer in said.items():
                counts[name][f"{answer} {example.true}"] += 1
                counts[f"{example.way[1:]} {name}"][f"{answer} {example.true}"] += 1
    documents = len({example.group for example in examples})
    true = sum(example.true for example in examples)
    print(f"{model}: {len(examples)} lines of {documents} documents, {true} true")
    for name, count in counts.items():
        right = count["True True"]
        precision = right / max(1, right + count["True False"])
        recall = right / max(1, right + count["False True"])
        print(f"  {name:16} precision {precision:.3f} recall {recall:.3f}")
    print(
        "  chance: true of all "
        + " ".join(
            f"{step / 10:.1f}:{bins[step][True]}/{bins[step].total()}" for step in sorted(bins)
        )
    )


def _write(path: Path, weights: Mapping[str, float]) -> None:
    rows = [f"{feature}\t{weight:.3f}" for feature, weight in sorted(weights.items())]
    path.write_text(
        "# written by scripts/fit_weights.py\n" + "\n".join(rows) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
