"""Words of a traditional edition set right: rows of the booklet's phrase list."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.desk.changes.change import Booklet, ImpossibleError
from compiler.desk.phrase_list import HERE, LASTING
from compiler.editions.phrase_file import is_cell
from compiler.editions.phrases import SCRIPTS, PhraseRow


@dataclass(frozen=True)
class SetConversions:
    """Each of ``words`` becomes what stands in its place in ``rights``; "" has it decided anew.

    ``lasting`` has the booklets that are begun later convert them so too.
    """

    script: str
    words: tuple[str, ...]
    rights: tuple[str, ...]
    lasting: bool = False

    def thing(self, booklet: Booklet) -> object:
        """What the list says of these words."""
        return said_of(booklet, self.script, self.words)

    def carry_out(self, booklet: Booklet) -> None:
        """Write the rows; raises ImpossibleError for what no row can say, and EditionError."""
        pairs = list(zip(self.words, self.rights, strict=False))
        cells = [*self.words, *filter(None, self.rights)]
        if self.script not in SCRIPTS or len(self.words) != len(self.rights) or not pairs:
            raise ImpossibleError("desk.not-understood")
        if not all(map(is_cell, cells)):
            raise ImpossibleError("desk.no-cell")
        reason = LASTING if self.lasting else HERE
        if not booklet.phrases.is_own:
            raise ImpossibleError("desk.list-elsewhere")
        booklet.phrases.put(
            PhraseRow(word, right, reason, "", self.script) for word, right in pairs
        )


def said_of(booklet: Booklet, script: str, words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The rows for these words in that edition: word and right."""
    wanted = set(words)
    return tuple(
        (row.source, row.right)
        for row in booklet.phrases.rows()
        if row.script == script and row.source in wanted
    )
