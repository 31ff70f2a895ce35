"""Fit ``compiler/editions/data/usage.tsv`` to original texts in traditional characters.

    python scripts/train_usage.py TEXTS OPENCC_DATA JIEBA_DICT PHRASES CASES

TEXTS is a folder of UTF-8 files ``c_NAME.txt``, a sentence a line; what is known of each is in
``SOURCES``. A third or a quarter of the lines of ``HELD_OUT`` sources are left out: they are what
``benchmarks/conversion.py`` measures. PHRASES are the words of an input method of Taiwan with
their frequencies (Source/Data/phrase.occ of github.com/openvanilla/McBopomofo, MIT). CASES are
sentences that may not be learnt from. Each line is simplified by OpenCC, so that the right form of
each character is known. Words of OpenCC's phrase table, of jieba's dictionary that the table
covers, and of PHRASES are added. Needs scikit-learn, which the product does not.
"""

from __future__ import annotations

import hashlib
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import opencc
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from compiler.editions.clues import clues_at, reduced
from compiler.editions.lexicon import lexicon
from compiler.editions.opencc_engine import MARK, one_to_many, simplified_only, unsettled

OUT = Path(__file__).parent.parent / "compiler" / "editions" / "data" / "usage.tsv"


@dataclass(frozen=True)
class Source:
    """A file of texts: its weight, its standard, and how often it may show one form."""

    name: str
    weight: float
    standard: str = "tw2t"
    cap: int | None = None


# 2kenize: github.com/pranav-ust/2kenize (MIT); plurality: github.com/pluralitybook/plurality (CC0);
# react: github.com/reactjs/zh-hant.reactjs.org (CC BY 4.0); rust: github.com/rust-tw/book-tw
# (MIT/Apache-2.0); blog: github.com/poychang/blog.poychang.net (MIT); law: Taiwan's laws and
# orders, in the public domain (Copyright Act, article 9), github.com/kong0107/mojLawSplitJSON;
# voice: sentences in server/data/zh-TW and zh-HK, github.com/mozilla/voice-web (CC0); kanasimi: the
# lines of "_test suite/articles/*.TW.txt" that are no comments, hard on purpose,
# github.com/kanasimi/Chinese_converter (BSD-3-Clause).
SOURCES = (
    Source("hk_lit", 4, "hk2t"),
    Source("hk_news", 4, "hk2t"),
    Source("tw_lit", 4),
    Source("plurality", 2),
    Source("react", 2, cap=4000),
    Source("rust", 2, cap=4000),
    Source("blog", 2, cap=4000),
    Source("voice_tw", 3),
    Source("voice_hk", 1, "hk2t", cap=2000),
    Source("kanasimi", 3),
    Source("law", 1, cap=2500),
)
# Of these one line in so many is for measuring only: those whose MD5 is divisible by it.
HELD_OUT = {"hk_lit": 3, "hk_news": 3, "tw_lit": 3, "kanasimi": 4}
_MORE = "借表了征"  # one-to-many characters beside those of ``one_to_many``
# Both forms are usual, and a text had better keep to one (臺灣 台灣, 遺跡 遺蹟): left to OpenCC.
_LEFT = frozenset("画迹毁庄恤杰淀着么勋岩啮台")
# A form that writers choose as they like, so that texts decide nothing: 計畫 or 計劃.
_LEFT_FORMS = frozenset("畫")
# Characters that keep their form in names of people and places, and jieba's marks for names.
_SAME_IN_NAMES = frozenset("里克托松范谷舍斗于余胡曲朴郁涂采岳姜准卷")
_NAMES = frozenset({"nr", "ns", "nrt", "nz"})
_TELL_NOTHING = frozenset("的了是在有和不一个这那他她我你们也就都而及与着")
_WORDS = "words"
_FILL = ("，", "。", "的", "了", "在", "是", "和", "“", "”", "、", "", "", "，", "。")
_SIMPLIFIED = frozenset("这们说对时经过为会个东问来国区与权总")


@dataclass(frozen=True)
class Example:
    """One character where it stood: the clues around it, its form, and how much it counts."""

    clues: tuple[str, ...]
    form: str
    weight: float


