"""An article that begins with a turned page: its head is turned with the text.

Else the head would stand alone on an upright page, and that of an untitled article leave one empty.

Contract with the theme: a head over which nothing stands on its page carries ``data-turns``, the
class of the box that is made round it and a box of the class ``turned`` right after it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

_TURNED = "turned"


def turn_heads(html: Element) -> None:
    """Put each such head into a box with what is turned after it."""
    for parent in [*html.iter()]:
        for head, text in [*zip(parent, [*parent][1:], strict=False)]:
            classes = text.get("class", "").split()
            if head.get("data-turns") and _TURNED in classes:
                around = Element("div", {"class": head.get("data-turns", "")})
                around.tail, text.tail = text.tail, None
                text.set("class", " ".join(name for name in classes if name != _TURNED))
                parent[[*parent].index(head)] = around
                parent.remove(text)
                around.extend((head, text))
