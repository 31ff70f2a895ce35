"""Who wrote a page, where no label says it: a link to a person, an icon of one, a name by a day.

Such names are a user's, and often no real ones.
"""

from __future__ import annotations

import re

from bs4.element import NavigableString, Tag

from compiler.model.characters import visible_count
from compiler.sources.html.profile import attribute
from compiler.sources.web.chrome import CALL, CHROME_LINE
from compiler.sources.web.facts import DATE
from compiler.sources.web.lines import Line
from compiler.sources.wording.personal_names import is_name

_PERSON = re.compile(r"/(?:people|users?|authors?|members?|u)/[^/?#]{1,80}/?(?:[?#]|\Z)")
_NAMED = re.compile(  # an icon or an element that is called so
    r"(?:^|[-_ ])(?:user|author|writer|nickname|username)(?:$|[-_ ])", re.IGNORECASE
)
_LONGEST_LINE = 40  # characters: a name, and a word or two beside it
_LONGEST = 16  # characters of a user's name
_NO_NAME = re.compile(r"[，。；！？：]|我的|个人|主页|设置|退出|更多|作者|用户|用戶")


def person_of(line: Line) -> str:
    """The name of a person in a short line; "" if there is none."""
    if line.weight or line.size > _LONGEST_LINE:
        return ""
    for node in line.nodes:
        name = node.strip()
        if not 1 < visible_count(name) <= _LONGEST:
            continue
        said = CALL.match(name) or CHROME_LINE.fullmatch(name) or _NO_NAME.search(name)
        if not said and (_is_linked(node) or _is_named(node) or _is_by_day(name, line)):
            return name
    return ""


def _is_linked(node: NavigableString) -> bool:
    """Whether a link leads to a person's page."""
    link = node.find_parent("a")
    if link is None:
        return False
    return "author" in attribute(link, "rel").split() or bool(
        _PERSON.search(attribute(link, "href"))
    )


def _is_named(node: NavigableString) -> bool:
    """Whether words stand behind an icon of a person, or in an element of their own named so."""
    icon, element = node.previous_sibling, node.parent
    blank = isinstance(icon, Tag) and not icon.get_text(strip=True)
    if blank and isinstance(icon, Tag) and _NAMED.search(attribute(icon, "class")):
        return True
    alone = element is not None and element.get_text(strip=True) == node.strip()
    return alone and element is not None and bool(_NAMED.search(attribute(element, "class")))


def _is_by_day(name: str, line: Line) -> bool:
    """Whether a person's name and a day are all that a line says."""
    rest = DATE.sub("", "".join(line.nodes).replace(name, "", 1), count=1)
    return is_name(name) and bool(DATE.search(line.text)) and not any(map(str.isalpha, rest))
