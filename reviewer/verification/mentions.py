"""Dates, years, ordinals, labels and identifiers of a claim: borne out by the quotation, or by its context."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.model import NumberStatus, NumberVerdict, Quantity
from reviewer.verification import messages
from reviewer.verification.dates import COMPARED, OF_YEAR, Parts, date_parts, names_same
from reviewer.verification.folding import fold
from reviewer.verification.passage import Passage
from reviewer.verification.slots import span

_BESIDE = 8
_EDGE = re.compile(r"[,。;:、!?比较]")
_COUNTS = "〇一二三四五"
_LEVELS = re.compile("([二三四五])级")
_LEVEL = re.compile("(省|市|县|区|乡|镇|村|街道)级")
_TELLING = 2
_FIRST_RANK = re.compile("首位|榜首|之首")
_ON = re.compile("[于在]$")
_THAN = ("比", "较", "与", "同")
_FIGURE = re.compile(r"\d[\d.]*(?!年|月|日)")
_EVENT = re.compile(r"[一-鿿]{2}(?=[,。;、和并]|$)")


def judge_mention(
    claim: str, mention: Quantity, passages: Sequence[Passage], others: Sequence[Quantity]
) -> NumberVerdict:
    """What became of ``mention``, a date, ordinal, label or identifier of ``claim``; ``others`` are its fellows."""
    named = date_parts(mention)
    if named is not None:
        judged = _Date(claim, mention, named, passages, others).judge()
    else:
        judged = _judge_name(mention, passages)
    status, found, reason = judged
    return NumberVerdict(
        text=mention.text,
        value=mention.value,
        unit=mention.unit,
        qualifier=mention.qualifier,
        status=status,
        span=None if found is None else span(found.start, found.end),
        reason=reason,
    )


Judged = tuple[NumberStatus, Quantity | None, str]


class _Date:
    """One date of a claim against the passages."""

    def __init__(
        self, claim: str, mention: Quantity, named: Parts, passages: Sequence[Passage], others: Sequence[Quantity]
    ) -> None:
        self.claim, self.mention, self.named, self.passages = claim, mention, named, passages
        self.fellows = [other for other in others if other is not mention]

    def judge(self) -> Judged:
        agreeing: list[tuple[Passage, Quantity]] = []
        differing: list[tuple[Passage, Quantity]] = []
        for passage in self.passages:
            for quantity, found in passage.dates:
                if not names_same(self.named, found):
                    if _alike(self.named, found):
                        differing.append((passage, quantity))
                elif not self.named.year or found.year or passage.may_be_of(quantity, self.named.year):
                    agreeing.append((passage, quantity))
        if agreeing:
            return self._swapped(agreeing, differing) or self._borne(agreeing[0][1])
        if not self.named.month and any(self._is_meant(passage) for passage in self.passages):
            return "rewritten", None, messages.FROM_CONTEXT.format(claim=self.mention.text)
        words = _beside(self.claim, self.mention) if differing else frozenset()
        for passage, rival in differing:
            beside = _beside(passage.source.text, rival)
            if (words & beside or not words) and not self._spoken_for(rival, beside, words):
                return self._other(rival)
        if any(self._in_context(passage) for passage in self.passages):
            return "same", None, messages.FROM_CONTEXT.format(claim=self.mention.text)
        if differing:
            return self._other(differing[0][1])
        reason = messages.NO_SUCH_MENTION.format(claim=self.mention.text)
        return _absent_status(self.mention, self.passages), None, reason

    def _borne(self, found: Quantity) -> Judged:
        if fold(found.text) == fold(self.mention.text):
            return "same", found, messages.SAME.format(found=found.text)
        return "rewritten", found, messages.REWRITTEN.format(found=found.text, claim=self.mention.text)

    def _other(self, rival: Quantity) -> Judged:
        reason = messages.OTHER_YEAR.format(found=rival.text, claim=self.mention.text)
        return _absent_status(self.mention, self.passages), rival, reason

    def _swapped(
        self, agreeing: Sequence[tuple[Passage, Quantity]], differing: Sequence[tuple[Passage, Quantity]]
    ) -> Judged | None:
        """The date stands in the quotation, but with what the claim puts it to stands another."""
        meant = _said_done(self.claim, self.mention)
        if meant and all(_said_due(passage.source.text, each) for passage, each in agreeing):
            rival = differing[0][1] if differing else agreeing[0][1]
            return "bound_to_other", rival, messages.OTHER_YEAR.format(found=rival.text, claim=self.mention.text)
        if not differing or any(_is_listed(passage.source.text, each) for passage, each in agreeing):
            return None
        follows = _event(self.claim, self.mention)
        if follows and not any(_follows(passage.source.text, each, follows) for passage, each in agreeing):
            for passage, rival in differing:
                if _event(passage.source.text, rival) == follows and not self._is_fellow(rival):
                    reason = messages.OTHER_YEAR.format(found=rival.text, claim=self.mention.text)
                    return "bound_to_other", rival, reason
        if self._has_its_figure(agreeing):
            return None
        words = _beside(self.claim, self.mention)
        own = max(len(words & _beside(passage.source.text, each)) for passage, each in agreeing)
        if own >= _TELLING:
            return None
        compared = _is_compared(self.claim, self.mention)
        for passage, rival in differing:
            beside = _beside(passage.source.text, rival)
            if _is_compared(passage.source.text, rival) != compared:
                continue
            if len(words & beside) >= own + _TELLING and not self._spoken_for(rival, beside, words):
                reason = messages.OTHER_YEAR.format(found=rival.text, claim=self.mention.text)
                return "bound_to_other", rival, reason
        return None

    def _is_fellow(self, rival: Quantity) -> bool:
        """Whether the claim names the rival date as well."""
        return any(fold(fellow.text) == fold(rival.text) for fellow in self.fellows)

    def _has_its_figure(self, agreeing: Sequence[tuple[Passage, Quantity]]) -> bool:
        """Whether the figure behind the date in the claim stands behind it, before another date, in the quotation."""
        figure = _FIGURE.search(fold(self.claim[self.mention.end :]))
        if figure is None:
            return False
        for passage, found in agreeing:
            ends = [each.start for each, _ in passage.dates if each.start > found.start]
            stop = min([*ends, passage.evidence.end])
            if figure.group() in _FIGURE.findall(fold(passage.source.text[found.end : stop])):
                return True
        return False

    def _spoken_for(self, rival: Quantity, beside: frozenset[str], words: frozenset[str]) -> bool:
        """Whether another date of the claim is ``rival`` and stands in its words at least as much."""
        return any(
            fold(fellow.text) == fold(rival.text) and len(_beside(self.claim, fellow) & beside) >= len(words & beside)
            for fellow in self.fellows
        )

    def _is_meant(self, passage: Passage) -> bool:
        """Whether 去年 or its like means the year and stands where the claim has it."""
        candidates = [each for each in passage.relative_years if each.year == self.named.year]
        if not candidates:
            return False
        figure = _FIGURE.search(fold(self.claim[self.mention.end :]))
        levels = [fold(slot.quantity.text) for slot in passage.compared_with(self.named.year)]
        if figure and any(figure.group() in _FIGURE.findall(level) for level in levels):
            return True
        compared = self.claim[: self.mention.start].endswith(COMPARED)
        following = fold(self.claim[self.mention.end :][:_BESIDE]).lstrip(OF_YEAR)[:2]
        return any(
            (each.compared and compared) or (following and each.following.startswith(following)) for each in candidates
        )

    def _in_context(self, passage: Passage) -> bool:
        named = self.named
        if not named.month and not named.day:
            return named.year in passage.years and (not named.last or named.last in passage.years)
        return any(
            names_same(named, found) and (not named.year or found.year or passage.may_be_of(each, named.year))
            for each, found in passage.dates_around
        )


def _alike(named: Parts, found: Parts) -> bool:
    """Whether the two name the same parts of a date, so that one could be put for the other."""
    return bool((named.year and found.year) or (named.month and found.month) or (named.day and found.day))


def _beside(text: str, quantity: Quantity) -> frozenset[str]:
    """The words of the date's own clause on either side of it."""
    before = fold(text[max(0, quantity.start - _BESIDE) : quantity.start])
    after = fold(text[quantity.end : quantity.end + _BESIDE]).lstrip(OF_YEAR)
    return _pairs(_EDGE.split(before)[-1]) | _pairs(_EDGE.split(after, maxsplit=1)[0])


