"""From a verified review to facts, and from a proposed summary to one whose every number is a fact's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewer.model import (
    Achievement,
    Document,
    Evidence,
    Finding,
    Pass,
    Statement,
    Summary,
    SummarySentence,
    Verdict,
    VerifiedNumber,
)
from reviewer.quantities import find_quantities
from reviewer.tasks.facts import Fact
from reviewer.tasks.proposals import SentenceProposal, SummaryReply
from reviewer.verification import verify_claim

_MONEY_SECTIONS = frozenset({"finance", "income", "expenditure"})
_SENTENCE = re.compile(r"[^。；！？\n]+")
_TOTAL = re.compile(
    r"(?:收入?、?支出?|收入|支出|收支)[一-龥]{0,6}(?:总计|合计|总额|总数)|(?:总计|合计|总额)[一-龥]{0,4}[\d１-９]"
)
_BOTH = re.compile(r"收、支|收支|总计")
_RATE = re.compile(r"执行率|完成率")
_SCORE = re.compile(r"[^，。；\n]{0,20}(?:得分|评分|得|总分)[为是：:]{0,2}\d{1,3}(?:\.\d{1,2})?分[^，。；\n]{0,12}")
_FINANCE_MOST, _SENTENCE_MOST, _FINDING_MOST = 8, 96, 80
_CATEGORY = {"outcome": 30, "output": 24, "honour": 14, "input": 16, "activity": 8, "other": 4}
_SEVERITY = {"critical": 60, "major": 40, "minor": 15, "info": 5}
_CERTAINTY = {"certain": 30, "likely": 15, "query": 0}
_PREDICTED = frozenset({"预测", "预计"})
_EARLIER = frozenset({"上年", "累计"})
_COMPARED = re.compile(r"(?:。\s*)(?:与上年|比上年|较上年|同比|与\d{4}年)[^。；\n]*?(?=，主要|，原因|。|；|\n)")
_PARTS = re.compile(r"[，；。]")


def facts(
    document: Document,
    achievements: Sequence[Achievement],
    statements: Sequence[Statement],
    findings: Sequence[Finding],
    passes: Sequence[Pass],
) -> tuple[Fact, ...]:
    """What a summary may state: totals of money (F1…), score (S1), verified achievements, findings, the verdict on
    problems and measures (V1). Nothing rejected or in need of review is among them. ``weight`` orders each kind.
    """
    return (
        *_finance(document, passes),
        *_score(document),
        *(_of_achievement(each) for each in achievements if each.status == "verified"),
        *(_of_finding(each) for each in findings),
        *_of_statements([each for each in statements if each.status != "rejected"]),
    )


def _finance(document: Document, passes: Sequence[Pass]) -> Iterator[Fact]:
    """Sentences with a total of money in the sections on income and expenditure, else anywhere."""
    spans = [(s.start, s.end) for s in document.sections if s.kind in _MONEY_SECTIONS]
    found = list(_totals(document.text, spans)) or list(_totals(document.text, [(0, len(document.text))]))
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


def _totals(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Evidence]:
    covered = 0
    for start, end in spans:
        for match in re.finditer(r"[^。！？\n]+", text[max(start, covered) : end]):
            begin = max(start, covered) + match.start()
            if "元" in match[0] and _TOTAL.search(match[0]) and "\t" not in match[0]:
                compared = _COMPARED.match(text, begin + len(match[0]), end)
                yield _cut(text, begin, compared.end() if compared else begin + len(match[0]))
        covered = max(covered, end)


def _cut(text: str, start: int, end: int) -> Evidence:
    """The first clauses of a sentence, as many as stay within the length of a line of a summary."""
    while start < end and text[start].isspace():
        start += 1
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


def _of_achievement(each: Achievement) -> Fact:
    weight = _CATEGORY[each.category] + 2 * min(len(each.numbers), 4)
    weight += 4 * any(number.unit in ("元", "%") for number in each.numbers)
    weight -= 12 * (each.period in _EARLIER) + 20 * (each.period in _PREDICTED) + max(0, len(each.statement) - 40) // 3
    quotes = tuple(evidence.quote for evidence in each.evidence)
    return Fact(
        id=each.id,
        kind="achievement",
        text=_flat(each.statement),
        quotes=quotes,
        weight=weight if each.numbers else weight - 16,
        places=each.evidence,
    )


def _of_finding(each: Finding) -> Fact:
    """The first sentence of the message, with the computation when that is what shows the fault."""
    message = _flat(each.message)
    text = message if len(message) <= _FINDING_MOST else _flat(re.split(r"[。；]", each.message, maxsplit=1)[0])
    if len(text) > _FINDING_MOST and each.computation and len(each.computation) <= _FINDING_MOST:
        text = f"{each.name}：{_flat(each.computation)}"
    quotes = (*(evidence.quote for evidence in each.evidence), each.message, each.computation)
    return Fact(
        id=each.id,
        kind="finding",
        text=text,
        quotes=tuple(quote for quote in quotes if quote),
        weight=_SEVERITY[each.severity] + _CERTAINTY[each.certainty],
        places=each.evidence,
    )


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


def merge(facts: Sequence[Fact], reply: SummaryReply, characters: int) -> Summary:
    """The proposed sentences, each verified against the facts it cites.

    A sentence that cites nothing or something unknown, or holds a number that none of its facts holds, is
    rejected; one that would make the text longer than ``characters`` is left out. Both stay visible with reasons.
    """
    known = {fact.id: fact for fact in facts}
    sentences: list[SummarySentence] = []
    room = characters
    full = False
    for proposal in reply.sentences:
        sentence = _verify(proposal, known)
        if sentence.status == "verified":
            full = full or len(sentence.text) > room
            if full:
                reason = f"摘要超过{characters}字，未收入"
                sentence = sentence.model_copy(update={"status": "rejected", "reasons": (reason,)})
            else:
                room -= len(sentence.text)
        sentences.append(sentence)
    return Summary(
        text="".join(each.text for each in sentences if each.status == "verified"), sentences=tuple(sentences)
    )


def _verify(proposal: SentenceProposal, known: dict[str, Fact]) -> SummarySentence:
    text = proposal.text.strip()
    cited = [known[key] for key in proposal.cites if key in known]
    unknown = [key for key in proposal.cites if key not in known]
    if unknown or not cited:
        reason = f"引用了不存在的事实：{'、'.join(unknown)}" if unknown else "没有注明所依据的事实"
        return SummarySentence(text=text, cites=tuple(proposal.cites), numbers=(), status="rejected", reasons=(reason,))
    words = [part for fact in cited for part in (fact.text, *fact.quotes)]
    verdict = verify_claim(text, quote=words, source="\n".join(words))
    numbers = tuple(
        VerifiedNumber(
            text=number.text,
            value=number.value,
            unit=number.unit,
            qualifier=number.qualifier,
            status=number.status,
            **_place(number.text, cited),
        )
        for number in verdict.numbers
    )
    status: Verdict = "verified" if verdict.status == "verified" else "rejected"
    return SummarySentence(
        text=text, cites=tuple(proposal.cites), numbers=numbers, status=status, reasons=verdict.reasons
    )


def _place(number: str, cited: Sequence[Fact]) -> dict[str, int | None]:
    """Where in the report a number of a sentence is printed; nowhere when code computed it."""
    for fact in cited:
        for evidence in fact.places:
            for quantity in find_quantities(evidence.quote):
                if quantity.text == number:
                    return {"start": evidence.start + quantity.start, "end": evidence.start + quantity.end}
    return {"start": None, "end": None}
