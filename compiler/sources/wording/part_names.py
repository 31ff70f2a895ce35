"""Names of the parts that one document has: they stand beside its chapters, without a number."""

from __future__ import annotations

from compiler.sources.wording.title_keys import title_key

# Parts that an automatic contents list names in one document, and in no collection of articles.
PART_NAMES = frozenset(
    (
        *("摘要", "abstract", "引言", "绪论", "导论", "绪言", "概述", "结论", "结语", "总结"),
        *("参考文献", "参考资料", "致谢", "总则", "附则"),
    )
)
_UNNUMBERED = frozenset(
    (
        *(
            "前言",
            "引言",
            "导言",
            "导论",
            "绪论",
            "绪言",
            "序言",
            "序",
            "自序",
            "代序",
            "楔子",
            "引子",
        ),
        *("结语", "结束语", "结论", "尾声", "后记", "跋", "附录", "致谢", "参考文献", "写在最后"),
    )
)


def is_unnumbered_part(text: str) -> bool:
    """Whether a line is nothing but the name of a part without a number: 前　言, 结束语：."""
    return "".join(text.split()).rstrip("：:") in _UNNUMBERED


def names_a_part(text: str) -> bool:
    """Whether a line that is set as headings are names such a part, 摘要 and 总结 too."""
    return is_unnumbered_part(text) or title_key(text) in PART_NAMES
