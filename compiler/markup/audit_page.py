"""The page on which an editor looks through the decisions of a traditional edition.

One HTML file that needs nothing else: no network, no other file; its script is known to the
browser by its hash (Content Security Policy), so that no text of a manuscript can be one.
"""

from __future__ import annotations

import base64
import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup as Safe

from compiler.markup.environment import environment
from compiler.markup.theme import resource
from compiler.messages import Language
from compiler.model.artifacts import Decision, Edition

SURE = 0.9  # what is surer than that a list has settled: it is shown folded up
_MOST_PLACES = 5  # sentences shown of one decision
_YOURS = ("protected", "user-phrase")


@dataclass(frozen=True)
class AuditSettings:
    """How the page is to speak, and what becomes of the editor's answer.

    With a ``token`` the page is served, and hands its answer back with it; without one it offers
    the file ``answer`` for download. ``phrase_file`` is the name of the list that is written.
    """

    language: Language
    phrase_file: str
    answer: str
    token: str = ""


@dataclass(frozen=True)
class Entry:
    """A decision with its number on the page."""

    number: int
    decision: Decision


@dataclass(frozen=True)
class Group:
    """The decisions about one character (or protected word), with the forms it may take."""

    character: str
    forms: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def count(self) -> int:
        """How many decisions there are."""
        return len(self.entries)


def audit_page(edition: Edition, settings: AuditSettings) -> str:
    """The page for one edition: what is in doubt first, then what lists settled, folded up."""
    everything = [Entry(number, each) for number, each in enumerate(edition.decisions)]
    yours = [entry for entry in everything if _who(entry.decision) in _YOURS]
    others = [entry for entry in everything if _who(entry.decision) not in _YOURS]
    doubtful = [entry for entry in others if entry.decision.confidence < SURE]
    settled = [entry for entry in others if entry.decision.confidence >= SURE]
    words = page_words()[settings.language]

    def reason(decision: Decision) -> str:
        who, _, detail = decision.reason.partition(": ")
        return f"{words['reasons'][who]}: {detail}" if detail else words["reasons"][who]

    masthead = edition.booklet.masthead
    code = _part("page.js")
    templates = environment((resource("templates") / "audit",), {})
    return templates.get_template("page.html.j2").render(
        words=words,
        language=settings.language,
        script=edition.booklet.script,
        title=" ".join(filter(None, (masthead.series, masthead.issue))) or masthead.title,
        doubtful=_groups(doubtful),
        others=[("settled", _groups(settled)), ("yours", _groups(yours))],
        reason=reason,
        most_places=_MOST_PLACES,
        token=settings.token,
        answer=settings.answer,
        phrase_file=settings.phrase_file,
        style=Safe(_part("page.css")),  # noqa: S704 - the product's own file
        code=Safe(code),  # noqa: S704 - as above
        script_hash=base64.b64encode(hashlib.sha256(code.encode()).digest()).decode(),
    )


def _who(decision: Decision) -> str:
    return decision.reason.partition(": ")[0]


def _groups(entries: Iterable[Entry]) -> list[Group]:
    """By character, in the order of the most doubtful of each."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.decision.before, []).append(entry)
    return [
        Group(
            character,
            tuple(
                dict.fromkeys(
                    form
                    for entry in several
                    for form in (entry.decision.after, *entry.decision.alternatives)
                )
            ),
            tuple(several),
        )
        for character, several in found.items()
    ]


@cache
def page_words() -> Mapping[str, Mapping[str, Any]]:
    """What the page says, by language."""
    return tomllib.loads(_part("words.toml"))


def _part(name: str) -> str:
    return (resource("templates") / "audit" / name).read_text("utf-8")
