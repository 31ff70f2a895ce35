"""Who is told of a build may cancel it: nothing is written, and no process is left."""

from __future__ import annotations

import pytest

from compiler.events import Step
from compiler.pipeline import BuildRequest, build


class EnoughError(Exception):
    """Somebody has had enough."""


@pytest.mark.parametrize("stage", ["sources", "several", "typeset", "conservation", "finishing"])
@pytest.mark.parametrize("editions", [("zh-Hans",), ("zh-Hans", "zh-Hant-TW")])
def test_a_cancelled_build_writes_nothing(tmp_path, stage, editions):
    (tmp_path / "稿.md").write_text("# 纸\n\n" + "纸由植物纤维造成，薄而坚韧。" * 20)
    seen = []

    def told(event):
        seen.append(event)
        if isinstance(event, Step) and event.stage == f"pipeline.stage-{stage}":
            raise EnoughError

    request = BuildRequest(tmp_path / "稿.md", tmp_path / "out", editions, ("screen", "booklet"))
    try:
        build(request, progress=told)
    except EnoughError:
        assert not (tmp_path / "out").exists()
    else:  # that stage is another process's, which nobody is told of
        assert not any(isinstance(e, Step) and e.stage == f"pipeline.stage-{stage}" for e in seen)
