"""The workbook over many reports: a row a department, the ledger of findings, problems and measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reviewer.errors import ExportError, system_reason
from reviewer.model import Review
from reviewer.quantities import find_quantities
from reviewer.rendering.words import LABEL, ROLE, SEVERITY, certainty, element, width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FIGURES = ("收入合计", "支出合计", "基本支出", "项目支出", "自评得分")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDEST = 60
_TEN_THOUSAND = Decimal(10_000)


class Row(NamedTuple):
    """One report: its file, the page of its review beside the workbook, and the review (None: it failed)."""

    file: str
    page: str
    figures: Mapping[str, str]
    reason: str
    review: Review | None


def write_workbook(rows: Sequence[Row], place: Path) -> None:
    """Write all sheets. Raises ExportError when the file cannot be written."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    reviewed = [(row, row.review) for row in rows if row.review is not None]
    _sheet(book.create_sheet("汇总"), _SUMMARY, [_summary(row) for row in rows])
    _sheet(book.create_sheet("问题台账"), _LEDGER, [line for row, result in reviewed for line in _ledger(row, result)])
    _sheet(
        book.create_sheet("问题与措施"),
        _STATEMENTS,
        [line for row, result in reviewed for line in _statements(row, result)],
    )
    try:
        book.save(place)
    except OSError as error:
        raise ExportError(
            f"无法写入 {place}：{system_reason(error)}", hint="关闭正在打开该文件的程序，或检查权限"
        ) from None


_SUMMARY = (
    "单位",
    "年度",
    "文件",
    "状态",
    *(name if name == "自评得分" else f"{name}（万元）" for name in FIGURES),
    *SEVERITY.values(),
    "核对相符",
    "成效（与原文一致）",
    "空泛问题",
    "空泛措施",
    "字数",
    "说明",
)
_LEDGER = ("单位", "文件", "序号", "代码", "名称", "程度", "确定性", "问题", "复算", "原文", "位置（字）", "建议")
_STATEMENTS = ("单位", "文件", "编号", "类型", "标题", "判断", "缺少的要素", "原文", "追问")


def _summary(row: Row) -> list[object]:
    figures = [_figure(row.figures.get(name, "")) for name in FIGURES]
    result = row.review
    if result is None:
        return ["", "", (row.file, ""), "失败", *figures, *([""] * 9), row.reason]
    counts = [sum(f.severity == severity for f in result.findings) for severity in SEVERITY]
    verified = sum(done.status == "verified" for done in result.achievements)
    vague = [sum(s.role == role and s.label == "vague" for s in result.statements) for role in ROLE]
    return [
        result.document.unit or result.document.title or "",
        result.document.year or "",
        (row.file, row.page),
        "部分完成" if result.engine.partial else "完成",
        *figures,
        *counts,
        len(result.passes),
        verified,
        *vague,
        result.document.characters,
        row.reason,
    ]


def _figure(printed: str) -> Decimal | str:
    """A figure as a number that can be summed: money in 万元, points as they are."""
    found = find_quantities(printed)
    if not found or found[0].value is None:
        return printed
    return found[0].value / _TEN_THOUSAND if found[0].unit == "元" else found[0].value


def _ledger(row: Row, result: Review) -> Iterable[list[object]]:
    unit = result.document.unit or result.document.title or ""
    for number, finding in enumerate(result.findings, 1):
        yield [
            unit,
            row.file,
            number,
            finding.code,
            finding.name,
            SEVERITY[finding.severity],
            certainty(finding),
            finding.message,
            finding.computation,
            "\n".join(evidence.quote for evidence in finding.evidence),
            "、".join(f"{evidence.start + 1}—{evidence.end}" for evidence in finding.evidence),
            finding.ask,
        ]


def _statements(row: Row, result: Review) -> Iterable[list[object]]:
    unit = result.document.unit or result.document.title or ""
    for statement in result.statements:
        missing = "、".join(element(name) for name, there in statement.elements.items() if not there)
        quotes = "\n".join(evidence.quote for evidence in statement.evidence)
        label = LABEL[statement.label]
        yield [
            unit,
            row.file,
            statement.id,
            ROLE[statement.role],
            statement.title,
            label,
            missing,
            quotes,
            statement.ask,
        ]


def _sheet(sheet: Worksheet, head: Sequence[str], lines: Sequence[Sequence[object]]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.append(list(head))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E3E8EE")
    for line in lines:
        sheet.append([_shown(value) for value in line])
        for cell, value in zip(sheet[sheet.max_row], line, strict=True):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"  # text of a report that begins with "=" is text, never a formula
            if isinstance(value, tuple) and value[1]:
                cell.hyperlink = value[1]
    for column, name in enumerate(head):
        longest = max((_width(line[column]) for line in lines), default=0)
        sheet.column_dimensions[get_column_letter(column + 1)].width = min(_WIDEST, max(_width(name), longest) + 2)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _shown(value: object) -> str | int | Decimal:
    shown = value[0] if isinstance(value, tuple) else value
    return shown if isinstance(shown, int | Decimal) else _CONTROL.sub("", str(shown))


def _width(value: object) -> int:
    return width(max(str(_shown(value)).split("\n"), key=len))
