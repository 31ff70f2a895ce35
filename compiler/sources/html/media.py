"""Pictures and videos as HTML names them: lazy addresses, mirrors, declared sizes, ornaments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import unquote

from bs4.element import Tag

from compiler.errors import Location
from compiler.model.block import Block, Blocks, Figure, Video
from compiler.model.inline import Image
from compiler.sources.html.profile import attribute
from compiler.sources.html.stream import Streamer
from compiler.sources.wording.addresses import is_web

LAZY = ("data-original", "data-src", "data-lazy-src", "data-actualsrc", "src")
_MIRROR = re.compile(r"https?://[^/?#]+/\?(https?://.+)", re.DOTALL | re.IGNORECASE)
_PIXELS = re.compile(r"\s*(\d{1,6})(?:\.\d+)?(?:px)?\s*")
_DIVIDER_RATIO = 0.03  # height to width; title art seen in posts has 0.15
_DOT_PX = 2


def image(tag: Tag, streamer: Streamer) -> Image | None:
    """The picture of an ``img`` element; None for ornaments, which are reported."""
    addresses = (attribute(tag, name).strip() for name in LAZY)
    address = unwrapped(next(filter(None, addresses), ""))
    width = _pixels(tag, "data-width", "width")
    height = _pixels(tag, "data-height", "height")
    tiny = any(size is not None and size <= _DOT_PX for size in (width, height))
    divider = bool(width and height and height / width < _DIVIDER_RATIO)
    if not address or tiny or divider or streamer.profile.is_ornament(tag):
        location = Location(source=streamer.origin)
        streamer.report.info("sources.ornament", location, address=_short(address))
        return None
    return Image(address, attribute(tag, "alt").strip(), width, height)


def unwrapped(address: str) -> str:
    """The address without a mirror around it, absolute where only the scheme is missing."""
    match = _MIRROR.fullmatch(address)
    address = match[1] if match else address
    return f"https:{address}" if address.startswith("//") else address


def figure(blocks: Blocks) -> Blocks:
    """The content of a ``figure`` element: its pictures under its caption."""
    figures = [block for block in blocks if isinstance(block, Figure)]
    captions = [block.caption for block in figures if block.caption]
    if len(figures) < 2 or len(captions) != 1:
        return blocks
    images = tuple(picture for block in figures for picture in block.images)
    others = tuple(block for block in blocks if not isinstance(block, Figure))
    return (Figure(images, captions[0]), *others)


def video(tag: Tag, streamer: Streamer) -> Iterator[Block]:
    """The video or embedded page of an element, without title; what has no address is dropped."""
    address = next(filter(is_web, map(unwrapped, _video_addresses(tag))), "")
    if not address:
        streamer.refuse(tag)
        return
    streamer.drop("video-fallback", tag)
    yield Video(address)


def _video_addresses(tag: Tag) -> Iterator[str]:
    for name in ("src", "data-src"):
        yield attribute(tag, name).strip()
    for source in tag.find_all("source", recursive=False):
        yield attribute(source, "src").strip()
    try:
        info = json.loads(unquote(attribute(tag, "data-zkinfo")))
    except (ValueError, RecursionError):
        return
    if isinstance(info, dict) and isinstance(info.get("videoUrl"), str):
        yield info["videoUrl"]


def _pixels(tag: Tag, *names: str) -> int | None:
    for name in names:
        match = _PIXELS.fullmatch(attribute(tag, name))
        if match:
            return int(match[1])
    return None


def _short(address: str) -> str:
    return address if len(address) <= 80 else f"{address[:77]}..."
