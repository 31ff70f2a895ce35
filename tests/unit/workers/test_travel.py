"""What stages hand each other travels by value, whatever version of Python reads and writes it."""

from __future__ import annotations

import collections
import io
import pickle
import sys
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import Enum
from fractions import Fraction
from pathlib import Path

import pytest
from markupsafe import Markup as MarkedUp

from compiler import making, page_texts, products
from compiler.errors import Location, SourceError, WenxuanError
from compiler.markup.render import render
from compiler.model import article, block, booklet, inline
from compiler.model.block import Paragraph
from compiler.model.inline import Text
from compiler.sources import intake
from compiler.workers import side_by_side
from compiler.workers.answers import Answer, Ending
from compiler.workers.life import Limits
from compiler.workers.travel import is_record, pickled, unpickled
from compiler.workers.worker import run_isolated

# Whose values come from workers.
TASKS = (
    intake._read,
    render,
    side_by_side._timed,
    making._edition,
    making._layout,
    making._epub,
    products.product_of,
    page_texts._read,
)
ATOMS = {str: "纸", int: 7, float: 0.5, bool: True, bytes: b"\x00\xff", type(None): None}
DEEPEST = 4
# What modules of the model know of each other only where types are checked.
MODEL = {**vars(block), **vars(inline), **vars(article), **vars(booklet)}


def parts(hint: object) -> tuple[object, ...]:
    """The types that a type is made of."""
    if is_dataclass(hint):
        return tuple(hints(hint).values())
    return typing.get_args(hint)


def hints(kind: type) -> dict[str, object]:
    return typing.get_type_hints(kind, {**MODEL, **vars(sys.modules[kind.__module__])})


def handed() -> list[type]:
    """Every record that can stand in an answer of these tasks."""
    found: dict[type, None] = {}
    waiting: list[object] = [Answer, *(typing.get_type_hints(task)["return"] for task in TASKS)]
    seen: set[str] = set()
    while waiting:
        hint = waiting.pop()
        if repr(hint) in seen:
            continue
        seen.add(repr(hint))
        origin = typing.get_origin(hint)
        waiting += [*parts(hint), *([origin] if is_dataclass(origin) else [])]
        if is_dataclass(hint):
            found[typing.cast("type", hint)] = None
    return sorted(found, key=lambda kind: (kind.__module__, kind.__qualname__))


