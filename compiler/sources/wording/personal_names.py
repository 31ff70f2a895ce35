"""Names of people: what stands alone under a title, or over a date, and reads as one."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from compiler.sources.wording.characters import ONE_HAN

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜"
    "詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉"
    "饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖"
    "糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺巴冰"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮董蕭曹鄧許傅沈曾呂蘇盧蔣賈葉閻鍾薑範譚鄒陸龐蘭嚴溫蘆魯葛韋畢聶叢莊關費紀盧"
)
_DOUBLE = re.compile("欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|端木|歐陽|司馬|諸葛")
_SHAPE = re.compile(rf"{ONE_HAN}{{2,4}}|{ONE_HAN}[ \u3000]+{ONE_HAN}")
_FOREIGN = re.compile(rf"{ONE_HAN}{{1,7}}(?:[·・•．]{ONE_HAN}{{1,7}}){{1,3}}")
_RARER_WORDS = frozenset(
    re.findall(
        "..",
        "金秋花开花落平凡云南贵州河南海南湖南文明白露谷雨冬天秋天春天古文乐章党课公文祝福"
        "白云明白艾草易经龙年马年田野柳树梅花兰花杨柳桂花钟声宋史唐诗宋词元曲汉赋",
    )
)
_NAMES = re.compile(
    rf"{ONE_HAN}{{2,4}}(?:[\s\u3000、，,]+{ONE_HAN}{{2,4}}){{0,4}}|{ONE_HAN}[\s\u3000]+{ONE_HAN}"
)
_NO_NAMES = frozenset(
    (
        *("目录", "目次", "摘要", "前言", "引言", "序言", "序", "通知", "公告", "报告", "通报"),
        *("决定", "意见", "办法", "附件", "提纲", "讲话", "正文", "说明", "请示", "批复", "函"),
        *("纪要", "方案", "总结", "计划", "草案", "初稿", "送审稿", "征求意见稿"),
    )
)


def is_name(text: str) -> bool:
    """Whether a line is nothing but one person's name: 林知白, 林　白, 欧阳某, 奥勒·雷."""
    words = text.strip()
    if _FOREIGN.fullmatch(words):
        return True
    if not _SHAPE.fullmatch(words):
        return False
    bare = "".join(words.split())
    if bare in _ordinary_words():
        return False
    if _DOUBLE.match(bare):
        return 3 <= len(bare) <= 4
    return len(bare) <= 3 and bare[0] in SURNAMES


def are_names(text: str) -> bool:
    """Whether a line is nothing but names, one or several: 林知白　方晓, 林知白、方晓."""
    words = text.strip()
    bare = "".join(words.split())
    return bool(_NAMES.fullmatch(words)) and bare not in _NO_NAMES and bare not in _ordinary_words()


@cache
def _ordinary_words() -> frozenset[str]:
    """Words that begin with a surname's character and name nobody: 任务, 方向."""
    text = resources.files(__package__).joinpath("ordinary_words.txt").read_text("utf-8")
    return frozenset(text.split()) | _RARER_WORDS
