"""All manuscripts of a project, read in workers: one that fails harms no other.

What fails is named with its cause. The build then stops with all failures listed, or goes on
where the user asked for it: then the page says which manuscript is missing, and why.

What reads is imported by who reads: for a single manuscript that is the worker, while the program
imports what makes pages; several workers get it from the program. Kept manuscripts need none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from compiler.cache.units import NOTHING_KEPT, Units, key_of
from compiler.diagnostics import Report
from compiler.errors import Location, SourceError, WenxuanError
from compiler.events import Unit, untold
from compiler.messages import sentence
from compiler.model.article import Article
from compiler.model.block import Paragraph
from compiler.model.booklet import Manuscript
from compiler.model.guess import Correction, Overrules
from compiler.model.inline import Text
from compiler.sources.account import Account
from compiler.sources.conversion import libreoffice
from compiler.sources.conversion.converted import as_package, converted_together, is_old
from compiler.sources.limits import check_file, check_manuscript
from compiler.sources.pictures.beside import Beside, Use
from compiler.sources.settings import ReadingSettings, origin_of
from compiler.workers.answers import Answer, Death, Ending
from compiler.workers.grouped import run_grouped
from compiler.workers.life import Limits

LIMITS = Limits()

_Stamp = tuple[int, ...]
_LONGEST_REASON = 200
_MOST_KEPT = 256 * 1024 * 1024  # bytes of a file that are read twice to know it again


@dataclass(frozen=True)
class Request:
    """One manuscript to be read; ``refused`` is why it cannot be, if that is known before.

    ``corrections`` are made in what was read, so that none of them has it read again.
    """

    path: Path
    root: Path
    settings: ReadingSettings
    overrules: Overrules = field(default_factory=Overrules)
    refused: WenxuanError | None = None
    corrections: tuple[Correction, ...] = ()

    @cached_property
    def origin(self) -> str:
        """How the manuscript is named in messages and accounts."""
        return self.settings.origin or origin_of(self.path, self.root)

    @property
    def size(self) -> int:
        """Bytes of the file; 0 for none, which its reader refuses."""
        try:
            return self.path.stat().st_size
        except (OSError, ValueError):
            return 0

    @property
    def is_inside(self) -> bool:
        """Whether it lies below the project's folder, links followed."""
        return self.path.resolve().is_relative_to(self.root.resolve())


@dataclass(frozen=True)
class _Read:
    """A manuscript as it was read, and the files beside it that its reading asked for.

    ``lasting`` says that it depends on nothing else: not on what the network gives today.
    """

    manuscript: Manuscript
    uses: tuple[Use, ...]
    lasting: bool


def read_all(
    requests: Sequence[Request],
    report: Report,
    units: Units = NOTHING_KEPT,
    *,
    keep_going: bool = False,
    limits: Limits = LIMITS,
    meanwhile: Callable[[], None] | None = None,
    told: Callable[[Unit], None] = untold,
) -> tuple[Manuscript, ...]:
    """The manuscripts in the order of ``requests``, read in workers, small ones several in one.

    One that is kept among ``units``, with all the files that it was made of unchanged, is not read
    again; ``told`` hears of each. ``meanwhile`` is called while they read, perhaps more than once.

    Raises the first failure, with the others in its ``others``, after all have been tried. With
    ``keep_going`` an article that says what is missing stands in for each (its ledger's kind is
    ``unread``), unless nothing at all could be read.
    """
    wanted = [request for request in requests if request.refused is None]
    stamps = [_stamp(request) if units.noted is not None else () for request in wanted]
    noted = [_noted(*each, units) for each in zip(wanted, stamps, strict=True)]
    keys = ["" if old else _key(request, units) for request, old in zip(wanted, noted, strict=True)]
    known = [
        old.answer if old else _kept(request, key, units)
        for request, key, old in zip(wanted, keys, noted, strict=True)
    ]
    to_read = [request for request, old in zip(wanted, known, strict=True) if old is None]
    if len(to_read) > 1:
        _load_readers(to_read)
    begun = (lambda _: meanwhile()) if meanwhile else None
    with converted_together([each.path for each in to_read if each.is_inside], begun) as made:
        tasks = [partial(_read, request, made=made.get(request.path)) for request in to_read]
        new = iter(run_grouped(tasks, [request.size for request in to_read], limits, begun))
    answers = [old if old is not None else next(new) for old in known]
    for request, key, old, seen, answer in zip(wanted, keys, known, noted, answers, strict=True):
        told(Unit("manuscript", seen.origin if seen else request.origin, made=old is None))
        if old is None:
            _keep(request, key, answer, units)
    _note(zip(wanted, stamps, answers, strict=True), units)
    left = iter(answers)
    given = [_outcome(request, left, limits, report) for request in requests]
    failures = [outcome for outcome in given if isinstance(outcome, WenxuanError)]
    if failures and (not keep_going or len(failures) == len(requests)):
        failures[0].others = tuple(failures[1:])
        raise failures[0]
    return tuple(
        _missing(request, outcome, report) if isinstance(outcome, WenxuanError) else outcome
        for request, outcome in zip(requests, given, strict=True)
    )


