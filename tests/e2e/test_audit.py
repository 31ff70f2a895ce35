"""``wenxuan audit`` from end to end: the page, the answer, the phrase list, the next build."""

from __future__ import annotations

import http.client
import json
import re
import threading
from html import unescape

import pytest
from audit_document import OpenPage

from compiler.cli.audit_server import AuditServer
from compiler.cli.command import run
from compiler.diagnostics import Report
from compiler.editions.audit_answer import answered_rows
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
    result = build(BuildRequest(project, editions=(SCRIPT,)), Report())
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
    audited = audit(BuildRequest(project), Report())
    with AuditServer(project, audited, "en") as server:
        thread = threading.Thread(target=server.serve, daemon=True)
        thread.start()
        yield server
        server.stop()
        thread.join(600)


def asked(server, method, path, body=None, **headers):
    connection = http.client.HTTPConnection(server.host, timeout=600)
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


def test_the_report_has_every_decision_whole_and_the_most_doubtful_first(project):
    more = "低头发微信。太后头发干了。走了两里路，纸张历程。\n"
    (project / "a.md").write_text(MANUSCRIPT + more, "utf-8")
    found = printed(project)
    assert len(found) > 4
    confidences = [each["confidence"] for each in found]
    assert confidences == sorted(confidences)
    for each in found:
        assert each["reason"]
        assert each["doubts"] or each["confidence"] >= 0.9
        assert each["before"] in each["word"]
        assert each["after"] in each["right"]
        for place in each["places"]:
            assert place["pages"]
            assert each["before"] in place["sentence"]
            assert each["after"] in place["printed"]


def test_an_editor_accepts_and_overrules_and_is_not_asked_again(project):
    """The page's own script decides; two editions of one project keep their own rows."""
    (project / "a.md").write_text(MANUSCRIPT + "低头发微信。走了两里路。\n", "utf-8")
    toml = project / "booklet.toml"
    toml.write_text(toml.read_text("utf-8") + '\n[[edition]]\nscript = "zh-Hant-HK"\n', "utf-8")
    assert run(["audit", str(project)]) == 0
    chosen = {}
    for script in (SCRIPT, "zh-Hant-HK"):
        (file,) = project.glob(f"dist/*/*.{script}.audit.html")
        page = OpenPage(file.read_text("utf-8"))
        page.choose("的发是", "的髮是")
        page.click(".rest")
        chosen[script] = page.answers
        (project / "answer.json").write_bytes(page.answer)
        assert run(["audit", str(project), "--apply", str(project / "answer.json")]) == 0
    rows = [line.split("\t") for line in (project / "phrases.tsv").read_text("utf-8").splitlines()]
    assert {(row[0], row[4]): row[1] for row in rows[1:]} == {
        (word, script): right for script, rows in chosen.items() for word, right in rows.items()
    }
    assert run(["audit", str(project)]) == 0
    for script, answers in chosen.items():
        (file,) = project.glob(f"dist/*/*.{script}.audit.html")
        page = OpenPage(file.read_text("utf-8"))
        assert page.text("#progress").endswith("0 / 0")
        assert set(answers) <= set(page.ticked)  # among what is the editor's own
    for each in printed(project):
        if each["word"] in chosen[SCRIPT]:
            assert each["right"] == chosen[SCRIPT][each["word"]]


def test_a_row_whose_sentence_has_changed_is_kept_and_does_no_harm(project):
    rows = f"的发是\t的髮是\t审校：改定\t\t{SCRIPT}\n"
    (project / "phrases.tsv").write_text(rows, "utf-8")
    (project / "a.md").write_text(MANUSCRIPT.replace("的发是", "的头发是"), "utf-8")
    assert not [each for each in printed(project) if each["reason"].startswith("user-phrase")]
    assert (project / "phrases.tsv").read_text("utf-8") == rows


def test_an_audit_without_decisions_says_so(project):
    (project / "a.md").write_text("# 纸\n\n纸和墨。\n", "utf-8")
    assert run(["audit", str(project), "--lang", "zh"]) == 0
    (page,) = project.glob("dist/*/*.audit.html")
    assert "没有存疑的地方" in page.read_text("utf-8")
    assert answered_rows(OpenPage(page.read_text("utf-8")).answer, "x") == ()


def test_taiwans_words_are_listed_as_settled(project):
    toml = project / "booklet.toml"
    text = toml.read_text("utf-8").replace(f'"{SCRIPT}"', f'"{SCRIPT}"\nvocabulary = "taiwan"')
    toml.write_text(text, "utf-8")
    (project / "a.md").write_text("# 纸\n\n软件排版。\n", "utf-8")
    (found,) = printed(project)
    assert (found["word"], found["right"]) == ("软件", "軟體")
    assert found["reason"].startswith("vocabulary")
    assert found["confidence"] >= 0.9
