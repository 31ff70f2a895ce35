"""Pages that are no articles: what stands where one was deleted, blocked, or is yet to be shown."""

from __future__ import annotations

import re

from compiler.sources.web.chrome import CHROME_LINE
from compiler.sources.web.lines import PageLines

_NOTICE = re.compile(
    r".{0,20}(?:内容|文章|帖子|页面|网页|链接|账号|帐号|公众号|信息).{0,6}"
    r"(?:已?被?(?:发布者|作者|管理员)?(?:自行)?(?:删除|屏蔽|封禁|停用)|已?(?:过期|失效|迁移|下线|关闭)|不存在|走丢了?|无法(?:查看|访问|显示)"
    r"|违规|违反).{0,40}"
    r"|(?:当前)?环境异常.{0,40}|.{0,12}完成验证后即可.{0,20}|请在微信(?:客户端|中)?打开.{0,20}|(?:404|403)(?:\D.{0,40})?"
    r"|(?:找不到|无法(?:找到|访问)).{0,12}(?:页面|网页|网站).{0,30}|参数错误.{0,20}|(?:系统|服务器)(?:出错|繁忙|错误).{0,30}"
    r"|.{0,12}(?:请先|需要)登录(?:后|以后|才).{0,20}|.{0,8}(?:访问|操作)过?于?频繁.{0,20}"
)
_WORD = re.compile(r"\w")
_FEW = 60  # characters: a title and a name; a poem or a list has more
_LITTLE = 120  # characters of sentences: a page that says more is an article about such things


def notice_of(page: PageLines) -> str:
    """The words that say that a page holds no article; "" if it may."""
    shown = [line for line in page.lines if line.text and not line.hidden]
    if sum(line.weight for line in shown) > _LITTLE:
        return ""
    return next((line.text for line in shown if _NOTICE.fullmatch(line.text)), "")


def is_empty(page: PageLines) -> bool:
    """Whether a page shows nothing at all: no word, no picture."""
    return not any(line.picture is not None or _WORD.search(line.text) for line in page.lines)


def is_bare(page: PageLines) -> bool:
    """Whether a page shows no sentence and few words that are neither links nor the site's."""
    if any(line.weight for line in page.lines):
        return False
    own = [
        line
        for line in page.lines
        if line.text and not (line.is_linked or line.hidden or CHROME_LINE.fullmatch(line.text))
    ]
    return sum(line.size for line in own) < _FEW
