"""How large a booklet of Word files with photographs is: 20 files, 40 pictures of 12 megapixels.

``.venv/bin/python benchmarks/photographs.py FOLDER`` writes the files there, builds them as screen,
phone and EPUB, and prints megabytes and CPU seconds.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import zipfile
from pathlib import Path

from PIL import Image, ImageFilter

from compiler.diagnostics import Report
from compiler.model.artifacts import Format
from compiler.pipeline import BuildRequest, build

FILES, PICTURES = 20, 2
SIZE = (4032, 3024)  # what telephones take
FORMATS: tuple[Format, ...] = ("screen", "phone", "epub")

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_RELATION = (
    '<Relationship Id="r{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{1}" Target="{2}"/>'
)
_DOCUMENT = (
    '<?xml version="1.0"?><w:document '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    "<w:body>{}</w:body></w:document>"
)
_TEXT = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="5400000" cy="4050000"/>'
    '<wp:docPr id="{0}" name="p{0}"/><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
    '<a:blip r:embed="r{0}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>"
)


def photograph(seed: int, size: tuple[int, int] = SIZE) -> bytes:
    """A JPEG with what a photograph has: detail at every scale, and the grain of a sensor."""
    chance = random.Random(seed)  # noqa: S311 - the same pictures each time
    width, height = size
    whole = Image.new("RGB", size)
    for exponent in range(1, 9):
        small = (max(2, width >> (9 - exponent)), max(2, height >> (9 - exponent)))
        noise = Image.frombytes("RGB", small, chance.randbytes(small[0] * small[1] * 3))
        layer = noise.resize(size, Image.Resampling.BICUBIC)
        whole = Image.blend(whole, layer, 1 / (exponent + 1) ** 0.9 if exponent > 1 else 1.0)
    grain = Image.frombytes("L", size, chance.randbytes(width * height)).convert("RGB")
    whole = Image.blend(whole.filter(ImageFilter.UnsharpMask(2, 80)), grain, 0.02)
    file = io.BytesIO()
    whole.save(file, "JPEG", quality=90)
    return file.getvalue()


def word_file(path: Path, title: str, pictures: list[bytes]) -> None:
    """A Word file with a title, and text and a picture by turns."""
    body = _TEXT.format(title)
    relations = ""
    with zipfile.ZipFile(path, "w") as archive:
        for number, data in enumerate(pictures, 1):
            archive.writestr(f"word/media/image{number}.jpeg", data)
            relations += _RELATION.format(number, "image", f"media/image{number}.jpeg")
            body += _TEXT.format("造纸的工序依次是切料、蒸煮、捶打、抄纸和晒纸。" * 8)
            body += _PICTURE.format(number)
        archive.writestr("[Content_Types].xml", _TYPES)
        start = _RELATIONS.format(_RELATION.format(0, "officeDocument", "word/document.xml"))
        archive.writestr("_rels/.rels", start)
        archive.writestr("word/_rels/document.xml.rels", _RELATIONS.format(relations))
        archive.writestr("word/document.xml", _DOCUMENT.format(body))


def main(folder: Path) -> None:
    """Write the files, build them, and print what they weigh."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, FILES + 1):
        path = folder / f"{number:02} 造纸.docx"
        if not path.exists():
            seeds = range(number * PICTURES, (number + 1) * PICTURES)
            word_file(path, f"造纸的第{number}道工序", [photograph(seed) for seed in seeds])
    for form in FORMATS:
        before = _cpu()
        made = build(BuildRequest(folder, formats=(form,), cached=False), Report())
        [file] = made.artifacts
        seconds = _cpu() - before
        print(f"{form}: {file.path.stat().st_size / 1e6:.1f} MB, {seconds:.1f} s of CPU")


def _cpu() -> float:
    """CPU seconds of this process and of those it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    main(parser.parse_args().folder)
