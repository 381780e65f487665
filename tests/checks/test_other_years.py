"""DAT01, DAT03, DAT05 and DAT06: years that are only compared with or worked in, beside those left over. Invented."""

import pytest

from tests.checks.support import findings, only, quotes, report, run

SIGNED = "某某县气象局\n2024年4月18日\n"


@pytest.mark.parametrize(
    "done",
    [
        "2022年，共出动检修人员184人次。",
        "设备运行平稳。2022年，我局围绕防汛要求更新站点12处。",
        "2022年10月，我局承办全市预报竞赛，荣获一等奖，成为2023年度气象工作的亮点。",
        "去年，我局共检修设备120台。",
        "我县于2022年11月获评全省防灾示范县，是本年度的标志性成果。",
    ],
)
def test_last_year_told_as_this_one_is_a_fault(done: str) -> None:
    found = only("DAT01", report(done=done))
    assert (found.severity, found.certainty) == ("major", "likely") and "属2022年度" in found.message


@pytest.mark.parametrize(
    "done",
    [
        "2022年发放补贴1312人次、91.30万元，2023年人次同比增长3.62%。",
        "2022年，全局发布预警100条，2023年增至120条。",
        "2022年，我局建站8个；本年新建12个，较上年多4个。",
        "2022年，我局启动预报数字化项目，建成一期平台。",
        "2022年，我局机构改革后新增内设股室2个。",
        "2022年获评省级示范站，2023年通过复核。",
        "2022年自评指出的台账不全问题，已在6月底前整改。",
        "2022年决算于2023年9月公开。",
    ],
)
def test_last_year_as_the_base_of_this_one_is_right(done: str) -> None:
    assert findings("DAT01", report(done=done)) == ()


@pytest.mark.parametrize(
    "done",
    [
        "2022年12月被授予全省先进气象站称号。",
        "上年度获评全省先进气象站。",
        "2022年全年共检修设备120台。",
        "2022年度我局更新站点12处。",
    ],
)
def test_an_honour_or_number_of_last_year_is_asked_about(done: str) -> None:
    assert only("DAT01", report(done=done)).certainty == "query"


@pytest.mark.parametrize(
    "done",
    [
        "因1至8月新增站点多于预测，县财政追加经费45万元。",
        "因人员调整，1—7月绩效监控报告比规定的8月15日晚报6天，扣0.5分。",
        "对前三季度的36处隐患逐一销号。",
        "截至9月末支出进度71.80%，低于75%的序时进度。",
        "作业期内作业18次，其中2023年1月至4月11次。",
        "按1至10月月均发布预警12条测算。",
    ],
)
def test_part_of_the_year_spoken_of_is_no_cutoff(done: str) -> None:
    assert findings("DAT03", report(done=done)) == ()


def test_days_on_which_the_report_was_at_work_lie_in_the_year_after() -> None:
    done = "发现问题14个，截至{}已整改11个。"
    assert findings("DAT03", report(done=done.format("4月11日")) + SIGNED) == ()
    assert quotes("DAT03", report(done=done.format("11月底")) + SIGNED) == ["截至11月底已整改11个"]
    within = "（一）自评工作组织\n截至11月底收集资料14份。"
    assert findings("DAT03", report(done=within)) == ()
    assert findings("DAT03", report(done=within.replace("自评工作组织", "预警发布"))) != ()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("正在建设的2个站点列入2024年计划，不计入本年完成数。", "2个站点正在建设。"),
        ("12个标段已完工9个，其余3个预计2024年6月底前完工。", "3个标段预计2023年12月底前完工。"),
    ],
)
def test_what_is_left_of_the_years_work_may_be_told_as_such(right: str, wrong: str) -> None:
    assert findings("DAT04", report(done=right)) == ()
    assert findings("DAT04", report(done=wrong))


