"""Formulas (OMML) → readable text in a line: a/b in brackets where needed, raised and lowered.

ISO/IEC 29500-1 §22.1. Every ``m:t`` is kept; what the notation draws (bars, roots, brackets, signs
of sums) is written as characters and entered in the account under ``formula``. The text is
protected: mending and conversion leave formulas alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from compiler.model.inline import Keep, LineBreak, Subscript, Superscript
from compiler.model.walk import ATOM
from compiler.sources.encoding.decoding import invisible_in, without_invisible
from compiler.sources.flow.marks import Mark, Marks
from compiler.sources.flow.runs import Piece
from compiler.sources.word.source_text import own_text, text_of
from compiler.sources.word.symbols import of_element
from compiler.sources.word.xml_tree import EMPTY, Node

_SUP = Mark(Superscript)
_SUB = Mark(Subscript)
_MATHEMATICAL = range(0x1D400, 0x1D800)  # letters in italics and the like, which text fonts lack
_ACCENTS = {
    "\u0302": "^", "\u0303": "~", "\u0304": "¯", "\u0305": "¯", "\u0307": "·", "\u0308": "··",
    "\u030c": "ˇ", "\u0306": "˘", "\u0301": "´", "\u0300": "`", "\u20d7": "→", "\u20d6": "←",
    "\u20db": "···", "\u0332": "_", "\u0333": "_", "\u033f": "¯",
}  # fmt: skip
_BARE = frozenset("0123456789.%′")


@dataclass(frozen=True)
class FormulaText:
    """What the formula's own text and its notation are entered with."""

    changed: Callable[[str, str], None]  # before, after
    dropped: Callable[[str, str], None]  # reason, text
    signed: Callable[[str], None]  # a sign of a symbol font


def pieces_of(root: Node, entry: FormulaText, marks: Marks = ()) -> list[Piece]:
    """The pieces of an ``m:oMath`` or ``m:oMathPara``, to stand inside ``marks``."""
    return _Formula(entry).content(root, marks)


