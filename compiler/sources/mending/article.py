"""All mending rules in order, over everything that an article or a whole booklet prints.

 1. page_breaks   paragraphs cut by a page break are joined, so that quotes pair across the cut
 2. invisible     what prints nothing goes, so that neighbours are neighbours
 3. ideographs, ligatures, accents, zeros, letters
                  every character is the one it looks like; zeros before letters, because the ０ of
                  二０二四 is a 〇 and not a digit
 4. quotes        half-width quotes are paired; later rules see from them where a sentence stands
 5. ellipses      before single marks are looked at: 。。。 is no stop typed thrice
 6. dashes, interpuncts, waves
 7. punctuation   half-width marks of Chinese sentences
 8. repeats       after it: ,， is a mark typed twice too
 9. spaces        last, for what is a space too many depends on the marks beside it
10. titles        the title is restored from its file-name form, as the mended body has it

A rule may make room for an earlier one (a joined word, a space gone), so the rules go over the
text again until they leave it as it is: mending what is mended changes nothing.

What a rule did is read off the printed characters before and after it, so that the account is
right whatever the rule touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.article import Article
from compiler.model.block import Blocks
from compiler.model.booklet import BookletDraft, Masthead, Section
from compiler.model.mending import ALL_RULES, Mending
from compiler.model.segments import (
    Segment,
    article_segments,
    block_segments,
    masthead_segments,
)
from compiler.model.walk import (
    ByPlace,
    Edit,
    Rewrite,
    rewrite_article,
    rewrite_blocks,
    rewrite_text,
)
from compiler.sources.account import Account
from compiler.sources.mending import (
    accents,
    dashes,
    ellipses,
    ideographs,
    interpuncts,
    invisible,
    letters,
    ligatures,
    page_breaks,
    punctuation,
    quotes,
    repeats,
    spaces,
    titles,
    waves,
    zeros,
)

Part = TypeVar("Part")

_RULES: tuple[tuple[str, Callable[[str], Iterable[Edit]]], ...] = (
    ("invisible", invisible.edits),
    ("ideographs", ideographs.edits),
    ("ligatures", ligatures.edits),
    ("accents", accents.edits),
    ("zeros", zeros.edits),
    ("letters", letters.edits),
    ("quotes", quotes.edits),
    ("ellipses", ellipses.edits),
    ("dashes", dashes.edits),
    ("interpuncts", interpuncts.edits),
    ("waves", waves.edits),
    ("punctuation", punctuation.edits),
    ("repeats", repeats.edits),
    ("spaces", spaces.edits),
)
_MOST_PASSES = 6  # two are the rule; each one more needs a change that made room for another
_SHOWN = 12  # characters listed in a finding


def mend_article(
    article: Article,
    account: Account,
    report: Report,
    mending: Mending = ALL_RULES,
    *,
    cut_by_pages: bool = True,
) -> Article:
    """The article mended by the rules that ``mending`` has on.

    ``cut_by_pages=False`` leaves its paragraphs as they are divided. Entered in ``account`` under
    ``page-number``, ``page-break``, ``title`` and the names of the rules; unpaired quotes, titles
    in doubt and unified ideographs go to ``report``.
    """
    mender = _Mender(account, report, mending, article.origin)
    for _ in range(_MOST_PASSES):
        before = article
        if cut_by_pages:
            article = replace(article, blocks=mender.joined(article.blocks))
        article = mender.by_rules(article, rewrite_article, article_segments)
        if article == before:
            break
    mender.report_unpaired(article, rewrite_article)
    mender.report_unified()
    return mender.with_title(article) if mending.titles else article


def mend_draft(
    draft: BookletDraft, account: Account, report: Report, mending: Mending = ALL_RULES
) -> BookletDraft:
    """The booklet of a dump mended: masthead, editor's note, section titles and all articles."""
    mender = _Mender(account, report, mending, draft.origin)
    note, masthead = draft.editor_note, draft.masthead
    for _ in range(_MOST_PASSES):
        before = note, masthead
        note = mender.by_rules(mender.joined(note), rewrite_blocks, block_segments)
        masthead = mender.by_rules(masthead, _masthead, masthead_segments)
        if before == (note, masthead):
            break
    mender.report_unpaired(note, rewrite_blocks)
    mended = replace(
        draft,
        masthead=masthead,
        editor_note=note,
        sections=tuple(mender.section(section) for section in draft.sections),
    )
    mender.report_unified()
    return mended