@pytest.mark.parametrize(
    ("done", "wrong"),
    [
        ("于11月25日至11月18日开展检修。", True),
        ("于11月25日至18日开展检修。", True),
        ("于11月18日至25日开展检修。", False),
        ("于12月25日至1月5日开展检修。", False),
        ("2月28日召开动员会。", False),
    ],
)
def test_days_without_a_year(done: str, wrong: bool) -> None:
    assert bool(findings("DAT07", report(done=done))) == wrong


def test_a_leap_day_far_from_a_leap_year() -> None:
    title = "某某县气象局2022年度部门整体支出绩效自评报告"
    assert quotes("DAT07", report(title=title, done="2月29日召开动员会。")) == ["2月29日"]


def test_the_whole_year_told_after_a_semicolon() -> None:
    done = "截至2023年6月30日支付238.60万元{}全年支付512.40万元。"
    assert findings("DAT03", report(done=done.format("；截至9月末支付364.80万元，"))) == ()
    assert findings("DAT03", report(done=done.format("。站点建设顺利。")))
    assert findings("DAT03", report(done="截至11月底，全年项目资金已支付151.20万元。"))
    assert findings("DAT03", report(done="1—11月发布预警110条，全年任务超额完成。"))
    assert findings("DAT03", report(done="截至11月底支付151.20万元，全年支付167.67万元。")) == ()


@pytest.mark.parametrize(
    "done",
    [
        "2024年2月24日至28日，每个乡镇抽取30人，收回有效样本412份。",
        "该项内容已经局保密委员会2024年3月20日审核，不在本报告中列示。",
        "2024年度城乡居民医保在2023年底前集中征缴，参保率95.60%。",
        "意见集中在提醒不及时，已于2024年3月10日书面报告县政府。",
    ],
)
def test_what_was_done_for_the_report_after_the_year(done: str) -> None:
    assert findings("DAT05", report(done=done)) == ()
    assert findings("DAT05", report(done="2024年3月20日建成3个自动观测站，服务6个村。"))


def test_years_of_comparisons_do_not_outnumber_the_year_itself() -> None:
    done = (
        "2022年结转190.53万元。“三公”经费下降6.78%（2022年为20.34万元）。2022年结转资金使用177.87万元。"
        "漏报率由2022年的13.1%降到11.8%，2022年底的欠费已清。2023年发布预警120条。"
    )
    assert findings("DAT06", report(done=done)) == ()
    told = "2022年发布预警60条。2022年，培训80人。2022年检修设备9台。"
    assert only("DAT06", report(done=told)).values["正文主导年份"] == "2022"


@pytest.mark.parametrize(
    ("heading", "wrong"),
    [
        ("（一）2022年度绩效目标", True),
        ("（一）2022年重点工作任务", True),
        ("（一）2023年度绩效目标", False),
        ("（一）2022年度整改情况", False),
        ("（一）2022年度绩效目标\n建站8个。\n（二）2023年度绩效目标", False),
    ],
)
def test_a_heading_of_another_year(heading: str, wrong: bool) -> None:
    found = findings("DAT06", report(done=f"{heading}\n建站12个。"))
    assert [f.severity for f in found] == (["major"] if wrong else [])


@pytest.mark.parametrize(
    ("measures", "wrong"),
    [
        ("计划在2022年底前配备预报员1名。", True),
        ("观测科于2022年9月底前建成2个自动站。", True),
        ("观测科于2024年9月底前建成2个自动站。", False),
        ("对2022年以前形成的往来款，财务科6月底前清理。", False),
        ("对在2022年底前已验收的站点逐一复核。", False),
        ("上年的2个问题，均已在2022年11月底前整改。", False),
    ],
)
def test_a_day_set_before_the_year_reported(measures: str, wrong: bool) -> None:
    assert bool(findings("DAT06", report(measures=measures))) == wrong


def test_a_report_of_its_year_holds() -> None:
    text = report(done="（一）2023年度绩效目标\n建站12个。\n（二）完成情况\n2023年建站12个。")
    assert all(run(code, text).passes for code in ("DAT01", "DAT03", "DAT05", "DAT06"))
