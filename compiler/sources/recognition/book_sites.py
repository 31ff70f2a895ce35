"""What sites that give books away as text write over and under them: advertisements, states.

Such a line has the site's address and several of the words that these sites have for their wares;
a note of the author's with an address (本书可在 … 下载) has hardly one. Over a text it may begin
with the book's own name, 《…》, which stays as the first line and is read as the title.
"""

from __future__ import annotations

import re

from compiler.model.block import Block, Blocks, Paragraph, Role
from compiler.model.guess import GuessKind
from compiler.model.inline import Text
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of

_FIRST, _LAST = 8, 4  # blocks among which such lines stand
_LONGEST = 300  # characters
_FEWEST = 3  # words of such a site in its advertisement
_ADDRESS = re.compile(
    r"(?:https?://|www\.|\b)[A-Za-z0-9-]{2,40}\.(?:com|net|cn|org|cc|la|info|me)\b"
)
_OWN = re.compile(  # what only such sites say of themselves
    r"小说|TXT|txt|书评|天堂|[书文][城库站]|文学[网站]|全本|完本|请到|请访问|请登[录陆]|欢迎光临|尽在|手机访问|最新更新"
)
_WARES = re.compile(
    r"电子书|全集|免费|下载|在线阅读|书籍|好书|专题|更多|推荐|分享|e-?mail|我们提供|本站|经典|名著"
)
_NAME = re.compile(r"\s*+《[^《》]{1,30}》(?=\S)")
_STATE = re.compile(
    r"[“”\"『【「\[]?\s*+(?:(?:小说|书籍|作品|本书)?(?:状态|进度)|更新至?)\s*+[：:][^。！？]{1,20}[“”\"』】」\]]?"
)


def without_book_site_lines(blocks: Blocks, account: Account) -> Blocks:
    """The blocks without such lines at their edges; entered in ``account`` as ``chrome``."""
    edges = {*range(min(_FIRST, len(blocks))), *range(max(0, len(blocks) - _LAST), len(blocks))}
    found = {at for at in edges if _is_advertisement(line_of(blocks[at]))}
    if not found or len(found) + 1 >= len(blocks):
        return blocks
    found |= {at for at in edges if _STATE.fullmatch(line_of(blocks[at]))}
    result: list[Block] = []
    for at, block in enumerate(blocks):
        if at not in found or not isinstance(block, Paragraph):
            result.append(block)
            continue
        text = line_of(block)
        name = _NAME.match(text) if not result else None
        if name:
            result.append(Paragraph((Text(name[0].strip()),), Role.BODY))
            text = text[name.end() :]
        account.drop("chrome", text)
        account.guess(GuessKind.DROPPED, text, 0.9, "page-line")
    return tuple(result)


def _is_advertisement(text: str) -> bool:
    if not 0 < len(text) <= _LONGEST or not _ADDRESS.search(text):
        return False
    own = set(_OWN.findall(text))
    return bool(own) and len(own | set(_WARES.findall(text))) >= _FEWEST
