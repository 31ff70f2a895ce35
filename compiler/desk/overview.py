"""What a booklet holds, as its manuscripts were read last: for the shelf, for finding, for a look.

It is kept beside the booklet (``.wenxuan/overview.json``, the words in ``words.txt``), so that a
shelf of hundreds opens without reading a manuscript.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from compiler.desk.made import own_files
from compiler.diagnostics import Report
from compiler.errors import WenxuanError
from compiler.events import Progress
from compiler.model.article import Article
from compiler.model.booklet import Booklet
from compiler.model.characters import visible_count
from compiler.model.segments import article_segments
from compiler.project.which_file import PROJECT_FILE
from compiler.publish import write_all
from compiler.sources.overruling.unmet import unmet

_FOLDER = ".wenxuan"
_FILE, _WORDS = "overview.json", "words.txt"
_REMOTE = "sources.remote-images-off"
# of a booklet that is to be filled yet
_NOTHING = frozenset({"project.nothing-here", "project.no-articles"})
_VERSION = 2


@dataclass(frozen=True)
class ReadArticle:
    """An article as it was understood; ``doubts`` counts the guesses a person should look at."""

    file: str
    section: str
    title: str
    author: str
    source: str
    characters: int
    doubts: int


@dataclass(frozen=True)
class Doubt:
    """A guess a person should look at: its kind, the words it is about, the article."""

    kind: str
    quote: str
    article: str


@dataclass(frozen=True)
class Refusal:
    """A file that could not be read: the code of the sentence that says why, and its values."""

    file: str
    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Overview:
    """All of it; ``remote`` counts pictures on the web that were not fetched.

    ``misfits`` are the words of what the project file says and the manuscripts answer no more.
    ``seen`` is when the newest of the files that were read was changed.
    """

    articles: tuple[ReadArticle, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    remote: int = 0
    seen: float = 0.0
    misfits: tuple[str, ...] = ()

    @property
    def characters(self) -> int:
        """The characters of all articles."""
        return sum(article.characters for article in self.articles)

    @property
    def to_look(self) -> int:
        """How many things a person should look at, but for files that cannot be read."""
        return len(self.doubts) + len(self.misfits)


def look_over(path: Path, seen: float, progress: Progress, report: Report) -> Overview:
    """Read the booklet at ``path`` and keep what it holds; a job.

    What keeps it from being read as a whole is among the ``refusals``.
    """
    del progress
    overview, words = read_over(path, report)
    overview = replace(overview, seen=seen)
    folder = path / _FOLDER
    content = json.dumps({"version": _VERSION, **asdict(overview)}, ensure_ascii=False).encode()
    write_all([(folder / _WORDS, words.encode()), (folder / _FILE, content)])
    return overview


def look_at(file: Path, progress: Progress, report: Report) -> Overview:
    """Read one manuscript; a job. Raises WenxuanError for one that cannot be read."""
    from compiler.pipeline import outline  # noqa: PLC0415 - loads what reads, in a worker

    del progress
    return _of_booklet(outline(file, report), report)


def read_over(path: Path, report: Report) -> tuple[Overview, str]:
    """What the booklet holds, and its words."""
    from compiler.pipeline import outline  # noqa: PLC0415 - as above

    try:
        booklet = outline(path, report, keep_going=True)
    except WenxuanError as error:
        if error.code in _NOTHING:
            return Overview(), ""
        return Overview(refusals=tuple(map(refusal, (error, *error.others)))), ""
    unread = tuple(
        Refusal(found.location.source, found.code, found.values)
        for found in report
        if found.location.source in booklet.unread
    )
    overview = replace(
        _of_booklet(booklet, report), refusals=unread, misfits=_misfits(path, report)
    )
    return overview, "\n".join(_words(booklet))


def _misfits(folder: Path, report: Report) -> tuple[str, ...]:
    """What is said of manuscripts and fits no longer, as the desk counts it."""
    from compiler.desk.project_file import document, path_of  # noqa: PLC0415 - seldom wanted
    from compiler.desk.unmet import unmet_rules  # noqa: PLC0415 - as above

    if not unmet(report):
        return ()
    held = document(path_of(folder).read_bytes())
    return tuple(each.rule.words for each in unmet_rules(held, report))


def refusal(error: WenxuanError) -> Refusal:
    """The error as it is kept."""
    values = tuple((name, str(value)) for name, value in error.values.items())
    return Refusal(error.location.source, error.code, values)


def is_empty(folder: Path) -> bool:
    """Whether the booklet in ``folder`` has no file but its project file."""
    return all(path.name == PROJECT_FILE for path in own_files(folder))


def kept(folder: Path) -> Overview | None:
    """What was kept of the booklet in ``folder``; None if nothing was, or nothing of use."""
    try:
        data = json.loads((folder / _FOLDER / _FILE).read_bytes())
        return _from(data) if data.pop("version") == _VERSION else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def words_of(folder: Path) -> str:
    """The words of the booklet, as they were read last; "" if they were not."""
    try:
        return (folder / _FOLDER / _WORDS).read_text("utf-8")
    except (OSError, ValueError):
        return ""


def _from(data: dict[str, Any]) -> Overview:
    return Overview(
        tuple(ReadArticle(**each) for each in data["articles"]),
        tuple(Doubt(**each) for each in data["doubts"]),
        tuple(
            Refusal(
                each["file"], each["code"], tuple((name, value) for name, value in each["values"])
            )
            for each in data["refusals"]
        ),
        int(data["remote"]),
        float(data["seen"]),
        tuple(map(str, data["misfits"])),
    )


def _of_booklet(booklet: Booklet, report: Report) -> Overview:
    doubtful = [guess for guess in booklet.guesses if guess.doubtful]
    articles = [(part, article) for part in booklet.sections for article in part.articles]
    titles: dict[str, str] = {}
    counted: dict[str, int] = {}
    for _, article in articles:
        titles.setdefault(article.origin, article.title)
    for guess in doubtful:
        counted[guess.origin] = counted.get(guess.origin, 0) + 1
    return Overview(
        tuple(
            ReadArticle(
                article.origin,
                part.title,
                article.title,
                article.author,
                article.source,
                _characters(article),
                counted.pop(article.origin, 0),  # of a dump the first has them
            )
            for part, article in articles
            if article.origin not in booklet.unread
        ),
        tuple(Doubt(guess.kind, guess.quote, titles.get(guess.origin, "")) for guess in doubtful),
        remote=sum(
            int(dict(found.values).get("count", "0")) for found in report if found.code == _REMOTE
        ),
    )


def _characters(article: Article) -> int:
    return visible_count("".join(segment.text for segment in article_segments(article)))


def _words(booklet: Booklet) -> list[str]:
    """A line an article: title, a tab, its text."""
    lines = []
    for section in booklet.sections:
        for article in section.articles:
            text = " ".join(segment.text for segment in article_segments(article))
            lines.append("\t".join((article.title, " ".join(text.split()))))
    return lines
