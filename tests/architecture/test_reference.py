"""REFERENCE.md and docs/diagnostics.md say what the code does, and all of it."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import itertools
import json
import re
import tomllib
from pathlib import Path
from types import ModuleType

import click
import pytest

from compiler import errors
from compiler.cli.command import VERBS, command
from compiler.cli.options import Settings
from compiler.conservation.verify import MARKUP, MISSING_GLYPH
from compiler.diagnostics import Report, Severity
from compiler.editions.audit import DICTIONARY, UNSETTLED
from compiler.editions.protect import By
from compiler.markup.assets import Assets
from compiler.markup.faces import fonts_of
from compiler.markup.render import _look, _names
from compiler.markup.settings import PageSettings
from compiler.markup.theme import load_theme
from compiler.markup.type_area import type_area
from compiler.messages import catalogue
from compiler.model.booklet import Booklet, Masthead
from compiler.pipeline import BuildRequest, build
from compiler.project.load import load
from compiler.project.schema import TABLES, known_keys
from compiler.sources.markdown.front_matter import _FIELDS
from compiler.sources.registry import FORMATS
from compiler.units import PAPER_SIZES

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = (ROOT / "REFERENCE.md").read_text("utf-8")
DIAGNOSTICS = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")
EXAMPLE = re.search(r"<!-- begin-example -->\n```toml\n(.*?)```", REFERENCE, re.DOTALL)[1]


def section(heading: str) -> str:
    """The text under a heading, up to the next of its level or above; without code blocks."""
    prose = re.sub(r"^```.*?^```", "", REFERENCE, flags=re.DOTALL | re.MULTILINE)
    level = heading.index(" ")
    rest = prose.split(f"\n{heading}\n", 1)[1]
    return re.split(rf"\n#{{1,{level}}} ", rest, maxsplit=1)[0]


def first_cells(heading: str, head: str) -> set[str]:
    """The names in the first column of the table below ``heading`` whose head begins so."""
    rows = section(heading).split(f"| {head} | ", 1)[1].split("\n\n")[0]
    return set(re.findall(r"^\| `([^`]+)` \|", rows, re.MULTILINE))


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "write_reference", ROOT / "scripts" / "write_reference.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("text", [REFERENCE, DIAGNOSTICS], ids=["reference", "diagnostics"])
def test_generated_parts_are_fresh(writer, text):
    assert writer.rewritten(text) == text, "run scripts/write_reference.py"


def test_every_part_stands_in_one_document(writer):
    texts = [path.read_text("utf-8") for path in writer.DOCUMENTS]
    parts = [found[2] for text in texts for found in writer.PART.finditer(text)]
    assert sorted(parts) == sorted(writer.PARTS)


def test_a_stale_part_is_noticed(writer):
    stale = REFERENCE.replace("| `trim` |", "| `trimm` |")
    assert writer.rewritten(stale) == writer.rewritten(REFERENCE) != stale


@pytest.mark.parametrize("table", [name for name in TABLES if name])
def test_every_key_is_documented_under_its_table(table):
    keys = section("### Keys")
    heading = next(
        part for part in keys.split("\n#### ")[1:] if f"`{table}`" in part.split("\n")[0]
    )
    for key in known_keys(table):
        assert f"| `{key}` |" in heading


def test_keys_of_the_top_are_documented():
    top = section("### Keys").split("\n#### ")[1]
    for key in known_keys(""):
        assert f"| `{key}` |" in top or f"`[{key}]`" in REFERENCE or f"`[[{key}]]`" in REFERENCE


def test_the_example_shows_every_key():
    for table in TABLES:
        for key in known_keys(table):
            assert re.search(rf"\b{key}\b", EXAMPLE), key


@pytest.fixture
def example(tmp_path):
    """The example's folder, with the files it names."""
    (tmp_path / "booklet.toml").write_text(EXAMPLE, "utf-8")
    rows = re.search(r"```tsv\n(.*?)```", REFERENCE, re.DOTALL)[1]
    (tmp_path / "phrases.tsv").write_text(rows, "utf-8")
    (tmp_path / "note.md").write_text("编者按：范曾走过里弄。\n", "utf-8")
    (tmp_path / "articles").mkdir()
    for name in ("01", "02"):
        text = f"# 第{name}篇\n\n第{name}篇的“正文”。\n"
        (tmp_path / "articles" / f"{name}.md").write_text(text, "utf-8")
    return tmp_path


