"""The connection mark between two numbers is ～ (U+FF5E), not a tilde.

GB/T 15834-2011, 4.13.3.3 and GB/T 15835-2011, 5.1.4: the wave line marks the range of values. Only
between numbers (units may stand between) in Chinese text; – and — between them stay, and ～ stays.

- ``10~20元`` → ``10～20元``, ``5%~8%`` → ``5%～8%``, ``三〜五天`` → ``三～五天``
- stay: ``约~10``, ``/~user/``, ``好的~``, ``A~F``, ``1990-1995``
"""

from __future__ import annotations

import re

from compiler.model.walk import Edit
from compiler.sources.mending.context import context_of
from compiler.sources.wording.characters import is_chinese

_NUMBER = "[0-9０-９一二三四五六七八九十百千万亿两]"
_UNIT = (
    "(?:[%％‰℃°]|[个十百千万亿元年月日时点分秒岁人次天号页米克吨亩级层倍度辆台件名周期]|公里|千米|厘米"
    "|毫米|公斤|千克|小时|分钟|美元|[kcm]?m|k?g|pt|em)"
)
_WAVE = re.compile(
    rf"(?<={_NUMBER}){_UNIT}{{0,2}}[ ]?(?P<wave>[~\u223c\u301c\u02dc])[ ]?(?=[￥$]?{_NUMBER})"
)


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    if not is_chinese(text):
        return ()
    return tuple(
        Edit(*match.span("wave"), "～")
        for match in _WAVE.finditer(text)
        if context_of(text).is_free(*match.span("wave"))
    )
