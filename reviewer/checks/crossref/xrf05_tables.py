"""XRF05: figures of the text against those of the tables in the same document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.arithmetic.figures import printed
from reviewer.checks.arithmetic.slips import slip
from reviewer.checks.crossref.accounts import HeadedLine, headed_lines
from reviewer.checks.crossref.ledger import Entry, Ledger, ledger, plain
from reviewer.checks.crossref.table_rows import rows_against_text, tables_in_wrong_units
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.tables.sheets import titled
from reviewer.model import Span
from reviewer.quantities.relations import Item
from reviewer.quantities.relations.recompute import last_place

_SHORTEST_LABEL = 4
_OTHER_YEAR = re.compile(r"上年|去年|上一年|年初|下年|以前年度|比|较")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_YEAR_HEAD = re.compile(r"^(?:[一-鿿]{0,24}?(?:19|20)\d{2}年度?|本年度?|当年|我[部局委办校院单位]+|全年|单位|部门)+")
# What may stand around the name of an item where money is spent on it: 投入…资金, …项目支出.
_SPENDING_HEAD = re.compile(r"^(?:投入|拨付|安排|下达|支付|使用|完成|实施|用于|发放|支出|列支|实际|共|已)+")
_SPENDING_TAIL = re.compile(r"(?:支出|投入|投资|资金|经费|专项|项目|实际|执行数?|决算数?|共|为)+$")
_HEADING = re.compile(
    r"(?:\d{1,2}[.、．]|[一二三四五六七八九十]+、|[（(][^）)]{1,3}[）)])?(?P<name>[一-鿿“”]{4,30})[。：:]?"
)
_ROUND = 1000  # a figure that ends in three noughts is near many others by chance
_ORDINAL = re.compile(r"^[一二三四五六七八九十]是")
_NOT_SPENT = re.compile(
    r"累计|近[一二三四五两\d]+年|截至|月末|预算|计划|结余|结转|剩余|未支付|追加|节约|欠|概算|合同|总投资|目标"
)
_PLANNED_COLUMN = re.compile(r"预算|计划|年初|追加|调整|结余|结转|目标|概算")
_TITLE_WORDS = re.compile(r"预算|决算|总表|表$|(?:19|20)\d{2}年度?|单位|部门")
_TOTAL_TAIL = re.compile(r"(?:总计|合计)$")
_UNIT_SLIP = 10_000
_NEARLY = Decimal("0.001")


@check("XRF05", name="正文与表格一致", severity="critical", since="0.2", needs="annex")
def text_against_tables(report: Report) -> Iterator[Outcome]:
    """检查什么：
    正文所写的金额与同一文件中表格所列的同名（“投入”“资金”等字不计）、同编码项目是否一致。元与万元先行换算，
    四舍五入或截尾到正文的小数位即为一致；正文与表中同名各数均不一致，且仅差一位数字、颠倒、量级，或正文写明科目编码的，予以指出；
    同名的数量仅差“万”或数字次序，以及表头单位与正文同数的单位不同的，一并提出。

    为何重要：
    正文和表格出自同一套数据，两处不一致说明至少一处未更新，公开后最容易被发现。

    反例：
    教育支出（205类）普通教育（02款）小学教育（02项）68.30万元，主要用于学校运转。
    支出预算总表
    单位：元
    科目编码	科目名称	合计	基本支出	项目支出
    2050202	小学教育	638000	600000	38000
    2050203	初中教育	412000	400000	12000
    合计		1050000	1000000	50000

    正例：
    教育支出（205类）普通教育（02款）小学教育（02项）63.80万元，主要用于学校运转。
    支出预算总表
    单位：元
    科目编码	科目名称	合计	基本支出	项目支出
    2050202	小学教育	638000	600000	38000
    2050203	初中教育	412000	400000	12000
    合计		1050000	1000000	50000

    已知误报：
    正文所写口径（如含结转、仅指本级）与表格不同时两数可以不一，应在正文注明。

    建议措辞：
    请核对正文与附表，统一为同一数据。
    """
    rows = [*rows_against_text(report), *tables_in_wrong_units(report)]
    yield from rows
    book = report.once(ledger)
    if not book and rows:
        return
    if not book:
        yield Unable("文件中没有可与正文核对的收支表格，附表另行提交时请一并核对")
        return
    told: set[int] = set()
    for headed in report.once(headed_lines):
        outcome = _by_code(headed, book)
        if outcome is not None:
            told.add(headed.head.end)
            yield outcome
    tables = [(table.start, table.end) for table in report.document.tables]
    for item in report.relations.items:
        if item.end not in told and not _inside(item, tables):
            yield from _by_label(report, item, book)


def _inside(item: Item, tables: Sequence[tuple[int, int]]) -> bool:
    return any(start <= item.quantity.start < end for start, end in tables)


def _by_code(headed: HeadedLine, book: Ledger) -> Outcome | None:
    code = headed.line.code or book.code_of([name for name, _ in headed.line.names])
    entries = book.by_code.get(code, ()) if code else ()
    if not entries:
        return None
    spans = (Span(start=headed.line.span.start, end=headed.head.end),)
    agreeing = next((entry for entry in entries if _agree(headed.head, entry)), None)
    if agreeing is not None:
        return Held((*spans, agreeing.span), f"{printed(headed.head)}={agreeing.printed}")
    return _fault(headed.head, f"{headed.line.name}{printed(headed.head)}", entries[0], spans[0])


def _by_label(report: Report, item: Item, book: Ledger) -> Iterator[Outcome]:
    if item.role != "amount" or item.quantity.kind != "money" or not item.exact or not item.value:
        return
    if item.aside or _OTHER_YEAR.search(item.lead) or _of_other_year(report, item):
        return
    name = plain(_YEAR_HEAD.sub("", item.label))
    entries = _titled(name, book)
    certain = bool(entries)
    if not entries:
        entries = book.by_label.get(name, []) if len(name) >= _SHORTEST_LABEL else []
    if not entries:
        yield from _by_item(report, item)
        return
    agreeing = next((entry for entry in entries if _agree(item, entry)), None)
    if agreeing is not None:
        yield Held((item.span, agreeing.span), f"{name}{printed(item)}={agreeing.printed}")
        return
    near = next((entry for entry in entries if entry.value and _slipped(item, entry)), None)
    if near is not None or certain:
        yield _fault(item, f"{name}{printed(item)}", near or entries[0], item.span)


def _by_item(report: Report, item: Item) -> Iterator[Outcome]:
    """What is said to be spent on an item against the figures of its row (投入道路养护资金A; 道路养护, 执行数B)."""
    name = _item_name(item.label) or _item_name(_heading_before(report.text, item.start))
    if len(name) < _SHORTEST_LABEL or _NOT_SPENT.search(item.lead):
        return
    entries = report.once(_rows_by_item).get(name, ())
    if len({entry.grid.span.start for entry in entries}) != 1:  # in two tables it may be two things
        return
    if agreeing := next((entry for entry in entries if _agree(item, entry)), None):
        yield Held((item.span, agreeing.span), f"{name}{printed(item)}={agreeing.printed}")
        return
    spent = [entry for entry in entries if entry.value and not _PLANNED_COLUMN.search(entry.column)]
    near = next((entry for entry in spent if slip(item, _to_place(item, entry))), None)
    if near is not None and item.value % (last_place(item.quantity) * _ROUND):
        yield _fault(item, f"{name}{printed(item)}", near, item.span)


def _rows_by_item(report: Report) -> dict[str, list[Entry]]:
    """The figures of the rows by the name of their item; use as ``report.once(_rows_by_item)``."""
    found: dict[str, list[Entry]] = {}
    for label, entries in report.once(ledger).by_label.items():
        found.setdefault(_item_name(label), []).extend(entries)
    return found


def _item_name(label: str) -> str:
    return _SPENDING_TAIL.sub("", _SPENDING_HEAD.sub("", _ORDINAL.sub("", plain(_YEAR_HEAD.sub("", label)))))


def _heading_before(text: str, start: int) -> str:
    """The name that begins the line of ``start``, where nothing else stands between: 3.道路养护项目。支出A."""
    match = _HEADING.fullmatch(text[text.rfind("\n", 0, start) + 1 : start].strip())
    return match["name"] if match else ""


def _of_other_year(report: Report, item: Item) -> bool:
    year = _YEAR.search(item.lead)
    return year is not None and report.document.year is not None and int(year.group()) != report.document.year


def _titled(name: str, book: Ledger) -> list[Entry]:
    """The totals of the table that the name is the title of: 财政拨款收入支出总计 of 财政拨款收入支出决算总表."""
    subject = _TOTAL_TAIL.sub("", name)
    if subject == name or len(subject) < _SHORTEST_LABEL:
        return []
    return [
        entry for title, entries in book.by_title.items() if _TITLE_WORDS.sub("", title) == subject for entry in entries
    ]


def _agree(item: Item, entry: Entry) -> bool:
    coarsest = max(last_place(item.quantity), entry.place)
    return abs(item.value - entry.value) < coarsest


def _slipped(item: Item, entry: Entry) -> bool:
    return (
        item.value == entry.value * _UNIT_SLIP
        or item.value * _UNIT_SLIP == entry.value
        or bool(slip(item, _to_place(item, entry)))
    )


def _to_place(item: Item, entry: Entry) -> Decimal:
    """The figure of the table, rounded to the digits of the text."""
    place = last_place(item.quantity)
    return (entry.value / place).to_integral_value() * place


def _fault(item: Item, said: str, entry: Entry, span: Span) -> Fault:
    scale = ""
    if item.value in (entry.value * _UNIT_SLIP, entry.value / _UNIT_SLIP):
        scale = "，两数相差一万倍，疑为元与万元混用"
    elif how := slip(item, _to_place(item, entry)):
        scale = f"，疑为{how}"
    return Fault(
        f"正文为{said}，{titled(entry.grid)}所列为{entry.printed}，两处不一致{scale}。",
        (span, entry.span),
        certainty="certain" if span.start != item.start or not scale else "likely",
        computation=f"{printed(item)}≠{entry.printed}",
        values={"正文": printed(item), "表格": f"{entry.printed}"},
    )
