"""A page within a file of another format: nothing of it is a site's, all of it is text."""

from __future__ import annotations

from compiler.model.block import Blocks
from compiler.sources.account import Account
from compiler.sources.encoding.decoding import decode
from compiler.sources.html.hidden import without_hidden
from compiler.sources.html.lowering import Lowering
from compiler.sources.html.parsing import parsed
from compiler.sources.html.profile import profile_of
from compiler.sources.html.stream import Streamer, readable_text
from compiler.sources.limits import check_tags
from compiler.sources.reading import Reading
from compiler.sources.web.archive import archive_of
from compiler.sources.web.archive_head import begins_archive
from compiler.sources.web.enclosed import put_together
from compiler.sources.web.styles import settle_styles


def blocks_of(data: bytes, reading: Reading, account: Account) -> Blocks:
    """The blocks of a page, alone or saved in one file with its pictures.

    Raises SourceError for one that cannot be read.
    """
    if begins_archive(data):
        archive = archive_of(data, reading.origin, reading.report)
        content, tree = archive.page, parsed(archive.page)
        put_together(tree, archive, reading)
    else:
        check_tags(data, reading.origin)
        content = decode(data, reading.origin, reading.report)
        tree = parsed(content)
    for title in tree.select("head > title"):
        title.decompose()  # the tab's, and nothing of the text
    account.read(readable_text(tree))
    without_hidden(tree, account)
    settle_styles(tree, tree, "", reading.pictures.beside)
    streamer = Streamer(reading.origin, profile_of(content), account, reading.report)
    return Lowering(streamer, reading.pictures).lower(tree)
