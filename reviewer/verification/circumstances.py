"""What a number is said of besides its item: a plan or a fact, what is done or what is left, one year or many.

Each rule compares the words beside the claim's number with those beside the found one and answers with the
pair that exclude each other, the claim's first; the second is "" where the found number has no such word.
All texts are folded. A word that the quotation has beside another number may still be the claim's; the
rules therefore ask the sentence before they hold a word against a claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

Contrast = tuple[str, str] | None


class Wording(NamedTuple):
    """The words around a number: ``beside`` it in its own clause, ``before`` it in its sentence, that ``sentence``,
    and the ``whole`` text; ``is_planned``: what stands before the sentence makes it a plan."""

    beside: str
    before: str
    sentence: str
    whole: str
    is_planned: bool = False


# Names in quotation or title marks, and plans that are what a performance is measured by.
_NO_PLAN = re.compile(r'"[^"]*"|《[^》]*》|(?:完成|超额?|达到?|占)[^,]{0,6}计划')
_PLAN = re.compile(
    r'(?<![按照如成额达超])计划(?![内生外书任项"》])|拟(?![定订稿])|预计|力争|争取(?!到|了|上级|中央|[省市县区]|各|[^,#]{0,6}(?:资金|经费|补助))|目标是|'
    r"(?<!对)将(?=[^,]{0,4}[建投完新引招开发])"
)
_PLANNED = re.compile(r"计划|拟|预计|力争|争取|目标|将|要|预算|任务|规划")
_LEFT = re.compile(
    r"剩余|[尚还仍],|还剩|剩下|尚[有余存]|仍有|余下|还有|尚未|正在|未(?!成年|来|必|婚|知)|没有|有待|待(?!遇)|逾期"
)
_REMAINS = re.compile(r"剩余|[尚还仍],|还剩|剩下|尚[有余存]|仍有|余下|还有")
_BEGUN = re.compile(r"开工|启动|动工|在建|筹建")
_FINISHED = re.compile(r"建成|竣工|完工|投产|投用|通车|交付|完成")
_YEARLY = re.compile(r"年均|每年|年平均")
_AVERAGE = re.compile(r"[人户村校场次月日亩项件](?<!次)均(?![已为可衡匀有能未])|(?<!全[国省市县区旗乡镇])平均")
_THIS_YEAR = re.compile(r"当年|本年|今年|年内|全年|本年度")
_THAT_YEAR = re.compile(r"当年|本年(?!度?末)|年内")
_YEARS = re.compile(r"累计|[二两三四五六七八九十]年(?:来|间|共|多来)|(?<!\d)[2-9]年(?:来|间|共)|以来")
_PER_TIME = re.compile(r"(?:人均|户均|每人|每户|平均)每?([年月日天])|([年月日])均")
_WHOLLY = re.compile(r"全部(?![门分署])|均已|全覆盖|无一遗漏|全数|悉数")
_WHOLE = re.compile(r"全|(?<![平人户村校场次月日年亩])均|都|所有|各|皆|悉|尽|清零|[一每]个不")
_NEWLY = re.compile(r"新增|净增")
_STANDING = re.compile(r"共计|共有|总[数量]|截至|年末")
_NEW = re.compile("新|增")
_BEYOND = re.compile(r"超(?:额|出|过)?[^,#]{0,6}(?:计划|目标|任务)")
_EXCEEDS = re.compile("超|高出|多")
_BOTH = {
    "城乡": re.compile("城镇|城市|农村"),
    "男女": re.compile("男|女"),
    "中小学": re.compile("小学|初中|中学"),
    "进出口": re.compile("进口|出口"),
}
_FIRST = re.compile(r"首次|首个|首家|首创|首位|榜首|之首|第一名")
_IS_FIRST = re.compile(r"首|第一|第1(?!\d)|最[高大多快强优好]|率先|领先|开创|零的突破|填补")
_AREAS = {
    "世界": re.compile("全球|世界|全世界"),
    "全国": re.compile("全国|我国|国内"),
    "全省": re.compile("全省|我省|全自治区"),
    "全市": re.compile("全市|我市"),
    "全县": re.compile("全县|我县|全区|我区|全旗"),
    "全乡": re.compile("全乡|全镇|我镇|我乡|全街道"),
}
# Smaller than any area: what a report says of its own body alone.
_OWN = re.compile(r"[市省县区]本级|局属|[本我](?:局|部门|单位|馆|街道|院|委|校|中心|站)(?!区)")
_BODY = re.compile(
    r"(?!各|所有)[^,]{1,6}(医院|卫生院|学校|中学|小学|幼儿园|公司|支队|大队|派出所|分局)(?![数个及和与、])"
)
_OWN_LEVEL = re.compile(r"[市省县区]本级|局属")
_AREA = re.compile("|".join(pattern.pattern for pattern in _AREAS.values()))
_MARKS = (
    _PLAN, _LEFT, _FINISHED, _YEARLY, _AVERAGE, _THIS_YEAR, _YEARS, _PER_TIME, _WHOLLY, _AREA, _OWN_LEVEL,
    _NEWLY, _BEYOND,
)  # fmt: skip
_MARKED = re.compile("|".join([*(each.pattern for each in _MARKS), *_BOTH]))


def is_marked(beside: str) -> bool:
    """Whether the words beside a number hold any that a rule here asks about."""
    return _MARKED.search(beside) is not None


def is_left(beside: str) -> bool:
    """Whether the words beside a number say that it is what remains undone."""
    return _REMAINS.search(beside) is not None


def turned(claim: Wording, found: Wording) -> Contrast:
    """The first circumstance in which the claim's number and the found one exclude each other, or None."""
    for rule in _RULES:
        if (contrast := rule(claim, found)) is not None:
            return contrast
    return None


