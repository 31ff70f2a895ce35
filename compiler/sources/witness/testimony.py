"""The witness is heard: what a person sees in a source, against what its reader made of it.

1. the source seen by another road                     (page, word_file, marks)
2. laid beside the text that the reader has             (alignment, comparison)
3. what it never met goes into the ledger as ``lost``, with a warning that has the words
4. what was dropped is judged, stretch by stretch       (dropped, column, left_out)
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from pathlib import Path

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.article import Entry, Ledger
from compiler.model.booklet import Manuscript
from compiler.model.characters import visible_count
from compiler.model.left_out import Surprise
from compiler.sources.encoding.decoding import read_text
from compiler.sources.witness.comparison import Comparison, Lost
from compiler.sources.witness.dropped import dropped_of
from compiler.sources.witness.folding import folded
from compiler.sources.witness.left_out import LOST, left_out
from compiler.sources.witness.prints import body_text, list_numbers, printed_text
from compiler.sources.witness.reasons import TOLD
from compiler.sources.witness.seen import Seen

_MOST_TOLD = 20  # warnings of a kind and a source
_QUOTED = 30


class Testimony:
    """What the witness saw; None where it cannot tell."""

    def __init__(self, seen: Seen | None) -> None:
        self.seen = seen
        self._compared: tuple[str, Comparison] | None = None

    def completed(self, manuscript: Manuscript, report: Report) -> Manuscript:
        """The manuscript; what its reader never met is in its ledger, dropped as ``lost``."""
        if self.seen is None:
            return manuscript
        ledger, content = manuscript.ledger, manuscript.content
        compared = self._comparison(ledger.text)
        dropped = dropped_of(ledger, compared.text)
        lost = list(compared.lost())
        unset = list(compared.unmade(ledger.changed, list_numbers(content), dropped))
        printed = folded(printed_text(content))
        unprinted = list(compared.unprinted(ledger, printed))
        _tell("sources.lost-text", lost, ledger, report)
        _tell("sources.lost-number", unset, ledger, report)
        _tell("sources.unprinted-text", unprinted, ledger, report)
        hidden = list(compared.hidden_in(folded(body_text(content))))
        _tell("sources.hidden-printed", hidden, ledger, report)
        return replace(manuscript, ledger=_entered(ledger, lost)) if lost else manuscript

    def judged(self, manuscript: Manuscript, report: Report) -> Manuscript:
        """The manuscript with what was left out stretch by stretch; told where it is text."""
        ledger = manuscript.ledger
        if not ledger.dropped:
            return manuscript
        compared = self._comparison(ledger.text)
        dropped = dropped_of(ledger, compared.text)
        found = left_out(compared, dropped, printed_text(manuscript.content))
        much = [one for one in found if one.surprise is Surprise.MUCH and one.reason not in TOLD]
        for one in much[:_MOST_TOLD]:
            quote = one.words[:_QUOTED]
            place = Location(source=ledger.path, line=one.line, quote=quote)
            report.warn("sources.left-out", place, quote=quote, reason=one.reason)
        return replace(manuscript, ledger=replace(ledger, left_out=found))

    def _comparison(self, text: str) -> Comparison:
        """The witness beside the reader's text, laid there once."""
        if self._compared is None or self._compared[0] != text:
            self._compared = (text, Comparison(self.seen or Seen(()), text))
        return self._compared[1]


def heard(path: Path, package: Path, manuscript: Manuscript, report: Report) -> Testimony:
    """What the witness says of the file at ``path``; ``package`` is it, or was made of it.

    It is a second opinion: what goes wrong with it does not cost the manuscript, and is told.
    """
    ledger = manuscript.ledger
    try:
        seen = _seen(path, package, ledger)
    except Exception as error:  # noqa: BLE001 - see above
        seen = None
        place = Location(source=ledger.path)
        report.info("sources.no-witness", place, reason=type(error).__name__)
    else:
        if seen is None:
            report.info("sources.no-witness", Location(source=ledger.path), reason=ledger.kind)
    return Testimony(seen)


def _seen(path: Path, package: Path, ledger: Ledger) -> Seen | None:
    from compiler.sources.witness import marks  # noqa: PLC0415 - each format's own road

    match ledger.kind:
        case "word":
            from compiler.sources.witness.word_file import word_seen  # noqa: PLC0415 - as above

            seen = word_seen(package)
            if package == path:
                return seen
            from compiler.sources.witness.before_conversion import completed  # noqa: PLC0415

            return completed(seen, path, package)
        case "epub":
            from compiler.sources.witness.electronic_book import book_seen  # noqa: PLC0415 - as above

            return book_seen(path)
        case "pdf":
            from compiler.sources.witness.pdf_file import pdf_seen  # noqa: PLC0415 - as above

            return pdf_seen(path)
        case "page":
            from compiler.sources.witness.page import page_seen  # noqa: PLC0415 - as above

            return page_seen(_page_text(path, ledger.path))
        case "post":
            from compiler.sources.witness.page import page_seen  # noqa: PLC0415 - as above

            lines = read_text(path, ledger.path).split("\n")
            begun, ended = marks.front_matter_lines(lines)
            text = "\n".join(lines[ended + 1 :] if ended else lines)
            body = page_seen(marks.without_false_tags(text))
            front = marks.text_seen("\n".join(lines[begun:ended]))
            return body and replace(body, stretches=(*front.stretches, *body.stretches))
        case "markdown" | "booklet":
            return marks.markdown_seen(read_text(path, ledger.path))
        case "text":
            return marks.text_seen(read_text(path, ledger.path))
    return None


def _page_text(path: Path, origin: str) -> str:
    from compiler.sources.web.archive import open_archive  # noqa: PLC0415 - for pages alone
    from compiler.sources.web.archive_head import is_archive  # noqa: PLC0415 - as above

    if is_archive(path):
        return open_archive(path, origin, Report()).page
    return read_text(path, origin)


def _entered(ledger: Ledger, lost: list[Lost]) -> Ledger:
    """The ledger with what its reader never met, where it stands: no markup, as it was counted."""
    words = "".join(one.words for one in lost)
    return replace(
        ledger,
        text=_with_words(ledger.text, lost),
        dropped=(*ledger.dropped, *(Entry(LOST, one.words) for one in lost)),
        markup=max(0, ledger.markup - visible_count(words)),
    )


def _with_words(text: str, lost: list[Lost]) -> str:
    """The text with lost words in their places, which are counted in characters that are seen."""
    waiting = deque(sorted(lost, key=lambda one: one.place))
    pieces: list[str] = []
    count = 0
    for character in text:
        while waiting and waiting[0].place <= count:
            pieces.append(f"\n{waiting.popleft().words}\n")
        pieces.append(character)
        count += len(folded(character))
    return "".join((*pieces, *(f"\n{one.words}" for one in waiting)))


def _tell(code: str, found: list[Lost], ledger: Ledger, report: Report) -> None:
    for one in found[:_MOST_TOLD]:
        quote = one.words[:_QUOTED]
        place = Location(source=ledger.path, line=one.line, quote=quote)
        report.warn(code, place, quote=quote, before=one.before or "…")
