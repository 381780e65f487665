"""Elements, labels, reasons and questions; all statements are invented."""

import pytest

from reviewer.statements import assess
from reviewer.statements.words import group, reasons, topics


def held(elements: dict[str, bool]) -> set[str]:
    return {name for name, there in elements.items() if there}


def codes(assessment) -> set[str]:
    return {reason.code for reason in assessment.reasons}


def test_a_problem_with_everything_is_specific_and_asks_nothing():
    text = (
        "2023年我局智慧渔港平台项目年初预算200万元，实际支出86.5万元，"
        "主要是因招标文件两次修改，年末结转113.5万元，详见附表3。"
    )
    judged = assess("problem", text, "平台项目支付偏慢")
    assert all(judged.elements.values())
    assert (judged.label, judged.reasons, judged.ask) == ("specific", (), "")


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("预算执行偏慢。", set()),
        ("单位只重视拨款，没有跟踪。", {"subject_is_self"}),
        ("“渔港亮化”项目没有验收。", {"named_object"}),
        ("有4个标段没有验收。", {"quantified"}),
        ("第三季度没有报送资料。", {"period"}),
        ("由于缺少图纸，工作没有做完。", {"cause"}),
        ("导致设备闲置。", {"cause", "consequence"}),
        ("审计报告指出资料不全。", {"evidence"}),
        ("船舶检验科没有核对图纸。", {"subject_is_self"}),
        ("相关科室没有核对图纸。", set()),
        ("本科学历占比没有核对。", set()),
        ("计划检验渔船60艘。", {"named_object", "quantified"}),
        ("没有设置渔船受检率指标。", {"named_object"}),
        ("没有设置船员就业率指标。", {"named_object"}),
        ("没有设置效益指标。", set()),
        ("渔船受检率为71%。", {"named_object", "quantified"}),
        ("部分项目没有验收。", set()),
        ("验船师不足。", set()),
        ("比目标少8艘，验船师不足。", {"quantified", "cause"}),
        ("受益面不广，严重影响资金使用效果。", set()),
        ("要有一套科学的办法，建立几个机制。", set()),
        ("60艘渔船中受检不合格的有9艘。", {"quantified", "consequence"}),
        ("12名船员中持证的只有5名。", {"quantified", "consequence"}),
        ("3艘渔船未在年内完成检验。", {"quantified", "period", "consequence"}),
        ("检验质量不高，不合格现象时有发生。", set()),
        ("县档案馆现有2名修复员。", {"subject_is_self", "quantified"}),
        ("全县档案馆藏品数字化缓慢。", set()),
        ("渔政船维修资金缺口大。", {"named_object"}),
        ("专项资金使用不够规范。", set()),
        ("检验周期平均达到12天。", {"quantified"}),
        ("检验须在12天内办结。", set()),
        ("没有设置船检时长统计，无法调整排班。", {"cause"}),
        ("9艘渔船受检，复查不及时。", {"quantified", "cause"}),
    ],
)
def test_elements_of_a_problem(text, elements):
    assert held(assess("problem", text, "").elements) == elements


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("进一步提高认识，加强管理。", set()),
        ("印发《渔港专项经费管理办法》。", {"action_and_product"}),
        ("由计财科负责落实。", {"responsible"}),
        ("由相关科室负责落实。", set()),
        ("9月底前见效。", {"deadline"}),
        ("使支付率不低于95%。", {"verifiable_target"}),
        ("针对支付偏慢问题，加快推进。", {"answers_problem"}),
        ("设计一套科学的制度体系。", set()),
        ("6月底前完成收尾。", {"action_and_product", "deadline"}),
        ("今后完成收尾。", set()),
        ("选定20个码头试行。", {"action_and_product", "verifiable_target"}),
        ("10月底前建成防波堤2公里。", {"action_and_product", "deadline", "verifiable_target"}),
        ("对投诉实行台账管理。", {"action_and_product"}),
        ("实行科学管理，发放到位。", set()),
        ("县渔业局对施工单位扣减违约金17.5万元。", {"action_and_product", "responsible", "verifiable_target"}),
        ("各乡镇政府将加强管理。", set()),
    ],
)
def test_elements_of_a_measure(text, elements):
    assert held(assess("measure", text, "").elements) == elements


def test_a_pair_answers_only_when_the_measure_acts():
    slogan = assess("measure", "加强渔港经费管理。", "", answers=True)
    deed = assess("measure", "印发《渔港专项经费管理办法》。", "", answers=True)
    assert not slogan.elements["answers_problem"]
    assert deed.elements["answers_problem"]


