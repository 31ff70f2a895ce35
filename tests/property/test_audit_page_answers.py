"""Whatever words there are and whatever is typed, the page's file is what the audit takes."""

from __future__ import annotations

from audit_document import OpenPage
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.editions.audit_answer import answered_rows
from compiler.editions.phrase_file import read_phrase_file, with_rows
from compiler.markup.audit_page import AuditSettings, audit_page
from compiler.model.artifacts import Decision, Edition
from compiler.model.booklet import Booklet, Masthead

# As compiler/editions/audit_words.py gives them: no blanks, no control characters, no "#".
words = st.text(
    st.characters(blacklist_categories=("Cc", "Cs", "Zs", "Zl", "Zp"), blacklist_characters="#"),
    min_size=2,
    max_size=8,
)
typed = st.text(st.characters(blacklist_categories=("Cs",)), max_size=12)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(words, typed), max_size=4, unique_by=lambda pair: pair[0]))
def test_every_answer_is_taken_and_can_be_written_and_read(tmp_path_factory, answers):
    decisions = tuple(
        Decision("a.md", word[0], word[0], "unsettled", word, word, word, confidence=0.5)
        for word, _ in answers
    )
    edition = Edition(Booklet(Masthead(), (), script="zh-Hant"), {}, decisions=decisions)
    page = OpenPage(audit_page(edition, AuditSettings("zh", "phrases.tsv", "x.json")))
    for word, form in answers:
        page.write(word, form)
    rows = answered_rows(page.answer, "x.json")
    assert {row.source for row in rows} <= {word for word, _ in answers}
    file = tmp_path_factory.mktemp("audit") / "phrases.tsv"
    file.write_text(with_rows(file, rows), "utf-8")
    assert {row.source for row in read_phrase_file(file)} == {row.source for row in rows}
