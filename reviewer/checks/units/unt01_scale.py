"""UNT01: the same digits once in 元 and once in 万元."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.prose import passage
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Quantity, Span

_DIGITS = 4
# 每人每年960万元: what one person gets in a year is never counted in millions.
_EACH = re.compile(
    r"(?:每[人户](?:每[年月天日次])?|[人户]均(?:每[年月])?)(?:一次性|发放|给予|补助|补贴|奖励|津贴|救助|慰问|标准|为|约)*$"
)
_MOST = Decimal(1_000_000)
_REACH = 14
# 为328名老人发放补贴62.4元: all of them together get less than a yuan each.
_PAID_TO_ALL = re.compile(
    r"(?P<number>\d[\d,]*)[名户人位](?!次)(?:(?![每均按]|标准)[^，。；\n\d]){0,16}(?:发放|兑付|兑现|拨付|支付|落实)"
    r"(?:(?![每均]|标准)[^，。；\n\d]){0,16}(?P<amount>\d[\d,]*(?:\.\d+)?)元(?![/／每]|的?标准)"
)


@check("UNT01", name="量级异常", severity="major", since="0.2")
def scale(report: Report) -> Iterator[Outcome]:
    """
    检查什么：同一串数字（四位及以上有效数字）在文中是否有的写“元”、有的写“万元”或“亿元”；“每人每年960万元”一类人均金额是否大得不合情理，“为300名老人发放补贴60元”一类总额是否小得人均不足1元。
    为何重要：元、万元错位，金额相差万倍，是编报中最常见的量级错误。
    反例：
    全年支出1286.45万元。其中，经财政审核的全年支出1286.45元。
    ---
    奖励扶助对象940人，每人每年960万元。
    正例：
    全年支出1286.45万元，人均1286元，经财政审核的支出12864500元。
    已知误报：两个不同事项的数字恰好相同。
    建议措辞：同一数字的单位前后不一，请核对金额的量级。
    """
    wrong = False
    for quantity in _too_much_for_one(report):
        wrong = True
        yield Fault(
            f"人均金额{quantity.text}大得不合情理，疑多写了“{quantity.scale}”",
            (passage(report.text, quantity.start, quantity.end),),
            "likely",
        )
    for match in _too_little_for_all(report):
        wrong = True
        yield Fault(
            f"{match['number']}人（户）共{match['amount']}元，人均不足1元，疑漏写了“万”",
            (passage(report.text, match.start(), match.end()),),
            "likely",
        )
    by_digits: dict[str, list[Quantity]] = defaultdict(list)
    money = 0
    for quantity in report.quantities:
        if quantity.kind == "money" and quantity.value is not None and quantity.unit == "元":
            money += 1
            digits = _printed(report, quantity)
            if digits is not None:
                by_digits[digits].append(quantity)
    for digits, same in by_digits.items():
        scales = {quantity.scale for quantity in same}
        if len(scales) > 1:
            wrong = True
            first = {quantity.scale: quantity for quantity in reversed(same)}
            shown = sorted(first.values(), key=lambda q: q.start)
            yield Fault(
                f"同一数字{digits}的单位前后不一：{'、'.join(q.text for q in shown)}",
                tuple(Span(start=q.start, end=q.end) for q in shown),
                "likely",
                values={"数字": digits},
            )
    if not wrong:
        yield Held((), f"金额{money}处，未见同一数字而量级不同") if money else Unable("文中没有金额")


def _too_much_for_one(report: Report) -> Iterator[Quantity]:
    """Amounts that each person is said to get and nobody gets."""
    for quantity in report.quantities:
        large = quantity.kind == "money" and quantity.scale and quantity.value is not None and quantity.value >= _MOST
        if large and _EACH.search(report.text[max(0, quantity.start - _REACH) : quantity.start]):
            yield quantity


def _too_little_for_all(report: Report) -> Iterator[re.Match[str]]:
    """Amounts that many are said to get and that would not give a yuan to each."""
    for match in _PAID_TO_ALL.finditer(report.text):
        number, amount = (Decimal(match[name].replace(",", "")) for name in ("number", "amount"))
        if 0 < amount < number:
            yield match


def _printed(report: Report, quantity: Quantity) -> str | None:
    """The digits as printed, when there are enough of them to know the figure again."""
    value = quantity.value
    if value is None:
        return None
    factor = {"万": Decimal(10000), "亿": Decimal(100000000)}.get(quantity.scale, Decimal(1))
    printed = abs(value / factor).normalize()
    figures = printed.as_tuple().digits
    return f"{printed:f}" if len(figures) >= _DIGITS else None
