"""Markdown → HTML, for ``lowering`` to read: only there are tags turned into blocks.

CommonMark with tables, strikethrough, footnotes, definition lists and the marks of
``markdown_marks``; inline HTML is allowed. Footnotes become ``wenxuan-note`` and
``wenxuan-footnote`` elements, so that one that nothing calls is not lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from compiler.sources.markdown import emphasis as markdown_emphasis
from compiler.sources.markdown import line_ends, open_brackets, raw_html
from compiler.sources.markdown.emphasis import with_tight_marks
from compiler.sources.markdown.left_out import LeftOut
from compiler.sources.markdown.line_ends import LineEnds
from compiler.sources.markdown.list_ends import settle_numbers
from compiler.sources.markdown.marks import Formulas, add_marks, formula_html, settle_tasks
from compiler.sources.markdown.notation import without_commands
from compiler.sources.markdown.tables import with_all_cells
from compiler.sources.wording.characters import IDEOGRAPH

_Env = MutableMapping[str, Any]  # markdown-it's own type for what its rules hand each other

_MAX_NESTING = 60
_MARGIN_SHARE = 0.9
_CODE_INDENT = 4  # blanks that make a line of a program (CommonMark 4.4)
_MOST_WIDENINGS = 4
_ADDRESS = re.compile(r"(?:[a-z]+:|#|[.]{0,2}/).*|[\w%-]+(?:[./][\w%-]+)+", re.IGNORECASE)
_BY_NUMBER = re.compile(r"\]\[(\d{1,4})\]")
_DEFINITIONS = {
    "dl_open": "<ul>\n",
    "dl_close": "</ul>\n",
    "dt_open": "<li><p><b>",  # closed by the next, or with the list
    "dt_close": "</b></p>\n",
    "dd_open": "<div>",
    "dd_close": "</div>\n",
}
_FORMULAS = "wenxuan-formulas"  # where the renderer's ``env`` keeps those met


@dataclass(frozen=True)
class Rendered:
    """Markdown as HTML.

    ``ends`` are the line ends inside paragraphs, ``formulas`` those met, ``left`` is what no page
    shows.
    """

    html: str
    ends: LineEnds
    formulas: Formulas
    left: LeftOut


def render(text: str) -> Rendered:
    """The HTML of a Markdown text."""
    reader = _reader()
    left = LeftOut()
    parsed = _settled(reader, with_tight_marks(without_commands(_without_margin(text), left)))
    tokens, env = parsed.tokens, parsed.env
    raw_html.close_heads(tokens)
    ends = line_ends.settle(tokens)
    settle_numbers(tokens)
    settle_tasks(tokens)
    formulas = env[_FORMULAS] = Formulas()
    html = reader.renderer.render(tokens, reader.options, env)
    return Rendered(html, ends, formulas, left)


def _without_margin(text: str) -> str:
    """The text without the blanks that stand before nearly all of its lines: it is no program."""
    lines = text.split("\n")
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    indented = sum(each >= _CODE_INDENT for each in indents)
    if not indents or indented < _MARGIN_SHARE * len(indents):
        return text
    margin = Counter(indents).most_common(1)[0][0]
    return "\n".join(line[min(margin, len(line) - len(line.lstrip(" "))) :] for line in lines)


@dataclass(frozen=True)
class _Parsed:
    """What markdown-it makes of a text."""

    text: str
    tokens: list[Token]
    env: _Env


def _parsed(reader: MarkdownIt, text: str) -> _Parsed:
    env: _Env = {}
    raw_html.note_elements(text, env)
    return _Parsed(text, reader.parse(text, env), env)


def _settled(reader: MarkdownIt, text: str) -> _Parsed:
    """The text parsed so that nothing of it is left out; rules that would do so are disabled."""
    parsed = _parsed(reader, text)
    if any(token.level >= _MAX_NESTING - 1 for token in parsed.tokens):
        # markdown-it leaves out what stands deeper: read quotes and lists as the text they are
        reader.disable(["blockquote", "list", "footnote_def"])
        parsed = _parsed(reader, text)
    if _are_notes(parsed.env.get("references", {}), text):
        reader.disable("reference")
        parsed = _parsed(reader, text)
    for _ in range(_MOST_WIDENINGS):
        wider = with_all_cells(parsed.text, parsed.tokens)
        if wider == parsed.text:
            return parsed
        parsed = _parsed(reader, wider)
    reader.disable("table")  # its rows end elsewhere with each reading: they stay lines of text
    return _parsed(reader, parsed.text)


def _are_notes(references: Mapping[str, Mapping[str, Any]], text: str) -> bool:
    """Whether definitions of links are notes: a line ``[1]: 某书`` would vanish from the page.

    A number for a label is a note's too when an address follows, and ``[1]`` is to stay as typed,
    unless the text has links by number: ``[某处][1]``.
    """
    linked = set(_BY_NUMBER.findall(text))
    by_number = any(label.strip() in linked for label in references)
    return any(
        (label.strip().isdecimal() and not by_number)
        or not _ADDRESS.fullmatch(unquote(str(reference["href"])))
        for label, reference in references.items()
    )


def _reader() -> MarkdownIt:
    options = {"html": True, "maxNesting": _MAX_NESTING}
    reader = MarkdownIt("commonmark", options, renderer_cls=_Renderer)
    reader.enable(["table", "strikethrough"])
    reader.validateLink = _any_address  # type: ignore[method-assign]
    markdown_emphasis.use(reader)
    raw_html.use(reader)
    footnote_plugin(reader)
    reader.disable("footnote_tail")
    open_brackets.use(reader)
    add_marks(reader)
    for name in ("math_inline", "math_block"):
        reader.add_render_rule(name, _Renderer.formula)
    for name in _DEFINITIONS:
        reader.add_render_rule(name, _Renderer.definition)
    reader.add_render_rule("footnote_ref", _Renderer.footnote_ref)
    reader.add_render_rule("footnote_reference_open", _Renderer.footnote_reference_open)
    reader.add_render_rule("footnote_reference_close", _Renderer.footnote_reference_close)
    return reader


def _any_address(url: str) -> bool:  # noqa: ARG001 - as markdown-it calls it
    """Every link is one: its address is judged where the HTML is read, as a page's is."""
    return True


