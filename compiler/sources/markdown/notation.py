"""What is a command to a program in Markdown's dialects, line by line, as common Markdown.

Each dialect has a module: boxes with titles, Obsidian's notes, commands of sites, attributes,
emoji by name, headings without a blank or under a number. What a page would not show is left
out by reason.
"""

from __future__ import annotations

from compiler.sources.markdown import obsidian, site_commands
from compiler.sources.markdown.attributes import without_attributes
from compiler.sources.markdown.code_lines import in_code
from compiler.sources.markdown.containers import with_boxes
from compiler.sources.markdown.emoji import with_emoji
from compiler.sources.markdown.formula_lines import with_formulas_apart
from compiler.sources.markdown.hash_heads import with_blanks
from compiler.sources.markdown.left_out import LeftOut
from compiler.sources.markdown.list_ends import with_list_ends
from compiler.sources.markdown.pasted_tables import with_tables
from compiler.sources.markdown.roles import without_roles
from compiler.sources.markdown.struck_lines import as_struck
from compiler.sources.markdown.underlined_heads import with_hashes


def without_commands(text: str, left: LeftOut | None = None) -> str:
    """``text`` in common Markdown, fenced code as it is; ``left`` takes what is left out."""
    left = left or LeftOut()
    lines = with_formulas_apart(with_boxes(list(map(as_struck, text.split("\n")))))
    code = in_code(lines)
    obsidian.without_remarks(lines, code, left)
    lines = with_tables(with_hashes(with_blanks(lines, code), code), code)
    lines = with_list_ends(lines, in_code(lines))
    code = in_code(lines)
    return "\n".join(
        line if inside else _in_common_markdown(line, left)
        for line, inside in zip(lines, code, strict=True)
    )


def _in_common_markdown(line: str, left: LeftOut) -> str:
    line = site_commands.in_common_markdown(line, left)
    line = without_attributes(obsidian.in_common_markdown(line, left))
    if ":`" in line:
        line = without_roles(line, left)
    return with_emoji(line) if ":" in line and "`" not in line else line
