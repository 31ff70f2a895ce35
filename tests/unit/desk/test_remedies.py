"""What a person at the desk is told to do names no key, no table, no command."""

from __future__ import annotations

import re

import pytest

from compiler.desk.remedies import WAYS, way_of
from compiler.messages import LANGUAGES, catalogue, sentence

OTHERS = ("cli.", "workspace.", "desk.", "watching.")  # said elsewhere, or written for the desk
# Names of programs, of kinds of files, and of what stands on their menus.
NAMES = re.compile(
    r"\b(?:Word|WPS|PDF|PowerPoint|Excel|LibreOffice|Writer|calibre|DOCX|RGB|CMYK|PNG|JPEG|SVG|UTF"
    r"|OpenDocument|EPUB|HEIC|Acrobat|Microsoft|docx|zip)\b|\.[a-z0-9]{2,5}\b|\d mm"
)
CODES = [code for code in catalogue() if not code.startswith(OTHERS)]


@pytest.mark.parametrize("code", CODES)
def test_no_hint_names_what_only_a_project_file_has(code):
    hint = re.sub(r"\{\w+\}", "", catalogue()[code].get("zh_hint", ""))
    if way_of(code, hint) is None:
        assert not re.search("[A-Za-z_]{2,}", NAMES.sub("", hint))


def test_each_way_has_its_words():
    assert set(WAYS) <= set(catalogue())
    ways = {way_of(code, catalogue()[code].get("zh_hint", "")) for code in CODES} - {None}
    for way in ways:
        for language in LANGUAGES:
            assert sentence(f"desk.way-{way}", language, {}).message
