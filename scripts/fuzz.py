"""Read broken manuscripts without end, and keep those that a reader cannot bear.

usage: .venv/bin/python scripts/fuzz.py [--seconds N] [--seed N] [--findings DIR] [FOLDER…]

Files of the folders (and some made here) are cut, spliced, repeated and spoilt, and read as every
format. A finding is any exception but WenxuanError, an account of characters that does not
balance, or more than 10 s for one file; its file is kept in DIR. The exit status is 1 if there
was a finding.
"""

from __future__ import annotations

import argparse
import io
import random
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Sequence
from pathlib import Path

from compiler.assembly.arrange import AssemblySettings, Contribution, SectionPart, assemble
from compiler.conservation.verify import check_ledgers
from compiler.diagnostics import Report
from compiler.errors import ConservationError, WenxuanError
from compiler.model.booklet import Masthead
from compiler.project.archive import unpack
from compiler.project.load import load
from compiler.sources.registry import ReadingSettings, read_source

LONGEST_S = 10
MAX_BYTES = 60_000
SUFFIXES = (".md", ".txt", ".html", ".mhtml", ".docx", ".zip", ".toml")

# Pieces that readers look for, spliced into what is read.
TEXTS = """---|title: |&a [*a]|!!python/object |目录|# |## |**|***|`|```|[^1]|[^1]: |![](|](|<div>
</div>|<p>|<table><tr><td>|</table>|<li>|<ul>|<ruby>纸<rt>zhǐ|<!--|<![CDATA[|]]>|&#0;|&#xFFFFFF;|&amp;
> |>>>>>>>> |1. |- |    |\t|\f|\r\n|“|”|"|'|……|——|（|）|第一章|一、|（一）|1.|— 12 —|\ufffc
\u3000\u3000|\ufeff|\u200b|\u202e|\0|🙂|来源：|作者：|责编：|2024年12月5日|编者按：|图1|[1]|链接|http://127.0.0.1/
colspan=100000 |rowspan=-1 |style='display:none'|<script>|<style>|<svg>|<iframe src=|<video>|<pre>
<wenxuan-note label=1>|{ .x }|\\|$$|<meta charset=gbk>"""
BYTES = (b"\xff", b"\xfe\xff", b"\x81\x30\x81\x30", b"\xa1\xa1", b"PK\x03\x04", b"\xed\xa0\x80")
TABLE = b"|a|b|\n|-|-|\n|c|\n"
TOKENS = [text.encode() for line in TEXTS.split("\n") for text in line.split("|") if text]
TOKENS = [*TOKENS, *BYTES, TABLE, b"---\n", b"\n", b"```\n", b"\r\n"]
ARCHIVE = (  # a page saved in one file
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"; start="<a>"\r\n\r\n',
    b"\r\n--x\r\n",
    b"Content-Type: text/html; charset=gbk\r\nContent-ID: <a>\r\nContent-Location: http://a/b\r\n",
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n",
    '<html><h1>纸</h1><p>纸是印刷的材料。</p><img src=3D"c.png">'.encode(),
    b"\r\n--x\r\nContent-Type: image/png\r\nContent-Location: http://a/c.png\r\n",
    b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x--\r\n",
)
TOKENS += ARCHIVE


class TooSlowError(Exception):
    """One file took longer than a reader may."""


def spoilt(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """``data`` after a few changes, no longer than a reader can be expected to read at once."""
    for _ in range(chance.randint(1, 8)):
        at, to = sorted(chance.randint(0, len(data)) for _ in range(2))
        match chance.randint(0, 7):
            case 0:
                data = data[:at] + data[to:]
            case 1:
                data = data[:at] + chance.choice(TOKENS) + data[at:]
            case 2:
                data = data[:at] + chance.choice(TOKENS) * chance.randint(2, 400) + data[at:]
            case 3:
                piece = chance.choice(others)
                begin = chance.randint(0, len(piece))
                data = data[:at] + piece[begin : begin + chance.randint(1, 2000)] + data[to:]
            case 4:
                data = data[:to] + data[at:to] * chance.randint(1, 5) + data[to:]
            case 5 if data:
                at = min(at, len(data) - 1)
                data = data[:at] + bytes([chance.randint(0, 255)]) + data[at + 1 :]
            case 6:
                lines = data.split(b"\n")
                chance.shuffle(lines)
                data = b"\n".join(lines) if chance.random() < 0.2 else data
            case _:
                data = data[at:to] or data
        data = data[:MAX_BYTES]
    return data


def packed(pieces: Sequence[bytes], chance: random.Random) -> bytes:
    """A zip of some pieces, under names of every kind, perhaps spoilt."""
    buffer = io.BytesIO()
    names = ["a.md", "文章/一.txt", "../x.md", "/etc/x", "a/./b.md", "c:\\x", "a\\b.md", "n" * 300]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in chance.sample(names, 3):
            archive.writestr(name, chance.choice(pieces)[:5000])
    data = buffer.getvalue()
    return spoilt(data, pieces, chance) if chance.random() < 0.8 else data


def read(path: Path, root: Path) -> None:
    """Read one file as the pipeline does, and check its account."""
    if path.suffix == ".zip":
        with tempfile.TemporaryDirectory() as folder:
            unpack(path, Path(folder), path.name)
        return
    if path.suffix == ".toml":
        load(path)
        return
    report = Report()
    manuscript = read_source(path, root, ReadingSettings(), report)
    part = SectionPart("", (Contribution(manuscript),))
    check_ledgers(assemble([part], AssemblySettings(Masthead(title="纸")), report))


def finding(path: Path, root: Path) -> str:
    """What is wrong with the way a file is read; "" if nothing is."""

    def too_slow(*_: object) -> None:
        raise TooSlowError

    signal.signal(signal.SIGALRM, too_slow)
    signal.alarm(LONGEST_S)
    try:
        read(path, root)
    except ConservationError:
        return traceback.format_exc()
    except WenxuanError:
        return ""
    except Exception:  # noqa: BLE001 - exactly what is looked for
        return traceback.format_exc()
    finally:
        signal.alarm(0)
    return ""


def samples(folders: Sequence[Path]) -> list[bytes]:
    """The files to begin with."""
    found = [b"".join(TOKENS), b"".join(ARCHIVE), "# 纸\n\n纸是印刷的材料。\n".encode()]
    for folder in folders:
        found += [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    return found


def main() -> int:
    """Fuzz for the time asked; the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("folders", type=Path, nargs="*")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)  # noqa: S311 - no secret, and it must be repeatable
    pieces = samples(asked.folders)
    asked.findings.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + asked.seconds
    kinds: set[str] = set()
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < until:
            count += 1
            suffix = chance.choice(SUFFIXES)
            start = chance.choice(pieces)
            begin = chance.randint(0, max(0, len(start) - 4000))
            start = start[begin : begin + chance.choice((500, 4000, MAX_BYTES))]
            data = packed(pieces, chance) if suffix == ".zip" else spoilt(start, pieces, chance)
            path = Path(folder) / f"a{suffix}"
            path.write_bytes(data)
            wrong = finding(path, Path(folder))
            if not wrong:
                continue
            kind = "".join(wrong.rstrip().split("\n")[-3:-1]) + wrong.split("\n")[-2].split(":")[0]
            if kind in kinds:
                continue
            kinds.add(kind)
            kept = asked.findings / f"{asked.seed}-{count}{suffix}"
            kept.write_bytes(data)
            print(f"== {kept}\n{wrong}", flush=True)
            if count % 1000 == 0:
                print(f"{count} files read", flush=True)
    print(f"{count} files read, {len(kinds)} kinds of findings")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
