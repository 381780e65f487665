"""XRF03: one thing under two names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from reviewer.checks.crossref.accounts import account_lines
from reviewer.checks.crossref.ledger import ledger, plain
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_QUOTED = re.compile(r"[“「『]([一-鿿A-Za-z0-9+·（）()]{6,20})[”」』]")
_MOST_EDITS = 2
_LIST_MARKS = 4  # ”、“ or ”与“: names quoted so close to each other are members of one list
_OWN_BUDGET = re.compile(
    r"(?:(?:19|20)\d{2}年度?|[；;。，,]|^)\s*(?P<kind>部门|单位)(?P<what>预算|决算)(?:安排|编制|收入|支出)(?!.{0,3}经济分类)",
    re.M,
)
_TITLE = re.compile(r"(?P<kind>部门|单位)(?P<what>预算|决算)")
_COUNTED = re.compile(
    r"(?<![\d.])(?P<number>\d{2,5})(?P<unit>[个家所户])(?P<noun>[一-鿿]{1,4}?)(?P<more>[（(][一-鿿]{1,4}[）)])?(?=[一-鿿，。、；“])"
)


@check("XRF03", name="名称不一", severity="minor", since="0.2")
def names(report: Report) -> Iterator[Outcome]:
    """检查什么：
    同一科目编码在正文与表格中的名称、同一评选或活动的引号内名称、同一计数对象（如“村”与“村（社区）”）、本文件自称的
    “部门预算”或“单位预算”，前后是否一致。

    为何重要：
    名称或口径不一，读者无法确认是否为同一事项，也常是沿用旧年度或其他文件文本的痕迹。

    反例：
    深入开展“最美山乡好教师”评选活动。经评审，6人被授予“最美山乡好老师”称号。
    ---
    计划生育支出（205类）68万元。
    支出预算总表
    单位：万元
    科目编码	科目名称	合计	基本支出	项目支出
    205	教育支出	68	60	8
    合计		68	60	8

    正例：
    深入开展“最美山乡好教师”评选活动。经评审，6人被授予“最美山乡好教师”称号。

    已知误报：
    名称相近而确为两项的（如小学组、初中组奖项），由部门说明即可。

    建议措辞：
    请统一名称和口径；如确为两个事项，请分别说明。
    """
    yield from _account_names(report)
    yield from _quoted_names(report)
    yield from _counted_things(report)
    yield from _own_name(report)


def _account_names(report: Report) -> Iterator[Outcome]:
    known = report.once(ledger).names
    printed: dict[tuple[str, str, str], list[Span]] = {}
    for line in report.once(account_lines):
        code = ""
        for name, part in line.names:
            code = f"{code}{part}" if part else "无"
            if code in known:
                start = report.text.index(name, line.span.start)
                printed.setdefault((code, name, next(iter(known[code]))), []).append(
                    Span(start=start, end=start + len(name))
                )
    for (code, name, official), spans in printed.items():
        if plain(name) in known[code]:
            yield Held((spans[0],), f"{code}：{name}")
        else:
            span = _with_code(report.text, spans[0])
            yield Fault(
                f"科目编码{code}，正文写为“{name}”，表格中为“{official}”，名称不一致。",
                (span, known[code][official]),
                computation=f"{name}≠{official}",
                values={"正文": name, "表格": official},
                ask="请按现行政府收支分类科目统一名称。",
            )


def _with_code(text: str, span: Span) -> Span:
    end = text.find("）", span.end, span.end + 8)
    return Span(start=span.start, end=end + 1 if end >= 0 else span.end)


def _quoted_names(report: Report) -> Iterator[Outcome]:
    places: dict[str, list[int]] = {}
    for match in _QUOTED.finditer(report.text):
        places.setdefault(match[1], []).append(match.start(1))
    yield from (
        Held((Span(start=starts[0], end=starts[0] + len(name)),), f"“{name}”{len(starts)}处一致")
        for name, starts in places.items()
        if len(starts) > 1
    )
    by_head: dict[str, list[str]] = {}
    for name in places:
        by_head.setdefault(name[:3], []).append(name)
    for alike in by_head.values():
        for one, two in combinations(alike, 2):
            if (
                not _listed(places, one, two)
                and 0 < _edits(one, two, _MOST_EDITS) <= _MOST_EDITS
                and not _numbered(one, two)
            ):
                spans = tuple(
                    Span(start=places[name][0] - 1, end=places[name][0] + len(name) + 1) for name in (one, two)
                )
                yield Fault(
                    f"名称“{one}”与“{two}”相近而不同，疑为同一事项。",
                    spans,
                    "query",
                    computation=f"{one}≠{two}",
                )


def _listed(places: dict[str, list[int]], one: str, two: str) -> bool:
    """Whether the two stand side by side somewhere, as two members of one list."""
    return any(
        0 <= later - earlier - len(first) <= _LIST_MARKS
        for first, second in ((one, two), (two, one))
        for earlier in places[first]
        for later in places[second]
    )


def _numbered(one: str, two: str) -> bool:
    """Whether the names differ in a numeral only (一期, 二期): members of a series."""
    return bool(re.search(r"[\d一二三四五六七八九十]", one)) and re.sub(r"[\d一二三四五六七八九十]", "", one) == re.sub(
        r"[\d一二三四五六七八九十]", "", two
    )


def _edits(one: str, two: str, limit: int) -> int:
    """The edit distance, or ``limit`` + 1 where it is larger."""
    if abs(len(one) - len(two)) > limit:
        return limit + 1
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return min(row[-1], limit + 1)


def _counted_things(report: Report) -> Iterator[Outcome]:
    """580个村 beside 580个村（社区）: one number, two scopes. One finding a pair of scopes."""
    wide: dict[tuple[str, str, str], re.Match[str]] = {}
    for match in _COUNTED.finditer(report.text):
        if match["more"]:
            wide.setdefault((match["number"], match["unit"], match["noun"]), match)
    told: dict[tuple[str, str], tuple[list[str], list[Span]]] = {}
    for (number, unit, noun), match in wide.items():
        full = f"{number}{unit}{noun}{match['more']}"
        bare = re.search(rf"(?<![\d.]){number}{unit}{noun}(?![（(级民委小组镇庄支])", report.text)
        if bare is not None:
            said, spans = told.setdefault((noun, match["more"]), ([], []))
            said.append(f"“{bare.group()}”与“{full}”")
            spans += [
                Span(start=bare.start(), end=bare.end()),
                Span(start=match.start(), end=match.start() + len(full)),
            ]
    for said, spans in told.values():
        yield Fault(
            f"{'、'.join(said)}数字相同而口径不同。",
            tuple(spans),
            "likely",
            computation="；".join(said).replace("与", "≠"),
        )


def _own_name(report: Report) -> Iterator[Outcome]:
    """A 单位预算 that speaks of itself as 部门预算, or the other way round."""
    title = _TITLE.search("".join((report.document.title or "").split()))
    if title is None:
        return
    spans = tuple(
        Span(start=match.start("kind"), end=match.end())
        for match in _OWN_BUDGET.finditer(report.text)
        if match["kind"] != title["kind"] and match["what"] == title["what"]
    )
    if spans:
        own, other = title.group(), report.text[spans[0].start : spans[0].start + 4]
        yield Fault(
            f"本文件为“{own}”，文中{len(spans)}处写作“{other}”。",
            spans,
            "likely",
            computation=f"{own}≠{other}",
            ask=f"请统一为“{own}”。",
        )
