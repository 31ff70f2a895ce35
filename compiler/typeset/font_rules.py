"""The rules of the product's own fontconfig: the order in which families are looked in.

Only these hold. A user's and a system's rules (aliases, hinting, emboldening, rejected fonts) are
not read, and no text is set in a family that is not declared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from compiler.model.artifacts import Font

EMOJI = "emoji"  # as CSS and Pango call the family of emoji, and the table of fallbacks its fonts
# The role that each of CSS's generic families is set in.
_GENERIC_ROLES: Mapping[str, str] = {
    "serif": "song",
    "sans-serif": "hei",
    "system-ui": "hei",
    "monospace": "mono",
    "cursive": "kai",
    "fangsong": "fangsong",
    EMOJI: EMOJI,
}
_HEAD = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
# Faces are called by their English names, not by those of the user's locale: the name goes into the
# PDF. Hinting as Debian has it: slight, upright only. What has no italics is slanted, and what has
# no bold is emboldened, as fontconfig's own 90-synthetic.conf does; pictures of emoji, of one size,
# are brought to that of the text, as its 10-scale-bitmap-fonts.conf does.
_FIXED = """
<match target="pattern">
 <edit name="namelang" mode="assign"><string>en</string></edit>
 <edit name="hintstyle" mode="assign"><const>hintslight</const></edit>
 <edit name="antialias" mode="assign"><bool>true</bool></edit>
</match>
<match target="font">
 <test name="outline"><bool>false</bool></test>
 <edit name="pixelsizefixupfactor" mode="assign"><divide><name target="pattern">pixelsize</name>
  <name target="font">pixelsize</name></divide></edit>
 <edit name="matrix" mode="assign"><times><name>matrix</name><matrix>
  <name>pixelsizefixupfactor</name><double>0</double>
  <double>0</double><name>pixelsizefixupfactor</name></matrix></times></edit>
 <edit name="size" mode="assign"><divide><name>size</name><name>pixelsizefixupfactor</name></divide>
 </edit>
</match>
<match target="font">
 <test name="slant"><const>roman</const></test>
 <test target="pattern" name="slant" compare="not_eq"><const>roman</const></test>
 <edit name="matrix" mode="assign"><times><name>matrix</name><matrix><double>1</double>
  <double>0.2</double><double>0</double><double>1</double></matrix></times></edit>
 <edit name="slant" mode="assign"><const>oblique</const></edit>
 <edit name="embeddedbitmap" mode="assign"><bool>false</bool></edit>
</match>
<match target="font">
 <test name="weight" compare="less_eq"><const>medium</const></test>
 <test target="pattern" name="weight" compare="more_eq"><const>bold</const></test>
 <edit name="embolden" mode="assign"><bool>true</bool></edit>
 <edit name="weight" mode="assign"><const>bold</const></edit>
</match>
"""


def font_rules(declared: Sequence[Font], last: Iterable[str]) -> bytes:
    """The rules as fontconfig reads them.

    ``declared`` are the fonts of the roles and of scripts by name, for the generic families of
    CSS; the families of ``last``, in order, are looked in for what the wanted ones lack.
    """
    by_role = {font.role: font.families for font in declared}
    generic = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong">{_strings(by_role[role])}</edit>'
        "</match>"
        for name, role in _GENERIC_ROLES.items()
        if by_role.get(role)
    )
    rest = (
        '<match target="pattern"><edit name="family" mode="append_last" binding="strong">'
        f"{_strings(last)}</edit></match>"
    )
    return f"{_HEAD}{generic}{rest}{_FIXED}</fontconfig>".encode()


def _strings(families: Iterable[str]) -> str:
    return "".join(f"<string>{escape(family)}</string>" for family in families)
