"""``[[article]]`` and the entries of ``articles``: what is said of a manuscript's structure."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.errors import Location, ProjectError
from compiler.model.guess import Correction, LevelRule, Overrules, Pointer, RoleRule
from compiler.project.load import load


@pytest.fixture
def project(tmp_path):
    """Loads a booklet.toml beside two manuscripts."""

    def loading(toml):
        (tmp_path / "booklet.toml").write_text(toml, "utf-8")
        for name in ("a.md", "b.md"):
            (tmp_path / name).write_text("# 题\n\n正文。\n", "utf-8")
        return load(tmp_path, Report())

    return loading


def plans(project) -> dict[str, object]:
    return {plan.path.name: plan for section in project.sections for plan in section.articles}


def at(line: int, text: str) -> Pointer:
    return Pointer(text, Location(source="booklet.toml", line=line, quote=text))


OVERRULED = """\
[[article]]
file = "b.md"
author = "林知白"
kind = "article"
level = { "竹纸" = 2, "（一）选料" = 0 }
drop = "广告"
keep = [
  "编后",
]
caption = ["样张"]
body = ["引言"]
"""
LISTED = '[[section]]\narticles = [{ file = "a.md", kind = "article" }]\n'


def test_what_is_said_with_its_lines(project):
    plan = plans(project(OVERRULED))["b.md"]
    assert (plan.author, plan.kind) == ("林知白", "article")
    assert plan.overrules == Overrules(
        levels=(LevelRule(at(5, "竹纸"), 2), LevelRule(at(5, "（一）选料"), 0)),
        captions=(at(10, "样张"),),
        body=(at(11, "引言"),),
        drop=(at(6, "广告"),),
        keep=(at(8, "编后"),),
    )


SHAPED = """\
[[article]]
file = "b.md"
role = { "本报讯" = "author" }
join = ["第一"]
split = "其次"
begin = ["后一篇"]
correct = [{ at = "第一", wrong = "以", right = "已" }]
"""


def test_what_is_said_of_its_shape_and_words(project):
    plan = plans(project(SHAPED))["b.md"]
    assert plan.overrules == Overrules(
        roles=(RoleRule(at(3, "本报讯"), "author"),),
        joins=(at(4, "第一"),),
        splits=(at(5, "其次"),),
        begins=(at(6, "后一篇"),),
    )
    assert plan.corrections == (Correction(at(7, "第一"), "以", "已"),)


@pytest.mark.parametrize(
    "toml",
    [
        '[[article]]\nfile = "a.md"\nleave_out = true\n',
        '[[section]]\narticles = [{ file = "a.md", leave_out = true }, "b.md"]\n',
        '[[section]]\narticles = ["b.md", "a.md"]\n[[article]]\nfile = "a.md"\nleave_out = true\n',
    ],
)
def test_an_article_is_left_out(project, toml):
    found = project(toml)
    names = [plan.path.name for part in found.sections for plan in part.articles]
    assert (names or [found.source.name]) == ["b.md"]
    assert not project("").left_out


def test_not_every_article_is_left_out(project):
    toml = '[[section]]\narticles = [{ file = "a.md", leave_out = true }]\n'
    with pytest.raises(ProjectError) as caught:
        project(toml)
    assert caught.value.code == "project.all-left-out"


def test_found_articles_keep_their_order_and_the_others_their_word(project):
    found = plans(project(OVERRULED))
    assert list(found) == ["a.md", "b.md"]
    assert not found["a.md"].overrules.asked


def test_levels_in_a_table_of_their_own(project):
    toml = '[[article]]\nfile = "b.md"\n[article.level]\n"竹纸" = 2\n"草纸" = 1\n'
    levels = plans(project(toml))["b.md"].overrules.levels
    assert [(rule.at.text, rule.level, rule.at.place.line) for rule in levels] == [
        ("竹纸", 2, 4),
        ("草纸", 1, 5),
    ]


def test_an_entry_of_a_section_says_the_same(project):
    toml = '[[section]]\ntitle = "甲"\narticles = ["a.md", { file = "b.md", drop = ["广告"] }]\n'
    (pointer,) = plans(project(toml))["b.md"].overrules.drop
    assert (pointer.text, pointer.place.line) == ("广告", 3)


def test_a_plain_name_in_a_section_takes_what_article_says(project):
    toml = f'[[section]]\ntitle = "甲"\narticles = ["b.md"]\n{OVERRULED}'
    assert plans(project(toml))["b.md"].author == "林知白"


def test_a_whole_booklet_is_overruled_too(project):
    toml = '[booklet]\nsource = "a.md"\n[[article]]\nfile = "a.md"\ndrop = ["广告"]\n'
    found = project(toml)
    assert found.source_kind == "booklet"
    assert [pointer.text for pointer in found.source_said.overrules.drop] == ["广告"]
    assert project(toml + 'kind = "article"\n').source_kind == "article"


@pytest.mark.parametrize(
    ("toml", "code", "line"),
    [
        ('[[article]]\nfile = "c.md"\n', "project.missing-file", 2),
        ('[booklet]\nsource = "a.md"\n[[article]]\nfile = "b.md"\n', "project.article-unused", 3),
        ('[[article]]\nfile = "a.md"\n[[article]]\nfile = "a.md"\n', "project.article-twice", 3),
        ('[[article]]\nfile = "a.md"\nlevel = { "竹" = 5 }\n', "project.expected-number", 3),
        ('[[article]]\nfile = "a.md"\nlevel = { "竹" = "一" }\n', "project.expected-number", 3),
        ('[[article]]\nfile = "a.md"\nlevels = { "竹" = 1 }\n', "project.unknown-key", 3),
        ('[[article]]\nfile = "a.md"\ndrop = [""]\n', "project.expected-text", 3),
        ('[[article]]\nfile = "a.md"\nkind = "书"\n', "project.expected-choice", 3),
        ('[[article]]\ndrop = ["竹"]\n', "project.missing-key", 1),
        (LISTED + '[[article]]\nfile = "a.md"', "project.article-twice", 2),
    ],
)
def test_refusals(project, toml, code, line):
    with pytest.raises(ProjectError) as caught:
        project(toml)
    assert (caught.value.code, caught.value.location.line) == (code, line)
