"""A paragraph's content: runs with their marks, fields, notes, formulas, drawings, ruby.

Every element is known here: it is text, a wrapper to look into, a thing of its own, or notation.
Anything else is looked into as a wrapper and reported, so that nothing vanishes unseen.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from compiler.model.block import Block, Figure
from compiler.model.characters import visible_count
from compiler.model.inline import Note, Text
from compiler.sources.encoding.decoding import invisible_in, without_invisible
from compiler.sources.flow.marks import Break, Characters, Marks, Newline
from compiler.sources.flow.paragraphs import Open, is_small
from compiler.sources.word import computed, drawings, form_boxes, formulas, links, symbols
from compiler.sources.word.equations import equation
from compiler.sources.word.fields import Field
from compiler.sources.word.marks import Measured, marks_of, raises, text_of_inline
from compiler.sources.word.note_marks import without_mark
from compiler.sources.word.reading import Reading, Story
from compiler.sources.word.ruby import RUBY_PARTS, ruby
from compiler.sources.word.source_text import own_text, text_of
from compiler.sources.word.styles import RunLook
from compiler.sources.word.vocabulary import LEAVES, RUN_CONTENT, SILENT_IN_TEXT, WRAPPERS
from compiler.sources.word.xml_tree import EMPTY, Node


@dataclass
class ParagraphReader:
    """Reads one paragraph of a story; ``properties`` are its ``w:pPr``.

    ``reason`` drops all its text; ``hanging`` are blocks to be set after it.
    """

    reading: Reading
    story: Story
    read: drawings.ReadBlocks
    properties: Node = field(default_factory=lambda: EMPTY)
    reason: str = ""
    open: Open = field(default_factory=Open)
    hanging: list[Block] = field(default_factory=list)
    measured: Measured = field(default_factory=Measured)
    _custom_call: bool = False  # the run's text is the mark of a note that has its own
    _run_text: str = ""

    @property
    def has_content(self) -> bool:
        """Whether anything was read that is printed."""
        return bool(self.open.blocks) or any(
            not isinstance(piece.inline, Text) or piece.inline.text.strip()
            for piece in self.open.pieces
        )

    def content(self, node: Node, marks: Marks = ()) -> None:
        """Everything in a paragraph or in a wrapper inside it."""
        for child in node.children:
            self.element(child, marks)

    def element(self, child: Node, marks: Marks) -> None:
        """One element that stands in a paragraph."""
        match child.name:
            case "w:r":
                self._run(child, marks)
            case "w:hyperlink":
                self.content(child, links.of_element(child, self.story.part, self.reading, marks))
            case "w:fldSimple":
                self.story.fields.begin(child.get("w:instr"), in_result=True)
                self.content(child, marks)
                self._ended(self.story.fields.end(), marks)
            case "w:ins" | "w:moveTo":
                self.reading.counts["insertion" if child.name == "w:ins" else "move"] += 1
                self.content(child, marks)
            case "w:del" | "w:moveFrom":
                kind = "deletion" if child.name == "w:del" else "move"
                self.reading.counts[kind] += child.name == "w:del"
                self.reading.drop("tracked-deletion" if kind == "deletion" else "moved-text", child)
            case "w:sdt":
                self._control(child, marks)
            case "mc:AlternateContent":
                for part in drawings.chosen(child, self.reading):
                    self.element(part, marks)
            case "m:oMath" | "m:oMathPara":
                self._formula(child, marks)
            case "w:drawing" | "w:pict" | "w:object":
                self._drawing(child, marks)
            case name if name in RUN_CONTENT:
                self._in_run(child, marks, RunLook())
            case name if name in SILENT_IN_TEXT:
                self.reading.silent(child)
            case _:
                if child.name not in WRAPPERS and text_of(child).strip():
                    self.reading.meet(child)
                self._put(own_text(child), marks, RunLook())
                self.content(child, marks)

    def _control(self, node: Node, marks: Marks) -> None:
        """A content control; what only invites to type is no text of the author's."""
        if form_boxes.is_prompt(node, self.reading.styles):
            self.reading.drop("placeholder", node)
            return
        self.content(node, marks)
        if (text := form_boxes.in_control(node)) and not self._reason:
            self.reading.account.change("form-field", "", text)
            self._made(text, marks)

    def _formula(self, node: Node, marks: Marks) -> None:
        reason = self._reason
        if reason:
            self.reading.drop(reason, node)
            return
        account = self.reading.account
        self.reading.counts["formula"] += 1
        self.story.fields.saw()
        entry = formulas.FormulaText(
            changed=lambda before, after: account.change("formula", before, after),
            dropped=account.drop,
            signed=lambda sign: account.change("symbol-font", "", sign),
        )
        self.open.pieces += formulas.pieces_of(node, entry, marks)

    @property
    def _reason(self) -> str:
        return self.reason or self.story.fields.reason

    def _run(self, run: Node, marks: Marks) -> None:
        look = self.reading.styles.run(self.properties, run.child("w:rPr") or EMPTY)
        address = self.story.fields.address
        if address and not self._reason:
            marks = links.to(address, self.reading, marks)
        self._custom_call = False
        self._run_text = text_of(run).strip()
        for child in run.children:
            if look.hidden and child.name not in {"w:fldChar", "w:instrText"}:
                if text_of(child).strip():
                    self.reading.counts["hidden"] += 1
                self.reading.drop("hidden-text", child)
            else:
                self._in_run(child, (*marks, *marks_of(look, marks)), look)

    def _in_run(self, child: Node, marks: Marks, look: RunLook) -> None:
        """One element that stands in a run; a leaf that holds others is no leaf."""
        fields = self.story.fields
        match child.name:
            case "w:t" | "w:delText":
                self._put(child.text, marks, look)
            case "w:fldChar":
                self._ended(fields.character(child), marks)
            case "w:instrText":
                fields.add(child.text, hidden=look.hidden)
            case "w:noBreakHyphen":
                self._put("-", marks, look)
            case "w:tab" | "w:ptab":
                self._space(marks)
            case "w:br" | "w:cr" if not self._reason:
                paged = child.get("w:type") in {"page", "column"}
                self.open.add(Break() if paged else Newline(marks))
            case "w:br" | "w:cr":
                pass
            case "w:sym":
                self._symbol(child, marks)
            case "w:footnoteReference" | "w:endnoteReference":
                self._note(child, marks)
            case "w:ruby":
                self._ruby(child, marks)
            case "w:r":
                self._run(child, marks)
            case "mc:AlternateContent":
                for part in drawings.chosen(child, self.reading):
                    self._in_run(part, marks, look)
            case _:
                self.element(child, marks)
        if child.name in LEAVES:
            self.content(child, marks)

    def _put(self, text: str, marks: Marks, look: RunLook) -> None:
        """Text of the manuscript, into the paragraph or, with its reason, into the account."""
        account = self.reading.account
        reason = self._reason or ("footnote-call" if self._custom_call else "")
        if reason:
            self.reading.counts["page-number"] += reason == "page-number" and bool(text.strip())
            account.drop(reason, text)
            if reason == "field-code":
                self.story.fields.quote(text)
            return
        text = self._mapped(text, look)
        if lost := invisible_in(text):
            account.drop("invisible-character", lost)
            text = without_invisible(text)
        if look.struck and text.strip():
            self.reading.counts["struck"] += 1
        self.story.fields.saw(text)
        self.measured.add(visible_count(text), look)
        # white space between tags is text in Word: a line end in w:t is a space
        self.open.add(Characters(text.replace("\n", " "), marks))

    def _mapped(self, text: str, look: RunLook) -> str:
        """Text typed in a symbol font, as the signs it shows."""
        latin = self.story.fields.symbol_face or look.symbol_face
        mapped, unknown = symbols.typed(text, latin, look.face, wide=look.hinted)
        if unknown:
            self._tell_unknown(latin or look.face, unknown)
        self.reading.account.change("symbol-font", text, mapped)
        return mapped

    def _space(self, marks: Marks) -> None:
        if not self._reason:
            self.open.put(Text("\u3000"), marks)

    def _symbol(self, node: Node, marks: Marks) -> None:
        if self._reason or self._custom_call:
            return
        code, font = node.get("w:char"), node.get("w:font")
        sign = symbols.of_element(code, font)
        if not sign:
            self._tell_unknown(font, code)
            sign = "□"
        self.reading.account.change("symbol-font", "", sign)
        self._made(sign, marks)

    def _tell_unknown(self, font: str, sign: str) -> None:
        before = "".join(getattr(piece.inline, "text", "") for piece in self.open.pieces)[-10:]
        location = replace(self.reading.location, quote=before)
        self.reading.report.warn(
            "sources.word-symbol", location, font=font or "?", sign=sign or "?"
        )

    def _made(self, text: str, marks: Marks) -> None:
        """Text that no text element of the file holds."""
        self.story.fields.saw(text)
        self.open.put(Text(text), marks)

    def _ended(self, ended: Field, marks: Marks) -> None:
        """A field has ended; one without result shows what its code says."""
        if ended.name == "PAGEREF":  # the old layout's page number
            self.reading.counts["page-reference"] += 1
        if ended.shown or self.reason:
            if ended.name == "SEQ":
                self.reading.sequences.next(ended)
            return
        if made := equation(ended.code):
            self.reading.counts["formula"] += 1
            text = "".join(
                text_of_inline(piece.inline) for piece in made if not isinstance(piece.inline, Note)
            )
            self.reading.account.change("formula", "", text)
            self.open.pieces += [replace(piece, marks=(*marks, *piece.marks)) for piece in made]
        elif text := computed.text_shown(ended, self.reading.sequences):
            if ended.name.startswith("FORM"):
                self.reading.account.change("form-field", "", text)
            else:
                self.reading.account.change("field", "", text)
            self._made(text, marks)
        elif computed.is_missing(ended):
            code, report = ended.code.strip()[:40], self.reading.report
            report.warn("sources.word-empty-field", self.reading.location, field=code)

    def _note(self, node: Node, marks: Marks) -> None:
        note = self.reading.called(node)
        if self._reason:
            if note is not None:
                self.reading.drop(self._reason, note)
            return
        kind = "footnotes" if node.name == "w:footnoteReference" else "endnotes"
        self._custom_call = node.get("w:customMarkFollows") in {"1", "true", "on"}
        if note is None:
            return
        part = self.reading.note_parts[kind]
        blocks = self.read(note, self.reading.story(note, part, self.story.depth + 1))
        if self._custom_call:
            blocks = without_mark(blocks, self._run_text, self.reading.account)
        if blocks:
            self.story.fields.saw()
            self.open.put(Note(blocks), tuple(mark for mark in marks if not raises(mark)))

    def _ruby(self, node: Node, marks: Marks) -> None:
        for part in node.children:
            if part.name not in RUBY_PARTS:
                self.reading.silent(part)
        made = None if self._reason else ruby(node, self.reading.account)
        if made is not None:
            self.story.fields.saw()
            self.open.put(made, marks)
            return
        for name in RUBY_PARTS:
            for part in node.children:
                if part.name == name:
                    self.content(part, marks)

    def _drawing(self, node: Node, marks: Marks) -> None:
        reason = self._reason
        if reason:
            self.reading.drop(reason, node)
            return
        hanging = drawings.drawing(node, self.story, self.reading, self.read)
        if hanging.blocks or hanging.pictures:
            self.story.fields.saw()
        self.hanging += hanging.blocks
        for image in hanging.pictures:
            if is_small(image):
                self.open.picture(image, tuple(mark for mark in marks if mark.style is None))
            elif node.name == "w:object":
                self.hanging.append(Figure((image,)))
            else:
                self.open.picture(image, ())
