"""Lines of signs that stand for a rule: ————————, =====, * * *."""

from __future__ import annotations

import re

_RULER = re.compile(
    r"[=＝*＊~～═]{4,}+|[-_—－─━┄┅┈┉╌﹏﹍_＿▬]{5,}+|[·.…•]{6,}+|(?>(?:[-*_=＊·•]\s++){2,})[-*_=＊·•]"
    r"|(?>(?:[=＝*＊~～═_\-—－─━┄┅┈┉╌﹏﹍＿▬·.•]\s*+){8,})"
)


def is_ruler(text: str) -> bool:
    """Whether a line is nothing but the signs of a rule."""
    return bool(_RULER.fullmatch(text.strip()))
