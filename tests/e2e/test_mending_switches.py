"""From `[mending]` in booklet.toml to the characters of the PDF and the counts of the account."""

from __future__ import annotations

import pypdfium2
import pytest

from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, build

MANUSCRIPT = "# 纸的故事\n\n二○二四年,纸(第二版)印了３~５万册--真的...\n\n```\na--b, (一)\n```\n"
MENDED = "二〇二四年，纸（第二版）印了3～5万册——真的……"
RULES = ("zeros", "punctuation", "letters", "waves", "dashes", "ellipses")
UNMENDED = "二○二四年,纸(第二版)印了３~５万册--真的..."


@pytest.mark.parametrize(
    ("table", "printed", "changed"),
    [
        (
            "",
            MENDED,
            {
                "zeros": 1,
                "punctuation": 3,
                "letters": 2,
                "waves": 1,
                "dashes": 2,
                "ellipses": 3,
            },
        ),
        (
            "".join(f"{rule} = false\n" for rule in RULES),
            UNMENDED,
            {},
        ),
    ],
)
def test_rules_and_switches_reach_the_page(tmp_path, table, printed, changed):
    (tmp_path / "a.md").write_text(MANUSCRIPT, "utf-8")
    (tmp_path / "booklet.toml").write_text(f"[mending]\n{table}", "utf-8")
    result = build(BuildRequest(tmp_path), Report())
    (account,) = result.accounts
    assert dict(account.changed) == changed
    assert account.unaccounted == 0
    (pdf,) = (tmp_path / "dist").rglob("*.pdf")
    document = pypdfium2.PdfDocument(pdf)
    pages = range(len(document))
    text = "".join(document[page].get_textpage().get_text_range() for page in pages)
    text = "".join(text.split())
    assert printed in text
    assert "a--b,(一)" in text
