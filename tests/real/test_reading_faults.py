"""Small files that were once read wrong, each for its kind (../shared/faults, INDEX.tsv)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.block import Block, Figure, Heading, ListBlock, Paragraph, Quote, Role, Table
from compiler.model.segments import article_segments, plain
from compiler.sources.registry import ReadingSettings, read_source

# file, what is right: "title", "author", …, "heads" at their levels, "said" and "unsaid" words,
# "roles" of paragraphs, "captions", "codes" of diagnostics
ROWS: dict[str, dict[str, object]] = {
    "reading/angle-brackets-in-post.md": {"said": ["先按 <Enter> 键", "若a<b且c>d", "ISO9001"]},
    "reading/less-than-swallows-text.md": {"said": ["临窗<ABC<靠墙", "最慢的在地下室里"]},
    "reading/page-latin-line-above-text-lost.html": {"heads": [(1, "AI 5G"), (1, "WTO")]},
    "reading/title-in-h5-lost.html": {"title": "二〇二四年河流学术年会在上游镇举行"},
    "reading/page-byline-reporter-lost.html": {"author": "某某新闻记者 林白白"},
    "reading/md-one-line-one-paragraph.md": {
        "heads": [(1, "守住一条河 守住一家店"), (1, "让孩子先读 让老人常来")]
    },
    "reading/word-formula-lines.docx": {
        "heads": [(1, "1导言"), (1, "2基础的定义"), (2, "2.1每天的书"), (1, "3结论")]
    },
    "reading/word-cover-one-word-a-line.docx": {
        "title": "河边书店“与书为伴”读书月主题活动策划书",
        "heads": [(1, "一、活动背景"), (1, "二、活动时间")],
    },
    "reading/minutes-numbering-runs-on.md": {
        "heads": [
            (1, "议题1：开门时间——甲"),
            (1, "议题2：日历墙整理——乙"),
            (1, "议题3：河边的树——丙"),
        ]
    },
    "reading/minutes.txt": {
        "heads": [
            (1, "1、河边书店的开门时间 甲"),
            (1, "2、二楼儿童阅览区的桌椅 乙"),
            (1, "3、日历墙的整理 丙"),
        ],
        "unsaid": ["- 内容", "* 照片"],
    },
    "reading/caption-false-shangtu.md": {"captions": [""]},
    "reading/center-strong-captions.html": {"heads": []},
    "reading/gw-attachments-one-line.txt": {
        "said": ["附件：1.活动安排表"],
    },
    "reading/notes-twice.md": {"said": ["河边，指桥的东侧"], "unsaid": ["[1]", "[2]"]},
    "reading/ellipsis-alone.md": {"unsaid": ["⋯"]},
    "reading/table-pasted-from-chat.md": {"blocks": [Table]},
    "reading/01-auto-number-empty-cell.docx": {"codes": ["sources.word-numbers"]},
    "reading/09-empty-numbered-paragraph-counts.docx": {
        "said": ["二、", "三、登记入册", "六、归档"]
    },
    "reading/02-form-fields.docx": {"said": ["☑是☐否", "乙等", "总务组"]},
    "reading/44-symbol-font-letters.docx": {"said": ["☑是□否", "α与Δ"]},
    "reading/45-symbol-field.docx": {"said": ["☑是□否"]},
    "reading/21-wechat-picture-post.html": {"said": ["先大后小", "先易后难"]},
    "reading/wechat-chrome-as-body.html": {"unsaid": ["轻点两下", "知道了"]},
    "reading/31-obsidian.md": {"unsaid": ["%%", "^"]},
    "reading/32-vuepress.md": {"unsaid": [":::", "@tab", ":tada:"]},
    "reading/36-paren-list.md": {"said": ["第1)步"]},
    "reading/37-right-aligned.md": {"roles": [("总务组", Role.SIGNATURE)]},
    "reading/41-only-altchunk.docx": {"said": ["为了做好盘点。"]},
    "reading/73-cp936-euro.txt": {"said": ["价格为€一元二角"]},
    "reading/78-a3a0-indent.txt": {"unsaid": ["\ue5e5"]},
    "reading/74-mojibake.txt": {"codes": ["sources.damaged-text", "sources.garbled-text"]},
    "reading/94-hidden-inline.html": {"unsaid": ["干扰字串"]},
    "reading/95c-word-html-endnote-short.html": {"unsaid": ["[1]", "[2]"]},
    "reading/97-svg-foreignobject-q.html": {"said": ["“先大后小”", "图形里的标题字"]},
    "reading/below-p.html": {"author": "林知白"},
    "reading/below-source.html": {"source": "河边日报"},
    "reading/above-many.html": {"said": ["通讯员：林知白", "摄影：周行简", "供稿：校团委"]},
    "reading/reporter-label.html": {"author": "林知白"},
    "reading/page-author-beside-editor.html": {"author": "记者林知白", "said": ["编辑：周行简"]},
    "reading/history-above-title.docx": {
        "title": "【春季】值班要干的事情",
        "said": ["最后更新：2025/2/15"],
    },
    "reading/heading-in-two-paragraphs.docx": {
        "heads": [
            (1, "一、实践内容"),
            (2, "（1）“星火计划”优秀大学生赴地方党政部门实习实践活动"),
            (2, "（2）党员博士服务团"),
        ]
    },
    "reading/qr-sentence.html": {"said": ["钉钉群二维码", "扫描二维码加入", "通过链接加入"]},
    "reading/reporter-bold-as-heading.html": {"heads": [(1, "历史铭记：从故事到画卷")]},
    "reading/hash-without-blank.md": {"unsaid": ["#"]},
    "reading/20190720.md": {"title": "某某时空·一行人的紫禁四日游"},
    "parity/name-任务.txt": {"author": "", "heads": [(1, "任务"), (1, "措施")]},
    "parity/name-方向.txt": {"author": "", "heads": [(1, "方向"), (1, "措施")]},
    "parity/sub.html": {"subtitle": "——读史札记"},
    "parity/tz/01-通知.md": {"title": "关于开展读书活动的通知"},
    "parity/tz/02-通知.txt": {"title": "关于开展读书活动的通知"},
}
SHAPES = ("txt", "md", "html", "docx")


def article(shared: Path, name: str) -> tuple[Article, list[str]]:
    path, report = shared / "faults" / name, Report()
    content = read_source(path, path.parent, ReadingSettings(), report).content
    assert isinstance(content, Article)
    return content, report.codes()


def heads(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    return [(b.level, plain(b.children)) for b in blocks if isinstance(b, Heading)]


def said(found: Article) -> Iterator[str]:
    for segment in article_segments(found):
        yield segment.text


@pytest.mark.parametrize("name", ROWS)
def test_a_row_is_right(shared, name):
    found, codes = article(shared, name)
    right, text = ROWS[name], "\n".join(said(found))
    for field in ("title", "subtitle", "author", "source"):
        assert right.get(field) in (None, getattr(found, field))
    if "heads" in right:
        assert heads(found.blocks) == right["heads"]
    assert [words for words in right.get("said", ()) if words not in text] == []
    assert [words for words in right.get("unsaid", ()) if words in text] == []
    assert set(right.get("codes", ())) <= set(codes)
    if "captions" in right:
        figures = [block for block in found.blocks if isinstance(block, Figure)]
        assert [plain(block.caption) for block in figures] == right["captions"]
    if "blocks" in right:
        assert [type(block) for block in found.blocks] == right["blocks"]
    roles = {plain(b.children): b.role for b in found.blocks if isinstance(b, Paragraph)}
    assert all(roles[words] is role for words, role in right.get("roles", ()))


@pytest.mark.parametrize("name", ["toc", "ruler", "unnumbered", "zero"])
def test_one_text_gives_one_article(shared, name):
    made = [article(shared, f"parity/{name}.{shape}")[0] for shape in SHAPES]
    shown = [(each.title, each.subtitle, heads(each.blocks), list(said(each))) for each in made]
    assert shown.count(shown[0]) == len(SHAPES)


def test_markers_of_lists_are_as_the_browser_shows_them(shared):
    found, _ = article(shared, "reading/90-lists-forms.html")
    lists = [block for block in found.blocks if isinstance(block, ListBlock)]
    assert all(item.marker is not None or each.ordered for each in lists for item in each.items)


def test_boxes_have_their_titles(shared):
    found, _ = article(shared, "reading/32-vuepress.md")
    boxes = [block for block in found.blocks if isinstance(block, Quote)]
    assert len(boxes) == 3
