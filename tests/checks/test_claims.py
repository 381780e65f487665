"""QUA02–05, EVD, COP, PRB and STR05–07 on invented reports."""

import pytest

from tests.checks.support import findings, report, run


def told(code: str, text: str) -> list[str]:
    return [f.message for f in findings(code, text)]


def test_approximate_figures_are_counted() -> None:
    loose = "演出60余场，观众3万余人，培训200余人，送书1000多册，放映500余场。"
    exact = "修缮8处，新建2处，接待20批，检修9台，发布6条。"
    (finding,) = findings("QUA02", report(done=loose + exact))
    assert finding.computation == "约数5个÷金额和数量10个=50.00%"
    assert run("QUA02", report(done=exact + exact)).passes
    assert run("QUA02", report(done="修缮8处。")).skipped


@pytest.mark.parametrize("done", ["做到应收尽收。", "业务培训全覆盖。", "实现零差错。", "各项任务均按期完成。"])
def test_absolute_words_need_a_figure(done: str) -> None:
    (finding,) = findings("QUA03", report(done=done))
    assert finding.certainty == "query"
    assert findings("QUA03", report(done=f"应办36件，实办36件，{done}")) == ()


def test_absolute_words_of_an_aim_or_a_title_are_none() -> None:
    assert findings("QUA03", report(done="推动服务全覆盖，印发《实现应保尽保的方案》，健全覆盖城乡的网络。")) == ()


@pytest.mark.parametrize("done", ["8个站已基本建成。", "二期初步完成。", "工程接近尾声。", "目前基本可投入使用。"])
def test_softened_completion(done: str) -> None:
    assert told("QUA04", report(done=done))


def test_basic_things_are_not_softened() -> None:
    assert told("QUA04", report(done="基本支出120万元，基本公共服务到位，为基本实现现代化打下基础。")) == []


@pytest.mark.parametrize("done", ["合格率达90%以上。", "女职工占1/3以上。", "就业的占六成以上。"])
def test_thresholds_instead_of_figures(done: str) -> None:
    assert told("QUA05", report(done=done))


@pytest.mark.parametrize("done", ["合格率为93.5%。", "按照不低于90%以上的要求配备。", "力争合格率达到90%以上。"])
def test_figures_instead_of_thresholds(done: str) -> None:
    assert told("QUA05", report(done=done)) == []


def test_parts_without_a_whole() -> None:
    assert told("STR05", report(done="组织业务培训。其中财务人员32人，技术人员18人。"))
    assert told("STR05", report(done="组织业务培训50人，其中财务人员32人。")) == []
    assert told("STR05", report(done="开展多项活动，其中演出12场。")) == []


def test_whose_report_and_of_what_day() -> None:
    bare = report(title="2023年度部门整体支出绩效自评报告")
    assert told("STR06", bare) == ["标题没有单位名称、文末没有落款单位、没有成文日期"]
    signed = report() + "某某县气象局\n2024年2月20日\n"
    assert told("STR06", signed) == []


def test_annexes_that_are_not_there() -> None:
    done = "对照自评表综合得分93分，详见附件2。"
    (finding,) = findings("STR07", report(done=done))
    assert "自评表" in finding.message and "附件2" in finding.message and finding.severity == "critical"
    assert told("STR07", report(done=done) + "附件：1.自评表\n2.基础数据表\n") == []
    assert run("STR07", report()).skipped


def test_activities_are_no_results() -> None:
    assert told("EVD01", report(done="多次召开局务会、推进会研究部署预警工作。开展了丰富多彩的活动。"))
    assert told("EVD01", report(done="走访企业120余家次，解决用水问题38件。")) == []


def test_the_whole_countys_results() -> None:
    assert told("EVD02", report(done="全县共安排观测员320名。"))
    assert told("EVD02", report(done="对全县12个站开展检查，全县共有人口36万人。")) == []


