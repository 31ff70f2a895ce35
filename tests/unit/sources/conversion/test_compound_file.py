"""Compound files are read as far as their chains lead, and no further."""

from __future__ import annotations

import struct

import pytest
from old_files import SIGNATURE, compound

from compiler.sources.conversion.compound_file import CompoundError, CompoundFile


def test_streams_by_their_names():
    held = CompoundFile(compound({"WordDocument": b"a" * 5000, "1Table": b"b"}))
    assert held.streams == ("WordDocument", "1Table")
    assert held.stream("WordDocument") == b"a" * 5000
    assert held.stream("1Table") == b"b".ljust(4096, b"\0")
    assert held.stream("2Table") is None


def test_small_streams_stand_in_one_of_their_own(word_samples):
    held = CompoundFile((word_samples / "libreoffice-notes.doc").read_bytes())
    assert "WordDocument" in held.streams
    assert held.stream("\x05SummaryInformation")[:2] == b"\xfe\xff"


@pytest.mark.parametrize("circle", ["WordDocument", "1Table"])
def test_a_chain_that_goes_in_a_circle_ends(circle):
    data = compound({"WordDocument": b"a" * 5000, "1Table": b"b" * 5000}, circle)
    with pytest.raises(CompoundError):
        CompoundFile(data).stream(circle)


def test_a_table_of_tables_that_leads_to_itself_ends():
    data = bytearray(compound({"WordDocument": b"a"}))
    struct.pack_into("<I", data, 68, 2)
    struct.pack_into("<I", data, 512 * 4 - 4, 2)
    with pytest.raises(CompoundError):
        CompoundFile(bytes(data))


@pytest.mark.parametrize("data", [b"", SIGNATURE, SIGNATURE + bytes(600), b"PK" * 400])
def test_what_is_none_is_told(data):
    with pytest.raises(CompoundError):
        CompoundFile(data)


def test_a_file_that_was_cut_off_gives_what_is_left():
    whole = compound({"WordDocument": b"a" * 9000})
    assert CompoundFile(whole[:-4096]).stream("WordDocument").startswith(b"a" * 4096)
