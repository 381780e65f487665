"""Automatic numbering: formats, levels, restarts, overrides, styles."""

import pytest

from reviewer.documents import load_bytes
from reviewer.documents.numerals import numeral
from tests.documents.makers import docx, level, numbered, p


def lines(body: str, numbering: str, styles: str = "") -> list[str]:
    return load_bytes(docx(body, numbering=numbering, styles=styles), "a.docx").text.split("\n")


def abstract(key: int, *levels: str, link: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{link}{"".join(levels)}</w:abstractNum>'


def instance(key: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def start_at(depth: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


OFFICIAL = abstract(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)


@pytest.mark.parametrize(
    ("number", "format_", "printed"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "chineseCounting", "二十"),
        (21, "japaneseCounting", "二十一"),
        (100, "chineseCountingThousand", "一百"),
        (100, "japaneseCounting", "百"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (3, "chineseLegalSimplified", "叁"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (20, "ideographDigital", "二〇"),
        (1, "decimalEnclosedCircle", "①"),
        (20, "decimalEnclosedCircleChinese", "⑳"),
        (21, "decimalEnclosedCircle", "㉑"),
        (3, "decimalEnclosedParen", "⑶"),
        (3, "decimalEnclosedFullstop", "⒊"),
        (12, "decimalFullWidth", "１２"),
        (5, "decimalZero", "05"),
        (3, "lowerLetter", "c"),
        (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"),
        (1949, "upperRoman", "MCMXLIX"),
        (3, "ideographTraditional", "丙"),
        (2, "ideographZodiac", "丑"),
        (2, "ideographEnclosedCircle", "㊁"),
        (7, "none", ""),
        (7, "cardinalText", "7"),
    ],
)
def test_formats(number, format_, printed):
    assert numeral(number, format_) == printed


def test_levels_count_and_begin_anew():
    body = (
        numbered("概况", 1)
        + numbered("职责", 1, 1)
        + numbered("机构", 1, 1)
        + numbered("内设机构", 1, 2)
        + numbered("收支", 1)
        + numbered("收入", 1, 1)
        + numbered("明细", 1, 2)
        + numbered("其一", 1, 3)
    )
    assert lines(body, OFFICIAL + instance(1, 0)) == [
        "一、概况",
        "（一）职责",
        "（二）机构",
        "1.内设机构",
        "二、收支",
        "（一）收入",
        "1.明细",
        "①其一",
    ]


def test_paragraphs_between_do_not_disturb():
    body = numbered("甲", 1) + p("正文") + numbered("乙", 1)
    assert lines(body, OFFICIAL + instance(1, 0)) == ["一、甲", "正文", "二、乙"]


def test_two_instances_of_one_numbering_count_on_and_an_override_restarts():
    parts = OFFICIAL + instance(1, 0) + instance(2, 0) + instance(3, 0, start_at(0, 1))
    body = numbered("甲", 1) + numbered("乙", 2) + numbered("丙", 3) + numbered("丁", 3)
    assert lines(body, parts) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_an_override_may_change_the_level_itself():
    changed = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条")}</w:lvlOverride>'
    assert lines(numbered("甲", 1), OFFICIAL + instance(1, 0, changed)) == ["第1条甲"]


def test_a_level_may_start_elsewhere():
    parts = abstract(0, level(0, "decimal", "%1、", start=4)) + instance(1, 0)
    assert lines(numbered("甲", 1) + numbered("乙", 1), parts) == ["4、甲", "5、乙"]


def test_composite_numbers_and_legal_numbering():
    parts = abstract(
        0, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", extra="<w:isLgl/>")
    ) + instance(1, 0)
    body = numbered("总则", 1) + numbered("目的", 1, 1) + numbered("2023年安排", 1, 1)
    assert lines(body, parts) == ["第一章总则", "1.1 目的", "1.2 2023年安排"]


def test_a_level_under_one_never_used():
    parts = abstract(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2")) + instance(1, 0)
    assert lines(numbered("甲", 1, 1), parts) == ["1.1 甲"]


def test_restart_may_be_switched_off():
    parts = abstract(
        0, level(0, "decimal", "%1、"), level(1, "decimal", "（%2）", extra='<w:lvlRestart w:val="0"/>')
    ) + instance(1, 0)
    body = numbered("甲", 1) + numbered("乙", 1, 1) + numbered("丙", 1) + numbered("丁", 1, 1)
    assert lines(body, parts) == ["1、甲", "（1）乙", "2、丙", "（2）丁"]


def style(name: str, inner: str = "", based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}">{base}<w:pPr>{inner}</w:pPr></w:style>'


def test_numbers_come_from_styles_and_their_ancestors():
    styles = (
        style("Title1", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("Own", based_on="Title1")
        + style("Title2", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    )
    body = (
        p("甲", '<w:pStyle w:val="Title1"/>')
        + p("乙", '<w:pStyle w:val="Title2"/>')
        + p("丙", '<w:pStyle w:val="Own"/>')
        + p("丁", '<w:pStyle w:val="Own"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert lines(body, OFFICIAL + instance(1, 0), styles) == ["一、甲", "（一）乙", "二、丙", "丁"]


def test_a_level_may_name_its_style():
    named = abstract(
        0,
        level(0, "decimal", "%1、", extra='<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "（%2）", extra='<w:pStyle w:val="H2"/>'),
    )
    styles = style("H1", '<w:numPr><w:numId w:val="1"/></w:numPr>') + style(
        "H2", '<w:numPr><w:numId w:val="1"/></w:numPr>'
    )
    body = p("甲", '<w:pStyle w:val="H1"/>') + p("乙", '<w:pStyle w:val="H2"/>')
    assert lines(body, named + instance(1, 0), styles) == ["1、甲", "（1）乙"]


def test_a_numbering_style_is_followed():
    parts = OFFICIAL + abstract(5, link='<w:numStyleLink w:val="Outline"/>') + instance(1, 0) + instance(2, 5)
    points = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="numbering" w:styleId="Outline">{points}</w:style>'
    assert lines(numbered("甲", 2) + numbered("乙", 2, 1), parts, styles) == ["一、甲", "（一）乙"]


def test_numbers_keep_off_figures():
    parts = abstract(0, level(0, "decimal", "%1.")) + instance(1, 0)
    assert lines(numbered("2023年支出", 1) + numbered("收入", 1), parts) == ["1. 2023年支出", "2.收入"]


def test_bullets():
    parts = abstract(0, level(0, "bullet", "\uf0b7"), level(1, "bullet", "—")) + instance(1, 0)
    assert lines(numbered("甲", 1) + numbered("乙", 1, 1), parts) == ["●甲", "—乙"]


def test_numbers_in_table_cells_count_with_the_rest():
    cell = f"<w:tc>{numbered('乙', 1)}</w:tc><w:tc>{p('5')}</w:tc>"
    body = numbered("甲", 1) + f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>" + numbered("丙", 1)
    assert lines(body, OFFICIAL + instance(1, 0)) == ["一、甲", "二、乙\t5", "三、丙"]


def test_dangling_references_are_no_numbers():
    assert lines(numbered("甲", 9) + numbered("乙", 1, 7), OFFICIAL + instance(1, 0)) == ["甲", "乙"]
