"""Preflight on whole files: our own, those of other programs, and through the command line."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections import Counter

import pikepdf
import pytest
import typst
from print_mutants import MUTANTS
from print_specimen import saved, specimen

from compiler.diagnostics import Report, Severity
from compiler.messages import LANGUAGES, sentence
from compiler.pipeline import BuildRequest, build
from compiler.preflight.check import judged, preflight
from compiler.preflight.profiles import Profile
from compiler.preflight.reading import read_facts
from compiler.preflight.settings import Expected
from compiler.units import Size

SCRIPTS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
FORMATS = ("screen", "booklet", "print")


@pytest.fixture(scope="module")
def made(root, tmp_path_factory):
    """Every format of every edition of an example, by format and script."""
    request = BuildRequest(
        root / "examples" / "zhizhang",
        tmp_path_factory.mktemp("out"),
        editions=SCRIPTS,
        formats=FORMATS,
    )
    result = build(request, Report())
    return {(item.format, item.script): item.path.read_bytes() for item in result.artifacts}


def keys_of(findings):
    return {item.code.removeprefix("preflight.") for item in findings}


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(
    ("file", "profile"),
    [("screen", "screen"), ("screen", "archive"), ("booklet", "booklet"), ("print", "print")],
)
def test_nothing_is_wrong_with_our_own_files(made, script, file, profile):
    findings = preflight(made[file, script], Profile(profile))
    assert [item for item in findings if item.severity is not Severity.INFO] == []


# What a mutant of the specimen takes for granted: bytes of its XMP, its page 3, its own names.
OF_THE_SPECIMEN = {
    "no claim",
    "claims X-3",
    "XMP broken",
    "no PDF/A claim",
    "trapping not stated",
    "seven pages",
    "another size than planned",
    "blank left-hand page",
    "RGB output intent",
    "no trim",
    "trim out of the page",
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_faults_in_our_own_print_file_are_found(made, script):
    """One good file an edition, one fault a rule; and nothing but what is true of the fault."""
    data = made["print", script]
    mutants = [
        mutant
        for mutant in MUTANTS
        if mutant.profile is Profile.PRINT and mutant.name not in OF_THE_SPECIMEN
    ]
    assert len(mutants) >= 40
    good = keys_of(preflight(data, Profile.PRINT, _expected(data)))
    for mutant in mutants:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            found = keys_of(preflight(mutant.bytes(pdf), Profile.PRINT, _expected(data)))
        assert mutant.key in found, mutant.name
        assert found - good <= {mutant.key} | mutant.also, mutant.name


def _expected(data):
    facts = read_facts(data)
    trim = facts.pages[0].trim
    return Expected(
        fonts=frozenset({"Noto Serif CJK", "Noto Sans CJK", "LXGW WenKai", "Specimen Song"}),
        spots=frozenset({"PANTONE 185 C", "Pantone 185C"}),
        trim=Size(trim.width * 25.4 / 72, trim.height * 25.4 / 72),
        pages=len(facts.pages),
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_fonts_are_those_poppler_names(made, script, tmp_path):
    data = made["print", script]
    path = tmp_path / "print.pdf"
    path.write_bytes(data)
    listed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()[2:]]
    facts = read_facts(data)
    ours = {run.style.font.name for page in facts.pages for run in page.texts}
    assert ours == {row[0].partition("+")[2] for row in rows}
    assert all(run.style.font.embedded for page in facts.pages for run in page.texts)


TYPST = """
#set document(title: "纸张")
#set page(paper: "a5", margin: 18mm)
#set text(font: "Noto Serif CJK SC", lang: "zh", fill: cmyk(0%, 0%, 0%, 100%))
= 纸张
雕版印刷。#text(fill: rgb("#c00"))[红字] #link("https://example.org")[链接]
#rect(width: 100%, height: 2cm, fill: cmyk(100%, 100%, 100%, 50%))
#line(length: 5cm, stroke: 0.1pt + cmyk(0%, 0%, 0%, 100%))
"""


def test_what_typst_makes_is_described_as_it_is(tmp_path):
    (tmp_path / "a.typ").write_text(TYPST, "utf-8")
    pdf = typst.compile(str(tmp_path / "a.typ"))
    found = {item.code.removeprefix("preflight."): item for item in preflight(pdf, Profile.PRINT)}
    there = {"not-x4", "x4-trapped", "x4-trim-missing", "output-intent", "no-bleed", "not-inks"}
    there |= {"annotation-in-trim", "too-much-ink", "hairline", "black-text-knocks-out"}
    # Typst marks neither an overprint nor a plate for its black; the thin line is black as well.
    there |= {"black-line-knocks-out"}
    assert set(found) == there
    assert dict(found["too-much-ink"].values)["ink"] == "350"
    assert dict(found["hairline"].values)["width"] == "0.10"
    [place] = found["too-much-ink"].places
    assert place.area.left_mm == pytest.approx(18, abs=0.1)
    assert place.area.width_mm == pytest.approx(148 - 36, abs=0.1)
    assert place.area.height_mm == pytest.approx(20, abs=0.1)
    assert found["annotation-in-trim"].count == 1
    assert keys_of(preflight(pdf, Profile.SCREEN)) == {"no-archive-claim", "no-title"}


HTML = """<html lang="zh"><title>纸张</title><body style="font-family:'Noto Serif CJK SC'">
<p style="color:#000">雕版 <a href="https://example.org">链接</a></p>
<div style="background:#06c;height:40px;opacity:.5"></div></body></html>"""


@pytest.mark.skipif(not shutil.which("chromium"), reason="Chromium is not on this machine")
def test_what_chromium_makes_is_described_as_it_is(tmp_path):
    (tmp_path / "a.html").write_text(HTML, "utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    out = tmp_path / "a.pdf"
    run = [*command, f"--user-data-dir={tmp_path}/c", f"--print-to-pdf={out}", tmp_path / "a.html"]
    subprocess.run(run, capture_output=True, check=True, timeout=600)
    facts = read_facts(out.read_bytes())
    found = {item.code.removeprefix("preflight."): item for item in judged(facts, Profile.PRINT)}
    assert {"not-inks", "annotation-in-trim", "live-transparency", "no-bleed"} <= set(found)
    assert dict(found["not-inks"].values)["space"] == "DeviceRGB"
    assert not {"font-not-embedded", "missing-glyph", "too-much-ink"} & set(found)
    assert facts.document.tagged
    assert not facts.document.metadata.pdfa


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_what_libreoffice_makes_is_described_as_it_is(tmp_path):
    (tmp_path / "a.txt").write_text("雕版印刷。\n", "utf-8")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless"]
    run = [*command, "--convert-to", "pdf", tmp_path / "a.txt"]
    subprocess.run(run, capture_output=True, check=True, timeout=600, cwd=tmp_path)
    data = (tmp_path / "a.pdf").read_bytes()
    found = keys_of(preflight(data, Profile.PRINT))
    assert {"not-inks", "no-bleed", "output-intent", "x4-trim-missing"} <= found
    assert not {"font-not-embedded", "missing-glyph", "too-much-ink"} & found


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "compiler", "preflight", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "好.pdf"
    path.write_bytes(saved(specimen()))
    return path


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "bad.pdf"
    [mutant] = [mutant for mutant in MUTANTS if mutant.name == "RGB area"]
    path.write_bytes(mutant.bytes(specimen()))
    return path


def test_a_good_file_ends_well(good):
    outcome = run(good, "--lang", "en", "--profile", "archive")
    assert outcome.returncode == 0
    assert outcome.stdout == "nothing to object to\n"


def test_a_bad_file_is_told_in_a_table_and_by_the_exit_code(bad):
    outcome = run(bad, "--lang", "en")
    assert outcome.returncode == 13
    [row] = [line for line in outcome.stdout.splitlines() if "R0027" in line]
    assert row.startswith("error")
    assert "DeviceRGB" in row
    assert "page 3, 21 mm from the left, 108 mm from the top" in row
    assert outcome.stderr.startswith("error: preflight found")
    assert outcome.stderr.count("\n") == 1


def test_json_is_for_programs(bad):
    outcome = run(bad, "--json", "--lang", "zh")
    assert outcome.returncode == 13
    record = json.loads(outcome.stdout)
    assert set(record) == {"version", "generator", "file", "profile", "findings"}
    assert (record["version"], record["profile"]) == (1, "print")
    finding = next(item for item in record["findings"] if item["rule"] == "R0027")
    assert finding["code"] == "preflight.not-inks"
    assert (finding["severity"], finding["count"], finding["pages"]) == ("error", 1, [3])
    assert finding["places"][0]["page"] == 3
    assert set(finding["places"][0]["box_mm"]) == {"left", "top", "width", "height"}
    assert "DeviceRGB" in finding["message"]
    assert finding["hint"]


@pytest.mark.parametrize("content", [b"", b"not a PDF"])
def test_what_is_no_pdf_is_told_in_one_line(tmp_path, content):
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    outcome = run(path)
    assert outcome.returncode == 13
    assert outcome.stdout == ""
    assert outcome.stderr.count("\n") == 1


def test_a_missing_file_is_told_in_one_line(tmp_path):
    outcome = run(tmp_path / "none.pdf")
    assert outcome.returncode == 3
    assert outcome.stderr.count("\n") == 1


def test_every_finding_of_every_mutant_has_its_words():
    said = Counter()
    for mutant in MUTANTS:
        for item in preflight(mutant.bytes(specimen()), mutant.profile):
            for language in LANGUAGES:
                words = sentence(item.code, language, dict(item.values))
                assert "{" not in words.message + words.hint
                said[language] += 1
    assert said["zh"] == said["en"] > len(MUTANTS)
