"""What a forge does before its first job leaves it a process that may be forked."""

from __future__ import annotations

import subprocess
import sys

ASK = """
import os
from compiler.watching import prepare
from compiler.typeset import font_faces, font_library
prepare()
threads = len(os.listdir("/proc/self/task"))
def refused(*_): raise AssertionError("a face is read again")
font_faces.read_faces = refused
from compiler.markup.faces import fallbacks_of, fonts_of
from compiler.typeset.fonts import open_fonts
found = open_fonts(fonts_of("neikan", "zh-Hans"), fallbacks_of("neikan"))
print(threads, any(font.missing for font in found.roles))
"""


def test_it_has_no_other_thread_and_knows_the_fonts():
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]


SHEETS = """
from pathlib import Path
from compiler.watching import prepare
prepare()
import weasyprint
def refused(*_, **__): raise AssertionError("a style sheet is read again")
weasyprint.CSS.__init__ = refused
from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, build
import sys
print(len(build(BuildRequest(Path(sys.argv[1])), Report()).artifacts))
"""


def test_it_knows_the_style_sheets_of_the_usual_booklet(tmp_path):
    (tmp_path / "a.md").write_text("# 纸\n\n纸薄。\n", "utf-8")
    command = [sys.executable, "-c", SHEETS, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["1"], done.stderr
