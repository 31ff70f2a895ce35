"""``wenxuan impose`` from the command line."""

from __future__ import annotations

import pikepdf
import pytest

from compiler.cli.command import run


@pytest.fixture
def pages(tmp_path):
    pdf = pikepdf.Pdf.new()
    for _ in range(6):
        pdf.add_blank_page(page_size=(420, 595))
    pdf.save(tmp_path / "in.pdf")
    return tmp_path / "in.pdf"


def test_sheets_lie_beside_the_pdf_and_the_printer_is_told_how(pages, capsys):
    assert run(["impose", str(pages), "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    made = pages.with_name("in.booklet.short-edge.pdf")
    assert made.name in out
    assert "flip on the SHORT edge" in err
    assert "6 pages on 2 sheets" in err
    assert "blank pages: 7, 8" in err
    with pikepdf.open(made) as pdf:
        assert len(pdf.pages) == 4


def test_a_back_cover_stays_outside(pages, capsys):
    assert run(["impose", str(pages), "--back-cover", "--lang", "en"]) == 0
    assert "blank pages: 6, 7" in capsys.readouterr().err


def test_every_option_is_heard(pages, tmp_path, capsys):
    out = tmp_path / "o.pdf"
    options = ["--sheet", "8开", "--scheme", "signatures", "--binding", "right"]
    options += ["--signature", "4", "--paper", "0.2", "--no-marks", "-o", str(out)]
    assert run(["impose", str(pages), *options]) == 0
    assert "2 帖" in capsys.readouterr().err
    with pikepdf.open(out) as pdf:
        assert float(pdf.pages[0].mediabox[2]) == pytest.approx(390 * 72 / 25.4)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere.pdf"], "nowhere.pdf"),
        (["in.pdf", "--sheet", "Z9"], "Z9"),
        (["in.pdf", "--scheme", "spiral"], "saddle"),
        (["in.pdf", "-o", "in.pdf"], "in.pdf"),
        ([], "IN.PDF"),
    ],
)
def test_mistakes_are_one_line(pages, monkeypatch, capsys, arguments, says):
    monkeypatch.chdir(pages.parent)
    assert run(["impose", *arguments]) not in {0, 70}
    err = capsys.readouterr().err
    assert says.lower() in err.lower()
    assert len(err.strip().splitlines()) == 1
