"""The other hooks do what they are there for: less is computed, copied and looked through."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from pathlib import Path
from types import SimpleNamespace

import pydyf
import pytest
from hooked_pages import pages_without
from weasyprint.css import ComputedStyle
from weasyprint.layout import percent
from weasyprint.pdf import fonts as pdf_fonts

from compiler.model.artifacts import Markup
from compiler.typeset import compact_fonts
from compiler.typeset.hooks.installation import installed_hooks
from compiler.typeset.hooks.page_loops import _PageReferences

ROOT = Path(__file__).resolve().parents[3]


class TestPageReferences:
    def test_they_are_those_of_pydyf(self) -> None:
        pdf = pydyf.PDF()
        for _ in range(12):
            pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        plain = pdf.page_references
        with installed_hooks():
            quick = pdf.page_references
            assert isinstance(quick, _PageReferences)
            assert tuple(quick) == plain
            assert (quick[3], quick[-1], quick[2:5]) == (plain[3], plain[-1], plain[2:5])
            assert len(quick) == len(plain) == 12
            with pytest.raises(IndexError):
                quick[12]


def calls(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[None]:
    """One entry a call of a function of the engine's own."""
    counted: list[None] = []
    function = getattr(owner, name)

    def count(*values, **named):
        counted.append(None)
        return function(*values, **named)

    monkeypatch.setattr(owner, name, count)
    return counted


@pytest.mark.parametrize(
    ("hook", "owner", "name"),
    [
        ("style-facts", percent, "resolve_one_percentage"),
        ("style-sharing", ComputedStyle, "__missing__"),
        ("serialisation", zlib, "compressobj"),
    ],
)
def test_less_is_done(
    small_markup: Markup, monkeypatch: pytest.MonkeyPatch, hook: str, owner: object, name: str
) -> None:
    monkeypatch.setattr("compiler.typeset.hooks.installation.check_sources", lambda _: None)
    counted = calls(monkeypatch, owner, name)
    pages_without(small_markup)
    with_it = len(counted)
    counted.clear()
    pages_without(small_markup, hook)
    assert 0 < with_it < 0.7 * len(counted)


def test_a_font_file_is_not_copied_before_it_is_asked_for(
    small_markup: Markup, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[int] = []
    read = pdf_fonts.get_hb_object_data

    def watch(*values):
        data = read(*values)
        copied.append(len(data))
        return data

    for module in (pdf_fonts, compact_fonts):
        monkeypatch.setattr(module, "get_hb_object_data", watch)
    pages_without(small_markup)
    assert copied
    assert max(copied) < 1_000_000  # the subsets; the files have 20 MB and more
    copied.clear()
    pages_without(small_markup, "font-data")
    assert max(copied) > 5_000_000


def test_a_whole_font_is_there_when_it_is_wanted() -> None:
    with installed_hooks():
        font = pdf_fonts.Font.__new__(pdf_fonts.Font)
        font.file_content = b"OTTO-rest"
        assert font.type == "otf"


def python(code: str, **environment: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, **environment},
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    return result.stdout.strip()


class TestImports:
    LOADED = (
        "import sys, compiler.typeset.engine;"
        "print('fontTools.ttLib' in sys.modules, 'pycparser' in sys.modules)"
    )

    def test_font_tools_wait_and_no_declarations_are_parsed(self) -> None:
        assert python(self.LOADED) == "False False"

    def test_the_environment_switches_it_off(self) -> None:
        assert python(self.LOADED, WENXUAN_PLAIN_IMPORTS="1") == "True True"

    def test_declarations_that_are_not_those_known_are_parsed(self) -> None:
        code = (
            "import sys, types; known = types.ModuleType('known');"
            "known.DIGEST, known.COMPILED = 'other', {};"
            "sys.modules['compiler.typeset.hooks.engine_definitions'] = known;"
            f"{self.LOADED}"
        )
        assert python(code) == "False True"

    def test_what_is_compiled_is_what_the_engine_declares(self) -> None:
        code = (
            "import sys; sys.path.insert(0, 'scripts');"
            "import ast, compiler.typeset.hooks.engine_definitions as known;"
            "import write_engine_definitions as writer;"
            "now = {name: ast.literal_eval(text) for name, text in writer.compiled().items()};"
            "print(now == known.COMPILED, writer.declarations_digest() == known.DIGEST)"
        )
        assert python(code).splitlines()[-1] == "True True"

    def test_font_tools_arrive_when_they_are_used(self) -> None:
        code = (
            "import compiler.typeset.engine, weasyprint.pdf.fonts as f, weasyprint.text.fonts as t;"
            "held = f.TTLibError;"
            "options = f.subset.Options(retain_gids=True);"
            "import fontTools.subset, fontTools.ttLib as l;"
            "from fontTools.varLib.instancer import instantiateVariableFont as v;"
            "assert held is not l.TTLibError;"
            "print(f.TTLibError is l.TTLibError, f.TTFont.func is l.TTFont,"
            "      t.TTFont.func is l.TTFont, not f.TTFont.keywords['recalcTimestamp'],"
            "      f.subset is fontTools.subset, f.instantiateVariableFont is v,"
            "      f.ttFont is l.ttFont, t.woff2 is l.woff2)"
        )
        assert set(python(code).split()) == {"True"}

    def test_font_tools_can_be_used_before_and_after(self) -> None:
        code = (
            "import fontTools.ttLib as before, compiler.typeset.engine, sys;"
            "import fontTools.ttLib as after;"
            "print(before is after is sys.modules['fontTools.ttLib'])"
        )
        assert python(code) == "True"


def test_margin_boxes_of_a_style_sheet_are_found_by_name() -> None:
    from compiler.typeset.hooks.page_loops import _margin_boxes

    rules = [(None, [((0,), None, None), ((0,), "@top-left", None)], [])]
    sheet = SimpleNamespace(page_rules=rules)
    style_for = SimpleNamespace(_sheets=[(sheet, "author", None), (sheet, "user", None)])
    assert _margin_boxes(style_for) == ("@top-left",)
    assert style_for.wenxuan_margin_boxes == {"@top-left": None}
