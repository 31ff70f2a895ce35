"""Names of people: what stands alone under a title, or over a date, and reads as one."""

from __future__ import annotations

import re

_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜"
    "詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉"
    "饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖"
    "糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺巴冰"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮董蕭曹鄧許傅沈曾呂蘇盧蔣賈葉閻鍾薑範譚鄒陸龐蘭嚴溫蘆魯葛韋畢聶叢莊關費紀盧"
)
_DOUBLE = re.compile("欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|端木|歐陽|司馬|諸葛")
_HAN = "[\u4e00-\u9fff]"
_SHAPE = re.compile(rf"{_HAN}{{2,4}}|{_HAN}[ \u3000]+{_HAN}")
_FOREIGN = re.compile(rf"{_HAN}{{1,7}}(?:[·・•．]{_HAN}{{1,7}}){{1,3}}")
_NAMES = re.compile(rf"{_HAN}{{2,4}}(?:[\s\u3000、]+{_HAN}{{2,4}}){{0,4}}|{_HAN}[\s\u3000]+{_HAN}")
_NO_NAMES = frozenset(
    (
        *("目录", "目次", "摘要", "前言", "引言", "序言", "序", "通知", "公告", "报告", "通报"),
        *("决定", "意见", "办法", "附件", "提纲", "讲话", "正文", "说明", "请示", "批复", "函"),
        *("纪要", "方案", "总结", "计划", "草案", "初稿", "送审稿", "征求意见稿"),
    )
)
# Words of a title page or a text that begin with a surname's character and are none.
_WORDS = re.compile(
    "方法|时间|时代|成长|安全|高考|江南|金秋|石头|常识|温暖|严寒|花开|花落|"
    "明天|明月|平凡|原来|原因|原文|应用|计划|管理|解读|解答|关于|向前|强国|"
    "安徽|江西|江苏|宁夏|台湾|云南|贵州|河南|海南|湖南|万象|万物|文化|文明|"
    "文章|文件|文字|华夏|白露|夏至|谷雨|夏天|冬天|秋天|春天|古文|古诗|乐章|"
    "党建|党员|党课|和平|全文|花絮|单位|路上|成都|毕业|简介|简历|简报|司法|"
    "公文|来源|祝福|景色|连载|包装|车站|黄河|白云|明白|艾草|和谐|项目|解放|"
    "谈话|商业|章程|时评|易经|史记|关注|沙漠|温度|冷战|游记|牛年|龙年|马年|"
    "白夜|花园|田野|高山|江河|石榴|柳树|梅花|兰花|杨柳|桂花|金融|钱币|钟声|"
    "明灯|明史|宋史|唐诗|宋词|元曲|汉赋|古籍"
)


def is_name(text: str) -> bool:
    """Whether a line is nothing but one person's name: 林知白, 林　白, 欧阳某, 奥勒·雷."""
    words = text.strip()
    if _FOREIGN.fullmatch(words):
        return True
    if not _SHAPE.fullmatch(words):
        return False
    bare = "".join(words.split())
    if _WORDS.fullmatch(bare):
        return False
    if _DOUBLE.match(bare):
        return 3 <= len(bare) <= 4
    return len(bare) <= 3 and bare[0] in _SURNAMES


def are_names(text: str) -> bool:
    """Whether a line is nothing but names, one or several: 林知白　方晓, 林知白、方晓."""
    words = text.strip()
    bare = "".join(words.split())
    return bool(_NAMES.fullmatch(words)) and bare not in _NO_NAMES and not _WORDS.fullmatch(bare)
