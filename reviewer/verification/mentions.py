"""Dates, years, ordinals, labels and identifiers of a claim: borne out by the quotation, or by its context."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.model import NumberStatus, NumberVerdict, Quantity, Span
from reviewer.verification import messages
from reviewer.verification.dates import Parts, names_same, parts, relative_years
from reviewer.verification.folding import fold
from reviewer.verification.passage import Passage

_BESIDE = 8
_EDGE = re.compile(r"[,。;:、!?比较]")
_OF_YEAR = "年度的底末份，,"
_COMPARED = ("比", "较", "与", "同", "从", "由", "自", "和")


def judge_mention(
    claim: str, mention: Quantity, passages: Sequence[Passage], others: Sequence[Quantity]
) -> NumberVerdict:
    """What became of ``mention``, a date, ordinal, label or identifier of ``claim``; ``others`` are its fellows."""
    if mention.kind in ("year", "date") and (named := parts(mention.text)) is not None:
        status, found, reason = _judge_date(claim, mention, named, passages, others)
    else:
        status, found, reason = _judge_name(mention, passages)
    return NumberVerdict(
        text=mention.text,
        value=mention.value,
        unit=mention.unit,
        qualifier=mention.qualifier,
        status=status,
        span=None if found is None else Span(start=found.start, end=found.end),
        reason=reason,
    )


Judged = tuple[NumberStatus, Quantity | None, str]


def _judge_date(
    claim: str, mention: Quantity, named: Parts, passages: Sequence[Passage], others: Sequence[Quantity]
) -> Judged:
    quoted = [(p, q, found) for p in passages for q in p.mentions if (found := _date(q)) is not None]
    agreeing = [(p, q) for p, q, found in quoted if names_same(named, found) and _year_fits(named, found, p)]
    differing = [(p, q) for p, q, found in quoted if not names_same(named, found) and _alike(named, found)]
    words = _beside(claim, mention)
    fellows = [other for other in others if other is not mention]
    if agreeing:
        own = max(len(words & _beside(p.source.text, q)) for p, q in agreeing)
        listed = any(_follows_list(p.source.text, q) for p, q in agreeing)
        for passage, rival in [] if listed else differing:
            beside = _beside(passage.source.text, rival)
            if own < 2 and len(words & beside) >= own + 2 and not _spoken_for(claim, rival, beside, words, fellows):
                return "bound_to_other", rival, messages.OTHER_YEAR.format(found=rival.text, claim=mention.text)
        borne = agreeing[0][1]
        if fold(borne.text) == fold(mention.text):
            return "same", borne, messages.SAME.format(found=borne.text)
        return "rewritten", borne, messages.REWRITTEN.format(found=borne.text, claim=mention.text)
    if any(_year_meant(claim, mention, named.year, passage) for passage in passages) and not named.month:
        return "rewritten", None, messages.FROM_CONTEXT.format(claim=mention.text)
    for passage, rival in differing:
        beside = _beside(passage.source.text, rival)
        if (words & beside or not words) and not _spoken_for(claim, rival, beside, words, fellows):
            return (
                _absent_status(mention, passages),
                rival,
                messages.OTHER_YEAR.format(found=rival.text, claim=mention.text),
            )
    for passage in passages:
        if _from_context(named, passage):
            return "same", None, messages.FROM_CONTEXT.format(claim=mention.text)
    if differing:
        rival = differing[0][1]
        return (
            _absent_status(mention, passages),
            rival,
            messages.OTHER_YEAR.format(found=rival.text, claim=mention.text),
        )
    return _absent_status(mention, passages), None, messages.NO_SUCH_MENTION.format(claim=mention.text)


def _spoken_for(
    claim: str, rival: Quantity, beside: frozenset[str], words: frozenset[str], fellows: Sequence[Quantity]
) -> bool:
    """Whether another date of the claim is ``rival`` and stands in its words at least as much."""
    return any(
        fold(fellow.text) == fold(rival.text) and len(_beside(claim, fellow) & beside) >= len(words & beside)
        for fellow in fellows
    )


def _date(quantity: Quantity) -> Parts | None:
    return parts(quantity.text) if quantity.kind in ("year", "date") else None


def _alike(named: Parts, found: Parts) -> bool:
    """Whether the two name the same parts of a date, so that one could be put for the other."""
    return bool((named.year and found.year) or (named.month and found.month) or (named.day and found.day))


def _year_fits(named: Parts, found: Parts, passage: Passage) -> bool:
    return not named.year or bool(found.year) or _year_known(named.year, passage)


def _from_context(named: Parts, passage: Passage) -> bool:
    if not named.month and not named.day:
        return _year_known(named.year, passage) and (not named.last or _year_known(named.last, passage))
    return any(
        names_same(named, found) and _year_fits(named, found, passage)
        for quantity in passage.mentions_around
        if (found := _date(quantity)) is not None
    )


def _year_known(year: int, passage: Passage) -> bool:
    """Whether the title, the opening of the sentence or a bare 2021录用 in the quotation gives ``year``."""
    if year in passage.source.title_years or re.search(rf"(?<![\d.]){year}(?![\d.%万亿元人名个项])", passage.words):
        return True
    return any(
        found.year == year and _opens_clause(passage.source.text, quantity)
        for quantity in passage.mentions_around
        if quantity.start < passage.evidence.start and (found := _date(quantity)) is not None
    )


def _year_meant(claim: str, mention: Quantity, year: int, passage: Passage) -> bool:
    """Whether 去年 or its like in the sentence means ``year`` and stands where the claim has it."""
    before, after = claim[: mention.start], fold(claim[mention.end :][:_BESIDE]).lstrip(_OF_YEAR)
    for title in passage.source.title_years:
        for meant, start, end in relative_years(passage.words_around, title):
            if meant != year:
                continue
            compared = passage.words_around[:start].endswith(_COMPARED) and before.endswith(_COMPARED)
            following = passage.words_around[end : end + _BESIDE].lstrip(_OF_YEAR)
            if compared or (after[:2] and following.startswith(after[:2])):
                return True
    return False


def _opens_clause(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.start - 3) : quantity.start].rstrip()
    return (
        not before
        or before[-1] in "，。；：！？,;:\n　 、"
        or before.endswith(("自", "从", "在", "于", "截至", "截止"))
    )


def _beside(text: str, quantity: Quantity) -> frozenset[str]:
    """The words of the date's own clause on either side of it."""
    before = fold(text[max(0, quantity.start - _BESIDE) : quantity.start])
    after = fold(text[quantity.end : quantity.end + _BESIDE]).lstrip(_OF_YEAR)
    return _pairs(_EDGE.split(before)[-1]) | _pairs(_EDGE.split(after, maxsplit=1)[0])


