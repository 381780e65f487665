"""Names, telephone, identity and account numbers masked before a text is sent, and put back into the answer.

A mask has exactly the length of what it hides, so that every offset stays, and stands for it alone, so that an
answer quoting the masked text is turned back into the words of the report. What is masked is found by its form
and by titles beside it; a name without either (in a list of names) is not recognised.
"""

from __future__ import annotations

import re
import threading
from itertools import product

from reviewer.errors import ConfigError

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范"
    "汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪"
    "庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈"
    "饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣"
    "巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌"
)
_COMPOUND = "欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|东方|南宫"
_TITLES = (
    "书记|副书记|部长|副部长|局长|副局长|主任|副主任|科长|副科长|股长|副股长|处长|副处长|县长|副县长|市长|副市长|区长|副区长|"
    "镇长|副镇长|乡长|副乡长|校长|副校长|院长|副院长|所长|副所长|站长|副站长|队长|副队长|会长|副会长|秘书长|组长|副组长|主席|"
    "副主席|常委|委员|经理|董事长|专员|干事|会计|出纳|法定代表人|负责人|联系人|经办人|填报人|填表人|审核人|制表人|复核人|分管领导|支书|村长|"
    "社长|班长|护士长|理事长|总经理|总监"
)
_AFTER = "同志|先生|女士|博士|教授|研究员|工程师|老师"
_LABELS = "姓名|联系人|经办人|填报人|填表人|审核人|复核人|制表人|负责人|法定代表人|分管领导|签名|签字|户名"
_ROLES = "填表|填报|制表|编制|审核|复核|校对|拟稿|签发"
_SIGNED = r"(?:[（(](?:签字|签章|签名|盖章)[）)])?"
_APART = r"[ \u3000]"
# What follows a title and begins with a surname's character is often a word, and no one's name.
_WORDS = (
    "高度|高效|高质|高标|高位|高层|方面|方案|方式|和[副各全其有相]|于|时间|时任|任[职期命务总组副]|全[面体市县区年力部]|成员|成立|成为|"
    "安排|安全|管理|关于|关注|关心|明确|向[市县全各上社]|单位|解决|解读|和谐|有关|金额|常务|常态|常年|原[为任因]|应[当急对]|连续|"
    "项目|路[线面]|文[件化明]|许可|查[阅看处实]|包[括含片保抓]|万|农[业村民]|党|师|宁|严[格肃]|强|温馨|康复|华|平|江|苏|海|"
    "余|和|党校|石|白|古|吉|云|官|左右|商|边|沙|乐|荣|祝|米|连|车|车辆|冷|费|游|应|时|阳|房|房屋|司|司法|农|成|易|安|武|常|向|解|单|单价"
)
_STOP = "负主率带出到在为对与同等的担受代调指作说讲强亲多参组将已被是并及、，。；：（）() \\n\\t和"
_NAME = rf"(?:(?:{_COMPOUND})[一-龥]{{1,2}}?(?=[{_STOP}]|\Z|{_AFTER})|[{_SURNAMES}][一-龥](?:[^{_STOP}\W\d_a-zA-Z])?)"
_LISTED = rf"{_NAME}(?:、{_NAME})*"