def _load_readers(requests: Iterable[Request]) -> None:
    """Import what several workers need, before they are forked."""
    import compiler.sources.overruling.overrules  # noqa: PLC0415 - only where something is read
    import compiler.sources.witness.testimony  # noqa: F401, PLC0415 - as above
    from compiler.sources.registry import load_readers  # noqa: PLC0415 - as above

    load_readers(request.path.suffix.lower() for request in requests)


@dataclass(frozen=True)
class _Noted:
    """What was read of a file, how that was asked for, and the time and size that it had then."""

    request: Request  # without corrections: they are made anew
    stamp: _Stamp
    answer: Answer[_Read]
    origin: str


def _noted(request: Request, stamp: _Stamp, units: Units) -> _Noted | None:
    """What was read before of a file that seems to be the same."""
    old: _Noted | None = (units.noted or {}).get(request.path) if units.at_a_glance else None
    if old is None or (old.request, old.stamp) != (replace(request, corrections=()), stamp):
        return None
    read = old.answer.value
    return old if read and not read.uses else None


def _note(read: Iterable[tuple[Request, _Stamp, Answer[_Read]]], units: Units) -> None:
    """Have what was read in mind for a glance."""
    if units.noted is not None and not units.at_a_glance:
        for request, stamp, answer in read:
            asked = replace(request, corrections=())
            units.noted[request.path] = _Noted(asked, stamp, answer, request.origin)


def _stamp(request: Request) -> _Stamp:
    try:
        known = request.path.stat()
    except (OSError, ValueError):
        return ()
    return known.st_mtime_ns, known.st_ctime_ns, known.st_size, known.st_ino


def _key(request: Request, units: Units) -> str:
    """The key of what is read of the file as it is now; "" where nothing is kept of it."""
    if units.shelf is None:
        return ""
    try:
        content = request.path.read_bytes()
        if not content or len(content) > _MOST_KEPT:
            return ""
    except (OSError, ValueError):  # its reader says what is wrong with it
        return ""
    settings = replace(request.settings, image_cache=None)  # a place, which changes nothing
    converter = libreoffice.version() if is_old(request.path) else ""
    place = (request.path.name, request.origin, request.is_inside, converter)
    return key_of("manuscript", place, content, settings, request.overrules)


def _kept(request: Request, key: str, units: Units) -> Answer[_Read] | None:
    """What was read before of the same file, if the files beside it are the same as well."""
    answer: Answer[_Read] | None = units.find(key) if key else None
    if answer is None or answer.value is None:
        return None
    uses = answer.value.uses
    return answer if not uses or _beside(request).unchanged(uses) else None


def _keep(request: Request, key: str, answer: Answer[_Read], units: Units) -> None:
    """Keep what was read, unless something changed while it was."""
    read = answer.value
    if read is None or not read.lasting or not key or _key(request, units) != key:
        return
    if _beside(request).unchanged(read.uses):
        units.keep(key, replace(answer, imported=()))


