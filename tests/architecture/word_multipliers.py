"""Word files in which one thing stands ``count`` times: what the product of two would show."""

from __future__ import annotations

from word_files import WordFile, field_, paragraph, run

_MARKED = '<w:bookmarkStart w:id="{0}" w:name="书签{0}"/>{1}<w:bookmarkEnd w:id="{0}"/>'
_HEADER = (
    '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="pheader"/></w:sectPr></w:pPr>'
    "{0}</w:p>"
)
_NOTE = '<w:footnote w:id="{0}">{1}</w:footnote>'
_CALL = '<w:r><w:footnoteReference w:id="{0}"/></w:r>'


def _repeated(piece: str, count: int) -> str:
    return "".join(piece.replace("{0}", str(at)) for at in range(2, count + 2))


def fields(count: int) -> WordFile:
    """Fields that refer to one place."""
    target = paragraph(_MARKED.format(1, run("竹纸")))
    return WordFile(target + paragraph(field_("REF 书签1", run("竹纸")) + run("。")) * count)


def nested_fields(count: int) -> WordFile:
    """Fields one in the other, as deep as is read."""
    deep = run("墨")
    for _ in range(10):
        deep = field_("QUOTE", deep)
    return WordFile(paragraph(deep) * count)


def headers(count: int) -> WordFile:
    """Sections with a running head each."""
    return WordFile(_repeated(_HEADER.replace("{0}", run("抄纸{0}")), count), header="页眉")


def bookmarks(count: int) -> WordFile:
    """Bookmarks, each with a reference to it."""
    marked = _MARKED.replace("{1}", run("纸{0}")) + field_("REF 书签{0}", run("纸{0}"))
    return WordFile(_repeated(paragraph(marked), count))


def notes(count: int) -> WordFile:
    """Footnotes."""
    texts = _repeated(_NOTE.replace("{1}", paragraph("注{0}")), count)
    body = _repeated(paragraph(run("纸{0}") + _CALL), count)
    return WordFile(body, footnotes=texts)


def hyperlinks(count: int) -> WordFile:
    """Links to bookmarks."""
    link = f'<w:hyperlink w:anchor="书签{{0}}">{run("纸{0}")}</w:hyperlink>'
    return WordFile(_repeated(paragraph(link), count))


def changes(count: int) -> WordFile:
    """Tracked changes in one paragraph."""
    change = f'<w:ins w:id="{{0}}" w:author="甲">{run("纸{0}")}</w:ins>'
    return WordFile(paragraph(_repeated(change, count)))


def sequences(count: int) -> WordFile:
    """Numbers of captions, which Word counts through the file."""
    return WordFile(_repeated(paragraph(run("图") + field_("SEQ 图", run("{0}"))), count))


MULTIPLIERS = {
    each.__name__: each
    for each in (
        *(fields, nested_fields, headers, bookmarks, notes, hyperlinks, changes, sequences),
    )
}
