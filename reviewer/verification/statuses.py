"""What each status means, with invented examples: one table for readers, tests and documentation.

``python -m reviewer.verification.statuses > docs/verification.md`` writes the page; a test keeps it current.
"""

from __future__ import annotations

import sys
from typing import Literal, NamedTuple

from reviewer.model import NumberStatus, QuoteMatch, Verdict

Supports = Literal["是", "允许推算时", "否"]


class Example(NamedTuple):
    """A claim with its quotation; ``source`` is the report, the quotation itself where it is empty."""

    claim: str
    quote: str
    source: str = ""

    @property
    def report(self) -> str:
        return self.source or self.quote


class NumberRow(NamedTuple):
    """A status of a number of a claim. The last number of every example's claim has it."""

    status: NumberStatus
    name: str
    meaning: str
    supports: Supports
    examples: tuple[Example, ...]


class QuoteRow(NamedTuple):
    """How a quotation was found; ``supports`` says whether a claim can rest on it."""

    match: QuoteMatch
    name: str
    meaning: str
    supports: Supports
    examples: tuple[Example, ...]


class ClaimRow(NamedTuple):
    """A status of a whole claim."""

    status: Verdict
    name: str
    meaning: str
    examples: tuple[Example, ...]


_STAFF = "全年计划招聘教师60人，实际招聘52人，其中小学教师31人，初中教师21人。"
_ROAD = "完成农村公路改造126.50公里，投入资金1350.80万元，比上年增加210.40万元。"
_RATE = "自来水普及率从84.2%提高到91.6%，提高7.4个百分点，惠及群众近3万人。"

NUMBERS: tuple[NumberRow, ...] = (
    NumberRow(
        "same",
        "一致",
        "引文中有同样写法的同一数字，说的是同一事项；结论中的年份取自引文所在的句子或报告标题的，也算一致。",
        "是",
        (
            Example("实际招聘教师52人", _STAFF),
            Example("新招聘52人", _STAFF),
            Example("投入资金1350.80万元", _ROAD),
        ),
    ),
    NumberRow(
        "rewritten",
        "改写",
        "同一数值的另一种写法：换算万、亿，千分位，百分之，汉字数字，全角，同义的限定词（近、将近），同义的量词（人、名）。",
        "是",
        (
            Example("投入资金13,508,000元", _ROAD),
            Example("自来水普及率提高到百分之九十一点六", _RATE),
            Example("招聘初中教师二十一名", _STAFF),
            Example("惠及群众将近３万人", _RATE),
        ),
    ),
    NumberRow(
        "qualifier_changed",
        "限定词变了",
        "数值相同，但近、约、余、以上、不超过等限定词丢了、多了或换了；或以范围的一端代替范围。",
        "否",
        (
            Example("惠及群众3万人", _RATE),
            Example("惠及群众3万余人", _RATE),
            Example("实际招聘教师约52人", _STAFF),
        ),
    ),
    NumberRow(
        "unit_changed",
        "单位变了",
        "数值相同而单位不同：百分比与百分点，人与人次，元与户。",
        "否",
        (
            Example("自来水普及率提高7.4%", _RATE),
            Example("实际招聘教师52人次", _STAFF),
        ),
    ),
    NumberRow(
        "scale_changed",
        "数量级变了",
        "数字相同而差十的若干次方：万写成亿，小数点移位。",
        "否",
        (
            Example("投入资金1350.80亿元", _ROAD),
            Example("投入资金135.08万元", _ROAD),
        ),
    ),
    NumberRow(
        "direction_changed",
        "方向变了",
        "数字在引文中，但增减、升降、肯定否定相反；或把变动后的水平当成变动的幅度。",
        "否",
        (
            Example("投入资金比上年减少210.40万元", _ROAD),
            Example("自来水普及率提高91.6%", _RATE),
            Example("未改造农村公路126.50公里", _ROAD),
        ),
    ),
    NumberRow(
        "bound_to_other",
        "张冠李戴",
        "数字在引文中，但说的是另一事项、另一年份或另一情形：计划与实际、已办与剩余、当年与累计、年均、全市与全省、分项与合计。",
        "否",
        (
            Example("招聘小学教师21人", _STAFF),
            Example("计划招聘教师52人", _STAFF),
            Example("投入资金210.40万元", _ROAD),
            Example("年均投入资金1350.80万元", _ROAD),
            Example("剩余农村公路126.50公里", _ROAD),
        ),
    ),
    NumberRow(
        "elsewhere",
        "在别处",
        "引文中没有，原文别处才有；年份、日期、文号、序号也这样核对。",
        "否",
        (
            Example("投入资金980万元", _ROAD, _ROAD + "另安排养护经费980万元。"),
            Example("2021年招聘教师52人", _STAFF, "2022年度绩效自评报告\n" + _STAFF + "2021年无招聘计划。"),
        ),
    ),
    NumberRow(
        "derived",
        "推算",
        "不在引文中，但可由引文中的数字算得（和、差、占比、增幅、平均数、年数，以及写明约、近、超的取整），理由中写明算式；调用者允许时才接受。",
        "允许推算时",
        (
            Example("较计划少招聘教师8人", _STAFF),
            Example("招聘计划完成率86.67%", _STAFF),
            Example("投入资金约1351万元", _ROAD),
        ),
    ),
    NumberRow(
        "absent",
        "查无此数",
        "引文和原文中都没有；包括只是较长数字的一截，以及引文恰好从数字中间截断。",
        "否",
        (
            Example("投入资金2468.10万元", _ROAD),
            Example("投入资金350.80万元", _ROAD),
            Example("投入50.80万元", "50.80万元，比上年增加210.40万元", _ROAD),
        ),
    ),
)