def _beside(request: Request) -> Beside:
    return Beside(request.root, request.path)


def _read(request: Request, report: Report, made: Path | None = None) -> _Read:
    """What a worker does; ``made`` is what the file was converted to before."""
    from compiler.sources.overruling.overrules import overruled  # noqa: PLC0415 - for who reads
    from compiler.sources.registry import pictures_of, read_with  # noqa: PLC0415 - as above
    from compiler.sources.witness.testimony import heard  # noqa: PLC0415 - as above

    if not request.is_inside:
        place = Location(source=request.origin)
        raise SourceError("sources.outside-folder", place, path=request.origin)
    check_file(request.path, request.origin)
    pictures = pictures_of(request.path, request.root, request.settings, report)
    with as_package(request.path, request.origin, made) as package:
        manuscript = read_with(pictures, request.settings, package)
        check_manuscript(manuscript, request.origin)
        testimony = heard(request.path, package, manuscript, report)
    manuscript = overruled(testimony.completed(manuscript, report), request.overrules, report)
    judged = testimony.judged(manuscript, report)
    return _Read(judged, pictures.beside.uses, lasting=not pictures.asked_the_network)


def _outcome(
    request: Request, answers: Iterator[Answer[_Read]], limits: Limits, report: Report
) -> Manuscript | WenxuanError:
    """The manuscript, or why there is none; what its reader found is in the report."""
    if request.refused is not None:
        return request.refused
    answer = next(answers)
    report.take(answer.diagnostics)
    if answer.value is not None:
        return _corrected(answer.value.manuscript, request.corrections, report)
    return answer.error or _error(request.origin, answer.death or Death(Ending.CRASH), limits)


def _corrected(
    manuscript: Manuscript, corrections: Sequence[Correction], report: Report
) -> Manuscript:
    if not corrections:
        return manuscript
    from compiler.sources.overruling.corrected import corrected  # noqa: PLC0415 - for these alone

    return corrected(manuscript, corrections, report)


def _error(origin: str, death: Death, limits: Limits) -> SourceError:
    """The death of a worker as an error that names the manuscript and the limit."""
    place = Location(source=origin)
    match death.ending:
        case Ending.CPU:
            error = SourceError("sources.reader-too-slow", place, path=origin, seconds=limits.cpu_s)
        case Ending.ASLEEP:
            minutes = f"{limits.asleep_s / 60:.3g}"
            error = SourceError("sources.reader-asleep", place, path=origin, minutes=minutes)
        case Ending.MEMORY:
            most = limits.memory // 1024 // 1024
            error = SourceError("sources.reader-out-of-memory", place, path=origin, limit_mb=most)
        case Ending.CRASH:
            error = SourceError(
                "sources.reader-crashed", place, path=origin, detail=death.detail or "?"
            )
        case Ending.FAULT:
            error = SourceError("sources.reader-fault", place, path=origin, detail=death.detail)
            error.__cause__ = RuntimeError(death.trace)  # what --verbose shows
    return error


def _missing(request: Request, error: WenxuanError, report: Report) -> Manuscript:
    """The article that stands in for a manuscript: its name, and why it is not there."""
    origin = request.origin
    values = {name: str(value) for name, value in error.values.items()}
    reason = _printable(sentence(error.code, "zh", values).message)
    report.warn("sources.unread", error.location, path=origin, reason=reason)
    title = _printable(PurePosixPath(origin).stem) or "—"
    notice = sentence("sources.unread-notice", "zh", {"reason": reason}).message
    account = Account(origin, "unread")
    account.change("unread", "", title + notice)
    article = Article(title=title, blocks=(Paragraph((Text(notice),)),), origin=origin)
    return Manuscript(article, account.ledger())


def _printable(text: str) -> str:
    """The text on one line, short, without what a hostile name might hold."""
    from compiler.sources.encoding.decoding import without_invisible  # noqa: PLC0415 - seldom

    line = " ".join(without_invisible(text).split())
    return line if len(line) <= _LONGEST_REASON else f"{line[: _LONGEST_REASON - 1]}…"