def test_satisfaction() -> None:
    assert told("EVD03", report()) == ["绩效部分没有服务对象满意度数据"]
    assert told("EVD03", report(done="群众满意度不断提高。")) == ["提到满意度而没有数据"]
    assert told("EVD03", report(done="公众满意度100%。")) == ["满意度没有写明调查方法和样本量"]
    assert told("EVD03", report(done="全年未收到投诉，服务对象满意度100%，回访问卷200份。"))[0].startswith("以没有投诉")
    assert told("EVD03", report(done="发放问卷386份，公众满意度92.5%。")) == []


def test_sensitive_words() -> None:
    assert told("EVD04", report(done="为专家送上节日礼包。"))
    assert told("EVD04", report(done="严禁发放购物卡，查处收受礼金2件，走访礼品公司3家。")) == []


def test_a_department_is_no_third_party_in_its_own_report() -> None:
    (finding,) = findings("COP01", report(done="与气象局、水利局等部门联系协商。我科收集资料120份。"))
    assert finding.values["报告主体"] == "某某县气象局" and finding.values["处数"] == "2"
    assert told("COP01", report(done="我局与水利局、教育局等部门联系协商，配合市气象局开展检查。")) == []


def test_another_departments_name_where_this_one_speaks_of_itself() -> None:
    (finding,) = findings("COP02", report(done="丁山县气象局主要职责为：发布预警。"))
    assert "丁山县气象局" in finding.message and finding.severity == "critical"
    assert told("COP02", report(done="某某县气象局主要职责为：发布预警，配合戊海市气象局开展检查。")) == []


def test_paragraphs_that_stand_twice() -> None:
    words = "组织技术人员对全县自动站开展巡检，更换老化部件，校准传感器，建立设备档案，按月通报运行情况。"
    done = f"（一）观测站点维护。{words}\n（二）雷达设备维护。{words}"
    assert len(told("COP03", report(done=done))) == 1
    other = "邀请专家授课，开展岗位练兵，组织技能竞赛，选派骨干跟班学习，评选业务标兵，编印案例汇编供全员学习。"
    assert told("COP03", report(done=f"（一）维护。{words}\n（二）培训。{other}")) == []


VAGUE = "绩效管理不到位。绩效管理工作有待进一步加强。"
CONCRETE = "我局2023年自动站改造项目年初预算80万元，因招标两次流标，年末仅支出30万元，结转50万元。"


def test_problems_and_measures_that_fit_any_department() -> None:
    (finding,) = findings("PRB01", report(problems=VAGUE))
    assert "空泛" in finding.message and finding.ask
    assert told("PRB01", report(problems=CONCRETE)) == []
    assert told("PRB03", report(measures="进一步提高思想认识，高度重视绩效管理。"))
    assert told("PRB03", report(measures="观测科2024年6月底前印发自动站改造计划，完成余下50万元支出。")) == []


def test_problems_without_an_answer() -> None:
    (finding,) = findings("PRB02", report(problems=CONCRETE, measures="进一步提高思想认识。"))
    assert finding.certainty == "query" and finding.values["未对应"] == "1"


@pytest.mark.parametrize(
    "done",
    [
        "全年计划培训骨干80人，实际培训71人。",
        "对3个未按月报送的站进行了约谈。",
        "因排名靠后，被市局通报。",
        "2个站未按期验收。",
        "暂缓认定的站点5个。",
    ],
)
def test_shortfalls_of_the_body_belong_among_the_problems(done: str) -> None:
    assert told("PRB05", report(done=done, problems=VAGUE))


@pytest.mark.parametrize(
    ("done", "problems"),
    [
        ("全年计划培训骨干80人，实际培训71人。", "培训骨干比计划80人少9人。"),
        ("2个站未按期验收。", "2个站验收推迟，系用地未批。"),
        ("未发现未按期完成的事项。", VAGUE),
        ("全年计划培训骨干80人，实际培训83人。", VAGUE),
    ],
)
def test_shortfalls_that_are_admitted_or_none(done: str, problems: str) -> None:
    assert told("PRB05", report(done=done, problems=problems)) == []


