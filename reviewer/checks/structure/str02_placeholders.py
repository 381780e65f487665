"""STR02: a word where a section should be, or a blank of the form that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.phrases import Phrase, phrases
from reviewer.checks.places import clause_from, clause_start
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_LINE = re.compile(r"^[^\S\n]*([^\n\t]{1,14}?)[^\S\n]*$", re.M)
_LONGEST = 16
_DRESS = "（）()【】[]“”\"'。．.，,；;：: \u3000"
_NEEDED = ("duties", "organisation", "problems", "measures")
_MARK = r"(?:[×✕＊*]{2,}|[XxＸ]{2,}|[_＿]{2,}|[□○〇]{2,}|【[ \u3000]*】|[（(][ \u3000]+[）)])"
_BLANK = re.compile(
    rf"(?<![A-Za-z0-9+＋×xX_＿*（(]){_MARK}\s*"
    r"(?=[万亿]?元|[万亿]|年|月|日|个|项|人|名|次|家|户|件|％|%|局|委|办|单位|部门|县|市|区|镇|乡|村|街道|项目|号|科)"
)


@check("STR02", name="占位或遮蔽", severity="major", since="0.1")
def placeholders(report: Report) -> Iterator[Outcome]:
    """
    检查什么：整段只有“保密”“略”“待补”一类的词；职责、机构、问题、措施只填“无”；文中留着“××万元”“XX单位”等未填的空。
    为何重要：占位的章节等于没有写，职责、机构无法核对，也说明报告未经审核就报送。
    反例：
    一、部门基本情况
    （一）部门职责
    保密
    （二）机构设置
    略。
    ---
    二、预算执行情况
    全年支出××万元，完成预算的90%。
    正例：
    一、部门基本情况
    （一）部门职责
    负责全县档案的收集、保管和利用，落实保密制度。
    二、政府性基金预算支出情况
    无
    三、其他情况
    推行“1+X”机制，李××等3名职工获表彰。
    已知误报：表中以“略”作为选项的单元格；以“××”隐去人名、单位名的案例。
    建议措辞：该部分以占位词代替正文，请据实填写；因保密不能写明的，请注明依据并单独报送。
    """
    found = sorted(_lone_words(report), key=lambda place: place[0].reason)
    for phrase, places in groupby(found, key=lambda place: place[0]):
        yield _lone_fault(report, phrase, sorted((span for _, span in places), key=lambda s: s.start))
    blanks = [_around(report.text, m.start(), m.end()) for m in _BLANK.finditer(report.text)]
    if blanks:
        quotes = "、".join(dict.fromkeys(f"“{report.text[s.start : s.end].strip()}”" for s in blanks[:5]))
        more = f"等{len(blanks)}处" if len(blanks) > 5 else ""
        yield Fault(f"有未填写的空：{quotes}{more}", tuple(blanks), "likely", values={"处数": str(len(blanks))})
    if not found and not blanks:
        yield Held((), "未见占位、遮蔽或未填的空")


@cache
def _words() -> dict[str, Phrase]:
    return {word.casefold(): phrase for phrase in phrases("structure", "placeholders") for word in phrase.words}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Phrase], ...]:
    listed = [phrase for phrase in phrases("structure", "placeholders") if phrase.patterns]
    return tuple((re.compile("|".join(phrase.patterns)), phrase) for phrase in listed)


def _placeholder(paragraph: str) -> Phrase | None:
    bare = paragraph.strip(_DRESS)
    found = _words().get(bare.casefold())
    return found or next((phrase for pattern, phrase in _patterns() if pattern.fullmatch(bare)), None)


def _lone_words(report: Report) -> Iterator[tuple[Phrase, Span]]:
    """Words alone on their line, or behind a heading on its line, outside tables."""
    tables = report.document.tables
    for start, end in sorted({*_lines(report), *_short_bodies(report)}):
        phrase = _placeholder(report.text[start:end])
        if phrase is None or any(t.start <= start < t.end for t in tables):
            continue
        section = report.section_at(start)
        if phrase.kind == "none" and (section is None or section.kind not in _NEEDED):
            continue
        yield phrase, Span(start=start, end=end)


def _lines(report: Report) -> Iterator[tuple[int, int]]:
    return (line.span(1) for line in _LINE.finditer(report.text))


def _short_bodies(report: Report) -> Iterator[tuple[int, int]]:
    for section in report.document.sections:
        body = report.text[section.body_start : section.end]
        if section.title and len(body) <= _LONGEST and (text := body.strip()):
            start = section.body_start + body.index(text)
            yield start, start + len(text)


def _lone_fault(report: Report, phrase: Phrase, spans: list[Span]) -> Fault:
    sections = [report.section_at(span.start) for span in spans]
    titles = [f"“{section.title}”" for section in sections if section is not None and section.title]
    words = "、".join(dict.fromkeys(f"“{report.text[s.start : s.end].strip(_DRESS)}”" for s in spans))
    return Fault(
        message=f"{'、'.join(dict.fromkeys(titles)) or '正文'}仅填{words}。{phrase.reason}",
        spans=tuple(spans),
        certainty=phrase.certainty,
        values={"处数": str(len(spans))},
    )


def _around(text: str, start: int, end: int) -> Span:
    """The clause that holds the blank."""
    return Span(start=clause_start(text, start), end=clause_from(text, end).end)
