"""Emoji by name."""

import pytest

from compiler.sources.markdown.emoji import with_emoji


@pytest.mark.parametrize(
    ("text", "signs"),
    [(":tada: 完成", "🎉 完成"), ("好:+1:好:100:", "好👍好💯"), (":smile::heart:", "😄❤")],
)
def test_names_are_signs(text, signs):
    assert with_emoji(text) == signs


@pytest.mark.parametrize(
    "text", ["10:30:45", ":nobody:", "a:date:b", "时间：date：", "std::date::x"]
)
def test_other_colons_stay(text):
    assert with_emoji(text) == text