def _event(text: str, quantity: Quantity) -> str:
    """The two characters of an event right behind a day or month (开工, 竣工), "" where anything else stands."""
    match = _EVENT.match(fold(text[quantity.end : quantity.end + _BESIDE]))
    return match[0] if match is not None and quantity.unit != "年" else ""


def _follows(text: str, quantity: Quantity, word: str) -> bool:
    """Whether ``word`` stands behind the date before its clause ends."""
    behind = fold(text[quantity.end : quantity.end + 3 * _BESIDE])
    return word in _EDGE.split(behind, maxsplit=1)[0]


def _is_compared(text: str, quantity: Quantity) -> bool:
    """Whether the date is one that something is compared with (比2020年增长)."""
    return text[max(0, quantity.start - _BESIDE) : quantity.start].rstrip().endswith(_THAN)


def _said_done(text: str, quantity: Quantity) -> bool:
    """Whether something was done on the date (实际于2月8日到账)."""
    return _ON.sub("", text[max(0, quantity.start - _BESIDE) : quantity.start]).endswith(("实际", "已"))


def _said_due(text: str, quantity: Quantity) -> bool:
    """Whether something was due on the date (应于2月8日到账)."""
    return _ON.sub("", text[max(0, quantity.start - _BESIDE) : quantity.start]).endswith(("应", "计划", "原定", "拟"))


