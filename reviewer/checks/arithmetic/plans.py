"""ARI09 计划与实际."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from reviewer.checks.arithmetic.claimed_tasks import all_of, claimed_tasks
from reviewer.checks.arithmetic.claims import all_done, done_of
from reviewer.checks.arithmetic.figures import measure, named, percentage, printed, scale_of
from reviewer.checks.arithmetic.totals import spanning
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.places import clause_start
from reviewer.checks.problems.goals import Shortfall, shortfalls
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span
from reviewer.quantities.relations import Item, Plan

_CLAUSE = re.compile(r"[，,；;：:]")
_MOST_CONCLUSIONS = 3
_FROM_PLAN = re.compile(r"(?:年初|年度|全年|本年|原)?(?:计划|目标|任务|拟).*$")
_COUNTS_GOALS = re.compile(r"(?:指标|目标|任务|项目)$")
_MISSED = re.compile(r"未(?:能)?(?:全部|按期|全面)?(?:完成|达到|达标|实现)")
_THE_REST = re.compile(r"(?:另外?|其余|剩余|余下)(?:有|的)?(?P<number>\d+(?:\.\d+)?)[^，。；\d]{1,24}?(?:因|由于|受)")
# Of those who ought to (应检、应参保) a rate is asked, with a goal of its own: less than all of them is no fault.
_OUGHT = re.compile(r"(?<![适响反供相对])应(?!急|用|对|当|届|聘|试|变|邀|答|力|完成|建成|完工)[一-龥]")
_RATED = re.compile(r"率(?:为|达到?)?\d")
_LEFT = re.compile(r"(?:未|没有|尚未)[一-龥]{1,3}的$")
_SAVED = re.compile(r"节约|节余|节省|节支|结余")
_NAME = 6
_TELLING = 3  # a shorter name is found in any chapter


@check("ARI09", name="计划与实际", severity="critical", since="0.1")
def plans(report: Report) -> Iterator[Outcome]:
    """检查什么：
    “计划A，实际B”“A个……计划，共……B名”中实际数是否少于计划数；报告别处称目标、指标“都完成”“全面完成”，或同段称
    该项任务“超额完成”“如期兑现”的，两处并列为依据。没有此类结论的，作为待说明事项提出；问题部分已点名说明的、同句已说明所差部分原因的不再提出。

    为何重要：
    计划未完成而结论称全部完成，直接影响绩效自评得分的可信度，未完成原因也应列入存在的问题。

    反例：
    全年计划培训骨干80人，实际培训71人。各项绩效目标均已按期完成。

    正例：
    全年计划培训骨干80人，实际培训83人。各项绩效目标均已按期完成。

    已知误报：
    计划数不是批复的绩效目标，或计划跨年度执行时，少于计划不等于未完成，须由部门说明。

    建议措辞：
    请按实际完成情况评分，没有完成的原因请写入问题部分。
    """
    short: list[Plan] = []
    known: set[tuple[Decimal | None, Decimal | None, str]] = set()
    for plan in report.relations.plans:
        planned, actual = plan.planned.quantity, plan.actual.quantity
        if planned.low is None or actual.high is None or plan.planned.value <= 0 or not is_plan(report, plan):
            continue
        if plan.actual.value >= plan.planned.value:
            yield Held((spanning(plan.planned, plan.actual),), _equation(plan))
        elif (
            plan.planned.quantity.qualifier in ("exact", "at_least")
            and plan.actual.exact
            and (planned.value, actual.value, planned.unit) not in known
        ):
            known.add((planned.value, actual.value, planned.unit))
            short.append(plan)
    sentences = {report.sentence_at(plan.actual.start).start for plan in short}
    conclusions = list(islice(all_done(report, sentences), _MOST_CONCLUSIONS))
    if short and conclusions:
        claims = [claim for plan in short if (claim := all_of(report, plan))]
        yield _contradicted(report, short, [*conclusions, *claims])
    elif conclusions and (missed := report.once(shortfalls)):
        yield _missed(report, missed, conclusions)
    else:
        yield from _each(report, short)
    yield from claimed_tasks(report)


def _each(report: Report, short: Sequence[Plan]) -> Iterator[Outcome]:
    """Plans and goals not reached where the report does not say that all were."""
    for goal in report.once(shortfalls):
        if claim := done_of(report, goal.name, goal.done.end):
            yield _missed(report, [goal], [claim])
    for plan in short:
        if claim := done_of(report, _named_so(report, plan), plan.actual.end) or all_of(report, plan):
            yield _contradicted(report, [plan], [claim])
        elif admitted(report, plan):
            yield Held(_spans(report, [plan]), f"{_computation(plan)}，问题部分已说明")
        elif _accounted(report, plan):
            yield Held(_spans(report, [plan]), f"{_computation(plan)}，同句已说明所差的去向")
        else:
            yield Fault(
                f"{_said(plan)}。",
                _spans(report, [plan]),
                certainty="query",
                severity="minor",
                computation=_computation(plan),
                ask="请说明未完成计划的原因，并在“存在的问题”中反映。",
            )


def is_plan(report: Report, plan: Plan) -> bool:
    """Whether one figure was to be reached and the other tells how far: no points of a score, no number a rate is
    taken of, nor what was left undone (未完成的1项) or money saved (采购计划A，实际采购B，节约C)."""
    start, sentence = plan.planned.quantity.start, report.sentence_at(plan.planned.start)
    ought = _OUGHT.search(report.text, clause_start(report.text, start), start)
    rated = ought is not None and _RATED.search(report.text, sentence.start, sentence.end) is not None
    left = _LEFT.search(report.text, max(0, plan.actual.quantity.start - _NAME), plan.actual.quantity.start)
    saved = plan.actual.quantity.kind == "money" and _SAVED.search(report.text, plan.actual.end, sentence.end)
    return plan.planned.quantity.unit != "分" and not rated and left is None and not saved


def admitted(report: Report, plan: Plan) -> bool:
    """Whether the problems say what was not reached: by its name (危桥改造计划6座), by the plan or by the gap.

    What counts the goals themselves (设指标9个，完成8个) is said where any of them is said to be missed.
    """
    problems = "".join("".join(report.text[s.body_start : s.end].split()) for s in report.sections_of("problems"))
    start = report.sentence_at(plan.planned.start).start
    named_so = _FROM_PLAN.sub("", "".join(report.text[start : plan.planned.quantity.start].split()))
    name = next((words for words in reversed(_CLAUSE.split(named_so)) if words), "")
    if len(name) >= _TELLING and name in problems:
        return True
    if _COUNTS_GOALS.search(plan.planned.lead) and _MISSED.search(problems):
        return True
    figures = (printed(plan.planned), f"{_short(plan)}{measure(plan.planned)}")
    return any(re.search(rf"(?<![\d.]){re.escape(figure)}", problems) for figure in figures)


def _named_so(report: Report, plan: Plan) -> str:
    """The words of the sentence up to the outcome: what was planned is named there."""
    return "".join(report.text[report.sentence_at(plan.planned.start).start : plan.actual.end].split())


def _accounted(report: Report, plan: Plan) -> bool:
    """Whether the sentence goes on to say why the rest is missing, and gives its number (另1个因产权变更…)."""
    rest = "".join(report.text[plan.actual.end : report.sentence_at(plan.actual.start).end].split())
    match = _THE_REST.search(rest)
    return match is not None and match["number"] == _short(plan)


def _contradicted(report: Report, short: Sequence[Plan], conclusions: Sequence[Span]) -> Fault:
    said = "；".join(_said(plan) for plan in short)
    concluded = "".join(report.text[conclusions[0].start : conclusions[0].end].split())
    return Fault(
        f"经复算，{said}；而报告称“{concluded}”，前后不一致。",
        (*_spans(report, short), *conclusions),
        certainty="likely",
        computation="；".join(_computation(plan) for plan in short),
        values={f"完成率{number}": _rate(plan) for number, plan in enumerate(short, 1)},
    )


def _missed(report: Report, missed: Sequence[Shortfall], conclusions: Sequence[Span]) -> Fault:
    """Goals of one chapter that another did not reach, though a third says that all were."""
    said = "；".join(f"{name}目标{goal.text}，完成{done.text}" for name, goal, done in missed)
    concluded = "".join(report.text[conclusions[0].start : conclusions[0].end].split())
    figures = (Span(start=q.start, end=q.end) for _, *pair in missed for q in pair)
    return Fault(
        f"{said}；而报告称“{concluded}”，前后不一致。", (*conclusions, *figures), certainty="likely", severity="major"
    )


def _spans(report: Report, short: Sequence[Plan]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for plan in short:
        if plan.actual.sentence == plan.planned.sentence and plan.actual.start - plan.planned.end < 20:
            spans.append(spanning(plan.planned, plan.actual))
        else:
            spans += [_with_tail(report, plan.planned), plan.actual.span]
    return tuple(spans)


def _with_tail(report: Report, item: Item) -> Span:
    """The figure with the words after it where those name it (55个引进计划)."""
    end = item.end + len(item.tail)
    start = item.quantity.start if item.adjoins else item.start
    return Span(start=start, end=end if report.text[item.end : end] == item.tail else item.end)


def _said(plan: Plan) -> str:
    gap = _short(plan)
    if plan.planned.role == "percent":
        return f"{named(plan.planned)}，{named(plan.actual)}，低{gap}个百分点"
    actual = named(plan.actual)
    if actual == printed(plan.actual):  # its name was only 完成
        actual = f"完成{actual}"
    return f"{named(plan.planned)}，{actual}，少{gap}{measure(plan.planned)}，完成率{_rate(plan)}"


def _rate(plan: Plan) -> str:
    return percentage(plan.actual.value / plan.planned.value * 100, 2)


def _short(plan: Plan) -> str:
    return _trimmed(plan.planned.value - plan.actual.value, plan.planned)


def _trimmed(value: Decimal, like: Item) -> str:
    """``value`` in the printed scale of ``like`` with no more decimals than it has."""
    return f"{(value / scale_of(like)).normalize():f}"


def _equation(plan: Plan) -> str:
    return f"{_trimmed(plan.actual.value, plan.planned)}÷{_trimmed(plan.planned.value, plan.planned)}={_rate(plan)}"


def _computation(plan: Plan) -> str:
    planned, actual = (_trimmed(item.value, plan.planned) for item in (plan.planned, plan.actual))
    difference = f"{planned}-{actual}={_short(plan)}"
    return difference if plan.planned.role == "percent" else f"{_equation(plan)}，{difference}"
