"""What the system and the reader of TOML say is told in Chinese, in a Chinese sentence."""

from __future__ import annotations

import os
import tomllib

import pytest

from compiler.messages import reason_in_chinese, sentence


@pytest.mark.parametrize("number", [2, 13, 21, 20, 28, 30, 36, 17])
def test_the_system_speaks_chinese(number):
    said = sentence("publish.cannot-write", "zh", {"reason": os.strerror(number)}).message
    assert not any(letter.isascii() and letter.isalpha() for letter in said)
    english = sentence("publish.cannot-write", "en", {"reason": os.strerror(number)}).message
    assert os.strerror(number) in english


BROKEN = [
    "x",
    "x 3",
    "x = ",
    "x = [",
    "x = [1",
    "x = {a = 1, a = 2}",
    'x = "纸',
    'x = "纸\n"',
    'x = "\\q"',
    'x = "\\uZZZZ"',
    'x = "\\uD800"',
    "x = 1 2",
    "x = 2024-13-41",
    "x = 1\nx = 2",
    "[x",
    "[[x]",
    "[x]\n[x]",
    "x = {}\n[x.y]",
    "[x]\ny = 1\n[x.y]",
    "[[x]]\n[x]",
    "x = 纸",
    "纸 = 1",
    "x = 'a\x00'",
    "\x01",
    "x.y = 1\nx.y.z = 2",
]


@pytest.mark.parametrize("text", BROKEN)
def test_each_complaint_about_toml_is_known(text):
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    said = str(caught.value).partition(" (at ")[0]
    assert reason_in_chinese(said) != said, said


def test_what_is_not_known_stays():
    assert reason_in_chinese("the moon is full") == "the moon is full"
