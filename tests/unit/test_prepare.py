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
