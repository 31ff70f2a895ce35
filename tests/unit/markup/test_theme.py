from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from compiler.errors import ThemeError
from compiler.markup.theme import known_themes, load_theme, resource
from compiler.messages import LANGUAGES, catalogue, sentence


def _fails(rendered, booklet, theme: Path) -> ThemeError:
    with pytest.raises(ThemeError) as caught:
        rendered(booklet, theme=theme)
    return caught.value


def _template(folder: Path, name: str, text: str) -> Path:
    file = folder / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return folder


def test_neikan_comes_along():
    assert "neikan" in known_themes()
    assert (resource("templates") / "neikan" / "booklet.html.j2").is_file()


@pytest.mark.parametrize("name", known_themes())
def test_scripts_have_the_same_words_and_roles(name):
    theme = load_theme(name)
    assert len({frozenset(words) for words in theme.labels.values()}) == 1
    assert len({frozenset(font.role for font in fonts) for fonts in theme.fonts.values()}) == 1


def test_declared_roles_are_used_and_used_roles_declared():
    files = resource("styles").rglob("*.css.j2")
    used = {f: set(re.findall(r"font\.(\w+)", f.read_text("utf-8"))) for f in files}
    for name in known_themes():
        theme = load_theme(name)
        layers = (*theme.styles, resource("styles") / "regions")
        roles = {role for file, roles in used.items() if file.parent in layers for role in roles}
        assert roles == {font.role for font in theme.fonts["zh-Hans"]}


def test_every_label_is_used():
    text = "".join(f.read_text("utf-8") for f in resource("templates").rglob("*.j2"))
    colophon = {"publisher", "editor", "issue", "date", "copies", "contact"}
    for label in set(load_theme("neikan").labels["zh-Hans"]) - colophon:
        assert f"labels.{label}" in text


def test_an_unknown_theme_names_the_known(rendered, booklet, tmp_path):
    error = _fails(rendered, booklet, tmp_path / "nothing")
    assert error.code == "markup.unknown-theme"
    assert "neikan" in str(error.values["known"])


def test_a_folder_replaces_what_it_has(rendered, booklet, tmp_path):
    folder = _template(tmp_path / "own", "editor_note.html.j2", "<p>{{ labels.editor_note }}!</p>")
    (folder / "styles").mkdir()
    (folder / "styles" / "99-own.css.j2").write_text("p { color: #111 }", "utf-8")
    markup = rendered(booklet, theme=folder)
    assert "<p>编者按!</p>" in markup.html
    assert "纸的来历" in markup.html
    assert [sheet.name for sheet in markup.stylesheets][-2:] == [
        "99-own.css",
        "regions/zh-Hans.css",
    ]


def test_a_malformed_template_has_its_line(rendered, booklet, tmp_path):
    folder = _template(tmp_path / "own", "masthead.html.j2", "<p>\n{% if %}\n</p>")
    error = _fails(rendered, booklet, folder)
    assert error.code == "markup.template-syntax"
    assert error.location.source.endswith("masthead.html.j2")
    assert error.location.line == 2


def test_an_unknown_name_has_its_line(rendered, booklet, tmp_path):
    folder = _template(tmp_path / "own", "masthead.html.j2", "<p>\n\n{{ mastheda.title }}</p>")
    error = _fails(rendered, booklet, folder)
    assert error.code == "markup.template-failed"
    assert error.location.source.endswith("masthead.html.j2")
    assert error.location.line == 3
    assert "mastheda" in str(error.values["reason"])


def test_a_missing_include_is_named(rendered, booklet, tmp_path):
    folder = _template(tmp_path / "own", "masthead.html.j2", "{% include 'no.html.j2' %}")
    error = _fails(rendered, booklet, folder)
    assert error.code == "markup.missing-template"
    assert error.values["name"] == "no.html.j2"


def test_a_missing_macro_is_named(rendered, booklet, tmp_path):
    folder = _template(
        tmp_path / "own", "inline.html.j2", "{% macro strong(x) %}{{ x }}{% endmacro %}"
    )
    error = _fails(rendered, booklet, folder)
    assert error.code == "markup.template-failed"
    assert "salutation" in str(error.values["reason"])


@pytest.mark.parametrize(
    "attack",
    [
        "{{ booklet.__class__.__mro__ }}",
        "{{ picture.__func__.__globals__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{% include '../../../../etc/hostname' %}",
    ],
)
def test_the_sandbox_holds(rendered, booklet, tmp_path, attack):
    folder = _template(tmp_path / "own", "masthead.html.j2", attack)
    assert isinstance(_fails(rendered, booklet, folder), ThemeError)


@pytest.mark.parametrize(
    "text",
    [
        "[fonts",
        "fonts = 3\n",
        "[fonts]\nzh-Hans = 3\n",
        "sizes = 3\n",
        "[measures]\nA4 = { em = 1 }\n",
    ],
)
def test_a_broken_theme_file_is_told(rendered, booklet, tmp_path, text):
    folder = tmp_path / "own"
    (folder / "styles").mkdir(parents=True)
    (folder / "styles" / "theme.toml").write_text(text, "utf-8")
    error = _fails(rendered, booklet, folder)
    assert error.code == "markup.broken-theme"
    assert error.location.source.endswith("theme.toml")


def test_family_names_cannot_smuggle_css(rendered, booklet, tmp_path):
    folder = tmp_path / "own"
    (folder / "styles").mkdir(parents=True)
    shipped = (resource("styles") / "neikan" / "theme.toml").read_text("utf-8")
    hostile = shipped.replace('song = ["Noto Serif CJK SC"]', "song = ['x\"; } html { y']")
    (folder / "styles" / "theme.toml").write_text(hostile, "utf-8")
    assert _fails(rendered, booklet, folder).code == "markup.broken-theme"


def test_every_code_of_the_room_has_its_sentences(root):
    text = "".join(f.read_text("utf-8") for f in (root / "compiler" / "markup").glob("*.py"))
    codes = set(re.findall(r'"(markup\.[a-z-]+)"', text))
    assert len(codes) >= 9
    for code in codes:
        for language in LANGUAGES:
            places = string.Formatter().parse("".join(catalogue()[code].values()))
            told = sentence(code, language, {name: "x" for _, name, _, _ in places if name})
            assert told.message
            assert told.hint
