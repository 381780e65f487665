"""The elements a problem or a measure consists of, read from its words and figures."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from reviewer.model import Quantity
from reviewer.quantities import find_quantities
from reviewer.statements.figures import measures
from reviewer.statements.words import group

PROBLEM = ("subject_is_self", "named_object", "quantified", "period", "cause", "consequence", "evidence")
MEASURE = ("action_and_product", "responsible", "deadline", "verifiable_target", "answers_problem")
NAMES = {
    "subject_is_self": "本单位作主语",
    "named_object": "点名的项目、科目或制度",
    "quantified": "数量或金额",
    "period": "发生期间",
    "cause": "原因",
    "consequence": "后果",
    "evidence": "依据（文号、报表或项目编码）",
    "action_and_product": "具体动作和成果物",
    "responsible": "责任科室或责任人",
    "deadline": "完成时限",
    "verifiable_target": "可检验的目标",
    "answers_problem": "与问题的对应",
}

_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_QUOTED = re.compile(r"“[^”]{2,30}”[一-龥]{0,6}(?:项目|工程|系统|平台|专项|行动|资金|制度|办法)")
_OBJECT = re.compile(
    r"([一-龥A-Za-z0-9“”（）()]{2,24}?)(?:项目|工程|系统|平台|专项|课题|基地|改造|站点|服务中心|计划(?=\d)"
    r"|补贴|补助|津贴|驿站|水库|泵站|管网|校舍|公园|大楼|道路|桥梁|码头|厂房"
    r"|(?:水|处理|加工|垃圾)厂|(?:排涝|中转|监测|变电|管护)站|阅览室|食堂|隔离带|案件|资金(?=缺口|\d|[^，。；]{0,8}\d))"
)
_INDICATOR = re.compile(r"([一-龥]{3,16}?)(?:率|比例|满意度)[^，。；]{0,12}\d")
_NAMED_RATE = re.compile(r"([一-龥]{2,16}?)(?:率|满意度)指标")
_PLANNED = re.compile(r"(?:计划|目标|任务)(?:为|是)?[一-龥]{2,10}\d")
# A number of days is an attribute of most things, but the measure of a delay.
_DELAY = re.compile(
    r"(?:周期|时长|平均|逾期|超期|推迟|延迟|滞后|晚于|拖后|延后|延期)[^，。；\n\d]{0,6}\d+(?:\.\d+)?个?(?:天|日|工作日|月|小时)"
)
_FUNCTION = re.compile(r"[的了将对于在与和及把被从向由因为是有使让但且则也只却地得所]|就(?![业医诊读餐])|一些|以及")
_COUNTED = re.compile(r"[\d一二两三四五六七八九十几]个$")
_FRAGMENT_MIN = 2
_COMPARED = 2


def amounts(text: str) -> list[Quantity]:
    """The figures that measure something."""
    return [quantity for quantity in find_quantities(text) if measures(quantity)]


def shows_extent(text: str) -> bool:
    """Whether two figures beside each other (159场中5场, 18天比15天) show how far something fell short."""
    lasting = [q for q in find_quantities(text) if q.kind == "duration"] if _DELAY.search(text) else []
    return len({q.start for q in (*amounts(text), *lasting)}) >= _COMPARED


def names_an_object(text: str) -> bool:
    """Whether a project, account, indicator or document is called by its own name."""
    if "《" in text or _QUOTED.search(text) or group("named_account").search(text):
        return True
    found = itertools.chain(_OBJECT.finditer(text), _INDICATOR.finditer(text), _NAMED_RATE.finditer(text))
    return bool(_PLANNED.search(text)) or any(_own_name(match[1]) for match in found)


def _own_name(words: str) -> bool:
    """Whether something is left of ``words`` before 项目 or 工程 once the general modifiers are taken away."""
    last = _FUNCTION.split(words)[-1]
    if _COUNTED.search(last):
        return False
    return len(group("generic_modifier").sub("", last).strip("“”（）()0123456789个")) >= _FRAGMENT_MIN


def shift(text: str) -> str | None:
    """The words by which the subject slides to somebody else, or None."""
    match = group("shifted_subject").search(text)
    return match[0].strip("，。；：、 \n") if match else None


def problem_elements(text: str) -> dict[str, bool]:
    """Which of the seven elements of a problem are there. ``text`` is the whole statement."""
    self_named = bool(group("self_subject").search(text) or group("inner_unit").search(text))
    return {
        "subject_is_self": self_named and shift(text) is None,
        "named_object": names_an_object(text),
        "quantified": bool(amounts(text)) or _DELAY.search(text) is not None,
        "period": bool(group("period").search(text)),
        "cause": tautology(text) is None and (bool(group("cause").search(text)) or _names_a_shortage(text)),
        "consequence": _consequence(text),
        "evidence": bool(group("evidence").search(text)),
    }


def _names_a_shortage(text: str) -> bool:
    """A shortage named beside figures of a gap (比目标低3个百分点，师资不足)."""
    return bool(amounts(text)) and any(
        group("shortage").search(clause[0]) and not amounts(clause[0]) for clause in _CLAUSE.finditer(text)
    )


def _consequence(text: str) -> bool:
    """A result that can be looked up: a concrete word in a clause with a figure or after 导致, 造成, 年末."""
    linked = False
    for match in _CLAUSE.finditer(text):
        clause = match[0]
        linked = linked or bool(group("consequence_link").search(clause))
        if group("concrete_consequence").search(clause) and (linked or amounts(clause)):
            return True
    return False


_BECAUSE = re.compile(r"(?:主要)?(?:的)?原因(?:是|为|在于)|主要是(?:因为|由于)?|(?:缘|源)于|由于|因为|导致|造成")
_EMPTY = re.compile(
    r"(?:主要|没有|落实|不?到位|进度|程度|情况|率|工作|较|不|进一步|进行|真正|够|高|低|慢|缓慢|偏|的|了|是|因|为)"
)


def tautology(text: str) -> str | None:
    """The clause whose reason only repeats the problem in other words, or None."""
    for sentence in re.split(r"[。；\n]", text):
        match = _BECAUSE.search(sentence)
        if match and _repeats(sentence[: match.start()], sentence[match.end() :]):
            return sentence.strip()
    return None


def _repeats(before: str, after: str) -> bool:
    """Whether most of the reason stands in the problem already."""
    first, second = set(_pairs(before)), set(_pairs(after))
    return bool(second) and 5 * len(first & second) >= 3 * len(second)


def _pairs(words: str) -> Iterator[str]:
    kept = re.sub(r"[^一-龥A-Za-z0-9]", "", _EMPTY.sub("", words))
    return (kept[i : i + 2] for i in range(len(kept) - 1))


def measure_elements(text: str, answers: bool) -> dict[str, bool]:
    """Which of the five elements of a measure are there. ``answers``: it is paired with a problem."""
    figures = amounts(text)
    acts = any(_acts(match[0], figures, match.start()) for match in _CLAUSE.finditer(text))
    return {
        "action_and_product": acts,
        "responsible": _responsible(text),
        "deadline": bool(group("deadline").search(text)),
        "verifiable_target": bool(figures),
        "answers_problem": bool(group("explicit_reference").search(text)) or (answers and acts),
    }


def _acts(clause: str, figures: Sequence[Quantity], offset: int) -> bool:
    if not group("action").search(clause) or group("plea").search(clause):
        return False
    inside = any(offset <= figure.start < offset + len(clause) for figure in figures)
    dated = bool(group("exact_deadline").search(clause))
    named = names_an_object(clause) and not group("hedge").search(clause)
    return inside or dated or bool(group("product").search(clause)) or named


def _responsible(text: str) -> bool:
    named = group("vague_responsible").sub("，", text)
    return bool(group("responsible").search(named) or group("inner_unit").search(named))
