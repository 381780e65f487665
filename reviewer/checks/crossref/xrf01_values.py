"""XRF01: one thing, two values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewer.checks.arithmetic.figures import named, printed
from reviewer.checks.arithmetic.slips import slip
from reviewer.checks.crossref.accounts import HeadedLine, headed_lines
from reviewer.checks.crossref.agreements import agreements
from reviewer.checks.crossref.ledger import ledger, plain
from reviewer.checks.crossref.shuffled import shuffled
from reviewer.checks.genre import genre
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span
from reviewer.quantities import compatible
from reviewer.quantities.relations import Item
from reviewer.quantities.relations.recompute import last_place

_PLANNED = re.compile(r"(?P<year>(?:19|20)\d{2}年)?(?:度)?(?:当年)?预算(?:安排|数为?|为)$|^(?:安排|预算安排)$")
_LEADING = re.compile(
    r"^(?:[一-鿿]{0,20}?(?:19|20)\d{2}年度?|本年度?|当年|今年|全年|全市|全县|全区|共|累计|已|及时|其中)+"
)
_NEUTRAL = re.compile(r"各类|各项|有关|相关|政策|资金|经费|专项|共计|累计|及时|的")
_JOINS = re.compile(r"[和与及的]")  # 结转和结余, 结转结余
_FUNDS = re.compile(r"补贴|奖补|补助|奖励")
_PAID = re.compile(r"^(?:发放|兑现|拨付|落实)")
_OTHER_YEAR = re.compile(r"上年|去年|上一年|年初|下年|以前年度|比|较|计划|目标|平均|标准|每|最|截至|单价|不低于|不超过")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_SHORTEST = 6
_LONGEST = 16
_SHORTEST_FUND = 5
_FEWEST_DIGITS = 5


@check("XRF01", name="同一指标两个数", severity="major", since="0.2")
def two_values(report: Report) -> Iterator[Outcome]:
    """检查什么：
    同一段落中同一项目的两个金额（项目后所列金额与“预算安排”金额）；全文同名且口径词相同、仅差一位数字或颠倒的两个
    金额；自评报告中同名事项区间互不相交的两个数量、名称同义的两个发放金额，
    以及分处两段、数字相同而次序不同的两个数。

    为何重要：
    同一事项出现两个数，无论哪个正确，读者都无法采信，也是多稿拼接未统稿的常见痕迹。

    反例：
    教育支出（205类）普通教育（02款）小学教育（02项）63.80万元。2030年预算执行数为60.00万元，2031年预算安排68.30万元。
    ---
    2031年使用非财政拨款结余1853.73万元。具体收入构成为：使用非财政拨款结余1853.78万元，上年结转20.00万元。

    正例：
    教育支出（205类）普通教育（02款）小学教育（02项）63.80万元。2030年预算执行数为60.00万元，2031年预算安排63.80万元。

    已知误报：
    同名而口径不同（时点、范围、资金来源）的两个数可以并存，因此跨段落的只作询问。

    建议措辞：
    请说明两处数据的口径；如为同一事项，请统一。
    """
    for headed in report.once(headed_lines):
        yield from _within(report, headed)
    items = [item for item in report.relations.items if _comparable(item)]
    near = [*_nearly_same(items)]
    yield from near
    if report.once(genre) == "self_evaluation":
        yield from _disjoint(items)
        yield from _paid_twice(items)
        told = {outcome.spans for outcome in near}
        yield from (fault for fault in shuffled(report.relations.items) if fault.spans not in told)
        yield from agreements(report.relations.items)


def _within(report: Report, headed: HeadedLine) -> Iterator[Outcome]:
    head = headed.head
    latest = max((year for item in headed.rest for year in _YEAR.findall(item.lead)), default="")
    for item in headed.rest:
        match = _PLANNED.search(item.lead)
        if match is None or item.quantity.kind != "money" or item.role != "amount" or not item.exact:
            continue
        if match["year"] and match["year"][:4] < latest:
            continue
        place = max(last_place(head.quantity), last_place(item.quantity))
        spans = (Span(start=headed.line.span.start, end=item.end),)
        if abs(item.value - head.value) < place:
            yield Held(spans, f"{printed(head)}={printed(item)}")
            return
        yield Fault(
            f"{headed.line.name}同一段中先写{printed(head)}，后写{named(item)}，"
            f"两数不一致{_by_table(report, headed)}。",
            spans,
            computation=f"{printed(head)}≠{printed(item)}",
            values={"前": printed(head), "后": printed(item)},
        )
        return


def _by_table(report: Report, headed: HeadedLine) -> str:
    book = report.once(ledger)
    code = headed.line.code or book.code_of([name for name, _ in headed.line.names])
    for entry in book.by_code.get(code, ()):
        return f"（表中该科目为{entry.printed}）"
    return ""


def _comparable(item: Item) -> bool:
    return (
        item.role == "amount"
        and item.quantity.kind in ("money", "count")
        and bool(item.value)
        and not item.aside
        and _OTHER_YEAR.search(item.lead) is None
    )


def _key(item: Item) -> str:
    return plain(_LEADING.sub("", item.label))


def _nearly_same(items: Sequence[Item]) -> Iterator[Held | Fault]:
    """One long name with two amounts that differ by a slip of the pen, or by next to nothing."""
    by_name: dict[str, list[Item]] = {}
    for item in items:
        if item.quantity.kind != "money" or not item.exact:
            continue
        if len(name := _JOINS.sub("", _key(item))) >= _SHORTEST:
            by_name.setdefault(name, []).append(item)
    for name, alike in by_name.items():
        first = alike[0]
        for other in alike[1:]:
            if other.value == first.value:
                yield Held((first.span, other.span), f"{name}：{printed(first)}={printed(other)}")
                continue
            if (_year(first) and _year(other) and _year(first) != _year(other)) or other.sentence == first.sentence:
                continue
            place = max(last_place(first.quantity), last_place(other.quantity))
            if (
                abs(first.value - other.value) < place
                or min(first.value, other.value) / place < 10**_FEWEST_DIGITS / 10
            ):
                continue
            if slip(first, other.value) or abs(first.value - other.value) <= place * 9:
                yield Fault(
                    f"“{name}”一处为{printed(first)}，另一处为{printed(other)}，两数相近而不同，疑有一处录错。",
                    (first.span, other.span),
                    "likely",
                    computation=f"{printed(first)}≠{printed(other)}",
                    values={"一处": printed(first), "另一处": printed(other)},
                )


def _year(item: Item) -> str:
    match = _YEAR.search(item.lead)
    return match.group() if match else ""


def _disjoint(items: Sequence[Item]) -> Iterator[Outcome]:
    """Counts of one noun in two paragraphs whose intervals do not meet, one of them at least approximate."""
    counts = [item for item in items if item.quantity.kind == "count"]
    by_noun: dict[str, list[Item]] = {}
    for item in counts:
        after = item.tail.partition("、")[0]
        for length in range(_SHORTEST, min(len(after), _LONGEST) + 1):
            by_noun.setdefault(after[:length], []).append(item)
    for item in counts:
        lead = _key(item)
        told: set[int] = set()
        for start in range(max(0, len(lead) - _LONGEST), len(lead) - _SHORTEST + 1):
            for other in by_noun.get(lead[start:], ()):
                if other.end in told or other.block == item.block or other.unit != item.unit:
                    continue
                told.add(other.end)
                if not (item.exact and other.exact) and not compatible(item.quantity, other.quantity):
                    yield _apart(lead[start:], item, other)


def _apart(noun: str, item: Item, other: Item) -> Fault:
    return Fault(
        f"“{noun}”一处为{printed(item)}，另一处为{printed(other)}，两数区间不相交。",
        (item.span, Span(start=other.quantity.start, end=other.end + len(noun))),
        "query",
        computation=f"{printed(item)}与{printed(other)}不相交",
        ask="请说明两处各指什么；如是同一事项，请改为一致。",
    )


def _paid_twice(items: Sequence[Item]) -> Iterator[Outcome]:
    """Two sums paid out under names that mean the same (补贴, 奖补, 补助)."""
    by_name: dict[str, list[Item]] = {}
    for item in items:
        key = _key(item)
        if item.quantity.kind == "money" and _PAID.match(key) and _FUNDS.search(key):
            folded = _FUNDS.sub("补", _NEUTRAL.sub("", key))
            if len(folded) >= _SHORTEST_FUND:
                by_name.setdefault(folded, []).append(item)
    for alike in by_name.values():
        first = alike[0]
        for other in alike[1:]:
            if other.block != first.block and not compatible(first.quantity, other.quantity):
                yield Fault(
                    f"{named(first)}与{named(other)}名称相近而数额不同。",
                    (first.span, other.span),
                    "query",
                    computation=f"{printed(first)}≠{printed(other)}",
                    ask="请说明两项发放的对象、期间和资金来源是否重叠。",
                )
