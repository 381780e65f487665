"""The sentences a model is shown to find relations."""

from reviewer.documents import from_text
from reviewer.tasks.passages import passages


def shown(text: str) -> list[str]:
    document = from_text(text)
    return [document.text[span.start : span.end] for span in passages(document)]


def test_a_sentence_needs_three_figures_and_a_word_that_relates_them() -> None:
    text = (
        "一、工作情况\n我处围绕中心工作开展巡航。全年投入320.50万元，其中中央200.00万元、配套120.50万元。"
        "新建航标27座。检查渔船412艘、航标27座、灯杆9根。巡查近40次，其中夜间10余次，占25%以上。\n"
    )
    assert shown(text) == ["全年投入320.50万元，其中中央200.00万元、配套120.50万元。"]


def test_the_next_sentence_may_speak_of_a_figure_before_it() -> None:
    text = "全年采购三类共90万元，其中工程60万元、货物30万元。面向小企业45万元，占50%。另派3人值守，同比增加1人。\n"
    assert shown(f"二、采购情况\n{text}") == [text.strip()]
    alone = "二、采购情况\n面向小企业45万元，占50%。\n"
    assert shown(alone) == []


def test_rows_of_tables_are_left_to_the_checks() -> None:
    assert shown("三、项目\n项目\t合计\t中央\t地方\n渠道\t30万元\t20万元\t10万元\n") == []
