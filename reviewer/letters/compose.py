"""A review → the parts of a letter in official form.

Only words of findings and statements carry figures, so every number of the letter is one of a finding.
What only the sender knows stands in double braces: {{发函机关}}, {{整改期限}}.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import NamedTuple

from reviewer.model import Finding, Noun, Review

_EQUATION = re.compile(r"\d.*[=≠＝]")
_CONCLUSION = {"certain": "不符", "likely": "疑似不符", "query": "待说明"}
_GRAVE = frozenset({"critical", "major"})
_SINGLE = {"PRB01": "problem", "PRB03": "measure"}
"""Findings on single problems and measures, which are told together."""
_SLIGHT_MOST = 8
_DIGITS = "零一二三四五六七八九"
_TOPICS = {
    "ARI01": "收支及分项合计",
    "ARI02": "占比",
    "ARI03": "占比合计",
    "ARI04": "同比增减",
    "ARI05": "支出构成",
    "ARI07": "平均数",
    "ARI09": "计划完成情况",
    "ARI11": "列举事项",
}
"""What the passes of a check speak of, for the sentence on what held."""


class Part(NamedTuple):
    """One item: a lead-in (may be empty), its text, and the ids of what it rests on."""

    lead: str
    text: str
    cites: tuple[str, ...] = ()


class Matter(NamedTuple):
    """What is wrong, on what ground and what is asked; ``cites`` as in Part."""

    text: str
    cites: tuple[str, ...]


class Letter(NamedTuple):
    """The letter in the order in which it is printed."""

    sender: str
    number: str
    title: str
    addressee: str
    opening: str
    overall: str
    issues: tuple[Part, ...]
    demands: tuple[str, ...]
    deadline: str
    closing: tuple[str, ...]
    ledger: tuple[tuple[str, ...], ...]
    recomputed: tuple[tuple[str, ...], ...]


LEDGER_HEAD = ("序号", "代码", "事项", "复核发现", "整改要求", "原文")
RECOMPUTED_HEAD = ("序号", "代码", "复算过程", "结论")


def draft(review: Review) -> Letter:
    """Compose the letter. Findings graded 提示 go to the list in the annex only."""
    document = review.document
    year = f"{document.year}年度" if document.year else ""
    report = document.title or document.name
    grave = any(finding.severity in _GRAVE for finding in review.findings)
    slight = [finding for finding in review.findings if finding.severity == "minor"]
    return Letter(
        sender="{{发函机关}}",
        number="{{发文字号}}",
        title=f"关于{year}部门整体支出绩效自评报告复核意见的函",
        addressee=document.unit or "{{主送单位}}",
        opening=(
            f"按照预算绩效管理的规定和{{{{自评通知文号}}}}，我局书面复核了你单位报来的《{report}》（简称《报告》）。"
            "复核以《报告》的文字和数据为限，没有查阅原始凭证。意见如下："
        ),
        overall=_overall(review, grave),
        issues=(*_grave(review), *_slight(slight)),
        demands=tuple(_demands(review)),
        deadline=(
            "请在收到本函后{{整改期限}}内，把改好的《报告》、整改说明和佐证材料（盖章纸质件{{份数}}份和电子件）"
            "送{{绩效管理科室}}。对意见有不同看法的，请在{{异议期限}}内来函说明。"
        ),
        closing=("{{发函机关署名}}（印章）", "{{成文日期}}"),
        ledger=tuple(_ledger(review.findings)),
        recomputed=tuple(_recomputed(review)),
    )


def chinese_number(value: int) -> str:
    """1 to 99 as 一 … 九十九."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def _overall(review: Review, grave: bool) -> str:
    held = dict.fromkeys(_TOPICS[p.code] for p in review.passes if p.code in _TOPICS)
    good = f"《报告》所列{'、'.join(held)}等部分数据经复算一致。" if held else ""
    if not review.findings and not any(s.label == "vague" for s in review.statements):
        return f"{good}经书面复核，未发现需要更正的事项。"
    weight = "存在需要更正或说明的重要事项" if grave else "存在需要完善的事项"
    return f"{good}经复核，《报告》{weight}，详见下文及附件，请逐项核实补正后重新报送。"


class Topic(Noun):
    """An item of the letter: how it begins, and the beginnings of the codes it speaks of."""

    lead: str
    codes: tuple[str, ...]


@cache
def _topics() -> tuple[Topic, ...]:
    listed = tomllib.loads((files(__package__) / "topics.toml").read_text(encoding="utf-8"))["topic"]
    return tuple(Topic.model_validate(topic) for topic in listed)


