"""Composed pages stay valid PDF/A-2a and PDF/UA-1, as veraPDF judges it."""

from __future__ import annotations

import pikepdf
import pytest
from built_booklets import EDITIONS
from set_tables import paragraph, set_blocks
from test_tall_tables import TALL
from test_wide_tables import WIDE
from verapdf import STANDARDS, Verdict, verdicts

TABLES = {
    "turned": (WIDE["14 amounts"], "A4"),
    "row by row": (WIDE["32 columns"], "A4"),
    "head repeated": (TALL["several"], "A5"),
    "notes": (TALL["note"], "phone"),
    "spanning": (TALL["spanning"], "A5"),
    "head over a page": (TALL["head over a page"], "A5"),
    "tall head": (TALL["tall head"], "gongwen A5"),
}


@pytest.fixture(scope="module")
def judged(example, seeds, tmp_path_factory) -> dict[tuple[str, str, str], Verdict]:
    """The verdicts by booklet, script and standard, and on a copy damaged for each standard."""
    files = {
        facts.path: (name, script)
        for name, booklet in (("example", example), ("seeds", seeds))
        for script, facts in booklet.pdfs.items()
    }
    folder = tmp_path_factory.mktemp("damaged")
    files[folder / "untagged.pdf"] = ("untagged", "zh-Hans")
    with pikepdf.open(example.pdfs["zh-Hans"].path) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(folder / "untagged.pdf")
    files[folder / "broken-span.pdf"] = ("broken-span", "zh-Hans")
    _break_a_span(example.pdfs["zh-Hans"].path, folder / "broken-span.pdf")
    for name, (table, shape) in TABLES.items():
        blocks = (paragraph("始说纸。"), table, paragraph("终说墨。"))
        path = folder / f"{name}.pdf"
        path.write_bytes(set_blocks(blocks, shape, booklet_title="表").pdf)
        files[path] = (name, "zh-Hans")
    return {(*files[one.path], one.standard): one for one in verdicts(list(files))}


def _break_a_span(path, target):
    """A copy in which one composed character stands outside all marked content."""
    with pikepdf.open(path) as pdf:
        page = pdf.pages[2]
        operations = list(pikepdf.parse_content_stream(page))
        shown = next(op for op in operations if str(op.operator) == "TJ")
        first = next(i for i, op in enumerate(operations) if str(op.operator) in {"BDC", "BMC"})
        font = next(op for op in operations if str(op.operator) == "Tf")
        operator = pikepdf.Operator
        stray = [([], operator("BT")), font, shown, ([], operator("ET"))]
        operations[first:first] = stray
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))
        pdf.save(target)


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("script", EDITIONS)
@pytest.mark.parametrize("name", ["example", "seeds"])
def test_each_edition_complies(judged, name, script, standard):
    verdict = judged[name, script, standard]
    assert verdict.failures == ()
    assert verdict.compliant
    assert verdict.checks > 10_000


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("name", TABLES)
def test_tables_of_every_kind_comply(judged, name, standard):
    assert judged[name, "zh-Hans", standard].failures == ()


def test_spans_with_actual_text_were_among_what_was_judged(example, seeds):
    for booklet in (example, seeds):
        for facts in booklet.pdfs.values():
            with pikepdf.open(facts.path) as pdf:
                spans = sum(page.Contents.read_bytes().count(b"/ActualText") for page in pdf.pages)
            assert spans > 20


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_file_without_its_tags_is_refused(judged, standard):
    verdict = judged["untagged", "zh-Hans", standard]
    assert not verdict.compliant
    assert verdict.failures


def test_text_outside_marked_content_is_refused(judged):
    verdict = judged["broken-span", "zh-Hans", "PDF/UA-1"]
    assert any(line.startswith("7.1-3") for line in verdict.failures)
