"""A Word file (.docx) → its flow, and the account of its characters.

1. the zip judged and opened                                  (package)
2. every character of its parts entered                       (source_text)
3. the body walked: paragraphs, tables, notes, drawings       (body)
4. what the file shows of each handed on                      (looks)
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from compiler.sources.account import Account
from compiler.sources.flow.looks import Flow, passages
from compiler.sources.reading import Reading as Given
from compiler.sources.word.body import Body
from compiler.sources.word.findings import report_findings
from compiler.sources.word.looks import headings_listed, with_looks
from compiler.sources.word.opening import opened
from compiler.sources.word.package import open_package
from compiler.sources.word.reading import Reading, ReadPage


def read(path: Path, given: Given, account: Account, page: ReadPage) -> Flow:
    """The flow of a Word file; its characters are entered in ``account``.

    ``page`` reads the pages of the web that stand in it.

    Raises SourceError for what is no .docx (old .doc and .wps, RTF, a locked file, each by its
    name), for a broken file, and for one that unpacks to more than a manuscript can have.
    """
    package = open_package(path, given.origin)
    with closing(package.archive):
        reading = Reading(package, given.pictures, account, given.report, page=page)
        body = Body(reading)
        found = body.document(opened(reading))
        uncalled = passages(body.uncalled())
    given.pictures.close()
    report_findings(reading)
    listing = reading.listing.listed(headings_listed(found))
    return Flow((*with_looks(found, account), *uncalled), listing=listing)
