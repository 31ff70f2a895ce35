"""Results become files: whole or not at all, the old file or the new one, never half of either."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from compiler.diagnostics import Diagnostic
from compiler.errors import Location, OutputError, reason_of
from compiler.messages import sentence
from compiler.model.article import Ledger
from compiler.model.artifacts import Composition, Decision, Edition, Format, SourceAccount
from compiler.model.guess import Guess
from compiler.model.remedies import remedy
from compiler.scratch import remove_abandoned, write_aside

REPORT_VERSION = 1  # raised when a key of report.json changes its meaning or goes


@dataclass(frozen=True)
class Artifact:
    """A finished file; ``path`` is absolute, ``bytes`` its size.

    ``pages`` are pages of the booklet, or sides of sheets; ``composition`` is None where the file
    has no lines of our setting.
    """

    path: Path
    script: str
    format: Format
    pages: int
    bytes: int
    sha256: str
    composition: Composition | None = None


@dataclass(frozen=True)
class BuildRecord:
    """Everything that report.json says."""

    generator: str
    artifacts: tuple[Artifact, ...]
    accounts: tuple[SourceAccount, ...]
    ledgers: tuple[Ledger, ...]
    diagnostics: tuple[Diagnostic, ...]
    editions: tuple[Edition, ...]
    timings: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Product:
    """A finished file's content, and all that its name and the report need.

    ``suffix`` is what its name ends in after the script: ``.pdf``, ``.booklet.short-edge.pdf``.
    """

    script: str
    format: Format
    suffix: str
    pages: int
    content: bytes = field(repr=False)
    composition: Composition | None = None


def file_name(stem: str, product: Product) -> str:
    """What the file is called: ``stem``, which is safe as a file's name, script and ending."""
    return f"{stem}.{product.script}{product.suffix}"


def artifact(folder: Path, stem: str, product: Product) -> Artifact:
    """The file that is to be written into ``folder``."""
    return Artifact(
        path=folder / file_name(stem, product),
        script=product.script,
        format=product.format,
        pages=product.pages,
        bytes=len(product.content),
        sha256=hashlib.sha256(product.content).hexdigest(),
        composition=product.composition,
    )


def write_all(files: Iterable[tuple[Path, bytes]], *, lasting: bool = True) -> None:
    """Write every file by atomic rename, after all of them have been written aside.

    They are safe on the disk then, if they are to be ``lasting``. Raises OutputError, and leaves no
    new file behind, when one cannot be written.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, content in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            remove_abandoned(path.parent)
            staged.append((write_aside(path, content, lasting=lasting), path))
        for aside, path in staged:
            aside.replace(path)
    except OSError as error:
        raise OutputError(
            "publish.cannot-write",
            Location(source=str(error.filename or "")),
            reason=reason_of(error),
        ) from error
    finally:
        for aside, _ in staged:
            aside.unlink(missing_ok=True)


def report_json(record: BuildRecord, report_path: Path) -> bytes:
    """report.json (its schema is in REFERENCE.md), with paths relative to ``report_path``."""
    ledgers = {ledger.path: ledger for ledger in record.ledgers}
    data = {
        "version": REPORT_VERSION,
        "generator": record.generator,
        "artifacts": [_artifact(item, report_path.parent) for item in record.artifacts],
        "sources": [_source(account, ledgers[account.path]) for account in record.accounts],
        "diagnostics": [_diagnostic(item) for item in record.diagnostics],
        "editions": [_edition(item) for item in record.editions],
        "typography": _typography(record),
        "timings": {stage: round(seconds, 3) for stage, seconds in record.timings},
    }
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return text.encode(errors="backslashreplace")  # JSON's own escapes, for names that are no UTF-8


def _artifact(item: Artifact, folder: Path) -> Mapping[str, object]:
    return {
        "path": Path(os.path.relpath(item.path, folder)).as_posix(),
        "script": item.script,
        "format": item.format,
        "pages": item.pages,
        "bytes": item.bytes,
        "sha256": item.sha256,
    }


def _source(account: SourceAccount, ledger: Ledger) -> Mapping[str, object]:
    return {
        "path": account.path,
        "kind": account.kind,
        "characters": {
            "read": account.read,
            "printed": account.printed,
            "dropped": dict(account.dropped),
            "changed": dict(account.changed),
            "unaccounted": account.unaccounted,
        },
        "spaces": dict(ledger.spaces),
        "left_out": [
            {
                "reason": one.reason,
                "words": one.words,
                "line": one.line,
                "surprise": one.surprise.name.lower(),
                "own": one.own,
            }
            for one in ledger.left_out
        ],
        "guesses": [_guess(guess) for guess in ledger.guesses],
    }


def _guess(guess: Guess) -> Mapping[str, object]:
    return {
        "kind": guess.kind.value,
        "quote": guess.quote,
        "level": guess.level,
        "confidence": guess.confidence,
        "depth": guess.depth.value,
        "reason": guess.reason,
        "instead": guess.instead,
        "remedy": remedy(guess) if guess.doubtful else "",
    }


def _diagnostic(item: Diagnostic) -> Mapping[str, object]:
    words = sentence(item.code, "zh", dict(item.values))
    return {
        "code": item.code,
        "severity": item.severity.value,
        "message": words.message,
        "hint": words.hint,
        "location": {
            "source": item.location.source,
            "line": item.location.line,
            "page": item.location.page,
        },
    }


def _edition(edition: Edition) -> Mapping[str, object]:
    return {
        "script": edition.booklet.script,
        "converted": sum(edition.converted.values()),
        "protected": edition.protected,
        "decisions": [_decision(decision) for decision in edition.decisions],
        "round_trip": {
            "same": edition.round_trip_same,
            "listed": edition.round_trip_listed,
        },
    }


def _decision(decision: Decision) -> Mapping[str, object]:
    return {
        "source": decision.source,
        "before": decision.before,
        "after": decision.after,
        "reason": decision.reason,
        "quote": decision.quote,
        "word": decision.word,
        "right": decision.right,
        "alternatives": list(decision.alternatives),
        "confidence": decision.confidence,
        "doubts": list(decision.doubts),
        "places": [
            {"sentence": place.sentence, "printed": place.printed, "pages": list(place.pages)}
            for place in decision.places
        ],
    }


def _typography(record: BuildRecord) -> Sequence[Mapping[str, object]]:
    return [
        {
            "script": artifact.script,
            "format": artifact.format,
            "lines": set_lines.lines,
            "composed": set_lines.composed,
            "declined": dict(set_lines.declined),
            "ragged": set_lines.ragged,
            "worst_stretch_em": round(set_lines.worst_stretch_em, 4),
            "last_resort": set_lines.last_resort,
        }
        for artifact in record.artifacts
        if (set_lines := artifact.composition)
    ]
