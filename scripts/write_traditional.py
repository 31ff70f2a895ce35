"""Write what a user reads in traditional characters, by our own conversion.

usage: .venv/bin/python scripts/write_traditional.py

``compiler/messages/traditional/`` has each Chinese sentence of the catalogue for Taiwan and Hong
Kong. A test fails when they are stale.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from compiler.diagnostics import Report
from compiler.editions.convert import EditionSettings, convert
from compiler.editions.phrases import PhraseRow
from compiler.messages import TRADITIONAL, catalogue
from compiler.model.article import Article
from compiler.model.block import Paragraph
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Text

ROOT = Path(__file__).resolve().parents[1]
MESSAGES = ROOT / "compiler" / "messages" / "traditional"
HEAD = "# Written by scripts/write_traditional.py from the simplified sentences.\n"
VOCABULARY = {"zh-Hant-TW": "taiwan"}
# Read by eye: a program is 程式 in Taiwan, a process 程序; both are 程序 before conversion.
PHRASES = {
    "zh-Hant-TW": {
        "本程序": "本程式",
        "编排程序": "編排程式",
        "打印的程序": "列印的程式",
        "的程序重新": "的程式重新",
        "时程序出错": "時程式出錯",
        "别的程序": "別的程式",
        "类型": "類型",
        "权限": "權限",
        "参数": "參數",
        "对象": "物件",
        "链接": "連結",
    }
}


def converted(texts: Sequence[str], script: str) -> list[str]:
    """The texts in the script, with the region's words and corner quotes; lines stay lines."""
    lines = [line for text in texts for line in text.split("\n")]
    blocks = tuple(Paragraph((Text(line),)) for line in lines)
    booklet = Booklet(Masthead(), (Section("", (Article("", blocks),)),))
    rows = tuple(PhraseRow(*row) for row in PHRASES.get(script, {}).items())
    settings = EditionSettings(script, phrases=rows, vocabulary=VOCABULARY.get(script, ""))
    made = convert(booklet, settings, Report()).booklet.sections[0].articles[0].blocks
    found = iter(
        "".join(piece.text for piece in block.children if isinstance(piece, Text))
        for block in made
        if isinstance(block, Paragraph)
    )
    return ["\n".join(next(found) for _ in text.split("\n")) for text in texts]


def messages(language: str) -> str:
    """The catalogue in the characters of a language, as TOML."""
    places = [
        (code, name)
        for code, texts in catalogue().items()
        for name in ("zh", "zh_hint")
        if name in texts
    ]
    texts = converted([catalogue()[code][name] for code, name in places], TRADITIONAL[language])
    lines = [HEAD]
    for (code, name), text in zip(places, texts, strict=True):
        if name == "zh":
            lines.append(f"\n[{quoted(code)}]\n")
        lines.append(f"{name} = {quoted(text)}\n")
    return "".join(lines)


def quoted(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def files() -> dict[Path, str]:
    """What is written, by place."""
    made = {}
    for language in TRADITIONAL:
        made[MESSAGES / f"{language}.toml"] = messages(language)
    return made


if __name__ == "__main__":
    for path, text in files().items():
        path.write_text(text, "utf-8")
        print(path.relative_to(ROOT))
