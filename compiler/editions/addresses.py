"""Addresses in a text: what is typed into a machine reads the same in every edition.

Links, mail addresses, paths and names of accounts may hold ideographs. In a link one follows a
sign that parts the link (``/发展``) or another such one, so that a.cn/后台 is all of a link, and
a.cn为准 ends with n.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.editions.phrases import Match, PhraseRow

_IDEOGRAPH = "\u3400-\u9fff"
_IN_LINK = rf"(?:[!#-&*-;=?-Z\\^-z|~]|(?<=[/=?&#._%+{_IDEOGRAPH}-])[{_IDEOGRAPH}])"
_SIGNS = ("/", "\\", "@", "www.", "WWW.", "微信号")

_ADDRESS = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.-]{{1,9}}://{_IN_LINK}*"
    rf"|(?<![A-Za-z0-9])[Ww]{{3}}\.{_IN_LINK}*"
    rf"|(?:(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{{1,64}}|(?<!\w)[{_IDEOGRAPH}]{{1,6}})"
    rf"@(?:[A-Za-z0-9_{_IDEOGRAPH}-]{{1,63}}\.){{1,6}}(?:[A-Za-z]{{2,12}}|中国|公司|网络|在线)"
    r"|(?<![A-Za-z])[A-Za-z]:\\[^\s，。；：！？、“”‘’（）《》<>|\"]*"
    rf"|(?<![\w./~])(?:~|\.{{1,2}})/[\w./{_IDEOGRAPH}-]*"
    rf"|(?<=微信号)(?<!公众)[：:]\ ?[\w-]{{1,20}}"
)


def addresses(text: str) -> Iterator[Match]:
    """The addresses of ``text``, each as it stands."""
    if any(sign in text for sign in _SIGNS):
        for found in _ADDRESS.finditer(text):
            yield Match(found.start(), found.end(), PhraseRow(found.group(), found.group()))
