"""COP02: the name of another place or department where this one's should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.copying.unit import Unit, unit_of
from reviewer.checks.genre import genre
from reviewer.checks.literals import windows
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
_FOLLOWS = re.compile(r"整体支出|收入支出|决算|绩效自评|主要职责|主要职能|内设机构|内设科室|编制数|机构设置")
_BEFORE, _BEHIND = 64, 16  # characters such a name and its title take on either side of it
# 乙水镇党委、政府将继续…: a sister town or office of another place speaks where this one should.
_SPEAKS = (
    r"(?:将(?:继续|进一步|始终|坚持|以|认真|全力)|始终坚持|坚持以|高度重视|紧紧围绕|紧扣"
    r"|深入贯彻|认真贯彻|全面贯彻|结合工作实际)"
)
_TOWN = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<name>(?P<place>[\u4e00-\u9fff]{{1,4}}(?P<level>镇|乡|街道))"
    rf"(?:党委、政府|党委政府|党工委、办事处|党委|党工委|人民政府|政府|办事处))(?=[^，。；\n]{{0,4}}?{_SPEAKS})"
)
_COMMON = re.compile(r"[我本各全该此两三有]|所辖|上级|相关|多个|每个")
_LEAD = re.compile(r"^(?:根据|按照|关于|对|以|由|现将|我们对|经|及|和|与|年度?)+")


@check("COP02", name="地名或单位名不符", severity="critical", since="0.2")
def names(report: Report) -> Iterator[Outcome]:
    """
    检查什么：文中自称“某地某局某年度整体支出”“某局主要职责为”“某镇党委、政府将继续”时，所写的单位名是否就是报告主体；上级地名正常并存的不计。
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
    text = report.once(plain)
    near = windows((m.start() for m in _FOLLOWS.finditer(text)), _BEFORE, _BEHIND, len(text))
    places = (match for start, end in near for match in _OWN_PLACE.finditer(text, start, end))
    found = [(m, _LEAD.sub("", m["name"])) for m in places]
    wrong = [Span(start=m.end() - len(name), end=m.end()) for m, name in found if not _same(name, unit)]
    towns = [*_other_towns(report, unit), *_peers(report, unit)]
    if towns:
        yield Fault(
            f"报告主体为{unit.name}，文中却以{quoted(report.text, towns)}的口吻叙述",
            passages(report.text, towns),
            "likely",
            "major",
            values={"报告主体": unit.name},
        )
    if not wrong and not towns:
        yield Held((), f"单位名称{unit.name}，正文自称处{len(found)}处均相符")
    if wrong:
        yield Fault(
            f"报告主体为{unit.name}，而正文自称{quoted(report.text, wrong)}",
            passages(report.text, wrong),
            "likely",
            values={"报告主体": unit.name},
        )


def _other_towns(report: Report, unit: Unit) -> Iterator[Span]:
    """In a town's report, another town of the same level that says what it will do."""
    for match in _TOWN.finditer(report.once(plain)):
        if match["level"] in unit.name and match["place"] not in unit.name and not _COMMON.match(match["place"]):
            yield Span(start=match.start("name"), end=match.end("name"))


def _peers(report: Report, unit: Unit) -> Iterator[Span]:
    """The body of the same name of another place of the same level, saying what it will do."""
    if not unit.places:
        return
    level = unit.places[-1]
    peer = re.compile(
        rf"(?<![\u4e00-\u9fff])(?P<name>(?P<place>[\u4e00-\u9fff]{{1,6}}{level}){unit.stem}{unit.suffix})(?={_SPEAKS})"
    )
    for match in peer.finditer(report.once(plain)):
        if not unit.places.endswith(match["place"]) and not _COMMON.match(match["place"]):
            yield Span(start=match.start("name"), end=match.end("name"))


def _same(name: str, unit: Unit) -> bool:
    """Whether one name is a shorter form of the other."""
    own = unit.name
    return name in own or own in name or name.endswith(own[-len(name) :]) or (unit.stem in name and not unit.places)
