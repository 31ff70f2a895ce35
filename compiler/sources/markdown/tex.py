"""TeX formulas as a line of text: what needs no typesetter of mathematics, or None.

Marks of one formula in two dimensions are raised and lowered, fractions and roots written with
their signs, as ``word.formulas`` does. A formula with anything else stays as its author typed it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from compiler.sources.wording.characters import IDEOGRAPH

_SIGN = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}^_]|\s+|[^\\{}^_\s]", re.DOTALL)
_MAX_DEPTH = 8
_LONGEST = 2_000  # characters


def _signs(text: str) -> dict[str, str]:
    """The signs of commands, written ``name sign`` in turn."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_SIGNS = _signs("""
    alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ
    lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω
    times × div ÷ cdot · pm ± mp ∓ ast * star * le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥
    ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ propto ∝ to → rightarrow → leftarrow ← Rightarrow ⇒
    leftrightarrow ↔ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ in ∈ notin ∉ subset ⊂ cup ∪
    cap ∩ forall ∀ exists ∃ circ ° degree ° prime ′ angle ∠ triangle △ perp ⊥ parallel ∥
    therefore ∴ because ∵ ldots … cdots ⋯ dots … lbrace { rbrace } vert | mid | permil ‰ yen ¥
""") | {"quad": " ", "qquad": " ", "left": "", "right": "", "displaystyle": "", "limits": ""}
_NAMES = frozenset(
    ("sin", "cos", "tan", "cot", "ln", "log", "lg", "exp", "lim", "max", "min", "sup", "inf")
)
_PLAIN = frozenset(
    (
        *("text", "textrm", "textbf", "textit", "mathrm", "mathbf", "mathit", "mathsf", "mbox"),
        *("operatorname", "boldsymbol"),
    )
)
_ESCAPED = {sign: sign for sign in "%$#&_{}"} | {",": " ", ";": " ", ":": " ", " ": " ", "!": ""}


@dataclass(frozen=True)
class _Piece:
    """Signs at one height: "", "sup" or "sub"; ``words`` are text, not signs of a formula."""

    text: str
    height: str = ""
    words: bool = False


class _UnsetError(ValueError):
    """The formula needs more than a line."""


@dataclass
class _Reader:
    read: list[str]
    at: int = 0
    _depth: int = field(default=0)

    def group(self, *, closed: bool) -> list[_Piece]:
        """The pieces up to a closing brace, or to the end."""
        self._depth += 1
        if self._depth > 2 * _MAX_DEPTH:
            raise _UnsetError
        pieces: list[_Piece] = []
        while self.at < len(self.read):
            sign = self.read[self.at]
            self.at += 1
            if sign == "}":
                if not closed:
                    raise _UnsetError
                self._depth -= 1
                return pieces
            pieces += self._placed(sign) if sign in "^_" else self._piece(sign)
        if closed:
            raise _UnsetError
        self._depth -= 1
        return pieces

    def _piece(self, sign: str) -> list[_Piece]:
        if sign == "{":
            return self.group(closed=True)
        if not sign.startswith("\\"):
            if sign == "&":
                raise _UnsetError
            return [_Piece(" " if sign.isspace() or sign == "~" else sign)]
        name = sign[1:]
        if name in _ESCAPED:
            return [_Piece(_ESCAPED[name])]
        if name in _SIGNS:
            return [_Piece(_SIGNS[name])]
        if name in _NAMES:
            return [_Piece(f"{name} ")]
        if name in _PLAIN:
            return [_Piece(_flat(self.argument()), words=True)]
        if name in {"frac", "dfrac", "tfrac"}:
            over, under = _flat(self.argument()), _flat(self.argument())
            return [_Piece(f"{_bound(over)}/{_bound(under)}")]
        if name == "sqrt":
            return [_Piece(f"√{_bound(_flat(self.argument()))}")]
        raise _UnsetError

    def _placed(self, sign: str) -> list[_Piece]:
        """What is raised or lowered; a degree and a prime stand high by themselves."""
        text = _flat(self.argument())
        if text in {"°", "′"}:
            return [_Piece(text)]
        return [_Piece(text, "sup" if sign == "^" else "sub")]

    def argument(self) -> list[_Piece]:
        """The next group or sign; brackets with an option are no argument."""
        while self.at < len(self.read) and self.read[self.at].isspace():
            self.at += 1
        if self.at == len(self.read) or self.read[self.at] in "[^_}" or self._depth >= _MAX_DEPTH:
            raise _UnsetError
        self.at += 1
        self._depth += 1
        pieces = self._piece(self.read[self.at - 1])
        self._depth -= 1
        return pieces


def _flat(pieces: list[_Piece]) -> str:
    """Pieces that must stand at one height."""
    if any(piece.height for piece in pieces):
        raise _UnsetError
    return "".join(piece.text for piece in pieces).strip()


def _bound(text: str) -> str:
    """An operand, in brackets if it is more than one number or name."""
    return text if re.fullmatch(r"[\w.°′]+", text) else f"({text})"


def as_line(tex: str) -> str | None:
    """The formula as HTML of one line; None if it needs a typesetter of mathematics."""
    if len(tex) > _LONGEST:
        return None
    read = _SIGN.findall(tex.strip())
    if "".join(read) != tex.strip():
        return None
    try:
        pieces = _Reader(read).group(closed=False)
    except _UnsetError:
        return None
    return "".join(map(_html, _joined(pieces)))


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """Pieces of one height and kind as one, single spaces between."""
    result: list[_Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if last and (last.height, last.words) == (piece.height, piece.words):
            result[-1] = _Piece(last.text + piece.text, piece.height, piece.words)
        else:
            result.append(piece)
    return [_Piece(re.sub(r" {2,}", " ", one.text), one.height, one.words) for one in result]


def _html(piece: _Piece) -> str:
    text = kept(piece.text) if not IDEOGRAPH.search(piece.text) else escape(piece.text)
    return f"<{piece.height}>{text}</{piece.height}>" if piece.height else text


def kept(text: str) -> str:
    """Text as an element whose characters are neither mended nor converted."""
    return f"<wenxuan-kept>{escape(text)}</wenxuan-kept>" if text else ""
