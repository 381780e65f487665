"""EVD, COP, PRB and QUA on sentences that only look like faults, each beside one that is. Invented."""

import pytest

from reviewer.documents import from_text
from reviewer.statements import find_statements
from tests.checks.support import findings, only, quotes, report

TITLE = "某某县气象局2023年度部门整体支出绩效自评报告"


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [
        # The unit is laid down, no amount is missing.
        ("COP04", "本报告金额单位除注明外均为万元，比率保留两位小数。", "公务接待费支出为万元，与上年持平。"),
        ("COP04", "金额以元为计量单位，表中均为万元。", "会议费增加万元，培训费不变。"),
        ("COP04", "各项得分情况（请见附表2）如下。", "（请填写主要成效）"),
        # What the form says of itself, and an aside.
        ("COP04", "预警时效提前（简要说明见附件1）。", "（简要说明自评的方法、步骤，500字以内）"),
        ("COP04", "发布预警信息120条（每条不超过70字）。", "【填写说明：此处反映经济效益、社会效益】"),
        ("COP04", "组织征文12篇（1200字的8篇）。", "（本部分重点反映履职成效，字数控制在800字以内）"),
        # A scored indicator is no activity told for a result; nor is how the evaluation was done.
        ("EVD01", "走访农户2531户次，目标不少于2400户次，得4分。", "走访农户2531户次，气象服务深入人心。"),
        ("EVD01", "（一）自评工作组织\n召开座谈会3场，收到建议46条。", "召开座谈会3场，收到建议46条。"),
        # Of the county's total the department's own part is told, or its own goal measures it.
        ("EVD02", "新建站点8个，加上以前年度54个，全县累计62个。", "全县累计建成站点62个。"),
        ("EVD02", "全县新增站点47个，完成年度目标的78.3%。", "全县新增站点47个，服务更加便捷。"),
        ("EVD02", "全县共受理投诉1064件。", "全县共安排信息员1064名。"),
        ("EVD02", "全县新增站点47个。站点数为全县口径。", "全县新增站点47个。"),
        # A short sentence heads the figures after it.
        ("QUA03", "一是重点单位应检尽检。年末应检126家，实检126家。", "一是重点单位应检尽检。群众普遍欢迎。"),
        # A share in words sums up the amounts beside it.
        ("QUA05", "设备支出251.76万元，占七成以上。", "县内就业的占七成以上。"),
        ("QUA05", "设备支出251.76万元，占七成以上。", "数字化率从七成提高到九成以上，提供查阅1.03万人次。"),
        # What a claim claims is counted, or it is only aimed at.
        ("QUA03", "彻底解决了368户群众的预警接收问题。", "彻底解决了群众预警接收难问题。"),
        ("QUA03", "为从根本上消除盲区，新建站点12个。", "新建站点12个，从根本上消除了探测盲区。"),
        ("QUA03", "服务能力提升12%。", "服务能力得到根本性提升。"),
        ("QUA03", "预报质量考核列全市第2位。", "各项工作均走在全市前列。"),
    ],
)
def test_what_only_looks_like_a_fault(code: str, right: str, wrong: str) -> None:
    assert findings(code, report(done=right)) == ()
    assert findings(code, report(done=wrong))


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [
        ("UNT01", "奖励对象940人，每人每年960元，共90.24万元。", "奖励对象940人，每人每年960万元。"),
        ("UNT01", "每人补助3.60万元，人均产值120万元。", "人均3600万元。"),
        ("UNT04", "全县常住人口46.8万人，接待46.8万人次。", "全县常住人口46.8万人次。"),
        ("UNT04", "全年客运量3,285.6万人次，周转量12.6万人公里。", "全年客运量3,285.6万人。"),
        ("UNT04", "全年提拔任用干部64人次，调整187人次。", "全年招聘预报员64人次。"),
        ("UNT04", "环卫站核定编制7名，活动中心6名，县图书馆41名。", "新建候车亭86条，改造公厕3名。"),
        ("UNT04", "购置救护车6辆，校车2台，大型客车45座。", "购置救护车6座，更新公交车40条。"),
        ("UNT04", "培育示范党支部12个，其中企业12名、村18名。", "培育示范党支部12名，扶持合作社3名。"),
        ("UNT04", "改造道路12条、管网3.6公里，惠及沿线道路12户。", "改造道路12辆。"),
        ("UNT04", "更新电脑12台，泵站2座，自动站2个。", "更新电脑12辆，新建自动站2名。"),
        ("UNT01", "每户补助1200元，户均3.60万元。", "每户补助1200万元。"),
        ("COP04", "由财务科填写的表格已归档。", "（本段由单位根据实际情况填写）"),
        ("QUA03", "未发生责任事故，连续12年零事故。", "全系统实现零事故。"),
        ("QUA04", "上下基本形成按月调度机制。", "站网布局基本形成。"),
        ("QUA03", "漏报现象由12次减到3次。", "漏报现象从根本上得到杜绝。"),
        ("QUA03", "力争各项工作走在全省前列。", "预警工作走在全省前列。"),
        ("QUA03", "预报质量指标列全省第2位。", "各项指标均位居全省第一。"),
        ("EVD01", "召开协商会议12次，收到意见86条，采纳71条。", "召开协商会议12次，收到意见86条。"),
        ("EVD01", "制作展板42块，知晓率达92%。", "制作展板42块，群众素养得到提升。"),
        (
            "COP03",
            "设备由办公室统一管理，实行专人登记保管，按季组织全面盘点。\n车辆由办公室统一管理，实行专人登记，按月核对油耗。",
            "设备由办公室统一管理，实行专人登记保管，按季组织全面盘点。年末原值318万元。\n设备由办公室统一管理，实行专人登记保管，按季组织全面盘点。",
        ),
    ],
)
def test_units_activities_and_copies(code: str, right: str, wrong: str) -> None:
    assert findings(code, report(done=right)) == ()
    assert findings(code, report(done=wrong))


