"""Which of the fonts that a theme asks for are there.

WeasyPrint sets text in whatever is installed and says nothing when a Chinese face is missing, so
the roles are looked up before any page is made. The list of installed fonts is fontconfig's, read
through WeasyPrint's own bindings: what is found here is what the layout will find.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from compiler.diagnostics import Report
from compiler.errors import TypesetError
from compiler.model.artifacts import Font

INSTALL = "sudo apt-get install fonts-noto-cjk fonts-lxgw-wenkai"
FONT_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})


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
class InstalledFont:
    """A font file's face: its family names in all languages, and its file."""

    names: tuple[str, ...]
    file: Path


def open_fonts(project_fonts: Path | None = None) -> FontConfiguration:
    """The engine's font configuration: installed fonts, and those in a project's fonts/ folder.

    Raises TypesetError ``typeset.unreadable-font`` for a file there that is no font.
    """
    configuration = FontConfiguration()
    files = sorted(project_fonts.rglob("*")) if project_fonts and project_fonts.is_dir() else []
    added = False
    for file in files:
        if file.suffix.lower() not in FONT_SUFFIXES or not file.is_file():
            continue
        if not fontconfig.FcConfigAppFontAddFile(configuration._config, bytes(file)):  # noqa: SLF001 - guarded
            raise TypesetError("typeset.unreadable-font", path=file.name)
        added = True
    if added:
        font_map = ffi.cast("PangoFcFontMap *", configuration.font_map)
        pangoft2.pango_fc_font_map_config_changed(font_map)
    return configuration


def find_fonts(
    fonts: Sequence[Font],
    project_fonts: Path | None = None,
    configuration: FontConfiguration | None = None,
) -> tuple[FoundFont, ...]:
    """The family and file of each role, in order; a role with none comes back ``missing``.

    ``configuration`` spares opening the fonts again. Raises TypesetError as ``open_fonts`` does.
    """
    installed: dict[str, InstalledFont] = {}
    for font in installed_fonts(configuration or open_fonts(project_fonts)):
        for name in font.names:
            installed.setdefault(name.casefold(), font)
    return tuple(_found(font, installed) for font in fonts)


def _found(font: Font, installed: dict[str, InstalledFont]) -> FoundFont:
    for family in font.families:
        face = installed.get(family.casefold())
        if face:
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


def installed_fonts(configuration: FontConfiguration) -> Iterator[InstalledFont]:
    """Every face fontconfig knows, the project's own first, else by file and name.

    Sorted, because fontconfig's own order is that of directories on the disk.
    """
    for font_set in (fontconfig.FcSetApplication, fontconfig.FcSetSystem):
        fonts = fontconfig.FcConfigGetFonts(configuration._config, font_set)  # noqa: SLF001 - guarded
        if fonts == ffi.NULL:
            continue
        faces = [_installed(fonts.fonts[index]) for index in range(fonts.nfont)]
        yield from sorted(faces, key=lambda face: (str(face.file), face.names))


def _installed(pattern: object) -> InstalledFont:
    file = next(_strings(pattern, b"file"), "")
    return InstalledFont(tuple(_strings(pattern, b"family")), Path(file))


def _strings(pattern: object, key: bytes) -> Iterator[str]:
    """All values of a fontconfig pattern's string key."""
    value = ffi.new("FcChar8 **")
    index = 0
    while fontconfig.FcPatternGetString(pattern, key, index, value) == 0:  # FcResultMatch
        yield ffi.string(value[0]).decode("utf-8", "replace")
        index += 1
