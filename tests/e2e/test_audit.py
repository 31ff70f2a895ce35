"""``wenxuan audit`` from end to end: the page, the answer, the phrase list, the next build."""

from __future__ import annotations

import http.client
import json
import re
import threading
from html import unescape

import pytest

from compiler.cli.audit_server import AuditServer
from compiler.cli.command import run
from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, audit, build

MANUSCRIPT = "# 纸张\n\n印坊的师傅说，他的发是黑的。\n\n" + "排字。\n\n" * 3
SCRIPT = "zh-Hant-TW"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "booklet.toml").write_text(
        '[booklet]\ntitle = "印坊"\n\n[[section]]\ntitle = "工艺"\narticles = ["a.md"]\n\n'
        f'[[edition]]\nscript = "zh-Hans"\n\n[[edition]]\nscript = "{SCRIPT}"\n',
        "utf-8",
    )
    (tmp_path / "a.md").write_text(MANUSCRIPT, "utf-8")
    return tmp_path


def answer(rows):
    return json.dumps({"wenxuan": "audit", "version": 1, "script": SCRIPT, "rows": rows}).encode()


def printed(project):
    result = build(BuildRequest(project, editions=(SCRIPT,)), Report(), lambda _stage, _done: None)
    return json.loads(result.report_path.read_text("utf-8"))["editions"][0]["decisions"]


def test_the_report_says_where_each_decision_stands(project):
    (found,) = [each for each in printed(project) if each["before"] == "发"]
    assert (found["after"], found["alternatives"]) == ("發", ["髮"])
    assert found["doubts"] == ["default"]
    assert 0 < found["confidence"] < 1
    (place,) = found["places"]
    assert place["sentence"] == "印坊的师傅说，他的发是黑的。"
    assert place["printed"] == "印坊的師傅說，他的發是黑的。"
    assert place["pages"] == ["1"]


def test_the_page_stands_alone_and_offers_the_choices(project, capsys):
    assert run(["audit", str(project), "--lang", "zh"]) == 0
    assert f".{SCRIPT}.audit.html" in capsys.readouterr().out
    (page,) = project.glob("dist/*/*.audit.html")
    html = page.read_text("utf-8")
    assert not re.search(r"(?:src|href)=|https?:|@import|url\(", html)
    assert "default-src 'none'" in html
    assert 'data-source="的发是"' in html
    values = [unescape(value) for value in re.findall(r'type="radio"[^>]* value="([^"]*)"', html)]
    assert {"的發是", "的髮是"} <= set(values)
    assert "他的<mark>發</mark>是黑的。" in html
    assert "第 1 页" in html
    assert not list(project.glob("dist/*/*.pdf"))


def test_an_answer_is_applied_and_the_next_build_follows_it(project, capsys):
    file = project / "answer.json"
    file.write_bytes(answer([{"source": "的发是", "right": "的髮是", "reason": "审校：改定"}]))
    assert run(["audit", str(project), "--apply", str(file), "--lang", "zh"]) == 0
    assert "1 条" in capsys.readouterr().out
    (found,) = [each for each in printed(project) if each["before"] == "的发是"]
    assert (found["after"], found["reason"]) == ("的髮是", "user-phrase: 审校：改定")
    assert found["confidence"] == 1
    assert found["places"][0]["printed"] == "印坊的師傅說，他的髮是黑的。"


def test_a_named_phrase_file_is_the_one_that_is_written(project):
    toml = project / "booklet.toml"
    toml.write_text(toml.read_text("utf-8") + '\n[text]\nphrases = "own.tsv"\n', "utf-8")
    (project / "own.tsv").write_text("# 自己的\n里弄\t里弄\n", "utf-8")
    file = project / "answer.json"
    file.write_bytes(answer([{"source": "的发是", "right": "的髮是", "reason": "-"}]))
    assert run(["audit", str(project), "--apply", str(file)]) == 0
    text = (project / "own.tsv").read_text("utf-8")
    assert text == f"# 自己的\n里弄\t里弄\n的发是\t的髮是\t-\t\t{SCRIPT}\n"
    assert not (project / "phrases.tsv").exists()


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00\xff"])
def test_a_broken_answer_changes_nothing(project, capsys, content):
    file = project / "answer.json"
    file.write_bytes(content)
    assert run(["audit", str(project), "--apply", str(file)]) == 5
    assert "Traceback" not in capsys.readouterr().err
    assert not (project / "phrases.tsv").exists()


def test_an_answer_that_is_not_there_is_told(project, capsys):
    assert run(["audit", str(project), "--apply", str(project / "none.json")]) == 4
    assert "Traceback" not in capsys.readouterr().err


def test_without_a_traditional_edition_the_remedy_is_told(project, capsys):
    assert run(["audit", str(project), "-e", "zh-Hans", "--lang", "en"]) == 5
    assert "--edition zh-Hant-TW" in capsys.readouterr().err


@pytest.fixture
def served(project):
    audited = audit(BuildRequest(project), Report(), lambda _stage, _done: None)
    with AuditServer(project, audited, "en") as server:
        thread = threading.Thread(target=server.serve, daemon=True)
        thread.start()
        yield server
        server.stop()
        thread.join(5)


def asked(server, method, path, body=None, **headers):
    connection = http.client.HTTPConnection(server.host, timeout=5)
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    return response.status, response.read().decode()


def test_the_served_page_takes_the_answer(project, served):
    (page,) = served.pages
    status, html = asked(served, "GET", page)
    assert status == 200
    assert served.token in html
    body = answer([{"source": "的发是", "right": "的髮是", "reason": "-"}])
    headers = {"X-Wenxuan-Token": served.token, "Origin": f"http://{served.host}"}
    assert asked(served, "POST", page, body, **headers) == (200, "1")
    assert "的发是\t的髮是" in (project / "phrases.tsv").read_text("utf-8")


def test_a_refused_answer_is_told_in_words(project, served):
    (page,) = served.pages
    body = answer([{"source": "发", "right": "髮", "reason": "-"}])
    status, words = asked(served, "POST", page, body, **{"X-Wenxuan-Token": served.token})
    assert status == 400
    assert "single character" in words
    assert not (project / "phrases.tsv").exists()


def test_nobody_else_is_answered(project, served):
    (page,) = served.pages
    token = {"X-Wenxuan-Token": served.token}
    body = answer([{"source": "的发是", "right": "的髮是", "reason": "-"}])
    assert asked(served, "GET", f"/{SCRIPT}")[0] == 404
    assert asked(served, "GET", "/")[0] == 404
    assert asked(served, "GET", page, Host="other.example")[0] == 404
    assert asked(served, "POST", page, body)[0] == 403
    assert asked(served, "POST", page, body, **{"X-Wenxuan-Token": "é"})[0] == 403
    assert asked(served, "POST", page, body, Origin="http://other.example", **token)[0] == 403
    assert asked(served, "POST", page, body, Host="other.example", **token)[0] == 403
    assert asked(served, "POST", "/", body, **token)[0] == 403
    assert asked(served, "POST", page, None, **token, **{"Content-Length": "9" * 9})[0] == 413
    assert not (project / "phrases.tsv").exists()
