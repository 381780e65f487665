"""How numbers, quotations and names are set: blanks, dashes, enumeration commas, title marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault
from reviewer.checks.prose import in_order, passage, passages, quoted
from reviewer.checks.report import Report
from reviewer.model import Span

_UNITS = "[万亿]?元|[篇个名人项次件户家亩年月日天期台套条场处份支组级类]"
_BLANK = re.compile(
    rf"(?<=\d)[ \u3000]+(?=(?:{_UNITS})[，。；、）\n])|(?<=[\u4e00-\u9fff\d]，)[ \u3000]+(?=[\u4e00-\u9fff])"
)
_RANGE = re.compile(
    r"(?<![\d.\-—－–~～/A-Za-z〔（(年月])\d{1,4}(?:\.\d+)?[%％]?\s*(?P<dash>-{1,2}|—{1,2}|－|–|~|～)\s*\d{1,4}(?:\.\d+)?[%％]?"
    r"(?=\s*(?:[万亿]?元|[名人个篇次家户项件岁天小周级份倍公米万亿]|月(?!\d)))"
)
_KINDS = {
    "-": "短横线",
    "--": "短横线",
    "—": "一字线",
    "——": "一字线",
    "－": "一字线",
    "–": "一字线",
    "~": "浪纹线",
    "～": "浪纹线",
}
_BETWEEN_QUOTES = re.compile(r"”、“|》、《")
_SYSTEM = re.compile(r"《[^》\n]{2,30}(?:系统|平台|软件|小程序|公众号|栏目组)》")
_HALF_WIDTH = re.compile(
    r"(?<=[\u4e00-\u9fff%％”）])[,;!?](?=[\u4e00-\u9fff“])|（[^（）()\n]{1,40}\)|\([^（）()\n]{1,40}）"
)
_FULL_WIDTH = re.compile("[，；！？）]")
_FEW_HALF = 10  # a text with more than a tenth of its marks half width is set that way
_PARAGRAPH = re.compile(r"^[ \u3000]*\S[^\n\t]{39,}$", re.M)
_FORM_LINE = re.compile(r"[：:][^：:]*[ \u3000]{2,}\S[^：:]*[：:]")  # 填报人：张三    填报日期：3月1日
_ENDED = re.compile(r"[。！？；：:;.…”）)》]\s*$")
_FEW_OPEN = 10  # where more than a tenth of the paragraphs end without a mark, lines are cut by the layout
_FEW_BLANKS_PER = 1500
_SIDE = 6
_TAIL = 12


def forms(report: Report) -> Iterator[Fault]:
    """One finding for each habit of setting that needs correcting, with all its places.

    Blanks and enumeration commas are only held against an evaluation: elsewhere they come from the layout.
    """
    if is_evaluation(report):
        yield from _blanks(report)
        yield from _between_quotes(report)
        yield from _half_width(report)
        yield from _open_ends(report)
    yield from _dashes(report)
    systems = [Span(start=m.start(), end=m.end()) for m in _SYSTEM.finditer(report.text)]
    if systems:
        yield Fault(
            f"{quoted(report.text, systems)}书写不规范：书名号用于文件、书刊，系统、平台名称宜用引号或不加标点。",
            tuple(systems),
            "likely",
            "info",
        )


def _between_quotes(report: Report) -> Iterator[Fault]:
    between = [passage(report.text, m.start(), m.end()) for m in _BETWEEN_QUOTES.finditer(report.text)]
    if between:
        yield Fault(
            f"并列的引号或书名号之间用了顿号，共{len(between)}处；标点符号国家标准中通常不用。",
            in_order(between),
            "query",
            "info",
            values={"处数": str(len(between))},
        )


def _half_width(report: Report) -> Iterator[Fault]:
    """Half-width marks between Chinese words, where the text as a whole is set full width."""
    places = [Span(start=m.start(), end=m.end()) for m in _HALF_WIDTH.finditer(report.text)]
    if places and len(places) * _FEW_HALF <= len(_FULL_WIDTH.findall(report.text)):
        spans = passages(report.text, places)
        yield Fault(
            f"{quoted(report.text, spans)}混用半角标点，共{len(places)}处，中文之间宜用全角。",
            spans,
            "certain",
            "info",
            values={"处数": str(len(places))},
        )


def _open_ends(report: Report) -> Iterator[Fault]:
    """Long paragraphs that end without a mark, where nearly all others end with one."""
    tables = report.document.tables
    paragraphs = [m for m in _PARAGRAPH.finditer(report.text) if not any(t.start <= m.start() < t.end for t in tables)]
    running = [m for m in paragraphs if not _FORM_LINE.search(m[0])]
    places = [Span(start=max(m.start(), m.end() - _TAIL), end=m.end()) for m in running if not _ENDED.search(m[0])]
    if places and len(places) * _FEW_OPEN <= len(running):
        yield Fault(
            f"{quoted(report.text, places)}段末缺标点，请核对该段是否完整。",
            tuple(places),
            "likely",
            "info",
            values={"处数": str(len(places))},
        )


def _blanks(report: Report) -> Iterator[Fault]:
    """Stray blanks; where there are many, they come from the layout of the file and not from the author."""
    places = [*_BLANK.finditer(report.text)]
    if places and (len(places) <= 3 or len(places) * _FEW_BLANKS_PER <= len(report.text)):
        spans = in_order(_around(report.text, m) for m in places)
        yield Fault(
            f"{quoted(report.text, spans)}有多余空格。", spans, "certain", "info", values={"处数": str(len(places))}
        )


def _around(text: str, blank: re.Match[str]) -> Span:
    """Some characters of the line on either side of the blank."""
    line = text.rfind("\n", 0, blank.start()) + 1
    return Span(start=max(line, blank.start() - _SIDE), end=blank.end() + 1)


def _dashes(report: Report) -> Iterator[Fault]:
    """The rarer dash among those used for ranges of numbers, when there is more than one."""
    by_kind: dict[str, list[Span]] = {}
    for match in _RANGE.finditer(report.text):
        by_kind.setdefault(_KINDS[match["dash"]], []).append(Span(start=match.start(), end=match.end()))
    if len(by_kind) < 2:
        return
    counted = "、".join(f"{kind}{len(places)}处" for kind, places in by_kind.items())
    spans = in_order(
        passage(report.text, s.start, s.end) for s in by_kind.get("短横线") or min(by_kind.values(), key=len)
    )
    yield Fault(
        f"数值范围的连接号不一致：{counted}，宜统一用一字线或浪纹线。",
        spans,
        "likely",
        "info",
        values={kind: str(len(places)) for kind, places in by_kind.items()},
    )