@pytest.mark.parametrize(
    ("role", "text", "label"),
    [
        ("problem", "有4个标段没有验收，由于缺少图纸。", "vague"),
        ("problem", "第三季度有4个标段没有验收，由于缺少图纸。", "partial"),
        ("problem", "第三季度我局有4个标段没有验收，由于缺少图纸，导致设备闲置。", "specific"),
        ("measure", "9月底前见效。", "vague"),
        ("measure", "9月底前印发《渔港专项经费管理办法》。", "partial"),
        ("measure", "计财科负责，9月底前印发《渔港专项经费管理办法》，使支付率不低于95%。", "specific"),
    ],
)
def test_labels_by_points(role, text, label):
    assert assess(role, text, "").label == label


def test_a_slid_subject_caps_at_partial():
    text = "2023年许多单位的“渔港亮化”项目有4个标段没有验收，由于缺少图纸，导致设备闲置，详见附表3。"
    judged = assess("problem", text, "")
    assert sum(judged.elements.values()) >= 5
    assert judged.label == "partial"
    assert "VP3" in codes(judged)
    assert "本单位" in judged.ask


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("经费使用不够规范。", "VP1"),
        ("支付不到位，主要是支付工作没有落实到位。", "VP2"),
        ("基层单位报送不及时。", "VP3"),
        ("缺乏复合型人才。", "VP4"),
        ("效益有待进一步提高。", "VP5"),
        ("本部门暂无问题。", "VP6"),
    ],
)
def test_reasons_of_problems(text, code):
    assert code in codes(assess("problem", text, ""))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("高度重视绩效工作。", "VM1"),
        ("尽快完善相关制度。", "VM2"),
        ("绩效管理是预算管理的重要内容。", "VM3"),
        ("加强学习。", "VM4"),
        ("建议上级加大经费投入。", "VM5"),
        ("建议财政部门将码头管护经费列入年初预算。", "VM5"),
    ],
)
def test_reasons_of_measures(text, code):
    assert code in codes(assess("measure", text, ""))


def test_a_reason_that_explains_is_no_tautology():
    judged = assess("problem", "支付率偏低，主要是施工图两次返工、用地手续延误。", "")
    assert judged.elements["cause"]
    assert "VP2" not in codes(judged)


@pytest.mark.parametrize(
    "text", ["无。", "本单位不涉及政府性基金支出。", "因涉密事项不便说明。", "本单位不存在明显问题。"]
)
def test_declarations_are_not_called_vague(text):
    assert assess("problem", text, "").label != "vague"


def test_a_general_heading_with_a_specific_sentence_is_judged_by_the_sentence():
    text = "1、执行有待加强。2023年我局“渔港亮化”项目预算90万元，支出31万元，因两次流标，结转59万元。"
    assert assess("problem", text, "执行有待加强").label == "specific"


def test_the_number_of_an_item_is_no_quantity():
    assert not assess("problem", "3、执行偏慢。", "执行偏慢").elements["quantified"]


def test_the_question_names_the_missing_and_asks_of_the_topic():
    judged = assess("problem", "内控制度流于形式。", "内控制度流于形式")
    assert "内控制度流于形式" in judged.ask
    assert "哪项制度" in judged.ask
    assert "依据" in judged.ask


def test_the_question_asks_for_figures_where_no_topic_does():
    assert "金额或数量" in assess("problem", "衔接不畅。", "衔接不畅").ask


def test_every_group_of_words_says_why_and_compiles():
    assert len(reasons()) > 20
    for name, reason in reasons().items():
        assert reason.endswith("。")
        assert not group(name).fullmatch("")
    assert all(topic.problem and topic.measure for topic in topics())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("检验结构不均。60艘受检渔船中，小型渔船只有5艘。", "partial"),
        ("检验结构不均。小型渔船只有5艘。", "vague"),
        ("检验偏慢。平均需要18天，比规定的15天多3天。", "partial"),
        ("检验偏慢。平均需要18天。", "vague"),
        ("基层所力量不均。60艘渔船中，东港所检了5艘。", "partial"),
        ("基层力量不均。60艘渔船中，只检了5艘。", "vague"),
        ("检验结构不均。很多单位60艘渔船中只检了5艘。", "vague"),
    ],
)
def test_two_figures_of_its_own_show_the_extent_of_a_problem(text, label):
    assert assess("problem", text, "").label == label


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("由船检部门会同使用单位完成复核。", {"responsible"}),
        ("由主管部门会同使用单位完成复核。", set()),
        ("编制下年预算前完成图纸复核。", {"deadline"}),
        ("自受理之日起15日内办结。", {"deadline"}),
        ("编制下年预算前应当重视图纸。", set()),
    ],
)
def test_an_office_by_its_trade_and_a_day_by_an_event(text, elements):
    judged = held(assess("measure", text, "").elements)
    assert judged & {"responsible", "deadline"} == elements
