"""A machine with two hundred other fonts, and a user whose rules for fonts are hostile."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

COUNT = 200
# What each of the other fonts has: letters of scripts, symbols, private and Han characters.
_RANGES = (
    range(0x20, 0x17F), range(0x370, 0x58F), range(0x2190, 0x2200), range(0x2460, 0x24FF),
    range(0xE120, 0xE130), range(0x4E00, 0x4E80), (0x7EB8, 0x1F600, 0x10FE23),
)  # fmt: skip
_NAMES = ("Arial", "Helvetica", "Times New Roman Other", "sans-serif", "monospace", "SimSun")
_RULES = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir>~/.fonts</dir>
<dir>~/.local/share/fonts</dir><dir>{folder}/fonts</dir><cachedir>{folder}/cache</cachedir>
<match target="scan"><test name="family"><string>Noto Serif CJK SC</string></test>
 <edit name="weight" mode="assign"><int>40</int></edit>
 <edit name="charset" mode="assign"><minus><name>charset</name>
  <charset><range><int>0x4e00</int><int>0x6fff</int></range></charset></minus></edit></match>
<match target="scan"><test name="family"><string>Other 7</string></test>
 <edit name="family" mode="prepend"><string>LXGW WenKai</string></edit></match>
<match target="pattern"><edit name="family" mode="prepend" binding="strong">
 <string>Other 3</string></edit></match>
<match target="pattern"><test name="family"><string>LXGW WenKai</string></test>
 <edit name="family" mode="assign" binding="same"><string>Other 5</string></edit></match>
<match target="pattern"><edit name="lang" mode="assign"><string>ja</string></edit>
 <edit name="pixelsize" mode="assign"><double>30</double></edit></match>
<match target="font"><edit name="embolden" mode="assign"><bool>true</bool></edit>
 <edit name="hintstyle" mode="assign"><const>hintfull</const></edit>
 <edit name="autohint" mode="assign"><bool>true</bool></edit>
 <edit name="lcdfilter" mode="assign"><const>lcdlegacy</const></edit>
 <edit name="fontfeatures" mode="append"><string>vert</string></edit>
 <edit name="matrix" mode="assign"><matrix><double>1.2</double><double>0.3</double>
  <double>0</double><double>1</double></matrix></edit></match>
</fontconfig>"""


def hostile_environment(folder: Path) -> dict[str, str]:
    """Variables under which a program finds such fonts and rules; its files go into ``folder``."""
    fonts = folder / "fonts"
    fonts.mkdir(parents=True)
    builder = box_font({code for codes in _RANGES for code in codes})
    for number in range(COUNT):
        name = _NAMES[number] if number < len(_NAMES) else f"Other {number}"
        builder.setupNameTable({"familyName": name, "styleName": "Regular"})
        builder.save(fonts / f"{number}.ttf")
    (folder / "fonts.conf").write_text(_RULES.format(folder=folder), "utf-8")
    return {
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "FC_LANG": "ja",
        "PANGO_LANGUAGE": "ja",
        "FREETYPE_PROPERTIES": "truetype:interpreter-version=35",
    }


def box_font(codes: Iterable[int]) -> FontBuilder:
    """A face of these characters, each the same box, wider than its em; it has no name yet."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupCharacterMap(dict.fromkeys(sorted(codes), "box"))
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 900), (900, 900), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    box = pen.glyph()
    builder.setupGlyf({".notdef": box, "box": box})
    builder.setupHorizontalMetrics({".notdef": (1300, 0), "box": (1300, 0)})
    builder.setupHorizontalHeader(ascent=1500, descent=-500)
    builder.setupOS2(sTypoAscender=1500, sTypoDescender=-500, usWinAscent=1500, usWinDescent=500)
    builder.setupPost()
    return builder
