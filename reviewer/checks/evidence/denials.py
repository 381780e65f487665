"""What is said not to have happened, or not to be there, and is counted or paid elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.evidence.words import sentence_before, words_of
from reviewer.checks.outcomes import Fault
from reviewer.checks.places import clause_from, clause_start
from reviewer.checks.prose import accounts, aims, passage
from reviewer.checks.report import Report
from reviewer.model import Certainty, Span

_NONE = re.compile(
    r"零(?P<zero>[一-龥]{2,4}?)(?=[”\"，。；、]|的?目标)"
    r"|(?:未|没有)(?:再)?(?:发生|出现)过?(?:一[起例宗件]|任何)?(?P<none>[一-龥]{2,14}?)(?=[，。；、）])"
    r"|无一[起例宗件](?P<no_one>[一-龥]{2,14}?)(?:发生|出现)"
)
_HAPPENED = re.compile(r"(?<!未)(?<!没有)发生了?(?P<name>[一-龥]{2,14}?)共?(?P<number>\d+)\s*[起例宗件次]")
_SLIGHT = re.compile(r"^(?:一般|各类|较小|轻微)性?")
# A part of the year, or several years: what happened may have happened at another time.
_TIME = re.compile(r"期间|季|节|汛|\d月|以来|连续|时段|上年|去年|同期|\d年内")
_EARLIER = re.compile(r"上年|去年|同期|20\d\d年|历史|[如若凡]")
# What may stand before a denial without narrowing it.
_FILLER = re.compile(
    r"全年|今年|本年度?|20\d\d年度?|实现了?|做到了?|保持了?|始终|继续|持续|累计|均|也|都|且|[“\"\s]|全[国省市县区州镇乡街]"
)
_SCOPE = re.compile(
    r"全[国省市县区州镇乡街校系]|[我本][省县市区镇乡局院校]|辖区|林场|景区|工地|现场|项目|校园|施工|机关|系统"
)
_OFFENCE = re.compile(r"破坏|违法|违规|违纪|犯罪|侵占|盗")
_CASES = re.compile(
    r"(?:查办|查处|立案(?:查处|查办)?)了?(?:各类)?(?P<name>[一-龥]{1,8}?)(?:案件?|行为)(?P<number>\d+)\s*[起例宗件]"
)
_REACH = 400
_SECTION = 1500  # as far as a section is searched around a denial
_ANY_CASE = frozenset("各类违法规纪行为案件的")
_FUND = r"(?P<fund>政府性基金|国有资本经营|社会保险基金)(?:预算)?"
_NO_FUND = re.compile(
    rf"(?:没有|无|未(?:安排|使用|发生))(?:安排|使用|发生)?{_FUND}(?:财政)?(?:安排)?的?(?P<what>支出|收入|拨款(?:收入|支出)?|收支)"
)
_FUND_PAID = re.compile(
    rf"{_FUND}(?:财政)?(?:拨款)?(?P<what>支出|收入|拨款)(?:决算数?|合计|总额|为|共)*[：: ]*"
    r"(?P<amount>\d[\d,]*(?:\.\d+)?)(?:亿|万)?元"
)
_OWN_PART = re.compile(r"本级|机关|下属|上年|去年|年初|20\d\d年")


def denied_events(report: Report) -> Iterator[Fault]:
    """“零火灾” or 未发生火灾 beside 发生火灾3起 in one section, of the same thing, time and place."""
    for match in _NONE.finditer(report.text):
        thing = match["zero"] or match["none"] or match["no_one"]
        section = report.section_at(match.start())
        before = report.text[sentence_before(report, match.start()) : match.start()]
        if section is None or not accounts(report, match.start()) or aims(report.text, match.start()):
            continue
        if _TIME.search(before):
            continue
        near = max(section.body_start, match.start() - _SECTION), min(section.end, match.end() + _SECTION)
        for event in _HAPPENED.finditer(report.text, *near):
            if int(event["number"]) and _is_denied(report, event, thing, before):
                yield _told(report, match, event, "likely")
                break
        else:
            if match["no_one"] and _OFFENCE.search(thing):
                yield from _cases(report, match, thing)


def _is_denied(report: Report, event: re.Match[str], thing: str, before: str) -> bool:
    """Whether what happened is what is denied: 一般森林火灾 of 森林“零火灾”, but not 交通事故 of 零事故."""
    name = _SLIGHT.sub("", event["name"])
    kind = name.removesuffix(thing)
    if kind == name and name != thing:
        return False
    clause = report.text[clause_start(report.text, event.start()) : event.start()]
    here, there = set(_SCOPE.findall(before)), set(_SCOPE.findall(clause))
    elsewhere = here - there if there else {scope for scope in here if not scope.startswith("全")}
    whose = _FILLER.sub("", before[clause_start(before, len(before)) :])
    told = report.text[sentence_before(report, event.start()) : event.end()]
    alike = whose.endswith(kind) and whose in told
    return alike and not elsewhere and not _EARLIER.search(clause.replace(f"{report.document.year}年", ""))


def _cases(report: Report, match: re.Match[str], thing: str) -> Iterator[Fault]:
    """No offence is said to have happened where cases of its kind were taken up: to be explained."""
    reach = max(0, match.start() - _REACH)
    begin = max(reach, report.text.rfind("\n", reach, match.start()) + 1)
    for case in _CASES.finditer(report.text, begin, match.start()):
        if int(case["number"]) and (set(case["name"]) & set(thing)) - _ANY_CASE:
            yield _told(report, match, case, "query")
            return


def _told(report: Report, claim: re.Match[str], event: re.Match[str], certainty: Certainty) -> Fault:
    said = Span(start=clause_start(report.text, claim.start()), end=clause_from(report.text, claim.end()).end)
    return _contrasted(report, said, event, certainty)


def _contrasted(report: Report, said: Span, event: re.Match[str], certainty: Certainty) -> Fault:
    fact = passage(report.text, event.start(), event.end())
    return Fault(f"称“{words_of(report, said)}”，又称“{words_of(report, fact)}”，前后不一致", (said, fact), certainty)


def denied_funds(report: Report) -> Iterator[Fault]:
    """没有政府性基金预算支出 in a report that elsewhere gives an amount of it."""
    amounts = (m for m in _FUND_PAID.finditer(report.text) if Decimal(m["amount"].replace(",", "")))
    paid = {(m["fund"], m["what"]): m for m in amounts if _is_own(report, m)}
    told: set[str] = set()
    for match in _NO_FUND.finditer(report.text):
        spent = [p for p in paid.values() if p["fund"] == match["fund"] and _same_side(match["what"], p["what"])]
        if spent and match["fund"] not in told and _is_own(report, match):
            told.add(match["fund"])
            yield _contrasted(report, _sentence(report, match), spent[0], "likely")


def _sentence(report: Report, match: re.Match[str]) -> Span:
    """The sentence without blanks and the mark at its end: what is denied first is the income."""
    sentence = report.sentence_at(match.start())
    words = report.text[sentence.start : sentence.end]
    return Span(start=sentence.end - len(words.lstrip()), end=sentence.start + len(words.rstrip("。；\n \u3000")))


def _is_own(report: Report, match: re.Match[str]) -> bool:
    """Whether the clause speaks of the whole department in the year reported."""
    start = clause_start(report.text, match.start())
    year = rf"{report.document.year}年度?"
    words = re.sub(year, "", report.text[start : clause_from(report.text, match.end()).end])
    return not _OWN_PART.search(words)


def _same_side(denied: str, told: str) -> bool:
    """Money spent may be left from the year before: no income does not deny it."""
    return denied == "收支" or ("支出" in denied) == ("支出" in told)
