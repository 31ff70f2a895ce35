r"""What a field without a result shows, told from its code.

ISO/IEC 29500-1 §17.16.5. Word writes no result for QUOTE, SYMBOL and MACROBUTTON, and programs
that write Word files leave out others (SEQ, which counts figures, most often).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compiler.sources.word.fields import Field, font_in
from compiler.sources.word.form_boxes import in_field
from compiler.sources.word.symbols import in_unicode, is_symbol_font
from compiler.sources.wording.number_forms import written

# Fields that show something: where there is nothing, something is missing.
_SHOW = frozenset(
    {
        *("=", "QUOTE", "SYMBOL", "SEQ", "REF", "STYLEREF", "NOTEREF", "PAGEREF", "DATE", "TIME"),
        *("CREATEDATE", "SAVEDATE", "PRINTDATE", "AUTHOR", "TITLE", "FILENAME", "USERNAME"),
        *("LASTSAVEDBY", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "EMBED"),
        *("DDE", "DDEAUTO", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "BARCODE"),
        *("DISPLAYBARCODE", "MERGEBARCODE", "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "CITATION"),
        *("BIBLIOGRAPHY", "DATABASE", "MERGEFIELD", "MERGEREC", "MERGESEQ", "ADDRESSBLOCK"),
        "GREETINGLINE",
    }
)
# These may well show nothing: what they ask for is empty, or not so.
_MAY = frozenset(
    {
        *("IF", "COMPARE", "DOCPROPERTY", "DOCVARIABLE", "INFO", "SUBJECT", "KEYWORDS"),
        *("COMMENTS", "FILLIN"),
    }
)
_WORD = re.compile(r'"((?>(?:[^"\\]|\\.)*))"|“([^“”]*+)”|(\\\S)|(\S++)')
_VALUED = frozenset({"\\*", "\\#", "\\@", "\\f", "\\s", "\\r", "\\l", "\\b", "\\d"})
_FORMS = {
    "ROMAN": "lowerRoman",
    "ALPHABETIC": "lowerLetter",
    "ORDINAL": "ordinal",
    "CHINESENUM1": "ideographDigital",
    "CHINESENUM2": "chineseLegalSimplified",
    "CHINESENUM3": "chineseCountingThousand",
    "DBNUM1": "chineseCounting",
    "DBNUM2": "chineseLegalSimplified",
    "CIRCLENUM": "decimalEnclosedCircle",
    "GB3": "decimalEnclosedCircle",
    "ZODIAC1": "ideographTraditional",
    "ZODIAC2": "ideographZodiac",
}


@dataclass(frozen=True)
class _Code:
    """A field's words: what it is given, and its switches with their values."""

    words: tuple[str, ...]
    switches: dict[str, str]


@dataclass
class Sequences:
    """The counters of SEQ fields (§17.16.5.56) by their names."""

    _counts: dict[str, int] = field(default_factory=dict)

    def next(self, ended: Field) -> str:
        """The number that a SEQ field shows; one that is there is counted on from."""
        code = _read(ended.code)
        name = code.words[0].lower() if code.words else ""
        kept = ended.result.strip()
        number = self._counts.get(name, 0) + ("\\c" not in code.switches)
        for said in (code.switches.get("\\r", ""), kept):
            if said.isascii() and said.isdecimal():
                number = int(said)
        self._counts[name] = number
        if "\\h" in code.switches or "\\s" in code.switches:  # with \s its chapter's own
            return ""
        form = code.switches.get("\\*", "")
        wanted = _FORMS.get(form.upper(), "decimal")
        if form.isupper() and wanted in {"lowerRoman", "lowerLetter"}:
            wanted = wanted.replace("lower", "upper")
        return written(number, wanted)


def text_shown(ended: Field, sequences: Sequences) -> str:
    """The text that a field shows by its code alone; "" where that cannot be told."""
    code = _read(ended.code)
    match ended.name:
        case "FORMCHECKBOX" | "FORMDROPDOWN" | "FORMTEXT":
            return in_field(ended.name, ended.form)
        case "QUOTE":
            return " ".join(code.words)
        case "MACROBUTTON" | "GOTOBUTTON":  # MathType hides the words of its own
            return "" if ended.hidden else " ".join(code.words[1:])
        case "MERGEFIELD" if code.words:
            return f"«{code.words[0]}»"
        case "SEQ":
            return sequences.next(ended)
        case "SYMBOL" if code.words:
            return _symbol(code, font_in(ended.code))
        case _:
            return ""


def is_missing(ended: Field) -> bool:
    """Whether a field that shows nothing ought to show something."""
    code = _read(ended.code)
    if ended.name == "SEQ":
        return "\\h" not in code.switches
    return ended.name in _SHOW or (ended.name in _MAY and not ended.in_result)


def _read(code: str) -> _Code:
    """The words after a field's name; a switch that has a value takes the next."""
    words: list[str] = []
    switches: dict[str, str] = {}
    open_ = ""
    for match in list(_WORD.finditer(code))[1:]:
        quoted, curly, switch, plain = match.groups()
        word = next((text for text in (quoted, curly, plain) if text is not None), "")
        if switch:
            switches.setdefault(switch.lower(), "")
            open_ = switch.lower() if switch.lower() in _VALUED else ""
        elif open_:
            if word.upper() not in {"MERGEFORMAT", "CHARFORMAT"}:
                switches[open_] = switches[open_] or word
            open_ = ""
        else:
            words.append(re.sub(r"\\(.)", r"\1", word))
    return _Code(tuple(words), switches)


def _symbol(code: _Code, font: str) -> str:
    r"""The sign of a SYMBOL field: in Unicode with \u, else in the code page of Chinese Windows."""
    said = code.words[0]
    hexadecimal = said[:2].lower() == "0x"
    digits = said[2:] if hexadecimal else said
    try:
        number = int(digits, 16 if hexadecimal else 10) if len(digits) <= 6 else 0
    except ValueError:
        return ""
    if is_symbol_font(font) or "\\u" in code.switches:
        return in_unicode(number, font)
    if number < 0x80:
        return in_unicode(number, "")
    page = "cp932" if "\\j" in code.switches else "gb18030" if number > 0xFF else "cp1252"
    try:
        return number.to_bytes(2 if number > 0xFF else 1).decode(page)
    except (UnicodeDecodeError, OverflowError):
        return ""
