"""What a publication says about itself: EPUB 3.3 §5 and the schema.org terms of accessibility."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from uuid import NAMESPACE_URL, uuid5

from compiler.markup.filters import iso_date
from compiler.markup.reflowable.settings import EpubSettings
from compiler.model.booklet import Booklet

# By the first bytes, as names may lie. All are core media types (EPUB 3.3 §3.2).
_MEDIA_TYPES = (
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"GIF8", "image/gif", ".gif"),
)
SVG = "image/svg+xml"


@dataclass(frozen=True)
class Item:
    """A file of the manifest; ``properties`` are those of EPUB 3.3 §5.6.2."""

    id: str
    href: str
    media_type: str
    properties: str = ""


@dataclass(frozen=True)
class Description:
    """The metadata; "" and () where nothing is known. Dates are W3C dates, the last in UTC.

    ``series`` is the collection it belongs to, ``creator`` whoever edits it; ``access_modes`` and
    ``features`` are terms of the schema.org accessibility vocabulary.
    """

    identifier: str
    title: str
    subtitle: str
    series: str
    language: str
    creator: str
    publisher: str
    date: str
    modified: str
    subjects: tuple[str, ...]
    access_modes: tuple[str, ...]
    features: tuple[str, ...]


def describe(
    booklet: Booklet, name: str, settings: EpubSettings, *, pictures: bool, described: bool
) -> Description:
    """The metadata of a booklet called ``name``.

    ``pictures`` says whether there are any, ``described`` whether all of them have a description.
    The identifier is that of the issue in its script: it stays when texts are corrected, as
    EPUB 3.3 §5.5.3.1 asks, and ``modified`` tells the versions apart.
    """
    head = booklet.masthead
    key = (head.series, head.issue, head.title, head.date, head.publisher, name, booklet.script)
    features = ["structuralNavigation", "tableOfContents", "readingOrder", "ARIA"]
    features += ["displayTransformability"]  # no size, face or colour of the text is fixed
    features += ["alternativeText"] if pictures and described else []
    more = " ".join(part for part in (head.title, head.subtitle) if part)
    return Description(
        identifier=f"urn:uuid:{uuid5(NAMESPACE_URL, 'wenxuan:' + chr(31).join(key))}",
        title=name,
        subtitle=more if more != name else head.subtitle,
        series=" ".join(head.series.split()),
        language=booklet.script,
        creator=head.editor or head.publisher,
        publisher=head.publisher,
        date=_day(head.date, settings),
        modified=settings.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        subjects=head.keywords,
        access_modes=("textual", "visual") if pictures else ("textual",),
        features=tuple(features),
    )


def _day(printed: str, settings: EpubSettings) -> str:
    """The day of publication, "" where the booklet gives none that can be read."""
    day = settings.created.date()
    return iso_date(printed) or (day.isoformat() if str(day.year) in printed else "")


def media_type(data: bytes) -> tuple[str, str]:
    """The media type of a picture's bytes, and the suffix that goes with it."""
    for start, kind, suffix in _MEDIA_TYPES:
        if data.startswith(start):
            return kind, suffix
    return SVG, ".svg"
