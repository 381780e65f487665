"""Words that say all, fewer or too many, against the figures beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.evidence.words import sentence_before, words_of
from reviewer.checks.outcomes import Fault
from reviewer.checks.places import clause_from, clause_start
from reviewer.checks.report import Report
from reviewer.model import Certainty, Span

_FOUND = re.compile(
    r"(?:发现|排查出?|查出|查找出?|梳理出?|受理|收到|接到|交办|反馈)[^。；\n\d]{0,24}?(?P<thing>[一-龥]{2})"
    r"(?P<found>\d[\d,]*)(?P<unit>[处个条件起项宗])，(?:现已|已|督促)?(?P<verb>整改|办结|化解|处置|解决|销号|答复)(?:完成|到位)?"
    r"(?P<done>\d[\d,]*)(?P=unit)"
)
_ALL = re.compile(
    r"(?:均|都|全部|悉数|一律)(?:已|得到|予以|完成|按期|按时|如期)*(?:清零|整改|办结|化解|处置|解决|销号|答复|消除)"
    r"|(?:已|实现|做到)(?:动态|全部)?清零|(?:整改|办结|化解|销号|答复)率(?:均?达到?|为|均为)?100[%％]"
)
# What is told with another word of the same: a matter taken up (处置) need not be closed (办结).
_ENDED = {"整改": "解决|销号|消除", "化解": "解决|销号", "解决": "化解|销号|消除"}
# What was not done at first may have been done since, and is then told.
_REST = re.compile(r"其余|剩余|余下|另外?\d|余\d|限期|截至|随后|后续|\d月|其中")
_AT_FIRST = re.compile(r"当场|现场|立即|立行|截至|其中|\d月|季度|[上下]半年")
_NOW = re.compile(r"目前|现已|至今|现在")
_AIMED = re.compile(r"确保|力争|努力|推动|争取|将|要|坚持|按照|落实|遵循|未|没有|不|尚|预算|近[\d一二三四五]年|总体")
_BUT_FOR = re.compile(r"剔除|扣除|同口径|可比|不含")
# What may stand before the thing found without narrowing it to some of them.
_FILLER = re.compile(
    r"所有|全部|各类|各项|上述|以上|这些|相关|(?:排查|查出|发现|受理|收到|反馈|交办)出?的|目前|现已|至今|现在|年末|年底|对|已|的"
)

_THREE = r"三公[”\"]?\s*经费"
_LESS = re.compile(
    rf"{_THREE}(?:支出|总额)?[^，。；\n]{{0,6}}(?:只减不增|(?:有效|明显|大幅|逐年|持续|得到了?)(?:压[减缩]|下降|减少|递减))(?!的)"
)
_SPENT = re.compile(
    rf"{_THREE}(?:(?!其中)[^。；\n]){{0,40}}?(?:支出|决算)(?:数|额|为|合计|总额)*\s*(?P<now>\d[\d,]*(?:\.\d+)?)\s*万元"
)
_LAST_YEAR = re.compile(r"(?:上年度?|去年|(?P<year>20\d\d)年)[^，。；\n\d]{0,12}(?P<then>\d[\d,]*(?:\.\d+)?)\s*万元")
_MORE = re.compile(r"(?:增加|多支出?|上升|超出|增支)了?(?P<more>\d[\d,]*(?:\.\d+)?)\s*万元")
_ROSE = re.compile(
    rf"{_THREE}(?:支出|总额|合计|总支出|决算数?)*[比较]上年[^，。；\n\d]{{0,6}}(?:增加|上升|增长|多支出?)\d"
)

_REACH = 400
_SECTION = 1500  # as far as a section is searched around a claim
_BRACKETS = re.compile(r"[（(][^（）()\n]*[）)]")
_POSTS = re.compile(r"(?<!行政)(?<!事业)(?<!工勤)编制(?:总?数|总额|共计?|为|有)*(?P<posts>\d+)\s*[个名人]")
_STAFF = re.compile(
    r"(?:实有|在编|在职|在岗)(?:在职|在编|在岗|人员|职工|干部|总?人?数|共|为)*(?P<staff>\d+)\s*[个名人]"
)
_BALANCE = re.compile(r"(?P<word>超编|缺编|空编|空缺编制)(?:人员|编制|了|为)*(?P<gap>\d+)\s*[个名人]")


def not_all(report: Report) -> Iterator[Fault]:
    """查出隐患132处，整改127处……所有隐患均已清零 in one paragraph."""
    for pair in _FOUND.finditer(report.text):
        found, done = (int(pair[name].replace(",", "")) for name in ("found", "done"))
        if done >= found or _AT_FIRST.search(report.text, sentence_before(report, pair.start()), pair.end()):
            continue
        line_end = report.text.find("\n", pair.end(), pair.end() + _REACH)
        end = line_end if line_end >= 0 else min(pair.end() + _REACH, len(report.text))
        claim = next((c for c in _ALL.finditer(report.text, pair.end(), end) if _is_of(report, c, pair)), None)
        if claim is not None:
            said = Span(start=clause_start(report.text, claim.start()), end=clause_from(report.text, claim.end()).end)
            words = words_of(report, said)
            certainty: Certainty = "likely" if _NOW.search(words) else "certain"
            yield Fault(
                f"{pair['thing']}{pair['found']}{pair['unit']}，{pair['verb']}{pair['done']}{pair['unit']}，"
                f"尚差{found - done}{pair['unit']}，而称“{words}”，前后不一致",
                (said, Span(start=pair.start(), end=pair.end())),
                certainty,
                computation=f"{found}-{done}={found - done}",
            )


def _is_of(report: Report, claim: re.Match[str], pair: re.Match[str]) -> bool:
    """Whether the claim names what was found, and nothing between them tells of the rest."""
    named = _FILLER.sub("", report.text[clause_start(report.text, claim.start()) : claim.start()])
    alike = re.search(rf"{pair['verb']}|清零|{_ENDED.get(pair['verb'], '清零')}", claim[0])
    return named == pair["thing"] and alike is not None and not _REST.search(report.text, pair.end(), claim.start())


def not_less(report: Report) -> Iterator[Fault]:
    """“三公”经费只减不增 where the figures of the section say that it rose."""
    for claim in _LESS.finditer(report.text):
        section = report.section_at(claim.start())
        said = Span(start=clause_start(report.text, claim.start()), end=claim.end())
        if section is None or _is_of_other(report, claim, said.start):
            continue
        near = max(section.body_start, claim.start() - _SECTION), min(section.end, claim.end() + _SECTION)
        rise = _rise(report, *near)
        if rise is not None:
            message = f"称“{words_of(report, said)}”，而所列数额为“{words_of(report, rise)}”，前后不一致"
            # 压减 may be meant of the budget.
            yield Fault(message, (said, rise), "query" if "压" in claim[0] else "likely")


def _is_of_other(report: Report, claim: re.Match[str], start: int) -> bool:
    """Whether less is aimed at, or told of several years, of the budget, or of all but something."""
    other = _AIMED.search(report.text, start, claim.start()) or _BUT_FOR.search(
        report.text, sentence_before(report, start), claim.end()
    )
    return other is not None or "预算" in claim[0]


def _rise(report: Report, start: int, end: int) -> Span | None:
    """Where the section says that the total rose, in so many words or by three figures that agree."""
    if rose := _ROSE.search(report.text, start, end):
        return Span(start=rose.start(), end=clause_from(report.text, rose.end()).end)
    spent = _SPENT.search(report.text, start, end)
    if spent is None:
        return None
    year = str((report.document.year or 0) - 1)
    earlier = [
        _amount(m["then"])
        for m in _LAST_YEAR.finditer(report.text, start, end)
        if m["year"] is None or m["year"] == year
    ]
    for more in _MORE.finditer(report.text, start, end):
        if _amount(spent["now"]) - _amount(more["more"]) in earlier:
            return Span(start=clause_start(report.text, more.start()), end=more.end())
    return None


def wrong_balance(report: Report) -> Iterator[Fault]:
    """编制82名，实有79人，超编3人: the number fits, the word does not."""
    text = _BRACKETS.sub(lambda match: "（" * len(match[0]), report.text)
    for balance in _BALANCE.finditer(text):
        reach = max(0, balance.start() - _REACH)
        begin = max(reach, text.rfind("\n", reach, balance.start()) + 1)
        posts, staff = ([*p.finditer(text, begin, balance.start())] for p in (_POSTS, _STAFF))
        if len(posts) != 1 or len(staff) != 1:
            continue
        over = int(staff[0]["staff"]) - int(posts[0]["posts"])
        if abs(over) == int(balance["gap"]) and over and (over > 0) != (balance["word"] == "超编"):
            right = "超编" if over > 0 else "缺编"
            yield Fault(
                f"{posts[0][0]}、{staff[0][0]}，应为{right}{abs(over)}{balance[0][-1]}，写作“{balance[0]}”",
                tuple(Span(start=m.start(), end=m.end()) for m in (balance, posts[0], staff[0])),
                "certain",
                computation=f"{staff[0]['staff']}-{posts[0]['posts']}={over}",
            )


def _amount(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))
