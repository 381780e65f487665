"""Proposed relations between figures, recomputed. A model says which figures belong together; code does the sum.

A model binds figures wrongly at times, so what does not add up becomes a finding only where the printed result
is close to the computed one (a slip, not another scope), is never called certain, and is left to the checks
where they have judged the same figure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from reviewer.model import Chunk, Document, Evidence, Finding, Pass, Quantity, Relation, Span
from reviewer.quantities import find_quantities
from reviewer.quantities.relations.recompute import Grade, grade, last_place, rounded, within_rounding
from reviewer.tasks.proposals import RelationProposal, RelationsReply
from reviewer.verification import locate
from reviewer.verification.instructions import STEERS, steers

Outcome = Literal["holds", "conflict", "known", "rejected"]

_CODES = {
    "sum": ("ARI01", "分项合计"),
    "share": ("ARI02", "占比复算"),
    "growth": ("ARI04", "同比"),
    "difference": ("ARI04", "同比"),
    "average": ("ARI07", "均值"),
}
_NEAR = Decimal("0.2")
_RATIOS = frozenset({"share", "growth"})
_ASK = "该关系由模型提出、程序复算，请核对口径；如口径一致，请核实所列数据。"
_NOT_HERE = "引文在报告中找不到"
_NOT_PRINTED = "“{}”不是引文中印出的数字"
_NOT_EXACT = "“{}”是约数，不能复算"
_NOT_FIT = "数字的个数或单位不合这种关系"
_FAR = "复算结果与所列数相差过大，更可能是口径不同而非笔误"
_KNOWN = "程序已核对过这些数字"


class RelationReply(NamedTuple):
    """A chunk with the relations proposed for it."""

    chunk: Chunk
    reply: RelationsReply


class Recomputed(NamedTuple):
    """Every proposal with its outcome, and the findings of those that are in conflict."""

    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]


class _Judged(NamedTuple):
    proposal: RelationProposal
    evidence: Evidence | None
    outcome: Outcome
    computation: str = ""
    reason: str = ""
    places: tuple[Span, ...] = ()
    message: str = ""


def merge(
    document: Document, replies: Sequence[RelationReply], findings: Sequence[Finding], passes: Sequence[Pass]
) -> Recomputed:
    """All proposals of all chunks, recomputed, in the order given and each once (R1…)."""
    judged = [*_unique(_judge(document, chunk, each) for chunk, reply in replies for each in reply.relations)]
    judged = [_known(each, findings, passes) for each in judged]
    relations = tuple(
        Relation(
            id=f"R{number}",
            kind=each.proposal.kind,
            evidence=(each.evidence,) if each.evidence else (),
            result=each.proposal.result,
            operands=tuple(each.proposal.operands),
            outcome=each.outcome,
            computation=each.computation,
            reason=each.reason,
        )
        for number, each in enumerate(judged, start=1)
    )
    return Recomputed(relations, tuple(_finding(each) for each in judged if each.outcome == "conflict"))


def _judge(document: Document, chunk: Chunk, proposal: RelationProposal) -> _Judged:
    evidence = locate(proposal.quote, document.text, Span(start=chunk.start, end=chunk.end))
    if evidence is None:
        return _Judged(proposal, None, "rejected", reason=_NOT_HERE)
    if steers(document.text, evidence.start, evidence.end):
        return _Judged(proposal, evidence, "rejected", reason=STEERS)
    printed: list[Quantity] = []
    free = find_quantities(evidence.quote)
    for words in (*proposal.operands, proposal.result):
        found = next((quantity for quantity in free if _is_printed_as(quantity, words)), None)
        if found is None or found.value is None:
            return _Judged(proposal, evidence, "rejected", reason=_NOT_PRINTED.format(words))
        if found.qualifier != "exact":
            return _Judged(proposal, evidence, "rejected", reason=_NOT_EXACT.format(found.text))
        free.remove(found)
        printed.append(found)
    places = tuple(
        Span(start=evidence.start + quantity.start, end=evidence.start + quantity.end) for quantity in printed
    )
    *operands, result = printed
    if not _fits(proposal.kind, operands, result):
        return _Judged(proposal, evidence, "rejected", reason=_NOT_FIT, places=places)
    return _recomputed(proposal, evidence, operands, result)._replace(places=places)


def _is_printed_as(quantity: Quantity, words: str) -> bool:
    wanted = "".join(words.split())
    return wanted in ("".join(quantity.text.split()), "".join(quantity.text.split()).lstrip("-"))


def _fits(kind: str, operands: Sequence[Quantity], result: Quantity) -> bool:
    """Whether the number of operands and the units are those of the relation."""
    units = {quantity.unit for quantity in operands}
    if kind == "sum":
        return len(operands) >= 2 and units == {result.unit}
    if len(operands) != 2 or _value(operands[1]) <= 0:
        return False
    if kind == "average":
        return operands[0].unit == result.unit and operands[1].kind == "count" and len(units) == 2
    if kind == "share" and {quantity.kind for quantity in operands} == {"count"}:
        return result.unit == "%"
    if len(units) > 1:
        return False
    if kind in _RATIOS:
        return result.unit == "%"
    return result.unit == operands[0].unit or (operands[0].unit == "%" and result.kind == "percentage_point")


def _recomputed(
    proposal: RelationProposal, evidence: Evidence, operands: Sequence[Quantity], result: Quantity
) -> _Judged:
    exact, formula = _computed(proposal.kind, operands)
    stated, place = abs(_value(result)), last_place(result)
    verdict = _grade(proposal.kind, operands, result, exact)
    shown = _shown(rounded(exact, place), result)
    if verdict != "wrong":
        sign = "=" if verdict == "ok" else "≈"
        return _Judged(proposal, evidence, "holds", f"{formula}{sign}{result.text}")
    if proposal.kind == "share" and operands[0].unit != operands[1].unit:
        # 121人 of 128名 is a share when it comes out; when it does not, the two may be no part and whole.
        return _Judged(proposal, evidence, "rejected", f"{formula}={shown}", _NOT_FIT)
    if abs(exact - stated) > _NEAR * max(abs(exact), stated):
        return _Judged(proposal, evidence, "rejected", f"{formula}={shown}", _FAR)
    message = f"经复算，{formula}={shown}，与所列{result.text}不符"
    return _Judged(proposal, evidence, "conflict", f"{formula}={shown}≠{result.text}", message=message)


def _computed(kind: str, operands: Sequence[Quantity]) -> tuple[Decimal, str]:
    first, second = _value(operands[0]), _value(operands[1])
    one, other = operands[0].text, operands[1].text
    match kind:
        case "sum":
            return sum((_value(each) for each in operands), Decimal(0)), "+".join(each.text for each in operands)
        case "share":
            return first / second * 100, f"{one}÷{other}"
        case "growth":
            return abs(first - second) / second * 100, f"({one}-{other})÷{other}"
        case "difference":
            return abs(first - second), f"{one}-{other}"
        case _:
            return first / second, f"{one}÷{other}"


def _grade(kind: str, operands: Sequence[Quantity], result: Quantity, exact: Decimal) -> Grade:
    """As the checks grade: half-up holds; truncation, a last digit and what roundings leave are no conflict."""
    stated, place = abs(_value(result)), last_place(result)
    found = grade(exact, stated, place)
    if found != "wrong":
        return found
    if kind in ("sum", "difference"):
        figures = (*operands, result)
        rough = [last_place(each) for each in figures if each.decimals or each.scale]
        return "tail" if rough and abs(exact - stated) <= max(rough) / 2 * len(figures) else "wrong"
    if kind == "share":
        part, whole = operands
        held = within_rounding(_value(part), last_place(part), _value(whole), last_place(whole), result)
        return "tail" if held else "wrong"
    return "wrong"


def _known(each: _Judged, findings: Sequence[Finding], passes: Sequence[Pass]) -> _Judged:
    """A figure that a check has judged under the same code is the check's."""
    code = _CODES[each.proposal.kind][0]
    if each.outcome != "conflict":
        return each
    result = each.places[-1]
    judged = [e for f in findings if f.code[:3] == code[:3] for e in f.evidence]
    judged += [e for p in passes if p.code == code for e in p.evidence]
    if any(evidence.start <= result.start and result.end <= evidence.end for evidence in judged):
        return each._replace(outcome="known", reason=_KNOWN)
    return each


