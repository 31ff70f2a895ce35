"""The whole road: what a reader of the finished PDFs finds in them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest
from built_booklets import EDITIONS, built
from pdf_facts import squeezed

from compiler.editions.opencc_engine import simplified_only

TRADITIONAL = EDITIONS[1:]


@pytest.mark.parametrize("script", EDITIONS)
def test_contents_numbers_are_the_labels_of_their_pages(booklet, script):
    facts = booklet.pdfs[script]
    lines = facts.contents()
    assert len(lines) >= 9
    for line in lines:
        assert line.number == facts.labels[line.target], line
        assert line.text in squeezed(facts.pages[line.target]), line


@pytest.mark.parametrize("script", EDITIONS)
def test_the_outline_is_the_contents_and_lands_on_the_headings(booklet, script):
    facts = booklet.pdfs[script]
    assert [squeezed(e.title) for e in facts.outline] == [line.text for line in facts.contents()]
    for entry in facts.outline:
        assert squeezed(entry.title) in entry.text_there, entry


@pytest.mark.parametrize("script", EDITIONS)
def test_labels_are_roman_then_arabic_from_one(booklet, script):
    labels = booklet.pdfs[script].labels
    body = labels.index("1")
    assert labels[0] == "i"
    assert labels[body:] == [str(number) for number in range(1, len(labels) - body + 1)]
    assert not any(label.isdigit() for label in labels[:body])


@pytest.mark.parametrize("script", TRADITIONAL)
def test_traditional_editions_hold_no_simplified_character_and_no_curly_quote(booklet, script):
    text = booklet.pdfs[script].text
    assert simplified_only(text) == set()
    assert not set(text) & set("“”")
    assert "「" in text


def test_the_words_that_conversion_gets_wrong_are_right(seeds):
    text = seeds.pdfs["zh-Hant-TW"].text
    assert "歷史" in text
    assert "曆程" not in text
    assert "「一帶一路」" in text


@pytest.mark.parametrize("script", EDITIONS)
def test_metadata(booklet, script):
    info = booklet.pdfs[script].info
    assert info["/Title"]
    assert info["/CreationDate"] == info["/ModDate"]
    if script != "zh-Hans":
        assert simplified_only(info["/Title"] + info.get("/Subject", "")) == set()


@pytest.mark.parametrize("script", EDITIONS)
def test_only_the_themes_fonts(booklet, script):
    region = {"zh-Hans": "sc", "zh-Hant-TW": "tc", "zh-Hant-HK": "hk"}[script]
    for name in booklet.pdfs[script].fonts():
        assert name.startswith(("Noto-Serif-CJK", "Noto-Sans-CJK", "LXGW", "NotoS")), name
        if "CJK" in name:
            assert f"cjk-{region}" in name.lower().replace("cjk" + region, "cjk-" + region), name


def test_seed_booklet_says_what_the_dump_says(seeds):
    text = seeds.pdfs["zh-Hans"].text
    assert "与全球发展协调一致" in text
    assert "11年来，高质量共建" in text
    assert "链接】" not in text
    assert "....." not in text.replace("·", "")
    for title in ("深度评析", "权威解读", "学习辅导", "编者按"):
        assert title in text
    assert "聚焦一个“通”字" in text
    assert "申宏摄" in text
    assert '"' not in text


def test_every_character_is_accounted_for(booklet):
    data = json.loads(booklet.result.report_path.read_text("utf-8"))
    assert data["sources"]
    for source in data["sources"]:
        characters = source["characters"]
        parts = sum(characters["dropped"].values()) + sum(characters["changed"].values())
        assert characters["read"] == characters["printed"] + parts
        assert characters["unaccounted"] == 0
        assert characters["read"] > 0


def test_the_same_bytes_from_another_folder_and_process(seeds, seeds_folder, tmp_path):
    moved = tmp_path / "elsewhere" / "booklet"
    moved.parent.mkdir()
    seeds_folder_copy = shutil.copytree(seeds_folder, moved)
    command = [sys.executable, "-m", "compiler", "build", str(seeds_folder_copy)]
    subprocess.run(
        [*command, "--output", str(tmp_path / "out"), "--edition", "zh-Hant-TW"], check=True
    )
    again = next((tmp_path / "out").rglob("*.zh-Hant-TW.pdf"))
    assert again.read_bytes() == seeds.pdfs["zh-Hant-TW"].path.read_bytes()


@pytest.mark.parametrize("trim", ["A5", "16开", "大16开", "32开", "大32开"])
def test_every_trim_makes_the_booklet(seeds_folder, tmp_path, trim):
    folder = tmp_path / "b"
    shutil.copytree(seeds_folder, folder)
    dump = next(folder.glob("000_*")).name
    project = f'[booklet]\nsource = "{dump}"\n[page]\ntrim = "{trim}"\n'
    (folder / "booklet.toml").write_text(project, "utf-8")
    done = built(folder, tmp_path / "out", ("zh-Hans",))
    assert len(done.pdfs["zh-Hans"].pages) >= 8
