"""How tests of roles read: lines with their looks."""

from __future__ import annotations

import pytest
from recognition_lines import article_of_lines


@pytest.fixture
def article_of():
    """The article of lines, each a text or a text and how it looks; 图 is a picture."""
    return lambda *lines: article_of_lines(lines)
