"""What a run has found and made, on the terminal: results on stdout, findings on stderr.

rich is imported where a table or a tree is really shown: it would double the time of ``--help``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.lines import diagnostic_line, plain
from compiler.cli.options import Settings
from compiler.diagnostics import Diagnostic, Report, Severity
from compiler.model.article import Article, Ledger
from compiler.model.artifacts import Composition, Edition
from compiler.model.block import Figure, Heading, Paragraph, Table
from compiler.model.booklet import Booklet, Section
from compiler.model.characters import visible_count
from compiler.model.inline import InlineImage, Note
from compiler.model.segments import plain as plain_run

if TYPE_CHECKING:
    from rich.console import Console
    from rich.tree import Tree

    from compiler.pipeline import BuildResult

# Not a terminal: nothing may be cut or wrapped, a program may be reading.
_ENDLESS = 10_000

_SHOWN_OF_A_CODE = 5

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def print_report(report: Report, spoken: Settings) -> None:
    """The findings on stderr, the gravest first, at most five of a kind.

    What is only worth knowing is counted; ``--verbose`` shows it, and all of a kind.
    """
    for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        found = [item for item in report if item.severity is severity]
        if not found:
            continue
        if severity is Severity.INFO and not spoken.verbose:
            click.echo(spoken.say("infos-kept-back", count=len(found)), err=True)
            continue
        for line in _finding_lines(found, spoken):
            click.secho(line, err=True, fg=_COLOURS[severity])


def _finding_lines(found: Sequence[Diagnostic], spoken: Settings) -> Iterator[str]:
    for code in dict.fromkeys(item.code for item in found):
        same = [item for item in found if item.code == code]
        shown = same if spoken.verbose else same[:_SHOWN_OF_A_CODE]
        for item in shown:
            yield diagnostic_line(item, spoken)
        if len(same) > len(shown):
            yield spoken.say("more-of-a-kind", count=len(same) - len(shown), code=code)


def print_result(result: BuildResult, spoken: Settings) -> None:
    """A table of what was made, and the account of characters."""
    rows = [
        (
            shown_path(item.path),
            item.script,
            spoken.say(f"format-{item.format}"),
            str(item.pages),
            shown_size(item.bytes),
        )
        for item in result.artifacts
    ]
    heads = [
        spoken.say(f"column-{name}") for name in ("file", "edition", "format", "pages", "size")
    ]
    print_table(heads, rows, right=(3, 4))
    read = sum(account.read for account in result.accounts)
    left = sum(account.unaccounted for account in result.accounts)
    click.echo(spoken.say("accounted", read=read, left=left))
    click.echo(spoken.say("report-path", path=shown_path(result.report_path)))
    if spoken.verbose:
        for artifact, lines in zip(result.artifacts, result.compositions, strict=True):
            click.echo(_composition_line(artifact.script, lines, spoken), err=True)
        for stage, seconds in result.timings:
            name = spoken.say("timing", stage=stage, seconds=f"{seconds:.2f}")
            click.echo(name, err=True)


def _composition_line(script: str, lines: Composition, spoken: Settings) -> str:
    """How an edition's lines were set, and what was left to the engine by reason."""
    declined = ", ".join(f"{reason} {count}" for reason, count in lines.declined)
    return spoken.say(
        "composition",
        script=script,
        lines=lines.lines,
        composed=lines.composed,
        declined=declined or "0",
        stretch=f"{lines.worst_stretch_em:.3f}",
    )


def print_check(editions: Sequence[Edition], spoken: Settings) -> None:
    """What each source holds, and what conversion did in each edition."""
    ledgers = editions[0].booklet.ledgers if editions else ()
    heads = [
        spoken.say(f"column-{name}") for name in ("source", "kind", "read", "dropped", "changed")
    ]
    print_table(heads, [_ledger_row(ledger) for ledger in ledgers], right=(2, 3, 4))
    heads = [
        spoken.say(f"column-{name}") for name in ("edition", "converted", "decisions", "round-trip")
    ]
    rows = [
        (
            edition.booklet.script,
            str(sum(edition.converted.values())),
            str(len(edition.decisions)),
            f"{edition.round_trip_same} + {edition.round_trip_listed}",
        )
        for edition in editions
    ]
    print_table(heads, rows, right=(1, 2, 3))


def _ledger_row(ledger: Ledger) -> tuple[str, ...]:
    """Path, kind, and characters read, dropped and changed; notation is read and dropped."""

    def count(texts: Iterable[str]) -> int:
        return sum(map(visible_count, texts))

    return (
        plain(ledger.path),
        plain(ledger.kind),
        str(count([ledger.text]) + ledger.markup),
        str(count(entry.before for entry in ledger.dropped) + ledger.markup),
        str(count(entry.before for entry in ledger.changed)),
    )


def print_outline(booklet: Booklet, spoken: Settings) -> None:
    """The structure as a tree: sections, articles with what they hold, headings."""
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
    for section in booklet.sections:
        title = section.title or spoken.say("untitled-section")
        branch = tree.add(Text(_section_line(section, title, spoken), style="bold"))
        for article in section.articles:
            leaf = branch.add(Text(_article_line(article, kinds.get(article.origin, ""), spoken)))
            _add_headings(leaf, article)
    _out().print(tree)


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


def print_table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()
) -> None:
    """A table on stdout; columns in ``right`` are flush right. Nothing without rows."""
    if not rows:
        return
    from rich import box  # noqa: PLC0415 - see the module's text
    from rich.table import Table as RichTable  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    table = RichTable(box=box.SIMPLE_HEAD if sys.stdout.isatty() else None, pad_edge=False)
    for index, head in enumerate(heads):
        table.add_column(head, justify="right" if index in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    _out().print(table)


def _out() -> Console:
    from rich.console import Console  # noqa: PLC0415 - see the module's text

    return Console(width=None if sys.stdout.isatty() else _ENDLESS, highlight=False, emoji=False)


def shown_path(path: Path) -> str:
    """The path as one would type it from here."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith(os.pardir) else relative


def shown_size(count: int) -> str:
    """Bytes in the unit a file manager would show."""
    if count < 1024:
        return f"{count} B"
    return f"{count / 1024:.0f} KB" if count < 1024**2 else f"{count / 1024**2:.1f} MB"
