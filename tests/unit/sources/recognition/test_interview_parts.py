"""Lines that part an interview, who wrote it, and a question that is its title."""

from __future__ import annotations

from compiler.model.block import Heading
from compiler.model.segments import plain

TALK = [
    "问：最初为什么想到造纸？",
    "答：说来简单，家里有一片竹林，父亲教会了我泡竹子。",
    "问：第一张纸是怎样抄成的？",
    "答：用的是旧帘子，抄坏了三十几张，才有一张能揭下来。",
    "竹子教会我的",
    "问：接下来有什么打算？",
    "答：先把这一池竹子泡好，急不来。",
]


def heads(article):
    return [plain(b.children) for b in article.blocks if isinstance(b, Heading)]


def test_a_line_between_answer_and_question_is_a_head(read):
    text = "把纸坊开到村口\n——访林知白\n\n采写｜周墨\n\n" + "\n\n".join(TALK) + "\n"
    article = read(text, "访谈.txt").article
    assert heads(article) == ["竹子教会我的"]
    assert article.author == "周墨"


def test_the_rest_of_an_answer_is_none(read):
    talk = [*TALK[:4], "他停了停，又说：竹子急不来。", *TALK[5:]]
    assert not heads(read("把纸坊开到村口\n\n" + "\n\n".join(talk) + "\n", "访谈.txt").article)


def test_a_question_over_its_fields_is_the_title(read):
    head = "我们为什么还要造纸？\n作者：【日】中村澄子　译者：周墨\n来源：《纸谱》2016年秋号"
    article = read(
        f"{head}\n\n造纸这件事很慢，慢得令人不安。\n\n竹子要泡一百天。\n", "造纸.md"
    ).article
    assert article.title == "我们为什么还要造纸？"
    assert "中村澄子" in article.author


def test_a_question_over_sentences_is_text(read):
    text = "我们为什么还要造纸？\n因为竹子还在长。\n\n造纸这件事很慢，慢得令人不安。\n"
    assert read(text, "造纸.md").article.title != "我们为什么还要造纸？"