class _Renderer(RendererHTML):
    """markdown-it's renderer, and the elements it has no rule for."""

    def footnote_ref(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: _Env
    ) -> str:
        label = tokens[idx].meta.get("label")
        if label is not None:
            return f'<wenxuan-note label="{escape(str(label))}"></wenxuan-note>'
        number = tokens[idx].meta["id"]
        inner = self.renderInline(env["footnotes"]["list"][number]["tokens"], options, env)
        name = f"^{number}"
        return (
            f'<wenxuan-footnote label="{name}">{inner}</wenxuan-footnote>'
            f'<wenxuan-note label="{name}"></wenxuan-note>'
        )

    def formula(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: _Env) -> str:
        html = formula_html(tokens[idx].content, env[_FORMULAS])
        return f"<p>{html}</p>\n" if tokens[idx].type == "math_block" else html

    def definition(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: _Env
    ) -> str:
        """A definition list as a list: its terms are set bold, and no headings."""
        return _DEFINITIONS[tokens[idx].type]

    def footnote_reference_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: _Env
    ) -> str:
        label = escape(str(tokens[idx].meta["label"]))
        return f'<wenxuan-footnote label="{label}">'

    def footnote_reference_close(
        self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: _Env
    ) -> str:
        return "</wenxuan-footnote>\n"

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: _Env) -> str:
        """Indented lines of Chinese are paragraphs with an old-fashioned indent, not code."""
        text = tokens[idx].content
        if 2 * len(IDEOGRAPH.findall(text)) < len("".join(text.split())):
            return super().code_block(tokens, idx, options, env)
        lines = (escape(line.strip()) for line in text.split("\n") if line.strip())
        return "".join(f"<p>{line}</p>\n" for line in lines)
