"""Titles that came from a file name: ``推动共建_一带一路_高质量发展``.

File systems refuse quotes, bars and colons, so tools write ``_`` for them. What stood there is
restored where the body has the same words with it; otherwise the title stays and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.sources.wording.characters import is_chinese

_PLACEHOLDER = re.compile("_+")
_LOST = "“”‘’\"'|丨｜：:？?*＊/／、·《》<>"


@dataclass(frozen=True)
class RestoredTitle:
    """A title, and whether placeholders are left in it that nothing could be found for."""

    title: str
    doubtful: bool = False


def restore(title: str, texts: Sequence[str]) -> RestoredTitle:
    """The title with what its placeholders stand for, as ``texts`` (the mended body) has it."""
    if not any(_suspect(title, match) for match in _PLACEHOLDER.finditer(title)):
        return RestoredTitle(title)
    whole = _whole(title, texts)
    if whole:
        return RestoredTitle(whole)
    mended = _quoted_parts(title, texts)
    left = any(_suspect(mended, match) for match in _PLACEHOLDER.finditer(mended))
    return RestoredTitle(mended, doubtful=left)


def _suspect(title: str, match: re.Match[str]) -> bool:
    """A placeholder beside Chinese text; in ``+_&~`` or ``snake_case`` it is itself."""
    before, after = title[: match.start()], title[match.end() :]
    return is_chinese(before[-1:]) or is_chinese(after[:1])


def _whole(title: str, texts: Sequence[str]) -> str:
    """The title as a text has it, with a lost mark or two for each placeholder; "" if none has."""
    lost = f"[{re.escape(_LOST)}]"
    pieces = [re.escape(piece) for piece in _PLACEHOLDER.split(title)]
    pattern = re.compile(f"{lost}{{1,2}}".join(pieces))
    forms = {match[0] for text in texts for match in pattern.finditer(text)}
    return forms.pop() if len(forms) == 1 else ""


def _quoted_parts(title: str, texts: Sequence[str]) -> str:
    """The title with those words quoted that stand between placeholders and quoted in a text."""
    parts = _PLACEHOLDER.split(title)
    joints = _PLACEHOLDER.findall(title)
    index = 1
    while index < len(parts) - 1:
        part = parts[index]
        if part and any(f"“{part}”" in text for text in texts):
            joints[index - 1], joints[index] = "“", "”"
            index += 1
        index += 1
    mended = [parts[0]]
    for joint, part in zip(joints, parts[1:], strict=True):
        mended += [joint, part]
    return "".join(mended)
