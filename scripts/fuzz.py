"""Read broken manuscripts and PDFs without end, and keep those that a reader cannot bear.

usage: .venv/bin/python scripts/fuzz.py [--seconds N] [--seed N] [--only N] [--findings DIR] DIR…

Files of the folders (and some made here) are cut, spliced, repeated and spoilt, and read as every
format; Word files and pages are changed in their trees, PDFs in their objects, and these are
imposed and inspected. A finding is any exception but WenxuanError, an account of characters that
does not balance, more than 10 s of computing or 1 GB for one file; its file is kept in DIR. The
exit status is 1 if there was a finding. The same seed makes the same files; ``--only N`` makes the
N-th again.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from fuzz_pdf import changed_pdf, small_pdfs
from fuzz_trees import changed_html, changed_word

from compiler.assembly.arrange import AssemblySettings, Contribution, SectionPart, assemble
from compiler.conservation.verify import check_ledgers
from compiler.diagnostics import Report
from compiler.errors import ConservationError, WenxuanError
from compiler.finishing.imposition.impose import ImpositionSettings, impose
from compiler.finishing.imposition.plan import Scheme
from compiler.model.booklet import Masthead
from compiler.preflight.check import preflight
from compiler.preflight.profiles import Profile
from compiler.project.archive import unpack
from compiler.project.load import load
from compiler.sources.registry import ReadingSettings, read_source
from compiler.workers.life import Limits
from compiler.workers.worker import run_isolated

TESTS = Path(__file__).resolve().parent.parent / "tests"
LIMITS = Limits(cpu_s=10)
MAX_BYTES = 60_000
SUFFIXES = (".md", ".txt", ".html", ".mhtml", ".docx", ".zip", ".toml")
# How often each sort is made: bytes of every format, trees, objects.
SORTS = ("bytes", "bytes", "word", "word", "page", "pdf", "pdf")

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


def spoilt(
    data: bytes, others: Sequence[bytes], chance: random.Random, most: int = MAX_BYTES
) -> bytes:
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
        data = data[:most]
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
    if path.suffix == ".pdf":
        _handled(path.read_bytes())
        return
    if path.suffix == ".toml":
        load(path, Report())
        return
    report = Report()
    manuscript = read_source(path, root, ReadingSettings(), report)
    part = SectionPart("", (Contribution(manuscript),))
    check_ledgers(assemble([part], AssemblySettings(Masthead(title="纸")), report))


def _handled(pdf: bytes) -> None:
    """Impose and inspect a PDF in every way; the first refusal stands after all have been tried."""
    refused: WenxuanError | None = None
    ways = [partial(impose, pdf, ImpositionSettings(scheme)) for scheme in Scheme]
    for way in (*ways, *(partial(preflight, pdf, profile) for profile in Profile)):
        try:
            way()
        except WenxuanError as error:
            refused = refused or error
    if refused:
        raise refused


def finding(path: Path, root: Path) -> str:
    """What is wrong with the way a file is read; "" if nothing is."""
    try:
        read(path, root)
    except ConservationError:
        return traceback.format_exc()
    except WenxuanError:
        return ""
    except Exception:  # noqa: BLE001 - exactly what is looked for
        return traceback.format_exc()
    return ""


def isolated_finding(path: Path, root: Path) -> str:
    """The same in a process of its own: computing, memory and the life of libraries count too."""
    (answer,) = run_isolated([lambda _: finding(path, root)], LIMITS)
    if answer.value is not None:
        return answer.value
    death = answer.death
    if death is None:
        return ""
    return f"{path.suffix}: {death.ending} {death.detail}\n{death.trace}\n"


def samples(folders: Sequence[Path]) -> list[bytes]:
    """The files to begin with."""
    found = [b"".join(TOKENS), b"".join(ARCHIVE), "# 纸\n\n纸是印刷的材料。\n".encode()]
    for folder in folders:
        found += [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    return found


def word_samples(found: Sequence[bytes]) -> list[bytes]:
    """Word files: those of the tests, one made here, and those among the files found."""
    from word_files import WordFile, field_, heading, paragraph, run  # noqa: PLC0415 - the tests' own

    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        heading("印刷的历史", 1)
        + paragraph("纸是印刷的材料。", numbered)
        + paragraph(run("墨", '<w:b/><w:em w:val="dot"/>') + field_("PAGE", run("1")))
        + "<w:tbl><w:tr><w:tc>"
        + paragraph("版")
        + "</w:tc></w:tr></w:tbl>"
        + paragraph(run("注") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    )
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    made = WordFile(
        body,
        numbering=f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        footnotes=f'<w:footnote w:id="2">{paragraph("脚注。")}</w:footnote>',
        header="文选",
    )
    with tempfile.TemporaryDirectory() as folder:
        written = made.write(Path(folder) / "a.docx").read_bytes()
    own = [path.read_bytes() for path in sorted((TESTS / "word_samples").glob("*.docx"))]
    given = [data for data in found if data[:2] == b"PK" and b"word/document.xml" in data]
    return [written, *own, *(data for data in given if len(data) < 300_000)]


def pdf_samples(found: Sequence[bytes]) -> list[bytes]:
    """PDFs: the tests' specimen, as it is and on sheets, and small ones among the files found."""
    from print_specimen import saved, specimen  # noqa: PLC0415 - the tests' own

    whole = saved(specimen())
    return [whole, impose(whole, ImpositionSettings()).pdf, *small_pdfs(found)]


