"""The audit in the workspace: what is shown is text, what comes back is believed in nothing."""

from __future__ import annotations

import json
import re

import pytest
from starlette.testclient import TestClient

from compiler.desk.shelf import key_of
from compiler.serve.app import application
from compiler.serve.house import passing_house

HOST = "127.0.0.1:8421"
EVIL = '头发"><script>alert(1)</script>{{x}}<img src=x onerror=alert(1)>'
BOOK = f"/b/{key_of('一册')}"
TW = "zh-Hant-TW"
ROW = {"kind": "set-conversions", "script": TW, "words": ["的发是"], "rights": ["的髮是"]}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    folder = tmp_path_factory.mktemp("架") / "一册"
    folder.mkdir()
    (folder / "booklet.toml").write_text(f'[[edition]]\nscript = "{TW}"\n', "utf-8")
    (folder / "a.txt").write_text(
        f"题目\n\n他的发是黑的，{EVIL}多。\n\n走<script>alert(1)</script>了两里路。\n", "utf-8"
    )
    return folder.parent


@pytest.fixture(scope="module")
def client(shelf):
    own = passing_house(shelf, 8421, "en", f"{BOOK}/audit?script={TW}")
    with TestClient(application(own), base_url=f"http://{HOST}", follow_redirects=False) as made:
        entered = made.get(f"/enter/{own.link}")
        assert entered.headers["location"] == own.opens
        made.headers["X-Wenxuan-Token"] = re.search(
            r'name="token" content="([^"]+)"', made.get(own.opens).text
        )[1]
        yield made


@pytest.fixture
def no_list(shelf):
    """Afterwards it is asked whether anything was written."""
    yield
    assert not (shelf / "一册" / "phrases.tsv").exists()


def sent(client, data, path=f"{BOOK}/desk/change"):
    return client.post(path, content=data if isinstance(data, bytes) else json.dumps(data))


def test_a_passing_house_leaves_nothing(shelf, client):
    assert client.get("/").status_code == 200
    assert not (shelf / ".wenxuan").exists()


@pytest.mark.parametrize(
    "word", ["头发", EVIL, "<script>alert(1)</script>", "%00", "发" * 5000, "\u202e"]
)
def test_words_and_sentences_are_text(client, word):
    answer = client.get(f"{BOOK}/audit/{TW}/cases", params={"find": word})
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert "<img" not in answer.text
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_the_sentence_itself_is_text(client):
    text = client.get(f"{BOOK}/audit/{TW}/cases", params={"find": "两里路"}).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert 'data-word="两里路"' in text


@pytest.mark.parametrize("script", ["zh-Hans", "x", "..", "%2e%2e", "zh-hant-tw", "zh-Hant-TW%00"])
def test_there_are_no_other_editions(client, script):
    assert client.get(f"{BOOK}/audit/{script}/cases").status_code in {404, 400}
    assert client.get(f"{BOOK}/audit", params={"script": script}).status_code == 200


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe", b"[]", b"[" * 100_000, b"null", b"{", b'"x"',
        {}, {"kind": "other"}, ROW | {"script": "zh-Hans"}, ROW | {"script": ["zh-Hant"]},
        ROW | {"words": {}}, ROW | {"words": ["x", 1]}, ROW | {"words": ["的发是"], "rights": []},
        ROW | {"rights": [3]}, ROW | {"rights": ["一\t二"]}, ROW | {"rights": ["一\n二"]},
        ROW | {"words": ["# 注"]}, ROW | {"words": ["发" * 121]}, ROW | {"words": ["发"]},
        ROW | {"words": ["a", "../phrases.tsv"], "rights": ["a"]},
    ],
)  # fmt: skip
def test_what_is_no_decision_is_refused_in_words(client, no_list, data):
    answer = sent(client, data)
    assert answer.status_code in {200, 400, 409}
    assert answer.status_code == 400 or answer.json()["refused"]


@pytest.mark.parametrize("data", [b" " * 1_000_001, b'{"kind": "' + b"x" * 4_000_001])
def test_what_is_too_large_is_not_read(client, no_list, data):
    assert sent(client, data).status_code == 413


def test_a_length_that_is_a_lie_is_not_believed(client, no_list):
    answer = client.post(
        f"{BOOK}/desk/change", content=iter([b" " * 600_000] * 3), headers={"Content-Length": "1"}
    )
    assert answer.status_code in {400, 413}


def test_nobody_else_decides(client, no_list):
    for headers in (
        {"X-Wenxuan-Token": "x"}, {"X-Wenxuan-Token": "é".encode()},
        {"X-Wenxuan-Token": ""}, {"Origin": "http://other.example"}, {"Host": "other.example"},
    ):  # fmt: skip
        answer = client.post(f"{BOOK}/desk/change", content=json.dumps(ROW), headers=headers)
        assert answer.status_code in {403, 421}
    stranger = TestClient(client.app, base_url=f"http://{HOST}", follow_redirects=False)
    assert stranger.post(f"{BOOK}/desk/change", content=json.dumps(ROW)).status_code == 401
    assert stranger.get(f"{BOOK}/audit").status_code == 303
    assert stranger.get("/enter/x").status_code == 403


def test_a_decision_is_written_and_undone(client, shelf):
    answer = sent(client, ROW).json()
    file = shelf / "一册" / "phrases.tsv"
    assert "的发是\t的髮是" in file.read_text("utf-8")
    assert sent(client, {"number": answer["undo"]}, f"{BOOK}/desk/undo").status_code == 200
    assert not file.exists()
