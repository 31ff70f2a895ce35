"""Seven files of one manuscript, as people write, save and paste them.

What a format can mark is marked as its users do; a text has nothing but lines. So an article with
pictures, tables or bold has no shape as text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from manuscripts import Part, Written
from word_shapes import by_hand, by_style

PICTURE = "picture.png"
_ONLY_SEEN = {"bold", "picture", "table", "quote"}  # parts that a text cannot show

_PAGE = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{title} - 纸墨网</title>
<link rel="stylesheet" href="style.css"><script>var page = 1;</script></head>
<body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/news/">新闻</a></li>
<li><a href="/books/">书目</a></li><li><a href="/about/">关于我们</a></li></ul></div>
<div class="crumbs"><a href="/">首页</a> &gt; <a href="/news/">新闻</a> &gt; 正文</div>
<div class="main"><div class="article"><h1>{title}</h1>
<div class="content">
{body}
</div></div>
<div class="sidebar"><h3>热门推荐</h3><ul><li><a href="/1.html">书脊的宽度怎样算</a></li>
<li><a href="/2.html">一张纸能折几次</a></li><li><a href="/3.html">铅字去了哪里</a></li></ul></div>
</div>
<div class="footer">版权所有 © 纸墨网 未经授权不得转载 <a href="/map/">网站地图</a></div>
</body></html>
"""


@dataclass(frozen=True)
class Shape:
    """One way to write a manuscript down: the file's name, and what writes it there."""

    name: str
    write: Callable[[Written, Path], None]
    only_lines: bool = False

    def shows(self, manuscript: Written) -> bool:
        """Whether the shape has means for all parts."""
        return not self.only_lines or not any(part.kind in _ONLY_SEEN for part in manuscript.parts)


def _text(manuscript: Written, path: Path) -> None:
    path.write_text("\n\n".join("\n".join(part.lines) for part in manuscript.parts) + "\n", "utf-8")


def _markdown(manuscript: Written, path: Path) -> None:
    path.write_text("\n\n".join(map(_marked, manuscript.parts)) + "\n", "utf-8")


def _marked(part: Part) -> str:
    text = "".join(part.lines)
    match part.kind:
        case "title":
            return f"# {text}"
        case "h1" | "h2" | "h3":
            return f"{'#' * (part.level + 1)} {text}"
        case "bold":
            return f"**{text}**"
        case "picture":
            return f"![{text}]({PICTURE})"
        case "quote":
            return f"> {text}"
        case "right" | "centre":
            return f'<p align="{_align(part)}">{escape(text)}</p>'
        case "table":
            rows = [f"| {' | '.join(row)} |" for row in part.text]
            return "\n".join([rows[0], "|" + " --- |" * len(part.text[0]), *rows[1:]])
    return text


def _align(part: Part) -> str:
    return "right" if part.kind == "right" else "center"


def _post(manuscript: Written, path: Path) -> None:
    """A post as feeds give it: the title in the front matter, and HTML."""
    head = f"---\ntitle: {manuscript.title}\n---\n\n" if manuscript.title else ""
    body = [_tagged(part) for part in manuscript.parts if part.kind != "title"]
    path.write_text(head + "<div>\n" + "\n".join(body) + "\n</div>\n", "utf-8")


def _html(manuscript: Written, path: Path) -> None:
    title = f"<h1>{escape(manuscript.title)}</h1>\n" if manuscript.title else ""
    body = "\n".join(_tagged(part) for part in manuscript.parts if part.kind != "title")
    head = f'<meta charset="utf-8"><title>{escape(manuscript.title)}</title>'
    path.write_text(
        f"<!doctype html>\n<html><head>{head}</head><body><article>\n{title}{body}\n"
        "</article></body></html>\n",
        "utf-8",
    )


def _saved(manuscript: Written, path: Path) -> None:
    body = "\n".join(_tagged(part) for part in manuscript.parts if part.kind != "title")
    path.write_text(_PAGE.format(title=escape(manuscript.title), body=body), "utf-8")


def _tagged(part: Part) -> str:
    text = escape("".join(part.lines))
    match part.kind:
        case "h1" | "h2" | "h3":
            return f"<h{part.level + 1}>{text}</h{part.level + 1}>"
        case "bold":
            return f"<p><strong>{text}</strong></p>"
        case "picture":
            return f'<p><img src="{PICTURE}" alt="{text}"></p>'
        case "quote":
            return f"<blockquote><p>{text}</p></blockquote>"
        case "right" | "centre":
            return f'<p style="text-align: {_align(part)}">{text}</p>'
        case "caption":
            return f'<p style="text-align: center">{text}</p>'
        case "table":
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in part.text)
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    return f"<p>{text}</p>"


SHAPES = (
    Shape("article.md", _markdown),
    Shape("article.txt", _text, only_lines=True),
    Shape("post.md", _post),
    Shape("article.html", _html),
    Shape("saved.html", _saved),
    Shape("styles.docx", by_style),
    Shape("by-hand.docx", by_hand),
)