@dataclass(frozen=True)
class _Mender:
    """The rules that are on, for one source."""

    account: Account
    report: Report
    mending: Mending
    origin: str
    unified: dict[str, str] = field(default_factory=dict)  # what ``ideographs`` replaced
    left: dict[str, set[str]] = field(default_factory=dict)  # by rule, texts that it leaves alone

    def by_rules(
        self,
        part: Part,
        rewrite: Callable[[Part, Rewrite], Part],
        segments: Callable[[Part], Iterable[Segment]],
    ) -> Part:
        """A part of the booklet, gone over once by every rule that is on."""
        texts = _texts(part, rewrite)
        for name, rule in _RULES:
            if not getattr(self.mending, name):
                continue
            plans = self._plans(name, rule, texts)
            if not plans:
                continue
            mended = rewrite(part, _planned(plans))
            self._enter(name, segments(part), segments(mended), _touched(plans, texts))
            if rule is ideographs.edits:
                self._note_unified(plans)
            part, texts = mended, _texts(mended, rewrite)
        return part

    def _plans(
        self, name: str, rule: Callable[[str], Iterable[Edit]], texts: Iterable[str]
    ) -> dict[str, tuple[Edit, ...]]:
        """What a rule replaces, by text; a later pass finds most texts as the last left them."""
        left = self.left.setdefault(name, set())
        plans: dict[str, tuple[Edit, ...]] = {}
        for text in texts:
            if text not in left and text not in plans:
                if edits := tuple(rule(text)):
                    plans[text] = edits
                else:
                    left.add(text)
        return plans

    def joined(self, blocks: Blocks) -> Blocks:
        """The blocks with paragraphs that pages cut in two made whole, if that is wanted."""
        if not self.mending.page_breaks:
            return blocks
        whole = page_breaks.join(blocks)
        for number in whole.numbers:
            self.account.drop("page-number", number)
        self.account.space("page-break", whole.joins)
        return whole.blocks

    def section(self, section: Section) -> Section:
        """A section's title and articles mended."""
        title = section.title
        for _ in range(_MOST_PASSES):
            before = title
            title = self.by_rules(title, rewrite_text, _as_segment)
            if title == before:
                break
        articles = tuple(
            mend_article(article, self.account, self.report, self.mending)
            for article in section.articles
        )
        return replace(section, title=title, articles=articles)

    def with_title(self, article: Article) -> Article:
        """The article with its title restored from the body's words."""
        texts = [segment.text for segment in block_segments(article.lead + article.blocks)]
        restored = titles.restore(article.title, texts)
        self.account.change("title", article.title, restored.title)
        if restored.doubtful:
            self.report.warn(
                "mending.doubtful-title", Location(article.origin), title=restored.title
            )
        return replace(article, title=restored.title)

    def report_unpaired(self, part: Part, rewrite: Callable[[Part, Rewrite], Part]) -> None:
        """Report quotes without partner; notes are read apart from the text that calls them."""
        if not self.mending.quotes:
            return
        body: list[str] = []
        notes: list[str] = []
        rewrite(part, ByPlace(_collector(body), _collector(notes)))
        for quote in (*quotes.unpaired_in(body), *quotes.unpaired_in(notes)):
            self.report.warn(
                "mending.unpaired-quote", Location(self.origin, quote=quote), quote=quote
            )

    def report_unified(self) -> None:
        """List the ideographs that were replaced by their doubles."""
        if self.unified:
            pairs = [f"{old}→{new}" for old, new in self.unified.items()]
            shown = " ".join(pairs[:_SHOWN]) + (" …" if len(pairs) > _SHOWN else "")
            self.report.info("mending.unified-ideographs", Location(self.origin), characters=shown)

    def _note_unified(self, plans: dict[str, tuple[Edit, ...]]) -> None:
        for text, edits in plans.items():
            self.unified.update({text[edit.start : edit.end]: edit.text for edit in edits})

    def _enter(
        self,
        rule: str,
        before: Iterable[Segment],
        after: Iterable[Segment],
        touched: Counter[str],
    ) -> None:
        """Enter the difference of two states of the printed text, as characters, under ``rule``.

        ``touched`` are characters that the rule took out in one place and set in another: they
        are no difference, but they were changed, and count on both sides.
        """
        old = Counter("".join(segment.text for segment in before))
        new = Counter("".join(segment.text for segment in after))
        gone, come = old - new + touched, new - old + touched
        self.account.change(rule, "".join(gone.elements()), "".join(come.elements()))
        blanks = sum(count for character, count in gone.items() if character.isspace())
        self.account.space(rule, blanks)


def _texts(part: Part, rewrite: Callable[[Part, Rewrite], Part]) -> list[str]:
    """The joined text of every run of a part."""
    texts: list[str] = []
    rewrite(part, _collector(texts))
    return texts


def _collector(texts: list[str]) -> Rewrite:
    def see(text: str) -> tuple[Edit, ...]:
        texts.append(text)
        return ()

    return see


def _planned(plans: dict[str, tuple[Edit, ...]]) -> Rewrite:
    return lambda text: plans.get(text, ())


def _touched(plans: dict[str, tuple[Edit, ...]], texts: Iterable[str]) -> Counter[str]:
    """The visible characters that the plans both take out and set."""
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    for text in texts:
        for edit in plans.get(text, ()):
            gone.update(text[edit.start : edit.end])
            come.update(edit.text)
    return Counter({each: count for each, count in (gone & come).items() if not each.isspace()})


def _as_segment(text: str) -> Iterator[Segment]:
    yield Segment(text)


def _masthead(masthead: Masthead, rule: Rewrite) -> Masthead:
    return replace(
        masthead,
        series=rewrite_text(masthead.series, rule),
        title=rewrite_text(masthead.title, rule),
        subtitle=rewrite_text(masthead.subtitle, rule),
        issue=rewrite_text(masthead.issue, rule),
        date=rewrite_text(masthead.date, rule),
        publisher=rewrite_text(masthead.publisher, rule),
        notice=rewrite_text(masthead.notice, rule),
        editor=rewrite_text(masthead.editor, rule),
        copies=rewrite_text(masthead.copies, rule),
        contact=rewrite_text(masthead.contact, rule),
    )