def test_the_example_loads_as_it_says(example):
    project, said = load(example, Report()), tomllib.loads(EXAMPLE)
    assert project.masthead.series == said["booklet"]["series"]
    assert project.masthead.copies == "300"
    assert project.page.size == PAPER_SIZES["A4"]
    assert [plan.script for plan in project.editions] == ["zh-Hans", "zh-Hant-TW"]
    assert project.sections[0].articles[1].author == "林知白"
    assert project.phrases == example.resolve() / "phrases.tsv"


def test_the_example_builds_and_its_report_has_the_keys_described(example):
    result = build(BuildRequest(example), Report())
    report = json.loads(result.report_path.read_text("utf-8"))
    made = [(item["script"], item["format"]) for item in report["artifacts"]]
    assert made == list(itertools.product(("zh-Hans", "zh-Hant-TW"), ("screen", "booklet")))
    described = first_cells("## report.json", "key")
    found = set(paths(report))
    assert found <= described
    told = ("diagnostics[]", "sources[].left_out[]")  # the example has neither
    assert described - found <= {key for key in described if key.startswith(told)}
    for source in report["sources"]:
        count = source["characters"]
        parts = sum(count["dropped"].values()) + sum(count["changed"].values())
        assert count["read"] == count["printed"] + parts + count["unaccounted"]
    protected = [d for d in report["editions"][1]["decisions"] if d["before"] == "范曾"]
    assert [decision["reason"] for decision in protected] == ["protected"]
    assert any(d["reason"] == "user-phrase: 地名" for d in report["editions"][1]["decisions"])
    assert set(report["timings"]) == set(
        re.findall(r"`(\w+)`", section("## report.json").split("seconds by stage")[1].split(";")[0])
    )


NAMES_AS_KEYS = {"dropped", "changed", "spaces", "declined", "timings"}  # keyed by reason or stage


def paths(value: object, path: str = "") -> list[str]:
    """The key paths of a report down to what is no table."""
    if isinstance(value, dict) and path.rpartition(".")[2] not in NAMES_AS_KEYS:
        return [
            found
            for key, item in value.items()
            for found in paths(item, f"{path}.{key}".strip("."))
        ]
    if isinstance(value, list):
        return [found for item in value for found in paths(item, f"{path}[]")]
    return [path]


def test_every_diagnostic_key_is_described():
    from compiler.publish import _diagnostic

    report = Report()
    report.warn("publish.cannot-write", reason="…")
    found = set(paths(_diagnostic(next(iter(report))), "diagnostics[]"))
    described = first_cells("## report.json", "key")
    assert found == {key for key in described if key.startswith("diagnostics[]")}


def account_calls(method: str) -> set[str]:
    """The names that sources and assembly give ``Account`` for what they drop, change or space."""
    found = set()
    for path in [*(ROOT / "compiler/sources").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr=name), args=[ast.Constant(str(word)), *_]):
                    if name == method:
                        found.add(word)
    assert len(found) > (0 if method == "space" else 4)
    return found


def test_reasons_and_rules_are_explained_and_none_is_made_up():
    from compiler.assembly.arrange import OVERRIDDEN
    from compiler.sources.mending.article import _RULES
    from compiler.sources.overruling.corrected import CORRECTED
    from compiler.sources.overruling.overrules import ASKED
    from compiler.sources.witness.left_out import LOST
    from compiler.sources.word import fields
    from compiler.sources.word.opening import _DROPPED_PARTS

    mending = {name for name, _ in _RULES}
    account = "### The account of characters"
    wanted = account_calls("drop") | {OVERRIDDEN, ASKED, LOST, MARKUP, MISSING_GLYPH}
    wanted |= {reason for _, reason in _DROPPED_PARTS} | {*fields._DROPPED.values(), "moved-text"}
    assert first_cells(account, "dropped for") == wanted
    named = {code.partition("cli.reason-")[2] for code in catalogue()} - {""}
    assert named == wanted, "wenxuan outline --dropped says each in words"
    wanted = account_calls("change") | mending | {OVERRIDDEN, ASKED, CORRECTED}
    assert first_cells(account, "changed by") == wanted
    blanks = {"quotes", "spaces", "invisible", "ellipses", "dashes"}
    assert blanks < mending  # that no other rule takes a blank is a property test
    assert first_cells(account, "spaces by") == account_calls("space") | blanks


