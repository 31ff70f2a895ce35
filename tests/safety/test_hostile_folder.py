"""Every row of the threat list: each file alone, and all of them in one folder."""

from __future__ import annotations

import json

import pypdfium2
import pytest
from pypdfium2 import PdfDocument

MEGABYTES = 1_600

# What happens to each file: the code that names it, or nothing where its text is simply printed.
REFUSED = {
    "paragraphs-200000.html": "150000 个的上限",
    "bomb.docx": "解压后过大",
    "zip-bomb.zip": "上限 200 : 1",
    "zip-slip.zip": "../outside.md",
    "link.md": "项目文件夹之外",
    "archive-parts.mhtml": "多于 5000 个",
    "archive-deep.mhtml": "多于 5000 个",
}


def page_text(path) -> str:
    """All text of a PDF."""
    with PdfDocument(path) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)


@pytest.fixture
def built(hostile, wenxuan, tmp_path):
    """The folder built with --keep-going, in one edition."""
    done = wenxuan("build", hostile, "--output", tmp_path / "out", "--keep-going", "-v")
    return done, tmp_path / "out"


def test_all_hostile_files_in_one_folder(built, hostile, listener, canary, tmp_path):
    done, out = built
    assert done.status == 11, done.err
    assert "Traceback" not in done.err
    assert done.megabytes < MEGABYTES, done.megabytes
    for name, reason in REFUSED.items():
        assert any(name in line and reason in line for line in done.err.splitlines()), name
    [pdf] = out.rglob("*.pdf")
    report = json.loads(next(out.rglob("report.json")).read_text("utf-8"))
    unread = {item["path"] for item in report["sources"] if item["kind"] == "unread"}
    assert unread == set(REFUSED)
    assert all(item["characters"]["unaccounted"] == 0 for item in report["sources"])

    words = page_text(pdf)
    assert words.count("薄而均匀，可以书写") >= 15  # the good text of each file that was read
    assert words.count("本文未能读入") == len(REFUSED)
    assert words.count("深处的字") == 4
    secret = canary.read_text("utf-8")
    assert secret[:6] not in words
    for path in out.rglob("*"):
        assert not path.is_file() or secret.encode() not in path.read_bytes()
    assert secret not in done.out + done.err
    assert listener.connections == 0
    assert pypdfium2.raw.FPDFDoc_GetAttachmentCount(PdfDocument(pdf)) == 0

    outside = {path for path in tmp_path.iterdir() if path not in {hostile, out, canary}}
    assert not outside
    assert not (hostile / ".wenxuan").exists()
    assert not list(tmp_path.rglob("pwned"))


def test_without_keep_going_every_failure_is_named_and_nothing_written(hostile, wenxuan, tmp_path):
    done = wenxuan("build", hostile, "--output", tmp_path / "out")
    assert done.status == 4
    errors = [line for line in done.err.splitlines() if line.startswith("错误")]
    assert len(errors) == len(REFUSED)
    assert all(any(name in line for line in errors) for name in REFUSED)
    assert all("→" in line for line in errors)
    assert not (tmp_path / "out").exists()


def test_a_dripping_server_does_not_hold_up_the_build(tmp_path, listener, wenxuan):
    """Loopback is refused after name resolution, also where remote pictures are asked for."""
    folder = tmp_path / "册"
    folder.mkdir()
    (folder / "booklet.toml").write_text('remote_images = true\n[booklet]\nsource = "a.md"\n')
    address = f"http://localhost:{listener.port}/x.png"
    (folder / "a.md").write_text(f"# 纸\n\n纸可以书写。\n\n![图]({address})\n", "utf-8")
    done = wenxuan("build", folder, "--output", tmp_path / "out")
    assert done.status == 0, done.err
    assert listener.connections == 0
    assert "not a public address" in done.err


def test_yaml_objects_are_never_made(hostile, wenxuan):
    done = wenxuan("outline", hostile / "yaml-python.md")
    assert done.status == 0, done.err
    assert not list(hostile.parent.rglob("pwned"))


def test_aliases_of_yaml_are_not_followed(hostile, wenxuan):
    done = wenxuan("outline", hostile / "yaml-aliases.md")
    assert done.status == 0, done.err
    assert len(done.out) < 2_000  # followed, they are 6,561 times one word


def test_a_missing_glyph_is_named_with_its_place(tmp_path, wenxuan):
    (tmp_path / "a.md").write_text("# 纸\n\n生僻的\U0010fffd字。\n", "utf-8")
    done = wenxuan("build", tmp_path / "a.md", "--output", tmp_path / "out")
    assert "U+10FFFD" in done.err
    assert "第 1 页" in done.err  # one short article has no pages before it
    assert "Traceback" not in done.err


def test_the_pages_of_a_booklet_are_limited_up_front(tmp_path, wenxuan):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("纸张\n\n" + "纸张印刷装订。\n" * 100_000, "utf-8")
    done = wenxuan("check", tmp_path)
    assert done.status in {4, 7}
    assert "上限" in done.err
    assert done.megabytes < 600  # 280 when each text is refused at its paragraphs; set, thousands
