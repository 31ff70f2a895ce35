"""Manuscripts of a folder that has no project file, in the order an editor expects.

``name_order`` says which; folders within the folder are sections, in the same order.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from compiler.project.name_order import by_name, is_numbered, without_number
from compiler.project.which_file import is_project_file, project_files

# Formats that no reader takes yet are found as well: their reader refuses them by name, where
# passing over them would lose a manuscript without a word.
MANUSCRIPTS = frozenset(
    {".md", ".markdown", ".txt", ".html", ".htm", ".docx", ".doc", ".wps", ".odt", ".rtf", ".epub"}
    | {".docm", ".xhtml", ".shtml", ".mht", ".mhtml"}
    | {".xls", ".xlsx", ".et", ".ppt", ".pptx", ".dps"}
    | {".zip"}  # stands for what is in it
)

# A PDF is read where it is asked for by its name, or where a folder holds nothing else: beside
# other manuscripts it is most often what was made of them.
PDF = ".pdf"
GIVEN = MANUSCRIPTS | {PDF}

# Documents that are not looked for. They are named, so that nobody thinks they were printed.
PASSED_OVER = frozenset(
    {".pdf", ".ofd", ".caj", ".ceb", ".djvu", ".mobi", ".azw3", ".pages", ".rar", ".7z", ".gz"}
    | {".tar", ".eml", ".msg", ".xps", ".one", ".tex"}
)
_OURS = "report.json"  # what we made lies beside it

# Files about the folder, not of the booklet.
_ABOUT = frozenset({"readme", "license", "licence", "changelog", "notice"})

# Folders that hold what manuscripts use, or what was made of them; their names in any case.
_NO_SECTION = frozenset(
    {"dist", "build", "out", "output", "images", "image", "img", "assets", "media", "fonts"}
    | {"styles", "templates", "theme", "themes", "图片", "插图", "附图", "字体"}
)


# What other programs have fetched or made, whoever looks and however deep: by name, by a mark.
_FETCHED = frozenset({"node_modules", "bower_components", "site-packages", "__pycache__"})
_MARKS_OF_FETCHED = ("pyvenv.cfg", "CACHEDIR.TAG")

# What the folder of a program's source code has. Not .git or Makefile: offices have these too.
_OF_PROGRAM = frozenset(
    {"pyproject.toml", "setup.py", "setup.cfg", "package.json", "Cargo.toml", "go.mod", "pom.xml"}
    | {"build.gradle", "build.gradle.kts", "CMakeLists.txt", "meson.build", "configure.ac"}
    | {"Gemfile", "composer.json", "mix.exs", "Package.swift", "pubspec.yaml"}
)
_OF_PROGRAM_ENDINGS = (".sln", ".csproj", ".xcodeproj")

_OF_PAGES = ("_files", ".files", "_文件", "-files")  # as browsers name them
_PAGES = (".html", ".htm", ".xhtml", ".shtml")


@dataclass(frozen=True)
class FoundSection:
    """A folder's manuscripts in order; ``title`` is the folder's name without its number.

    What lies in the folder itself has the title "".
    """

    title: str
    files: tuple[Path, ...]


def sections(folder: Path) -> tuple[FoundSection, ...]:
    """What ``folder`` holds: its own manuscripts, then those of each folder in it as a section.

    ``articles`` gives no title. Folders that hold pictures, styles or results, and those with a
    project file of their own, are passed over. Raises OSError.
    """
    own = manuscripts(folder)
    found = [FoundSection("", own)] if own else []
    for entry in sorted(filter(_is_section, _folders(folder)), key=by_name):
        files = tuple(file for file in manuscripts_below(entry) if file not in own)
        if files and entry.name.lower() == "articles":
            found.append(FoundSection("", files))
        elif files:
            found.append(FoundSection(without_number(entry.name), files))
    return tuple(found)


def _folders(folder: Path) -> list[Path]:
    """The folders in ``folder``, links to some among them; nothing else is touched."""
    with os.scandir(folder) as entries:
        return [folder / entry.name for entry in entries if entry.is_dir()]


def _is_section(entry: Path) -> bool:
    return (
        not entry.is_symlink()
        and not entry.name.startswith((".", "~", "_"))
        and entry.name.lower() not in _NO_SECTION
        and not _is_fetched(entry)
        and not _is_of_page(entry)
        and not project_files(entry)
    )


def _is_fetched(entry: Path) -> bool:
    """Whether a folder holds what another program has fetched or made: libraries, a cache."""
    if entry.name.lower() in _FETCHED:
        return True
    return any((entry / mark).exists() for mark in _MARKS_OF_FETCHED)


def sign_of_program(folder: Path) -> str:
    """The file that shows ``folder`` to be a program's source code; "" if none. Raises OSError."""
    names = sorted(entry.name for entry in folder.iterdir())
    signs = (name for name in names if name in _OF_PROGRAM or name.endswith(_OF_PROGRAM_ENDINGS))
    return next(signs, "")