class _Formula:
    def __init__(self, entry: FormulaText) -> None:
        self.entry = entry

    def content(self, node: Node | None, marks: Marks) -> list[Piece]:
        """The pieces of everything in ``node``; properties hold no text."""
        found: list[Piece] = []
        for child in (node or EMPTY).children:
            if child.name.endswith("Pr"):
                self.entry.dropped("dropped-element", text_of(child))
                continue
            handler = _HANDLERS.get(child.name) if _is_whole(child) else None
            if child.name in {"w:del", "w:moveFrom"}:
                self._drop(child)
            elif child.name == "m:oMath" and found:
                found += [Piece(LineBreak(), marks), *self.content(child, marks)]
            elif handler is not None:
                self._pass_properties(child)
                found += handler(self, child, marks)
            elif _is_hidden(child):
                self.entry.dropped("hidden-text", text_of(child))
            elif child.name == "w:sym":
                found += self._sign(child, marks)
            elif child.name in {"w:br", "m:br"}:
                found.append(Piece(LineBreak(), marks))
            else:
                found += self._text(own_text(child), marks)
                found += self.content(child, marks)
        return found

    def made(self, text: str, marks: Marks) -> list[Piece]:
        """Characters that the notation stands for and the source has no text for."""
        if not text:
            return []
        self.entry.changed("", text)
        return [Piece(Keep(text), marks)]

    def _sign(self, node: Node, marks: Marks) -> list[Piece]:
        sign = of_element(node.get("w:char"), node.get("w:font")) or "□"
        self.entry.signed(sign)
        return [Piece(Keep(sign), marks), *self.content(node, marks)]

    def _pass_properties(self, node: Node) -> None:
        """Account for text in what only says how a part looks (``m:ctrlPr`` holds runs' marks)."""
        for part in node.children:
            if part.name.endswith("Pr"):
                self.entry.dropped("dropped-element", text_of(part))

    def _drop(self, node: Node) -> None:
        self.entry.dropped("tracked-deletion", text_of(node))

    def _text(self, text: str, marks: Marks) -> list[Piece]:
        if lost := invisible_in(text):
            self.entry.dropped("invisible-character", lost)
            text = without_invisible(text)
        plain = "".join(
            unicodedata.normalize("NFKC", sign) if ord(sign) in _MATHEMATICAL else sign
            for sign in text
        ).replace(ATOM, "")
        self.entry.changed(text, plain)
        return [Piece(Keep(plain), marks)] if plain else []

    def _bracketed(self, node: Node | None, marks: Marks) -> list[Piece]:
        """The content, in brackets unless it is one number or one letter."""
        inner = self.content(node, marks)
        if _is_single(inner):
            return inner
        return [*self.made("(", marks), *inner, *self.made(")", marks)]

    def _raised(self, node: Node | None, mark: Mark, marks: Marks) -> list[Piece]:
        """Superscript or subscript; inside another one written with ^ and _."""
        if node is None:
            return []
        if any(known.style in (Superscript, Subscript) for known in marks):
            inner = self._bracketed(node, marks)
            return [*self.made("^" if mark is _SUP else "_", marks), *inner] if inner else []
        return self.content(node, (*marks, mark))

    def fraction(self, node: Node, marks: Marks) -> list[Piece]:
        kind = (node.child("m:fPr") or EMPTY).child("m:type") or EMPTY
        sign = "¦" if kind.get("m:val") == "noBar" else "/"
        above = self._bracketed(node.child("m:num"), marks)
        return [*above, *self.made(sign, marks), *self._bracketed(node.child("m:den"), marks)]

    def radical(self, node: Node, marks: Marks) -> list[Piece]:
        degree = self._raised(node.child("m:deg"), _SUP, marks)
        return [*degree, *self.made("√", marks), *self._bracketed(node.child("m:e"), marks)]

    def nary(self, node: Node, marks: Marks) -> list[Piece]:
        sign = (node.child("m:naryPr") or EMPTY).child("m:chr")
        return [
            *self.made(sign.get("m:val") if sign else "∫", marks),
            *self._raised(node.child("m:sub"), _SUB, marks),
            *self._raised(node.child("m:sup"), _SUP, marks),
            *self.content(node.child("m:e"), marks),
        ]

    def script(self, node: Node, marks: Marks) -> list[Piece]:
        """Base with a subscript, a superscript, or both; limits over and under are set as these."""
        limit = _SUB if node.name == "m:limLow" else _SUP
        return [
            *self._base(node.child("m:e"), marks),
            *self._raised(node.child("m:sub"), _SUB, marks),
            *self._raised(node.child("m:sup"), _SUP, marks),
            *self._raised(node.child("m:lim"), limit, marks),
        ]

    def _base(self, node: Node | None, marks: Marks) -> list[Piece]:
        """A base of several terms needs brackets: (a+b)²; a word or a bracket does not."""
        inner = self.content(node, marks)
        text = _plain(inner)
        closed = text[:1] in "([{|‖" and text[-1:] in ")]}|‖"
        if closed or not any(sign in text for sign in "+-−±×·/= "):
            return inner
        return [*self.made("(", marks), *inner, *self.made(")", marks)]

    def before(self, node: Node, marks: Marks) -> list[Piece]:
        return [
            *self._raised(node.child("m:sub"), _SUB, marks),
            *self._raised(node.child("m:sup"), _SUP, marks),
            *self.content(node.child("m:e"), marks),
        ]

    def function(self, node: Node, marks: Marks) -> list[Piece]:
        name = self.content(node.child("m:fName"), marks)
        argument = self.content(node.child("m:e"), marks)
        letters = _plain(name)[-1:].isalnum() and _plain(argument)[:1].isalnum()
        return [*name, *([Piece(Keep(" "), marks)] if letters else []), *argument]

    def delimiters(self, node: Node, marks: Marks) -> list[Piece]:
        properties = node.child("m:dPr") or EMPTY

        def sign(name: str, otherwise: str) -> str:
            said = properties.child(name)
            return otherwise if said is None else said.get("m:val")

        separated = self._joined(node.named("m:e"), sign("m:sepChr", "|"), marks)
        left, right = sign("m:begChr", "("), sign("m:endChr", ")")
        return [*self.made(left, marks), *separated, *self.made(right, marks)]

    def matrix(self, node: Node, marks: Marks) -> list[Piece]:
        found = self.made("[", marks)
        for index, row in enumerate(node.named("m:mr")):
            found += self.made("; ", marks) if index else []
            found += self._joined(row.named("m:e"), ", ", marks)
        return [*found, *self.made("]", marks)]

    def lines(self, node: Node, marks: Marks) -> list[Piece]:
        found: list[Piece] = []
        for index, line in enumerate(node.named("m:e")):
            found += [Piece(LineBreak(), marks)] if index else []
            found += self.content(line, marks)
        return found

    def accent(self, node: Node, marks: Marks) -> list[Piece]:
        """An accent, a bar or a brace: the sign raised behind its base."""
        properties = next((part for part in node.children if part.name.endswith("Pr")), EMPTY)
        sign = properties.child("m:chr")
        below = (properties.child("m:pos") or EMPTY).get("m:val") == "bot"
        default = {"m:bar": "¯", "m:acc": "^", "m:groupChr": "⏟"}[node.name]
        text = default if sign is None else _ACCENTS.get(sign.get("m:val"), sign.get("m:val"))
        raised = marks
        if not any(known.style in (Superscript, Subscript) for known in marks):
            raised = (*marks, _SUB if below else _SUP)
        return [*self._bracketed(node.child("m:e"), marks), *self.made(text.strip(), raised)]

    def _joined(self, parts: Iterable[Node], sign: str, marks: Marks) -> list[Piece]:
        found: list[Piece] = []
        for index, part in enumerate(parts):
            found += self.made(sign, marks) if index else []
            found += self.content(part, marks)
        return found


