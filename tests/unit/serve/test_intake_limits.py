"""What comes from outside is measured before it is believed, and is never a path."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from compiler.desk import dropping
from compiler.desk.beginning import empty
from compiler.desk.shelf import key_of
from compiler.serve.app import application
from compiler.serve.house import house
from compiler.serve.pages import intake
from compiler.serve.rendering import today

HOST = "127.0.0.1:8421"


@pytest.fixture
def shelf(tmp_path):
    (tmp_path / "架").mkdir()
    empty(tmp_path / "架", "一册", today())
    return tmp_path / "架"


@pytest.fixture
def client(shelf):
    own = house(shelf, "127.0.0.1", 8421, "", "zh")
    with TestClient(application(own), base_url=f"http://{HOST}", follow_redirects=False) as made:
        made.get(f"/enter/{own.link}")
        found = re.search(r'name="token" content="([^"]+)"', made.get("/").text)
        made.headers["X-Wenxuan-Token"] = found[1]
        yield made


def files_of(folder):
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and ".wenxuan/serve" not in path.as_posix()
    }


def sent(client, name, content):
    return client.post(
        f"/b/{key_of('一册')}/files", headers={"X-Name": quote(name)}, content=content
    )


TEXT = "# 题\n\n纸上的字，印成书以前要过许多人的手。\n".encode()


@pytest.mark.parametrize(
    ("name", "lies"),
    [
        ("../../外.md", "外.md"),
        ("/etc/外.md", "etc/外.md"),
        ("..\\..\\外.md", "外.md"),
        (".wenxuan/serve/外.md", "wenxuan/serve/外.md"),
        ("甲\0乙.md", "甲乙.md"),
        ("深/" * 40 + "外.md", "深/" * 7 + "外.md"),
    ],
)
def test_a_name_is_no_path(client, shelf, name, lies):
    assert sent(client, name, TEXT).status_code == 200
    assert f"一册/{lies}" in files_of(shelf)
    assert not list(shelf.parent.glob("*.md"))


def test_too_large_a_file_is_refused_by_its_length_and_by_its_bytes(client, shelf, monkeypatch):
    monkeypatch.setattr(dropping, "MOST_BYTES", 1000)
    before = files_of(shelf)
    for limit in (1000, 10**9):  # what it says of itself, then what it is
        monkeypatch.setattr(intake, "MOST_BYTES", limit)
        answer = sent(client, "大.md", TEXT * 100)
        assert "data-outcome" in answer.text
        assert "文件太大" in answer.text
    assert files_of(shelf) == before


def test_a_name_that_is_a_script_is_shown_as_text(client):
    answer = sent(client, "<script>alert(1)</script>.exe", b"MZ")
    assert "script&gt;.exe" in answer.text
    assert "<script>alert" not in answer.text


def test_a_manuscript_with_a_script_is_shown_as_text(client):
    hostile = (
        "<!doctype html><title><script>alert(1)</script></title><article>"
        "<h1><img src=x onerror=alert(1)>题目</h1><p>" + "纸薄。" * 40 + "</p>"
        "<script>alert(2)</script></article>"
    )
    answer = sent(client, "坏.html", hostile.encode())
    assert "data-outcome" not in answer.text
    for page in ("in", "form", "made"):
        text = client.get(f"/b/{key_of('一册')}/{page}").text
        assert "<script>alert" not in text
        assert "<img src=x" not in text


@pytest.mark.parametrize(
    "asked", [b"", b"[]", b"{", b'{"kind": "../x"}', b'{"kind": "next", "key": ".."}', b"\xff"]
)
def test_odd_questions_make_no_booklet(client, shelf, asked):
    before = files_of(shelf)
    assert client.post("/new", content=asked).status_code in {400, 404}
    assert files_of(shelf) == before


def test_a_new_name_leads_nowhere_else(client, shelf):
    answer = client.post("/new", json={"kind": "empty", "name": "../../外"})
    assert answer.status_code == 200
    assert {path.name for path in shelf.iterdir()} == {".wenxuan", "一册", "外"}


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("booklet/nothing", {"value": "x"}),
        ("output/directory", {"value": "/etc"}),
        ("top/section", {"value": "x"}),
        ("page/section_start", {"value": "x"}),
        ("edition/script", {"value": "fr"}),
    ],
)
def test_only_fields_and_choices_of_the_form_are_taken(client, shelf, path, values):
    before = (shelf / "一册" / "booklet.toml").read_bytes()
    assert client.post(f"/b/{key_of('一册')}/form/{path}", data=values).status_code in {400, 404}
    assert (shelf / "一册" / "booklet.toml").read_bytes() == before
