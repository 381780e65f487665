"""PRB05: what fell short in the body and is not among the problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.arithmetic.plans import admitted, is_plan
from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.phrases import occurrences
from reviewer.checks.problems.goals import shortfalls
from reviewer.checks.prose import accounts, clause_near, in_order, passage, plain
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Certainty, Quantity, Severity, Span

_NO_SHORTFALL = re.compile(
    r"(?:无|未发现|没有发现|不存在|防止|避免|杜绝|严防|坚决|凡|若|如果|应当|逐一|全部已)[^，。；]{0,6}$"
)
_DISPOSED = (
    r"调剂|调拨|盘活|处置|启用|移交|划转|划拨|上缴|上交|交回|收回|归还|退还|出租|招租|报废|核销|注销|拍卖|捐赠|更换|复检|补齐|补办|补建"
    r"|修复|销号|整改到位|整改完毕"
)
_AGAIN = r"(?<![拟需须待将])(?:重新|二次|再次)(?:组织)?(?:招标|采购|送检|检测|公告)"
_REMEDIED = re.compile(
    r"(?:均已|已全部|全部)(?:整改|完成|办结|解决|到位|验收)"
    rf"|(?:已|均|全部|统一|随后|(?:经|按|依)[^，。；]{{1,10}}?(?:批准|审批|同意|程序|规定|法))(?:于[^，。；]{{1,12}}?)?(?:全部|一并|统一)?(?:{_DISPOSED})"
    rf"|{_AGAIN}"
    r"|(?:全年|年末|年底|最终)[^，。；]{0,6}(?:按期|如期|按时|足额|全面)"
)
# From this rate on the budget counts as carried out: what is left of it is accounted for, not a shortfall.
_CARRIED_OUT = 95
_RATE = re.compile(r"(?:执行|支出|支付)率(?:为|达到?)?(?P<rate>\d+(?:\.\d+)?)[%％]")
_LEFT = re.compile(r"(?:未|没有|尚未)执行的[\d,.]+万?元")
_SHOWN = 8
_SUREST: tuple[Certainty, ...] = ("certain", "likely", "query")
_GRAVEST: tuple[Severity, ...] = ("critical", "major", "minor", "info")
_REACH = 60
_NAME = 6
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


class _Gap(NamedTuple):
    span: Span
    said: str
    words: str
    severity: Severity
    certainty: Certainty = "likely"


@check("PRB05", name="短板未披露", severity="critical", since="0.2")
def undisclosed(report: Report) -> Iterator[Outcome]:
    """
    检查什么：正文中计划未完成、年度目标没有达到、被约谈通报、排名靠后、暂缓、未验收等短板，问题章有没有提到（按数字和关键词查找）。
    为何重要：回避真实短板的问题章没有价值；正文自己列出的缺口不提，自评结论不可信。
    反例：
    某某县就业局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    全年计划培训骨干80人，实际培训71人。对3个未按月报送的乡镇进行了约谈。
    二、存在的问题
    绩效管理意识不强。
    三、改进措施
    加强学习。
    正例：
    某某县就业局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    全年计划培训骨干80人，实际培训71人。
    二、存在的问题
    培训骨干比计划80人少9人，系两期课程因场地推迟。
    三、改进措施
    培训科3月底前补训9人。
    已知误报：约谈、通报、督办下属或服务对象本身是本部门的工作成果。
    建议措辞：请在“存在的问题”中逐项反映，写明缺口、原因和措施。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    sections = report.sections_of("problems")
    if not sections:
        yield Unable("没有识别到“存在的问题”章节，见STR01")
        return
    admitted = "".join("".join(report.text[s.body_start : s.end].split()) for s in sections)
    gaps = [*_plans(report), *_goals(report), *_words(report)]
    hidden = [gap for gap in gaps if not re.search(gap.words, admitted)]
    if not hidden:
        yield Held((), f"正文可见的{len(gaps)}处短板，问题章均有反映" if gaps else "正文未见未完成、被通报一类事项")
        return
    told = list(dict.fromkeys(gap.said for gap in hidden))
    listed = "；".join(told[:_SHOWN]) + (f"等{len(told)}项" if len(told) > _SHOWN else "")
    spans = in_order(gap.span for gap in hidden)
    yield Fault(
        f"正文可见{len(told)}处短板，问题章没有反映：{listed}",
        spans,
        min((gap.certainty for gap in hidden), key=_SUREST.index),
        min((gap.severity for gap in hidden), key=_GRAVEST.index),
        values={"处数": str(len(told))},
    )


def _plans(report: Report) -> Iterator[_Gap]:
    """Plans that were not reached, as far as the figures say so."""
    for plan in report.relations.plans:
        planned, actual = plan.planned, plan.actual
        short = planned.exact and actual.exact and planned.value > actual.value
        # 投资计划320万元，完成318万元: money all but spent is no shortfall.
        short = short and not (planned.quantity.kind == "money" and actual.value * 100 >= planned.value * _CARRIED_OUT)
        if short and is_plan(report, plan) and accounts(report, actual.start) and not admitted(report, plan):
            numbers = [report.text[q.number_start : q.number_end] for q in (planned.quantity, actual.quantity)]
            start, end = min(planned.start, actual.start), max(planned.end, actual.end)
            span = Span(start=start, end=end) if end - start < 60 else Span(start=actual.start, end=actual.end)
            words = "|".join(rf"(?<![\d.]){re.escape(number)}(?!\d)" for number in numbers)
            yield _Gap(span, f"计划{planned.quantity.text}、实际{actual.quantity.text}", words, "critical")


def _goals(report: Report) -> Iterator[_Gap]:
    """Goals of another chapter that were not reached."""
    for name, goal, done in report.once(shortfalls):
        numbers = [rf"(?<![\d.]){re.escape(number)}" for number in (goal.text, done.text, _short(goal, done))]
        words = "|".join((re.escape(name[-_NAME:].strip("“”")), *numbers))
        said = f"{name}目标{goal.text}、完成{done.text}"
        yield _Gap(passage(report.text, done.start, done.end), said, words, "major")


def _short(goal: Quantity, done: Quantity) -> str:
    """What is missing, as the problems would print it: 少建2个."""
    gap = (goal.value or Decimal(0)) - (done.value or Decimal(0))
    return f"{(gap / _SCALES.get(goal.scale, Decimal(1))).normalize():f}{goal.scale}{(goal.unit or '')[:1]}"


def _words(report: Report) -> Iterator[_Gap]:
    for phrase, match in occurrences(report.once(plain), "problems", "shortfalls"):
        if not accounts(report, match.start()):
            continue
        start, end = clause_near(report.text, match.start(), match.end(), _REACH)
        if _small_rest(report, match.start()):
            continue
        before = report.text[max(start, match.start() - 12) : match.start()]
        sentence = report.sentence_at(match.start())
        if _NO_SHORTFALL.search(before) or _REMEDIED.search(
            report.text, match.end(), min(match.end() + 40, sentence.end)
        ):
            continue
        yield _Gap(Span(start=start, end=end), f"“{match[0].strip()}”", phrase.kind, "major", "query")


def _small_rest(report: Report, offset: int) -> bool:
    """Whether the place is the money left of a budget that the same chapter says was all but carried out."""
    section = report.section_at(offset)
    if section is None or not _LEFT.match(report.text, offset):
        return False
    rates = [match["rate"] for match in _RATE.finditer(report.text, section.body_start, offset)]
    return bool(rates) and Decimal(rates[-1]) >= _CARRIED_OUT
