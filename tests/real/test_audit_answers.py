"""An editor's answers on real texts: they hold in the next build, and nothing is asked again."""

from __future__ import annotations

import pytest

from compiler.editions.audit import decisions
from compiler.editions.opencc_engine import engine
from compiler.editions.phrases import PhraseRow
from compiler.editions.runs import RunConverter

SCRIPT = "zh-Hant-TW"


@pytest.fixture(scope="module", params=["corpus/*.md", "seeds/*.txt", "editions_cases.tsv"])
def texts(request, shared):
    lines = [
        line.split("\t")[0]
        for file in sorted(shared.glob(request.param))
        for line in file.read_text("utf-8").splitlines()
        if line.strip() and not (file.suffix == ".tsv" and line.startswith("#"))
    ]
    return tuple(dict.fromkeys(lines))


def built(texts, rows=()):
    convert = RunConverter(engine(SCRIPT), (), rows)
    runs = tuple(map(convert, texts))
    return [run.result for run in runs], decisions({"a.md": runs}, engine(SCRIPT))


def doubtful(found):
    return [each for each in found if not each.settled and len(each.word) > 1]


def test_what_is_accepted_is_not_asked_again_and_changes_nothing(texts):
    before, found = built(texts)
    asked = doubtful(found)
    rows = {each.word: each.right for each in asked}
    assert all(rows[each.word] == each.right for each in asked)  # a word has one row
    after, again = built(texts, [PhraseRow(word, right) for word, right in rows.items()])
    assert before == after
    assert len(doubtful(again)) <= 1  # of 137 words of the cases: a row moves what is beside it


def test_what_is_overruled_holds_wherever_its_word_stands(texts):
    _, found = built(texts)
    for each in doubtful(found)[::4]:
        if not each.choices:
            continue
        for place in each.places:
            (line,) = [text for text in texts if place.sentence in text][:1]
            (made,), _ = built([line], [PhraseRow(each.word, each.choices[0])])
            at = line.index(place.sentence) + place.start
            assert made[at:].startswith(each.alternatives[0]), each
