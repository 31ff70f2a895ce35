"""Pages whose digests are equal read alike; what is changed in one of them is read anew."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compiler.conservation.page_digests import page_digests
from compiler.conservation.page_text import read_pages
from compiler.conservation.printed import PageText
from compiler.diagnostics import Report
from compiler.markup.render import render
from compiler.markup.settings import PageSettings
from compiler.pdf.file_objects import FileObjects
from compiler.pipeline import outline
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.units import PAPER_SIZES

MANUSCRIPT = f"""# 纸

读书会用了37天编写PDF文件，“把字印准”的要求始终没有变[^1]。

{"老排版师比较目录，并且登记字模的高低——这很要紧——并印刷。" * 120}

- 宣纸
- 竹纸

## 尾

{"装订师傅翻阅书页的边缘。" * 9}

[^1]: 用了37天。
"""


def made(folder, text: str) -> bytes:
    folder.mkdir(exist_ok=True)
    (folder / "a.md").write_text(text, "utf-8")
    booklet = outline(folder / "a.md", Report())
    markup = render(booklet, PageSettings(PAPER_SIZES["A5"], "A5", folder), Report())
    created = datetime(2024, 12, 5, tzinfo=UTC)
    return typeset(markup, TypesetSettings(created, "zh-Hans"), Report()).pdf


@pytest.fixture(scope="module")
def pdf(tmp_path_factory) -> bytes:
    return made(tmp_path_factory.mktemp("digests"), MANUSCRIPT)


def digests(pdf: bytes) -> tuple[str, ...]:
    found = page_digests(pdf)
    assert found is not None
    return found


def known(pdf: bytes) -> dict[str, PageText]:
    return dict(zip(digests(pdf), read_pages(pdf), strict=True))


def changed_bytes(pdf: bytes) -> Iterator[tuple[str, bytes]]:
    """The file with a byte of a stream changed, for each stream of a page or of a font."""
    file = FileObjects(pdf)
    for found in re.finditer(rb"(?m)^(\d+) 0 obj\n<<([^\n]*)>>\nstream\n", pdf):
        number, start = int(found[1]), found.end()
        data = file.data(number)
        if data and not re.search(rb"/(ObjStm|XRef|Metadata|ICC|N )", found[2]):
            middle = start + len(data) // 2
            yield found[1].decode(), pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]


def test_each_page_has_a_digest_of_its_own(pdf):
    assert len(set(digests(pdf))) == len(read_pages(pdf)) > 3
    assert digests(pdf) == digests(pdf)


def test_the_same_pages_elsewhere_are_the_same(pdf, tmp_path):
    """A sentence more at the end: other numbers for all objects, and only the last pages differ."""
    other = made(tmp_path / "other", MANUSCRIPT.replace("边缘。\n", "边缘。目录。\n"))
    one, two = known(pdf), known(other)
    assert one.keys() & two.keys()
    assert all(one[each] == two[each] for each in one.keys() & two.keys())
    assert next(iter(one)) == next(iter(two))
    assert list(one)[-1] != list(two)[-1]


def test_a_byte_of_a_page_or_of_a_font_is_read_anew(pdf):
    before = digests(pdf)
    count = 0
    for name, other in changed_bytes(pdf):
        after = page_digests(other)
        assert after is None or after != before, name
        count += 1
    assert count > len(before)


@pytest.mark.parametrize(
    "kind", ["font-width", "unicode", "order", "role", "box", "layer", "page", "parent", "state"]
)
def test_a_change_that_could_be_read_is_another_digest(pdf, kind):
    changed = with_change(pdf, kind)
    one, two = known(with_change(pdf, "")), known(changed)
    same = one.keys() & two.keys()
    assert len(same) < len(one)
    assert all(one[each] == two[each] for each in same)


def with_change(pdf: bytes, kind: str) -> bytes:
    """The file written anew, with something changed in it."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[1]
        fonts = list(page.Resources.Font.values())
        root = document.Root.StructTreeRoot.K[0]
        match kind:
            case "font-width":
                for font in fonts:
                    font.DescendantFonts[0].DW = 321
            case "unicode":
                for font in fonts:
                    font.ToUnicode.write(font.ToUnicode.read_bytes() + b"\n")
            case "order":
                root.K = pikepdf.Array(list(root.K)[::-1])
            case "role":
                for kid in root.K:
                    kid.S = pikepdf.Name.NonStruct
            case "box":
                page.MediaBox = [0, 0, 300, 300]
            case "layer":
                document.Root.OCProperties = pikepdf.Dictionary(OCGs=[], D=pikepdf.Dictionary())
            case "page":
                content = page.Contents.read_bytes()
                page.Contents = document.make_stream(content + b" ")
            case "parent":
                page.StructParents = 0
            case "state":
                for state in page.Resources.ExtGState.values():
                    state.ca = 0.5
        buffer = io.BytesIO()
        document.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_byte_is_changed_equal_digests_read_alike(pdf, data):
    place = data.draw(st.integers(0, len(pdf) - 1))
    other = bytearray(pdf)
    other[place] ^= data.draw(st.integers(1, 255))
    after = page_digests(bytes(other))
    if after is None:
        return
    texts = dict(zip(digests(pdf), read_pages(pdf), strict=True))
    same = [number for number, each in enumerate(after) if each in texts]
    if same:
        read = read_pages(bytes(other), same)
        assert list(read) == [texts[after[number]] for number in same]
