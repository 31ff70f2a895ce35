"""What the weights say of decisions: each is a guess with its confidence, for the account.

Lines of one shape are judged together, as readers see them: one odd line in a row of heads is a
head. The steps from a chance to a confidence are measured: below one half of it, as many documents
or more turned out wrong as right (scripts/fit_weights.py, CHANGELOG).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from compiler.model.article import Article
from compiler.model.block import Blocks, Heading
from compiler.model.guess import DOUBTFUL, Guess, GuessKind, quoted
from compiler.model.segments import plain
from compiler.sources.flow.lines import title_line
from compiler.sources.weighing.head_features import head_features
from compiler.sources.weighing.lines import Group, Page, Shape
from compiler.sources.weighing.title_features import says_something, title_features, title_places
from compiler.sources.weighing.weights import chance
from compiler.sources.wording.personal_names import is_name
from compiler.sources.wording.title_words import is_day

_TITLE_SURE = 0.6  # the share of the chance from which a title is quite sure
_BODY_SURE = 0.4  # how unlikely a heading a line has to be, to be text quite surely
_CHANCE_OF_NAME = 0.3  # that a file's name is the title where it says nothing
_FEWEST = 4  # letters of a title that a line says with a site's name
_SERIES = 3  # lines that count on, and have text below
_FEWEST_LETTERS = 2  # of a line that may be a heading
_BYLINE = 4  # blocks among which an author stands
_LONGEST_BYLINE = 14
_WROTE = re.compile(r"作者|文[/／]|[Bb]y\s|.{2,}[著撰]$")


def doubts_of_title(page: Page, blocks: Blocks, title: str, name: str) -> Iterator[Guess]:
    """How sure the title is, which is a line of the ``blocks`` or the file's ``name``."""
    key = _letters(title)
    mine: float | None = None
    best, rival = 0.0, ""
    for at in title_places(blocks):
        line = title_line(blocks[at])
        likely = chance("title", title_features(page, blocks, at, name))
        said = _letters(line)
        if said and (said in key or (len(key) >= _FEWEST and key in said)):
            mine = max(mine or 0.0, likely)
        elif likely > best:
            best, rival = likely, line
    if mine is None:
        sure = 1 - best if says_something(name) else _CHANCE_OF_NAME
    else:
        sure = min(1.0, mine / max(0.3, mine + best) / _TITLE_SURE)
    instead = rival if best > (mine or 0.0) and best > 0.1 else ""
    yield Guess(GuessKind.TITLE, quoted(title), round(sure, 2), "weighed-title", "", 0, instead)


def doubts_of_heads(page: Page, found: Blocks) -> Iterator[Guess]:
    """How sure it is of each line of a ``page`` that it is a heading, or none, as was ``found``."""
    heads = {
        _letters(plain(block.children)): block.level
        for block in found
        if isinstance(block, Heading)
    }
    lines = {_letters(title_line(block)) for block in found}
    for (shape, ruled), places in _judged_together(page, heads, lines).items():
        if ruled and _counts_over_text(page.groups[shape]):
            continue  # a series tells more than each of its lines
        if not ruled and all(_says_else(page.lines[at].text) for at in places):
            continue
        likely = sum(chance("head", head_features(page, at)) for at in places) / len(places)
        sure = likely if ruled else min(1.0, (1 - likely) / _BODY_SURE)
        if not ruled and sure >= DOUBTFUL:
            continue
        kind, reason = (
            (GuessKind.HEADING, "weighed-head") if ruled else (GuessKind.BODY, "weighed-body")
        )
        for at in places:
            text = page.lines[at].text
            yield Guess(
                kind, quoted(text), round(sure, 2), reason, "", heads.get(_letters(text), 0)
            )


def _counts_over_text(group: Group) -> bool:
    return group.counting and group.count >= _SERIES and 2 * group.over_text > group.count


def _says_else(line: str) -> bool:
    """Whether a line that is left as text is a day or a name, which weights hardly see."""
    return is_day(line) or is_name(line) or sum(map(str.isalpha, line)) < _FEWEST_LETTERS


def _judged_together(
    page: Page, heads: Mapping[str, int], lines: set[str]
) -> Mapping[tuple[Shape, bool], Sequence[int]]:
    """The places of lines of one shape that were decided alike."""
    groups: dict[tuple[Shape, bool], list[int]] = defaultdict(list)
    for at, line in enumerate(page.lines):
        key = _letters(line.text)
        if key and (key in heads or key in lines):
            groups[line.shape, key in heads].append(at)
    return groups


def doubts_of_author(article: Article) -> Iterator[Guess]:
    """A line at the head that may say who wrote, where nobody is said to have written."""
    if article.author:
        return
    for block in article.blocks[:_BYLINE]:
        text = title_line(block)
        if 0 < len(text) <= _LONGEST_BYLINE and (is_name(text) or _WROTE.match(text)):
            yield Guess(GuessKind.UNATTRIBUTED, quoted(text), 0.45, "weighed-author", "")
            return


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
