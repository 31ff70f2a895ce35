"""What is said of a manuscript and no longer fits its text: told by name, and where it may belong.

A new version has come in the place of a manuscript, and the words are gone. Nothing is done for
such a rule, and it is never taken elsewhere by itself; where its words stand once in the article by
now, a person is shown that place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from compiler.desk.arrangement import same
from compiler.desk.changes.change import Booklet as Held
from compiler.desk.manuscript import Row, Sheet
from compiler.desk.places import is_of
from compiler.desk.project_file import Document
from compiler.desk.rules import Rule, rules
from compiler.desk.said import CORRECT
from compiler.desk.sheets import sheet_of
from compiler.desk.wording import Wording
from compiler.diagnostics import Diagnostic
from compiler.model.article import FIELDS
from compiler.model.booklet import Booklet
from compiler.sources.overruling.pointing import folded
from compiler.sources.overruling.unmet import AMBIGUOUS, NO_NEXT, unmet

_BESIDE = 14  # characters shown beside the words
_ENOUGH = 6  # letters that do not stand in another paragraph by chance
_MOVABLE = frozenset({"level", "role", "body", "caption", "drop", "join", "begin"})
_PARAGRAPHS = frozenset({"heading", "body", "list", "quote", "lead", "signature", "source"})


@dataclass(frozen=True)
class There:
    """Where the words of a rule stand now: the row of an article, the paragraph's first words.

    ``shown`` is what stands before the words, the words, and what follows them.
    """

    article: int
    piece: str
    words: str
    shown: tuple[str, str, str]
    row: int = 0
    column: int = 0


@dataclass(frozen=True)
class Unmet:
    """A rule that fits no longer, and the finding that says why.

    ``is_done`` tells that the text has by itself what a correction wanted.
    """

    rule: Rule
    told: Diagnostic
    there: There | None = None
    is_done: bool = False


def unmet_rules(held: Document, diagnostics: Iterable[Diagnostic]) -> tuple[Unmet, ...]:
    """The rules that the project file has now, and the reading of its manuscripts has refused."""
    refused: dict[tuple[str, ...], Diagnostic] = {}
    for each in unmet(diagnostics):
        said = dict(each.values)
        refused[same(said["path"]), said["key"], said["quote"], said.get("wrong", "")] = each
    found: list[Unmet] = []
    for rule in rules(held):
        told = refused.get((same(rule.file), rule.key, rule.words, rule.wrong))
        if told is None or (told.code == NO_NEXT and any(each.rule == rule for each in found)):
            continue  # of two equal joins the first was made
        found.append(Unmet(rule, told))
    return tuple(found)


def placed(found: Sequence[Unmet], booklet: Booklet, held: Held) -> tuple[Unmet, ...]:
    """The same with where they may belong now."""
    sheets: dict[str, list[Sheet]] = {}
    for each in found:
        if each.rule.file not in sheets:
            sheets[each.rule.file] = list(_sheets(booklet, held, each.rule.file))
    return tuple(_placed(each, sheets[each.rule.file]) for each in found)


def _sheets(booklet: Booklet, held: Held, file: str) -> Iterator[Sheet]:
    articles = [each for section in booklet.sections for each in section.articles]
    for number, article in enumerate(articles):
        if is_of(same(article.origin), same(file)) and (made := sheet_of(booklet, held, number)):
            yield made


def _placed(each: Unmet, sheets: Sequence[Sheet]) -> Unmet:
    if each.rule.key == CORRECT:
        found = tuple(_wrong_words(each.rule, sheets))
        if not found:
            return replace(each, is_done=_is_done(each.rule, sheets))
    elif each.rule.key in _MOVABLE and each.told.code != AMBIGUOUS:
        found = tuple(_first_words(each.rule, sheets))
    else:
        found = ()
    return replace(each, there=found[0] if len(found) == 1 else None)


def _wrong_words(rule: Rule, sheets: Sequence[Sheet]) -> Iterator[There]:
    """Each place of the article where the words of a correction stand, that can be changed or not.

    Words that stand somewhere twice, or elsewhere once others were set right, are there twice.
    """
    for sheet, row, wording, cell in _wordings(sheets):
        times = max(wording.read.count(rule.wrong), wording.text.count(rule.wrong))
        if cell != (0, 0) or not row.cells:  # or it is what stands in the cells
            times += sum(text.count(rule.wrong) for text in wording.beside)
        if not times:
            continue
        shown = _shown(wording.text, rule.wrong)
        there = There(sheet.number, row.name, row.words, shown, *cell)
        both = rule.wrong in wording.read and rule.wrong in wording.text
        yield from (there,) * (times if both and wording.is_editable else times + 1)


def _is_done(rule: Rule, sheets: Sequence[Sheet]) -> bool:
    """Whether its paragraph has once what was wanted; the wrong words stand nowhere."""
    heads = tuple(
        folded(words) for words in (rule.words, rule.words.replace(rule.wrong, rule.right))
    )
    texts = (each[2].read for each in _wordings(sheets))
    return bool(rule.right) and any(
        text.count(rule.right) == 1 and folded(text).startswith(heads) for text in texts
    )


def _wordings(
    sheets: Iterable[Sheet],
) -> Iterator[tuple[Sheet, Row, Wording, tuple[int, int]]]:
    for sheet in sheets:
        for row in sheet.rows:
            if row.kind == "gone":
                continue
            yield sheet, row, row.wording, (0, 0)
            for cells in row.cells:
                for each in cells:
                    yield sheet, row, each.wording, (each.row, each.column)


def _first_words(rule: Rule, sheets: Sequence[Sheet]) -> Iterator[There]:
    """Each paragraph in which the words by which a rule named one stand, but not at its head."""
    key = folded(rule.words)
    if len(key) < _ENOUGH:
        return
    names = Counter(row.words for sheet in sheets for row in sheet.rows)
    for sheet in sheets:
        for row in sheet.rows:
            times = folded(row.wording.read).count(key)
            there = There(sheet.number, row.name, row.words, _shown(row.wording.read, rule.words))
            can = row.kind in _PARAGRAPHS and row.name not in FIELDS and not row.is_settled
            yield from (there,) * (times if can and names[row.words] == 1 else 2 * times)


def _shown(text: str, words: str) -> tuple[str, str, str]:
    """The words with some beside them; of words that stand there but for their marks, the head."""
    at = text.find(words)
    if at < 0:
        return "", text[: 2 * _BESIDE], ""
    end = at + len(words)
    return text[max(0, at - _BESIDE) : at], words, text[end : end + _BESIDE]
