"""Pictures in a line of text: small and low ones are signs of it, larger ones figures."""

from __future__ import annotations

import io

import pytest
from PIL import Image as PillowImage
from word_files import LONG, OFFICE, WordFile, heading, paragraph, run

from compiler.model.block import Figure, Paragraph
from compiler.model.inline import InlineImage
from compiler.model.walk import leaves

EMU = 9525


def picture(width: int, height: int) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width * EMU}" cy="{height * EMU}"/><a:graphic>'
        '<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p1"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def file(body: str, width: int, height: int) -> WordFile:
    data = io.BytesIO()
    PillowImage.new("RGB", (width, height), "white").save(data, "PNG")
    relation = f'<Relationship Id="p1" Type="{OFFICE}/image" Target="media/p.png"/>'
    body = heading("书名", 1) + body + paragraph(LONG)
    return WordFile(body, relations=relation, parts={"word/media/p.png": data.getvalue()})


@pytest.mark.parametrize(("width", "height"), [(86, 27), (139, 30), (240, 40), (60, 60), (12, 12)])
def test_a_button_named_in_a_sentence_stands_in_it(read_word, width, height):
    body = paragraph(run("请在平台（") + picture(width, height) + run("）交稿。"))
    article, _, _ = read_word(file(body, width, height))
    first = article.blocks[0]
    assert isinstance(first, Paragraph)
    assert sum(isinstance(leaf, InlineImage) for leaf in leaves(first.children)) == 1


@pytest.mark.parametrize(("width", "height"), [(300, 30), (200, 90), (80, 80)])
def test_a_larger_one_is_a_figure(read_word, width, height):
    body = paragraph(run("请看下图。") + picture(width, height) + run("再看下文。"))
    article, _, _ = read_word(file(body, width, height))
    assert [type(block) for block in article.blocks[:3]] == [Paragraph, Figure, Paragraph]


def test_a_low_one_alone_is_a_figure(read_word):
    article, _, _ = read_word(file(paragraph(picture(139, 30)), 139, 30))
    assert isinstance(article.blocks[0], Figure)