def test_lacking_in_the_problems_and_done_in_the_body() -> None:
    done = "制定内部控制办法，强化内部控制监督。"
    (finding,) = findings("PRB06", report(done=done, problems="缺乏相关内部控制机构。"))
    assert finding.certainty == "query" and finding.evidence[0].quote == "缺乏相关内部控制机构"
    assert told("PRB06", report(problems="缺乏相关内部控制机构。")) == []


@pytest.mark.parametrize("code", ["QUA02", "QUA03", "EVD03", "STR06", "STR07", "COP01", "PRB01", "PRB05", "DAT03"])
def test_other_documents_are_left_alone_with_a_reason(code: str) -> None:
    result = run(code, report(title="某某县气象局2023年部门预算", done="截至目前全覆盖，我科收件12份。"))
    assert not result.findings and result.skipped[0].reason


def test_a_shortfall_told_among_the_problems_is_no_hidden_one() -> None:
    problems = "年初计划改造1.80万亩，因3个标段流标，实际建成1.56万亩。"
    assert told("PRB05", report(problems=problems)) == []
    done = "年初计划改造1.80万亩，实际建成1.56万亩。"
    assert told("PRB05", report(done=done, problems=problems)) == []
    assert told("PRB05", report(done=done, problems="推广面积只有21.80万亩，意识不强。"))


def test_goals_are_no_results() -> None:
    title = "某某县气象局2023年度部门整体支出绩效自评报告"
    goals = "二、年度绩效目标\n预警到达率达到92%以上，服务对象满意度不低于90%，全部按期完成整改。\n"
    text = report(title=f"{title}\n{goals}", done="预警到达率93.1%。")
    assert told("QUA05", text) == told("QUA03", text) == []
    assert told("EVD03", text) == ["满意度只有目标值，没有调查结果"]
    told_first = "2023年度绩效目标：发布预警120条，预警到达率达到92%以上，公众满意度达到90%以上。"
    assert told("QUA05", report(done=told_first)) == []
    assert told("QUA05", report(done="完成年度绩效目标，预警到达率达到92%以上。"))


def test_a_problem_with_figures_of_its_own_is_not_called_empty() -> None:
    (finding,) = findings("PRB01", report(problems="资产管理不够规范。14台设备没有贴标签。"))
    assert "要素不全：缺本单位作主语" in finding.message and "空泛" not in finding.message
    assert (finding.severity, finding.certainty) == ("minor", "query")


def test_a_bare_heading_is_no_account_of_a_deed() -> None:
    lacking = "缺乏相关内部控制机构。"
    bare = "（一）健全内部控制机制\n（二）观测工作\n发布预警信息120条，覆盖12个乡镇。"
    assert told("PRB06", report(done=bare, problems=lacking)) == []
    assert told("PRB06", report(done=bare.replace("机制", "机制。修订管理办法，开展检查6次"), problems=lacking))


def test_a_budget_by_another_name_makes_the_rate_computable() -> None:
    spent = "实际支出1798.65万元，其中基本支出798.65万元、项目支出1000.00万元。"
    assert told("FIN01", report(done=f"2023年部门预算支出1860.20万元，{spent}")) == []
    assert told("FIN01", report(done=f"公务接待费预算2.10万元。{spent}"))


def test_a_budget_in_a_table_is_one() -> None:
    spent = "本年支出合计601.70万元。\n项目\t{}\t决算数\n基本支出\t400.00\t390.00\n项目支出\t240.00\t211.70\n"
    for head in ("年初预算数", "预算数（万元）", "调整后预算"):
        assert told("FIN01", report(done=spent.format(head))) == []
    assert told("FIN01", report(done=spent.format("上年决算数")))


