"""What is typed into a machine reads the same in every edition; the text around it does not."""

from __future__ import annotations

import pytest

from compiler.editions.addresses import addresses
from compiler.editions.opencc_engine import engine
from compiler.editions.runs import RunConverter

KEPT = [
    "https://example.com/发展/后台?里=面",
    "http://example.org/a?名=干部&台=总台#发",
    "ftp://档案.cn/历程.txt",
    "www.党建云.cn",
    "www.example.com/发布/后台",
    "干部@example.com",
    "office@党建云.中国",
    r"D:\发展\后台\面.docx",
    "./发展/后台.md",
    "~/项目/发布",
]


@pytest.mark.parametrize("address", KEPT)
@pytest.mark.parametrize("script", ["zh-Hant-TW", "zh-Hant-HK"])
def test_an_address_stays_as_it_is(address, script):
    convert = RunConverter(engine(script), (), ())
    assert convert(f"详见 {address} ，请转发").result == f"詳見 {address} ，請轉發"


def test_an_account_stays_and_its_label_does_not():
    answer = RunConverter(engine("zh-Hant-TW"), (), ())("联系微信号：发展里程。").result
    assert answer == "聯繫微信號：发展里程。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("见https://a.cn为准", "https://a.cn"),
        ("比例为3/5，干湿/冷热", ""),
        ("@所有人 请发言", ""),
        ("写信到a@b.cn为准", "a@b.cn"),
    ],
)
def test_the_text_around_an_address_is_text(text, found):
    assert "".join(text[match.start : match.end] for match in addresses(text)) == found
