"""Manuscripts of awkward shape still make valid PDF/A-2a and PDF/UA-1, as veraPDF judges it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from built_booklets import Built, built
from PIL import Image
from verapdf import STANDARDS, verdicts

SCRIPT = "zh-Hans"
PARAGRAPH = "把打好的纸浆倒进槽里，用竹帘抄起，压去水分，一张一张贴在墙上晾干，便成了纸。"
TABLE = "<table><tr><th>名</th><th>数</th></tr><tr><td>帘</td><td>2</td></tr></table>"
MANUSCRIPTS = {
    "pictures.md": f"""# 抄纸

{PARAGRAPH}

![](a.png)

{PARAGRAPH}![](a.png)收尾。

- 第一步![](a.png)

  ![](a.png)

- 第二步

| 图 | 说明 |
|---|---|
| ![](a.png) | 竹帘 |
""",
    "bare.txt": f"{PARAGRAPH}\n\n{PARAGRAPH}\n",
    "single.md": f"# 抄纸\n\n{PARAGRAPH}\n",
    "skipped.md": f"""# 抄纸

#### 备料

{PARAGRAPH}

###### 泡竹

{PARAGRAPH}

## 打浆

{PARAGRAPH}

#### 踩料

{PARAGRAPH}

### 加药

{PARAGRAPH}
""",
    "lists.html": f"""<h1>抄纸</h1><p>{PARAGRAPH}</p>
<ul><li>工具{TABLE}</li>
<li><ol><li>先<ul><li>再</li></ul>又</li></ol>后</li><li>末{TABLE}尾<ul><li>附</li></ul></li></ul>
<p>{PARAGRAPH}</p>""",
    "quotes.md": f"""# 抄纸

> 甲说：
>
> > 乙说：{PARAGRAPH}
> >
> > > 丙说：
> > > - 一
> > >   > {PARAGRAPH}
> > > - 二
>
> {PARAGRAPH}

{PARAGRAPH}
""",
    "table_notes.md": f"""# 抄纸

{PARAGRAPH}[^a]

| 料[^b] | 用 |
|---|---|
| 竹[^c] | 浆 |
| 麻 | 绳[^d] |

[^a]: 注甲。
[^b]: 注乙。
[^c]: 注丙。
[^d]: 注丁。
""",
    "ruby.html": f"""<h1>抄纸</h1><p>{PARAGRAPH}</p><p>工匠<ruby>装<rt>zhuāng</rt></ruby>帘，
<ruby>床<rt>chuáng</rt></ruby>上<ruby>北京<rt>Běijīng</rt></ruby>GDP<ruby>庄<rt>zhuāng</rt></ruby>。
{PARAGRAPH}</p>""",
}


@dataclass(frozen=True)
class Shapes:
    """A booklet of each manuscript, and what veraPDF said of it by standard."""

    builds: dict[str, Built]
    failures: dict[tuple[str, str], tuple[str, ...]]

    def pdf(self, name: str) -> Path:
        return self.builds[name].result.artifacts[0].path


@pytest.fixture(scope="module")
def shapes(tmp_path_factory) -> Shapes:
    folder = tmp_path_factory.mktemp("shapes")
    Image.new("RGB", (300, 200), "white").save(folder / "a.png")
    builds = {}
    for name, text in MANUSCRIPTS.items():
        (folder / name).write_text(text, "utf-8")
        builds[name] = built(folder / name, folder / "out" / name, (SCRIPT,))
    paths = {built.result.artifacts[0].path: name for name, built in builds.items()}
    found = {(paths[one.path], one.standard): one.failures for one in verdicts(list(paths))}
    return Shapes(builds, found)


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("name", MANUSCRIPTS)
def test_each_shape_complies(shapes: Shapes, name: str, standard: str) -> None:
    assert shapes.failures[name, standard] == ()


@pytest.mark.parametrize("name", MANUSCRIPTS)
def test_each_shape_says_so_itself(shapes: Shapes, name: str) -> None:
    with pikepdf.open(shapes.pdf(name)) as pdf, pdf.open_metadata() as xmp:
        assert (xmp.pdfa_status, xmp.get("pdfuaid:part")) == ("2A", "1")


def elements(path: Path) -> list[pikepdf.Dictionary]:
    """The structure elements of a file in reading order."""
    with pikepdf.open(path) as pdf:
        waiting, found = [pdf.Root.StructTreeRoot.K[0]], []
        while waiting:
            entry = waiting.pop()
            if isinstance(entry, pikepdf.Dictionary) and "/S" in entry:
                found.append(str(entry.S) + str(entry.get("/Alt", "")))
                waiting += reversed([*entry.get("/K", [])])
        return found


def test_pictures_that_nobody_described_are_counted(shapes: Shapes) -> None:
    figures = [entry for entry in elements(shapes.pdf("pictures.md")) if "/Figure" in entry]
    assert figures == [f"/Figure图片{number}" for number in range(1, len(figures) + 1)]
    assert len(figures) == 5


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("single.md", "1"),
        ("skipped.md", "123233"),
    ],
)
def test_headings_start_at_the_first_level_and_skip_none(shapes, name, wanted) -> None:
    levels = [entry[2] for entry in elements(shapes.pdf(name)) if entry[:2] == "/H"]
    assert "".join(levels) == wanted
