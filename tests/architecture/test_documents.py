"""The READMEs, ARCHITECTURE.md and CHANGELOG.md are true, and their links lead somewhere."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from pathlib import Path

import pytest

import compiler
from compiler.cli.command import VERBS
from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, build
from compiler.project.load import load

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.zh-CN.md")
DOCUMENTS = (*READMES, "REFERENCE.md", "docs/diagnostics.md", "ARCHITECTURE.md", "CHANGELOG.md")


@pytest.mark.parametrize("name", READMES)
def test_commands_of_the_readme_exist(name):
    text = (ROOT / name).read_text("utf-8")
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"demo", "test"} <= set(re.findall(r"^make (\w+)", blocks, re.MULTILINE)) <= targets
    verbs = set(re.findall(r"^\.venv/bin/wenxuan (\w+)", blocks, re.MULTILINE))
    assert {"init", "build"} <= verbs <= set(VERBS)
    for script in re.findall(r"^scripts/\S+", blocks, re.MULTILINE):
        assert (ROOT / script).is_file()


def test_both_readmes_give_the_same_commands():
    def commands(name: str) -> list[str]:
        blocks = re.findall(r"```(\w+)\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
        return [re.sub(r"\s+#.*", "", text) for kind, text in blocks if kind == "sh"]

    assert commands("README.md") == commands("README.zh-CN.md")


def anchors_of(document: str) -> set[str]:
    """The anchors GitHub makes of a document's headings."""
    headings = re.findall(r"^#+ (.*)", (ROOT / document).read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name):
    text = re.sub(r"`[^`\n]*`", "", (ROOT / name).read_text("utf-8"))
    for target, anchor in re.findall(r"(?<!\\)\]\(([^)\s#]*)#?([^)\s]*)\)", text):
        if target.startswith("https://"):
            continue
        assert (ROOT / name).parent.joinpath(target).exists(), target
        assert not anchor or anchor in anchors_of(target or name), anchor


@pytest.mark.parametrize("name", READMES)
def test_readmes_begin_with_pages(name):
    text = (ROOT / name).read_text("utf-8")
    picture = re.search(r"!\[.+?\]\((docs/pages\.png)\)", text)
    assert picture.start() < text.index("make demo") < text.index("make test")
    assert (ROOT / picture[1]).stat().st_size <= 400 * 1024


@pytest.mark.parametrize("name", READMES)
def test_the_account_in_the_readme_is_that_of_the_example(name, example_accounts):
    text = (ROOT / name).read_text("utf-8")
    shown = re.search(r"<!-- begin-account: (\S+) -->\n```json\n(.*?)```", text, re.DOTALL)
    account, said = example_accounts[shown[1]], json.loads(shown[2])
    assert said["read"] == account.read
    assert said["printed"] == account.printed
    assert said["dropped"] == dict(account.dropped)
    assert said["changed"] == dict(account.changed)
    assert said["unaccounted"] == account.unaccounted == 0
    left, right = re.search(r"^(\d+) = ([\d +]+)", text, re.MULTILINE).groups()
    assert int(left) == said["read"] == sum(map(int, right.split("+")))


@pytest.fixture(scope="module")
def example_accounts(tmp_path_factory):
    """The account of each manuscript of the example booklet, by path."""
    output = tmp_path_factory.mktemp("example")
    request = BuildRequest(ROOT / "examples/yinshua", output, ("zh-Hans",))
    result = build(request, Report())
    return {account.path: account for account in result.accounts}


@pytest.mark.parametrize("name", READMES)
def test_project_files_in_the_readme_are_right(name, tmp_path):
    text = (ROOT / name).read_text("utf-8")
    whole, articles = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (tmp_path / "articles").mkdir()
    (tmp_path / "posts").mkdir()
    for file in ("articles/01.md", "articles/02.txt", "posts/03.md"):
        (tmp_path / file).write_text("字", "utf-8")
    (tmp_path / "booklet.toml").write_text(whole, "utf-8")
    assert len(load(tmp_path, Report()).editions) == 2
    (tmp_path / "booklet.toml").write_text("[[section]]\n" + articles, "utf-8")
    assert load(tmp_path, Report()).sections[0].articles[0].author == "林知白"


def test_the_changelog_knows_this_version():
    assert f"## [{compiler.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_architecture_names_every_room_and_only_what_is_there():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    table = text.split("## The rooms")[1].split("\n## ")[0]
    named = re.findall(r"^\| `(\w+)(?:/|\.py)` \|", table, re.MULTILINE)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    layers = [name for layer in contract["layers"] for name in layer.split(" | ")]
    assert sorted([*named, "pipeline"]) == sorted(layers)  # the pipeline has its own paragraph
    places = re.findall(r"`((?:[\w*-]+/)+(?:[\w*-]+\.(?:py|toml|tsv))?)`", text)
    assert len(places) > 10
    for place in places:
        if not place.startswith("dist/"):
            assert any(any(top.glob(place)) for top in (ROOT, ROOT / "compiler")), place


# A step in a docstring, and the modules that take it: "1. bytes to text      (decoding)".
STEP = re.compile(r"^\s*\S.*\s{2,}\(([a-z_, /]+)\)$", re.MULTILINE)
FILE = re.compile(r"`([a-z_]+(?:/[a-z_]+)*\.py)`")


def test_modules_that_docstrings_and_guides_name_are_there():
    """A file name anywhere, and (foo) after a step of a docstring: a moved module is noticed."""
    rooms = ("benchmarks", "compiler", "scripts", "tests")
    code = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    endings = {"/".join(path.parts[-deep:]) for path in code for deep in range(1, 5)}
    modules = {part for path in code for part in (path.stem, path.parent.name)}
    missing = []
    for path in (*code, ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"):
        text = path.read_text("utf-8")
        missing += [(path.name, name) for name in FILE.findall(text) if name not in endings]
        opening = (ast.get_docstring(ast.parse(text)) or "") if path.suffix == ".py" else ""
        named = {name for found in STEP.findall(opening) for name in found.split(", ")}
        missing += [(path.name, name) for name in named - modules - {"here"} if " " not in name]
    assert sorted(missing) == []
