"""COP02: the name of another place or department where this one's should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.copying.unit import Unit, unit_of
from reviewer.checks.genre import genre
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.prose import passages, plain, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_BODY = r"(?:委员会|局|厅|部|委|办公室|联合会|中心|学校|学院|医院|院|会|社|馆|站)"
# Where a document speaks of its own subject: 某某局2022年度部门整体支出, 某某局主要职责, 某某局内设.
_OWN_PLACE = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,16}}?(?:省|市|县|区|州|旗)[\u4e00-\u9fff]{{2,12}}?{_BODY})"
    r"(?=(?:20\d\d年度?)(?:部门|单位)?(?:整体支出|收入支出|决算|绩效自评)|(?:部门|单位)整体支出|(?:的)?(?:主要职责|主要职能|内设机构|内设科室|编制数|机构设置)(?:为|是|如下|有|\d|：))"
)
_LEAD = re.compile(r"^(?:根据|按照|关于|对|以|由|现将|我们对|经|及|和|与|年度?)+")


@check("COP02", name="地名或单位名不符", severity="critical", since="0.2")
def names(report: Report) -> Iterator[Outcome]:
    """
    检查什么：文中自称“某地某局某年度整体支出”“某局主要职责为”时，所写的单位名是否就是报告主体；上级地名正常并存的不计。
    为何重要：自称处出现别的单位名，是整段套用他人文本的直接证据，报告应退回重写。
    反例：
    甲山县交通运输局2023年度部门整体支出绩效自评报告
    一、部门基本情况
    乙水县交通运输局主要职责为：负责公路、水路运输管理。
    二、部门整体支出绩效情况
    养护公路120公里。
    三、存在的问题
    进度偏慢。
    四、改进措施
    工程科按月督办。
    正例：
    甲山县交通运输局2023年度部门整体支出绩效自评报告
    一、部门基本情况
    甲山县交通运输局主要职责为：负责公路、水路运输管理，配合丙海市交通运输局开展执法。
    二、部门整体支出绩效情况
    养护公路120公里。
    三、存在的问题
    进度偏慢。
    四、改进措施
    工程科按月督办。
    已知误报：机构改革前后名称不同；主管部门与所属单位合编的报告。
    建议措辞：文中单位名称与报告主体不符，请核实是否套用其他单位文本，并逐处更正。
    """
    if report.once(genre) == "other":
        yield Unable("本文不是自评报告或决算")
        return
    unit = report.once(unit_of)
    if unit is None:
        yield Unable("没有识别到单位名称，无从比对")
        return
    found = [(m, _LEAD.sub("", m["name"])) for m in _OWN_PLACE.finditer(report.once(plain))]
    wrong = [Span(start=m.end() - len(name), end=m.end()) for m, name in found if not _same(name, unit)]
    if not wrong:
        yield Held((), f"单位名称{unit.name}，正文自称处{len(found)}处均相符")
        return
    yield Fault(
        f"报告主体为{unit.name}，而正文自称{quoted(report.text, wrong)}",
        passages(report.text, wrong),
        "likely",
        values={"报告主体": unit.name},
    )


def _same(name: str, unit: Unit) -> bool:
    """Whether one name is a shorter form of the other."""
    own = unit.name
    return name in own or own in name or name.endswith(own[-len(name) :]) or (unit.stem in name and not unit.places)
