"""Odd fonts in a project's folder: what the file claims holds, or is not claimed and told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import odd_fonts
import pikepdf
import pytest
from verapdf import verdicts

from compiler.diagnostics import Report
from compiler.errors import WenxuanError
from compiler.pipeline import BuildRequest, build

PROJECT = """theme = "./look"
[booklet]
title = "纸与墨"
date = "2024-12-05"
[[section]]
title = "纸"
articles = ["纸.md"]
"""
MANUSCRIPT = "# 纸墨\n\n纸墨印字装 abc 纸，墨。not **纸墨 ab**。\n"
THEME = f'[fonts.zh-Hans]\nsong = ["{odd_fonts.FAMILY}", "Noto Serif CJK SC"]\n'
FONTS = dict(odd_fonts.files())
# Where the text cannot be set in it: refused, and what the refusal is called.
REFUSED = {
    "tiny-em.ttf": "typeset.unreadable-font",
    "no-loca.ttf": "typeset.unreadable-font",
    "no-hmtx.ttf": "typeset.unreadable-font",
    "no-hhea.ttf": "typeset.unreadable-font",
    "no-head.ttf": "typeset.unreadable-font",
    "no-program.otf": "typeset.unreadable-font",
    "no-glyf.ttf": "conservation.not-printed",
    "drawings.ttf": "conservation.not-printed",
    "pictures.ttf": "conservation.not-printed",
}
UNCLAIMED = {
    "licence-002.ttf": "typeset.no-embedding",
    "licence-100.ttf": "typeset.no-subsetting",
    "licence-104.ttf": "typeset.no-subsetting",
    "licence-200.ttf": "typeset.no-embedding",
}


@dataclass(frozen=True)
class Outcome:
    """What a build came to."""

    error: str
    codes: frozenset[str]
    pdf: Path | None
    claims: frozenset[str] = frozenset()


def built(folder: Path, name: str, data: bytes) -> Outcome:
    for place in ("fonts", "look/styles"):
        (folder / place).mkdir(parents=True)
    (folder / "fonts" / name).write_bytes(data)
    (folder / "look/styles/theme.toml").write_text(THEME, "utf-8")
    (folder / "booklet.toml").write_text(PROJECT, "utf-8")
    (folder / "纸.md").write_text(MANUSCRIPT, "utf-8")
    report = Report()
    request = BuildRequest(folder, output=folder / "out", formats=("screen",))
    try:
        build(request, report)
    except WenxuanError as error:
        return Outcome(error.code, frozenset(report.codes()), None)
    (pdf,) = (folder / "out").rglob("*.pdf")
    with pikepdf.open(pdf) as file:
        packet = file.Root.Metadata.read_bytes()
    names = {"PDF/A-2a": b"pdfaid:part", "PDF/UA-1": b"pdfuaid:part"}
    claims = frozenset(standard for standard, name in names.items() if name in packet)
    return Outcome("", frozenset(report.codes()), pdf, claims)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory) -> dict[str, Outcome]:
    folder = tmp_path_factory.mktemp("odd")
    return {name: built(folder / name, name, data) for name, data in FONTS.items()}


@pytest.mark.parametrize("name", FONTS)
def test_it_is_refused_or_claims_are_kept_or_dropped_and_told(outcomes, name):
    outcome = outcomes[name]
    assert outcome.error == REFUSED.get(name, "")
    if name in UNCLAIMED:
        assert UNCLAIMED[name] in outcome.codes
        assert outcome.claims == frozenset()
    elif not outcome.error:
        assert outcome.claims == {"PDF/A-2a", "PDF/UA-1"}


def test_what_is_claimed_is_so(outcomes):
    claiming = {one.pdf: name for name, one in outcomes.items() if one.pdf and one.claims}
    failed = {claiming[one.path]: one.failures for one in verdicts([*claiming]) if one.failures}
    assert failed == {}
