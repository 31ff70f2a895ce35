"""Commands of the programs that make sites of Markdown."""

import pytest

from compiler.sources.markdown.left_out import LeftOut
from compiler.sources.markdown.notation import without_commands


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("import Tabs from '@theme/Tabs';", "program"),
        ("import { ref, computed } from 'vue'", "program"),
        ("import './style.css'", "program"),
        ("export const toc = [];", "program"),
        ("@[code](./x.sh)", "included-file"),
        ("<<< @/snippets/x.sh{2}", "included-file"),
        ("<!-- @include: ./part.md -->", "included-file"),
        ('--8<-- "part.md"', "included-file"),
        ("{/* 注 */}", "remark"),
        ("{% include paper/head %}", "program"),
        ("{%- if page.author -%}", "program"),
        ("{% endif %}", "program"),
    ],
)
def test_commands_are_left_out(line, reason):
    left = LeftOut()
    assert without_commands(f"{line}\n文", left) == "\n文"
    assert list(left) == [(reason, line)]


@pytest.mark.parametrize("line", ["<Tabs>", "</Tabs>", "{:toc}", "{: .no_toc }", "${toc}"])
def test_what_shows_nothing_goes(line):
    assert without_commands(f"{line}\n文") == "\n文"


@pytest.mark.parametrize(
    "text",
    [
        "import 是一个词，from 也是",
        "export 导出货物",
        "```\nimport a from 'a'\n```",
        "<Enter> 键",
        "<<<三个小于号",
        "{% youtube a1 %}",
    ],
)
def test_what_is_text_stays(text):
    left = LeftOut()
    assert without_commands(text, left) == text
    assert not list(left)