class Examples:
    """The examples of each character."""

    def __init__(self, characters: frozenset[str]) -> None:
        self.of: dict[str, list[Example]] = defaultdict(list)
        self._characters = characters
        self._seen: Counter[tuple[str, ...]] = Counter()

    def add(self, simplified: str, traditional: str, source: Source) -> None:
        """Every character of a sentence; a capped source shows the same neighbours three times."""
        kinds, spans = reduced(simplified), lexicon().spans(simplified)
        for place, (character, form) in enumerate(zip(simplified, traditional, strict=True)):
            if character not in self._characters:
                continue
            if form in _LEFT_FORMS and source.name != _WORDS:
                continue
            if source.cap:
                key, near = (
                    (source.name, character, form),
                    (character, form, kinds[place + 2 : place + 7]),
                )
                if self._seen[key] >= source.cap or self._seen[near] >= 3:
                    continue
                self._seen[key] += 1
                self._seen[near] += 1
            clues = tuple(filter(_tells, clues_at(simplified, kinds, spans, place)))
            self.of[character].append(Example(clues, form, source.weight))


def _tells(clue: str) -> bool:
    """Whether a clue is worth fitting: of characters far off only some ideographs."""
    return len(clue) > 1 or ("\u3400" <= clue <= "\u9fff" and clue not in _TELL_NOTHING)


def held_out(line: str, one_in: int) -> bool:
    """Whether a line of a ``HELD_OUT`` source is for measuring only."""
    return int(hashlib.md5(line.encode(), usedforsecurity=False).hexdigest(), 16) % one_in == 0


def sentences(folder: Path, source: Source, apart: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of simplified and standard traditional sentences; none holds a text of ``apart``."""
    lines = (folder / f"c_{source.name}.txt").read_text("utf-8").splitlines()
    lines = [line for line in lines if line.strip() and not set(line) & _SIMPLIFIED]
    if one_in := HELD_OUT.get(source.name):
        lines = [line for line in lines if not held_out(line, one_in)]
    random.Random(3).shuffle(lines)  # noqa: S311 - a sample, no secret
    simplify, standard = opencc.OpenCC("t2s"), opencc.OpenCC(source.standard)
    for line in lines[:260_000]:
        simplified, traditional = simplify.convert(line), standard.convert(line)
        bare = re.sub(r"[^\u4e00-\u9fff]", "", simplified)
        if len(simplified) == len(traditional) and not any(case in bare for case in apart):
            yield simplified, traditional


def words(opencc_data: Path, jieba: Path) -> dict[str, tuple[str, int]]:
    """Words with their traditional form and frequency."""
    table = {}
    for line in (opencc_data / "STPhrases.txt").read_text("utf-8").splitlines():
        if "\t" in line and not line.startswith("#"):
            word, forms = line.split("\t")[:2]
            table[word] = forms.split()[0]
    convert = opencc.OpenCC("s2t").convert
    found = {word: (form, 3) for word, form in table.items()}
    for line in jieba.read_text("utf-8").splitlines():
        word, count, kind = line.split(" ")
        if word in table or (len(word) > 1 and int(count) > 1 and MARK not in unsettled(word)):
            found[word] = (table.get(word) or convert(word), int(count))
        elif kind in _NAMES and len(word) > 2 and (form := name(word, convert(word))):
            found[word] = (form, int(count))
    return found


def words_of_taiwan(phrases: Path) -> dict[str, tuple[str, int]]:
    """Words with a one-to-many character, by their simplified form."""
    simplify, standard = opencc.OpenCC("t2s"), opencc.OpenCC("tw2t")
    found: dict[str, tuple[str, int]] = {}
    for line in phrases.read_text("utf-8").splitlines():
        word, count = line.split()
        form = standard.convert(word)
        simplified = simplify.convert(form)
        if len(word) > 1 and int(count) > 0 and set(simplified) & one_to_many().keys():
            found.setdefault(simplified, (form, int(count)))
    return found


def nouns(jieba: Path) -> list[str]:
    """Common nouns of two characters: 里 after them is the place word, unlike that in names."""
    rows = [line.split(" ") for line in jieba.read_text("utf-8").splitlines()]
    found = [(int(count), word) for word, count, kind in rows if kind == "n" and len(word) == 2]
    plain = [
        word for _, word in sorted(found, reverse=True) if not one_to_many().keys() & set(word)
    ]
    return plain[:3000]


def name(word: str, converted: str) -> str | None:
    """A name's traditional form, where what no phrase of OpenCC decides keeps its form in names."""
    marked = unsettled(word)
    open_ = {character for character, mark in zip(word, marked, strict=True) if mark == MARK}
    if not open_ <= _SAME_IN_NAMES:
        return None
    forms = zip(word, marked, converted, strict=True)
    return "".join(own if mark == MARK else form for own, mark, form in forms)


def ambiguous(opencc_data: Path) -> frozenset[str]:
    """The simplified characters with several forms."""
    rows = (opencc_data / "STCharacters.txt").read_text("utf-8").splitlines()
    several = {row[0] for row in rows if len(row.split("\t")[-1].split()) > 1}
    return frozenset(several | set(one_to_many()) | set(_MORE)) - _LEFT


def fitted(examples: list[Example], variants: dict[int, str]) -> str | None:
    """The row of a character, without it; None where its forms are but one."""
    counts = Counter(example.form for example in examples)
    forms = [form for form, n in counts.items() if n > 1 and not simplified_only(form)]
    if len({form.translate(variants) for form in forms}) < 2:
        return None
    examples = [example for example in examples if example.form in forms]
    clue_counts = Counter(clue for example in examples for clue in example.clues)
    place = {clue: index for index, clue in enumerate(c for c, n in clue_counts.items() if n > 1)}
    cells = [
        (row, place[clue])
        for row, example in enumerate(examples)
        for clue in example.clues
        if clue in place
    ]
    rows, columns = zip(*cells, strict=True)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), (len(examples), len(place)))
    solver = "liblinear" if len(forms) == 2 else "lbfgs"
    model = LogisticRegression(C=3.0, solver=solver, max_iter=100)
    answers = [forms.index(example.form) for example in examples]
    model.fit(matrix, answers, sample_weight=[example.weight for example in examples])
    weights, anywhere = model.coef_, model.intercept_
    if len(forms) == 2:
        weights, anywhere = (
            np.vstack([-weights[0], weights[0]]) / 2,
            np.array([-1, 1]) * anywhere / 2,
        )
    tenths = np.rint((weights - weights[0]) * 10).astype(int)[1:]
    kept = {
        clue: tenths[:, index]
        for clue, index in sorted(place.items())
        if np.ptp(weights[:, index]) > 0.3
    }
    base = ",".join(map(str, np.rint((anywhere - anywhere[0]) * 10).astype(int)[1:]))
    by_form = (
        by_weight({clue: own[form] for clue, own in kept.items()}) for form in range(len(tenths))
    )
    return "\t".join(("".join(forms), base, *by_form))


