"""Which scripts of the world the declared fonts can set, and what package has the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from compiler.model.artifacts import Font
from compiler.typeset.font_faces import REGULAR
from compiler.typeset.fonts import faces_in_order

_CJK, _CORE = "fonts-noto-cjk", "fonts-noto-core"
# A script, letters that a font of it has (of Arabic those of Uyghur and Kazakh too, of Latin those
# of Zhuang and pinyin), and the package of Debian 12 that brings one. What the theme's own roles
# and fallbacks are asked for is these letters, not their names.
_SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("han", "永汉漢〇㐂", _CJK),
    ("rare-han", "𠀆𪜀𫝀𬺡", "fonts-hanazono"),
    ("bopomofo", "ㄅㄩㆠ", _CJK),
    ("kana", "あアー", _CJK),
    ("korean", "한글", _CJK),
    ("latin", "Aāǎüŋƨ", _CORE),
    ("cyrillic", "Жяөү", _CORE),
    ("greek", "Ωλά", _CORE),
    ("arabic", "ابۇېۋ", _CORE),
    ("hebrew", "אם", _CORE),
    ("tibetan", "བོདྐ", _CORE),
    ("mongolian", "ᠮᠣᠩ", _CORE),
    ("yi", "ꆈꌠ", _CORE),
    ("tai-lue", "ᦟᦹ", _CORE),
    ("tai-le", "ᥖᥭ", _CORE),
    ("lisu", "ꓡꓲ", _CORE),
    ("miao", "𖼀𖽔", _CORE),
    ("phags-pa", "ꡏꡡ", _CORE),
    ("nushu", "𛅰𛆁", _CORE),
    ("thai", "ไทย", _CORE),
    ("lao", "ລາວ", _CORE),
    ("khmer", "ខ្មែ", _CORE),
    ("burmese", "မြန်", _CORE),
    ("devanagari", "हिन्दी", _CORE),
    ("bengali", "বাংলা", _CORE),
    ("gurmukhi", "ਪੰਜਾ", _CORE),
    ("gujarati", "ગુજ", _CORE),
    ("tamil", "தமிழ்", _CORE),
    ("telugu", "తెలు", _CORE),
    ("kannada", "ಕನ್ನಡ", _CORE),
    ("malayalam", "മലയാ", _CORE),
    ("sinhala", "සිංහල", _CORE),
    ("armenian", "Հայ", _CORE),
    ("georgian", "ქარ", _CORE),
    ("ethiopic", "አማር", _CORE),
    ("mathematics", "∑∫𝑥ℝ", _CORE),
    ("emoji", "😀🎉", "fonts-noto-color-emoji"),
)
SCRIPTS = tuple(name for name, _, _ in _SCRIPTS)


@dataclass(frozen=True)
class ScriptFont:
    """The family that a script's letters are set in, and its file.

    ``family`` is "" and ``file`` None if no declared font has them all; ``package`` brings one.
    """

    script: str
    package: str
    family: str = ""
    file: Path | None = None


def script_fonts(
    fonts: Sequence[Font], fallbacks: Sequence[Font], project_fonts: Path | None = None
) -> tuple[ScriptFont, ...]:
    """What each script is set in: the first family that has its letters.

    Raises TypesetError as ``open_fonts`` does.
    """
    found: dict[str, ScriptFont] = {}
    for family, faces in faces_in_order(fonts, fallbacks, project_fonts):
        face = min(faces, key=lambda face: abs(face.look[0] - REGULAR))
        for script, letters, package in _SCRIPTS:
            if script not in found and all(map(face.pattern.has, letters)):
                found[script] = ScriptFont(script, package, family, face.file)
        if len(found) == len(_SCRIPTS):
            break
    return tuple(found.get(name) or ScriptFont(name, package) for name, _, package in _SCRIPTS)