def test_a_paragraph_held_by_another_is_lesser_than_one_that_stands_twice() -> None:
    part = "设备由办公室统一管理，实行专人登记保管，按季组织全面盘点。"
    (found,) = findings("COP03", report(done=f"{part}年末原值318万元，全部在用。\n{part}"))
    assert (found.severity, found.certainty) == ("minor", "likely") and found.evidence[0].quote == part
    accounts = report(title="某某县气象局2023年度部门决算说明", done=f"{part}年末原值318万元，全部在用。\n{part}")
    assert findings("COP03", accounts) == ()


def test_whose_fault_the_reason_says_it_is() -> None:
    problems = "结转偏多，主要原因是财政部门下达指标偏晚。"
    assert only("PRB04", report(problems=problems)).certainty == "query"
    assert findings("PRB04", report(problems="结转偏多，主要原因是观测科报账偏晚。")) == ()


def test_instructions_of_the_form_are_certain() -> None:
    assert only("COP04", report(done="（简要说明自评的方法、步骤，500字以内）")).certainty == "certain"


@pytest.mark.parametrize(
    ("done", "wrong"),
    [
        ("丙山镇党委、政府将继续以群众需求为导向。", True),
        ("丙山镇人民政府高度重视预算绩效管理。", True),
        ("甲水镇党委、政府将继续以群众需求为导向。", False),
        ("与丙山镇人民政府签订河道联管协议。", False),
        ("上级党委、政府将继续支持，各乡镇党委、政府高度重视。", False),
    ],
)
def test_another_town_speaking(done: str, wrong: bool) -> None:
    found = findings("COP02", report(title="乙县甲水镇人民政府2023年度部门整体支出绩效自评报告", done=done))
    assert [f.severity for f in found] == (["major"] if wrong else [])


def test_the_same_office_of_another_county_speaking() -> None:
    assert only(
        "COP02", report(title="甲山县气象局2023年度部门整体支出绩效自评报告", done="乙河县气象局将继续推进预警。")
    )
    told = "甲山县气象局将继续推进预警，与乙河县气象局会商12次，丙海市气象局高度重视。"
    assert findings("COP02", report(title="甲山县气象局2023年度部门整体支出绩效自评报告", done=told)) == ()


