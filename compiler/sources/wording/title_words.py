"""What a line says that may be a title: numbers of documents, days, bylines, greetings."""

from __future__ import annotations

import re

from compiler.sources.wording.byline_words import DAY, HAN_DAY, MONTH, YEARLESS
from compiler.sources.wording.characters import BLANK, HAN, ONE_HAN
from compiler.sources.wording.fact_lines import is_byline
from compiler.sources.wording.heading_numbers import counted, heading_level

LONGEST_TITLE = 60  # characters on one line
_FEWEST = 2  # letters and ideographs of one
NOT_AT_END = "。，；：、,;:"  # what no title ends in
DOCUMENT_NUMBER = re.compile(
    rf"{ONE_HAN}{{1,16}}\s*+[〔\[［(（]\s*+\d{{4}}\s*+[〕\]］)）]\s*+第?\s*+\d{{1,5}}\s*+号"
)
HAS_DOCUMENT_NUMBER = re.compile(r"[〔\[［(（【]\s*+\d{4}\s*+[〕\]］)）】]\s*+第?\s*+\d++\s*+号")
RED_HEAD = re.compile(rf"[{HAN}（）\s]{{3,40}}文\s*+件")
ABOUT = re.compile("关于|關於")
KIND_OF_DOCUMENT = re.compile(
    "(?:通知|意见|决定|办法|方案|报告|函|请示|批复|通报|公告|通告|规定|规划|纪要|细则|条例|讲话|致辞|发言|倡议书?|说明|总结|计划)"
    "(?:[（(].{1,12}[）)])?"
)
LABEL = re.compile(  # a field and its value
    r"(?:作者|撰文|文|文/图|图文|来源|转自|原载|记者|通讯员|编辑|责编|责任编辑|制图|摄影|供稿|供图|校对|审核|时间|日期|单位|地点"
    r"|撰写人|编写人|填表人|日\s*期|分\s*数|文档版本|版本号|授课(?:老师|教师)|任课(?:老师|教师)|指导(?:老师|教师)|主讲(?:人|老师)|学分|学时|课时|课程名称|授课对象"
    r"|姓名|学号|班级|专业|学院|系别|组长|组员|小组成员|成员|团队名称|队长|队员|时间地点|项目名称|申请人|负责人|填表日期|完成日期|制定日期|编制人?|编号"
    r"|发布时间|发布日期|发表时间|最后更新|更新时间|最近更新|更新日期|更新|版本|主持人?|记录人?|与会人员?|参会人员?|参与人员?|出席人?|列席|缺席"
    r"|联系人|联系电话|电话|网址|链接|邮箱|抄送|主送|附件|关键词|标签|分类|字数|阅读|浏览|会议(?:时间|地点|主持|记录|内容|主题))"
    r"\s*[：:／/]"
    r"|(?:(?:会议)?(?:时间|日期|地点)|主持人?|记录人?|(?:与会|参会|参与)人员?|出席人?|列席|缺席)\s*[丨｜︱│|]"
    r"|(?:出品人?|监制|策划|统筹|作者|撰文|编辑|责编|审核|校对|排版|设计)\s*[丨｜︱│|]"
)
_DAY = re.compile(
    rf"[（(【\[]?\s*+(?:{DAY}|{HAN_DAY}|{MONTH}|{YEARLESS})(?:\s*+[星周礼][期拜]?[一二三四五六日天])?.{{0,6}}"
)
_CLAUSE = re.compile(r"第\s*+[一二三四五六七八九十百千零〇\d]{1,7}\s*+[条條]")
_VERSION = re.compile(r"\d{4}[-/.年]\d{1,2}.*(?:版|修订|更新)")
_GREETING = re.compile(
    r"(?:各位|尊敬的|亲爱的|敬爱的|同志们|同学们|朋友们|老师们|大家好|您好|你好|女士们|先生们|家人们|读者朋友)"
)
_NO_TITLE_START = re.compile(
    r"(?:图|续?表|附表)\s*\d+(?:[-–.．—]\d+)*(?!\d)|[■●◎▲△◆◇★☆※•·*>+\-=#/]|[（(].*[）)]$|——"
)
_COLUMN = re.compile(r"[【\[][^【】\[\]]{1,8}[】\]](?=\S)")  # 【访谈】 before a title
_DATELINE = re.compile(r".{2,20}?\d{1,2}月\d{1,2}日专?电")
_LABEL_WORDS = frozenset(
    (
        *(
            "目录",
            "目次",
            "摘要",
            "前言",
            "引言",
            "序言",
            "序",
            "正文",
            "附件",
            "通知如下",
            "内容提要",
        ),
        *("关键词", "参考文献", "注释", "标题", "题目", "未完待续", "转发", "分享", "全文如下"),
    )
)


_YEAR = re.compile(r"(?:公元)?(?:\d{3,4}|[一二三四五六七八九〇○零]{4})\s*+年(?:前)?")
_LONGEST_NUMBER = 4  # digits of a title that is nothing else: 1984


def is_day(text: str) -> bool:
    """Whether a line says nothing but a day or month, with a day of the week perhaps."""
    return bool(_DAY.fullmatch(text.strip()))


def is_year(text: str) -> bool:
    """Whether a line says nothing but a year: 1985年, 一九八五年."""
    return bool(_YEAR.fullmatch(text.strip()))


def may_be_title(text: str, longest: int = LONGEST_TITLE) -> bool:
    """Whether a line by itself could be an article's title: no sentence, number, day or field."""
    words = text.strip(BLANK)
    bare = _COLUMN.sub("", words, count=1)
    return (
        0 < len(words) <= longest
        and words[-1] not in NOT_AT_END
        and "://" not in words
        and sum(map(str.isalnum, bare)) >= _FEWEST
        and "".join(words.split()) not in _LABEL_WORDS
        and heading_level(words) is None
        and not _CLAUSE.match(words)
        and counted(words) is None
        and not _NO_TITLE_START.match(bare)
        and not (_GREETING.match(words) and words[-1] in "！!～~")
        and not is_day(words)
        and not (words.isdecimal() and len(words) > _LONGEST_NUMBER)
        and not _VERSION.match(words)
        and not _DATELINE.match(words)
        and not LABEL.match(words)
        and not is_byline(words)
        and not DOCUMENT_NUMBER.fullmatch(words)
    )
