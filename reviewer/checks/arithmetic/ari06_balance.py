"""ARI06: income and spending, with what was carried over, balance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from reviewer.checks.arithmetic.figures import named, printed, written
from reviewer.checks.arithmetic.misprints import MOST_VALUES, misprints
from reviewer.checks.arithmetic.stocks import stocks
from reviewer.checks.arithmetic.unspent import unspent
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item
from reviewer.quantities.relations.recompute import last_place

_SCOPE = re.compile(r"(?<!非)财政拨款|一般公共预算|政府性基金|国有资本|社会保险基金")
_BOTH = re.compile(r"(?:收入?、?支出?|收支)(?:决算|预算)?总(?:计|额|预算|决算)(?:各)?(?:均)?(?:为|共)?$")
_INCOME_ALL = re.compile(r"(?:收入(?:决算|预算)?总计|总收入|收入总额)(?:均?为)?$")
_SPENT_ALL = re.compile(r"(?:支出(?:决算|预算)?总计|总支出|支出总额)(?:均?为)?$")
_INCOME = re.compile(
    r"^[^，]{0,20}(?<!非)财政拨款(?:本年)?收入(?:为)?$|(?:本年|当年|年度|全年)?收入(?:预算|决算)?合计(?:为)?$|本年收入(?:决算数|预算)?(?:为)?$"
)
_SPENT = re.compile(r"(?:本年|当年|年度|全年)?支出(?:预算|决算)?合计(?:为)?$|本年支出(?:决算数|预算)?(?:为)?$")
_OPENING = re.compile(r"(?:年初|上年)(?:末)?(?:财政拨款)?(?:结转|结余)(?:和结余|结余|资金)*(?:为)?$")
_CLOSING = re.compile(r"(?:年末|结转下年)(?:财政拨款)?(?:结转|结余)?(?:和结余|结余|资金)*(?:为)?$")
_USED = re.compile(r"使用非财政拨款结余(?:为)?$|用事业基金弥补收支差额(?:为)?$")
_OTHER_YEAR = re.compile(r"上年(?!末?结|结)|去年|比|较|下年度预算")


class _Account(NamedTuple):
    """What a text prints of one scope (the whole department, or 财政拨款), one figure a role."""

    both: list[Item]
    income_all: list[Item]
    spent_all: list[Item]
    income: list[Item]
    spent: list[Item]
    opening: list[Item]
    closing: list[Item]
    used: list[Item]


_ROLES = (_BOTH, _INCOME_ALL, _SPENT_ALL, _INCOME, _SPENT, _OPENING, _CLOSING, _USED)
_BRACKETED = re.compile(r"[（(].*?[）)]")
_CLAUSE = re.compile(r"[，,；;。：:！？]")
_NEAR = 6  # paragraphs between the first and the last figure of one balance


@check("ARI06", name="收支平衡", severity="critical", since="0.2")
def balance(report: Report) -> Iterator[Outcome]:
    """检查什么：
    收入总计、支出总计是否相等；本年收入加年初结转是否等于本年支出加年末结转；收支总计是否不小于同一口径的收入合计和支出
    合计。部门整体与财政拨款分别核对；同一数额前后有两个数、其一使两边相等而另一个与它只差一处笔误的，提出后者；预算数、支出数和
    由二者得出的执行率之后所列的年末结转，以及同段可用资金（或上年结转与本年收入）、全年支出之后所列的年末结转，是否等于两数之差（只差一处
    笔误的才提出）；没有列出结转的，只在收支总计、收入合计、支出合计三数之间核对。

    为何重要：
    收支不平，说明总计、收入、支出或结转至少一个数有误，据此计算的执行率、结转结余率都不可用。

    反例：
    本年收入合计500.00万元，年初结转和结余30.00万元；本年支出合计510.00万元，年末结转和结余40.00万元。
    ---
    2031年度财政拨款收、支总计3.20万元。财政拨款收入合计320.00万元。

    正例：
    本年收入合计500.00万元，年初结转和结余30.00万元；本年支出合计510.00万元，年末结转和结余20.00万元。

    已知误报：
    有使用非财政拨款结余、结余分配等项目而正文未列时，两边可以不等，须由部门说明。

    建议措辞：
    请按部门决算核对收入、支出和年初年末结转，更正后使收支平衡。
    """
    accounts = _accounts(report.relations.items)
    balances = [outcome for account in accounts.values() for outcome in _outcomes(account)]
    told = [*balances, *_besides(balances, unspent(report)), *stocks(report)]
    if not told:
        yield Unable("没有同时列出可相互核对的收入、支出总计或结转")
    yield from told


def _besides(told: Sequence[Outcome], more: Iterator[Outcome]) -> Iterator[Outcome]:
    """The outcomes but those faults of which a figure is already in one told."""
    blamed = [span for outcome in told if isinstance(outcome, Fault) for span in outcome.spans]
    for outcome in more:
        if not isinstance(outcome, Fault) or not any(span in blamed for span in outcome.spans):
            yield outcome


def _accounts(items: Sequence[Item]) -> dict[str, _Account]:
    found: dict[str, _Account] = {}
    for item in items:
        if item.role != "amount" or item.quantity.kind != "money" or not item.exact:
            continue
        name = _CLAUSE.split(_BRACKETED.sub("", item.gap))[-1]
        role = next((place for place, pattern in enumerate(_ROLES) if pattern.search(name)), None)
        if role is None or _OTHER_YEAR.search(name):
            continue
        scope = _SCOPE.search(name)
        account = found.setdefault(scope.group() if scope else "", _Account([], [], [], [], [], [], [], []))
        if all(item.value != other.value for other in account[role]):
            account[role].append(item)
    return found


def _outcomes(account: _Account) -> Iterator[Outcome]:
    told = list(_carried(account))
    if told:
        yield from told
        return
    if len(account.both) == 1:
        total = account.both[0]
        for part in (*account.income, *account.spent):
            if part.value > total.value + last_place(total.quantity):
                yield _exceeded(total, part)
                return
    same = [*account.both, *account.income_all, *account.spent_all, *account.income, *account.spent]
    if len(same) >= 2 and len({item.value for item in same}) == 1:
        yield Held(tuple(item.span for item in same), "=".join(written(item.value, item) for item in same))


def _carried(account: _Account) -> Iterator[Outcome]:
    """收入+年初结转=支出+年末结转; where a figure is printed with two values, the balance that holds tells the slip."""
    lists = (account.income, account.opening, account.spent, account.closing)
    for figures in product(*(named_so[:MOST_VALUES] for named_so in lists)):
        if way := _balanced(account, figures):
            _, _, spent, closing = figures
            equation = f"{_sum(way)}={_sum((spent, closing))}={written(spent.value + closing.value, way[0])}"
            yield Held(tuple(item.span for item in figures), equation)
            for named_so, right in zip(lists, figures, strict=True):
                yield from misprints(named_so, right, equation)
            return
    if all(len(named_so) == 1 for named_so in lists):
        income, opening, spent, closing = (named_so[0] for named_so in lists)
        if _together((income, opening, spent, closing)):
            yield _unbalanced(income, opening, spent, closing)


def _together(figures: Sequence[Item]) -> bool:
    return max(item.block for item in figures) - min(item.block for item in figures) <= _NEAR


def _balanced(account: _Account, figures: Sequence[Item]) -> tuple[Item, ...]:
    """The left side that balances, if any: 收入合计 may hold what was carried over, or leave out what was used."""
    income, opening, spent, closing = figures
    if not _together(figures):
        return ()
    slack = sum((last_place(item.quantity) / 2 for item in figures), Decimal(0))
    right = spent.value + closing.value
    ways = [(income, opening), (income,), *((income, opening, used) for used in account.used)]
    return next((way for way in ways if abs(sum((i.value for i in way), Decimal(0)) - right) <= slack), ())


def _unbalanced(income: Item, opening: Item, spent: Item, closing: Item) -> Fault:
    left, right = income.value + opening.value, spent.value + closing.value
    return Fault(
        f"经复算，{named(income)}加{named(opening)}为{written(left, income)}，"
        f"{named(spent)}加{named(closing)}为{written(right, income)}，两边相差{written(abs(left - right), income)}。",
        tuple(item.span for item in (income, spent, opening, closing)),
        "likely",
        computation=f"{_sum((income, opening))}={written(left, income)}"
        f"≠{_sum((spent, closing))}={written(right, income)}",
        values={"差额": written(abs(left - right), income)},
    )


def _sum(items: Sequence[Item]) -> str:
    return "+".join(written(item.value, item) for item in items)


def _exceeded(total: Item, part: Item) -> Fault:
    return Fault(
        f"{named(total)}小于同一口径的{named(part)}，总计不应小于其中一项。",
        (total.span, part.span),
        "certain",
        computation=f"{printed(total)}＜{printed(part)}",
        values={"总计": printed(total), "其中": printed(part)},
    )
