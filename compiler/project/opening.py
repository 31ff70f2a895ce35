"""A project with every zip in it unpacked, for as long as it is worked on.

``wenxuan build 来稿.zip`` makes a booklet of what the archive holds; an archive lying among the
manuscripts, or named in booklet.toml, stands for the manuscripts in it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from compiler.diagnostics import Report
from compiler.errors import Location, SourceError, reason_of
from compiler.file_names import readable
from compiler.project.archive import contents, unpack
from compiler.project.beside import report_unlisted, without_copies
from compiler.project.discovery import manuscripts_below, passed_over, sections
from compiler.project.load import load, of_manuscripts
from compiler.project.record import ArticlePlan, Project, SectionPlan
from compiler.project.several import load_several
from compiler.project.which_file import project_file
from compiler.scratch import remove_abandoned, scratch_folder

ARCHIVE = ".zip"

_WORK = ".wenxuan"  # the project's own folder for what can be made again
_PICTURES = "images"  # the folder in it where readers keep pictures, being written one by one

_NAMED = 5  # documents named in one message

# Documents in an archive that no reader takes and that are no part of one that it takes.
_DOCUMENTS = frozenset(
    {".pdf", ".ofd", ".caj", ".ppt", ".pptx", ".xls", ".xlsx", ".et", ".rar", ".7z", ".gz", ".tar"}
)


@contextmanager
def opened(
    path: Path, report: Report, others: Sequence[Path] = (), *, briefly: bool = False
) -> Iterator[Project]:
    """The project at ``path`` (see ``load``), its archives unpacked; they are removed afterwards.

    With ``others`` it is the booklet of all of them, in that order (see ``load_several``).
    ``briefly`` it is the same, and nothing is told of what lies beside it.

    Raises ProjectError as ``load`` does, and SourceError where ``path`` is a zip that cannot be
    unpacked. One among other manuscripts is marked as ``refused``: its reader's turn comes later.
    """
    with ExitStack() as folders:
        if others:
            project = load_several((path, *others), report)
        elif path.suffix.lower() == ARCHIVE and path.is_file():
            project = _of_archive(path.resolve(), folders, report)
        else:
            project = load(path, report)
            if not briefly:
                _report_passed_over(path, report)
                report_unlisted(project, report)
        if not (briefly and project.listed):  # of what is listed none is left out
            project = without_copies(project, report)
        if project.source and project.source.suffix.lower() == ARCHIVE:
            plan = replace(project.source_said or ArticlePlan(project.source), kind="auto")
            project = replace(project, source=None, sections=(SectionPlan("", (plan,)),))
        _tidy(project.root)  # after one that was killed
        folders.callback(_tidy, project.root)  # after readers that were
        expanded = tuple(
            replace(section, articles=tuple(_expanded(section, project, folders, report)))
            for section in project.sections
        )
        yield replace(project, sections=expanded)


def _of_archive(archive: Path, folders: ExitStack, report: Report) -> Project:
    """The project in an archive: that of its booklet.toml, or the obvious one."""
    folder = folders.enter_context(scratch_folder())
    unpack(archive, folder, archive.name)
    root = _inner(folder)
    _report_unused(root, archive.name, report)
    if project_file(root, report):
        project = load(root, report)
    else:
        found = manuscripts_below(root)
        if not found:
            raise SourceError("project.zip-empty", Location(source=archive.name), path=archive.name)
        refused = tuple(path for path in found if path.suffix.lower() == ARCHIVE)
        plans = {path: _plan(path, path.relative_to(root).as_posix(), refused) for path in found}
        project = of_manuscripts(root, archive.stem, _in_sections(root, plans))
    return replace(project, output=archive.parent / project.output.relative_to(project.root))


def _in_sections(root: Path, plans: dict[Path, ArticlePlan]) -> tuple[SectionPlan, ...]:
    """Sections as a folder has them, if nothing lies beside its folders; else all in one.

    What lies in a folder that makes no section comes last: nothing of an archive is passed over.
    """
    if any(path.parent == root for path in plans):
        return (SectionPlan("", tuple(plans.values())),)
    left = dict(plans)
    found = [
        SectionPlan(each.title, tuple(left.pop(path) for path in each.files if path in left))
        for each in sections(root)
    ]
    rest = SectionPlan("", tuple(left.values()))
    return tuple(section for section in (*found, rest) if section.articles)


def _inner(folder: Path) -> Path:
    """The only folder in the archive, where all lies in one; else the archive's own."""
    inside = list(folder.iterdir())
    return inside[0] if len(inside) == 1 and inside[0].is_dir() else folder


