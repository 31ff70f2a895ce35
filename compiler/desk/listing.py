"""New manuscripts in a booklet whose project file lists its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import tomlkit

from compiler.desk.arrangement import below, file_of
from compiler.project.which_file import PROJECT_FILE
from compiler.publish import write_all


def list_manuscripts(folder: Path, paths: Sequence[Path]) -> None:
    """Have the booklet hold ``paths``, after what it lists last.

    A booklet that lists nothing holds what lies in its folder: nothing is written. Comments stay.
    """
    file = folder / PROJECT_FILE
    if not file.exists():
        return
    document = tomlkit.parse(file.read_text("utf-8-sig"))
    sections = document.get("section")
    if not sections:
        return
    articles = sections[-1]["articles"]
    known = {file_of(each) for section in sections for each in section["articles"]}
    for path in paths:
        name = below(folder, path)
        if name not in known:
            articles.append(name)
    write_all([(file, tomlkit.dumps(document).encode())])


def fetch_pictures(folder: Path) -> None:
    """Have pictures on the web fetched, safely, when the booklet is read."""
    file = folder / PROJECT_FILE
    document = tomlkit.parse(file.read_text("utf-8-sig")) if file.exists() else tomlkit.document()
    document["remote_images"] = True
    write_all([(file, tomlkit.dumps(document).encode())])
