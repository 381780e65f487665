"""What a summary may state, and how much it weighs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal

from reviewer.model import Achievement, Document, Evidence, Finding, Noun, Pass, Statement
from reviewer.tasks.prose import heading_ends, prose

_MONEY_SECTIONS = frozenset({"finance", "income", "expenditure"})
_TOTAL = re.compile(r"(?:收入?、?支出?|收入|支出|收支)[一-龥]{0,6}(?:总计|合计|总额|总数)")
_BOTH = re.compile(r"收、支|收支|总计")
_RATE = re.compile(r"执行率|完成率")
_SCORE = re.compile(
    r"[^，。；：（\n]{0,14}(?:自评|综合|评价|绩效)[^，。；（\n]{0,10}(?:得分|评分|总分|为|得)[为是：:]{0,2}\d{1,3}(?:\.\d{1,2})?分"
    r"(?:，?(?:自评|评价|评定)?(?:结果|等级|等次)[为是：:]{0,2}“?[优良中差]秀?好?”?)?"
)
_FINANCE_MOST, _SENTENCE_MOST, _FINDING_MOST = 8, 96, 110
_CATEGORY = {"outcome": 30, "output": 24, "honour": 14, "input": 16, "activity": 8, "other": 4}
_GRAVE = frozenset({"critical", "major"})
# An attempt to steer the review is told as a finding; what is told of the department is the same with and without.
# Of single problems and measures the verdict on all of them (V1) tells.
_ASIDE = frozenset({"INJ01", "PRB01", "PRB03", "PRB04"})
_SEVERITY = {"critical": 60, "major": 40, "minor": 15, "info": 5}
_CERTAINTY = {"certain": 30, "likely": 15, "query": 0}
_PREDICTED = frozenset({"预测", "预计"})
_IN_DOUBT = 60
_EARLIER = frozenset({"上年", "累计"})
_COMPARED = re.compile(r"(?:与上年|与\d{4}年|[比较]上年|[比较]\d{4}年|同比)[^。；]*?(?=[，。]主要|[，。]原因|[。；]|$)")
_TELLING = re.compile(r"计划[^。]*实际|目标[^。]*完成|清退|整改|建成|新建|改造|办结|达标|全覆盖|满意")
_ASSISTS = re.compile(r"^(?:同时)?(?:配合|协助|参与|参加)")
_SAME_PART = 5
_UNREADABLE = re.compile(r"[近约].*余|\d{2}[百十千]")
_BECAUSE = re.compile(r"[，。]?(?:主要|原因)(?:原因)?(?:是|为|因|由|有|：)")
_RECOMPUTED = re.compile(r"^经复算，")
_FIGURES, _MONEY, _FORMAL = ("ARI", "XRF"), ("FIN",), ("DAT", "STR06")
_PARTS = re.compile(r"[，；。]")


class Fact(Noun):
    """Something verified that a summary may state. ``quotes`` are verbatim; ``text`` may be computed by code.

    ``places`` say where the quotations stand; a higher ``weight`` comes first.
    """

    id: str
    kind: Literal["finance", "score", "achievement", "finding", "statement"]
    text: str
    quotes: tuple[str, ...]
    weight: int = 0
    places: tuple[Evidence, ...] = ()


def facts(
    document: Document,
    achievements: Sequence[Achievement],
    statements: Sequence[Statement],
    findings: Sequence[Finding],
    passes: Sequence[Pass],
) -> tuple[Fact, ...]:
    """What a summary may state: totals of money (F1…), score (S1), verified achievements, grave findings, the verdict
    on problems and measures (V1). Nothing rejected or in need of review is among them, nor an attempt to steer the
    review. ``weight`` orders each kind.
    """
    return (
        *_finance(document, passes),
        *_score(document),
        *_of_achievements([each for each in achievements if each.status == "verified"], findings),
        *(_of_finding(each) for each in findings if each.severity in _GRAVE and each.code not in _ASIDE),
        *_of_statements([each for each in statements if each.status != "rejected"]),
    )


def _finance(document: Document, passes: Sequence[Pass]) -> Iterator[Fact]:
    """Sentences with a total of money in the sections on income and expenditure, else anywhere."""
    spans = [(s.start, s.end) for s in document.sections if s.kind in _MONEY_SECTIONS]
    found = list(_totals(document, spans)) or list(_totals(document, [(0, len(document.text))]))
    held = {evidence.start for each in passes for evidence in each.evidence}
    for number, evidence in enumerate(found[:_FINANCE_MOST], start=1):
        weight = 10 * bool(_BOTH.search(evidence.quote)) + 6 * bool(_RATE.search(evidence.quote)) - number
        weight += any(evidence.start <= place < evidence.end for place in held)
        yield Fact(
            id=f"F{number}",
            kind="finance",
            text=_flat(evidence.quote).replace("。", "，"),
            quotes=(evidence.quote,),
            weight=weight,
            places=(evidence,),
        )


def _totals(document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[Evidence]:
    text, edges = document.text, heading_ends(document)
    covered = 0
    for start, end in spans:
        found = prose(text, max(start, covered), end, edges)
        for sentence, following in zip_longest(found, found[1:]):
            words = text[sentence.start : sentence.end]
            if "元" in words and "\t" not in words and _TOTAL.search(words):
                compared = _COMPARED.match(text, following.start, following.end) if following else None
                yield _cut(text, sentence.start, compared.end() if compared else sentence.end)
        covered = max(covered, end)


def _cut(text: str, start: int, end: int) -> Evidence:
    """A sentence without its reasons: the first clauses, as many as stay within a line of a summary."""
    if because := _BECAUSE.search(text, start + 1, end):
        end = because.start()
    if end - start > _SENTENCE_MOST:
        stops = [m.start() for m in _PARTS.finditer(text, start, start + _SENTENCE_MOST)]
        end = stops[-1] if stops else start + _SENTENCE_MOST
    return Evidence(start=start, end=end, quote=text[start:end])


def _score(document: Document) -> Iterator[Fact]:
    match = _SCORE.search(document.text)
    if match:
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        evidence = Evidence(start=start, end=match.end(), quote=document.text[start : match.end()])
        yield Fact(id="S1", kind="score", text=_flat(evidence.quote), quotes=(evidence.quote,), places=(evidence,))


def _doubted(done: Achievement, doubts: Sequence[Evidence]) -> bool:
    return any(own.start < place.end and place.start < own.end for own in done.evidence for place in doubts)


def _of_achievements(achievements: Sequence[Achievement], findings: Sequence[Finding]) -> Iterator[Fact]:
    """Each with its weight; further ones of the same part of the report weigh less, so that all parts speak, and
    so does what a grave finding puts in question: a summary should not lead with it.
    """
    doubts = [place for each in findings if each.severity in _GRAVE for place in each.evidence]
    weighed = sorted(achievements, key=_weight, reverse=True)
    rank: Counter[str] = Counter()
    for each in weighed:
        part = ".".join(each.section.split(".")[:2])
        quotes = tuple(evidence.quote for evidence in each.evidence)
        weight = _weight(each) - _SAME_PART * rank[part] - _IN_DOUBT * _doubted(each, doubts)
        rank[part] += 1
        yield Fact(
            id=each.id,
            kind="achievement",
            text=_flat(each.statement),
            quotes=quotes,
            weight=weight,
            places=each.evidence,
        )


def _weight(each: Achievement) -> int:
    weight = _CATEGORY[each.category] + 2 * min(len(each.numbers), 3)
    weight += 8 * bool(_TELLING.search(each.statement)) - 10 * bool(_ASSISTS.search(each.statement))
    weight += 4 * any(number.unit in ("元", "%") for number in each.numbers)
    weight -= 12 * (each.period in _EARLIER) + 20 * (each.period in _PREDICTED)
    weight -= 30 * any(_UNREADABLE.search(number.text) is not None for number in each.numbers)
    return weight - max(0, len(each.statement) - 40) // 3 - (0 if each.numbers else 16)


def _of_finding(each: Finding) -> Fact:
    """The first sentence of the message, with the computation when that is what shows the fault."""
    message = _flat(each.message)
    text = message if len(message) <= _FINDING_MOST else _flat(re.split(r"[。；]", each.message, maxsplit=1)[0])
    if len(text) > _FINDING_MOST and each.computation and len(each.computation) <= _FINDING_MOST:
        text = f"{each.name}：{_flat(each.computation)}"
    text = _RECOMPUTED.sub("", text)
    quotes = (*(evidence.quote for evidence in each.evidence), each.message, each.computation)
    return Fact(
        id=each.id,
        kind="finding",
        text=text,
        quotes=tuple(quote for quote in quotes if quote),
        weight=_doubt(each),
        places=each.evidence,
    )


def _doubt(each: Finding) -> int:
    """Figures that do not agree weigh most beside severity and certainty; matters of form and tense least."""
    weight = _SEVERITY[each.severity] + _CERTAINTY[each.certainty] - 15 * each.code.startswith(_FORMAL)
    return weight + 30 * each.code.startswith(_FIGURES) + 5 * each.code.startswith(_MONEY)


def _of_statements(statements: Sequence[Statement]) -> Iterator[Fact]:
    if not statements:
        return
    problems = [each for each in statements if each.role == "problem"]
    measures = [each for each in statements if each.role == "measure"]
    vague = [each for each in statements if each.label == "vague"]
    missing = [
        word
        for word, lacks in _LACKS.items()
        if vague and all(not each.elements.get(lacks) for each in vague if lacks in each.elements)
    ]
    counted = "、".join(f"{len(group)}条{name}" for name, group in (("问题", problems), ("措施", measures)) if group)
    if not vague:
        text = f"{counted}均有具体内容"
    else:
        which = "均" if len(vague) == len(statements) else f"中{len(vague)}条"
        text = f"{counted}{which}空泛" + (f"，缺{'、'.join(missing)}，建议补正" if missing else "，建议补正")
    places = tuple(evidence for each in statements for evidence in each.evidence)
    yield Fact(
        id="V1", kind="statement", text=text, quotes=tuple(place.quote for place in places), weight=50, places=places
    )


_LACKS = {"数量金额": "quantified", "期间": "period", "责任科室": "responsible", "完成时限": "deadline"}


def _flat(text: str) -> str:
    return "".join(text.split()).rstrip("。；，")
