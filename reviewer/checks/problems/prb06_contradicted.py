"""PRB06: a problem says something is lacking that the body says was set up or done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.places import clause_from, printed
from reviewer.checks.problems.stated import stated, unjudged
from reviewer.checks.prose import accounts, passage, plain, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_LACKS = re.compile(
    r"(?:缺乏|缺少|没有|尚未|未)(?:建立健全|建立|设立|成立|制定|出台|配备|开展|健全|形成)?(?:有效的?|相关的?|专门的?|专职的?|专业的?|完善的?|系统的?|相应的?|健全的?|科学的?|统一的?)*"
    r"(?P<thing>[一-龥]{4,12}?)(?=部门|机构|制度|机制|办法|体系|队伍|人员|人才|科室|平台|系统|[，。；、])"
)
_STOP = re.compile(
    r"^(?:真正|认识|得到|充分|放在|落实|发挥|进行|严格|及时|按照|能够|完全|足够|必要)|[的了着在对把被将]"
)
_SHORTEST_ACCOUNT = 10
_DONE = r"(?:做好|抓好|建立|健全|成立|设立|完善|开展|强化|制定|出台|组建|推行|实施|优化|创新)"


@check("PRB06", name="问题与正文矛盾", severity="major", since="0.2")
def contradicted(report: Report) -> Iterator[Outcome]:
    """
    检查什么：问题章称“缺乏、没有、未建立”的事项，正文是否又称已经建立、开展。只作为待说明事项提出。
    为何重要：问题与成效互相矛盾，说明问题照搬套话，没有结合本部门实际。
    反例：
    某某县科协2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    制定内部控制办法，强化内部控制监督，开展科普活动36场。
    二、存在的问题
    因缺乏相关内部控制机构，资金监管不严。
    三、改进措施
    加强学习。
    正例：
    某某县科协2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    开展科普活动36场。
    二、存在的问题
    因缺乏相关内部控制机构，资金监管不严。
    三、改进措施
    加强学习。
    已知误报：同一词语所指不同（干部绩效考核与预算绩效评价），须由部门说明。
    建议措辞：问题与正文的表述请一并核对，说明二者关系。
    """
    unable = unjudged(report, "problem")
    if unable is not None:
        yield unable
        return
    found = 0
    for problem in stated(report, "problem"):
        for match in _LACKS.finditer(report.once(plain), problem.evidence[0].start, problem.evidence[0].end):
            done = _done(report, match["thing"])
            if done is None:
                continue
            found += 1
            lacks = Span(start=match.start(), end=clause_from(report.text, match.end()).end)
            yield Fault(
                f"问题称{quoted(report.text, [lacks])}，正文称{quoted(report.text, [done])}，请说明二者关系",
                (lacks, done),
                "query",
                values={"事项": match["thing"]},
            )
    if not found:
        yield Held((), "问题章所称缺少的事项，正文未见相反的说法")


def _done(report: Report, thing: str) -> Span | None:
    """The first place of the account where the thing is said to be there or to have been done."""
    if _STOP.search(thing) or thing not in report.text:
        return None
    pattern = re.compile(rf"{_DONE}[^，。；\n]{{0,8}}{re.escape(thing)}")
    told = (m for m in pattern.finditer(report.once(plain)) if accounts(report, m.start()))
    match = next((m for m in told if not _bare_heading(report, m.start())), None)
    return passage(report.text, match.start(), match.end()) if match else None


def _bare_heading(report: Report, offset: int) -> bool:
    """Whether the place is in a heading with nothing under it, which tells of no deed."""
    section = report.section_at(offset)
    return (
        section is not None
        and offset < section.body_start
        and printed(report.text, section.body_start, section.end) < _SHORTEST_ACCOUNT
    )
