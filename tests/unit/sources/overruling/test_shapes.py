"""Paragraphs joined, parted and given roles, files divided, words set right: the account holds."""

from __future__ import annotations

from collections import Counter

import pytest

from compiler.diagnostics import Report
from compiler.model.article import Entry
from compiler.model.block import Figure, Paragraph, Role, Table
from compiler.model.booklet import BookletDraft
from compiler.model.characters import visible
from compiler.model.guess import Correction, Overrules, Pointer, RoleRule
from compiler.model.segments import article_segments, plain
from compiler.sources.overruling.corrected import corrected
from compiler.sources.overruling.overrules import overruled
from compiler.sources.registry import ReadingSettings, read_source

TEXT = """\
# 灯会

作者：何小川

县里的灯会办了三天。先扎“龙灯”，再扎鱼灯。[1]

来看的人很多。

![龙灯](d.png)

龙灯上街。

山里的茶

茶要在清明前采。

来源：茶乡报

[1] 用竹篾
"""


class Done:
    """The text overruled and corrected."""

    def __init__(self, folder, corrections=(), text=TEXT, **asked):
        path = folder / "稿.md"
        path.write_text(text, encoding="utf-8")
        self.report = Report()
        read = read_source(path, folder, ReadingSettings(), Report())
        done = overruled(read, Overrules(**asked), self.report)
        wanted = [Correction(Pointer(at), *words) for at, *words in corrections]
        done = corrected(done, wanted, self.report)
        self.content, self.ledger = done.content, done.ledger

    @property
    def articles(self):
        if isinstance(self.content, BookletDraft):
            return [each for part in self.content.sections for each in part.articles]
        return [self.content]

    @property
    def texts(self):
        return [
            [plain(b.children) for b in each.blocks if isinstance(b, Paragraph)]
            for each in self.articles
        ]

    def imbalance(self):
        balance = Counter(visible(self.ledger.text))
        for entry in self.ledger.changed + self.ledger.dropped:
            balance.update(visible(entry.after))
            balance.subtract(visible(entry.before))
        for article in self.articles:
            for segment in article_segments(article):
                balance.subtract(visible(segment.text))
        return {sign: count for sign, count in balance.items() if count}


def roles(**said):
    return tuple(RoleRule(Pointer(text), role) for text, role in said.items())


def pointers(*texts):
    return tuple(map(Pointer, texts))


def test_a_paragraph_is_one_with_the_next(tmp_path):
    done = Done(tmp_path, joins=pointers("县里的灯会"))
    assert done.texts[0][0] == "县里的灯会办了三天。先扎“龙灯”，再扎鱼灯。来看的人很多。"
    assert not done.imbalance()


def test_words_of_letters_are_kept_apart(tmp_path):
    done = Done(tmp_path, text="# 题\n\n见 paper\n\nbook 一书。\n", joins=pointers("见"))
    assert done.texts[0] == ["见paper book一书。"]


def test_three_paragraphs_become_one(tmp_path):
    text = "# 题\n\n第一段甲。\n\n第二段乙。\n\n第三段丙。\n"
    done = Done(tmp_path, text=text, joins=pointers("第一段", "第一段"))
    assert done.texts[0] == ["第一段甲。第二段乙。第三段丙。"]


def test_nothing_follows_that_could_be_joined(tmp_path):
    done = Done(tmp_path, joins=pointers("来看的人"))
    assert done.report.codes() == ["sources.overrule-no-next"]


def test_a_paragraph_begins_at_words(tmp_path):
    done = Done(tmp_path, splits=pointers("“龙灯”，再"))
    assert done.texts[0][:2] == ["县里的灯会办了三天。先扎", "“龙灯”，再扎鱼灯。"]
    assert not done.imbalance()


@pytest.mark.parametrize("words", ["没有这些字", "县里的", "灯"])
def test_words_that_are_nowhere_at_a_head_or_often_part_nothing(tmp_path, words):
    done = Done(tmp_path, splits=pointers(words))
    assert done.report.codes()
    assert len(done.texts[0]) == len(Done(tmp_path).texts[0])


def test_words_inside_bold_are_parted_too(tmp_path):
    done = Done(tmp_path, text="# 题\n\n前**中间后面**尾。\n", splits=pointers("后面"))
    assert done.texts[0] == ["前中间", "后面尾。"]
    assert not done.imbalance()


def test_an_article_begins(tmp_path):
    done = Done(tmp_path, begins=pointers("山里的茶"), roles=roles(来源="source"))
    assert [(each.title, each.source) for each in done.articles] == [
        ("灯会", ""),
        ("山里的茶", "茶乡报"),
    ]
    assert done.content.divided
    assert not done.imbalance()


