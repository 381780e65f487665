"""Whose report it is: the name of the department, and what it may be called."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewer.checks.report import Report

_SUFFIX = (
    r"(?:委员会办公室|委员会|人民政府|街道办事处|办事处|人民法院|人民检察院|联合会|联合社|办公室|管委会|党校|支队|大队|中心|学校|学院|医院"
    r"|局|厅|部|委|办|院|会|社|馆|站)"
)
_PLACE = r"(?:[\u4e00-\u9fff]{1,6}?(?:省|自治区|自治州|市|县|区|州|盟|旗|开发区|新区|街道|镇|乡))"
_NAME = re.compile(
    rf"^(?:中共|中国共产党)?(?P<places>{_PLACE}*)(?P<stem>[\u4e00-\u9fff]{{2,14}}?)(?P<suffix>{_SUFFIX})$"
)
# 根据2022年市委组织部整体支出绩效目标: the unit names itself before 整体支出.
_SELF = re.compile(
    rf"(?:20\d\d年度?|对|我|[，。：\s])(?P<name>[\u4e00-\u9fff]{{2,24}}?{_SUFFIX})(?:20\d\d年度?)?(?:部门|单位)?$"
)
_SUBJECT = re.compile("整体支出")
_REACH = 40
_PARTY = re.compile(r"^[省市县区州旗]委(?=[\u4e00-\u9fff]{2})")
_GENERIC = re.compile(r"^(?:部门|单位|本|我|各|全|该|其)")


class Unit(NamedTuple):
    """``stem`` is what the department is for (组织, 教育), ``suffix`` what kind of body it is (部, 局)."""

    name: str
    places: str
    stem: str
    suffix: str


def unit_of(report: Report) -> Unit | None:
    """The department by the document's head, else by how the text calls it; None when neither says."""
    named = report.document.unit or ""
    found = _read(re.sub(r"[（(].*?[）)]|\s", "", named)) if named else None
    if found is not None:
        return found
    for subject in _SUBJECT.finditer(report.text):
        match = _SELF.search(report.text[max(0, subject.start() - _REACH) : subject.start()])
        if match is not None and not _GENERIC.search(match["name"]):
            found = _read(match["name"])
            if found is not None:
                return found
    return None


def _read(name: str) -> Unit | None:
    match = _NAME.match(_PARTY.sub("", name))
    return Unit(name, match["places"], match["stem"], match["suffix"]) if match else None