def _expanded(
    section: SectionPlan, project: Project, folders: ExitStack, report: Report
) -> Iterator[ArticlePlan]:
    """The section's articles, the manuscripts of an archive in its place."""
    for plan in section.articles:
        if plan.path.suffix.lower() != ARCHIVE or plan.refused is not None:
            yield plan
            continue
        name = readable(plan.path.relative_to(project.root.resolve()).as_posix())
        try:
            yield from _plans(plan.path, name, project.root, folders, report)
        except SourceError as error:
            yield replace(plan, origin=name, refused=error)


def _plans(
    archive: Path, name: str, root: Path, folders: ExitStack, report: Report
) -> list[ArticlePlan]:
    """The manuscripts of an archive of the project; raises SourceError."""
    workshop = _workshop(root, name)
    folders.callback(_remove_if_empty, workshop)
    folder = folders.enter_context(scratch_folder(workshop))
    unpack(archive, folder, name)
    _report_unused(folder, name, report)
    found = manuscripts_below(folder)
    if not found:
        raise SourceError("project.zip-empty", Location(source=name), path=name)
    refused = tuple(path for path in found if path.suffix.lower() == ARCHIVE)
    return [_plan(path, f"{name}/{path.relative_to(folder).as_posix()}", refused) for path in found]


def _plan(path: Path, origin: str, refused: tuple[Path, ...]) -> ArticlePlan:
    error = SourceError("project.zip-in-zip", Location(source=origin), path=origin)
    return ArticlePlan(path, origin=origin, refused=error if path in refused else None)


def _workshop(root: Path, name: str) -> Path:
    """The project's folder for unpacking: pictures must lie below the project's."""
    folder = root / _WORK
    try:
        folder.mkdir(exist_ok=True)
        outside = not folder.resolve().is_relative_to(root.resolve())
    except OSError as error:
        reason = reason_of(error)
        raise SourceError(
            "project.zip-unreadable", Location(source=name), path=name, reason=reason
        ) from error
    if outside:  # a link that a hostile project has put there
        raise SourceError(
            "project.zip-unreadable", Location(source=name), path=name, reason=f"{_WORK} → …"
        )
    return folder


def _tidy(root: Path) -> None:
    """Remove what processes that were killed have left in the project's own folder."""
    if (root / _WORK).resolve().is_relative_to(root.resolve()):
        remove_abandoned(root / _WORK)
        remove_abandoned(root / _WORK / _PICTURES)


def _remove_if_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


def _report_passed_over(folder: Path, report: Report) -> None:
    """Name the documents beside a folder's manuscripts, which nobody has read."""
    if not folder.is_dir():
        return
    found = [path.relative_to(folder).as_posix() for path in passed_over(folder)]
    if found:
        names = "、".join(found[:_NAMED]) + ("…" if len(found) > _NAMED else "")
        report.info("project.passed-over", Location(source=names), count=len(found), names=names)


def _report_unused(folder: Path, name: str, report: Report) -> None:
    """Name the documents in an archive that no reader takes."""
    for path in contents(folder):
        if path.suffix.lower() in _DOCUMENTS:
            report.warn("project.zip-unused", Location(source=name), path=f"{name}/{path}")
