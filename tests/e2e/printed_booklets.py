"""Booklets made for the print shop, and what their files hold, read with other programs."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from PIL import Image, ImageChops

from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, BuildResult, build

_SCREEN_COLOURS = re.compile(rb"/(?:DeviceRGB|CalRGB|CalGray|ICCBased|Lab)\b")
_INK_OPERATORS = {"k", "K", "cs", "CS", "scn", "SCN"}
_COLOUR_OPERATORS = _INK_OPERATORS | {"rg", "RG", "g", "G", "sc", "SC"}


@dataclass(frozen=True)
class Printed:
    """The screen file and the print file of one edition."""

    screen: Path
    printed: Path


def printed(
    path: Path, output: Path, editions: tuple[str, ...] = ("zh-Hans",)
) -> tuple[BuildResult, dict[str, Printed]]:
    """Build ``path`` for the screen and for the print shop; its files by script."""
    request = BuildRequest(path, output=output, editions=editions, formats=("screen", "print"))
    result = build(request, Report())
    files = {(item.script, item.format): item.path for item in result.artifacts}
    return result, {
        script: Printed(files[script, "screen"], files[script, "print"])
        for script in {script for script, _ in files}
    }


def screen_colours(path: Path) -> list[str]:
    """Every colour of the screen that is left in a file: in objects, streams, graphics states."""
    found: list[str] = []
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                entries = pikepdf.Dictionary(dict(thing.items()))
                found += _operators(thing)
            else:
                entries = thing
            words = _SCREEN_COLOURS.findall(entries.unparse())
            found += [f"{thing.objgen} {word!r}" for word in words]
        for page in pdf.pages:
            found += [f"page {word}" for word in _drawn_with(page) - _INK_OPERATORS]
    return found


def _operators(stream: pikepdf.Stream) -> Iterator[str]:
    drawn = stream.get("/Subtype") == pikepdf.Name.Form or "/PatternType" in stream
    if drawn:
        yield from (f"{stream.objgen} {word}" for word in _drawn_with(stream) - _INK_OPERATORS)


def _drawn_with(content: object) -> set[str]:
    """The colour operators of a content stream."""
    used = {str(one.operator) for one in pikepdf.parse_content_stream(content)}
    return used & _COLOUR_OPERATORS


def coverage(path: Path) -> list[list[float]]:
    """The share of each page's trim that each plate covers, as Ghostscript sees it."""
    command = ["gs", "-q", "-dUseTrimBox", "-o", "-", "-sDEVICE=inkcov", path]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [[float(word) for word in line.split()[:4]] for line in done.stdout.splitlines()]


def plates(path: Path, folder: Path, *, box: str = "Trim", dpi: int = 60) -> list[Image.Image]:
    """Each page as four plates, painted by Ghostscript, cut to one of its boxes."""
    command = [
        "gs", "-q", f"-dUse{box}Box", "-o", folder / "%03d.tif", "-sDEVICE=tiff32nc", f"-r{dpi}",
        path,
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    return [Image.open(file).convert("CMYK") for file in sorted(folder.glob("*.tif"))]


def total_ink(page: Image.Image) -> float:
    """The highest total of ink on a page, percent, from half of each pair of plates."""
    halves = [plate.point([value // 4 for value in range(256)]) for plate in page.split()]
    total = ImageChops.add(
        ImageChops.add(halves[0], halves[1]), ImageChops.add(halves[2], halves[3])
    )
    return total.getextrema()[1] * 4 / 2.55