def added(claim: str, quoted: Callable[[], str]) -> str:
    """The word by which a claim calls something the first (首次) or wholly done (全部) that the quotation, asked for
    only then, does not; "" where there is none."""
    first, wholly = _FIRST.search(claim), _WHOLLY.search(claim)
    if first and not _IS_FIRST.search(quoted()):
        return first[0]
    if wholly and not _WHOLE.search(quoted()) and "100%" not in quoted():
        return wholly[0]
    return ""


def _planned(claim: Wording, found: Wording) -> Contrast:
    here = _PLAN.search(_NO_PLAN.sub("", claim.beside))
    there = _PLAN.search(_NO_PLAN.sub("", found.beside))
    if here and not there and not found.is_planned and not _PLANNED.search(_NO_PLAN.sub("", found.sentence)):
        return here[0], ""
    if there and not here and not _PLANNED.search(claim.whole) and not _LEFT.search(claim.whole):
        return "", there[0]
    return None


def _left(claim: Wording, found: Wording) -> Contrast:
    here, there = _LEFT.search(claim.beside), _LEFT.search(found.beside)
    if there is None and here is not None and _REMAINS.search(claim.beside):
        if not _LEFT.search(found.sentence) or _FINISHED.search(found.beside):
            return here[0], ""
    elif here is None and there is not None and _REMAINS.search(found.beside) and not _LEFT.search(claim.whole):
        return "", there[0]
    return None


def _begun(claim: Wording, found: Wording) -> Contrast:
    here, there = _FINISHED.search(claim.beside), _BEGUN.search(found.beside)
    if here and there and not _BEGUN.search(claim.beside) and not _FINISHED.search(found.beside):
        return here[0], there[0]
    return None


def _averaged(claim: Wording, found: Wording) -> Contrast:
    here, there = _YEARLY.search(claim.beside), _YEARLY.search(found.beside)
    if here and not there and not _YEARLY.search(found.sentence):
        return here[0], ""
    if there and not here and not _YEARLY.search(claim.whole):
        return "", there[0]
    here, there = _AVERAGE.search(claim.beside), _AVERAGE.search(found.beside)
    if (
        here
        and here[0] not in found.beside
        and "每" not in found.beside
        and not (there and "平均" in (here[0], there[0]))
    ):
        return here[0], there[0] if there else ""
    return None


def _spanned(claim: Wording, found: Wording) -> Contrast:
    here, there = _THIS_YEAR.search(claim.beside), _YEARS.search(found.beside)
    if here and there and not _YEARS.search(claim.whole) and not _THIS_YEAR.search(found.beside):
        return here[0], there[0]
    here, there = _YEARS.search(claim.beside), _THAT_YEAR.search(found.beside)
    if here and there and not _THAT_YEAR.search(claim.whole) and not _YEARS.search(found.beside):
        return here[0], there[0]
    return None


def _per_time(claim: Wording, found: Wording) -> Contrast:
    here, there = _PER_TIME.search(claim.beside), _PER_TIME.search(found.beside)
    if here and there and (here[1] or here[2]) != (there[1] or there[2]):
        return here[0], there[0]
    return None


def _wholly(claim: Wording, found: Wording) -> Contrast:
    here = _WHOLLY.search(claim.beside)
    if here is None or _WHOLE.search(found.sentence) or "100%" in found.whole:
        return None
    return here[0], ""


def _newly(claim: Wording, found: Wording) -> Contrast:
    here, there = _NEWLY.search(claim.beside), _STANDING.search(found.sentence)
    return (here[0], there[0]) if here and there and not _NEW.search(found.sentence) else None


def _beyond(claim: Wording, found: Wording) -> Contrast:
    there = _BEYOND.search(found.beside)
    return None if there is None or _EXCEEDS.search(claim.beside) else ("", there[0])


def _both(claim: Wording, found: Wording) -> Contrast:
    for both, either in _BOTH.items():
        if both in claim.beside and both not in found.sentence and (there := either.search(found.beside)):
            return both, there[0]
    return None


def _area(claim: Wording, found: Wording) -> Contrast:
    here, there = _AREA.search(claim.beside), _AREA.search(found.beside)
    if here is None or there is None:
        return None
    for area, names in _AREAS.items():
        if names.search(claim.beside) and not names.search(found.before):
            others = [each for each, pattern in _AREAS.items() if each != area and pattern.search(found.beside)]
            if others and not any(_AREAS[each].search(claim.beside) for each in others):
                return here[0], there[0]
    return None


def _own(claim: Wording, found: Wording) -> Contrast:
    here, there = _AREA.search(claim.beside), _OWN.search(found.before) or _OWN.search(found.beside)
    if here and not there and (there := _BODY.match(found.beside)) and there[1] in claim.whole:
        return None
    if here and there and not _AREA.search(f"{found.before},{found.beside}") and not _OWN.search(claim.whole):
        return here[0], there[0]
    here, there = _OWN_LEVEL.search(claim.beside), _AREA.search(found.beside)
    return (here[0], there[0]) if here and there and not _OWN.search(found.beside) else None


_RULES: tuple[Callable[[Wording, Wording], Contrast], ...] = (
    _planned, _left, _begun, _averaged, _spanned, _per_time, _wholly, _newly, _beyond, _both, _area, _own,
)  # fmt: skip