def _is_of_page(entry: Path) -> bool:
    """Whether a folder holds the pictures and frames of a saved page that lies beside it."""
    page = next((entry.name[: -len(end)] for end in _OF_PAGES if entry.name.endswith(end)), "")
    return any(entry.with_name(page + end).exists() for end in _PAGES if page)


def manuscripts(folder: Path) -> tuple[Path, ...]:
    """The manuscripts of ``folder``, else of its ``articles``, in order; PDFs if that is all.

    Hidden files, editors' backups and files such as README are none. Raises OSError.
    """
    places = [place for place in (folder, folder / "articles") if place.is_dir()]
    for endings in (MANUSCRIPTS, frozenset({PDF})):
        for place in places:
            found = [e for e in _with_suffix(place, endings) if _is_manuscript(e, endings)]
            if found and not (endings is not MANUSCRIPTS and (place / _OURS).exists()):
                return tuple(sorted(found, key=by_name))
    return ()


def passed_over(folder: Path) -> tuple[Path, ...]:
    """Documents in ``folder`` and the folders that are its sections which are no manuscripts.

    What this compiler has made is none of them. Raises OSError.
    """
    found: list[Path] = []
    for place in (folder, *sorted(filter(_is_section, _folders(folder)), key=by_name)):
        read = manuscripts(place)
        inside = [entry for entry in _with_suffix(place, PASSED_OVER) if entry not in read]
        if not (place / _OURS).exists():
            hidden = (".", "~")
            found += sorted(
                entry for entry in inside if not entry.name.startswith(hidden) and entry.is_file()
            )
    return tuple(found)


def manuscripts_below(folder: Path) -> tuple[Path, ...]:
    """The manuscripts of ``folder`` and then of its folders, in the order of their names.

    Where files and folders are all numbered their numbers decide: 02 甲/ comes before 03 乙.docx.
    """
    below: list[tuple[Path, tuple[Path, ...]]] = []
    for entry in sorted(folder.iterdir(), key=by_name):
        if _is_manuscript(entry):
            below.append((entry, (entry,)))
        elif (
            entry.is_dir()
            and not entry.is_symlink()
            and not entry.name.startswith(".")
            and not _is_of_page(entry)
            and not _is_fetched(entry)
        ):
            below.append((entry, manuscripts_below(entry)))
    below = [(entry, files) for entry, files in below if files]
    if not all(is_numbered(entry.name) for entry, _ in below):
        below.sort(key=lambda each: each[0].is_dir())
    return tuple(file for _, files in below for file in files)


def _with_suffix(folder: Path, suffixes: frozenset[str]) -> list[Path]:
    """What lies in ``folder`` under names that end so, in the order of the disk."""
    names = os.listdir(folder)  # noqa: PTH208 - names are enough to tell
    return [folder / name for name in names if os.path.splitext(name)[1].lower() in suffixes]  # noqa: PTH122


def _is_manuscript(entry: Path, endings: frozenset[str] = MANUSCRIPTS) -> bool:
    return (
        entry.suffix.lower() in endings
        and not entry.name.startswith((".", "~"))
        and entry.stem.lower().split(".")[0] not in _ABOUT
        and entry.is_file()
        and not is_project_file(entry)
    )
