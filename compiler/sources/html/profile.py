"""The profile of a page: which of its elements are the site's and not the article's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from bs4 import Tag

from compiler.compilations import own_table


@dataclass(frozen=True)
class Profile:
    """Sets of class names, ids, phrases and words; see ``profiles.toml``.

    ``main``, ``title``, ``author``, ``source`` and ``date`` are selectors (``#id``, ``.class``, a
    tag) for whole pages, the most telling first.
    """

    drop: frozenset[str]
    captions: frozenset[str]
    videos: frozenset[str]
    phrases: frozenset[str]
    images: tuple[str, ...]
    main: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    date: tuple[str, ...] = ()

    def drops(self, tag: Tag) -> bool:
        """Whether the element is site chrome."""
        return not self.drop.isdisjoint(names_of(tag))

    def is_caption(self, tag: Tag) -> bool:
        """Whether the element holds the caption of the picture before it."""
        return tag.name == "figcaption" or not self.captions.isdisjoint(names_of(tag))

    def is_video(self, tag: Tag) -> bool:
        """Whether the element is a site's own video box."""
        return not self.videos.isdisjoint(names_of(tag))

    def is_phrase(self, text: str) -> bool:
        """Whether ``text``, which stands alone, is the site's."""
        return text.strip() in self.phrases

    def is_ornament(self, tag: Tag) -> bool:
        """Whether a picture is an avatar, a share button or the like."""
        words = " ".join([attribute(tag, "alt"), *names_of(tag)])
        return any(word in words for word in self.images)


def profile_of(html: str) -> Profile:
    """The profile for a page, put together from every table whose sign it carries."""
    tables = [table for table in _TABLES if any(sign in html for sign in table["signs"])]

    def union(key: str) -> frozenset[str]:
        return frozenset(name for table in tables for name in table.get(key, ()))

    def ordered(key: str) -> tuple[str, ...]:
        # the common table comes first in the file and is the last to be asked
        found = (name for table in (*tables[1:], tables[0]) for name in table.get(key, ()))
        return tuple(dict.fromkeys(found))

    return Profile(
        drop=union("drop"),
        captions=union("captions"),
        videos=union("videos"),
        phrases=union("phrases"),
        images=tuple(sorted(union("images"))),
        main=ordered("main"),
        title=ordered("title"),
        author=ordered("author"),
        source=ordered("source"),
        date=ordered("date"),
    )


def names_of(tag: Tag) -> list[str]:
    """The classes and the id of an element."""
    names = attribute(tag, "class").split() if "class" in tag.attrs else []  # most have none
    return [*names, *attribute(tag, "id").split()] if "id" in tag.attrs else names


def attribute(tag: Tag, name: str) -> str:
    """An attribute as one string, "" if the element has none."""
    value = tag.attrs.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def _tables() -> tuple[Mapping[str, list[str]], ...]:
    text = resources.files(__package__).joinpath("profiles.toml").read_text("utf-8")
    return tuple(own_table(text).values())


_TABLES = _tables()