def test_a_satisfaction_of_people_nobody_asked() -> None:
    survey = "委托县统计局向群众发放问卷400份，收回386份，满意度91.2%。"
    unasked = f"{survey}乘客满意度为89.4%，普遍反映良好。"
    assert quotes("EVD03", report(done=unasked)) == ["乘客满意度为89.4%，普遍反映良好"]
    assert findings("EVD03", report(done=unasked.replace("向群众", "向群众、乘客"))) == ()
    assert findings("EVD03", report(done=f"{survey}公众满意度为89.4%。")) == ()
    assert findings("EVD03", report(done=f"{survey}另在车站扫码调查320人。乘客满意度为89.4%。")) == ()


@pytest.mark.parametrize(
    ("goal", "done", "problems", "hidden"),
    [
        ("整修村组道路12.6公里；", "全年整修村组道路9.8公里。", "资金偏紧。", "整修村组道路目标12.6公里、完成9.8公里"),
        ("完成危桥改造工程10座以上；", "实施危桥改造工程8座。", "资金偏紧。", "危桥改造工程目标10座以上、完成8座"),
        ("整修村组道路12.6公里；", "全年整修村组道路9.8公里。", "少整修2.8公里，因汛期停工。", ""),
        ("整修村组道路12.6公里；", "全年整修村组道路9.8公里。", "村组道路整修推迟。", "整修村组道路"),
        ("整修村组道路12.6公里；", "全年整修村组道路13.0公里。", "资金偏紧。", ""),
        ("整修村组道路12.6公里；", "整修村组道路9.8公里，另在冬季整修村组道路3.0公里。", "资金偏紧。", "整修村组道路"),
        ("整修村组道路12.6公里；", "其中整修村组道路9.8公里。", "资金偏紧。", ""),
        ("新建自动站12个；", "检修自动站8个。", "资金偏紧。", ""),
    ],
)
def test_a_goal_of_one_chapter_that_another_did_not_reach(goal: str, done: str, problems: str, hidden: str) -> None:
    text = (
        f"{TITLE}\n一、基本情况\n（一）年度绩效目标\n全年目标为：{goal}发布预警100条。\n"
        f"二、绩效情况\n{done}\n三、存在的问题\n{problems}\n"
    )
    told = [f.message for f in findings("PRB05", text)]
    assert bool(told) == bool(hidden) and all(hidden in message for message in told)


@pytest.mark.parametrize(
    ("heading", "hidden"),
    [("（一）2023年度绩效目标", True), ("（一）2024年度绩效目标", False), ("（一）中期绩效目标", False)],
)
def test_goals_of_other_years_are_none_of_this_one(heading: str, hidden: bool) -> None:
    text = f"{TITLE}\n一、基本情况\n{heading}\n整修村组道路12.6公里。\n二、绩效情况\n全年整修村组道路9.8公里。\n"
    assert bool(findings("PRB05", f"{text}三、存在的问题\n资金偏紧。\n")) == hidden
    planned = report(done="全年新建自动站8个。", measures="计划新建自动站12个，由观测科2024年9月底前完成。")
    assert findings("PRB05", planned) == ()


def test_goals_of_another_chapter_against_the_claim_that_all_were_reached() -> None:
    text = (
        f"{TITLE}\n一、基本情况\n（一）年度绩效目标\n全年目标为：整修村组道路12.6公里；发布预警100条。\n"
        "二、绩效情况\n{}全年整修村组道路{}公里。\n三、存在的问题\n村组道路整修推迟。\n"
    )
    claim = "年初确定的各项目标任务均已全面完成。"
    (found,) = findings("ARI09", text.format(claim, "9.8"))
    assert found.severity == "major" and "整修村组道路目标12.6公里，完成9.8公里" in found.message
    assert findings("ARI09", text.format(claim, "12.8")) == ()
    assert findings("ARI09", text.format("", "9.8")) == ()


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ("各项目执行率均在90%以上。", True),
        ("项目预算执行率均达到95%以上。", True),
        ("各项目执行率均在80%以上。", False),
        ("重点项目执行率均在90%以上。", False),
        ("除设备更新外，执行率均在90%以上。", False),
    ],
)
def test_rates_all_above_a_floor_that_a_row_does_not_reach(claim: str, wrong: bool) -> None:
    rows = (
        "项目 预算 支出 执行率",
        "预报 100.00 98.00 98.00%",
        "设备更新 50.00 42.00 84.00%",
        "合计 150.00 140.00 93.33%",
    )
    table = "\n".join(rows).replace(" ", "\t")
    found = [f for f in findings("QUA05", report(done=table, problems=claim)) if f.severity == "major"]
    assert bool(found) == wrong and all("设备更新84.00%" in f.message for f in found)


