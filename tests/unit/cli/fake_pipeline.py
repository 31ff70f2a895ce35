"""A pipeline that makes nothing, so that the command line is tested alone and quickly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from compiler.errors import Location
from compiler.events import Step
from compiler.model.article import Article, Entry, Ledger
from compiler.model.artifacts import Composition, Edition, SourceAccount
from compiler.model.block import Figure, Heading, Paragraph, Table
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Image, Note, Text
from compiler.publish import Artifact
from compiler.typeset.font_coverage import ScriptFont


@dataclass(frozen=True)
class BuildRequest:
    """As the pipeline's own."""

    path: Path
    output: Path | None = None
    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    strict: bool = False
    keep_going: bool = False
    others: tuple[Path, ...] = ()
    trim: str = ""
    cached: bool = True


@dataclass
class FakePipeline:
    """What was asked for, and what to do about it: raise ``error``, note ``findings``."""

    error: BaseException | None = None
    findings: Callable[[object], None] = lambda _report: None
    requests: list[object] = field(default_factory=list)
    missing_font: bool = False
    unread: tuple[str, ...] = ()

    def build(self, request, report, progress):
        self.requests.append(request)
        progress(Step("pipeline.stage-sources", 0.5))
        self._act(report)
        path = Path("/out/册/册.zh-Hans.pdf")
        set_lines = Composition(9, 8, (("tab", 1),), 0, 0.05)
        return SimpleNamespace(
            artifacts=(Artifact(path, "zh-Hans", "screen", 12, 345_678, "00", set_lines),),
            report_path=path.with_name("report.json"),
            accounts=(SourceAccount("a.md", "markdown", 1234, 1230, (("x", 4),), ()),),
            unread=self.unread,
            left_out=0,
            timings=(("sources", 0.25),),
        )

    def outline(self, path, report, *, others=(), keep_going=False):
        self.requests.append(path)
        self._act(report)
        return BOOKLET

    def check(self, request, report):
        self.requests.append(request)
        self._act(report)
        return (Edition(BOOKLET, {"a.md": 7}, round_trip_same=5, round_trip_listed=1),)

    def fonts(self, path):
        self.requests.append(path)
        self._act(None)
        song = SimpleNamespace(
            script="zh-Hans", role="song", family="Noto Serif CJK SC", file=Path("/f/serif.ttc")
        )
        kai = SimpleNamespace(script="zh-Hans", role="ours", family="", file=None)
        return (song, kai) if self.missing_font else (song,)

    def script_fonts(self, path):
        there = ScriptFont("tibetan", "fonts-noto-core", "Noto Serif Tibetan", Path("/f/bod.ttf"))
        return (there, ScriptFont("yi", "fonts-noto-core"))

    def _act(self, report):
        self.findings(report)
        if self.error:
            raise self.error


_NOTE = Note((Paragraph((Text("注文"),)),))

BOOKLET = Booklet(
    masthead=Masthead(series="丛书", title="主题 [red]"),
    sections=(
        Section(
            "栏目一",
            (
                Article(
                    "文章甲",
                    (
                        Heading(1, (Text("一级"),), number="一、"),
                        Heading(2, (Text("二级"),)),
                        Paragraph((Text("正文"), _NOTE)),
                        Figure((Image("p.png"),)),
                        Table((), ()),
                        Heading(1, (Text("又一级"),)),
                    ),
                    author="张三",
                    origin="a.md",
                ),
            ),
        ),
        Section("", (Article("文章乙", (), origin="b.md"),)),
    ),
    editor_note=(Paragraph((Text("按"),)),),
    ledgers=(
        Ledger("a.md", "markdown", "读 入", dropped=(Entry("x", "舍"),)),
        Ledger("b.md", "text", "乙"),
    ),
)

HERE = Location(source="a.md", line=3)
