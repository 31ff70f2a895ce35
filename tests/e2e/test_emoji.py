"""Posts have emoji with selectors and joiners: the text around them is proved all the same."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, build

SIGNS = ("❤\ufe0f", "👨\u200d👩\u200d👧", "1\ufe0f\u20e3", "👍🏻", "🇨🇳", "葛\U000e0100")


@pytest.mark.parametrize("script", ["zh-Hans", "zh-Hant-TW"])
def test_every_sign_is_built_and_proved(tmp_path, script):
    lines = "\n\n".join(f"前文{sign}说的是纸的来历，薄而坚韧。" for sign in SIGNS)
    (tmp_path / "纸.md").write_text(f"# 纸{SIGNS[0]}\n\n> {lines}\n", encoding="utf-8")
    request = BuildRequest(
        tmp_path / "纸.md",
        output=tmp_path / "out",
        editions=(script,),
        formats=("screen", "phone", "epub"),
    )
    made = build(request, Report())
    assert len(made.artifacts) == 3


@pytest.mark.parametrize("sign", ["👍", "ورق", "❤\ufe0f"])
def test_an_empty_line_of_code_beside_signs_that_have_each_its_place(tmp_path, sign):
    code = f"```\n\npaper {sign}\n\n\n    x\n{sign}\n\n```"
    (tmp_path / "纸.md").write_text(f"# 纸\n\n{code}\n\n纸薄。\n", encoding="utf-8")
    made = build(BuildRequest(tmp_path / "纸.md", output=tmp_path / "out"), Report())
    assert len(made.artifacts) == 1


@pytest.mark.parametrize("sign", ["👍", "🇨🇳", "👨\u200d👩\u200d👧", "ورق"])
def test_lines_that_the_engine_sets_have_their_signs_as_text(tmp_path, sign):
    """Code with tabs is not composed here."""
    code = f"```\nif paper:\n\treturn {sign}\n\t\t{sign}\tx\n```"
    (tmp_path / "纸.md").write_text(f"# 纸\n\n{code}\n\n纸薄。\n", encoding="utf-8")
    made = build(BuildRequest(tmp_path / "纸.md", output=tmp_path / "out"), Report())
    assert len(made.artifacts) == 1
