"""Every code this room uses has its sentence and remedy in both languages."""

from __future__ import annotations

import re

from compiler.messages import catalogue


def test_every_code_of_the_room_is_in_the_catalogue(root):
    sources = "".join(path.read_text("utf-8") for path in (root / "compiler/editions").glob("*.py"))
    used = set(re.findall(r'"(editions\.[a-z-]+)"', sources))
    written = {code for code in catalogue() if code.startswith("editions.")}
    assert used == written
    for code in written:
        assert all(catalogue()[code].get(part) for part in ("zh", "en", "zh_hint", "en_hint"))
