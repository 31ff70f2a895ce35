"""The page on which an editor looks through the decisions of a traditional edition.

One HTML file that needs nothing else: no network, no other file; its script is known to the
browser by its hash (Content Security Policy), so that no text of a manuscript can be one.
"""

from __future__ import annotations

import base64
import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup as Safe

from compiler.markup.audit_cards import cards, groups
from compiler.markup.environment import environment
from compiler.markup.theme import resource
from compiler.messages import TRADITIONAL, Language
from compiler.model.artifacts import Edition

_MOST_PLACES = 3  # sentences shown of one card
# What the script says or writes, given to it in the page.
_TOLD = (
    "progress", "saved", "exported", "restored", "failed", "gone", "copied", "accepted",
    "overruled",
)  # fmt: skip


@dataclass(frozen=True)
class AuditSettings:
    """How the page is to speak, and what becomes of the editor's answer.

    With a ``token`` the page is served, and hands its answer back with it; without one it offers
    the file ``answer`` for download. ``phrase_file`` is the name of the list that is written;
    ``booklet`` tells the booklet from others whose answers the browser keeps (its folder's path).
    """

    language: Language
    phrase_file: str
    answer: str
    token: str = ""
    booklet: str = ""


def audit_page(edition: Edition, settings: AuditSettings) -> str:
    """The page for one edition: what is in doubt first, then what lists settled, folded up."""
    everything = cards(edition.decisions)
    yours = [card for card in everything if card.is_yours]
    others = [card for card in everything if not card.is_yours]
    doubtful = groups(card for card in others if not card.decisions[0].settled)
    settled = groups(card for card in others if card.decisions[0].settled)
    words = page_words(settings.language)
    masthead = edition.booklet.masthead
    code = _part("page.js")
    templates = environment((resource("templates") / "audit",), {})
    return templates.get_template("page.html.j2").render(
        words=words,
        language=TRADITIONAL.get(settings.language, settings.language),
        script=edition.booklet.script,
        title=" ".join(filter(None, (masthead.series, masthead.issue))) or masthead.title,
        doubtful=doubtful,
        others=[("settled", settled), ("yours", groups(yours))],
        told=_TOLD,
        draft=hashlib.sha256(f"{settings.booklet}\n{edition.booklet.script}".encode()).hexdigest(),
        most_places=_MOST_PLACES,
        token=settings.token,
        answer=settings.answer,
        phrase_file=settings.phrase_file,
        style=Safe(_part("page.css")),  # noqa: S704 - the product's own file
        code=Safe(code),  # noqa: S704 - as above
        script_hash=base64.b64encode(hashlib.sha256(code.encode()).digest()).decode(),
    )


@cache
def page_words(language: Language) -> Mapping[str, Any]:
    """What the page says."""
    file = f"words.{language}.toml" if language in TRADITIONAL else "words.toml"
    words: Mapping[str, Any] = tomllib.loads(_part(file))[language]
    return words


def _part(name: str) -> str:
    return (resource("templates") / "audit" / name).read_text("utf-8")
