"""Words that exclude each other: who says 支出 of a figure of 收入, or 乡镇 of a count of 村, says something else."""

from __future__ import annotations

import re
from collections.abc import Callable

# Each line: kinds of one thing of which a figure can have only one.
_KINDS = """
收入 支出
顺差 逆差
出口 进口
盈利 亏损
盈余 赤字
存款 贷款
上限 下限
最高 最低
年初 年末
男 女
预算数 决算数
上半年 下半年
户籍 常住
境内 境外
公办 民办
国家级 省级 市级 县级
央企 中央企业 省属企业 市属企业 县属企业
高速公路 农村公路
城镇 农村 乡村
城市 农村 乡村
一季度 二季度 三季度 四季度
小学 初中 高中 大学
幼儿园 小学 中学
博士 硕士 本科 专科
在职 退休 离休
中央 省级 市级 区级 镇级 村级
立案 破案
人次 金额
受理 办结
发放 回收
应检 实检
应到 实到
合格 不合格
一致 不一致
达标 未达标 不达标
满意 不满意 基本满意 非常满意
基本支出 项目支出
一般公共预算 政府性基金 国有资本经营 社会保险基金
人员经费 公用经费
结转 收回
正高级 副高级 中级 初级
"""
_CONTEXT = 2
_SAME_START, _LEAST_WORD, _LONGEST_WORD = 2, 2, 6
# Which of these a report says of a number is a matter of style.
_VERBS = re.compile(
    "(?:完成|实施|开展|组织|举办|建成|建设|新建|改建|修建|投入|安排|发放|实现|达到|累计|共计|全年|实际|支出|使用|推进|落实|"
    "帮助|协助|参与|参加|接受|提供|进行|获得|取得|新增|增加|拨付|下达|筹集|争取|用于|其中|已|共|各类|各项|全部|有关|相关)+"
)
# Said with other words of one of the kinds: 收支, 进出口, 城乡, 男女 name both, 收入支出表 a table.
_BOTH = re.compile(
    r"收支|收入支出|支出收入|进出口|城乡|男女|存贷|初中级|满意[度率]|合格率|办结率|破案率|回收率|结转结余"
)
_GROUPS = tuple(tuple(line.split()) for line in _KINDS.strip().splitlines())
_ANY = re.compile("|".join(sorted({word for group in _GROUPS for word in group}, key=len, reverse=True)))
_OTHERS: dict[str, frozenset[str]] = {}
for _group in _GROUPS:
    for _word in _group:
        _OTHERS[_word] = _OTHERS.get(_word, frozenset()) | (frozenset(_group) - {_word})

_RANK = re.compile("第?([一二三四五六七八九十]{1,2})(级|等奖?|类|期|季度|产业|档|批)(?!以上|以下|及|至|[、和次])")
_PERIOD = re.compile("每(?:学?年|个?月|天|日|周|季度?|小时|学期|次)")
# What is counted in places, with the longest name first; 村 and 行政村 are the same.
_PLACES = re.compile(
    "乡镇|街道|社区|家庭|企业|学校|医院|部门|单位|小区|行政村|自然村|村|县|镇|乡|市|省|区|网格|支部|党支部|党委|党组织|协会|机构|园区|项目|岗位|班级"
)
_PLACE_WORDS = tuple(sorted(_PLACES.pattern.split("|"), key=len, reverse=True))


def contrary(
    claim: str, found: str, quoted: str, said_elsewhere: Callable[[str], bool] = lambda _: False
) -> tuple[str, str] | None:
    """The word beside the claim's number and the one beside the found number that exclude each other, or None.

    All texts are folded; ``claim`` and ``found`` are the words beside the numbers. A word that the quotation
    has is held against the claim only where it was put for the other word of an otherwise verbatim phrase, or
    where it is ``said_elsewhere``: of another number that could be meant.
    """
    if not _ANY.search(claim):
        return None
    claim, found = _BOTH.sub("", claim), _BOTH.sub("", found)
    words = list(_ANY.finditer(claim))
    here, there = {match[0] for match in words}, set(_ANY.findall(found))
    for match in words:
        word = match[0]
        if word in there:
            continue
        phrase = claim[max(0, match.start() - _CONTEXT) : match.end() + _CONTEXT]
        for other in sorted((_OTHERS[word] & there) - here):
            replaced = phrase not in quoted and phrase.replace(word, other) in found
            if word not in quoted or replaced or said_elsewhere(word):
                return word, other
    return None


def other_period(claim: str, found: str, quoted: str) -> tuple[str, str] | None:
    """每年 of the claim's number where the found one is 每月: as :func:`contrary`."""
    here, there = _PERIOD.findall(claim), _PERIOD.findall(found)
    if not here or not there or here[-1] in quoted or here[-1] in there:
        return None
    return here[-1], there[-1]


def other_rank(claim: str, found: str) -> tuple[str, str] | None:
    """一级 beside the claim's number and 三级 beside the found one: as :func:`contrary`, wherever else it stands."""
    here, there = _RANK.findall(claim), _RANK.findall(found)
    for rank, kind in here:
        others = [other for other, its_kind in there if its_kind == kind]
        if others and rank not in others:
            return rank + kind, others[-1] + kind
    return None


def other_place(claim: str, found: str, quoted: str) -> tuple[str, str] | None:
    """The places that two numbers count, where the words behind them name different ones; else None."""
    here, there = _PLACES.match(claim), _PLACES.match(found)
    if here is None or there is None:
        return None
    one, other = here[0], there[0]
    if one in other or other in one or one in quoted or claim.startswith(other) or found.startswith(one):
        return None
    return one, other


def other_places(claim: str, found: str, said_elsewhere: Callable[[str], bool]) -> tuple[str, str] | None:
    """The places that two numbers count, where the words before them end in different ones (乡镇8个、村24个) and the
    claim's is ``said_elsewhere``; else None."""
    if not claim.endswith(_PLACE_WORDS) or not found.endswith(_PLACE_WORDS):
        return None
    here, there = (next(word for word in _PLACE_WORDS if words.endswith(word)) for words in (claim, found))
    return (here, there) if here != there and said_elsewhere(here) else None


def other_item(claim: str, found: str, quoted: str, source: str) -> tuple[str, str] | None:
    """The words in which two items alike before and behind them differ (公务用车购置费, 公务用车运行费), or None.

    Held against the claim is only a word that the ``source`` has with what follows it, and the quotation not.
    """
    start = common(claim, found)
    end = common(claim[start:][::-1], found[start:][::-1])
    here, there = claim[start : len(claim) - end], found[start : len(found) - end]
    if start < _SAME_START or not end or not all(_LEAST_WORD <= len(each) <= _LONGEST_WORD for each in (here, there)):
        return None
    if here in quoted or _VERBS.fullmatch(here) or _VERBS.fullmatch(there):
        return None
    return (here, there) if here + claim[len(claim) - end :] in source else None


def common(one: str, other: str) -> int:
    """How many characters two texts begin alike."""
    for length, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return length
    return min(len(one), len(other))
