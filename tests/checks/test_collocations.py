"""TYP04 and UNT04: verbs and measure words that nouns do not take, clauses told twice, lines of a form."""

import pytest

from tests.checks.support import findings


def told(code: str, text: str) -> list[str]:
    return [f.message for f in findings(code, text)]


@pytest.mark.parametrize(
    "text",
    [
        "有效提升了农户饮水难问题。",
        "农田灌溉问题得到明显提高。",
        "干部业务水平得到显著增加。",
        "服务质量进一步扩大，窗口形象好转。",
        "着力解决干部的业务素质。",
        "完善了窗口人员的服务水平。",
        "进一步提高了支部的战斗堡垒作用。",
        "机关工作作风明显提高。",
        "村民生产生活条件得到提高。",
        "工程进度进一步扩大。",
    ],
)
def test_a_verb_the_noun_does_not_take(text: str) -> None:
    (message,) = told("TYP04", text)
    assert "搭配不当" in message


@pytest.mark.parametrize(
    "text",
    [
        "有效解决了农户饮水难问题，提升了分析问题、解决问题的能力。",
        "加强对突出问题的研究，提高对作用的认识。",
        "干部业务水平得到显著提高，服务范围进一步扩大。",
        "解决了服务水平低的问题，增加投入以提高效率。",
        "充分发挥支部的战斗堡垒作用，机关作风明显转变。",
        "完善制度，提高素质；村民生产生活条件得到改善。",
        "工程进度进一步加快，经济社会发展面临的问题明显增加。",
    ],
)
def test_verbs_that_go_with_their_nouns(text: str) -> None:
    assert told("TYP04", text) == []


def test_a_clause_written_twice() -> None:
    (message,) = told("TYP04", "建立定期会商机制，建立定期会商机制，压实责任。")
    assert "连写两遍" in message
    assert told("TYP04", "建立定期会商机制，建立定期通报机制，压实责任。") == []


@pytest.mark.parametrize("lead", ["在县委的坚强领导下", "随着项目的实施"])
def test_no_subject_before_the_verb_of_cause(lead: str) -> None:
    assert any("缺主语" in message for message in told("TYP04", f"{lead}，使群众出行更方便。"))
    assert told("TYP04", f"{lead}，群众出行更方便。") == []


def test_growth_that_has_a_cause_is_not_told_twice() -> None:
    assert told("TYP04", "居家补贴因对象自然增长增加28.50万元。") == []
    assert told("TYP04", "粮食产量增长增加3.2万吨。") != []


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("发放宣传手册5000个。", "份"),
        ("新建标准厂房6辆。", "栋"),
        ("选派驻村干部24件。", "名"),
        ("开展专项检查16座，通报结果。", "次"),
        ("修建村组道路12个。", "条"),
        ("栽植行道树1200个。", "株"),
        ("整改安全隐患46座。", "处"),
        ("悬挂横幅60个。", "条"),
    ],
)
def test_a_measure_word_the_noun_never_has(text: str, suggested: str) -> None:
    (message,) = told("UNT04", text)
    assert suggested in message


@pytest.mark.parametrize(
    "text",
    [
        "发放宣传手册5000份，悬挂横幅60条，栽植行道树1200株。",
        "新建标准厂房6栋、安置房120套，仓库面积600平方米。",
        "选派驻村干部24名，查处党员干部12件。",
        "开展专项检查16次，整改安全隐患46处，举办培训班3期。",
        "修建村组道路12条，道路12个标段完工。",
    ],
)
def test_measure_words_that_fit(text: str) -> None:
    assert told("UNT04", text) == []


def test_a_line_of_a_form_needs_no_full_stop() -> None:
    body = "".join(
        f"第{number}项工作按计划推进，相关单位配合密切，群众反映良好，资料齐全完整，归档及时规范。\n"
        for number in "一二三四五六七八九十"
    )
    form = "单位名称：某县档案馆    填报人：王某某    联系电话：5620318    填报日期：2025年3月14日\n"
    assert not any(
        "段末缺标点" in message for message in told("TYP04", "2024年度部门整体支出绩效自评报告\n" + form + body)
    )
