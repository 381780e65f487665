"""Word documents: order, tables, tracked changes, notes, boxes."""

import io

import pytest

from reviewer.documents import from_text, load_bytes
from reviewer.errors import DocumentError
from tests.documents.makers import docx, p, table, tc


def read(body: str, **parts: str):
    return load_bytes(docx(body, **parts), "报告.docx")


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_paragraphs_and_tables_in_the_order_of_the_body():
    document = read(
        p("一、收支情况") + p("单位：万元") + table([["项目", "金额"], ["合计", "12.50"]]) + p() + p("以上。")
    )
    assert document.text == "一、收支情况\n单位：万元\n项目\t金额\n合计\t12.50\n以上。"
    (grid,) = document.tables
    assert (grid.rows, grid.columns, grid.unit) == (2, 2, "万元")
    places = [(o.paragraph, o.table, o.row, o.column) for o in document.origins]
    assert places == [
        (0, None, None, None),
        (1, None, None, None),
        (None, 0, 0, 0),
        (None, 0, 0, 1),
        (None, 0, 1, 0),
        (None, 0, 1, 1),
        (2, None, None, None),
    ]


def test_the_same_report_as_text_gives_the_same_tables():
    body = p("附表") + p("单位：元") + table([["项目", "预算", "决算"], ["合计", "", "3"]])
    document = read(body)
    again = from_text(document.text)
    assert [t.model_dump() for t in again.tables] == [t.model_dump() for t in document.tables]


def test_merged_cells_cover_their_neighbours():
    rows = [
        [tc("项目", '<w:vMerge w:val="restart"/>'), tc("金额", '<w:gridSpan w:val="2"/>')],
        [tc("", "<w:vMerge/>"), "预算", "决算"],
        ["培训费", "3", "2"],
    ]
    document = read(table(rows))
    assert document.text == "项目\t金额\t\n\t预算\t决算\n培训费\t3\t2"
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in document.tables[0].cells}
    assert spans[0, 0] == (2, 1) and spans[0, 1] == (1, 2) and (1, 0) not in spans and (0, 2) not in spans


def test_a_row_that_starts_later_keeps_its_columns():
    late = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("乙") + "</w:tr>"
    document = read("<w:tbl><w:tr>" + tc("项目") + tc("甲") + "</w:tr>" + late + "</w:tbl>")
    assert document.text == "项目\t甲\n\t乙"


def test_a_cell_of_several_paragraphs_is_one_line():
    document = read(table([[f"<w:tc>{p('产出指标：')}{p('培训')}</w:tc>", "5"], ["数量", "6"]]))
    assert document.text == "产出指标： 培训\t5\n数量\t6"


def test_a_table_of_one_column_is_a_frame():
    document = read(table([["甲段。"], ["乙段。"]]))
    assert (document.text, document.tables) == ("甲段。\n乙段。", ())


def test_hyperlinks_fields_and_content_controls_are_text():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("7") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    inner = (
        "<w:hyperlink>" + run("链接") + "</w:hyperlink><w:sdt><w:sdtContent>" + run("控件") + "</w:sdtContent></w:sdt>"
    )
    assert read(p(inner=inner + field)).text == "链接控件7"


def test_tracked_changes_are_accepted_and_noted():
    inner = run("支出") + f"<w:ins>{run('20')}</w:ins><w:del><w:r><w:delText>10</w:delText></w:r></w:del>" + run("万元")
    document = read(p(inner=inner))
    assert document.text == "支出20万元"
    assert document.notes == ("文中有修订，按全部接受后的文字读取（插入 1 处、删除 1 处）",)


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    document = read(p("前半", "<w:rPr><w:del/></w:rPr>") + p("后半。"))
    assert document.text == "前半后半。"


def test_a_deleted_row_is_gone():
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + tc("删") + tc("9") + "</w:tr>"
    document = read("<w:tbl><w:tr>" + tc("留") + tc("1") + "</w:tr>" + gone + "</w:tbl>")
    assert document.text == "留\t1"


def test_comments_are_left_out_and_noted():
    document = read(p("正文"), comments='<w:comment w:id="0">' + p("批注的话") + "</w:comment>")
    assert document.text == "正文"
    assert document.notes == ("文中有批注 1 条，未读入",)


def test_footnotes_stand_after_their_paragraph_and_do_not_touch_its_figures():
    inner = '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("万元。")
    notes = '<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">' + p("含结转。") + "</w:footnote>"
    document = read(p("支出100", inner=inner) + p("下一段"), footnotes=notes)
    assert document.text == "支出100万元。\n含结转。\n下一段"


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{p('框中文字')}</w:txbxContent>"
    inner = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert read(p("标题", inner=inner)).text == "标题\n框中文字"


def test_hidden_text_is_left_out_and_noted():
    document = read(p("看得见", inner=run("看不见", "<w:vanish/>")))
    assert document.text == "看得见"
    assert document.notes == ("隐藏文字 1 处，未读入",)


def test_breaks_tabs_and_ticks():
    inner = "<w:r><w:br/></w:r>" + run("乙") + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    assert read(p("甲", inner=inner)).text == "甲\n乙☑"


def test_a_hard_break_inside_a_number_is_closed():
    inner = "<w:r><w:br/></w:r>" + run("万元，共1,<w:br/>234人。") + "<w:r><w:br/></w:r>" + run("2.另起一行")
    inner = inner.replace("1,<w:br/>234", "1,</w:t><w:br/><w:t>234")
    assert read(p("支出0.49", inner=inner)).text == "支出0.49万元，共1,234人。\n2.另起一行"


def test_pages_where_word_left_them():
    inner = "<w:r><w:lastRenderedPageBreak/></w:r>" + run("第二页起")
    document = read(p("第一页止，", inner=inner) + p("第二页"))
    assert [(o.start, o.end, o.page, o.paragraph) for o in document.origins] == [
        (0, 5, 1, 0),
        (5, 9, 2, 0),
        (10, 13, 2, 1),
    ]
    assert all(o.page is None for o in read(p("甲")).origins)


def test_what_python_docx_writes_is_read():
    import docx as writer

    made = writer.Document()
    made.add_heading("一、概况", 1)
    made.add_paragraph("正文第一段。")
    grid = made.add_table(2, 2)
    for place, text in zip([(0, 0), (0, 1), (1, 0), (1, 1)], ["项目", "金额", "合计", "8"], strict=True):
        grid.cell(*place).text = text
    made.add_paragraph("甲项", style="List Number")
    made.add_paragraph("乙项", style="List Number")
    stream = io.BytesIO()
    made.save(stream)
    document = load_bytes(stream.getvalue(), "a.docx")
    assert document.text == "一、概况\n正文第一段。\n项目\t金额\n合计\t8\n1.甲项\n2.乙项"


def test_broken_xml_is_named():
    with pytest.raises(DocumentError):
        read("<w:p><w:r>")


def test_a_hundred_pages_are_read_whole():
    sentence = "全年支出100.50万元，其中培训费12万元，比上年增加3万元，增长33.33%，主要原因是培训班次增加。"
    body = (p(sentence * 6) * 6 + table([["项目", "预算", "决算"]] * 8)) * 100
    data = docx(body)
    document = load_bytes(data, "a.docx")
    assert document.text.count(sentence) == 3600 and len(document.tables) == 100
