"""A statement judged: its elements, the label they add up to, the reasons, and the question to put back.

Scale: one point for each element. Problem: 0–2 vague, 3–4 partial, 5–7 specific; two figures of its own make it
partial at least; a subject that slides to somebody else (VP3) or an evasion (VP6) caps at partial. Measure: 0–1
vague, 2–3 partial, 4–5 specific.
Declarations that an item does not apply, secrecy wording and statements the law requires are never vague.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from reviewer.model import Label, Reason
from reviewer.statements import elements as el
from reviewer.statements.ask import question
from reviewer.statements.split import without_mark
from reviewer.statements.words import group

Role = Literal["problem", "measure"]


class Assessment(NamedTuple):
    """``elements`` says of each element of the role whether it is there; ``ask`` is "" when nothing is missing."""

    elements: dict[str, bool]
    label: Label
    reasons: tuple[Reason, ...]
    ask: str


def assess(role: Role, text: str, title: str, *, answers: bool = False) -> Assessment:
    """Judge one statement by its words alone.

    ``text`` is the statement as printed, ``title`` its heading ("" for none; it may be part of ``text``).
    ``answers``: the measure is known to be paired with a problem; it counts only if the measure also acts.
    """
    words = without_mark(text.strip())
    whole = words if title in words else f"{title}。{words}"
    if role == "problem":
        found = el.problem_elements(whole)
        reasons = _problem_reasons(whole, found)
        label = _label(sum(found.values()), partial=3, specific=5)
        if label == "vague" and not el.shift(whole) and el.shows_extent(whole):
            label = "partial"
        if label == "specific" and any(reason.code in ("VP3", "VP6") for reason in reasons):
            label = "partial"
    else:
        found = el.measure_elements(whole, answers)
        reasons = _measure_reasons(whole, found, answers)
        label = _label(sum(found.values()), partial=2, specific=4)
    body = whole.removeprefix(title).strip("。，：: \n")
    if label == "vague" and (group("declaration").search(body) or group("no_problem").search(body or whole)):
        label = "partial"
        reasons = tuple(reason for reason in reasons if reason.code == "VP6")
    return Assessment(found, label, reasons, question(role, whole, title, found, reasons))


def _label(score: int, *, partial: int, specific: int) -> Label:
    if score >= specific:
        return "specific"
    return "partial" if score >= partial else "vague"


def _cited(name: str, text: str) -> str | None:
    match = group(name).search(text)
    return re.sub(r"\s+", "", match[0]).strip("，。；：、") if match else None


def _problem_reasons(text: str, found: dict[str, bool]) -> tuple[Reason, ...]:
    reasons: list[Reason] = []

    def add(code: str, words: str) -> None:
        reasons.append(Reason(code=code, text=words))

    if not found["named_object"] and not found["quantified"]:
        add("VP1", "没有金额、数量，也没有点名具体项目、科目、指标或制度")
    if repeated := el.tautology(text):
        add("VP2", f"原因只是把问题换了说法：“{_short(repeated)}”")
    elif not found["cause"]:
        add("VP2", "没有说明“因为什么—所以怎样”的原因链")
    if shifted := el.shift(text):
        add("VP3", f"主语是“{shifted}”，不是本单位")
    own = any(found[name] for name in ("named_object", "quantified", "period", "evidence"))
    stock = _cited("stock_attribution", text)
    if stock and not (found["named_object"] and found["quantified"]):
        add("VP4", f"归因是通用说法（“{stock}”），换成任何部门都成立")
    elif not own:
        add("VP4", "没有一处属于本单位的事实，换成任何部门都成立")
    if soft := _cited("softener", text):
        add("VP5", f"用“{soft}”轻描淡写，没有说明差距有多大")
    if evasion := _cited("no_problem", text):
        add("VP6", f"以“{evasion}”回避短板，须与正文未完成事项核对")
    return tuple(reasons)


def _measure_reasons(text: str, found: dict[str, bool], answers: bool) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    attitude = _cited("attitude", text)
    if attitude and not found["action_and_product"]:
        reasons.append(Reason(code="VM1", text=f"只有“{attitude}”一类表态，没有动作对象和成果物"))
    missing = [el.NAMES[name] for name in ("responsible", "deadline") if not found[name]]
    if missing:
        late = _cited("no_deadline", text)
        said = f"（只说“{late}”）" if late and not found["deadline"] else ""
        reasons.append(Reason(code="VM2", text=f"缺{'和'.join(missing)}{said}"))
    textbook = _cited("textbook", text)
    if textbook and not found["action_and_product"]:
        reasons.append(Reason(code="VM3", text=f"讲道理而不讲做什么：“{_short(textbook)}”"))
    if not answers and not found["answers_problem"]:
        reasons.append(Reason(code="VM4", text="看不出对应哪一条问题"))
    if plea := _cited("plea", text):
        reasons.append(Reason(code="VM5", text=f"把措施写成对别人的要求：“{_short(plea)}”"))
    return tuple(reasons)


def _short(words: str, most: int = 30) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
