"""The audit from end to end: the report, a decision, the phrase list, the next build."""

from __future__ import annotations

import json

import pytest

from compiler.cli.command import run
from compiler.desk.audit import audit_of
from compiler.desk.changes.change import version_of
from compiler.desk.changes.conversions import SetConversions
from compiler.desk.desk import apply
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


def test_a_decision_is_followed_by_the_next_build(project):
    apply(project, SetConversions(SCRIPT, ("的发是",), ("的髮是",)))
    (found,) = [each for each in printed(project) if each["before"] == "的发是"]
    assert (found["after"], found["reason"]) == ("的髮是", "user-phrase: 审校")
    assert found["confidence"] == 1
    assert found["places"][0]["printed"] == "印坊的師傅說，他的髮是黑的。"


def test_the_command_says_how_much_waits(project, capsys):
    assert run(["audit", str(project), "--no-serve", "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert SCRIPT in said
    assert not (project / "dist").exists()


def test_a_file_is_looked_through_but_not_opened(project, capsys):
    arguments = ["audit", str(project / "a.md"), "-e", SCRIPT, "--lang", "en"]
    assert run(arguments) == 0
    assert run([*arguments, "--serve"]) == 3
    assert "folder" in capsys.readouterr().err


def test_without_a_traditional_edition_the_remedy_is_told(project, capsys):
    assert run(["audit", str(project), "-e", "zh-Hans", "--lang", "en"]) == 5
    assert "--edition zh-Hant-TW" in capsys.readouterr().err


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


def test_what_was_accepted_or_overruled_is_not_asked_again(project):
    """Two editions of one project keep their own rows."""
    (project / "a.md").write_text(MANUSCRIPT + "低头发微信。走了两里路。\n", "utf-8")
    toml = project / "booklet.toml"
    toml.write_text(toml.read_text("utf-8") + '\n[[edition]]\nscript = "zh-Hant-HK"\n', "utf-8")
    chosen = {}
    for edition in audit(BuildRequest(project)):
        found = audit_of(edition.decisions)
        rows = {card.word: card.right for group in found.doubtful for card in group.cards}
        rows["的发是"] = "的髮是"
        chosen[edition.booklet.script] = rows
        words, rights = tuple(rows), tuple(rows.values())
        apply(project, SetConversions(edition.booklet.script, words, rights), version_of(()))
    rows = [line.split("\t") for line in (project / "phrases.tsv").read_text("utf-8").splitlines()]
    assert {(row[0], row[4]): row[1] for row in rows[1:]} == {
        (word, script): right for script, rows in chosen.items() for word, right in rows.items()
    }
    for edition in audit(BuildRequest(project)):
        found = audit_of(edition.decisions)
        assert found.open == 0
        assert {card.word for card in found.yours} == set(chosen[edition.booklet.script])
    for each in printed(project):
        if each["word"] in chosen[SCRIPT]:
            assert each["right"] == chosen[SCRIPT][each["word"]]


def test_a_row_whose_sentence_has_changed_is_kept_and_does_no_harm(project):
    rows = f"的发是\t的髮是\t审校：改定\t\t{SCRIPT}\n"
    (project / "phrases.tsv").write_text(rows, "utf-8")
    (project / "a.md").write_text(MANUSCRIPT.replace("的发是", "的头发是"), "utf-8")
    assert not [each for each in printed(project) if each["reason"].startswith("user-phrase")]
    assert (project / "phrases.tsv").read_text("utf-8") == rows


def test_taiwans_words_are_listed_as_settled(project):
    toml = project / "booklet.toml"
    text = toml.read_text("utf-8").replace(f'"{SCRIPT}"', f'"{SCRIPT}"\nvocabulary = "taiwan"')
    toml.write_text(text, "utf-8")
    (project / "a.md").write_text("# 纸\n\n软件排版。\n", "utf-8")
    (found,) = printed(project)
    assert (found["word"], found["right"]) == ("软件", "軟體")
    assert found["reason"].startswith("vocabulary")
    assert found["confidence"] >= 0.9
