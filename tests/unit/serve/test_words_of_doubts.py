"""Each doubt that shelf, intake and desk show has its words."""

from __future__ import annotations

import pytest

from compiler.messages import catalogue
from compiler.model.guess import GuessKind


@pytest.mark.parametrize("kind", sorted(set(GuessKind) - {GuessKind.DROPPED}))
def test_every_kind_of_guess_has_words(kind):
    assert {"zh", "en"} <= set(catalogue()[f"workspace.doubt-{kind}"])
