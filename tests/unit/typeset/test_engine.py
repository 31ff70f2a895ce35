"""The engine's faults and messages become errors and diagnostics; its bytes do not vary."""

from __future__ import annotations

import gc
import hashlib
import importlib
import logging
import os
import pickle
import subprocess
import sys
import warnings
import weakref
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
import weasyprint

from compiler.diagnostics import Report
from compiler.errors import TypesetError
from compiler.messages import LANGUAGES, catalogue, sentence
from compiler.model.artifacts import Markup, Pages, Stylesheet
from compiler.typeset import engine, guard
from compiler.typeset.collector import collector_paused
from compiler.typeset.engine import TypesetSettings, typeset

ROOT = Path(__file__).resolve().parents[3]
CHILD = """
import pickle, sys
from compiler.diagnostics import Report
from compiler.typeset.engine import typeset
markup, settings = pickle.load(open(sys.argv[1], "rb"))
sys.stdout.buffer.write(typeset(markup, settings, Report()).pdf)
"""


def digest(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest()


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_another_process_and_folder_give_the_same_bytes(
    small_markup: Markup,
    small_settings: TypesetSettings,
    small_pages: Pages,
    tmp_path: Path,
    seed: str,
) -> None:
    job = tmp_path / "job.pickle"
    job.write_bytes(pickle.dumps((small_markup, small_settings)))
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT),
        "TZ": "Asia/Tokyo",
    }
    result = subprocess.run(
        [sys.executable, "-c", CHILD, str(job)],
        cwd=tmp_path, env=environment, capture_output=True, check=True,
    )  # fmt: skip
    assert digest(result.stdout) == digest(small_pages.pdf)
    assert result.stderr == b""


def test_the_date_is_the_only_date(
    small_markup: Markup, small_settings: TypesetSettings, small_pages: Pages
) -> None:
    other = replace(small_settings, created=small_settings.created.replace(year=2023))
    assert typeset(small_markup, other, Report()).pdf != small_pages.pdf
    assert b"2024" not in typeset(small_markup, other, Report()).pdf[-2000:]


def test_a_date_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        TypesetSettings(created=datetime(2024, 1, 1), language="zh")  # noqa: DTZ001 - the case


def test_an_unknown_property_is_told_with_its_stylesheet(
    small_markup: Markup, small_settings: TypesetSettings, capfd: pytest.CaptureFixture[str]
) -> None:
    sheet = Stylesheet("theme.css", "p {\n  colour: red }")
    report = Report()
    sheets = (*small_markup.stylesheets, sheet)
    typeset(replace(small_markup, stylesheets=sheets), small_settings, report)
    (finding,) = report
    assert finding.code == "typeset.engine-warning"
    assert (finding.location.source, finding.location.line) == ("theme.css", 2)
    assert "colour" in dict(finding.values)["detail"]
    assert capfd.readouterr() == ("", "")


def test_links_to_nowhere_and_pictures_without_words_are_told(set_body) -> None:
    _, report = set_body('<p><a href="#gone">见</a></p><img src="asset:red.png">')
    assert sorted(report.codes()) == ["typeset.dangling-link", "typeset.undescribed-image"]
    assert len(report.warnings) == 1


def test_loggers_and_warning_filters_are_put_back(set_body) -> None:
    logger = logging.getLogger("weasyprint")
    before = (logger.handlers[:], logger.propagate, logger.level, warnings.filters[:])
    set_body("<p style='colour: red'>文</p>")
    assert before == (logger.handlers[:], logger.propagate, logger.level, warnings.filters[:])


def test_too_deep_a_nesting_is_an_error_without_a_traceback(set_body) -> None:
    with pytest.raises(TypesetError) as caught:
        set_body("<div>" * 3000 + "文" + "</div>" * 3000)
    assert caught.value.code == "typeset.too-deep"


@pytest.mark.parametrize(
    ("fault", "code"),
    [(MemoryError(), "typeset.out-of-memory"), (AssertionError("x"), "typeset.engine-failure")],
)
def test_a_fault_in_the_engine_is_an_error(
    set_body, monkeypatch: pytest.MonkeyPatch, fault: Exception, code: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(engine.Document, "write_pdf", fail)
    with pytest.raises(TypesetError) as caught:
        set_body("<p>文</p>")
    assert caught.value.code == code
    assert caught.value.__cause__ is fault


def test_another_version_is_refused(set_body, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "VERSION", "71.0")
    with pytest.raises(TypesetError) as caught:
        set_body("<p>文</p>")
    assert caught.value.code == "typeset.unsupported-engine"
    assert caught.value.values == {"found": "WeasyPrint 71.0", "wanted": "70.0"}


def without(function: Any, attribute: str) -> FunctionType:
    """The function with one attribute called otherwise, as another version might."""
    function = getattr(function, "__wrapped__", function)
    code = function.__code__
    names = tuple("renamed" if name == attribute else name for name in code.co_names)
    assert names != code.co_names
    return FunctionType(code.replace(co_names=names), {}, closure=function.__closure__)


@pytest.mark.parametrize("reliance", guard.RELIED_ON, ids=str)
def test_a_name_that_is_gone_is_refused_by_name(
    reliance: guard.Reliance, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard.check_engine()
    owner: Any = importlib.import_module(reliance.module)
    *path, name = reliance.name.split(".")
    for part in path:
        owner = getattr(owner, part)
    if reliance.attribute:
        monkeypatch.setattr(owner, name, without(getattr(owner, name), reliance.attribute))
    else:
        monkeypatch.delattr(owner, name)
    with pytest.raises(TypesetError) as caught:
        guard.check_engine()
    assert caught.value.values["found"] == str(reliance)


class TestCollectorPaused:
    def test_it_is_off_inside_and_on_again_after(self) -> None:
        assert gc.isenabled()
        with collector_paused():
            assert not gc.isenabled()
            assert gc.get_freeze_count() > 0
        assert gc.isenabled()
        assert gc.get_freeze_count() == 0

    def test_it_is_restored_after_an_error(self) -> None:
        with pytest.raises(KeyError), collector_paused():
            raise KeyError
        assert gc.isenabled()
        assert gc.get_freeze_count() == 0

    def test_where_it_is_off_a_booklet_is_collected_when_the_next_begins(self) -> None:
        class Box:
            pass

        gc.disable()
        try:
            with collector_paused():
                box = Box()
                box.itself = box
                left = weakref.ref(box)
                del box
            assert left()
            with collector_paused():
                assert not left()
        finally:
            gc.unfreeze()
            gc.enable()

    def test_who_had_it_off_or_frozen_keeps_it_so(self) -> None:
        gc.disable()
        gc.freeze()
        frozen = gc.get_freeze_count()
        try:
            with collector_paused():
                pass
            assert not gc.isenabled()
            # frozen objects may still die by their reference counts
            assert gc.get_freeze_count() == pytest.approx(frozen, rel=0.001)
        finally:
            gc.unfreeze()
            gc.enable()


def test_every_sentence_is_there_in_both_languages_with_a_remedy() -> None:
    values = dict.fromkeys(
        ("found", "wanted", "role", "families", "install", "path", "family", "character",
         "codepoint", "count", "page", "quote", "characters", "address", "name", "reason",
         "target", "detail", "package"),
        "…",
    )  # fmt: skip
    codes = [code for code in catalogue() if code.startswith("typeset.")]
    assert len(codes) == 23
    for code in codes:
        for language in LANGUAGES:
            said = sentence(code, language, values)
            assert said.message
            assert said.hint