def _grave(review: Review) -> Iterator[Part]:
    """An item a topic; each matter with its ground and what is asked, and with what explains it (graded 提示)."""
    together = dict(_vague(review))
    matters: dict[Topic, list[Matter]] = {topic: [] for topic in _topics()}
    for matter in together.values():
        matters[_topic("PRB")].append(matter)
    alone = [f for f in review.findings if f.severity in _GRAVE and _SINGLE.get(f.code) not in together]
    for finding, following in zip_longest(alone, alone[1:]):
        said = [*_told(finding, _explaining(finding, review.findings))]
        if finding.ask and not (following and following.ask == finding.ask and following.code == finding.code):
            said.append(finding.ask)
        explained = tuple(other.id for other in _explaining(finding, review.findings))
        matters[_topic(finding.code)].append(Matter("".join(map(_sentence, said)), (finding.id, *explained)))
    for topic, group in matters.items():
        if group:
            told = [matter.text for matter in group]
            text = (
                told[0] if len(told) == 1 else "".join(f"{chinese_number(n)}是{each}" for n, each in enumerate(told, 1))
            )
            yield Part(f"{topic.lead}。", text, tuple(dict.fromkeys(cite for matter in group for cite in matter.cites)))


def _topic(code: str) -> Topic:
    return next(topic for topic in _topics() if code.startswith(topic.codes))


def _explaining(finding: Finding, findings: Sequence[Finding]) -> list[Finding]:
    place = finding.evidence[0] if finding.evidence else None
    return [f for f in findings if f.severity == "info" and place and f.evidence and f.evidence[0] == place]


def _told(finding: Finding, explained: Sequence[Finding]) -> Iterator[str]:
    yield finding.message
    if _is_sum(finding):
        yield f"复算过程：{finding.computation}"
    yield from (other.message for other in explained)


def _is_sum(finding: Finding) -> bool:
    """Whether the computation is arithmetic that does not come out, rather than a count of what is missing."""
    return bool(_EQUATION.search(finding.computation)) and finding.code != "ARI15"


def _vague(review: Review) -> Iterator[tuple[str, Matter]]:
    """By role, the vague statements by their titles, told together; the annex has what is asked of each."""
    for role, name, lacking in (
        ("problem", "问题", "未结合本单位的具体项目、金额和期间说明"),
        ("measure", "措施", "缺少责任单位、完成时限和可检验的目标"),
    ):
        vague = [s for s in review.statements if s.role == role and s.status != "rejected" and s.label == "vague"]
        if vague:
            titles = "".join(f"“{s.title}”" for s in vague)
            joined = f"等{name}" if len(vague) > 1 else f"这一{name}"
            on_them = [f.id for f in review.findings if _SINGLE.get(f.code) == role]
            where = "逐条意见见附件1，" if on_them else ""
            text = f"{titles}{joined}{lacking}，{where}请逐条补充完善。"
            yield role, Matter(text, (*(s.id for s in vague), *on_them))


def _slight(findings: Sequence[Finding]) -> Iterator[Part]:
    """Small matters of figures are told; those of wording are left to the list in the annex."""
    figures = [finding for finding in findings if not finding.code.startswith("TYP")]
    if figures:
        text = "；".join(finding.message.rstrip("。；") for finding in figures[:_SLIGHT_MOST])
        more = len(figures) > _SLIGHT_MOST
        rest = "其余见附件1，请一并核对更正。" if more else "请一并更正。"
        yield Part("其他数据表述问题。", f"{text}。{rest}", tuple(f.id for f in figures))
    wording = tuple(finding.id for finding in findings if finding.code.startswith("TYP"))
    if wording:
        yield Part("文字和标点问题。", "具体位置和建议见附件1，请一并更正。", wording)


def _demands(review: Review) -> Iterator[str]:
    codes = {finding.code for finding in review.findings if finding.severity != "info"}
    families = {code[:3] for code in codes}
    if families & {"ARI", "UNT", "QUA", "XRF", "TAB"}:
        yield "对附件所列数据问题逐项核实，按部门决算和统计台账更正，并附相关佐证材料。"
    if codes & {"STR01", "STR02", "STR06", "FIN01", "FIN05", "EVD03"}:
        yield "补齐缺失的章节和内容；不涉及的项目请注明“无”。"
    if codes & {"SCO01", "STR07"}:
        yield "补报部门整体支出绩效自评表，各项指标写明分值、年初目标、实际完成和扣分理由。"
    if "DAT" in families:
        yield "将未到年末的数据和将来时表述更新为年末实际情况。"
    if any(statement.label == "vague" for statement in review.statements) or codes & {"PRB01", "PRB03"}:
        yield "对空泛的问题和措施逐条改写：是什么事、多少钱、为什么，由谁负责、何时完成、做成什么样。"
    if any(finding.certainty == "query" for finding in review.findings):
        yield "对口径需要说明的事项逐条书面说明。"


def _ledger(findings: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
    for number, finding in enumerate(findings, 1):
        quotes = "；".join(" ".join(evidence.quote.split()) for evidence in finding.evidence)
        yield str(number), finding.code, finding.name, finding.message, finding.ask, quotes


def _recomputed(review: Review) -> Iterator[tuple[str, ...]]:
    failed = [(f.code, f.computation, _CONCLUSION[f.certainty]) for f in review.findings if _is_sum(f)]
    held = [(p.code, p.computation, "相符") for p in review.passes if _EQUATION.search(p.computation)]
    for number, line in enumerate((*failed, *held), 1):
        yield str(number), *line


def _sentence(text: str) -> str:
    return text if text.endswith(("。", "？", "！")) else f"{text}。"