@pytest.mark.parametrize(
    ("done", "hidden"),
    [
        ("到期应检516台，实检512台，定检率99.2%。", False),
        ("应参保28612人，实际参保27846人，参保率97.32%。", False),
        ("商户应签“三包”责任书10030家，已签9870家，签订率98.40%。", False),
        ("应急物资计划储备80件，实际储备71件，储备率88.75%。", True),
        ("全年计划检修80台，实际检修71台。", True),
        ("本年投资计划320万元，完成318万元。", False),
        ("本年投资计划320万元，完成218万元。", True),
        ("计划任务18项，未完成的1项已列入问题部分。", False),
    ],
)
def test_a_rate_of_those_who_ought_to_is_no_shortfall(done: str, hidden: bool) -> None:
    assert bool(findings("PRB05", report(done=done))) == hidden


def _chapter(measures: str) -> list[tuple[str, str, str]]:
    text = f"{TITLE}\n一、绩效情况\n发布预警120条。\n二、存在的问题\n（一）2个自动站推迟。\n三、措施与建议\n{measures}"
    return [(s.role, s.label, s.title) for s in find_statements(from_text(text)) if s.role == "measure"]


def test_a_goal_with_the_result_behind_it_is_measured() -> None:
    told = [f.message for f in findings("EVD03", report(done="用户满意度目标值为≥90%，实际完成值95.20%。"))]
    assert told == ["满意度没有写明调查方法和样本量"]
    (goal,) = findings("EVD03", report(done="用户满意度目标值为≥90%。"))
    assert goal.message == "满意度只有目标值，没有调查结果"


def test_requests_to_others_are_no_measures_of_ones_own() -> None:
    own = "（一）改进措施\n观测科2024年6月底前建成2个自动站。\n"
    asked = "（二）有关建议\n建议县财政局提前下达补助资金。\n"
    assert [title for _, _, title in _chapter(own + asked)] == ["观测科2024年6月底前建成2个自动站"]
    assert [title for _, _, title in _chapter(asked.replace("（二）", "（一）"))] == ["建议县财政局提前下达补助资金"]


def test_measures_numbered_within_a_paragraph() -> None:
    told = (
        "平台已于2024年2月登记入账。其余安排如下：1.观测科2024年6月底前建成2个自动站。2.办公室2024年3月底前印发规程。"
    )
    assert [title for _, _, title in _chapter(told)] == [
        "平台已于2024年2月登记入账",
        "观测科2024年6月底前建成2个自动站",
        "办公室2024年3月底前印发规程",
    ]


def test_as_many_measures_as_problems_go_in_step() -> None:
    problems = "年初“留白”较多。追加124.36万元，占67.29%。\n餐点没有办满。6个中1个未建成，原址鉴定为危房。"
    measures = "1.财务科每年9月底前对账，追加比例降到50%以下。\n2.办公室2024年8月31日前建成余下1个。"
    assert findings("PRB02", report(problems=problems, measures=measures)) == ()
    assert findings("PRB02", report(problems=problems, measures="1.办公室2024年8月31日前建成1个餐点。"))


def test_the_rows_of_a_table_of_measures_are_measures() -> None:
    table = (
        "针对以上不足，逐项定任务、定时限。\n序号\t措施\t责任科室\t完成时限\n"
        "一\t建成2个自动站\t观测科\t2024年6月30日\n二\t制定《巡检办法》\t办公室\t2024年3月31日\n"
    )
    assert [title for _, _, title in _chapter(table)] == ["建成2个自动站", "制定《巡检办法》"]
    figures = table.replace("责任科室\t完成时限", "数量\t金额")
    assert [title for _, _, title in _chapter(figures)] != ["建成2个自动站", "制定《巡检办法》"]
