"""Faces of font files, as the files themselves have them.

fontconfig tells which files there are; what a face is called and which characters it has is read
from its file without fontconfig's rules (1 to 2 ms a face), since a user's rules may rename faces,
change their weights and take characters out of them. What was read of an installed file is kept
(``compilations``), by the file's size and time and the libraries that read it. Of several files
with the same face one is taken that does not depend on where they lie: the newest version, else by
the file's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from compiler.compilations import known, remember
from compiler.model.artifacts import FontFile
from compiler.typeset.font_library import (
    Pattern,
    face_of,
    fonts_of,
    integer,
    number,
    read_faces,
    strings,
    written,
)
from compiler.typeset.libraries import text_libraries

FONT_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_KIND = "face"
_EVERY_FACE = 0xFFFFFFFF
Look = tuple[float, float, float]  # weight, slant and width as fontconfig counts them
REGULAR, BOLD = 80.0, 200.0  # weights
_UPRIGHT, _NORMAL = 0.0, 100.0
_PLAIN = frozenset({(REGULAR, _UPRIGHT, _NORMAL), (BOLD, _UPRIGHT, _NORMAL)})
_EMBEDDABLE = frozenset({"TrueType", "CFF"})  # Pango sets no Type 1, Type 42, PCF, BDF


@dataclass(frozen=True)
class FontFace:
    """A face: its family names in all languages, its file, and the face's number there.

    Two faces of a family with the same ``look`` are one face twice.
    ``pattern`` is fontconfig's, read from the file. An instance of a variable font ``is_variable``.
    """

    names: tuple[str, ...]
    file: Path
    index: int
    look: Look
    version: int
    is_variable: bool
    pattern: Pattern = field(repr=False, compare=False)

    @property
    def place(self) -> FontFile:
        """Where it lies."""
        return FontFile(self.file, self.index & 0xFFFF)

    @property
    def is_coloured(self) -> bool:
        """Whether its letters are pictures, as emoji are."""
        return bool(self.pattern.integer(b"color"))

    def is_called(self, family: str) -> bool:
        """Whether the face is of that family, in any language and case."""
        return family.casefold() in {name.casefold() for name in self.names}


class FontFiles:
    """The fonts of a project's own folder and those installed, to look for families in.

    ``configuration`` is the address of fontconfig's, for the installed ones. Raises OSError with
    the file's name for a file of the folder that is no font.
    """

    def __init__(self, configuration: int, project_fonts: Path | None) -> None:
        self.of_project = tuple(_project_faces(project_fonts))
        self._installed = _installed(configuration)

    def faces_of(self, family: str, *, plain: bool = False) -> tuple[FontFace, ...]:
        """The faces of a family, each look once: the project's own before installed ones.

        ``plain`` gives of the installed ones regular and bold only, if there are such: some
        families have 70 faces.
        """
        places = self._installed.get(family.casefold(), ())
        installed = [face for place in _chosen(places, plain=plain) for face in place.faces()]
        found: dict[Look, FontFace] = {}
        for faces in (self.of_project, installed):
            for face in _distinct(face for face in faces if face.is_called(family)):
                found.setdefault(face.look, face)
        return tuple(found[look] for look in sorted(found))


@dataclass(frozen=True)
class _Place:
    """Where fontconfig says that a face lies, and its look."""

    file: str
    index: int
    look: Look

    def faces(self) -> tuple[FontFace, ...]:
        """What lies there; none if it is no font that can be set, or is gone."""
        return _faces(self.file, self.index, installed=True)


def _chosen(places: Sequence[_Place], *, plain: bool) -> Sequence[_Place]:
    return [place for place in places if plain and place.look in _PLAIN] or places


def _distinct(faces: Iterable[FontFace]) -> tuple[FontFace, ...]:
    """Each look once, of the newest version; variable faces only where there are no others."""
    ordered = sorted(faces, key=lambda face: (-face.version, face.file.name, face.index))
    chosen: dict[Look, FontFace] = {}
    for face in [face for face in ordered if not face.is_variable] or ordered:
        chosen.setdefault(face.look, face)
    return tuple(chosen[look] for look in sorted(chosen))


def _project_faces(folder: Path | None) -> Iterator[FontFace]:
    files = sorted(folder.rglob("*")) if folder and folder.is_dir() else []
    for file in files:
        if file.suffix.lower() in FONT_SUFFIXES and file.is_file():
            faces = _faces(str(file), _EVERY_FACE)
            if not faces:
                raise OSError(file.name)
            yield from faces


def _installed(configuration: int) -> Mapping[str, list[_Place]]:
    """Where the faces of a family lie, by its name in small letters."""
    found: dict[str, list[_Place]] = {}
    for pattern in fonts_of(configuration):
        (file,) = strings(pattern, b"file")[:1] or ("",)
        look = number(pattern, b"weight"), number(pattern, b"slant"), number(pattern, b"width")
        place = _Place(file, integer(pattern, b"index") & _EVERY_FACE, look)
        for name in {name.casefold() for name in strings(pattern, b"family")}:
            found.setdefault(name, []).append(place)
    return found


def _faces(file: str, index: int, *, installed: bool = False) -> tuple[FontFace, ...]:
    """One face of a file, or every one; none if it is no font that can be set."""
    try:
        known_by = Path(file).stat()
    except OSError:
        return ()
    read = _read_once if installed else _read
    return read(file, index, (known_by.st_mtime_ns, known_by.st_size))


@cache
def _read(file: str, index: int, _state: tuple[int, int]) -> tuple[FontFace, ...]:
    return _settable(file, read_faces(file, index))


@cache
def _read_once(file: str, index: int, state: tuple[int, int]) -> tuple[FontFace, ...]:
    """The faces of an installed file, as they are known, else as they are read now."""
    key = f"{file} {index} {state} {_readers()}"
    kept = known(_KIND, key)
    again = [face for text in kept or () if (face := face_of(text))]
    if kept is not None and len(again) == len(kept):
        return _settable(file, again)
    patterns = read_faces(file, index)
    faces = _settable(file, patterns)
    texts = tuple(written(face.pattern) for face in faces)
    if None not in texts:
        remember(_KIND, key, texts)
    return faces


@cache
def _readers() -> str:
    return repr(text_libraries())


def _settable(file: str, patterns: Iterable[Pattern]) -> tuple[FontFace, ...]:
    return tuple(filter(None, (_face(file, pattern) for pattern in patterns)))


def _face(file: str, pattern: Pattern) -> FontFace | None:
    """The face of a pattern; None for one that cannot be set."""
    outlines = pattern.integer(b"outline") or pattern.integer(b"color")
    if not outlines or not _EMBEDDABLE.intersection(pattern.strings(b"fontformat")):
        return None
    # Families are taken in the declared order. With it, faces made for the language of the text or
    # of the user's locale would come first (FcCompare puts lang before weight).
    pattern.without(b"lang")
    index = pattern.integer(b"index") & _EVERY_FACE
    return FontFace(
        pattern.strings(b"family"),
        Path(file),
        index,
        (pattern.number(b"weight"), pattern.number(b"slant"), pattern.number(b"width")),
        pattern.integer(b"fontversion"),
        index >> 16 != 0,
        pattern,
    )