def by_weight(clues: Mapping[str, int]) -> str:
    """The clues of a form as a row has them: those of one weight behind it."""
    alike: dict[int, list[str]] = defaultdict(list)
    for clue, weight in clues.items():
        if weight:
            alike[weight].append(clue)
    return "|".join(" ".join((str(weight), *alike[weight])) for weight in sorted(alike))


def main(texts: Path, opencc_data: Path, jieba: Path, phrases: Path, cases: Path) -> None:
    """Read, fit, write."""
    rows = [row for row in cases.read_text("utf-8").splitlines() if row]
    folds = next(row for row in rows if row.startswith("# fold")).split(": ")[1].split(" ; ")[0]
    variants = {ord(form): group[0] for group in folds.split() for form in group}
    sources = [row.split("\t")[0] for row in rows if row[0] != "#"]
    apart = [bare for case in sources if len(bare := re.sub(r"[^\u4e00-\u9fff]", "", case)) > 4]
    examples = Examples(ambiguous(opencc_data))
    for source in SOURCES:
        own = apart if source.name in HELD_OUT else []
        for simplified, traditional in sentences(texts, source, own):
            examples.add(simplified, traditional, source)
    for noun in nouns(jieba):
        examples.add(f"{noun}里", f"{noun}裏", Source(_WORDS, 0.3))
    chance = random.Random(3)  # noqa: S311 - a sample, no secret
    known = words(opencc_data, jieba)
    further = words_of_taiwan(phrases).items()
    known |= {word: row for word, row in further if word not in known}
    for word, (form, count) in known.items():
        weight = 0.5 + min(3.0, math.log10(1 + count)) / 2
        for _ in range(2):
            left, right = chance.choice(_FILL), chance.choice(_FILL)
            examples.add(left + word + right, left + form + right, Source(_WORDS, weight))
    head = (
        "# character, forms, weights anywhere, then for the second form and each after it: clues by"
        "\n# weight, against the first form, in tenths; made by train_usage.py"
    )
    lines = [head]
    for character, several in sorted(examples.of.items()):
        if row := fitted(several, variants):
            lines.append(f"{character}\t{row}")
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(len(lines) - 1, "characters,", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
