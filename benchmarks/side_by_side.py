"""The same three pages of Chinese set by wenxuan, Typst, Chromium and plain WeasyPrint.

usage: .venv/bin/python benchmarks/side_by_side.py [--keep FOLDER] [--picture docs/side-by-side.png]

The text is ``side_by_side.md``, written to be hard to set: nested quotes, adjacent marks, dashes,
numbers with signs, Latin words, an address. Each system gets it on A4, 38 characters of 12 pt to
a line, lines of 21 pt, Noto Serif CJK SC, justified; Chromium also gets what CSS has for Chinese
(text-autospace, text-wrap: pretty, line-break: strict). Prints one table, and draws one paragraph
as each has set it. Chromium is Debian's ``chromium``; without it the others are compared.
"""

from __future__ import annotations

import argparse
import html
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import typst
import weasyprint
from line_faults import Faults, count_faults
from paragraph_picture import Strip, draw_strips
from set_lines import body_lines

HERE = Path(__file__).resolve().parent
MANUSCRIPT = HERE / "side_by_side.md"
SIZE, EMS, LEADING = 12, 38, 21  # pt, em, pt: those of the theme neikan on A4
MEASURE = SIZE * EMS
FAMILY = "Noto Serif CJK SC"
SHOWN = "谚语准不准"  # the paragraph of the picture begins with it

STYLE = f"""
@page {{ size: 595.276pt 841.89pt; margin: 64pt {(595.276 - MEASURE) / 2}pt }}
body {{ margin: 0; width: {MEASURE}pt; font: {SIZE}pt/{LEADING}pt '{FAMILY}'; text-align: justify;
  text-autospace: normal; text-wrap: pretty; line-break: strict; overflow-wrap: anywhere }}
p {{ margin: 0; text-indent: 2em; orphans: 2; widows: 2 }}
"""
TYPST = f"""
#set page(width: 595.276pt, height: 841.89pt, margin: (x: {(595.276 - MEASURE) / 2}pt, y: 64pt))
#set text(font: "{FAMILY}", size: {SIZE}pt, lang: "zh", region: "cn",
  top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: {LEADING - SIZE}pt, spacing: {LEADING - SIZE}pt,
  first-line-indent: (amount: 2em, all: true))
"""
# No network, no first-run pages, no profile of a person.
CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-pdf-header-footer",
)

ROWS: tuple[tuple[str, Callable[[Faults], str]], ...] = (
    ("lines", lambda f: str(f.lines)),
    ("worst right edge, pt", lambda f: f"{f.edge:.2f}"),
    ("adjacent marks left unsqueezed", lambda f: str(f.unsqueezed)),
    ("adjacent marks squeezed", lambda f: str(f.squeezed)),
    ("forbidden line starts", lambda f: str(f.starts)),
    ("forbidden line ends", lambda f: str(f.ends)),
    ("split —— …… or numbers", lambda f: str(f.splits)),
    ("lone last characters", lambda f: str(f.lone)),
    ("Han–Latin gap, em (median)", lambda f: f"{f.gap:.2f}"),
    ("widest gap between Han, em", lambda f: f"{f.loosest:.2f}"),
    ("spaces inserted, pdftotext", lambda f: str(f.poppler_spaces)),
    ("spaces inserted, PDFium", lambda f: str(f.pdfium_spaces)),
    ("characters named by a radical", lambda f: str(f.misnamed)),
)


def paragraphs_of(manuscript: Path) -> tuple[str, ...]:
    """The paragraphs below the title."""
    blocks = manuscript.read_text("utf-8").split("\n\n")
    return tuple(block.strip() for block in blocks if not block.startswith("#"))


def set_by_wenxuan(_paragraphs: Sequence[str], folder: Path) -> Path:
    """The whole command, from the manuscript to the booklet."""
    command = [
        Path(sys.executable).with_name("wenxuan"),
        "build",
        "--no-cache",
        MANUSCRIPT,
        "--output",
        folder,
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*/*.pdf"))


def set_by_typst(paragraphs: Sequence[str], folder: Path) -> Path:
    """Each paragraph as a string, so that nothing of it is markup."""
    quoted = (paragraph.replace("\\", "\\\\").replace('"', '\\"') for paragraph in paragraphs)
    source = folder / "page.typ"
    source.write_text(TYPST + "\n\n".join(f'#"{text}"' for text in quoted), "utf-8")
    typst.compile(str(source), output=str(folder / "typst.pdf"))
    return folder / "typst.pdf"


def page_of(paragraphs: Sequence[str]) -> str:
    """The web page that Chromium and WeasyPrint get."""
    body = "\n".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    head = f'<meta charset="utf-8"><title>side by side</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="zh-Hans">{head}<body>{body}</body></html>'


def set_by_chromium(paragraphs: Sequence[str], folder: Path) -> Path | None:
    """Printed by the headless browser; None if there is none."""
    program = shutil.which("chromium")
    if program is None:
        print("chromium is missing: apt-get install chromium", file=sys.stderr)
        return None
    source, target = folder / "page.html", folder / "chromium.pdf"
    source.write_text(page_of(paragraphs), "utf-8")
    with tempfile.TemporaryDirectory() as profile:
        where = [f"--user-data-dir={profile}", f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run([program, *CHROMIUM, *where], check=True, capture_output=True, timeout=120)
    return target


def set_by_weasyprint(paragraphs: Sequence[str], folder: Path) -> Path:
    """The engine without the product's composition."""
    target = folder / "weasyprint.pdf"
    weasyprint.HTML(string=page_of(paragraphs)).write_pdf(target)
    return target


MAKERS: dict[str, Callable[[Sequence[str], Path], Path | None]] = {
    "wenxuan": set_by_wenxuan,
    "Typst": set_by_typst,
    "Chromium": set_by_chromium,
    "WeasyPrint": set_by_weasyprint,
}


def table(faults: dict[str, Faults]) -> str:
    """A Markdown table, a column for each system."""
    rows = [f"| | {' | '.join(faults)} |", "|---" * (len(faults) + 1) + "|"]
    for name, shown in ROWS:
        rows.append(f"| {name} | {' | '.join(shown(found) for found in faults.values())} |")
    return "\n".join(rows)


def compare(folder: Path, picture: Path) -> None:
    """Make all, count, print the table, draw the picture."""
    paragraphs = paragraphs_of(MANUSCRIPT)
    chosen = next(n for n, text in enumerate(paragraphs) if text.startswith(SHOWN))
    faults: dict[str, Faults] = {}
    strips: list[Strip] = []
    for name, make in MAKERS.items():
        pdf = make(paragraphs, folder)
        if pdf is None:
            continue
        lines = body_lines(pdf, paragraphs, SIZE)
        faults[name] = count_faults(pdf, lines, MEASURE, SIZE)
        strips.append(Strip(name, pdf, tuple(li for li in lines if li.paragraph == chosen)))
    print(table(faults))
    draw_strips(strips, MEASURE, folder, picture)


def main() -> None:
    """Compare, in a folder that is kept if one is named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keep", type=Path, help="leave the PDFs in this folder")
    parser.add_argument("--picture", type=Path, default=HERE.parent / "docs" / "side-by-side.png")
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        compare(options.keep.resolve(), options.picture)
        return
    with tempfile.TemporaryDirectory() as name:
        compare(Path(name), options.picture)


if __name__ == "__main__":
    main()
