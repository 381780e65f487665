"""The reviewer's own sheet: fixed rows, 是/否, and a remark with its place for every finding of a row."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from reviewer.errors import ExportError, system_reason
from reviewer.model import CheckResult, Document, Finding, Noun, Review, SectionKind
from reviewer.rendering.words import SEVERITY, certainty, width

YES, NO, UNKNOWN, NONE = "是", "否", "未核", "—"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SPACES = re.compile(r"\s+")
_LONGEST_HEADING = 60
_LEADERS = re.compile(r"[.…·]{3,}|\d+$")
_WIDTHS = (14, 32, 11, 84, 24)
_LINE = 15  # points


class FormRow(Noun):
    """A row: what is printed, and how its part of a document is told: by a heading's words or a section's kind.

    ``unknown`` is why the row can never be judged from the document alone; an ``optional`` part may be missing.
    """

    group: str
    names: str
    words: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    kinds: tuple[SectionKind, ...] = ()
    first: bool = False
    optional: bool = False
    unknown: str = ""


class Form(Noun):
    """A form, used for documents whose title has one of ``titles``; the last form takes the rest."""

    name: str
    titles: tuple[str, ...]
    row: tuple[FormRow, ...]


class _FormList(Noun):
    form: tuple[Form, ...]


class Filled(NamedTuple):
    """A row filled in: 是, 否, 未核 or —, and the remarks."""

    row: FormRow
    answer: str
    remarks: tuple[str, ...]


@cache
def forms() -> tuple[Form, ...]:
    """The forms there are, in the order in which they are tried."""
    source = files(__name__.rpartition(".")[0]) / "forms.toml"
    return _FormList.model_validate(tomllib.loads(source.read_text(encoding="utf-8"))).form


def fill(result: CheckResult | Review, document: Document) -> tuple[Form, tuple[Filled, ...]]:
    """The form for this document, every finding in the row where it stands.

    A row is 否 where a finding graver than 提示 stands in it or a required part is missing.
    """
    title = _SPACES.sub("", document.title or document.text[:200])
    form = next((f for f in forms() if any(word in title for word in f.titles)), forms()[-1])
    places = [_place(document, row) for row in form.row]
    order = sorted((place, number) for number, place in enumerate(places) if place is not None)
    found: dict[int, list[Finding]] = {}
    for finding in result.findings:
        at = finding.evidence[0].start if finding.evidence else 0
        position = bisect_right(order, (at, len(places))) - 1
        found.setdefault(order[max(position, 0)][1] if order else 0, []).append(finding)
    return form, tuple(
        _filled(document, row, place, found.get(number, []))
        for number, (row, place) in enumerate(zip(form.row, places, strict=True))
    )


def write_form(result: CheckResult | Review, document: Document, place: Path) -> None:
    """Write the filled form as a workbook. Raises ExportError when the file cannot be written."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    form, rows = fill(result, document)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = form.name[:31]
    year = f"{document.year}年度" if document.year else ""
    head = [
        [f"{year}{form.name}"],
        [f"单位名称：{_clean(document.unit or document.title or document.name)}"],
        [f"文件：{_clean(document.name)}（SHA-256 {document.sha256[:16]}）"],
        ["检查内容", "", "符合要求", "问题及位置", "备注"],
    ]
    body = [[row.row.group, row.row.names, row.answer, "\n".join(row.remarks), row.row.unknown] for row in rows]
    for line in [*head, *body]:
        sheet.append([_clean(cell) for cell in line])
        sheet.row_dimensions[sheet.max_row].height = _LINE * (_lines(line) if len(line) > 1 else 1)
        for cell in sheet[sheet.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            if isinstance(cell.value, str):
                cell.data_type = "s"  # text of a report that begins with "=" is text, never a formula
    thin = Side(style="thin", color="999999")
    for cells in sheet.iter_rows(min_row=4, max_col=5):
        for cell in cells:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    for cell in (*sheet[1], *sheet[4]):
        cell.font = Font(bold=True)
    for merged in ("A1:E1", "A2:E2", "A3:E3", "A4:B4"):
        sheet.merge_cells(merged)
    for first, last in _runs([row.row.group for row in rows]):
        if last > first:
            sheet.merge_cells(f"A{first + 5}:A{last + 5}")
    for column, across in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = across
    sheet.freeze_panes = "A5"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0  # as many pages down as it takes, one across
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "4:4"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        book.save(place)
    except OSError as error:
        raise ExportError(
            f"无法写入 {place}：{system_reason(error)}", hint="关闭正在打开该文件的程序，或检查权限"
        ) from None


def _lines(cells: Sequence[str]) -> int:
    """How many lines the fullest cell of a row takes: programs do not fit the heights of rows by themselves."""
    return max(
        sum(-(-max(1, width(part)) // (across - 1)) for part in cell.split("\n"))
        for cell, across in zip(cells, _WIDTHS, strict=True)
    )


def _place(document: Document, row: FormRow) -> int | None:
    """Where the part of the row begins; None where the document has no such part."""
    if row.first:
        return 0
    if row.kinds:
        return next((section.start for section in document.sections if section.kind in row.kinds), None)
    found = [start for start, line in _headings(document.text) if _names(line, row)]
    if not found:
        return None
    contents = next((section.end for section in document.sections if section.kind == "contents"), 0)
    if "目录" in row.words:
        return found[0]
    after = [start for start in found if start >= contents] if contents else found[1:]
    return (after or found)[0]


def _headings(text: str) -> Iterator[tuple[int, str]]:
    """Short lines without figures or sentence ends, as they head parts and tables."""
    at = 0
    for line in text.split("\n"):
        content = _SPACES.sub("", line)
        if content and len(content) <= _LONGEST_HEADING and "\t" not in line and content[-1] not in "。；，：":
            yield at, _LEADERS.sub("", content)
        at += len(line) + 1


def _names(line: str, row: FormRow) -> bool:
    return any(line.endswith(word) for word in row.words) and not any(word in line for word in row.but)


def _filled(document: Document, row: FormRow, place: int | None, findings: Sequence[Finding]) -> Filled:
    remarks = tuple(f"{number}.{_remark(document, finding)}" for number, finding in enumerate(findings, 1))
    if row.unknown:
        return Filled(row, UNKNOWN, remarks)
    if place is None:
        return Filled(row, NONE if row.optional else NO, remarks if row.optional else ("未见该部分。", *remarks))
    grave = any(finding.severity != "info" for finding in findings)
    return Filled(row, NO if grave else YES, remarks)


def _remark(document: Document, finding: Finding) -> str:
    where = "、".join(dict.fromkeys(_where(document, evidence.start) for evidence in finding.evidence[:3]))
    quote = _SPACES.sub("", finding.evidence[0].quote)[:60] if finding.evidence else ""
    sure = certainty(finding)
    said = f"{finding.message}（{finding.code}，{SEVERITY[finding.severity]}，{sure}"
    return f"{said}{f'；{where}' if where else ''}{f'“{quote}”' if quote else ''}）"


def _where(document: Document, offset: int) -> str:
    starts = [origin.start for origin in document.origins]
    at = bisect_right(starts, offset) - 1
    page = document.origins[at].page if at >= 0 else None
    return f"第{page}页" if page is not None else f"第{offset + 1}字"


def _runs(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    first = 0
    for index in range(1, len(names) + 1):
        if index == len(names) or names[index] != names[first]:
            yield first, index - 1
            first = index


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)