_HANDLERS: dict[str, Callable[[_Formula, Node, Marks], list[Piece]]] = {
    "m:f": _Formula.fraction,
    "m:rad": _Formula.radical,
    "m:nary": _Formula.nary,
    "m:sSub": _Formula.script,
    "m:sSup": _Formula.script,
    "m:sSubSup": _Formula.script,
    "m:limLow": _Formula.script,
    "m:limUpp": _Formula.script,
    "m:sPre": _Formula.before,
    "m:func": _Formula.function,
    "m:d": _Formula.delimiters,
    "m:m": _Formula.matrix,
    "m:eqArr": _Formula.lines,
    "m:acc": _Formula.accent,
    "m:bar": _Formula.accent,
    "m:groupChr": _Formula.accent,
}


# What the parts of a formula hold, each once; those below hold any number of one part.
_PARTS = {
    "m:f": ("m:num", "m:den"),
    "m:rad": ("m:deg", "m:e"),
    "m:nary": ("m:sub", "m:sup", "m:e"),
    "m:func": ("m:fName", "m:e"),
    "m:sPre": ("m:sub", "m:sup", "m:e"),
    **dict.fromkeys(("m:sSub", "m:sSup", "m:sSubSup"), ("m:e", "m:sub", "m:sup")),
    **dict.fromkeys(("m:limLow", "m:limUpp"), ("m:e", "m:lim")),
    **dict.fromkeys(("m:acc", "m:bar", "m:groupChr"), ("m:e",)),
}
_MANY = {"m:d": "m:e", "m:eqArr": "m:e", "m:m": "m:mr"}


def _is_hidden(node: Node) -> bool:
    """Whether a part only takes room (§22.1.2.81): it shows nothing."""
    show = (node.child("m:phantPr") or EMPTY).child("m:show")
    return show is not None and show.get("m:val", "1") in {"0", "off", "false"}


def _is_whole(node: Node) -> bool:
    """Whether a part of a formula is built as it should be; else its text is set as it stands."""
    parts = [child for child in node.children if not child.name.endswith("Pr")]
    names = [part.name for part in parts]
    if node.name in _MANY:
        rows = all(node.name != "m:m" or _is_row(part) for part in parts)
        return rows and set(names) <= {_MANY[node.name]} and not node.text.strip()
    once = len(set(names)) == len(names)
    return once and set(names) <= set(_PARTS.get(node.name, ())) and not node.text.strip()


def _is_row(node: Node) -> bool:
    return all(child.name == "m:e" for child in node.children) and not node.text.strip()


def _plain(pieces: Sequence[Piece]) -> str:
    return "".join(piece.inline.text for piece in pieces if isinstance(piece.inline, Keep))


def _is_single(pieces: Sequence[Piece]) -> bool:
    """Whether nothing could be misread without brackets: x, 12, xⁿ, (a+b)."""
    own = [piece for piece in pieces if piece.marks == pieces[0].marks]
    if len(own) < len(pieces) and len(_plain(own)) == 1:
        return True
    plain = _plain(pieces).strip()
    return len(plain) <= 1 or all(sign in _BARE for sign in plain)
