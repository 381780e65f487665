"""Whether the parts of a list claim to be all there is of their total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from reviewer.quantities.relations.items import Item

Closure = Literal["closed", "likely", "open", "at_most"]

TOTAL_WORD = re.compile(r"合计|总计|共计|总额|总数|总量|总收入|总支出|总预算|总规模|一共|总共|共")
_REST = re.compile(r"^(?:其他|其它|其余|剩余)")
_LIST_OPEN = re.compile(r"^[^，,；;。]{0,30}等(?![级候待额于])")
_EXHAUSTIVE = (
    ("基本支出", "项目支出"),
    ("人员经费", "公用经费"),
    ("人员支出", "公用支出"),
    ("货物", "工程", "服务"),
    ("出国", "公务用车", "公务接待"),
    ("购置费", "运行"),
    ("男", "女"),
    ("出口", "进口"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("第一产业", "第二产业", "第三产业"),
    ("上半年", "下半年"),
    ("一季度", "二季度", "三季度", "四季度"),
    ("地上", "地下"),
    ("室内", "室外"),
    ("校内", "校外"),
    ("国内", "国外"),
    ("境内", "境外"),
    ("省内", "省外"),
    ("市内", "市外"),
    ("县内", "县外"),
    ("区内", "区外"),
    ("本地", "外地"),
    ("本省", "外省"),
    ("专职", "兼职"),
    ("编内", "编外"),
    ("在编", "编外"),
    ("党内", "党外"),
)
_CUSTOMARY = (  # as a rule all there are; 工勤, 离休 or 混合 may be left out
    ("公办", "民办"),
    ("在职", "退休"),
    ("线上", "线下"),
    ("行政", "事业"),
    ("镇", "乡", "街道"),
    ("乡镇", "街道"),
    ("村", "社区"),
    ("党委", "总支", "支部"),
    ("正高", "副高"),
    ("地面", "立体"),
    ("地面", "地下"),
    ("新建", "续建"),
    ("国有", "民营"),
    ("集体", "个人"),
    ("单位", "个人"),
    ("自然人", "法人"),
    ("户籍", "流动"),
    ("水田", "旱地"),
    ("早稻", "中稻", "晚稻"),
    ("现场", "网络"),
    ("现场", "网上"),
    ("来信", "来访", "来电"),
    ("来信", "来访", "网"),
    ("纸质", "电子"),
    ("固定", "移动"),
    ("县级", "乡级", "村级"),
    ("县级", "镇级", "村级"),
    ("区级", "镇级", "村级"),
    ("市级", "县级", "乡级", "村级"),
)
_NEGATED = re.compile(r"[不非未](?P<kind>[^不非未]{2,})")
_KINDS_SAID = re.compile(r"(?P<number>[两三四五六七八])(?:大?类|种|个(?:级别|层级|类别|层次|等级|类型))")
_LEVELS_SAID = re.compile(r"(?P<number>[两三四五六])级")
_OF_LEVEL = re.compile(r"^(?:国家|省|市|州|地|县|区|乡|镇|街道|村|社区|组|片){1,2}级?")
_NUMBERS = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
_LEVEL = re.compile(r"^(?:其中)?(中央|省|市|县|区|乡|镇|自筹|单位自筹|社会)")
_FEWEST_LEVELS = 3  # fewer sources of money are often only the chief ones


def closure(total: Item, parts: Sequence[Item], shares: Sequence[Item], labels: Sequence[str]) -> Closure:
    """How whole a list of ``parts`` named ``labels`` is by its words or ``shares``."""
    if _LIST_OPEN.match(parts[-1].tail):
        return "at_most"
    added = sum((share.value for share in shares), Decimal(0))
    if len(shares) == len(parts) and abs(added - 100) <= Decimal("0.1") * len(shares):
        return "closed"
    if _REST.search(labels[-1]) or exhaustive(labels):
        return "closed"
    levels = {match[1] for match in map(_LEVEL.match, labels) if match}
    if total.quantity.kind == "money" and len(levels) == len(labels) >= _FEWEST_LEVELS:
        return "closed"
    if total.quantity.kind == "money" and TOTAL_WORD.search(total.lead):
        return "likely"
    return "open"


def weakened(found: Closure) -> Closure:
    """A list without 其中 says less of being all there is."""
    return "open" if found == "likely" else found


def exhaustive(labels: Sequence[str]) -> bool:
    """Whether the names are all the kinds there are (男 and 女)."""
    return _are(labels, _EXHAUSTIVE) or _opposed(labels) or customary(labels)


def customary(labels: Sequence[str]) -> bool:
    """Whether the names are all the kinds there are as a rule (行政 and 事业)."""
    return _are(labels, _CUSTOMARY)


def numbered(said: str, labels: Sequence[str]) -> bool:
    """Whether the words ``said`` of the total tell how many kinds there are, and the list has as many.

    三级医院 has a rank, not a number of levels: the names must be of levels.
    """
    levels = all(_OF_LEVEL.match(label) for label in labels)
    told = [*_KINDS_SAID.finditer(said), *(_LEVELS_SAID.finditer(said) if levels else ())]
    return any(_NUMBERS[match["number"]] == len(labels) for match in told)


def _opposed(labels: Sequence[str]) -> bool:
    """Whether there are two names of which one denies the other (合格 and 不合格)."""
    denied = [match["kind"] for match in map(_NEGATED.search, labels) if match]
    plain = [label for label in labels if not _NEGATED.search(label)]
    return len(denied) == len(plain) == 1 and denied[0] in plain[0]


def _are(labels: Sequence[str], groups: Sequence[Sequence[str]]) -> bool:
    return any(
        len(labels) == len(group) and all(any(word in label for label in labels) for word in group) for group in groups
    )
