"""Who wrote a page, where a link to the page of a person says it: a user's name, no real one."""

from __future__ import annotations

import re

from compiler.model.characters import visible_count
from compiler.sources.html.profile import attribute
from compiler.sources.web.chrome import CALL, CHROME_LINE
from compiler.sources.web.lines import Line

_PERSON = re.compile(r"/(?:people|users?|authors?|members?|u)/[^/?#]{1,80}/?(?:[?#]|\Z)")
_LONGEST_LINE = 40  # characters: a name, and a word or two beside it
_LONGEST = 16  # characters of a user's name
_NO_NAME = re.compile(r"[，。；！？：]|我的|个人|主页|设置|退出|更多|作者|用户|用戶")


def person_of(line: Line) -> str:
    """The name on a link to a person's page in a short line; "" if there is none."""
    if line.weight or line.size > _LONGEST_LINE:
        return ""
    for node in line.nodes:
        link, name = node.find_parent("a"), node.strip()
        if link is None or not 1 < visible_count(name) <= _LONGEST:
            continue
        said = CALL.match(name) or CHROME_LINE.fullmatch(name) or _NO_NAME.search(name)
        named = "author" in attribute(link, "rel").split()
        if (named or _PERSON.search(attribute(link, "href"))) and not said:
            return name
    return ""
