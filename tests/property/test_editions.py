"""Properties of the traditional editions that hold for any text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compiler.editions.evidence import stretches
from compiler.editions.opencc_engine import SCRIPTS, engine, simplified_only
from compiler.editions.phrases import PhraseRow
from compiler.editions.quotes import corner_quotes, curly_quotes
from compiler.editions.runs import RunConverter
from compiler.model.inline import Strong, Text
from compiler.model.walk import joined, painted, rewrite_text

# Tables are read at the first use, which is not to be in an example.
RunConverter(engine("zh-Hant-TW"), (), ())("历程")

CHINESE = st.text(
    st.sampled_from(
        "头发展历程征年新了如何明只能多一几里面包后干制造准云系签咸范“”‘’，。a \n\uf8fd"
    )
)
SCRIPT = st.sampled_from(SCRIPTS)


ANY = st.text(
    st.characters(exclude_categories=["Cs"])
    | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
    | st.characters(min_codepoint=0xF900, max_codepoint=0xFAFF)
)


@given(ANY, SCRIPT)
def test_any_text_keeps_its_length_and_no_simplified_character(text, script):
    conversion = RunConverter(engine(script), (), ())(text)
    result = list(conversion.result)
    assert len(result) == len(text)
    for kept in conversion.kept:  # Japanese has characters that Chinese simplified
        result[kept.start : kept.end] = " " * (kept.end - kept.start)
    assert not simplified_only("".join(result))


@given(CHINESE, SCRIPT)
def test_a_conversion_keeps_length_breaks_and_what_is_not_han(text, script):
    result = RunConverter(engine(script), (), ())(text).result
    assert len(result) == len(text)
    for old, new in zip(text, result, strict=True):
        assert old == new or ("一" <= old <= "鿿" and "一" <= new <= "鿿")


@given(CHINESE, SCRIPT, st.data())
def test_bold_anywhere_does_not_change_the_text(text, script, data):
    conversion = RunConverter(engine(script), (), ())(text)
    cut = data.draw(st.integers(0, len(text)))
    run = (Text(text[:cut]), Strong((Text(text[cut:]),)))
    assert joined(painted(run, conversion.result)) == conversion.result


@given(CHINESE, st.text(min_size=1, max_size=3))
def test_a_protected_term_stays_wherever_it_stands(text, term):
    convert = RunConverter(engine("zh-Hant-TW"), (term,), ())
    assert convert(f"{text}{term}").result.count(term) >= f"{text}{term}".count(term)


@given(CHINESE, st.text(st.sampled_from("发展新征面"), min_size=1, max_size=3), st.text(max_size=5))
def test_a_users_row_is_made_as_written(text, source, right):
    conversion = RunConverter(engine("zh-Hant-HK"), (), (PhraseRow(source, right),))(text)
    assert conversion.result.count(right) >= text.count(source) or not right


@given(st.lists(CHINESE))
def test_corner_quotes_touch_curly_marks_only_and_leave_none_in_chinese(runs):
    answers = corner_quotes(runs)
    assert len(answers) == len(runs)
    for run, answer in zip(runs, answers, strict=True):
        assert all(run[change.start : change.end] in "“”‘’" for change in answer.edits)
        assert all(run[place] in "“”‘’" for place in answer.unpaired)
        made = rewrite_text(run, lambda _text, answer=answer: answer.edits)
        assert len(made) == len(run)
        if "a" not in run:
            assert not set(made) & set("“”‘’")


@given(st.text(st.sampled_from("「」『』“”‘’紙头，。 \n")))
def test_curly_quotes_touch_corner_marks_only_and_leave_none(text):
    made = rewrite_text(text, curly_quotes)
    assert len(made) == len(text)
    assert not set(made) & set("「」『』")
    assert all(old == new or old in "「」『』" for old, new in zip(text, made, strict=True))


@given(st.text(st.sampled_from("頭髮头发ありの，。“”裏里紙后只\n")))
def test_stretches_are_apart_in_order_and_inside_the_text(text):
    found = list(stretches(text))
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
