"""Of which manuscript another may be a new version, whatever it is called: by the words they share.

The name is a hint: of two that are called alike but for what tells versions apart, fewer words do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path, PurePosixPath

from compiler.desk.arrangement import Arrangement, same
from compiler.diagnostics import Report
from compiler.events import Progress
from compiler.model.booklet import Booklet
from compiler.model.segments import article_segments

_FEWEST = 40  # characters that are shared: below, a greeting and a signature would do
_SHARED, _SHARED_IF_NAMED = 0.5, 0.4  # of the characters of the longer one
_IN_A_SERIES = 3  # manuscripts with a clause that is none of their own
_SHORTEST = 6  # characters of a clause that tells something
_ENDS = re.compile(r"[。！？!?；;，,：:\n]")  # of a clause
_NO_LETTER = re.compile(r"[\W_]+")
# What people, programs and browsers put behind the name of a version.
_VERSION = re.compile(
    r"[\s_.·—–\-（(【\[]*"
    r"(?:第?[\d一二三四五六七八九十]{1,3}[稿版改校]|[初新终定清草原]稿|[改校](?:过|后|定)?"
    r"|(?:最终|最新|修订|修改|修正|更新|校对|定)[稿版]?|清样|副本|复件|拷贝"
    r"|copy|final|new|rev|revised|v?\d{1,3}(?:\.\d{1,3})?"
    r"|(?:19|20)\d\d[-._年]?\d{1,2}[-._月]?\d{1,2}日?|\d{1,2}月\d{1,2}日)"
    r"[）)】\]\s]*$",
    re.IGNORECASE,
)
_MOST_MARKS = 4  # of versions behind one name


def like(folder: Path, by: str, others: Collection[str], progress: Progress, report: Report) -> str:
    """The manuscript among ``others`` of which ``by`` may be a new version; "" if of none. A job.

    All are manuscripts of the booklet in ``folder``. Raises WenxuanError if that cannot be read.
    """
    from compiler.desk.laid_out import understand  # noqa: PLC0415 - in a worker alone

    return likest(clauses_of(understand(folder, progress, report)), by, others)


def clauses_of(booklet: Booklet) -> dict[str, frozenset[str]]:
    """The clauses of each manuscript, without signs and blanks."""
    found: dict[str, set[str]] = {}
    for section in booklet.sections:
        for article in section.articles:
            text = "\n".join(segment.text for segment in article_segments(article))
            found.setdefault(same(article.origin), set()).update(_clauses(text))
    return {file: frozenset(clauses) for file, clauses in found.items()}


def likest(clauses: Mapping[str, frozenset[str]], by: str, others: Collection[str]) -> str:
    """The manuscript that shares most with ``by``, if that is enough; "" if none does."""
    counted = Counter(chain.from_iterable(clauses.get(same(file), ()) for file in others))
    frame = {clause for clause, times in counted.items() if times >= _IN_A_SERIES}
    own = clauses.get(same(by), frozenset()) - frame
    shares = {file: _share(own, clauses.get(same(file), frozenset()) - frame) for file in others}
    alike = {
        file: share
        for file, share in shares.items()
        if share >= (_SHARED_IF_NAMED if are_named_alike(file, by) else _SHARED)
    }
    return max(alike, key=lambda file: alike[file], default="")


def candidates(arranged: Arrangement, by: str) -> tuple[str, ...]:
    """The manuscripts that another may stand for: those that are printed."""
    left = {same(each.file) for part in arranged.parts for each in part.files if each.left_out}
    return tuple(file for file in arranged.files() if same(file) not in {*left, same(by)})


def are_named_alike(one: str, other: str) -> bool:
    """Whether two files have one name but for what tells versions apart."""
    names = _bare(one), _bare(other)
    return names[0] == names[1] != ""


def _bare(file: str) -> str:
    name = PurePosixPath(same(file)).stem
    for _ in range(_MOST_MARKS):
        shorter = _VERSION.sub("", name)
        if not shorter or shorter == name:
            break
        name = shorter
    return _NO_LETTER.sub("", name).casefold()


def _clauses(text: str) -> Iterator[str]:
    for clause in _ENDS.split(text):
        words = _NO_LETTER.sub("", clause)
        if len(words) >= _SHORTEST:
            yield words


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the longer one both have."""
    shared = sum(map(len, one & other))
    longer = max(sum(map(len, one)), sum(map(len, other)))
    return shared / longer if shared >= _FEWEST else 0.0
