"""What was compiled before is the same as what would be compiled now, and nothing else is kept."""

from __future__ import annotations

import importlib
import re
import sys
from dataclasses import FrozenInstanceError

import pytest

from compiler import compilations
from compiler.compilations import kept_in, known, own_table, remember

MODULE = """
import re
from dataclasses import dataclass

TITLE = re.compile(r"(?P<mark>[〇㐀-䶿一-鿿𠀀-\U000323af])+|(x)", re.IGNORECASE)
BYTES = re.compile(rb"a(b)?")
SMALL, ANY = re.compile("edition"), re.compile("edition", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    place: int
    words: str = ""


def later(text):
    return re.compile(text)
"""


class Shelf(dict):
    """One in memory."""

    def put(self, key, content):
        self[key] = content


@pytest.fixture
def imported(tmp_path, monkeypatch):
    """Imports a module anew, as a process does that has just begun."""
    (tmp_path / "of_the_program.py").write_text(MODULE, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    def import_it():
        sys.modules.pop("of_the_program", None)
        re.purge()
        return importlib.import_module("of_the_program")

    yield import_it
    sys.modules.pop("of_the_program", None)


def kept(shelf):
    with kept_in(shelf):
        return dict(compilations._KNOWN.kept)


def test_what_a_module_compiles_is_kept_and_is_the_same(imported):
    plain = imported()
    shelf = Shelf()
    for _ in range(2):  # made, then found
        with kept_in(shelf):
            module = imported()
        for name in ("TITLE", "BYTES", "SMALL", "ANY"):
            now, then = getattr(module, name), getattr(plain, name)
            assert now == then
            assert (now.flags, now.groups, now.groupindex) == (
                then.flags,
                then.groups,
                then.groupindex,
            )
        assert module.TITLE.findall("一X𠀀") == plain.TITLE.findall("一X𠀀")
        assert module.ANY.match("EDITION")
        assert not module.SMALL.match("EDITION")
        assert module.Row(1, "a") == module.Row(1, "a") != module.Row(2)
        assert hash(module.Row(1)) == hash(module.Row(1))
        assert repr(module.Row(1)) == "Row(place=1, words='')"
        with pytest.raises(FrozenInstanceError):
            module.Row(1).place = 2
    kinds = {key[0] for key in kept(shelf)}
    assert {"pattern", "method"} <= kinds


def test_nothing_is_compiled_that_is_known(imported, monkeypatch):
    shelf = Shelf()
    with kept_in(shelf):
        imported()
    monkeypatch.setattr(re._compiler, "_code", None)  # who compiles now fails
    with kept_in(shelf):
        assert imported().TITLE.fullmatch("一二")
    monkeypatch.undo()


def test_what_is_compiled_of_a_text_that_was_read_is_not_kept(imported):
    shelf = Shelf()
    with kept_in(shelf):
        module = imported()
        assert module.later("读者的稿件").match("读者的稿件")
        assert re.search("读者的另一篇", "读者的另一篇")
    assert "读者" not in str(list(kept(shelf)))


def test_templates_and_tables(imported):
    shelf = Shelf()
    with kept_in(shelf):
        assert known("template", "one") is None
        remember("template", "one", compile("1 + 1", "one.j2", "eval"))
        assert own_table("a = 1") == {"a": 1}
    with kept_in(shelf):
        assert eval(known("template", "one")) == 2  # noqa: S307 - our own
        assert own_table("a = 1") == {"a": 1}


def test_what_grows_too_large_is_begun_anew(monkeypatch):
    shelf = Shelf()
    with kept_in(shelf):
        own_table("a = 1")
    monkeypatch.setattr(compilations, "_MOST_BYTES", 10)
    with kept_in(shelf):
        own_table("b = 1")
    assert [key for key in kept(shelf) if key[0] == "table"] == [("table", "b = 1")]


def test_python_is_as_it_was_afterwards():
    before = re._compiler.compile
    with kept_in(Shelf()):
        assert re._compiler.compile is not before
    assert re._compiler.compile is before
    with kept_in(None):
        assert re._compiler.compile is before


def test_a_pattern_that_is_wrong_is_told_as_ever():
    with kept_in(Shelf()), pytest.raises(re.error, match="unterminated"):
        re.compile("[读")


def test_what_workers_import_is_imported_once_to_be_kept(monkeypatch):
    shelf, asked = Shelf(), []
    monkeypatch.setattr(compilations.importlib, "import_module", _noting(asked))

    def run():
        asked.clear()
        with kept_in(shelf):
            compilations.imported_elsewhere(["compiler.numerals", "compiler.pdf"])
        return [name for name in asked if name.startswith("compiler.")]

    assert run() == ["compiler.numerals", "compiler.pdf"]
    assert run() == []
    monkeypatch.setattr(compilations, "_age", len)
    assert run() == ["compiler.numerals", "compiler.pdf"]
    assert run() == []


def test_modules_have_an_age():
    assert compilations._age("compiler.numerals") > 0
    assert compilations._age("compiler.pdf") > 0
    assert compilations._age("compiler.nowhere") == 0


def _noting(asked):
    plain = importlib.import_module

    def note(name):
        asked.append(name)
        return plain(name)

    return note
