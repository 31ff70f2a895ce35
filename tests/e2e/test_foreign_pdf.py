"""PDFs that do harm to their reader: exit 12 or 13 and one line, never more."""

from __future__ import annotations

import os
import resource
import signal

import pytest

from compiler.cli.command import run
from compiler.finishing.imposition import impose as imposition
from compiler.preflight import check


def _crash(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


def _eat(*_, **__):
    resource.setrlimit(resource.RLIMIT_AS, (1 << 20, 1 << 20))
    return bytearray(1 << 33)


def _fault(*_, **__):
    raise AssertionError("what nobody foresaw")


def _take_time(*_, **__):
    resource.setrlimit(resource.RLIMIT_CPU, (1, 2))
    while True:
        pass


@pytest.mark.parametrize(
    "harm_of",
    [
        (_crash, "SIGKILL"),
        (_eat, "more memory"),
        (_fault, "what nobody foresaw"),
        (_take_time, "limit of 300 s"),
    ],
)
@pytest.mark.parametrize(
    "door", [("impose", imposition, 12), ("preflight", check, 13)], ids=["impose", "preflight"]
)
def test_what_a_pdf_does_to_its_reader(harm_of, door, tmp_path, monkeypatch, capfd):
    (harm, said), (verb, room, exit_code) = harm_of, door
    monkeypatch.setattr(room, verb, harm)
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-1.7\n")
    assert run(["--lang", "en", verb, str(pdf)]) == exit_code
    told = capfd.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 1
