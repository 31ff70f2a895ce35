"""Which ``<`` opens an element, and which is a character of the text.

People write ``先按 <Enter> 键``, ``List<String>`` and ``临窗<ABC<靠墙`` without a reference, and a
parser takes each for an element that it does not know: the words vanish. An element has a name of
HTML's, or it shows otherwise that a program wrote it: it is closed, or closes itself, or has an
attribute with a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# HTML (living standard, with the obsolete elements of its §16.2), SVG 2 and MathML 3.
_KNOWN = _names(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big
    blink blockquote body br button canvas caption center cite code col colgroup data datalist dd
    del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame
    frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd
    keygen label legend li link listing main map mark marquee menu menuitem meta meter multicol nav
    nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre
    progress q rb rp rt rtc ruby s samp script search section select slot small source spacer span
    strike strong style sub summary sup table tbody td template textarea tfoot th thead time title
    tr track tt u ul var video wbr xmp
    animate animatemotion animatetransform circle clippath defs desc ellipse feblend fecolormatrix
    fecomposite feflood fegaussianblur femerge femergenode feoffset filter foreignobject g
    lineargradient line marker mask metadata mpath path pattern polygon polyline radialgradient
    rect set stop svg switch symbol text textpath tspan use view
    annotation maction math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded
    mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder
    munderover semantics
    """
)
# Attributes that may stand without a value (HTML, "boolean attributes", and obsolete ones).
_SWITCHES = _names(
    """
    class id lang style title
    allowfullscreen async autofocus autoplay checked compact controls default defer disabled
    download formnovalidate hidden inert ismap itemscope loop multiple muted nohref nomodule
    noresize noshade novalidate nowrap open playsinline readonly required reversed selected
    """
)
_ONE_LETTER = _names("a b i p q s u g")  # names of variables too: ``a<b 且 c>d``
_OPENING = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)")
_NAME = re.compile(r"[A-Za-z][\w.:-]*+", re.ASCII)
_CLOSED = re.compile(r"</([A-Za-z][\w.:-]*+)", re.ASCII)
_OPENED = re.compile(r"<([A-Za-z][\w.:-]*+)", re.ASCII)
_REST = re.compile(r"""(?>(?:[^<>"']|"[^"]*+"|'[^']*+'){0,4000})""")
_VALUE = re.compile(r"(?<![\w:@.-])[\w:@.-]++\s*+=", re.ASCII)
_BARE = re.compile(r"[^\s=/]++")
_WITH_VALUE = re.compile(r"""(?<![^\s=])[^\s=]++\s*+=\s*+(?:"[^"]*+"|'[^']*+'|\S++)""")
_SWALLOWED = re.compile(r"<(?=![^A-Za-z\-\[]|\?[^A-Za-z=]|/[^A-Za-z])")
_APART = re.compile(r"<!--|<(?=(script|style|textarea|title|xmp|svg|math)\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Elements:
    """What a text says of the elements that HTML does not know: which it opens, which it closes."""

    opened: frozenset[str]
    closed: frozenset[str]

    def has(self, text: str, at: int = 0) -> bool:
        """Whether an element's tag begins at ``at``; there ``<`` stands."""
        found = _OPENING.match(text, at)
        if found is None or not _NAME.fullmatch(found[2]):
            return False
        name = found[2].lower()
        if found[1]:
            return name in _KNOWN or name in self.opened
        if name in _KNOWN and name not in _ONE_LETTER:
            return True
        rest = _REST.match(text, found.end())
        inside = rest[0] if rest else ""
        if name in _ONE_LETTER:
            return not _has_words(inside)
        closes_itself = inside.rstrip().endswith("/")
        return name in self.closed or closes_itself or bool(_VALUE.search(inside))


def elements_of(text: str) -> Elements:
    """What the tags of a whole text say."""
    return Elements(
        frozenset(found[1].lower() for found in _OPENED.finditer(text)),
        frozenset(found[1].lower() for found in _CLOSED.finditer(text)),
    )


def with_text_kept(html: str) -> str:
    """The HTML with ``<`` written as a reference where it opens no element."""
    elements = elements_of(html)
    pieces: list[str] = []
    for is_markup, piece in _parts(html):
        pieces.append(piece if is_markup else _kept(piece, elements))
    return "".join(pieces)


def _kept(html: str, elements: Elements) -> str:
    html = _SWALLOWED.sub("&lt;", html)
    end = 0
    pieces: list[str] = []
    for found in _OPENING.finditer(html):
        if not elements.has(html, found.start()):
            pieces += (html[end : found.start()], "&lt;")
            end = found.start() + 1
    return "".join(pieces) + html[end:] if pieces else html


def _parts(html: str) -> Iterator[tuple[bool, str]]:
    """The HTML in parts: comments, programs and drawings are markup as a whole."""
    at = 0
    never: set[str] = set()  # what does not end any more
    while found := _APART.search(html, at):
        end_mark = f"</{found[1].lower()}" if found[1] else "-->"
        end = -1 if end_mark in never else _end(html, end_mark, found.end())
        if end < 0:
            never.add(end_mark)
            yield False, html[at : found.end()]
            at = found.end()
            continue
        yield False, html[at : found.start()]
        yield True, html[found.start() : end]
        at = end
    yield False, html[at:]


def _end(html: str, mark: str, start: int) -> int:
    found = re.compile(re.escape(mark), re.IGNORECASE).search(html, start)
    return found.end() if found else -1


def _has_words(inside: str) -> bool:
    """Whether what would be attributes are words: no value, and no switch of HTML's."""
    bare = _BARE.findall(_WITH_VALUE.sub(" ", inside))
    return any(word.lower() not in _SWITCHES and "-" not in word for word in bare)
