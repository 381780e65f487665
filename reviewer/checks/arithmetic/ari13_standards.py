"""ARI13: a sum paid out against the standard and the number it was paid by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.arithmetic.figures import printed
from reviewer.checks.arithmetic.totals import spanning
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span
from reviewer.quantities.relations import Costing, Headcount

_STANDARD = re.compile(
    r"(?P<rate>\d+(?:\.\d+)?)元[/／每](?:(?:人|户|名)[/／·.每]?(?P<period>月|年)?|(?P<first>月)[/／·.每]?(?:人|户|名))"
    r"|每(?:人|户|名)(?P<each>每?[月年])?(?:补助|补贴|奖励|发放)?(?P<flat>\d+(?:\.\d+)?)元"
)
_PAID = re.compile(r"(?:共|累计|合计)?(?:发放|兑现|拨付|支付)[一-鿿]{0,8}?(?P<sum>\d+(?:\.\d+)?)(?P<scale>万)?元")
_PEOPLE = frozenset({"人", "名", "户", "位"})
_MONTHS = 12
_FAR = Decimal("0.5")  # a form's amount further off is made of more than the prices listed
_TEN_THOUSAND = Decimal(10_000)
_FULL = Decimal("0.95")


@check("ARI13", name="标准与数量", severity="info", since="0.2")
def standards(report: Report) -> Iterator[Outcome]:
    """检查什么：
    同句写明发放标准（如200元/人/月）和发放总额的，列有人数时核对总额是否不超过标准与人数之积；没有列人数的，按最高标准
    和全年12个月推算至少应有的人数，请部门对照。测算依据
    列出几种标准和数量的，核对各项之积的合计是否等于所需经费或申请金额；合计处另写人数（户数）的，核对是否等于
    各项人数（户数）之和。

    为何重要：
    标准、人数和总额三者应能相互推出，推不出的奖补最容易出现超标准、超范围发放。

    反例：
    按照100元/人/月的标准，为50名护林员共发放补贴12.00万元。
    ---
    甲类补助：20人*300元*12月=7.2万元；乙类补助：6人*500元*12月=3.6万元；合计10.8万元，共20人。
    ---
    优秀等次奖励300元/人/月，良好等次奖励150元/人/月，共发放奖励资金180万元。

    正例：
    按照100元/人/月的标准，为50名护林员共发放补贴5.40万元。
    ---
    甲类补助：20人*300元*12月=7.2万元；乙类补助：6人*500元*12月=3.6万元；合计10.8万元，共26人。

    已知误报：
    发放期间跨年、另有一次性奖励时总额可以超过推算数，因此只作询问。

    建议措辞：
    请提供发放人数、月数和等次分布。
    """
    told = bool(report.relations.costings or report.relations.headcounts)
    for costing in report.relations.costings:
        if costing.stated or abs(costing.exact - costing.result) <= costing.result * _FAR:
            yield _costing(costing)
    for headcount in report.relations.headcounts:
        yield _headcount(headcount)
    for match in _PAID.finditer(report.text):
        sentence = _around(report, match)
        within = [*_STANDARD.finditer(report.text, sentence.start, match.start())]
        if within:
            told = True
            yield _outcome(report, within, match, sentence)
    if not told:
        yield Unable("没有同句列出发放标准与发放总额的内容")


def _costing(costing: Costing) -> Outcome:
    times = Counter((price.value, number.value) for price, number in costing.pairs)
    terms = [_written(*pair, again) for pair, again in times.items()]
    added = f"{(costing.exact / _TEN_THOUSAND).normalize():f}"
    stated = f"{(costing.result / _TEN_THOUSAND).normalize():f}"
    spans = (spanning(costing.pairs[0][0], costing.pairs[-1][1]), costing.span)
    products = [f"{(price * number * again / _TEN_THOUSAND).normalize():f}" for (price, number), again in times.items()]
    equation = f"{'、'.join(terms)}；{'+'.join(products)}={added}"
    if costing.exact == costing.result:
        return Held(spans, f"{equation}={stated}")
    return Fault(
        f"经复算，所列{len(costing.pairs)}项标准与数量之积合计{added}万元，与所列{costing.printed}不符"
        f"{'' if costing.stated else '（如申请数只是其中一部分，请注明）'}。",
        spans,
        "likely" if costing.stated else "query",
        "major" if costing.stated else "minor",
        computation=f"{equation}≠{stated}",
        values={"所列": costing.printed, "复算": f"{added}万元"},
        ask="请核对测算的标准、数量与金额。",
    )


def _headcount(headcount: Headcount) -> Outcome:
    """A person may receive two of the items, so a difference is a question."""
    added = sum(headcount.receivers, Decimal(0))
    stated = headcount.stated
    unit = stated.quantity.unit
    terms = "+".join(f"{number.normalize():f}" for number in headcount.receivers)
    spans = (headcount.span, stated.span)
    if added == stated.value:
        return Held(spans, f"{terms}={added.normalize():f}")
    return Fault(
        f"测算各项所列{unit}数合计{added.normalize():f}{unit}，合计处为{printed(stated)}"
        f"（如有同{'一户' if unit == '户' else '一人'}享受两项的，请注明）。",
        spans,
        "query",
        "minor",
        computation=f"{terms}={added.normalize():f}≠{stated.value.normalize():f}",
        values={"合计处": printed(stated), "各项之和": f"{added.normalize():f}{unit}"},
        ask=f"请说明合计处{unit}数的口径，或核对更正。",
    )


def _written(price: Decimal, number: Decimal, times: int) -> str:
    """The product, and how many times it is listed (上半年、下半年 alike)."""
    return f"{price.normalize():f}×{number.normalize():f}{f'×{times}' if times > 1 else ''}"


def _around(report: Report, match: re.Match[str]) -> Span:
    """The sentence of the payment and the clauses parted by ； before it."""
    start = max(report.text.rfind(mark, 0, match.start()) for mark in "。\n") + 1
    return Span(start=start, end=report.sentence_at(match.start()).end)


def _outcome(report: Report, within: list[re.Match[str]], paid: re.Match[str], sentence: Span) -> Outcome:
    total = Decimal(paid["sum"]) * (10_000 if paid["scale"] else 1)
    yearly = max(_yearly(match) for match in within)
    span = (Span(start=within[0].start(), end=paid.end()),)
    shown = "".join(report.text[paid.start() : paid.end()].split())
    standard = "".join(report.text[within[0].start() : within[0].end()].split())
    people = [
        quantity.value
        for quantity in report.quantities_in(sentence.start, sentence.end)
        if quantity.unit in _PEOPLE and quantity.value is not None and quantity.value > 1
    ]
    if people:
        most = yearly * max(people)
        equation = f"{yearly.normalize():f}×{max(people).normalize():f}={most.normalize():f}元"
        if total <= most * _FULL or any(total == yearly * number for number in people):
            return Held(span, f"{equation}{'=' if total == most else '≥'}{total.normalize():f}元")
        if total <= most:
            return Fault(
                f"{shown}已达按标准与人数推算上限的{_FULL * 100:.0f}%以上。",
                span,
                "query",
                computation=f"{equation}≥{total.normalize():f}元",
            )
        return Fault(
            f"{shown}超过按标准与人数推算的全年上限{most.normalize():f}元。",
            span,
            "query",
            "minor",
            computation=f"{equation}＜{total.normalize():f}元",
        )
    least = -(-total // yearly)
    return Fault(
        f"{shown}，按所列最高标准（如{standard}）和全年推算，至少应有{least}人满额领取，文中未列人数。",
        span,
        "query",
        computation=f"{total.normalize():f}÷{yearly.normalize():f}≥{least}人",
        values={"总额": shown, "至少人数": str(least)},
    )


def _yearly(match: re.Match[str]) -> Decimal:
    rate = Decimal(match["rate"] or match["flat"])
    monthly = match["period"] == "月" or match["first"] or (match["each"] or "").endswith("月")
    return rate * _MONTHS if monthly else rate
