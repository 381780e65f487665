"""The figures of the department's budget that its rates are made of, as the text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.prose import sets_goals
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item

_NAMES: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in (
        ("年初预算", r"年初(?:批复|核定|安排)?(?:部门)?预算(?:批复|安排|总额|收入|支出|数)*(?:共)?(?:为)?$"),
        (
            "调整后预算",
            r"(?:调整后(?:的)?(?:全年)?(?:部门)?预算|全年预算|调整预算|全年可用资金|预算总额|可执行指标)(?:总额|安排|数)*(?:为)?$|^[，、]?(?:预算)?调整后(?:为)?$",
        ),
        ("追加", r"(?:年中|本年|当年|全年)?(?:追加|调增|调整增加)(?:预算|资金|经费|数)*(?:为)?$"),
        ("上年结转", r"(?:上年|年初)(?:财政拨款)?(?:结转|结余)(?:和结余|结余|资金)*(?:为)?$"),
        ("年末结转", r"(?:年末|结转下年)(?:财政拨款)?(?:结转|结余)?(?:和结余|结余|资金)*(?:为)?$"),
        (
            "支出",
            r"(?:本年|全年|当年|年度|实际|部门|总)支出(?:合计|决算|总额|总计)?数?(?:为)?$|(?:全年)?执行数(?:为)?$|支出合计(?:为)?$",
        ),
        ("三公预算", r"三公[”\"]?经费(?:年初|全年)?预算(?:安排|总额|数)*(?:为)?$"),
        ("三公支出", r"三公[”\"]?经费(?:全年)?(?:实际)?(?:支出|决算)(?:合计|总额|数)*(?:为)?$"),
        ("采购预算", r"政府采购(?:预算|计划)(?:总额|金额|数)*(?:为)?$"),
        ("采购支出", r"(?:实际(?:完成)?(?:政府)?采购|政府采购(?:实际)?(?:支出|执行|完成))(?:总额|金额|数)*(?:为)?$"),
        ("编制", r"(?:核定)?(?:人员)?编制(?:人?数|总数)?(?:共)?(?:为)?$"),
        ("在职", r"(?:实有|年末|现有)?在(?:职|编)(?:在[编岗])?(?:人员|职工|干部|人数)*(?:共)?(?:为)?$|实有(?:人员)?$"),
    )
}
_CUT = re.compile(r"(?:追减|调减|核减)(?:预算|资金|经费|指标|数)*(?:为)?$")
_PART = re.compile(r"三公|采购|公用经费|人员经费|会议费|培训费|接待费|基本支出|项目|专项|基金")
_MEASURED_BY = re.compile(r"占|完成|为|是")
_OF_WHOLE = re.compile(r"全年|本年|当年|年度|部门|总")
_PARTS_TOO = frozenset({"三公预算", "三公支出", "采购预算", "采购支出"})
_OTHER = re.compile(r"上年同期|去年|20\d\d年(?:以前)|比|较|项目支出|其中|下属|事业编制|行政编制|工勤")
_AFTER_THREE = re.compile(r"^(?:实际)?(?:支出|决算|执行)(?:数|合计)?(?:为)?$")


class Rate(NamedTuple):
    """A named rate of the report as printed."""

    name: str
    item: Item


class Formula(NamedTuple):
    """A way to compute a rate: what is divided by what, as (sign, figure) terms."""

    above: tuple[tuple[int, Item], ...]
    below: tuple[tuple[int, Item], ...]

    @property
    def value(self) -> Decimal | None:
        below = _added(self.below)
        return _added(self.above) / below * 100 if below else None

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(dict.fromkeys(item for _, item in (*self.above, *self.below)))


Facts = dict[str, list[Item]]
_RATE_NAME = re.compile(
    r"(?P<name>预算执行率|预算完成率|预算调整率|预算控制率|[“\"]?三公[”\"]?经费控制率|在职人员控制率|结转结余率|政府采购执行率)(?:分别)?(?:约?为|达到?|是)?$"
)
_OF_A_PART = re.compile(r"项目(?:资金|支出)?预算?执行率|专项|升级|科室|各|平均|上年|去年|目标|不低于|不少于|应")


def facts(report: Report) -> Facts:
    """The named figures, in order, one a value; use as ``report.once(facts)``."""
    found: Facts = {}
    three = False
    sentence, of_part = -1, False
    for item in report.relations.items:
        lead = item.lead
        part = item.sentence == sentence and of_part  # “三公”经费支出A，占年初预算B的P%: B is of 三公 too
        goes_on = part and not _OF_WHOLE.match(lead)
        sentence, of_part = item.sentence, goes_on or _PART.search(lead) is not None
        if part and _MEASURED_BY.match(lead):
            continue
        if item.role == "change" and _CUT.search(lead) and not _PART.search(lead) and not _OTHER.search(lead):
            _add(found, "追减", item)
        if item.role not in ("amount", "from") or not item.exact or _OTHER.search(lead):
            continue
        for name, pattern in _NAMES.items():
            if name not in _PARTS_TOO and _PART.search(lead):
                continue
            if part and name == "支出" and not _OF_WHOLE.match(lead):  # 采购预算A，实际支出B
                continue
            if pattern.search(lead) and (item.quantity.kind == "money") == (name not in ("编制", "在职")):
                _add(found, name, item)
                three = name == "三公预算"
                break
        else:
            if three and _AFTER_THREE.match(lead):
                _add(found, "三公支出", item)
            three = three and item.depth > 0  # “三公”经费预算A（其中甲B、乙C），实际支出D
    return found


def _add(found: Facts, name: str, item: Item) -> None:
    if all(item.value != other.value for other in found.setdefault(name, [])):
        found[name].append(item)


def stated_rates(report: Report) -> list[Rate]:
    """The rates of the department as a whole that the text prints; use as ``report.once(stated_rates)``."""
    return [rate for rate in _stated(report.relations.items) if not sets_goals(report, rate.item.quantity.start)]


def _stated(items: Sequence[Item]) -> Iterator[Rate]:
    sentence, of_part = -1, False
    for item in items:
        # “三公”经费预算A，支出B，预算控制率P%: of that part
        goes_on = item.sentence == sentence and of_part and not _OF_WHOLE.match(item.lead)
        of_part = goes_on or _PART.search(item.lead) is not None
        sentence = item.sentence
        match = _RATE_NAME.search(item.lead) if item.quantity.kind == "percent" else None
        if match and of_part and match["name"].startswith("预算") and not _OF_WHOLE.search(item.lead):
            continue
        if match and item.exact and not _OF_A_PART.search(item.gap[-24:]):
            yield Rate(match["name"].replace("“", "").replace("”", "").replace('"', ""), item)


def formulas(name: str, known: Facts) -> list[Formula]:
    """The ways to compute the rate from the figures that the text names once only, the usual one first.

    Source: 共性指标体系框架 and the provincial forms built on it.
    """

    def one(key: str) -> Item | None:
        listed = known.get(key, [])
        return listed[0] if len(listed) == 1 else None

    start, adjusted, added = one("年初预算"), one("调整后预算"), one("追加")
    before, after, spent = one("上年结转"), one("年末结转"), one("支出")
    whole = [
        *([((1, adjusted),)] if adjusted else []),
        *([((1, start), (1, added), (1, before))] if start and added and before else []),
        *([((1, start), (1, added))] if start and added else []),
        *([((1, start),)] if start else []),
    ]
    if name == "预算执行率":
        return [Formula(((1, spent),), below) for below in whole if spent]
    if name == "预算完成率":
        return [Formula((*below, (-1, after)), below) for below in whole if after]
    if name in ("预算调整率", "预算控制率"):
        ways = [Formula(((1, added),), ((1, start),))] if added and start else []
        return ways + ([Formula(((1, adjusted), (-1, start)), ((1, start),))] if adjusted and start else [])
    if name == "结转结余率":
        return [Formula(((1, after),), below) for below in (*whole, *([((1, spent),)] if spent else [])) if after]
    pairs = {"三公经费控制率": ("三公支出", "三公预算"), "在职人员控制率": ("在职", "编制")}
    pairs["政府采购执行率"] = ("采购支出", "采购预算")
    above, below_one = (one(key) for key in pairs[name])
    return [Formula(((1, above),), ((1, below_one),))] if above and below_one else []


def _added(terms: Sequence[tuple[int, Item]]) -> Decimal:
    return sum((sign * item.value for sign, item in terms), Decimal(0))
