"""A server that is killed loses nothing that it has shown as taken, saved or made."""

from __future__ import annotations

import random
import re
import threading
import time
import tomllib

import httpx2
import pytest
from visiting import Visitor
from walking import Server

from compiler.desk import desk
from compiler.desk.beginning import from_sample
from compiler.desk.made import history, product
from compiler.desk.shelf import key_of
from compiler.serve.rendering import today

TEXT = "纸上的字，印成书以前要过许多人的手。" * 40


@pytest.mark.parametrize("seed", range(4))
def test_killed_while_files_come_in(tmp_path, seed):
    server = Server(tmp_path)
    server.start()
    visitor = Visitor(server)
    key = visitor.client.post("/new", json={"kind": "empty", "name": "shelf"}).json()["key"]
    files = {f"{n:02}.md": f"# {n}\n\n{TEXT * (1 + n)}\n".encode() for n in range(30)}
    shown: list[str] = []

    def drop_all() -> None:
        try:
            for name, content in files.items():
                if visitor.drop(key, name, content):
                    shown.append(name)
        except httpx2.HTTPError:
            pass

    dropping = threading.Thread(target=drop_all)
    dropping.start()
    while not shown:
        time.sleep(0.01)
    time.sleep(random.Random(seed).uniform(0, 1.5))  # noqa: S311 - an instant, no secret
    server.kill()
    dropping.join()
    kept = {path.name: path.read_bytes() for path in (tmp_path / "shelf").glob("*.md")}
    assert set(shown) <= kept.keys()
    assert kept == {name: files[name] for name in kept}
    with server:
        again = Visitor(server)
        last = max(files)
        assert again.drop(key, last, files[last])
        assert not list((tmp_path / "shelf" / ".wenxuan" / "in").glob("*.part"))
        page = again.client.get(f"/b/{key}/in").text
        assert all(name in page for name in shown)


@pytest.mark.parametrize("seed", range(3))
def test_killed_while_a_booklet_is_made(tmp_path, seed):
    folder = from_sample(tmp_path, "book", "book", today())
    key = key_of(folder.name)
    server = Server(tmp_path)
    server.start()
    visitor = Visitor(server)
    saved = visitor.client.post(
        f"/b/{key}/form/booklet/title", data={"value": "院外", "seen": seen_title(visitor, key)}
    )
    assert "已保存" in saved.text
    assert visitor.client.post(f"/b/{key}/make").status_code == 204
    while not history(folder):
        time.sleep(0.05)
    before = history(folder)
    assert visitor.client.post(f"/b/{key}/make").status_code == 204
    time.sleep(random.Random(seed).uniform(0, 3))  # noqa: S311 - as above
    server.kill()
    time.sleep(0.5)
    after = history(folder)
    assert after[-len(before) :] == before
    for made in after:
        for file in made.files:
            assert product(folder, made, file).stat().st_size == file.bytes
    assert 'title = "院外"' in (folder / "booklet.toml").read_text("utf-8")
    with server:
        assert "做好了" in Visitor(server).client.get(f"/b/{key}/made").text


def seen_title(visitor: Visitor, key: str) -> str:
    """The version of the title that the form shows."""
    page = visitor.client.get(f"/b/{key}/form").text
    form = page[page.index('id="f-title-form"') :]
    return re.search(r'name="seen" value="([^"]*)"', form)[1]


def test_killed_at_twenty_instants_of_a_session(tmp_path):
    folder = tmp_path / "book"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.md").write_text(f"# {name}\n\n{TEXT}\n", "utf-8")
    chance = random.Random(14)  # noqa: S311 - as above
    session = Session(key_of("book"))
    for _ in range(20):
        server = Server(tmp_path)
        server.start()
        session.visitor = Visitor(server)
        at_work = threading.Thread(target=session.go_on)
        shown = len(session.saved)
        at_work.start()
        while len(session.saved) == shown:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.4))
        server.kill()
        at_work.join()
        undo = desk.standing(folder).undo  # what was begun is made now
        titles = titles_of(folder)
        expected = dict(session.saved)
        assert titles in (expected, expected | session.under_way)
        assert undo is not None
        session.saved = list(titles.items())
    while (step := desk.standing(folder).undo) is not None:
        desk.undo(folder, step.number)
    assert titles_of(folder) == {}


class Session:
    """A person who gives articles other titles; ``saved`` is what was shown as saved, in order."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.visitor: Visitor
        self.saved: list[tuple[str, str]] = []
        self.under_way: dict[str, str] = {}
        self._count = 0

    def go_on(self) -> None:
        """Until the server is no more."""
        try:
            while True:
                self._count += 1
                file, title = f"{'abc'[self._count % 3]}.md", f"题{self._count}"
                self.under_way = {file: title}
                wanted = {"kind": "set-field", "file": file, "field": "title", "value": title}
                assert self.visitor.change(self.key, **wanted)["did"]
                self.saved.append((file, title))
        except httpx2.HTTPError:
            pass


def titles_of(folder) -> dict[str, str]:
    """The titles that the project file gives."""
    file = folder / "booklet.toml"
    said = tomllib.loads(file.read_text("utf-8")) if file.exists() else {}
    return {each["file"]: each["title"] for each in said.get("article", ())}
