"""附件 in one line stand one a line; a sentence that names several does not."""

from __future__ import annotations

import pytest

from compiler.model.segments import plain

HEAD = "关于修订印刷标准的通知\n\n各印刷厂：\n\n现将标准印发给你们，请遵照执行。\n\n"


@pytest.mark.parametrize("name", ["通知.txt", "通知.md"])
def test_one_a_line(read, name):
    done = read(f"{HEAD}附件：1.纸张标准 2.油墨标准 3.装订标准\n", name)
    assert [plain(block.children) for block in done.blocks[-3:]] == [
        "附件：1.纸张标准",
        "2.油墨标准",
        "3.装订标准",
    ]


@pytest.mark.parametrize(
    "line", ["附件：纸张标准", "附件：1.纸张标准", "附件：1.纸张标准；3.装订标准"]
)
def test_left_as_they_are(read, line):
    assert plain(read(f"{HEAD}{line}\n", "通知.txt").blocks[-1].children) == line
