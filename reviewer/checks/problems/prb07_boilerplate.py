"""PRB07: the problems chapter is that of another department, or of last year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.problems.stated import unjudged
from reviewer.checks.prose import quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.corpus import Chapter, Overlap, overlap, problem_bodies
from reviewer.model import Document

# Below it, that two chapters share words tells of the trade's language rather than of copying.
_LIKE = 30
# With fewer peers a phrase that happens to be shared looks rarer than it is.
_PEERS = 30
_SHOWN = 5
_ONE = Decimal(1)


class _Likeness(NamedTuple):
    overlap: Overlap
    other: Chapter


@check("PRB07", name="套话相似度", severity="major", since="0.3", needs="corpus")
def boilerplate(report: Report) -> Iterator[Outcome]:
    """
    检查什么：问题章与其他部门、本部门上年的问题章是否雷同：连续10个汉字相同的语句（标点、数字不计）占本章汉字的30%以上。与其他部门比较，须有30份以上对照报告；与本部门以前年度比较，有一份即可。
    为何重要：问题章照抄他人或上年，说明没有结合本年预算执行查找问题，也说明上年的问题没有整改。
    反例：
    某某县档案馆2023年度部门整体支出绩效自评报告
    一、存在的问题
    （一）预算编制不够精准，部分专项经费年初没有细化到具体项目。
    （二）绩效指标设置偏重产出数量，对使用效果的考核不足。
    二、改进措施
    细化年初预算。
    对照报告：
    某某县档案馆2022年度部门整体支出绩效自评报告
    一、存在的问题
    （一）预算编制不够精准，部分专项经费年初没有细化到具体项目，执行中调整4次。
    （二）库房消防设施老化。
    二、改进措施
    细化年初预算。
    正例：
    某某县档案馆2023年度部门整体支出绩效自评报告
    一、存在的问题
    （一）馆藏数字化项目招标晚了三个月，预算执行率只有61%。
    二、改进措施
    提前招标。
    对照报告：
    某某县档案馆2022年度部门整体支出绩效自评报告
    一、存在的问题
    （一）库房消防设施老化，两处喷淋没有通过年检。
    二、改进措施
    更换喷淋。
    已知误报：上下级单位、合并办公的单位经批准合用一份问题清单；上年问题确未整改完毕、本年如实续报的。
    建议措辞：问题章与所列报告文字雷同，请结合本部门本年度预算执行和绩效情况重写，并说明上年问题的整改结果。
    """
    own = report.document
    former, peers = _compared(report)
    unable = unjudged(report, "problem") or (None if former or peers else Unable(_lacking(report)))
    if unable:
        yield unable
        return
    counted = f"与{len(former) + len(peers)}份报告的问题章比较"
    likest = max((_likeness(own, other) for other in (*former, *peers)), key=lambda each: each.overlap.share)
    share, spans = likest.overlap.share.quantize(_ONE), likest.overlap.spans[:_SHOWN]
    if share < _LIKE:
        yield Held(problem_bodies(own), f"{counted}，相同语句至多占{share}%（{likest.other.name}），不足{_LIKE}%")
        return
    whose = f"本单位{likest.other.year}年度报告" if likest.other in former else "另一单位的报告"
    yield Fault(
        f"问题章有{share}%的文字与{whose}（{likest.other.name}）的问题章相同，如{quoted(own.text, spans)}",
        spans,
        "likely",
        computation=f"{counted}；相同语句占本章汉字{share}%，界限{_LIKE}%",
        values={"相同语句占比": f"{share}%", "对照报告": likest.other.name},
        key=likest.other.name,
    )


def _compared(report: Report) -> tuple[Sequence[Chapter], Sequence[Chapter]]:
    """The department's own earlier chapters, and those of others where they are enough to tell anything."""
    if report.corpus is None:
        return (), ()
    peers = report.corpus.peers(report.document)
    return report.corpus.former(report.document), peers if len(peers) >= _PEERS else ()


def _lacking(report: Report) -> str:
    if (corpus := report.corpus) is None:
        return f"需要上年报告或{_PEERS}份以上同类报告作比较，没有用 --corpus 提供"
    left = len(corpus.unread) + len(corpus.silent)
    said = f"，另有{left}份无法读取或没有问题章" if left else ""
    count = len(corpus.peers(report.document))
    return f"对照报告中没有本单位以前年度的，其他单位的只有{count}份，不足{_PEERS}份{said}"


def _likeness(own: Document, other: Chapter) -> _Likeness:
    return _Likeness(overlap(own.text, problem_bodies(own), other.grams), other)
