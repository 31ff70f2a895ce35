"""The structure of a booklet as a tree: sections, articles, headings, and what was guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

import click

from compiler.cli.console import out
from compiler.cli.lines import plain
from compiler.cli.options import Settings
from compiler.model.article import Article
from compiler.model.block import Figure, Heading, Paragraph, Table
from compiler.model.booklet import Booklet, Section
from compiler.model.guess import Guess, GuessKind
from compiler.model.inline import InlineImage, Note
from compiler.model.remedies import remedy
from compiler.model.segments import article_segments
from compiler.model.segments import plain as plain_run

if TYPE_CHECKING:
    from rich.tree import Tree

_SHOWN = 16  # characters of a quote: a guess fits a line of 80 columns, its branch included
_FEW = 3  # guesses of one kind, for one reason and as sure, that are shown of an article


def print_outline(booklet: Booklet, spoken: Settings) -> None:
    """The structure as a tree: sections, articles with what they hold, headings.

    Under each article stand the guesses a person should look at, with the reason, how sure it is
    and what to write to have it otherwise; with ``--verbose`` all guesses.
    """
    from rich.text import Text  # noqa: PLC0415 - see the module's text
    from rich.tree import Tree  # noqa: PLC0415 - as above

    kinds = {ledger.path: ledger.kind for ledger in booklet.ledgers}
    head = " · ".join(
        plain(text)
        for text in (booklet.masthead.series, booklet.masthead.title, booklet.masthead.issue)
        if text
    )
    tree = Tree(Text(head or spoken.say("untitled"), style="bold"), highlight=False)
    if booklet.editor_note:
        count = sum(isinstance(item, Paragraph) for item in _elements(booklet.editor_note))
        tree.add(Text(spoken.say("outline-note", count=count)))
    shown = [guess for guess in booklet.guesses if guess.doubtful or spoken.verbose]
    whole = [guess for guess in shown if guess.kind is GuessKind.MANUSCRIPT]
    by_origin: dict[str, list[Guess]] = {}
    for guess in shown:
        if guess not in whole:
            by_origin.setdefault(guess.origin, []).append(guess)
    counts = Counter(each.origin for section in booklet.sections for each in section.articles)
    _add_guesses(tree, whole, spoken)
    for section in booklet.sections:
        title = section.title or spoken.say("untitled-section")
        branch = tree.add(Text(_section_line(section, title, spoken), style="bold"))
        for article in section.articles:
            leaf = branch.add(Text(_article_line(article, kinds.get(article.origin, ""), spoken)))
            _add_headings(leaf, article)
            own = by_origin.get(article.origin, [])
            if counts[article.origin] > 1:
                own = _guesses_in(article, own)
            _add_guesses(leaf, own, spoken)
    out().print(tree)
    if doubtful := [guess for guess in shown if guess.doubtful]:
        file = doubtful[0].origin
        click.echo(spoken.say("outline-doubts", count=len(doubtful), file=plain(file)))


def _section_line(section: Section, title: str, spoken: Settings) -> str:
    return plain(spoken.say("outline-section", title=title, count=len(section.articles)))


def _article_line(article: Article, kind: str, spoken: Settings) -> str:
    elements = list(_elements((article.lead, article.blocks)))

    def count(*kinds: type) -> int:
        return sum(isinstance(element, kinds) for element in elements)

    facts = [article.author, kind, spoken.say("outline-paragraphs", count=count(Paragraph))]
    for name, number in (
        ("figures", count(Figure, InlineImage)),
        ("tables", count(Table)),
        ("notes", count(Note)),
    ):
        if number:
            facts.append(spoken.say(f"outline-{name}", count=number))
    listed = ", ".join(plain(fact) for fact in facts if fact)
    return f"{plain(article.title) or spoken.say('untitled')} [{listed}]"


def _add_headings(leaf: Tree, article: Article) -> None:
    """The article's headings below it, each under the nearest heading of a higher level."""
    from rich.text import Text  # noqa: PLC0415 - see the module's text

    above: list[tuple[int, Tree]] = [(0, leaf)]
    for block in article.blocks:
        if isinstance(block, Heading):
            while above[-1][0] >= block.level:
                above.pop()
            name = plain(block.number + plain_run(block.children))
            above.append((block.level, above[-1][1].add(Text(name))))


def _elements(value: object) -> Iterator[object]:
    """Every record inside ``value``, itself included, in order."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, tuple):
            waiting.extend(reversed(item))
        elif is_dataclass(item):
            yield item
            waiting.extend(getattr(item, field.name) for field in reversed(fields(item)))


def _guesses_in(article: Article, guesses: Sequence[Guess]) -> list[Guess]:
    """Of the guesses about a dump, those whose words stand in one of its articles."""
    text = _letters("".join(segment.text for segment in article_segments(article)))
    return [each for each in guesses if _letters(each.quote) in text]


def _letters(text: str) -> str:
    """A text without the marks and spaces that mending may have changed."""
    return "".join(character for character in text if character.isalnum())


def _add_guesses(branch: Tree, guesses: Sequence[Guess], spoken: Settings) -> None:
    """Each guess on two lines: what and how sure, then why and what to write instead.

    Of many alike the first are shown, and how many more there are.
    """
    from rich.text import Text  # noqa: PLC0415 - see the module's text

    alike: dict[tuple[GuessKind, str, float], list[Guess]] = {}
    for guess in guesses:
        alike.setdefault((guess.kind, guess.reason, guess.confidence), []).append(guess)
    for members in alike.values():
        shown = members if spoken.verbose else members[:_FEW]
        for guess in shown:
            style = "yellow" if guess.doubtful else "dim"
            branch.add(Text("\n".join(_lines_of(guess, spoken)), style=style))
        if len(members) > len(shown):
            more = spoken.say("guesses-more", count=len(members) - len(shown))
            branch.add(Text(more, style="yellow"))


def _lines_of(guess: Guess, spoken: Settings) -> Iterator[str]:
    name = spoken.say(f"guess-{guess.kind}", level=guess.level)
    mark = "?" if guess.doubtful else "·"
    percent = f"{round(100 * guess.confidence)}%"
    shown = _short(plain(guess.quote))
    yield spoken.say("guess-line", mark=mark, what=name, quote=shown, percent=percent)
    yield f"  {spoken.say(f'because-{guess.reason}')}"
    if guess.instead:
        yield spoken.say("guess-instead", words=_short(plain(guess.instead)))
    if line := remedy(guess):
        yield spoken.say("guess-remedy", remedy=line)


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
