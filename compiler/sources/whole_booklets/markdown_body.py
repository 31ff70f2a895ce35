"""The body of an article in a dump, read as Markdown; apart, for dumps need none of its parsers."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.block import Blocks, Rule
from compiler.model.inline import Image
from compiler.sources.account import Account
from compiler.sources.flow import link_markers
from compiler.sources.flow.looks import Looks
from compiler.sources.html.lowering import Lowering, Placing
from compiler.sources.html.parsing import parsed
from compiler.sources.html.profile import profile_of
from compiler.sources.html.stream import Streamer, readable_text
from compiler.sources.markdown import rendering as markdown
from compiler.sources.markdown.reader import report_formulas
from compiler.sources.recognition.heads import with_heads
from compiler.sources.recognition.rulers import without_rulers
from compiler.sources.whole_booklets.marked_up import Body, Made


class Unplaced:
    """Leaves pictures with their addresses."""

    def place(self, image: Image) -> Image:
        """The picture as it is."""
        return image


@dataclass
class MarkdownReader:
    """Reads bodies for one dump."""

    origin: str
    account: Account
    report: Report
    pictures: Placing

    def made(self, body: Body) -> Made:
        """The blocks of a body; its text is entered in the account here."""
        rendered = markdown.render(body.text)
        report_formulas(rendered.formulas, self.origin, self.report)
        rendered.left.enter(self.account, self.report)
        tree = parsed(rendered.html)
        self.account.read(readable_text(tree))
        streamer = Streamer(self.origin, profile_of(body.text), self.account, self.report)
        blocks = Lowering(streamer, self.pictures).lower(tree)
        location = Location(self.origin)
        blocks, links = link_markers.take_from_blocks(blocks, self.account, self.report, location)
        blocks = without_rulers(blocks, self.account)
        return Made(with_heads(_without_edges(blocks), Looks(()), self.account), links)


def _without_edges(blocks: Blocks) -> Blocks:
    """The blocks without rules at their ends: those part articles."""
    start, end = 0, len(blocks)
    while start < end and isinstance(blocks[start], Rule):
        start += 1
    while end > start and isinstance(blocks[end - 1], Rule):
        end -= 1
    return blocks[start:end]
