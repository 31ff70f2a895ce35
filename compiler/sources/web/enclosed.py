"""A page saved in one file, put together: its pictures at its addresses, its frame if it is one."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag

from compiler.errors import Location
from compiler.model.characters import visible, visible_count
from compiler.sources.encoding.decoding import decode
from compiler.sources.html.media import LAZY, unwrapped
from compiler.sources.html.parsing import parsed
from compiler.sources.html.profile import attribute
from compiler.sources.html.stream import readable_text
from compiler.sources.limits import check_tags
from compiler.sources.reading import Reading
from compiler.sources.web.addresses import joined, scheme_of
from compiler.sources.web.archive import Archive, Part
from compiler.sources.wording.addresses import is_web

_PLACEHOLDER = 1024  # bytes: less stands where a lazy picture is to come
_FEWEST = 30  # characters: a frame with less shows no text


def put_together(tree: BeautifulSoup, archive: Archive, reading: Reading) -> None:
    """Settle a saved page's addresses in place, and give ``reading`` the pictures it shows.

    A frame that holds most of the text (old sites show the article in one) takes its own place in
    the page; text in other frames is reported.
    """
    _frames(tree, archive, reading)
    _based(tree, archive.place)
    for tag in tree.find_all("img"):
        address = _saved(tag, archive)
        if address and (picture := archive.picture(address)) is not None:
            # one without a scheme would be taken for a file beside the page
            whole = address if scheme_of(address) else f"cid:{address}"
            reading.pictures.enclosed[unwrapped(whole)] = picture
            tag["data-original"] = whole


def _based(tree: BeautifulSoup, place: str) -> None:
    """Say where relative addresses start, as the page's own head would."""
    if not is_web(place):
        return
    base = tree.find("base")
    if not isinstance(base, Tag):
        base = tree.new_tag("base")
        tree.insert(0, base)
    base["href"] = joined(place, attribute(base, "href").strip())


def _saved(tag: Tag, archive: Archive) -> str:
    """The name of the part that an ``img`` shows; "" if none was saved."""
    for name in LAZY:
        for address in _spelt(attribute(tag, name).strip(), archive.place):
            part = archive.parts.get(address)
            if part is not None and (name != "src" or _is_shown(tag, part)):
                return address
    return ""


def _is_shown(tag: Tag, part: Part) -> bool:
    """Whether a ``src`` is the picture itself, not what stands in until it is loaded."""
    waiting = any(attribute(tag, name).strip() for name in LAZY if name != "src")
    return not waiting or len(part.body) >= _PLACEHOLDER


def _spelt(address: str, place: str) -> Iterator[str]:
    if address:
        yield address
        yield joined(place, address)


def _frames(tree: BeautifulSoup, archive: Archive, reading: Reading) -> None:
    shown = {f"cid:{frame.name}": frame for frame in archive.frames if frame.name}
    shown |= {frame.place: frame for frame in archive.frames if frame.place}
    size = visible_count(readable_text(tree))
    left = ""
    for tag in tree.find_all(["iframe", "frame"]):
        addresses = _spelt(attribute(tag, "src").strip(), archive.place)
        frame = next((shown.pop(each) for each in addresses if each in shown), None)
        inner = _frame_page(frame, reading) if frame is not None else None
        if inner is None:
            continue
        text = readable_text(inner)
        if visible_count(text) > size:
            tag.name, tag.attrs = "div", {}
            tag.extend(list(inner.contents))
        elif visible_count(text) >= _FEWEST:
            left += text
    if left:
        quote = " ".join(left.split())[:20]
        location = Location(source=reading.origin, quote=quote)
        count = len(visible(left))
        reading.report.info("sources.archive-frames", location, count=count, quote=quote)


def _frame_page(frame: Part, reading: Reading) -> BeautifulSoup | None:
    """The tree of a page within the page; None if it cannot be read."""
    try:
        data = frame.data
    except ValueError:
        return None
    if not data.strip():
        return None
    check_tags(data, reading.origin)
    return parsed(decode(data, reading.origin, reading.report, frame.charset))
