"""Saved web pages: main text, tables, furniture."""

import pytest

from reviewer.documents import load_bytes

BODY = "<p>2023年全年支出100.5万元，其中培训费12万元，比上年增加3万元。</p><p>二、存在的问题</p>"


def read(html: str, encoding: str = "utf-8"):
    return load_bytes(html.encode(encoding), "a.html")


def test_blocks_are_lines_and_scripts_are_gone():
    document = read(
        "<!DOCTYPE html><html><head><title>某局2023年度自评报告</title><style>p{}</style></head><body>"
        f"<h1>某局2023年度自评报告</h1><script>var x='广告';</script><div>一、概况</div>{BODY}</body></html>"
    )
    assert document.text.split("\n") == [
        "某局2023年度自评报告",
        "一、概况",
        "2023年全年支出100.5万元，其中培训费12万元，比上年增加3万元。",
        "二、存在的问题",
    ]
    assert document.format == "html"
    assert document.notes == ()


def test_the_site_around_the_report_is_left_out_and_noted():
    document = read(
        "<html><body><div class='top-nav'><a href=1>首页</a></div><nav>导航栏目</nav><div><a href=2>政务公开</a> "
        "<a href=3>互动交流</a></div><div>当前位置：首页 > 预决算公开</div><h1>某局2023年度自评报告</h1>"
        f"<div>发布日期：2024-05-01 浏览次数：35</div>{BODY}<p>某局</p><p>2024年5月1日</p>"
        "<div><a href=4>上一篇：某通知</a></div><div class=footer>版权所有：某政府</div></body></html>"
    )
    assert document.text.split("\n") == [
        "某局2023年度自评报告",
        "2023年全年支出100.5万元，其中培训费12万元，比上年增加3万元。",
        "二、存在的问题",
        "某局",
        "2024年5月1日",
    ]
    # Parts that name themselves are skipped; of the lines read, four are the site's.
    assert document.notes == ("已略去网页导航等与正文无关的内容 4 行",)


def test_the_title_survives_the_line_of_dates_under_it():
    document = read(
        "<html><head><title>某局2023年度自评报告-某县人民政府</title></head><body><h1>某局2023年度自评报告</h1>"
        f"<div>发布日期：2024-05-01 浏览次数：35</div>{BODY}</body></html>"
    )
    assert document.text.startswith("某局2023年度自评报告\n2023年全年支出")


def test_breaks_make_lines_and_spaces_collapse_as_in_a_browser():
    document = read(f"<p>&nbsp;&nbsp;一、概况<br>全年\n  支出<b>5</b>\n万元，较  上年增加，主要是人员增加。</p>{BODY}")
    assert document.text.split("\n")[:2] == ["一、概况", "全年支出5 万元，较 上年增加，主要是人员增加。"]


def test_tables_with_spans_are_grids():
    document = read(
        "<html><body><p>单位：万元</p><table><thead><tr><th rowspan=2>项目</th><th colspan=2>金额</th></tr>"
        "<tr><th>预算</th><th>决算</th></tr></thead><tbody><tr><td>培训费</td><td>3</td><td><p>2</p></td></tr></tbody></table>"
        f"{BODY}</body></html>"
    )
    (table,) = document.tables
    assert document.text[table.start : table.end] == "项目\t金额\t\n\t预算\t决算\n培训费\t3\t2"
    assert (table.rows, table.columns, table.unit) == (3, 3, "万元")
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in table.cells}
    assert spans[0, 0] == (2, 1) and spans[0, 1] == (1, 2)


def test_a_table_that_lays_out_the_page_is_no_grid():
    document = read(
        f"<html><body><table><tr><td>栏目</td><td>{BODY}<table><tr><td>项目</td><td>金额</td></tr>"
        "<tr><td>合计</td><td>5</td></tr></table></td></tr></table></body></html>"
    )
    (table,) = document.tables
    assert document.text[table.start : table.end] == "项目\t金额\n合计\t5"


def test_hidden_parts_are_left_out():
    assert "看不见" not in read(f"<div style='display: none'>看不见的话，不应读入正文之中。</div>{BODY}").text


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030"])
def test_declared_encodings(declared):
    document = read(f"<html><head><meta charset={declared}></head><body>{BODY}</body></html>", "gb18030")
    assert document.text.startswith("2023年全年支出100.5万元")


def test_a_page_under_another_name_is_told_by_its_content():
    assert load_bytes(f"<html><body>{BODY}</body></html>".encode(), "报告.doc").format == "html"


def test_a_form_around_the_whole_page_is_no_furniture():
    assert "100.5万元" in read(f"<html><body><form id=aspnetForm>{BODY}</form></body></html>").text


def test_the_window_title_stands_in_where_none_is_printed():
    document = read(f"<html><head><title>某局2023年度自评报告_某县政府网</title></head><body>{BODY}</body></html>")
    assert document.text.startswith("某局2023年度自评报告\n2023年")
    assert document.notes == ("正文没有标题，取网页标题",)


def test_a_window_title_of_a_word_or_two_is_none():
    assert read(f"<html><head><title>无标题</title></head><body>{BODY}</body></html>").text.startswith("2023年全年")


def test_a_page_saved_by_word():
    """Numbers of lists stand in spans between conditional comments; cells hold paragraphs."""
    number = "<![if !supportLists]><span style='mso-list:Ignore'>一、</span><![endif]>"
    document = read(
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><div class=WordSection1>"
        f"<p class=MsoNormal>{number}收支情况<o:p></o:p></p>"
        "<p class=MsoNormal>收入<span lang=EN-US>120.5</span>万元，已入账。</p>"
        "<table class=MsoTableGrid><tr><td><p>项目</p></td><td><p>金额（万元）</p></td></tr>"
        "<tr><td><p>培训</p></td><td><p><span lang=EN-US>12.5<o:p></o:p></span></p></td></tr></table>"
        "</div></body></html>"
    )
    assert document.text == "一、收支情况\n收入120.5万元，已入账。\n项目\t金额（万元）\n培训\t12.5"
    assert [section.title for section in document.sections if section.number] == ["一、收支情况"]
    assert [table.unit for table in document.tables] == ["万元"]
