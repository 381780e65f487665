"""What kind of achievement a clause states, whose it is, and of which period, read from its words."""

from __future__ import annotations

import re

from reviewer.model import Quantity
from reviewer.tasks.proposals import Category

_HONOUR = re.compile(
    r"获(?:批|评|授|颁|[^，。]{0,16}(?:奖|称号|表彰|荣誉|先进))|荣获|荣膺|被(?:评(?![审价估])|授|认定|命名|列为)|入选|排名?第|名列"
)
_OUTCOME = re.compile(
    r"(?:率|比例|比重|满意度|覆盖面)[^，。]{0,12}\d|(?:比上年|同比)[^，。]{0,8}(?:提[高升]|上升|增长|下降|降低)|提[高升]到|提[升高]至|增长到|由[^，。]{1,16}(?:提|升|增|降|减)|增收|节约|减少|清退|解决|化解|受益|惠及|带动|覆盖|满意|脱贫|就业"
)
_ACTIVITY = re.compile(
    r"培训|举办|召开|开展|组织(?:开展|参加|召开|举办|实施)|走访|调研|督[查导]|检查|宣[传讲]|演出|座谈|约谈|会议|比赛|竞赛|征文|参加|慰问"
)
_PRODUCES = re.compile(
    r"[建完]成|新[建增装]|成立|组建|培养|培育|引进|招[录聘]|选派|提拔|晋升|印发|出台|制定|发展|登记|收集|录入|共建|建立|改造|维修|创建|认定|配备|储备"
)
_INPUT = re.compile(r"投入|投资|筹[集资措]|拨付|下[发达拨]|发放|安排|设立|补助|补贴|兑现|争取|整合")
_FORECAST = re.compile(
    r"(?:今年|明年|来年|次年|20\d\d年|年底|届时|即|可)将|将(?:达到?|实现|新[增建]|增加|带动|于20)|预计|可望|有望|可增收|力争|(?<!招生)计划(?:在|于|用|到20)|拟(?!定)"
)
_CUMULATIVE = re.compile(
    r"累计|(?:自|从)[^，。；]{2,40}以来|历年|建[成院馆站]以来|开[通办展]以来|总(?:人|户|阅读|访问|点击)?[数量]达"
)
_FROM_LAST = re.compile(r"(?:从|由|比|较|较之|同比)[^，；]{0,2}$")
_LAST_YEAR = re.compile(r"上年度|去年(?!年?[底末]|同期)|上一?年(?!同期|[底末])")
_SCOPES = (
    re.compile(r"全国"),
    re.compile(r"[全我]省|全自治区"),
    re.compile(r"全州|全盟"),
    re.compile(r"[全我]市"),
    re.compile(r"[全我]县|全旗"),
    re.compile(r"[全我]区(?!域)"),
    re.compile(r"[全我]镇|全乡(?!镇)|全街道"),
    re.compile(r"全校|我校"),
    re.compile(r"全系统|系统内"),
)


def category_of(text: str, figures: tuple[Quantity, ...]) -> Category:
    """Which of the categories the words name first: a result before a product, a product before an effort."""
    if _HONOUR.search(text) and len(figures) <= 1:
        return "honour"
    if _OUTCOME.search(text):
        return "outcome"
    if _INPUT.search(text) and any(q.kind == "money" for q in figures) and not _PRODUCES.search(text):
        return "input"
    if _ACTIVITY.search(text) and not _PRODUCES.search(text):
        return "activity"
    return "output" if figures else "other"


def scope_of(text: str, sentence: str) -> str:
    """Whose result it is: 全市, 全县… where the words say so, in the clause or before it; else 本部门."""
    for place in (text, sentence):
        for pattern in _SCOPES:
            if match := pattern.search(place):
                return match[0].replace("我", "全")
    return "本部门"


def period_of(text: str, sentence: str, year: int | None) -> str:
    """本年, 上年, 累计 or 预测. ``year`` is the report's; ``sentence`` what stands before and around ``text``."""
    if _FORECAST.search(text):
        return "预测"
    if _CUMULATIVE.search(text) or _CUMULATIVE.search(sentence):
        return "累计"
    printed = re.compile(rf"{_LAST_YEAR.pattern}|{year - 1}年") if year else _LAST_YEAR
    if any(not _FROM_LAST.search(text[: match.start()]) for match in printed.finditer(text)):
        return "上年"
    return "本年"