def page_samples(found: Sequence[bytes]) -> list[bytes]:
    """Pages: one made here, and those among the files found."""
    page = (
        "<html><head><title>纸</title></head><body><h1>纸</h1><ol start=3><li>版<li>墨</ol>"
        "<table><tr><td rowspan=2>一<td>二<tr><td>三</table><p>纸是<b>印刷</b>的材料。"
        "<ruby>纸<rt>zhǐ</ruby></p><img src='a.png'><blockquote>版式</blockquote></body></html>"
    )
    return [page.encode(), *(data for data in found if b"<body" in data[:20_000])]


class Makers:
    """What is read, made anew from the samples for each number."""

    def __init__(self, folders: Sequence[Path]) -> None:
        sys.path.append(str(TESTS / "e2e"))
        self._pieces = samples(folders)
        self._words = word_samples(self._pieces)
        self._pages = page_samples(self._pieces)
        self._pdfs = pdf_samples(self._pieces)

    def made(self, chance: random.Random) -> tuple[str, str, bytes]:
        """A sort, the suffix of the file, and its bytes."""
        sort = chance.choice(SORTS)
        match sort:
            case "word":
                return sort, ".docx", changed_word(chance.choice(self._words), chance)
            case "page":
                return sort, ".html", changed_html(chance.choice(self._pages), chance)
            case "pdf":
                data = changed_pdf(chance.choice(self._pdfs), chance)
                return (
                    sort,
                    ".pdf",
                    spoilt(data, self._pdfs, chance, len(data))
                    if (chance.random() < 0.2)
                    else data,
                )
        suffix = chance.choice(SUFFIXES)
        start = chance.choice(self._pieces)
        begin = chance.randint(0, max(0, len(start) - 4000))
        start = start[begin : begin + chance.choice((500, 4000, MAX_BYTES))]
        if suffix == ".zip":
            return suffix, suffix, packed(self._pieces, chance)
        return suffix, suffix, spoilt(start, self._pieces, chance)


def write(path: Path, data: bytes) -> Path:
    """The path, after the file is there."""
    path.write_bytes(data)
    return path


def _kind(wrong: str) -> str:
    """What makes two findings one: where it was raised, and what."""
    lines = wrong.rstrip().split("\n")
    return "".join(lines[-3:-1]) + lines[-1].split(":")[0]


def main() -> int:
    """Fuzz for the time asked; the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, default=0)
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("folders", type=Path, nargs="*")
    asked = parser.parse_args()
    makers = Makers(asked.folders)
    asked.findings.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + asked.seconds
    kinds: set[str] = set()
    runs: Counter[str] = Counter()
    number = asked.only - 1 if asked.only else 0
    with tempfile.TemporaryDirectory() as folder:
        # What readers import is imported here once, and not again in each process.
        for suffix in (*SUFFIXES, ".pdf"):
            finding(write(Path(folder) / f"a{suffix}", b"a"), Path(folder))
        while time.monotonic() < until:
            number += 1
            # Repeatable, and each file by itself; no secret.
            sort, suffix, data = makers.made(random.Random(f"{asked.seed}-{number}"))  # noqa: S311 - see above
            path = write(Path(folder) / f"a{suffix}", data)
            wrong = isolated_finding(path, Path(folder))
            runs[sort] += 1
            if wrong and _kind(wrong) not in kinds:
                kinds.add(_kind(wrong))
                kept = asked.findings / f"{asked.seed}-{number}{suffix}"
                kept.write_bytes(data)
                print(f"== {kept}\n{wrong}", flush=True)
            if asked.only:
                break
    counts = ", ".join(f"{sort.removeprefix('.')} {count}" for sort, count in sorted(runs.items()))
    print(f"{runs.total()} files ({counts}): findings {len(kinds)}")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
