"""Taking the place of names in a module or class for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_ABSENT = object()


@contextmanager
def replaced(owner: Any, **names: Any) -> Iterator[None]:
    """Attributes of a module or class, replaced inside and as they were afterwards."""
    before = {name: vars(owner).get(name, _ABSENT) for name in names}
    try:
        for name, value in names.items():
            setattr(owner, name, value)
        yield
    finally:
        for name, value in before.items():
            if value is _ABSENT:
                delattr(owner, name)
            else:
                setattr(owner, name, value)
