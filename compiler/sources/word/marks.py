"""What a run's look means in the model, and what a paragraph's characters look like in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from compiler.model.inline import Emphasis, Ruby, Strong, Subscript, Superscript
from compiler.sources.flow.marks import Mark, Marks
from compiler.sources.word.styles import RunLook


@dataclass
class Measured:
    """What the characters of a paragraph look like, by how many they are."""

    characters: int = 0
    bold: int = 0
    sizes: Counter[int] = field(default_factory=Counter)
    faces: Counter[str] = field(default_factory=Counter)

    def add(self, count: int, look: RunLook) -> None:
        """Take in so many characters of a look."""
        self.characters += count
        self.bold += count * look.bold
        self.sizes[look.half_points] += count
        self.faces[look.face] += count


def text_of_inline(inline: object) -> str:
    """The characters of an inline that an equation is made of."""
    match inline:
        case Ruby(base, annotation):
            return "".join(map(text_of_inline, (*base, *annotation)))
        case _:
            return str(getattr(inline, "text", ""))


def raises(mark: Mark) -> bool:
    return mark.style in (Superscript, Subscript)


def marks_of(look: RunLook, outer: Sequence[Mark]) -> Marks:
    """The marks of a run; a link's own underline means nothing more than the link."""
    linked = any(mark.style is None for mark in outer)
    known = {mark.style for mark in outer}
    wanted: list[type[Strong | Emphasis | Superscript | Subscript]] = []
    if look.bold:
        wanted.append(Strong)
    if look.dotted or look.italic or (look.underlined and not linked):
        wanted.append(Emphasis)
    if look.raised:
        wanted.append(Superscript if look.raised == "superscript" else Subscript)
    return tuple(Mark(style) for style in wanted if style not in known)
