"""The hooks change no page; they are refused by name, and leave the engine as it was."""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import Any

import pikepdf
import pydyf
import pytest
from hooked_pages import pages_without, plain_pages, text_of, wild_markup

from compiler.diagnostics import Report
from compiler.errors import TypesetError
from compiler.model.artifacts import Markup, Pages
from compiler.typeset import guard
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.typeset.hooks.installation import HOOKS, NAMES, installed_hooks

RELIANCES = sorted({each for hook in HOOKS for each in hook.relies_on}, key=str)
# their files hold the same bytes with and without; leaders are drawn by other operators, streams
# packed otherwise, and fonts embedded without the places of glyphs that are not used
SAME_BYTES = sorted({hook.name for hook in HOOKS} - {"leaders", "compression", "font-subsets"})


@pytest.fixture(scope="module")
def wild() -> Markup:
    return wild_markup()


@pytest.fixture(scope="module")
def plain(wild: Markup) -> Pages:
    return plain_pages(wild)


@pytest.fixture(scope="module")
def hooked(wild: Markup) -> Pages:
    """With all hooks but composition, which is there to set other lines."""
    return pages_without(wild, "composition")


def test_the_same_pages_labels_and_anchors_come_out(plain: Pages, hooked: Pages) -> None:
    assert len(plain.labels) > 8
    assert hooked.labels == plain.labels
    assert hooked.anchors == plain.anchors
    assert hooked.composition.lines == plain.composition.lines
    assert hooked.missing == plain.missing


def test_the_same_text_comes_out_but_for_the_order_of_dots(plain: Pages, hooked: Pages) -> None:
    kept = [c for c in text_of(hooked.pdf) if not c.isspace()]
    assert sorted(kept) == sorted(c for c in text_of(plain.pdf) if not c.isspace())
    assert "造纸" in text_of(hooked.pdf)


@pytest.mark.parametrize("name", SAME_BYTES)
def test_each_hook_alone_leaves_every_byte(wild: Markup, plain: Pages, name: str) -> None:
    assert pages_without(wild, *(NAMES - {name})).pdf == plain.pdf


def streams(pdf: bytes) -> list[bytes]:
    """What the streams of a file hold, but for the one that tells where its objects lie."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [entry for entry in opened.objects if isinstance(entry, pikepdf.Stream)]
        return [entry.read_bytes() for entry in found if entry.get("/Type") != "/XRef"]


def test_compact_fonts_leave_all_but_the_fonts(wild: Markup, plain: Pages) -> None:
    made = pages_without(wild, *(NAMES - {"font-subsets"})).pdf
    assert len(made) < len(plain.pdf)
    with pikepdf.open(io.BytesIO(made)) as one, pikepdf.open(io.BytesIO(plain.pdf)) as other:
        for page, same in zip(one.pages, other.pages, strict=True):
            assert page.Contents.read_bytes() == same.Contents.read_bytes()


def test_compression_leaves_what_is_packed(wild: Markup, plain: Pages) -> None:
    packed = pages_without(wild, *(NAMES - {"compression"})).pdf
    assert packed != plain.pdf
    assert len(packed) < 1.02 * len(plain.pdf)
    assert len(streams(packed)) > 20
    assert streams(packed) == streams(plain.pdf)


def test_each_relied_on_function_is_as_it_was_read() -> None:
    for each in RELIANCES:
        assert guard.source_digest(each.module, each.name) == each.digest, str(each)


def owner_of(fingerprint: guard.Fingerprint) -> tuple[Any, str]:
    owner: Any = importlib.import_module(fingerprint.module)
    *path, name = fingerprint.name.split(".")
    for part in path:
        owner = getattr(owner, part)
    return owner, name


@pytest.mark.parametrize("fingerprint", RELIANCES, ids=str)
def test_a_changed_function_is_refused_by_name(
    fingerprint: guard.Fingerprint, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, name = owner_of(fingerprint)
    monkeypatch.setattr(owner, name, lambda *_: None)
    before = sorted(functions())
    with pytest.raises(TypesetError) as caught, installed_hooks():
        pass
    assert caught.value.code == "typeset.engine-changed"
    assert caught.value.values["name"] == str(fingerprint)
    assert sorted(functions()) == before


def test_a_hook_that_is_off_is_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    (leaders,) = (hook for hook in HOOKS if hook.name == "leaders")
    owner, name = owner_of(leaders.relies_on[0])
    monkeypatch.setattr(owner, name, lambda *_: None)
    with installed_hooks(frozenset({"leaders"})):
        pass


def test_a_source_that_differs_by_a_letter_has_another_digest(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = "def first(a,\n          b):\n    return {n}\n\n\ndef second():\n    pass\n"
    monkeypatch.syspath_prepend(tmp_path)
    digests = []
    for number in (1, 2):
        name = f"changed_engine_{number}"
        (tmp_path / f"{name}.py").write_text(source.format(n=number), "utf-8")
        importlib.import_module(name)
        digests.append([guard.source_digest(name, each) for each in ("first", "second", "third")])
        del sys.modules[name]
    (first, second, gone), (changed, same, _) = digests
    assert first != changed
    assert second == same != ""
    assert gone == ""


def functions() -> Iterator[tuple[str, int]]:
    """Every name in the engine's modules and classes, and what stands there."""
    for module in [m for name, m in sys.modules.items() if name.startswith("weasyprint")] + [pydyf]:
        for name, value in vars(module).items():
            yield f"{module.__name__}.{name}", id(value)
            if isinstance(value, type) and not isinstance(value, ModuleType):
                for attribute, held in vars(value).items():
                    yield f"{module.__name__}.{name}.{attribute}", id(held)


def test_the_engine_is_as_it_was_afterwards(
    small_markup: Markup, small_settings: TypesetSettings
) -> None:
    typeset(small_markup, small_settings, Report())  # modules that load on first use are there
    before = sorted(functions())
    with installed_hooks():
        assert sorted(functions()) != before
    assert sorted(functions()) == before
    with pytest.raises(KeyError), installed_hooks():
        raise KeyError
    assert sorted(functions()) == before


def test_with_all_off_the_engine_is_untouched() -> None:
    before = sorted(functions())
    with installed_hooks(NAMES):
        assert sorted(functions()) == before


def test_an_unknown_name_is_refused(small_settings: TypesetSettings) -> None:
    with pytest.raises(ValueError, match="no such hook: leader"):
        replace(small_settings, without=frozenset({"leader"}))