def test_kinds_of_manuscripts_are_explained():
    found = {each.name for each in FORMATS}
    for path in (ROOT / "compiler/sources").rglob("*.py"):
        found |= set(re.findall(r'Account\([\w.]+, "(\w+)"\)', path.read_text("utf-8")))
    assert first_cells("## Manuscripts", "kind (in report.json)") == found


def test_front_matter_names_are_listed():
    rows = re.findall(r"^\| (\w+) \| ((?:`[^`]+` ?)+) \|", section("## Manuscripts"), re.MULTILINE)
    assert {name: tuple(re.findall("`([^`]+)`", names)) for name, names in rows} == _FIELDS


def test_reasons_of_decisions_are_explained():
    heading = "## Traditional editions and the phrase file"
    assert first_cells(heading, "reason") == {*(str(by) for by in By), UNSETTLED, DICTIONARY}


def test_severities_of_diagnostics_are_named():
    row = re.search(r"\| `diagnostics\[\].severity` \| (.*) \|", REFERENCE)[1]
    assert set(re.findall(r"`(\w+)`", row)) == {severity.value for severity in Severity}


def test_names_for_themes_are_listed():
    theme = load_theme("neikan")
    area = type_area(theme, PAPER_SIZES["A4"], "A4")
    booklet = Booklet(Masthead(), ())
    names = set(_names(booklet, theme, area, Assets(ROOT, area, Report())))
    heading = "## A theme of your own"
    assert first_cells(heading, "templates may use") == names | {"booklet", "blocks"}
    settings = PageSettings(PAPER_SIZES["A4"], "A4", ROOT)
    look = _look(theme, area, fonts_of("neikan", "zh-Hans"), settings)
    assert first_cells(heading, "style sheets may use") == set(look)
    assert set(look["font"]) == set(re.findall(r"`font\.(\w+)`", REFERENCE))


def test_every_template_that_can_be_replaced_is_named():
    names = {path.name.removesuffix(".html.j2") for path in (ROOT / "templates/neikan").iterdir()}
    row = next(line for line in REFERENCE.split("\n") if line.startswith("| `templates/*"))
    assert set(re.findall(r"`(\w+)`", row)) == names


def test_every_verb_and_option_is_documented():
    commands, spoken = section("## Commands"), command(Settings("en"))
    context = click.Context(spoken)
    for verb in VERBS:
        assert f"#### `wenxuan {verb} " in commands
        for parameter in spoken.get_command(context, verb).params:
            if isinstance(parameter, click.Option):
                assert all(option in commands for option in parameter.opts)


def test_every_exit_code_is_documented():
    rows = first_cells("## Exit codes", "code")
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
    codes = {str(kind.exit_code) for kind in kinds if errors.WenxuanError in kind.__bases__}
    assert len(codes) >= 8
    assert rows == codes | {"0", "2", "70", "129", "130", "141", "143"}


def test_every_code_with_a_remedy_is_documented():
    rows = set(re.findall(r"^\| `([a-z]+\.[a-z0-9-]+)` \|", DIAGNOSTICS, re.MULTILINE))
    assert rows == {code for code, texts in catalogue().items() if "en_hint" in texts}


def test_only_words_of_the_command_line_and_the_workspace_lack_a_remedy():
    bare = {code for code, texts in catalogue().items() if "en_hint" not in texts}
    words = ("cli.", "pipeline.stage-", "workspace.", "desk.")
    assert all(code.startswith(words) for code in bare)
