"""What of the manuscripts is not printed, with its words, the most surprising first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from compiler.cli.lines import plain
from compiler.cli.options import Settings
from compiler.model.article import Ledger
from compiler.model.left_out import LeftOut, Surprise
from compiler.model.pointing import pointer_to

_SHOWN = 40  # characters of a stretch
_MARKS = {Surprise.UTTER: "!!", Surprise.MUCH: "! ", Surprise.LITTLE: "· ", Surprise.NONE: "  "}
_FEW = 10  # of a manuscript, where not all are asked for


def print_left_out(ledgers: Iterable[Ledger], spoken: Settings) -> None:
    """Every stretch of every manuscript, with what to write to have it printed."""
    for ledger in ledgers:
        if ledger.left_out:
            lines = _lines(ledger, ledger.left_out, spoken)
            click.echo("\n".join((_head(ledger, spoken), *lines)))
    click.echo(spoken.say("left-out-remedy"))


def print_surprising(ledgers: Iterable[Ledger], spoken: Settings) -> None:
    """What looks like text of the articles, and what stands in their columns; a few of each."""
    for ledger in ledgers:
        own = [one for one in ledger.left_out if one.missed or one.surprise > Surprise.LITTLE]
        if own:
            rest = spoken.say("left-out-more", count=len(own) - _FEW)
            more = [rest] if len(own) > _FEW else []
            lines = (*_lines(ledger, own[:_FEW], spoken), *more)
            click.echo("\n".join((_head(ledger, spoken), *lines)))


def _head(ledger: Ledger, spoken: Settings) -> str:
    return spoken.say("left-out-of", path=plain(ledger.path))


def _lines(ledger: Ledger, found: Iterable[LeftOut], spoken: Settings) -> Iterator[str]:
    others = [one.words for one in ledger.left_out]
    for one in found:
        words = plain(one.words)
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        line = "" if one.line is None else spoken.say("left-out-at", line=one.line)
        reason = spoken.say(f"reason-{one.reason}")
        yield spoken.say(
            "left-out-line", mark=_MARKS[one.surprise], words=shown, reason=reason, line=line
        )
        if one.surprise > Surprise.LITTLE:
            remedy = f'keep = ["{pointer_to(words, others)}"]'
            yield spoken.say("left-out-keep", remedy=remedy)