def _follows_list(text: str, quantity: Quantity) -> bool:
    """Whether the date is one of a list (6月末、9月末、12月末分别为…), whose words stand after the last."""
    return text[quantity.end : quantity.end + 2].lstrip(_OF_YEAR)[:1] == "、"


def _pairs(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


def _absent_status(mention: Quantity, passages: Sequence[Passage]) -> NumberStatus:
    text = fold(mention.text)
    return "elsewhere" if any(text in p.source.folded.text for p in passages) else "absent"


def _judge_name(mention: Quantity, passages: Sequence[Passage]) -> Judged:
    """An ordinal, label or identifier: its words, or its rank in other figures, in the quotation or its sentence."""
    text = fold(mention.text)
    for passage in passages:
        for quantity in passage.mentions:
            if fold(quantity.text) == text:
                return "same", quantity, messages.SAME.format(found=quantity.text)
    for passage in passages:
        if text in passage.words:
            return "same", None, messages.SAME.format(found=mention.text)
        for quantity in passage.mentions:
            if mention.value is not None and (mention.kind, mention.value) == (quantity.kind, quantity.value):
                return "rewritten", quantity, messages.REWRITTEN.format(found=quantity.text, claim=mention.text)
    if any(text in passage.words_around for passage in passages):
        return "same", None, messages.FROM_CONTEXT.format(claim=mention.text)
    return _absent_status(mention, passages), None, messages.NO_SUCH_MENTION.format(claim=mention.text)
