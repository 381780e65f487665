"""XRF05: figures of the text against those of the tables in the same document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.arithmetic.figures import printed
from reviewer.checks.arithmetic.slips import slip
from reviewer.checks.crossref.accounts import HeadedLine, headed_lines
from reviewer.checks.crossref.ledger import Entry, Ledger, ledger, plain
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
_TITLE_WORDS = re.compile(r"预算|决算|总表|表$|(?:19|20)\d{2}年度?|单位|部门")
_TOTAL_TAIL = re.compile(r"(?:总计|合计)$")
_UNIT_SLIP = 10_000
_NEARLY = Decimal("0.001")


@check("XRF05", name="正文与表格一致", severity="critical", since="0.2", needs="annex")
def text_against_tables(report: Report) -> Iterator[Outcome]:
    """检查什么：
    正文所写的金额与同一文件中表格所列的同名、同编码项目是否一致。元与万元先行换算，四舍五入或截尾到正文的小数位即为
    一致；正文与表中同名各数均不一致，且仅差一位数字、颠倒、量级，或正文写明科目编码的，予以指出。

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
    book = report.once(ledger)
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
        return
    agreeing = next((entry for entry in entries if _agree(item, entry)), None)
    if agreeing is not None:
        yield Held((item.span, agreeing.span), f"{name}{printed(item)}={agreeing.printed}")
        return
    near = next((entry for entry in entries if entry.value and _slipped(item, entry)), None)
    if near is not None or certain:
        yield _fault(item, f"{name}{printed(item)}", near or entries[0], item.span)


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