def _finding(each: _Judged) -> Finding:
    code, name = _CODES[each.proposal.kind]
    assert each.evidence is not None
    digest = hashlib.sha256(f"{code}\x1emodel\x1e{each.evidence.quote}\x1e{each.computation}".encode()).hexdigest()
    return Finding(
        id=f"{code}-{digest[:10]}",
        code=code,
        name=name,
        severity="major",
        certainty="query",
        message=each.message,
        evidence=(each.evidence,),
        values={"所列": each.proposal.result},
        computation=each.computation,
        ask=_ASK,
        origin="model",
    )


def _unique(judged: Iterator[_Judged]) -> Iterator[_Judged]:
    seen: set[tuple[object, ...]] = set()
    for each in judged:
        key = (each.proposal.kind, each.places or each.proposal.model_dump_json())
        if key not in seen:
            seen.add(key)
            yield each


def _value(quantity: Quantity) -> Decimal:
    assert quantity.value is not None
    return quantity.value


def _shown(value: Decimal, like: Quantity) -> str:
    """A computed value in the unit and to the decimals of a printed one."""
    scale = last_place(like).scaleb(like.decimals)
    suffix = f"{like.scale}{like.unit}" if like.kind != "percent" else "%"
    return f"{(value / scale).quantize(Decimal(1).scaleb(-like.decimals))}{suffix}"