def samples(hint: object, depth: int = 0) -> list[object]:
    """Values of a type, one a kind that it allows; AssertionError for one that must not travel."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in ATOMS:
        return [ATOMS[hint]]
    if origin in {typing.Union, types.UnionType}:
        return [value for each in arguments for value in samples(each, depth)]
    if origin is typing.Literal:
        return list(arguments)
    if origin is tuple:
        return [tuple(entries(arguments, depth))]
    if origin in {Mapping, dict, collections.abc.Mapping}:
        return [{samples(arguments[0], depth)[0]: samples(arguments[1], depth)[0]}]
    if origin in {frozenset, set}:
        return [origin(samples(arguments[0], depth))]
    if origin is not None:
        return samples(origin, depth)
    if isinstance(hint, typing.TypeVar):
        return ["纸"]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return list(hint)
    if isinstance(hint, type) and issubclass(hint, WenxuanError):
        return [SourceError("sources.empty-file", Location("a.md", 3), path="a.md")]
    assert is_dataclass(hint), f"no sample of {hint}"
    return instances(typing.cast("type", hint), depth + 1)


def entries(arguments: Sequence[object], depth: int) -> Iterator[object]:
    for each in arguments:
        if each is not Ellipsis and (depth < DEEPEST or Ellipsis not in arguments):
            yield from samples(each, depth)[: None if Ellipsis in arguments else 1]


def instances(kind: type, depth: int = 0) -> list[object]:
    """Records of a kind, so many that each field has each sort of value once."""
    columns = {name: samples(hint, depth) for name, hint in hints(kind).items()}
    most = max([1, *map(len, columns.values())]) if depth < 2 else 1
    made = []
    for row in range(most):
        record = object.__new__(kind)
        for field in fields(kind):
            values = columns[field.name]
            object.__setattr__(record, field.name, values[row % len(values)])
        made.append(record)
    return made


def state(value: object) -> object:
    """What can be compared: an error or a record without equality by what it holds."""
    if isinstance(value, WenxuanError):
        return type(value), value.code, value.location, value.values, value.others
    if isinstance(value, tuple):
        return tuple(map(state, value))
    if is_dataclass(value):
        return type(value), tuple(state(getattr(value, f.name)) for f in fields(value))
    return value


@pytest.mark.parametrize("kind", handed(), ids=lambda kind: kind.__qualname__)
def test_every_record_that_stages_hand_over(kind):
    assert is_record(kind)
    for record in instances(kind):
        back = unpickled(pickled(Answer(value=record)))
        assert back.death is None
        assert state(back.value) == state(record)


def test_the_list_is_not_empty():
    names = {kind.__qualname__ for kind in handed()}
    assert {"Article", "Table", "Diagnostic", "Product", "PageText", "Markup", "Death"} <= names


PLAIN = [
    collections.Counter("纸纸墨"),
    collections.OrderedDict([("b", 1), ("a", 2)]),
    collections.deque([1, 2], maxlen=5),
    date(2026, 1, 2),
    datetime(2026, 1, 2, 3, 4, 5, 6, UTC),
    datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=8))),
    time(1, 2, 3),
    timedelta(days=-1, seconds=5),
    range(1, 9, 2),
    Path("纸/a.md"),
    1 + 2j,
    {1, 2},
    frozenset("ab"),
    bytearray(b"ab"),
    (1.5, None, True, "\ud800", b"\xff", [{"a": ()}]),
    2**70,
]


@pytest.mark.parametrize("value", PLAIN, ids=lambda value: type(value).__name__)
def test_plain_values(value):
    back = unpickled(pickled(Answer(value=value))).value
    assert back == value
    assert type(back) is type(value)


def test_a_text_of_a_library_travels_as_a_text():
    back = unpickled(pickled(Answer(value=MarkedUp("<b>")))).value
    assert (back, type(back)) == ("<b>", str)


def test_no_name_in_an_answer_is_one_of_pickles_own_making():
    """Names in the bytes are those of records and of _PLAIN: never getattr, copyreg."""
    values = (*PLAIN, *(record for kind in handed() for record in instances(kind)[:1]))
    named = set()

    class Recorder(pickle.Unpickler):
        def find_class(self, module: str, name: str) -> object:
            named.add((module, name))
            return super().find_class(module, name)

    Recorder(io.BytesIO(pickled(Answer(value=values)))).load()
    others = {name for name in named if not name[0].startswith("compiler.")}
    home = type(Path()).__module__
    assert {module for module, _ in others} == {"builtins", "collections", "datetime", home}
    assert {name for module, name in others if module == home} == {type(Path()).__name__}
    assert {name for module, name in others if module == "builtins"} == {"complex", "range"}


@dataclass
class Foreign:
    """A record of another package."""

    name: str


@pytest.mark.parametrize("value", [Fraction(1, 2), Foreign("a"), lambda: None, object()])
def test_what_is_no_value_is_refused_where_it_is_made(value):
    with pytest.raises(pickle.PicklingError, match="in an answer"):
        pickled(Answer(value=value))


def test_a_class_of_others_is_refused_where_it_is_read():
    assert unpickled(pickled(Answer(value=Foreign))).death.ending is Ending.CRASH


def _give(value: object) -> Callable[..., object]:
    return lambda _report: value


def test_its_name_is_told():
    [answer] = run_isolated([_give(Fraction(1, 2))], Limits())
    assert answer.death.ending is Ending.FAULT
    assert "Fraction in an answer" in answer.death.detail


def test_an_answer_that_is_too_deep_is_told():
    value: object = Text("纸")
    for _ in range(100_000):
        value = (value,)
    [answer] = run_isolated([_give(value)], Limits())
    assert answer.death.ending is Ending.FAULT
    assert answer.death.detail.startswith("RecursionError")


@pytest.mark.parametrize(
    "name",
    [
        "compiler.__main__ main",  # importing it runs the command
        "compiler.serve.server listening",  # opens a port
        "compiler.workers.worker run_isolated",
        "compiler.publish os.system",  # what a module of ours has imported
        "compiler.publish Path",
        "os system",
        "builtins getattr",
        "builtins type",
    ],
)
def test_made_answers_name_nothing_that_acts(name, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["wenxuan", "--version"])
    module, _, attribute = name.partition(" ")
    hostile = b"\x80\x04\x8c%c%b\x8c%c%b\x93." % (
        len(module), module.encode(), len(attribute), attribute.encode(),
    )  # fmt: skip
    death = unpickled(hostile).death
    assert death.ending is Ending.CRASH
    assert death.detail == "UnpicklingError"  # refused by its name, not for what came of it


def test_only_fields_travel():
    record = Paragraph((Text("纸"),))
    vars(record)["found_out"] = object()
    assert unpickled(pickled(Answer(value=record))).value == Paragraph((Text("纸"),))
