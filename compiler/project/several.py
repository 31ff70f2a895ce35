"""One booklet of several manuscripts and folders, in the order in which they were given."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from compiler.diagnostics import Report
from compiler.errors import Location, ProjectError
from compiler.project.discovery import sections
from compiler.project.load import load, missing_path, of_manuscripts, there
from compiler.project.name_order import without_number
from compiler.project.record import DEFAULT_OUTPUT, ArticlePlan, Project, SectionPlan
from compiler.project.which_file import is_project_file, project_files


def load_several(paths: Sequence[Path], report: Report) -> Project:
    """The booklet of ``paths``: files in a row are articles, a folder is a section of its own.

    It is called after the first of them and goes to ``dist`` beside that; what is given twice is
    taken once. Raises ProjectError for what is not there, for a project file, which says itself
    what belongs to its booklet, and for files that have no folder in common.
    """
    given = list(dict.fromkeys(there(path).resolve() for path in paths))
    if len(given) == 1:
        return load(given[0], report)
    for path in given:
        _check(path)
    root = Path(os.path.commonpath([path.parent for path in given]))
    if root == root.parent:
        raise ProjectError("project.no-common-folder", Location(source=str(given[-1])))
    first = given[0]
    project = of_manuscripts(root, first.name if first.is_dir() else first.stem, _parts(given))
    return replace(project, listed=True, output=first.parent / DEFAULT_OUTPUT)


def _check(path: Path) -> None:
    where = Location(source=str(path))
    if not path.exists():
        raise missing_path(path)
    own = project_files(path) if path.is_dir() else ()
    if own or path.suffix.lower() == ".toml" or is_project_file(path):
        raise ProjectError("project.not-alone", where, path=path)


def _parts(given: Sequence[Path]) -> tuple[SectionPlan, ...]:
    seen: set[Path] = set()
    parts: list[SectionPlan] = []
    for path in given:
        for part in _of_folder(path) if path.is_dir() else (SectionPlan("", (ArticlePlan(path),)),):
            articles = tuple(plan for plan in part.articles if plan.path not in seen)
            seen.update(plan.path for plan in articles)
            if not articles:
                continue
            if parts and not part.title and not parts[-1].title:
                parts[-1] = replace(parts[-1], articles=parts[-1].articles + articles)
            else:
                parts.append(replace(part, articles=articles))
    return tuple(parts)


def _of_folder(folder: Path) -> Iterator[SectionPlan]:
    found = sections(folder)
    if not found:
        raise ProjectError("project.nothing-here", Location(source=str(folder)), path=folder)
    for each in found:
        title = each.title or without_number(folder.name)
        yield SectionPlan(title, tuple(map(ArticlePlan, each.files)))