def _is_listed(text: str, quantity: Quantity) -> bool:
    """Whether the date is one of a list (6月末、9月末、12月末分别为…), whose words stand after the last."""
    return text[quantity.end : quantity.end + 2].lstrip(OF_YEAR)[:1] == "、"


def _pairs(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


def _absent_status(mention: Quantity, passages: Sequence[Passage]) -> NumberStatus:
    text = fold(mention.text)
    return "elsewhere" if any(text in p.source.folded.text for p in passages) else "absent"


def _counts_levels(count: str, words: str) -> bool:
    """Whether ``words`` name as many levels (县级、乡级、村级) as a claim says there are (三级)."""
    return len(set(_LEVEL.findall(words))) == _COUNTS.index(count)


def _judge_name(mention: Quantity, passages: Sequence[Passage]) -> Judged:
    """An ordinal, label or identifier: its words, or its rank in other figures, in the quotation or its sentence."""
    text = fold(mention.text)
    for passage in passages:
        if (same := passage.names.get(text)) is not None:
            return "same", same, messages.SAME.format(found=same.text)
    for passage in passages:
        if text in passage.words or text in passage.words.replace('"', ""):
            return "same", None, messages.SAME.format(found=mention.text)
        for quantity in passage.mentions:
            if mention.value is not None and (mention.kind, mention.value) == (quantity.kind, quantity.value):
                return "rewritten", quantity, messages.REWRITTEN.format(found=quantity.text, claim=mention.text)
    if (levels := _LEVELS.match(text)) and any(_counts_levels(levels[1], passage.words) for passage in passages):
        return "rewritten", None, messages.FROM_CONTEXT.format(claim=mention.text)
    if mention.value == 1 and any(_FIRST_RANK.search(passage.words) for passage in passages):
        return "rewritten", None, messages.REWRITTEN.format(found="首位", claim=mention.text)
    if any(text in passage.words_around for passage in passages):
        return "same", None, messages.FROM_CONTEXT.format(claim=mention.text)
    return _absent_status(mention, passages), None, messages.NO_SUCH_MENTION.format(claim=mention.text)
