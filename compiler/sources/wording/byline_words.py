"""The words that bylines, datelines and closing lines are made of, as patterns to build upon."""

from __future__ import annotations

from compiler.sources.wording.characters import HAN, ONE_HAN

NAME = rf"{ONE_HAN}[{HAN}·]{{1,7}}"
NAMES = rf"{NAME}(?:(?:\s*[、，,]\s*|\s+){NAME}){{0,5}}"
AGENCY = (
    r"(?:新华社|新华网|人民网|人民日报|央视网|央视新闻|央广网|光明日报|光明网|经济日报|中新社|中新网"
    rf"|求是网|本报|本刊|本网|{ONE_HAN}{{2,6}}(?:日报|晚报|时报|网|社|台|客户端|杂志))"
)
POST = r"(?:见习记者|实习记者|记者|通讯员|特约评论员|评论员)"
_HAN_YEAR = "[一二三四五六七八九〇○零]{4}年"
_HAN_MONTH = "[一二三四五六七八九十]{1,2}月"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
YEARLESS = rf"{_NUMBER}月{_NUMBER}[日号]"
_CLOCK = r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
DAY = (
    rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}{_CLOCK}"
    rf"|\d{{4}}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日{_CLOCK})"
)
HAN_DAY = (
    rf"(?:{_HAN_YEAR}{_HAN_MONTH}[一二三四五六七八九十]{{1,3}}日"
    rf"|[民⺠][国國][元一二三四五六七八九十百〇零\d]{{1,6}}年[一二三四五六七八九十\d]{{1,3}}月"
    r"(?:[一二三四五六七八九十\d]{1,3}日)?)"
)
MONTH = rf"(?:\d{{4}}\s?年\s?\d{{1,2}}\s?月|{_HAN_YEAR}{_HAN_MONTH})"
BAR = r"[：:／/|丨｜︱│]"
