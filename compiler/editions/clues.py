"""What stands around a one-to-many character, as clues to its form.

Its neighbours up to four characters away, the word it lies in and the words beside it, whether
foreign names are spelt around it (里 in 切尔尼里), and which characters stand farther off: what
is 干 beside a river is not what is 干 beside a boss.
"""

from __future__ import annotations

from collections.abc import Sequence

_REACH = 4
_EDGE = "。" * _REACH
_MARKS = {
    "、；：，,;:": "，",
    "。！？.!?\n": "。",
    "，": "，",
    "“”‘’「」『』《》〈〉()（）[]【】\"'": "“",
}

# Characters that spell foreign names, by the share of jieba's words for such names among all words
# that hold them: rarely seen elsewhere, and common elsewhere too.
_SPELLING = (
    "茨弗瑟涅斯尔拉蒂哈帕夫诺瓦克菲姆塔奥埃托卡洛莱伊默阿维勒耶曼穆迪尼韦萨朗赫扎莫贝纳坦格沃堡戈塞德罗库顿亚"
    "恩伦杜鲁兰珀莎娜莉佩捷契娅蕾冈撒"
)
_ALSO_SPELLING = (
    "什里特普布巴雷米达基圣科奇威希森列索雅多比切伯吉利岛梅乌波西博马加古图内安法丽瑞凯谢温丹卢甘祖辛皮柏隆赛桑"
    "泽蒙美西以土大"
)
_NAMES = {
    **dict.fromkeys(_ALSO_SPELLING, "f"),
    **dict.fromkeys(_SPELLING, "F"),
    **dict.fromkeys("·•‧－-", "."),
}
_PLAIN = "_"
_BESIDE = (_REACH - 2, _REACH - 1, _REACH + 1, _REACH + 2)

_FAR = 10  # characters on either side that are taken in as they come


class _Kinds(dict[int, str]):
    """What a neighbour is reduced to: ideographs stay, and the rest counts by its kind."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = next((kind for marks, kind in _MARKS.items() if character in marks), "_")
        if "\u3400" <= character <= "\u9fff":
            kind = character
        elif character.isdecimal():
            kind = "0"
        elif character.isalnum():
            kind = "a"
        self[code] = kind
        return kind


_KINDS = _Kinds()


def reduced(text: str) -> str:
    """``text`` with an edge on both sides, its marks, digits and letters reduced to their kinds."""
    return f"{_EDGE}{text.translate(_KINDS)}{_EDGE}"


def clues_at(
    text: str, kinds: str, spans: Sequence[tuple[int, int] | None], place: int
) -> tuple[str, ...]:
    """The clues to the character at ``place``, whose neighbours ``kinds`` has from ``reduced``.

    An ideograph alone is one farther off; all others are longer.
    """
    around = kinds[place : place + 2 * _REACH + 1]
    if "。" in around:
        around = _within_sentence(around)
    a, b, c, near, _, next_, f, g, h = tuple(around)
    two, after_two = c + near, next_ + f
    three, after_three = b + two, after_two + g
    return (
        "-1" + near,
        "+1" + next_,
        "-2" + two,
        "+2" + after_two,
        f"0{near}{next_}",
        "-3" + three,
        "+3" + after_three,
        f"1{two}{next_}",
        f"2{near}{after_two}",
        f"3{two}{after_two}",
        "-c" + c,
        "+f" + f,
        "-b" + b,
        "+g" + g,
        f"-4{a}{three}",
        f"+4{after_three}{h}",
        *_words_at(text, kinds, spans, place),
        *_names_at(text, place, around),
        *_far_from(kinds, place),
    )


def _within_sentence(around: str) -> str:
    """A character and its neighbours, with an edge for what another sentence has."""
    before, after = around[:_REACH], around[_REACH + 1 :]
    begin, end = before.rfind("。") + 1, after.find("。")
    kept = after if end < 0 else after[:end].ljust(_REACH, "。")
    return before[begin:].rjust(_REACH, "。") + around[_REACH] + kept


def _words_at(
    text: str, kinds: str, spans: Sequence[tuple[int, int] | None], place: int
) -> tuple[str, ...]:
    """The character's word and its place in it; for a word of one character those beside it."""
    span = spans[place]
    if span is None:
        return ()
    start, end = span
    if end - start > 1:
        return (f"W{place - start}{text[start:end]}",)
    before = (spans[start - 1] or (start - 1, start))[0] if start else 0
    after = (spans[end] or (end, end + 1))[1] if end < len(text) else end
    left, right = kinds[before + _REACH : start + _REACH], kinds[end + _REACH : after + _REACH]
    left, right = left or "。", right or "。"
    return "W.", f"P.{left}", f"N.{right}", f"Q{left}>{right}"


def _names_at(text: str, place: int, around: str) -> tuple[str, ...]:
    """Which of the two characters on either side spell foreign names; nothing where none does.

    ``around`` has an edge where the sentence ends.
    """
    start = max(0, place - 2)
    if _NAMES.keys().isdisjoint(text[start:place] + text[place + 1 : place + 3]):
        return ()
    kinds = "".join(
        _PLAIN if around[beside] == "。" else _NAMES.get(text[place + beside - _REACH], _PLAIN)
        for beside in _BESIDE
    )
    if kinds == _PLAIN * len(_BESIDE):
        return ()
    return "K" + kinds, "k" + kinds[1:3], "j" + kinds[:2], "l" + kinds[2:]


def _far_from(kinds: str, place: int) -> frozenset[str]:
    """The characters of the sentence from the third to the tenth on either side."""
    here = place + _REACH
    before, after = kinds[max(0, here - _FAR) : here], kinds[here + 1 : here + _FAR + 1]
    before = before[before.rfind("。") + 1 :]
    end = after.find("。")
    return frozenset(before[:-2] + (after[2:] if end < 0 else after[2:end]))
