"""The audit asks OpenCC about many runs at once: no run may learn anything of another by that."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.editions.audit import findings
from compiler.editions.audit_opinions import REACH, opinions, several
from compiler.editions.opencc_engine import MARK, engine, unsettled
from compiler.editions.runs import RunConverter

ENGINE = engine("zh-Hant-TW")
CONVERT = RunConverter(ENGINE, ("纸张",), ())

pieces = st.sampled_from(
    [
        *"发里后面干只台于了一的他，。3 \n\x00“”",
        "头发", "发展", "纸张", "百年历程", "长发问", "干部", "只能", "理发师", "公里", "了如何",
    ]
)  # fmt: skip
texts = st.lists(pieces, max_size=14).map("".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, max_size=6))
def test_what_is_found_together_is_what_is_found_alone(several_texts):
    runs = [CONVERT(text) for text in several_texts]
    alone = [
        replace(found, run=number)
        for number, run in enumerate(runs)
        for found in findings((run,), ENGINE)
    ]
    assert list(findings(runs, ENGINE)) == alone


@settings(max_examples=60, deadline=None)
@given(texts)
def test_readings_are_those_of_every_stretch_asked_by_itself(text):
    [opinion] = opinions([CONVERT(text)], ENGINE)
    for found in several().finditer(text):
        place = found.start()
        first, last = text.rfind("\n", 0, place) + 1, (text + "\n").find("\n", place)
        expected = set()
        for start in range(max(first, place - REACH), place + 1):
            for end in range(place + 1, min(last, place + REACH + 1) + 1):
                stretch = text[start:end]
                if end - start > 1 and unsettled(stretch)[place - start] != MARK:
                    expected.add(ENGINE.convert(stretch)[place - start])
        assert opinion.readings(place) == expected