def test_a_line_is_the_title_and_the_old_one_goes_back(tmp_path):
    done = Done(tmp_path, roles=roles(来看的人="title"))
    assert done.articles[0].title == "来看的人很多。"
    assert done.texts[0][0] == "灯会"
    assert not done.imbalance()


def test_a_title_from_the_files_name_goes(tmp_path):
    text = "来看的人很多，站满了一条街，从早到晚都有。\n\n第二段也是一句话，没有题目。\n"
    assert Done(tmp_path, text=text).articles[0].title == "稿"
    done = Done(tmp_path, text=text, roles=roles(第二段="title"))
    assert done.articles[0].title == "第二段也是一句话，没有题目。"
    assert not done.imbalance()


def test_a_title_holds_no_notes(tmp_path):
    done = Done(tmp_path, roles=roles(县里的="title"))
    assert done.report.codes() == ["sources.overrule-no-role"]


def test_a_signature(tmp_path):
    done = Done(tmp_path, roles=roles(来看的人="signature"))
    assert [b.role for b in done.articles[0].blocks if isinstance(b, Paragraph)].count(
        Role.SIGNATURE
    )


def test_a_note_goes_where_its_number_is_called(tmp_path):
    text = "# 题\n\n茶分六类②，各有做法。\n\n别的话说在这里。\n\n② 见《茶书》。\n\n再说一句话。\n"
    done = Done(tmp_path, text=text, roles=roles(见茶书="note"))
    assert done.report.codes() == ["sources.overrule-unmatched"]
    done = Done(tmp_path, text=text, roles=(RoleRule(Pointer("② 见"), "note"),))
    assert done.texts[0][0] == "茶分六类，各有做法。"
    assert not done.imbalance()


def test_a_note_without_a_number_stands_behind_the_paragraph_before(tmp_path):
    done = Done(tmp_path, roles=roles(来看的人="note"))
    assert len(done.texts[0]) == len(Done(tmp_path).texts[0]) - 1
    assert not done.imbalance()


def test_words_are_set_right(tmp_path):
    done = Done(tmp_path, corrections=[("县里的", "扎鱼灯", "做鱼灯"), ("灯会", "灯会", "花灯会")])
    assert done.articles[0].title == "花灯会"
    assert done.texts[0][0].endswith("再做鱼灯。")
    assert Entry("corrected", "扎鱼灯", "做鱼灯") in done.ledger.changed
    assert [each.after for each in done.ledger.corrected][1] == "花灯会"
    assert not done.imbalance()


def test_a_caption_is_set_right_and_its_description_is_not_looked_at(tmp_path):
    done = Done(tmp_path, captions=pointers("龙灯上街"), corrections=[("龙灯上街", "龙灯", "彩灯")])
    figure = next(b for b in done.articles[0].blocks if isinstance(b, Figure))
    assert plain(figure.caption) == "彩灯上街。"
    assert not done.imbalance()


LEDGER = "# 账\n\n| 村 | 斤 |\n|--|--|\n| 东 | 30 |\n| 西 | 30 |\n\n一段话。\n"


def test_words_of_one_cell_are_set_right(tmp_path):
    done = Done(tmp_path, text=LEDGER, corrections=[("村斤东", "30", "35", 3, 2)])
    table = next(b for b in done.articles[0].blocks if isinstance(b, Table))
    shown = [[plain(cell.blocks[0].children) for cell in row.cells] for row in table.body]
    assert shown == [["东", "30"], ["西", "35"]]
    assert Entry("corrected", "30", "35") in done.ledger.changed
    assert not done.imbalance()
    assert not done.report.codes()


@pytest.mark.parametrize(
    ("at", "place"),
    [("村斤东", ()), ("村斤东", (9, 2)), ("村斤东", (0, 2)), ("村斤东", (3, 1)), ("一段", (1, 1))],
)
def test_words_that_are_in_no_cell_or_in_several_are_left(tmp_path, at, place):
    wrong = "30" if at.startswith("村") else "一"
    done = Done(tmp_path, text=LEDGER, corrections=[(at, wrong, "x", *place)])
    assert done.report.codes() == ["sources.correction-unmatched"]
    assert not done.imbalance()


@pytest.mark.parametrize("wrong", ["灯", "没有的字"])
def test_words_that_stand_there_twice_or_never_are_left(tmp_path, wrong):
    done = Done(tmp_path, corrections=[("县里的", wrong, "x")])
    assert done.report.codes() == ["sources.correction-unmatched"]
    assert done.texts == Done(tmp_path).texts


def test_each_correction_of_a_paragraph_that_is_gone_is_told(tmp_path):
    done = Done(tmp_path, corrections=[("没有这段", "灯", "x"), ("没有这段", "鱼", "y")])
    assert [dict(each.values)["wrong"] for each in done.report] == ["灯", "鱼"]
    assert {dict(each.values)["key"] for each in done.report} == {"correct"}
