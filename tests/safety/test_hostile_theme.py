"""A theme from the web: no way to Python's internals or to files, and an end to every loop."""

from __future__ import annotations

import pytest

from compiler import making
from compiler.diagnostics import Report
from compiler.errors import ThemeError
from compiler.pipeline import BuildRequest, build

ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ booklet.__init__.__globals__ }}",
    "{{ qr.__globals__['__builtins__']['open']('/etc/passwd').read() }}",
    "{{ picture.__self__._root }}",
    "{% include '/etc/passwd' %}",
    "{% include '../../../../../../etc/passwd' %}",
    "{{ ''|attr('__class__') }}",
    "{{ '{0.__class__.__mro__}'.format('') }}",
]
ENDLESS = [
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{{ 'x' * 10 ** 11 }}",
    "{{ '%099999999999d' % 1 }}",
    "{% for a in range(99999) %}{{ 'x' * 99999 }}{% endfor %}",
    "{{ 9 ** (9 ** 9) }}",
]


def project(folder, template: str):
    (folder / "look" / "templates").mkdir(parents=True)
    (folder / "look" / "templates" / "booklet.html.j2").write_text(template, "utf-8")
    (folder / "a.md").write_text("# 纸\n\n纸可以书写。\n", "utf-8")
    (folder / "booklet.toml").write_text('theme = "./look"\n[booklet]\nsource = "a.md"\n', "utf-8")
    (folder / "booklet.toml").write_text(
        'theme = "./look"\n[booklet]\ntitle = "册"\n[[section]]\narticles = ["a.md"]\n', "utf-8"
    )
    return BuildRequest(folder, folder / "out")


@pytest.mark.parametrize("template", ESCAPES)
def test_templates_do_not_get_out_of_the_sandbox(tmp_path, template):
    report = Report()
    with pytest.raises(ThemeError) as caught:
        build(project(tmp_path, template), report, lambda *_: None)
    assert caught.value.code in {"markup.template-failed", "markup.missing-template"}
    assert "root:" not in str(caught.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("template", ENDLESS)
def test_templates_come_to_an_end(tmp_path, template, monkeypatch):
    monkeypatch.setattr(making, "TEMPLATE_S", 2)
    monkeypatch.setattr(making, "TEMPLATE_MB", 300)
    with pytest.raises(ThemeError) as caught:
        build(project(tmp_path, template), Report(), lambda *_: None)
    expected = {"markup.theme-too-slow", "markup.theme-too-large", "markup.template-failed"}
    assert caught.value.code in expected


def test_a_good_theme_works_in_its_worker(tmp_path):
    request = project(tmp_path, "")
    (tmp_path / "look" / "templates" / "booklet.html.j2").unlink()
    result = build(request, Report(), lambda *_: None)
    assert result.artifacts[0].path.is_file()
