"""Both links put together: one account a source, for one finished PDF."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from compiler.conservation.alignment import Alignment, align
from compiler.conservation.characters import fold, without
from compiler.conservation.epub_text import read_epub
from compiler.conservation.ledgers import (
    SetRun,
    by_reason,
    imbalance,
    masthead_runs,
    runs_of,
)
from compiler.conservation.markers import Unmarked, unmarked
from compiler.conservation.printed import PageText
from compiler.conservation.unseen import Unseen, hiding, seen, unseen_runs
from compiler.errors import ConservationError, Location
from compiler.model.article import Ledger
from compiler.model.artifacts import Pages, SourceAccount
from compiler.model.booklet import Booklet
from compiler.model.characters import visible, visible_count

MARKUP = "markup"  # the reason under which a source's notation is counted


def check_ledgers(booklet: Booklet) -> None:
    """Raise ConservationError for the first source whose account does not balance."""
    _check_ledgers(booklet, (*masthead_runs(booklet), *runs_of(booklet)))


def _check_ledgers(booklet: Booklet, runs: Sequence[SetRun]) -> None:
    texts: dict[str, list[str]] = defaultdict(list)
    for run in runs:
        texts[run.origin].append(run.segment.text)
    for ledger in booklet.ledgers:
        found = imbalance(ledger, "".join(texts[ledger.path]))
        if found.missing:
            raise ConservationError(
                "conservation.unaccounted",
                Location(source=ledger.path, quote=found.missing[:24]),
                count=len(found.missing),
                characters=found.missing[:24],
            )
        if found.surplus:
            raise ConservationError(
                "conservation.doubled",
                Location(source=ledger.path, quote=found.surplus[:24]),
                count=len(found.surplus),
                characters=found.surplus[:24],
            )


MISSING_GLYPH = "missing-glyph"  # the reason for characters that no font could print


def verify(
    source: Booklet, edition: Booklet, pages: Pages, printed: Sequence[PageText]
) -> tuple[SourceAccount, ...]:
    """The account of every source of ``edition``, as its finished pages have it.

    ``source`` is the booklet before conversion, run for run the same as ``edition``; printed
    characters are counted in the source's own. ``printed`` is what ``page_text.read_pages`` reads
    from the PDF of ``pages``. Raises ConservationError when a run of the edition is not found in
    the PDF's text, when a character of it or the number of a list's item is not seen on its page,
    or when a source's account does not balance.
    """
    if len(printed) != len(pages.labels):
        raise ValueError(f"the text of {len(printed)} pages, where there are {len(pages.labels)}")
    return _verify(source, edition, printed, pages.missing, markers=True)


def verify_epub(source: Booklet, edition: Booklet, epub: bytes) -> tuple[SourceAccount, ...]:
    """The account of every source of ``edition``, as the documents of its finished EPUB have it.

    The same as ``verify``, with all documents of the spine for one page: no run is cut by an
    edge. A reader's device has glyphs of its own, so none is missing.
    """
    documents = read_epub(epub)
    whole = PageText(
        "".join(document.main for document in documents),
        "".join(document.notes for document in documents),
    )
    return _verify(source, edition, (whole,), frozenset(), markers=False)


def _verify(
    source: Booklet,
    edition: Booklet,
    printed: Sequence[PageText],
    missing: frozenset[str],
    *,
    markers: bool,
) -> tuple[SourceAccount, ...]:
    runs, set_runs = (*masthead_runs(source), *runs_of(source)), runs_of(edition)
    _check_ledgers(source, runs)
    _check_masthead(edition, printed, missing)
    for notes in (False, True):
        chosen = [run for run in set_runs if run.segment.note is notes]
        _check_flow(chosen, printed, missing, notes=notes, markers=markers)
    boxes, set_counts = Counter[str](), Counter[str]()
    for run in runs:
        set_counts[run.origin] += visible_count(run.segment.text)
    for run in (*masthead_runs(edition), *set_runs):
        text = visible(run.segment.text)
        boxes[run.origin] += len(text) - len(without(text, missing))
    return tuple(
        _account(ledger, set_counts[ledger.path], boxes[ledger.path]) for ledger in source.ledgers
    )


def _check_flow(
    runs: Sequence[SetRun],
    printed: Sequence[PageText],
    missing: frozenset[str],
    *,
    notes: bool,
    markers: bool,
) -> None:
    """The runs of the notes, or else of the main text: each there, seen, and seen to be numbered.

    Without ``markers`` the numbers of lists are no text of the pages: a reader's device counts.
    """
    flow = [page.notes if notes else page.main for page in printed]
    texts = [run.segment.text for run in runs]
    alignment = align(texts, flow, missing)
    _refuse_lost(alignment, runs)
    _refuse_unseen(unseen_runs(alignment, texts, printed, missing, notes=notes), runs)
    if markers:
        segments = [run.segment for run in runs]
        _refuse_unmarked(unmarked(alignment, segments, printed, missing, notes=notes), runs)


def _check_masthead(edition: Booklet, pages: Sequence[PageText], missing: frozenset[str]) -> None:
    """The masthead is set by design, not in the order of its record: each string once at least."""
    everything = fold(without("".join(map(seen, pages)), missing))
    for run in masthead_runs(edition):
        wanted = fold(without(run.segment.text, missing))
        if wanted not in everything:
            cause, page = hiding(wanted, pages)
            raise ConservationError(
                cause.value if cause else "conservation.not-printed",
                Location(source=run.origin, page=page, quote=run.segment.text[:24]),
                count=visible_count(run.segment.text),
                quote=run.segment.text[:24],
            )


def _refuse_lost(alignment: Alignment, runs: Sequence[SetRun]) -> None:
    if not alignment.lost:
        return
    first = alignment.lost[0]
    raise ConservationError(
        "conservation.not-printed",
        Location(source=runs[first.index].origin, page=first.page, quote=first.quote),
        count=sum(lost.characters for lost in alignment.lost),
        quote=first.quote,
    )


def _refuse_unseen(unseen: Sequence[Unseen], runs: Sequence[SetRun]) -> None:
    if not unseen:
        return
    first = unseen[0]
    raise ConservationError(
        first.cause.value,
        Location(source=runs[first.index].origin, page=first.page, quote=first.quote),
        count=sum(one.characters for one in unseen),
        quote=first.quote,
    )


def _refuse_unmarked(found: Sequence[Unmarked], runs: Sequence[SetRun]) -> None:
    if not found:
        return
    first = found[0]
    raise ConservationError(
        "conservation.no-marker",
        Location(source=runs[first.index].origin, page=first.page, quote=first.quote),
        count=len(found),
        quote=first.quote,
    )


def _account(ledger: Ledger, printed: int, boxes: int) -> SourceAccount:
    """The ledger as numbers; of its ``printed`` characters ``boxes`` have no glyph."""
    made = sum(visible_count(entry.after) for entry in ledger.changed)
    dropped = by_reason(ledger.dropped)
    if ledger.markup:
        dropped[MARKUP] = dropped.get(MARKUP, 0) + ledger.markup
    if boxes:
        dropped[MISSING_GLYPH] = boxes
    changed = by_reason(ledger.changed)
    read = visible_count(ledger.text) + ledger.markup
    printed -= made + boxes
    accounted = printed + sum(dropped.values()) + sum(changed.values())
    return SourceAccount(
        path=ledger.path,
        kind=ledger.kind,
        read=read,
        printed=printed,
        dropped=tuple(dropped.items()),
        changed=tuple(changed.items()),
        unaccounted=read - accounted,
    )
