"""The one door of the room: a path as the user gives it → ``Project``."""

from __future__ import annotations

from pathlib import Path

from compiler.diagnostics import Report
from compiler.errors import Location, ProjectError, reason_of
from compiler.file_names import NamesBelow, readable
from compiler.project.dates import created
from compiler.project.discovery import sections, sign_of_program
from compiler.project.record import (
    DEFAULT_OUTPUT,
    ArticlePlan,
    Project,
    SectionPlan,
)
from compiler.project.slug import slug
from compiler.project.which_file import is_project_file, project_file, project_files


def load(path: Path, report: Report) -> Project:
    """The project at ``path``: a project file, a folder with or without one, or one manuscript.

    Without a project file the obvious booklet is made: one manuscript is ``source``, several are
    one untitled section in the order of their names. Raises ProjectError where nothing is there,
    or where the project file is not right; it names the key, the line and what is allowed. What
    was found under another name than its own is told.
    """
    try:
        found = there(path).resolve()
        if found.is_dir():
            file = project_file(found, report)
            return _from_file(file, report) if file else _from_folder(found)
        if found.is_file() and (found.suffix.lower() == ".toml" or is_project_file(found)):
            return _from_file(found, report)
        if found.is_file():
            return _from_manuscript(found)
    except (OSError, ValueError, RuntimeError) as error:  # unreadable, NUL in the name, link loop
        raise ProjectError(
            "project.unreadable", Location(source=str(path)), path=path, reason=reason_of(error)
        ) from error
    raise missing_path(path)


def no_program(folder: Path) -> None:
    """Raise ProjectError for the source code of a program, where no project file says otherwise.

    It is for the folder that somebody is in and has not named: its manuals and samples are no
    manuscripts. Who names it wants what is in it.
    """
    try:
        sign = sign_of_program(folder)
        is_project = bool(sign) and bool(project_files(folder))
    except OSError:  # told by ``load``
        return
    if sign and not is_project:
        raise ProjectError("project.a-program", Location(source=sign), sign=sign)


def missing_path(path: Path) -> ProjectError:
    """The error for a path that is not there; one written as on Windows is told how to write it."""
    where, other = Location(source=str(path)), str(path).replace("\\", "/")
    if "\\" in str(path) and Path(other).exists():
        return ProjectError("project.backslashes", where, path=path, other=other)
    return ProjectError("project.missing-path", where, path=path)


def there(path: Path) -> Path:
    """The path as its folder writes it: shells give names in one form, disks hold another."""
    if path.exists() or not path.parent.is_dir():
        return path
    return NamesBelow(path.parent.resolve()).find(path.parent, path.name) or path


def _from_file(file: Path, report: Report) -> Project:
    # Here, for pydantic takes 0.2 s to load: a booklet without a project file does without.
    from compiler.project.project_file import read_project_file  # noqa: PLC0415 - as said above

    return read_project_file(file, report)


def _from_folder(folder: Path) -> Project:
    found = sections(folder)
    if not found:
        raise ProjectError("project.nothing-here", Location(source=str(folder)), path=folder)
    if len(found) == 1 and len(found[0].files) == 1:
        return _obvious(folder, folder.name, source=found[0].files[0])
    plans = tuple(SectionPlan(each.title, tuple(map(ArticlePlan, each.files))) for each in found)
    return _obvious(folder, folder.name, sections=plans)


def of_manuscripts(root: Path, name: str, sections: tuple[SectionPlan, ...]) -> Project:
    """The obvious booklet of several manuscripts in the folder ``root``."""
    return _obvious(root, name, sections=sections)


def _from_manuscript(file: Path) -> Project:
    return _obvious(file.parent, file.stem, source=file)


def _obvious(
    root: Path,
    name: str,
    *,
    source: Path | None = None,
    sections: tuple[SectionPlan, ...] = (),
) -> Project:
    """The booklet of what was found; a dump in it gives its own title."""
    name, moment = readable(name), created("")
    return Project(
        root=root,
        name=name,
        slug=slug(name),
        output=root / DEFAULT_OUTPUT,
        created=moment,
        sections=sections,
        listed=False,
        source=source,
    )
