"""Whether what looks like a slip is a name: of a person, of a place, in quotation marks, or written again and again."""

from __future__ import annotations

import re

_NAME = 3  # what is written so often is meant
_PARAGRAPH = 80
_LINE = 20  # a layout breaks lines longer than this, also within words
_TITLED = re.compile(r"(?:[局县市区镇乡部处科所站院校组厅会队行]长|主任|书记|主席|经理|教授)[\u4e00-\u9fff]?$")
_PERSON = re.compile(r"任[组副局主]|[\u4e00-\u9fff]{1,2}(?:同志|[兼担]?任[组副局主])")
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
    "汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
# Between marks, or before what a person does: 、姜某、 and ，唐某某主持会议.
_LISTED = re.compile(
    rf"(?<![^、，。：；:\n和与由及])[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}"
    rf"(?=[、，。；）\n]|[和与及](?=[{_SURNAMES}])|等(?![\u4e00-\u9fff])|同志|主持|带队|担任|兼?任|牵头|[参出]加)"
)
# Before the kind of a place, unless that begins another word: 某某水库, not 某某社区建设.
_PLACE = re.compile(
    r"[\u4e00-\u9fff]?(?:水库|水厂|电站|泵站|大桥|路(?![径线由况费网])|村(?=[、，。；（）\d\n段至到]|两|小|硬|改|扩|建成)|[镇乡](?=[、，。；（）\n]|政府|卫生院)"
    r"|合作社|[中小]学|幼儿园|林场|农场|灌区|小区|(?:社区|街道)(?![建治服管工居群干矫卫教文养书网警民志医事活环党]))"
)
_COUNTED = re.compile(r"\d[万亿多余]{0,2}$")


def is_name(text: str, at: int, end: int) -> bool:
    """In quotation marks or a title, behind a number, of a person or place, in a broken line, or written often."""
    if _broken(text, at - 1) or _broken(text, end) or _COUNTED.search(text, max(0, at - 3), at):
        return True
    if _TITLED.search(text, max(0, at - 3), at) or _PERSON.match(text, end - 1):
        return True
    if _PLACE.match(text, end) or any(
        listed.start() < end for listed in _LISTED.finditer(text, max(0, at - 2), end + 4)
    ):
        return True
    before = text[max(0, at - _PARAGRAPH) : at]
    if any(before.rfind(opening) > before.rfind(closing) for opening, closing in ("“”", "《》")):
        return True
    return _often(text, text[at:end])


def _often(text: str, words: str) -> bool:
    """Whether they stand in the text as often as a name does."""
    place = -1
    for _ in range(_NAME):
        place = text.find(words, place + 1)
        if place < 0:
            return False
    return True


def _broken(text: str, place: int) -> bool:
    return text[place : place + 1] == "\n" and "\n" not in text[max(0, place - _LINE) : place] and place >= _LINE
