"""Who is answered, and with what: foreign hosts, foreign pages, no session, no token, no path."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from compiler.desk.beginning import from_sample
from compiler.desk.shelf import key_of
from compiler.serve.app import application
from compiler.serve.guard.password import set_password
from compiler.serve.house import house
from compiler.serve.rendering import today

HOST = "127.0.0.1:8421"


@pytest.fixture
def own(tmp_path):
    """A house with one booklet."""
    from_sample(tmp_path, "neikan", "内刊样例", today())
    return house(tmp_path, "127.0.0.1", 8421, "", "zh")


@pytest.fixture
def stranger(own):
    """A browser that nobody has let in."""
    return TestClient(application(own), base_url=f"http://{HOST}", follow_redirects=False)


@pytest.fixture
def guest(own, stranger):
    """One that came by the link."""
    assert stranger.get(f"/enter/{own.link}").status_code == 303
    return stranger


def token(client):
    return re.search(r'name="token" content="([^"]+)"', client.get("/").text)[1]


BOOK = f"/b/{key_of('内刊样例')}"
READ = [
    "/", "/find?words=a", f"{BOOK}/in", f"{BOOK}/form", f"{BOOK}/made", f"{BOOK}/making/events",
    f"{BOOK}/desk", f"{BOOK}/desk/events", f"{BOOK}/audit", f"{BOOK}/audit/zh-Hant-TW/cases",
]  # fmt: skip
CHANGES = [
    "/new", f"{BOOK}/files", f"{BOOK}/fetch", f"{BOOK}/make", f"{BOOK}/stop",
    f"{BOOK}/form/booklet/title", f"{BOOK}/made/2024-12-05T12-00-00/back",
    f"{BOOK}/desk/change", f"{BOOK}/desk/undo", f"{BOOK}/desk/redo",
]  # fmt: skip


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8421", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example",
     "127.0.0.1:8421.evil.example", "LOCALHOST.evil:8421", "0.0.0.0:8421", "192.168.1.9:8421", ""],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/enter", "/static/x/workspace.css"])
def test_nothing_is_served_to_a_foreign_host(guest, host, path):
    answer = guest.get(path, headers={"Host": host})
    assert answer.status_code == 421
    assert answer.text == ""


def test_two_hosts_are_none(guest):
    answer = guest.get("/", headers=[("Host", HOST), ("Host", "evil.example")])
    assert answer.status_code in {400, 421}


@pytest.mark.parametrize("host", ["localhost:8421", "LocalHost:8421", "[::1]:8421"])
def test_names_of_this_machine_are_its_own(guest, host):
    assert guest.get("/enter", headers={"Host": host}).status_code in {200, 303}


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:8422", "file://", "x"],
)
def test_a_page_of_another_site_changes_nothing(guest, origin):
    headers = {"Origin": origin, "X-Wenxuan-Token": token(guest)}
    for path in CHANGES:
        assert guest.post(path, headers=headers).status_code == 403
    assert guest.get("/", headers={"Origin": origin}).status_code == 403


@pytest.mark.parametrize("path", READ)
def test_without_a_session_nothing_is_shown(stranger, path):
    answer = stranger.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/enter")


@pytest.mark.parametrize("path", CHANGES)
@pytest.mark.parametrize("given", [None, "", "x", "x" * 32])
def test_without_the_token_nothing_is_changed(own, guest, path, given):
    before = (own.folder / "内刊样例" / "booklet.toml").read_bytes()
    headers = {} if given is None else {"X-Wenxuan-Token": given}
    for origin in ({}, {"Origin": f"http://{HOST}"}):
        assert guest.post(path, headers={**headers, **origin}).status_code == 403
    assert (own.folder / "内刊样例" / "booklet.toml").read_bytes() == before


@pytest.mark.parametrize("path", CHANGES)
def test_a_stranger_with_a_token_is_still_one(own, stranger, path):
    other = TestClient(application(own), base_url=f"http://{HOST}", follow_redirects=False)
    other.get(f"/enter/{own.link}")
    assert stranger.post(path, headers={"X-Wenxuan-Token": token(other)}).status_code == 401


def test_the_session_is_not_for_scripts_nor_other_sites(own, stranger):
    cookie = stranger.get(f"/enter/{own.link}").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie


def test_behind_https_the_session_is_for_https_alone(tmp_path):
    own = house(tmp_path, "127.0.0.1", 8421, "https://wenxuan.office.example", "zh")
    client = TestClient(application(own), base_url="https://wenxuan.office.example")
    answer = client.get(f"/enter/{own.link}", follow_redirects=False)
    assert "secure" in answer.headers["set-cookie"].lower()
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 421


@pytest.mark.parametrize("cookie", ["", "eyJpbiI6IHRydWV9.x.y", "x" * 5000, "%00"])
def test_a_session_of_ones_own_making_is_none(stranger, cookie):
    stranger.cookies.set("wenxuan_8421", cookie)
    assert stranger.get("/").status_code == 303


def test_a_link_that_is_not_it_lets_nobody_in(own, stranger):
    for wrong in ("x", own.link[:-1], own.link + "x", own.secret):
        assert stranger.get(f"/enter/{wrong}").status_code == 403
    assert stranger.get("/").status_code == 303


def asked(client, password, given=None):
    found = re.search(r'name="token" value="([^"]+)"', client.get("/enter").text)
    return client.post(
        "/enter", data={"token": given or (found[1] if found else ""), "password": password}
    )


def test_the_password_lets_in_and_guessing_is_slowed(own, stranger):
    set_password(own, "三株 旧 竹竿")
    assert "三株" not in own.password_file.read_text()
    assert own.password_file.read_text().startswith("$argon2id$")
    assert own.password_file.stat().st_mode & 0o077 == 0
    assert asked(stranger, "三株 旧 竹竿", "x").status_code == 403
    for _ in range(6):
        assert asked(stranger, "猜").status_code == 403
    assert asked(stranger, "三株 旧 竹竿").status_code == 303
    other = TestClient(stranger.app, base_url=f"http://{HOST}", follow_redirects=False)
    assert asked(other, "三株 旧 竹竿").status_code == 429
    assert other.get("/").status_code == 303


def test_without_a_password_none_lets_in(stranger):
    assert asked(stranger, "").status_code == 403


@pytest.mark.parametrize("path", [*READ[:5], "/enter", "/nowhere", "/b/nothing/in"])
def test_every_answer_forbids_what_is_not_ours(guest, path):
    headers = guest.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"


INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", re.IGNORECASE)


@pytest.mark.parametrize("path", READ[:5])
def test_no_page_has_a_script_or_a_style_of_its_own(guest, path):
    assert not INLINE.search(guest.get(path).text)


@pytest.mark.parametrize(
    "key",
    [
        "..",
        "%2e%2e",
        "..%2f..%2fetc",
        "%2fetc%2fpasswd",
        ".wenxuan",
        "内刊样例",
        "a%00b",
        "x" * 9000,
    ],
)
def test_a_key_is_never_a_path(guest, key):
    for rest in (
        "in",
        "form",
        "made",
        "desk",
        "audit",
        "audit/zh-Hant-TW/cases",
        "cover/x",
        "made/../../x",
        "made/..%2f..",
        "picture/x/0/0/1",
    ):
        answer = guest.get(f"/b/{key}/{rest}")
        assert answer.status_code in {404, 303}
        assert "root:" not in answer.text


@pytest.mark.parametrize(
    "path", ["/static/x/..%2fworkspace.css", "/static/../app.py", "/static/x/%2fetc%2fpasswd"]
)
def test_no_file_is_served_by_its_path(guest, path):
    assert guest.get(path).status_code == 404


def test_words_are_found_as_words(guest):
    answer = guest.get("/find", params={"words": "<script>alert(1)</script>"})
    assert "<script>alert" not in answer.text


def test_titles_are_text(own, guest):
    folder = own.folder / "坏"
    folder.mkdir()
    title = '<img src=x onerror=alert(1)>"><script>alert(1)</script>'
    (folder / "booklet.toml").write_text(f"[booklet]\ntitle = '{title}'\n", "utf-8")
    for path in ("/", f"/b/{key_of('坏')}/form", f"/b/{key_of('坏')}/made"):
        text = guest.get(path).text
        assert "&lt;script&gt;alert" in text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
