"""A paragraph that the project file calls title, byline, signature or note."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from compiler.model.article import Article, Entry, Ledger
from compiler.model.block import Block, Blocks, Heading, Paragraph, Role
from compiler.model.characters import visible
from compiler.model.guess import Asked
from compiler.model.inline import Inlines, Note, Text
from compiler.model.segments import plain
from compiler.model.walk import Edit, edit, joined
from compiler.sources.overruling.acting import acting, holds, out_of_lead
from compiler.sources.overruling.pointing import text_of
from compiler.sources.recognition.note_calls import STYLES, calls_in, with_notes

_LABEL = re.compile(
    r"(?:作者|撰文|撰稿|文|来源|稿件来源|文章来源|发布时间|发布日期|发表时间|日期|时间)\s*+[：:]\s*+"
)
_LABELLED = ("author", "source", "date")


@dataclass(frozen=True)
class Cast:
    """The article with the role given, and the account of it."""

    article: Article
    ledger: Ledger


def cast(article: Article, block: Block, role: Asked, ledger: Ledger) -> Cast | None:
    """The article in which ``block``, one of its paragraphs, has ``role``.

    None where it cannot: a title holds no notes, and a note stands behind some paragraph.
    """
    if not isinstance(block, Paragraph | Heading):
        return None
    if role == "signature":
        article = out_of_lead(article, (block,))
        signed = (Paragraph(block.children, Role.SIGNATURE),)
        return Cast(_with(article, block, signed), ledger)
    if role == "note":
        return _as_note(article, block, ledger)
    text = plain(block.children)
    if visible(text) != visible(text_of((block,))):
        return None
    return _as_field(article, block, role, " ".join(text.split()), ledger)


def _with(article: Article, block: Block, instead: Blocks) -> Article:
    return acting((block,), lambda _: instead)(article)


def _as_field(article: Article, block: Block, role: str, text: str, ledger: Ledger) -> Cast:
    """What was there before goes back into the text, unless no text of the manuscript says it."""
    article = _with(article, block, ())
    label = _LABEL.match(text) if role in _LABELLED else None
    if label and label.end() < len(text):
        text = text[label.end() :]
        gone = Entry("byline-label", label[0])
        ledger = replace(ledger, dropped=(*ledger.dropped, gone))
    old = getattr(article, role)
    if old:
        made = next((one for one in ledger.changed if not one.before and one.after == old), None)
        if made is None:
            article = replace(article, blocks=(Paragraph((Text(old),)), *article.blocks))
        else:
            rest = list(ledger.changed)
            rest.remove(made)
            ledger = replace(ledger, changed=tuple(rest))
    field: dict[str, Any] = {role: text}
    return Cast(replace(article, **field), ledger)


def _as_note(article: Article, block: Paragraph | Heading, ledger: Ledger) -> Cast | None:
    """A footnote where its number is called, else behind the paragraph before it."""
    text = joined(block.children)
    for style in STYLES:
        own = next((call for call in calls_in(text, style) if not text[: call.start].strip()), None)
        if own is None:
            continue
        for before in article.blocks:
            if before is block or not isinstance(before, Paragraph | Heading):
                continue
            all_calls = calls_in(joined(before.children), style)
            calls = [each for each in all_calls if each.number == own.number]
            if len(calls) == 1:
                run = edit(block.children, [Edit(0, own.end, "")])
                notes = {own.number: Note((Paragraph(run),))}
                called = replace(before, children=with_notes(before.children, calls, notes))
                entries = (Entry("note-number", calls[0].text), Entry("note-number", own.text))
                article = _with(_with(article, before, (called,)), block, ())
                return Cast(article, replace(ledger, dropped=(*ledger.dropped, *entries)))
    return _behind(article, block.children, block, ledger)


def _behind(article: Article, run: Inlines, block: Block, ledger: Ledger) -> Cast | None:
    earlier: Paragraph | None = None
    for each in article.blocks:
        if holds(each, (block,)):
            break
        if isinstance(each, Paragraph):
            earlier = each
    if earlier is None:
        return None
    called = replace(earlier, children=(*earlier.children, Note((Paragraph(run),))))
    return Cast(_with(_with(article, earlier, (called,)), block, ()), ledger)
