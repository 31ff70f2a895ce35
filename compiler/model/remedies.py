"""What a person writes in booklet.toml to have a guess otherwise: the same words everywhere."""

from __future__ import annotations

from compiler.model.guess import Guess, GuessKind

_POINTING = 10  # characters of a paragraph that point at it in booklet.toml

# Lines under [[article]].
_REMEDIES = {
    GuessKind.MANUSCRIPT: 'kind = "article"',
    GuessKind.TITLE: 'title = "{instead}"',
    GuessKind.SUBTITLE: 'subtitle = "…"',
    GuessKind.HEADING: 'level = {{ "{quote}" = 0 }}',
    GuessKind.BODY: 'level = {{ "{quote}" = 1 }}',
    GuessKind.UNCAPTIONED: 'caption = ["{quote}"]',
    GuessKind.CAPTION: 'body = ["{quote}"]',
    GuessKind.AUTHOR: 'author = "…"',
    GuessKind.UNATTRIBUTED: 'author = "{quote}"',
    GuessKind.DAY: 'date = "…"',
    GuessKind.ROLE: 'body = ["{quote}"]',
    GuessKind.LEAD: 'body = ["{quote}"]',
    GuessKind.NOTES: 'role = {{ "{quote}" = "note" }}',
    GuessKind.SITE: 'drop = ["{quote}"]',
    GuessKind.BEGINNING: 'begin = ["{quote}"]',
    GuessKind.DROPPED: 'keep = ["{quote}"]',
}


def remedy(guess: Guess) -> str:
    """The line that has the guess otherwise; "" where there is none."""
    quote = _in_toml(guess.quote)[:_POINTING].strip()
    return _REMEDIES.get(guess.kind, "").format(quote=quote, instead=_in_toml(guess.instead) or "…")


def _in_toml(words: str) -> str:
    """A text as it may stand in a TOML string."""
    bare = "".join(each for each in words if each.isprintable())
    return bare.replace("\\", "").replace('"', "").strip()