QUOTES: tuple[QuoteRow, ...] = (
    QuoteRow("exact", "逐字", "引文一字不差地在原文中。", "是", (Example("实际招聘教师52人", "实际招聘52人", _STAFF),)),
    QuoteRow(
        "folded",
        "折叠后一致",
        "只差不改变内容的写法：全角半角、空格换行、引号样式；位置仍指向原文。",
        "是",
        (Example("实际招聘教师52人", "全年计划招聘教师６０人,实际招聘 52 人", _STAFF),),
    ),
    QuoteRow(
        "absent",
        "原文没有",
        "原文中没有这段引文；改动过的引文，再接近也算没有。",
        "否",
        (
            Example("实际招聘教师52人", "实际共招聘52人", _STAFF),
            Example("实际招聘教师53人", "实际招聘53人", _STAFF),
        ),
    ),
)

CLAIMS: tuple[ClaimRow, ...] = (
    ClaimRow(
        "verified",
        "核实",
        "引文都在原文中，结论里每个数字、日期、名称都一致或只是改写（允许推算时含推算）。只有这一种算作支持。",
        (Example("计划招聘教师60人，实际招聘52人", _STAFF),),
    ),
    ClaimRow(
        "needs_review",
        "待人工核对",
        "引文在原文中，唯一的疑点是数字由引文推算得来，而此处不接受推算。",
        (Example("较计划少招聘教师8人", _STAFF),),
    ),
    ClaimRow(
        "rejected",
        "不予采信",
        "引文不在原文中，或至少一个数字与引文不符；理由逐条列出。",
        (Example("计划招聘教师52人，实际招聘60人", _STAFF), Example("惠及群众3万人", _RATE)),
    ),
)


def page() -> str:
    """The documentation page in Markdown."""
    lines = [
        "# 核对结论：每种状态的含义",
        "",
        "`verify_claim(claim, quote=…, source=…)` 只看文本：引文是否在原文中，结论里的每个数字是否由引文支持。",
        "本页由 `python -m reviewer.verification.statuses` 从代码中的表生成，例子同时是测试；例句均为虚构。",
        "",
        "## 数字的状态（`NumberVerdict.status`）",
    ]
    for row in NUMBERS:
        lines += ["", f"### {row.name} `{row.status}`", "", row.meaning, "", f"是否支持结论：{row.supports}。", ""]
        lines += _examples(row.examples)
    lines += ["", "## 引文的状态（`ClaimVerdict.quote_match`）"]
    for quoted in QUOTES:
        lines += ["", f"### {quoted.name} `{quoted.match}`", "", quoted.meaning, ""]
        lines += _examples(quoted.examples)
    lines += ["", "## 结论的状态（`ClaimVerdict.status`）"]
    for claim in CLAIMS:
        lines += ["", f"### {claim.name} `{claim.status}`", "", claim.meaning, ""]
        lines += _examples(claim.examples)
    lines += ["", *_LIMITS]
    return "\n".join(lines) + "\n"


_LIMITS = (
    "## 不核对什么",
    "",
    "- 数字、日期、名称、增减方向和上述情形以外的词语不作判断：结论若换了动词而数字和事项对得上，仍算核实。",
    "- 结论自称首次、首位、全部完成、全覆盖而引文没有这样说的，不予采信。",
    "- 结论没有写明事项的数字（例如只写“52人”），引文中有即可。",
    "- 事项的归属由措辞比较得出：只有另一事项的措辞明显更贴近结论时才判为张冠李戴。",
)


def _examples(examples: tuple[Example, ...]) -> list[str]:
    lines = ["| 结论 | 引文 |", "|---|---|"]
    lines += [f"| {example.claim} | {example.quote} |" for example in examples]
    apart = [example for example in examples if example.source]
    lines += [f"\n原文：{' / '.join(example.source.splitlines())}" for example in apart]
    return lines


if __name__ == "__main__":
    sys.stdout.write(page())
