"""The fonts of a booklet: which of the declared ones are there, and nothing but these.

WeasyPrint sets text in whatever is installed and says nothing when a Chinese face is missing. So
the roles are looked up before any page is made, and the engine is given a fontconfig of the
product's own: it holds the faces of the families that the theme declares, those of the project's
fonts/ folder and no others. What else is installed, and the user's own rules for fonts, change
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from unicodedata import category

from weasyprint.text.ffi import ffi, pangoft2
from weasyprint.text.fonts import FontConfiguration

from compiler.diagnostics import Report
from compiler.errors import TypesetError
from compiler.model.artifacts import Font, FontFile
from compiler.typeset.font_faces import BOLD, REGULAR, FontFace, FontFiles
from compiler.typeset.font_library import (
    current_configuration,
    make_configuration,
    release_configuration,
    system_configuration,
)
from compiler.typeset.font_rules import font_rules

INSTALL = "sudo apt-get install fonts-noto-cjk fonts-lxgw-wenkai"
Faces = dict[str, tuple[FontFace, ...]]  # by family


@dataclass(frozen=True)
class FoundFont:
    """What a role (宋 黑 楷 仿宋 Latin) will be set in.

    ``family`` is the first of the ``wanted`` families that is there, and ``file`` where it lies;
    "" and None if none is. ``aliases`` are all names the family goes by. ``script`` is the
    edition it was looked up for, where someone asks for several.
    """

    role: str
    wanted: tuple[str, ...]
    family: str = ""
    file: Path | None = None
    aliases: tuple[str, ...] = ()
    script: str = ""

    @property
    def missing(self) -> bool:
        """Whether no family of the role is there."""
        return not self.family

    @property
    def falls_back(self) -> bool:
        """Whether the role is set in another family than the one it asks for first."""
        return bool(self.family) and self.family != self.wanted[0]


@dataclass(frozen=True)
class OpenFonts:
    """The engine's font configuration; what each role and each script's fallback found in it.

    ``own`` are the names that the families in the project's folder go by.
    """

    configuration: FontConfiguration
    roles: tuple[FoundFont, ...]
    fallbacks: tuple[FoundFont, ...]
    own: tuple[str, ...] = ()

    def in_use(self) -> AbstractContextManager[None]:
        """Their rules hold inside, in the whole process: not for two threads at once."""
        return current_configuration(_address(self.configuration))


def open_fonts(
    fonts: Sequence[Font], fallbacks: Sequence[Font] = (), project_fonts: Path | None = None
) -> OpenFonts:
    """The declared families and the project's own for the engine, in the order of their use.

    A character that the family of its style lacks is taken from the first that has it: of the
    roles', then of the other fonts in the project's folder, then of ``fallbacks`` (by script).
    Raises TypesetError ``typeset.unreadable-font`` for a file in the folder that is no font.
    """
    configuration = FontConfiguration()
    files = _font_files(configuration, project_fonts)
    faces, order = _in_order(files, fonts, fallbacks)
    chosen = _chosen(faces, order)
    _replace(configuration, font_rules([*fonts, *fallbacks], order), chosen)
    return OpenFonts(
        configuration,
        tuple(_found(font, faces) for font in fonts),
        tuple(_found(font, faces) for font in fallbacks),
        tuple(name for face in files.of_project for name in face.names),
    )


def faces_for(
    fonts: Sequence[Font], fallbacks: Sequence[Font] = (), project_fonts: Path | None = None
) -> tuple[FontFace, ...]:
    """The faces that ``open_fonts`` gives to the engine."""
    files = _font_files(FontConfiguration(), project_fonts)
    return _chosen(*_in_order(files, fonts, fallbacks))


def load_faces(fonts: Sequence[Font], fallbacks: Sequence[Font]) -> None:
    """Read the faces of these families: processes that are forked afterwards know them."""
    with system_configuration() as configuration:
        _in_order(FontFiles(configuration, None), fonts, fallbacks)


def find_fonts(fonts: Sequence[Font], project_fonts: Path | None = None) -> tuple[FoundFont, ...]:
    """The family and file of each role, in order; a role with none comes back ``missing``.

    Raises TypesetError as ``open_fonts`` does.
    """
    faces = _by_family(_font_files(FontConfiguration(), project_fonts), fonts)
    return tuple(_found(font, faces) for font in fonts)


def letter_faces(
    text: str, fonts: Sequence[Font], fallbacks: Sequence[Font], project_fonts: Path | None = None
) -> tuple[FontFile | None, dict[str, FontFile | None]]:
    """A face for letters drawn into a picture: the first family's that is there, bold if it is.

    And for the characters of ``text`` that it lacks the first face that has them, in the order of
    ``open_fonts``; None for nobody. Faces of coloured pictures are passed over.
    """
    first: FontFile | None = None
    instead: dict[str, FontFile | None] = {}
    left = {letter for letter in text if category(letter) not in {"Cc", "Cf", "Zl", "Zp"}}
    for _, found in faces_in_order(fonts, fallbacks, project_fonts):
        faces = [face for face in found if not face.is_coloured]
        if faces:
            face = min(faces, key=lambda face: abs(face.look[0] - BOLD))
            had = {letter for letter in left if face.pattern.has(letter)}
            left -= had
            if first:
                instead |= dict.fromkeys(sorted(had), face.place)
            first = first or face.place
        if first and not left:
            break
    return first, instead | dict.fromkeys(sorted(left))


def _in_order(
    files: FontFiles, fonts: Sequence[Font], fallbacks: Sequence[Font]
) -> tuple[Faces, list[str]]:
    """The faces of each family, and the families in the order of their use."""
    own = [Font("", (face.names[0],)) for face in files.of_project]
    faces = _by_family(files, (*fonts, *own))
    faces = _by_family(files, fallbacks, plain=True) | faces
    order = [name for font in (*fonts, *own, *fallbacks) for name in font.families if faces[name]]
    return faces, list(dict.fromkeys(order))


def _chosen(faces: Faces, order: Sequence[str]) -> tuple[FontFace, ...]:
    """Each face of these families once."""
    chosen = {(face.file, face.index): face for name in order for face in faces[name]}
    return tuple(chosen.values())


def faces_in_order(
    fonts: Sequence[Font], fallbacks: Sequence[Font], project_fonts: Path | None = None
) -> Iterator[tuple[str, tuple[FontFace, ...]]]:
    """Each family that is there, in the order of ``open_fonts``, with its regular and bold faces.

    Raises TypesetError as ``open_fonts`` does.
    """
    files = _font_files(FontConfiguration(), project_fonts)
    own = [Font("", (face.names[0],)) for face in files.of_project]
    for family in [family for font in (*fonts, *own, *fallbacks) for family in font.families]:
        if faces := files.faces_of(family, plain=True):
            yield family, faces


def _font_files(configuration: FontConfiguration, project_fonts: Path | None) -> FontFiles:
    try:
        return FontFiles(_address(configuration), project_fonts)
    except OSError as error:
        raise TypesetError("typeset.unreadable-font", path=str(error)) from error


def _by_family(files: FontFiles, fonts: Iterable[Font], *, plain: bool = False) -> Faces:
    families = dict.fromkeys(family for font in fonts for family in font.families)
    return {family: files.faces_of(family, plain=plain) for family in families}


def _address(configuration: FontConfiguration) -> int:
    return int(ffi.cast("uintptr_t", configuration._config))  # noqa: SLF001 - guarded


def _replace(configuration: FontConfiguration, rules: bytes, faces: Iterable[FontFace]) -> None:
    """Give the engine a fontconfig of its own, with these rules and faces only."""
    address = make_configuration(rules, [face.pattern for face in faces])
    own = configuration._config = ffi.cast("FcConfig *", address)  # noqa: SLF001 - guarded
    font_map = ffi.cast("PangoFcFontMap *", configuration.font_map)
    pangoft2.pango_fc_font_map_set_config(font_map, own)
    release_configuration(address)  # the font map keeps it


def _found(font: Font, faces: Faces) -> FoundFont:
    for family in font.families:
        if faces[family]:
            face = min(faces[family], key=lambda face: abs(face.look[0] - REGULAR))
            return FoundFont(font.role, font.families, family, face.file, face.names)
    return FoundFont(font.role, font.families)


def require_fonts(found: Iterable[FoundFont], report: Report) -> None:
    """Raise TypesetError ``typeset.missing-font`` for a role without a font; note fallbacks."""
    for font in found:
        families = "、".join(font.wanted)
        if font.missing:
            raise TypesetError(
                "typeset.missing-font", role=font.role, families=families, install=INSTALL
            )
        if font.falls_back:
            report.info(
                "typeset.substitute-font",
                role=font.role, wanted=font.wanted[0], family=font.family,
            )  # fmt: skip
