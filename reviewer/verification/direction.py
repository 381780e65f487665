"""Which way a number points: up or down, a change or a level, affirmed or denied."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_UP = """
增加 增长 增收 增至 增到 增幅 增速 增量 增资 增支 新增 净增 增 提高 提升 上升 上涨 上浮 上调 升至 升到 攀升 升 扩大
高于 高出 超出 超过 超额 超支 透支 超 多于 多出 优于 快于 好于 涨幅 涨 盈余 盈利 调增 追加 延长 推迟 延迟 延后
"""
_DOWN = """
减少 减收 减至 减到 减支 削减 裁减 减 压降 降至 降到 降低 降幅 下降 下滑 下调 下浮
下跌 回落 压减 压缩 缩减 缩小 核减 调减 收窄 降 低于 少于 少出 不足 不及 短缺 差于
劣于 慢于 落后 跌幅 跌破 跌 亏损 赤字 负增长 净减 缩短 提前 节约 节省 结余
"""
# Words that hold one of those characters and mean no direction of a number.
_NEITHER = """
增减 减免 减排 减税 减负 减灾 减贫 减震 增强 增进 增值 增设 增补 增派 增效 增加值 提升工程 提升行动 升级 晋升 升学 升旗
超市 超级 超前 超龄 超声 超载 超限 降水 降雨 降解 直升 涨停 扩大会议 追加预算 提前谋划 提前介入 提前下达 节约型 节约集约
"""
_POLARITY = {**dict.fromkeys(_NEITHER.split(), 0), **dict.fromkeys(_UP.split(), 1), **dict.fromkeys(_DOWN.split(), -1)}
_WORD = re.compile("|".join(sorted(_POLARITY, key=len, reverse=True)))
_MORE = frozenset("多少高低")
# 少办3期, 多开展12场: done more or less often than planned; 至少完成 and 许多 are none.
_MORE_OR_LESS = re.compile(
    r"([多少高低])(?:了|出)?$|(?<![至最不很较更减许众])([多少])"
    r"(?:办|训|建|种|修|铺|招|收|支|付|拨|检|安排|完成|开展|举办|培训|建设|建成|改造|接收|招聘|实施|组织|发放|使用|救助|新建|新增)了?[^,。;\d]{0,6}$"
)
# Said of what is new rather than of a rise: a report that counts it without the word says the same.
LOOSE = frozenset(["新增", "追加", "结余", "盈余", "盈利", "节约", "节省", "提前", "扩大", "超额", "增量"])
_REACHED = re.compile(r"[到至]了?$")
_WHEN = re.compile(r"(?:(?:\d{4}|[今去上本]|上一)年?(?:年|届|期)?(?:度|底|末|初)?|原来|原先)的?$")
_GOES_TO = re.compile(r"^[^,。;]{1,4}?[到至]")
_DENIED = re.compile(r"未(?!成年|来|必|婚|知)|没有|没能|不再|并非")
# The negation gives the reason or tells of what kind: 因任务未完成结转7万元, 未及时结算等问题14个.
_REASON = re.compile(
    r"[因由](?:为|于)?[^,。;因由]{0,16}?(?:未|没有|没能)[^,。;]{2}|[^,。;]*等[^,。;]{0,4}(?:问题|情况|现象|情形)"
)
_COMPARING = frozenset(["高于", "低于", "多于", "少于", "快于", "慢于", "优于", "差于", "劣于", "超过", "不及", "好于"])
_CLOSE = 3

Reach = Literal["", "change", "to", "from"]


class Direction(NamedTuple):
    """``polarity`` 1 up, -1 down, 0 none; ``close``: said right before or after the number, and of a change;
    ``word`` as printed; ``reach``: a change, or a level come from or gone to; ``denied``: with a negation."""

    polarity: int
    close: bool
    word: str
    reach: Reach
    denied: bool


NONE = Direction(0, False, "", "", False)


def polarities(text: str) -> frozenset[int]:
    """All the ways that words of ``text`` point."""
    found = {_POLARITY[word] for word in _WORD.findall(text)}
    return frozenset(found - {0})


def denies(text: str) -> bool:
    """Whether ``text`` holds a negation (未, 没有…)."""
    return _DENIED.search(text) is not None and _DENIED.search(_REASON.sub("", text)) is not None


def direction(before: str, after: str) -> Direction:
    """The direction of the number between ``before`` and ``after``, both cut at the clause and folded."""
    denied = denies(before) or denies(after)
    polarity, word, rest = 0, "", ""
    for match in _WORD.finditer(before):
        if _POLARITY[match[0]]:
            polarity, word, rest = _POLARITY[match[0]], match[0], before[match.end() :]
    if not polarity and not _MORE.isdisjoint(before) and (ending := _MORE_OR_LESS.search(before)):
        polarity, word = (1 if (ending[1] or ending[2]) in "多高" else -1), ending[0]
    if not polarity and after.startswith("的") and (behind := _WORD.match(after, 1)):
        polarity, word = _POLARITY[behind[0]], behind[0]
    if (onward := _WORD.match(after)) and _POLARITY[onward[0]] and _GOES_TO.match(after):
        return Direction(_POLARITY[onward[0]], False, onward[0], "from", denied)
    if not polarity:
        return Direction(0, False, "", "", True) if denied else NONE
    rest = _WHEN.sub("", rest)
    if word in _COMPARING and rest and after.startswith("的"):
        # 低于出口7.1%的增速: the number is what is compared with.
        behind = _WORD.match(after, 1)
        word, rest = (behind[0], "") if behind else (word, rest)
        if behind is None or not _POLARITY[word]:
            return Direction(0, False, "", "", denied)
        polarity = _POLARITY[word]
    close = len(rest) <= _CLOSE
    reached = (word[-1] in "到至" and not rest) or _REACHED.search(rest) is not None
    reach: Reach = "" if not close else "to" if reached else "change"
    return Direction(polarity, close and word not in LOOSE, word, reach, denied)
