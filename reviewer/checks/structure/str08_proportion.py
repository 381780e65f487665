"""STR08: problems and measures crowded out by achievements."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.places import heading_span, printed
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Section

_HUNDREDTH = Decimal("0.01")


@check("STR08", name="篇幅失衡", severity="minor", since="0.1")
def proportion(report: Report) -> Iterator[Outcome]:
    """
    检查什么：“存在的问题”和“改进措施”两部分占全文（不计附件、目录）字数的比例，是否低于口径规定的下限。
    为何重要：通篇讲成绩、问题和措施几笔带过的报告，起不到自评揭示问题、改进管理的作用。
    反例：
    某某县体育局2023年度整体支出绩效自评报告
    一、绩效情况
    全年举办全民健身活动36场，参加群众1.2万人次，新建健身步道5条，更新器材120套。开放体育场馆8处，接待群众9.6万人次。举办青少年足球、篮球、田径、游泳比赛12项，参赛运动员2300人。培训社会体育指导员150名，覆盖全部乡镇。完成国民体质监测3000人，合格率93.5%。组队参加市运动会，获金牌12枚、银牌9枚、铜牌15枚。维修体育中心看台2处，更换照明灯具80盏，检查高危险性体育项目经营场所24家次，整改隐患11处。开展全民健身志愿服务42次，服务群众5600人次。举办广场舞、太极拳、乒乓球、羽毛球展演18场，参演队伍96支。评选体育特色学校6所，为农村学校配送器材35套。
    二、存在的问题
    管理不细。
    三、改进措施
    加强管理。
    正例：
    某某县体育局2023年度整体支出绩效自评报告
    一、绩效情况
    全年举办全民健身活动36场，新建健身步道5条。
    二、存在的问题
    步道5条中2条因用地未批推迟到次年3月完工，当年执行率62%。
    三、改进措施
    群体科6月底前完成用地手续，每季度通报项目进度。
    已知误报：把问题和措施放在另行报送的整改方案里；问题写得短而具体。
    建议措辞：问题和措施篇幅过少，请结合未完成的指标和未执行完的预算，逐条写明具体问题、原因、责任科室和完成时限。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    problems, measures = report.sections_of("problems"), report.sections_of("measures")
    if not problems and not measures:
        yield Unable("没有识别到问题和措施章节，见STR01")
        return
    total = printed(report.text, 0, len(report.text)) - _size(report, *report.sections_of("appendix", "contents"))
    sizes = [("问题", _size(report, *problems)), ("措施", _size(report, *measures))]
    floor = report.profile.problems_share
    exact = Decimal(sum(size for _, size in sizes)) * 100 / total
    shares = {name: _percent(size, total) for name, size in sizes}
    whole = _percent(sum(size for _, size in sizes), total)
    parts = "，".join(f"{name}{size}字÷全文{total}字={shares[name]}%" for name, size in sizes)
    computation = f"{parts}；合计{whole}%{'＜' if exact < floor else '≥'}{floor}%"
    spans = tuple(heading_span(report.text, section) for section in (*problems, *measures))
    if exact >= floor:
        yield Held(spans, computation)
        return
    yield Fault(
        message=f"问题部分占全文{shares['问题']}%，措施部分占{shares['措施']}%，合计{whole}%，低于{floor}%",
        spans=spans,
        certainty="certain",
        computation=computation,
        values={
            "问题占比": f"{shares['问题']}%",
            "措施占比": f"{shares['措施']}%",
            "合计": f"{whole}%",
            "下限": f"{floor}%",
        },
        key=f"低于{floor}%",
    )


def _size(report: Report, *sections: Section) -> int:
    return sum(printed(report.text, section.start, section.end) for section in sections)


def _percent(part: int, whole: int) -> Decimal:
    return (Decimal(part) * 100 / whole).quantize(_HUNDREDTH, ROUND_HALF_UP)