def test_satisfaction_with_a_survey_named_and_no_sample() -> None:
    told_of = told("EVD03", report(done="据区统计局民意调查，群众满意度为93.5%。"))
    assert told_of == ["满意度没有写明样本量"]
    assert told("EVD03", report(done="通过电话访问服务对象352人，满意334人，满意度94.89%。")) == []


def test_an_item_of_a_list_of_goals_is_no_result() -> None:
    goals = "（一）工作任务\n1.处置率95%以上。\n2.群众满意度90%以上。\n"
    listed = f"{goals}（二）绩效情况\n发放问卷200份，收回196份，满意度96%。"
    assert told("QUA05", report(done=listed)) == []
    assert told("QUA05", report(done=listed.replace("工作任务", "工作任务完成情况"))) == [
        "“95%以上”只报门槛，没有实际值"
    ]


def test_what_is_done_about_a_year_after_its_end_belongs_into_its_report() -> None:
    after = "2024年1月，观测科委托第三方开展满意度调查，收回问卷320份，服务对象满意度为96.8%。"
    assert told("DAT05", report(done=after)) == []
    assert told("DAT05", report(done=after.replace("委托第三方开展满意度调查，收回问卷", "新建自动站6个，发放纪念册")))


def test_a_date_in_figures_is_a_date_and_closes_the_measures() -> None:
    for date in ("2024.4.8", "2024-04-08", "2024/4/8", "2024．4．8"):
        signed = f"{report()}某某县气象局\n{date}\n"
        assert run("STR06", signed).passes, date
    for line in ("（评价单位：某某县气象局　报告日期：2024年3月15日）", "填报日期：2024.3.15"):
        assert told("STR06", report().replace("\n", f"\n{line}\n", 1)) == [], line
    assert told("STR06", report(done="统计时间：2023年3月15日。")) != []
    signed = f"{report()}某某县气象局\n2024.4.8\n"
    assert told("PRB03", signed) == told("PRB03", report())


def test_an_indented_signature_is_no_paragraph_without_an_end() -> None:
    done = "全年发布预警信息120条，覆盖全县12个乡镇、186个村，通过广播、短信和显示屏发送到每一户群众。"
    signed = report(done=done) + " " * 40 + "某某县气象局\n" + " " * 40 + "二〇二四年三月五日\n"
    assert told("TYP04", signed) == []


def test_absolute_words_of_a_heading_within_the_line_have_their_figures_behind_it() -> None:
    assert told("QUA03", report(done="药械监管全面覆盖。检查药店126家、诊所58家，覆盖率100%。")) == []
    assert told("QUA03", report(done="药械监管全面覆盖。监管工作再上台阶。"))


def test_a_survey_by_forms() -> None:
    assert told("EVD03", report(done="向30个单位发放反馈表150份，收回150份，满意149份，满意度99.33%。")) == []


def test_people_who_form_a_group_and_parts_of_a_thing() -> None:
    assert told("TYP04", report(done="抽调业务人员共9人成立自评小组。")) == []
    assert told("TYP04", report(done="派出5名党员服务小分队。"))
    assert told("STR05", report(done="《内控手册》未作修订，其中5个岗位的职责与实际不符。")) == []


def test_the_scores_of_parts_however_they_are_told() -> None:
    for scores in ("投入指标20分，得19分；过程指标30分，得28分。", "投入得19分（满分20分），过程得28分（满分30分）。"):
        (found,) = findings("STR01", report(done=scores))
        assert "分项得分" not in found.message, scores
    (found,) = findings("STR01", report(done="总分100分，自评得分95分。"))
    assert "分项得分" in found.message


def test_a_goal_for_the_rate_and_a_budget_only_called_adjusted() -> None:
    done = (
        "（一）绩效目标\n预算执行率95%。\n（二）收支\n"
        "年初预算1,350万元，调整后1,400万元。全年支出1,351万元，预算执行率96.5%。"
    )
    assert told("FIN02", report(done=done)) == []
    assert told("FIN02", report(done=done.replace("96.5%", "98.5%")))
