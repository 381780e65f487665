"""Where statements begin and end; all texts are invented."""

import pytest

from reviewer.statements.split import number_of, split, title_of, without_mark


def pieces(text: str) -> list[tuple[int | None, str, str]]:
    return [(p.number, p.title, text[p.start : p.end]) for p in split(text, 0, len(text))]


def test_numbered_items_hold_all_their_lines():
    text = "（一）灌溉预算偏松。追加86万元。\n（二）执行偏慢\n管网项目支付率52%。\n原因是招标流标。\n"
    assert pieces(text) == [
        (1, "灌溉预算偏松", "（一）灌溉预算偏松。追加86万元。"),
        (2, "执行偏慢", "（二）执行偏慢\n管网项目支付率52%。\n原因是招标流标。"),
    ]


def test_ordinal_words_inside_a_paragraph_are_items_and_the_lead_in_is_none():
    text = "存在的主要问题：\n一是执行率偏低；二是指标不够细化，未量化；三是盘亏设备3台。"
    assert [(n, body) for n, _, body in pieces(text)] == [
        (1, "一是执行率偏低；"),
        (2, "二是指标不够细化，未量化；"),
        (3, "三是盘亏设备3台。"),
    ]


def test_a_heading_that_names_only_a_topic_is_taken_apart():
    text = "1.预算管理方面：一是编制粗放；二是进度不均。\n2.资产管理方面。一是账实不符；二是处置滞后。"
    assert [body for _, _, body in pieces(text)] == [
        "一是编制粗放；",
        "二是进度不均。",
        "一是账实不符；",
        "二是处置滞后。",
    ]


def test_reasons_in_a_list_stay_with_their_problem():
    text = "1、执行率偏低。主要原因是：\n（1）招标两次流标；\n（2）用地手续未办结。\n2、制度执行不严。"
    assert [(n, title) for n, title, _ in pieces(text)] == [(1, "执行率偏低"), (2, "制度执行不严")]


def test_headings_over_lists_give_way_to_their_items():
    text = "（一）预算管理\n1.编制不细。追加32万元。\n2.执行偏慢。执行率46%。\n（二）资产管理\n1.账实不符。盘亏5台。"
    assert [title for _, title, _ in pieces(text)] == ["编制不细", "执行偏慢", "账实不符"]


def test_paragraphs_without_numbers():
    text = "编制科学性不足\n部分项目缺少论证，执行中调整较多。\n评价质量不高\n评价报告雷同，结果未与预算挂钩。\n"
    assert [(n, title) for n, title, _ in pieces(text)] == [(None, "编制科学性不足"), (None, "评价质量不高")]


def test_a_line_broken_by_the_page_is_one_paragraph():
    text = "去年以来编外人员工资没有列入年初预算而在年中由其他项目调剂\n解决，涉及金额32万元。\n培训计划没有执行完。"
    assert [body for _, _, body in pieces(text)] == [
        "去年以来编外人员工资没有列入年初预算而在年中由其他项目调剂\n解决，涉及金额32万元。",
        "培训计划没有执行完。",
    ]


def test_a_decimal_at_the_head_of_a_line_is_no_number_of_an_item():
    text = "1.三个项目未验收。\n3.5万元质保金未退还。\n2.合同未归档。"
    assert [n for n, _, _ in pieces(text)] == [1, 2]


@pytest.mark.parametrize(
    ("statement", "number", "title"),
    [
        ("3、执行偏慢。支付率52%。", 3, "执行偏慢"),
        ("（十二）制度不全。", 12, "制度不全"),
        ("二是指标未量化；", 2, "指标未量化"),
        ("④账实不符。", 4, "账实不符"),
        ("预算编制偏松。", None, "预算编制偏松"),
    ],
)
def test_number_and_title_of_a_quotation(statement, number, title):
    assert (number_of(statement), title_of(statement)) == (number, title)


def test_without_mark_keeps_text_that_has_none():
    assert without_mark("一次性补助未发放") == "一次性补助未发放"


def test_time_is_linear_in_hostile_text():
    text = "一方面（" * 30_000 + "\n" + "1.a\n" * 20_000
    assert sum(1 for _ in split(text, 0, len(text))) > 10_000


@pytest.mark.parametrize(
    "closing",
    [
        "某渔港管理处\n2024年3月12日\n",
        "某渔港管理处（盖章）\n二〇二四年三月十二日\n",
        "附件：1.自评表\n2.基础数据表\n",
    ],
)
def test_the_signature_is_no_part_of_the_last_item(closing):
    text = "1、加快检验。\n2、船检科补录1人。\n" + closing
    assert [body for _, _, body in pieces(text)] == ["1、加快检验。", "2、船检科补录1人。"]