_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)\d{17}[\dXx](?![\dXx])",
        r"(?<!\d)(?:\+?86[- ]?)?[1１][3-9３-９]\d[- ]?\d{4}[- ]?\d{4}(?!\d)",
        r"(?<![\d.])[0０]\d{2,3}[-－—]\d{7,8}(?!\d)",
        r"[（(][0０]\d{2,3}[）)]\s?\d{7,8}(?!\d)",
        r"(?:(?<=电话)|(?<=传真)|(?<=手机)|(?<=方式))[号码为:：\s]{0,3}"
        r"(?:[0０]\d{2,3}[- －—]?)?\d{3,4}[- －]?\d{4}(?!\d)",
        r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        r"(?:(?<=账号)|(?<=帐号)|(?<=卡号)|(?<=账户))[为是:：\s]{0,3}\d[\d ]{7,27}\d",
        r"(?<!\d)62\d{14,17}(?!\d)",
        r"(?<=身份证号)[码为:：\s]{0,3}\d{15}(?!\d)",
    )
)
_NAMES = (
    re.compile(r"(?:QQ|qq|微信|护照)(?:号码?)?[为:：\s]{0,2}(?P<name>[A-Za-z0-9_-]{5,20})"),
    re.compile(rf"(?:{_LABELS}){_SIGNED}[:：]\s*(?P<name>[一-龥]{{2,4}}(?:、[一-龥]{{2,4}})*)"),
    re.compile(
        rf"(?:{_LABELS}|{_TITLES}|{_ROLES}){_SIGNED}[:：]?\s*(?P<name>[{_SURNAMES}]{_APART}{{1,2}}[一-龥])(?![一-龥])"
    ),
    re.compile(rf"(?:{_LABELS}|{_TITLES}|{_ROLES}){_SIGNED}(?:[:：]\s*|{_APART}+)(?P<name>{_NAME})(?![一-龥])"),
    re.compile(rf"(?:{_TITLES})(?!{_WORDS})(?P<name>{_LISTED})"),
    re.compile(rf"(?<![一-龥])(?P<name>{_NAME})(?=(?:{_AFTER}))"),
    re.compile(
        rf"(?:[、，和与]|大学|学院|研究院|研究所|医院|公司|中心|聘请|邀请|慰问|引进|表彰|推荐|选派|任命|者|代表)(?P<name>{_NAME})(?=(?:{_AFTER}))"
    ),
)
_PARTS = re.compile(r"[^、]+")
_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_FILL = "某"
_LEADS = 10


class PersonMask:
    """The masks of one report. The same words get the same mask in every text hidden; safe for several threads."""

    def __init__(self) -> None:
        self._masks: dict[str, str] = {}
        self._pairs = (first + second for first, second in product(_MARKS[:_LEADS], _MARKS[_LEADS:]))
        self._lock = threading.Lock()

    @property
    def hidden(self) -> tuple[str, ...]:
        """What has been masked so far."""
        return tuple(self._masks)

    def hide(self, text: str) -> str:
        """``text``, of the same length, with names and numbers of persons masked; words hidden before stay hidden."""
        with self._lock:
            for start, end in _found(text):
                words = text[start:end]
                if words not in self._masks:
                    self._masks[words] = self._mask(len(words), text)
            # Longer words first: 欧阳建国 before 欧阳.
            for words, mask in sorted(self._masks.items(), key=lambda each: -len(each[0])):
                text = text.replace(words, mask)
            return text

    def restore(self, text: str) -> str:
        """A reply with the words of the report in place of every mask; in JSON a mask may be written in escapes."""
        for words, mask in self._masks.items():
            escaped = re.escape("".join(f"\\u{ord(character):04x}" for character in mask))
            text = re.sub(escaped, words, text.replace(mask, words), flags=re.I)
        return text

    def _mask(self, length: int, text: str) -> str:
        """A mask of this length whose two marks no other has, nor the text itself; ①⑪, ①⑫某, ①⑬某某 …"""
        pair = next((pair for pair in self._pairs if pair not in text), None)
        if pair is None:
            raise ConfigError("需要遮盖的姓名和号码过多", hint="该文件可能是名册而非报告；请拆分，或去掉 --redact")
        return pair + _FILL * (length - 2)


def _found(text: str) -> list[tuple[int, int]]:
    """The places to mask, in order and apart."""
    places = [match.span() for pattern in _FORMS for match in pattern.finditer(text)]
    for pattern in _NAMES:
        for match in pattern.finditer(text):
            start = match.start("name")
            places += [(start + part.start(), start + part.end()) for part in _PARTS.finditer(match["name"])]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if end - start >= 2 and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept
