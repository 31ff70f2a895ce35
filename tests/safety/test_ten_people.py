"""Ten people at once: in booklets of their own, in one, and at one and the same word."""

from __future__ import annotations

import json
import re
import tomllib
from concurrent.futures import ThreadPoolExecutor

import pytest
from visiting import Visitor
from walking import Server

from compiler.desk.shelf import key_of

PEOPLE = 10
TEXT = "纸上的字，印成书以前要过许多人的手。" * 20


@pytest.fixture
def shelf(tmp_path):
    for book in ("一", "二"):
        (tmp_path / book).mkdir()
        for number in range(PEOPLE):
            (tmp_path / book / f"{number}.md").write_text(f"# 篇{number}\n\n{TEXT}\n", "utf-8")
    return tmp_path


@pytest.fixture
def people(shelf):
    with Server(shelf) as server:
        yield [Visitor(server) for _ in range(PEOPLE)]


def at_once(people, work):
    """What each of them gets for what they do."""
    with ThreadPoolExecutor(PEOPLE) as all_of_them:
        return list(all_of_them.map(work, range(PEOPLE), people))


def titled(visitor, book, number, title, **more):
    wanted = {"kind": "set-field", "file": f"{number}.md", "field": "title", "value": title}
    return visitor.change(key_of(book), **wanted, **more)


def titles(shelf, book):
    said = tomllib.loads((shelf / book / "booklet.toml").read_text("utf-8"))
    return {each["file"]: each["title"] for each in said["article"]}


def test_each_has_an_article_of_their_own(shelf, people):
    def work(number, visitor):
        book = "一二"[number % 2]
        return [titled(visitor, book, number, f"题{number}之{step}") for step in range(5)]

    answers = at_once(people, work)
    assert all(one["did"] == "set-field" for each in answers for one in each)
    for place, book in enumerate("一二"):
        wanted = {f"{number}.md": f"题{number}之4" for number in range(place, PEOPLE, 2)}
        assert titles(shelf, book) == wanted
    key = key_of("一")
    undone = 0
    while people[0].change(key, kind="undo")["did"]:
        undone += 1
    assert undone == 5 * PEOPLE // 2
    last = shelf / "一" / "booklet.toml"
    assert not last.exists() or "题" not in last.read_text("utf-8")


def test_one_word_is_changed_by_one_and_the_others_choose(shelf, people):
    sheet = people[0].client.get(f"/b/{key_of('一')}/desk/0/tree").text
    seen = re.search(r'data-seen-title="([^"]+)"', sheet)[1]
    answers = at_once(
        people, lambda number, visitor: titled(visitor, "一", 0, f"题{number}", seen=seen)
    )
    done = [number for number, each in enumerate(answers) if "did" in each]
    assert len(done) == 1
    assert titles(shelf, "一") == {"0.md": f"题{done[0]}"}
    refused = [each for each in answers if "did" not in each]
    assert {each["now"] for each in refused} == {f"题{done[0]}"}


def test_each_sees_at_last_the_page_of_what_all_have_changed(shelf, people):
    at_once(people, lambda number, visitor: titled(visitor, "一", number, f"众人之题{number}"))
    base = f"/b/{key_of('一')}/desk"
    people[0].client.get(f"{base}/pages/zh-Hans/screen")
    with people[0].client.stream("GET", f"{base}/events") as events:
        for line in events.iter_lines():
            if line.startswith("data:"):
                state = json.loads(line.removeprefix("data:"))
                assert not state["failed"]
                if state["laid"] and state["fresh"] and not state["busy"]:
                    break
    shown = at_once(
        people, lambda number, visitor: visitor.client.get(f"{base}/pages/zh-Hans/screen").json()
    )
    assert {(each["laid"]["name"], each["outdated"]) for each in shown} == {
        (shown[0]["laid"]["name"], False)
    }
    tree = people[1].client.get(f"{base}/0/tree").text
    assert all(f"众人之题{number}" in tree for number in range(PEOPLE))
