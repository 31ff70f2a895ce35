"""A unit is made once of the same content, and says the same each time."""

from __future__ import annotations

import pytest

from compiler.cache import fingerprint
from compiler.cache.shelf import Shelf
from compiler.cache.units import Told, Units, units_of
from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.events import Clock
from compiler.model.artifacts import Colour

NAME = ("file", "zh-Hans")


@pytest.fixture
def units(tmp_path):
    return Units(Shelf(tmp_path / "cache", b"s" * 32))


def asked(units, content, value="made"):
    """What the unit is, what was reported, and whether it was made."""
    report, seen = Report(), []

    def make(own):
        own.warn("sources.unread", path="a")
        return value

    given = units.kept(NAME, content, make, Told(report, Clock(seen.append, 1)))
    return given, report.codes(), [unit.made for unit in seen]


def test_it_is_made_once(units):
    assert asked(units, ("a",)) == ("made", ["sources.unread"], [True])
    assert asked(units, ("a",), "again") == ("made", ["sources.unread"], [False])
    assert asked(units, ("b",), "other") == ("other", ["sources.unread"], [True])


def test_without_a_shelf_it_is_made_each_time():
    assert asked(Units(), ("a",)) == ("made", ["sources.unread"], [True])
    assert asked(Units(), ("a",), "again") == ("again", ["sources.unread"], [True])


def test_another_version_makes_its_own(units, monkeypatch):
    asked(units, ("a",))
    monkeypatch.setattr("compiler.cache.units.fingerprint", lambda: "another")
    assert asked(units, ("a",), "again")[0] == "again"


def test_a_damaged_unit_is_made_anew(units):
    asked(units, ("a",))
    [entry] = units.shelf.folder.iterdir()
    entry.write_bytes(entry.read_bytes()[:-3])
    assert asked(units, ("a",), "again") == ("again", ["sources.unread"], [True])
    assert asked(units, ("a",))[0] == "again"


def test_what_fails_is_tried_again_and_tells_what_it_found(units):
    def fail(own):
        own.warn("sources.unread", path="a")
        raise SourceError("sources.empty")

    for _ in range(2):
        report = Report()
        with pytest.raises(SourceError):
            units.kept(NAME, ("a",), fail, Told(report, Clock.silent()))
        assert report.codes() == ["sources.unread"]


def test_records_come_back_as_they_were(units):
    colour = Colour("#c3000b", (0, 100, 100, 0))
    assert asked(units, ("c",), colour)[0] == asked(units, ("c",))[0] == colour


def test_a_cache_folder_that_leads_out_of_the_project_is_not_used(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    project = tmp_path / "booklet"
    (project / ".wenxuan").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (project / ".wenxuan" / "cache").symlink_to(tmp_path / "elsewhere")
    assert units_of(project).shelf is None


def test_the_program_is_known_by_its_files(tmp_path, monkeypatch):
    package = tmp_path / "compiler"
    package.mkdir()
    (package / "a.py").write_text("a = 1")
    monkeypatch.setattr(fingerprint, "_PACKAGE", package)
    first = fingerprint.fingerprint.__wrapped__()
    assert first == fingerprint.fingerprint.__wrapped__()
    (package / "a.py").write_text("a = 22")
    assert first != fingerprint.fingerprint.__wrapped__()
