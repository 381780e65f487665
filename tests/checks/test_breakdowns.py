"""Which total a list has and where it ends. Texts are invented; every expected value is computed by hand."""

import pytest

from tests.checks.support import findings, only, passed

# (sentence whose figures agree, a figure of it, the same figure gone wrong)
LISTS = (
    # 34 + 45 = 79; the posts before are another list
    ("核定行政编制36名、事业编制48名；实有行政人员34人、事业人员45人，合计79人。", "79", "82"),
    ("核定行政编制36名、事业编制48名，实有行政人员34人、事业人员45人，合计79人。", "79", "82"),
    # 200 + 1800 = 2000; 30 + 170 = 200
    ("城市低保200人、农村低保1800人，合计2000人；城市特困30人、农村特困170人，合计200人。", "170", "179"),
    # 20 + 30 = 50, which has its own total before; 50 + 40 = 90
    ("低保金120.50万元、特困金80.25万元，两项合计200.75万元。", "200.75", "207.75"),
    # 18 + 5 = 23, the figure before the list of four
    ("评价指标共23项，即决策3项、过程6项、产出9项、效果5项，其中定量18项、定性5项。", "23项", "24项"),
    # 390.00 + 30.00 + 10.00 = 430.00; what the first is made up of is a list of its own (370.00 + 20.00)
    (
        "本年收入合计430.00万元。其中：财政拨款收入390.00万元，由一般公共预算370.00万元和政府性基金20.00万元组成；"
        "事业收入30.00万元；其他收入10.00万元。",
        "30.00万元；",
        "35.00万元；",
    ),
    # 320 + 180 + 100 = 600; what fell due is no part
    ("在册设备600台（套），其中电梯320台、锅炉180台、其他100台；今年应检316台（套），实检312台（套）。", "180", "190"),
    # 30.40 + 70.20 = 100.60; the adjusted budget is no part
    ("追加100.60万元，其中设备30.40万元、维修70.20万元，调整后预算800.00万元。", "70.20", "77.20"),
    # 180.20 + 120.10 = 300.30
    ("项目支出300.30万元，由市本级180.20万元和下属单位120.10万元构成。", "120.10", "124.10"),
    # 800 + 4200 = 5000; the standards after are no parts
    ("现有低保对象5000人，其中城市、农村分别为800人和4200人，保障标准分别为690元和470元。", "4200", "4250"),
)


@pytest.mark.parametrize(("sentence", "figure", "wrong"), LISTS)
def test_a_list_has_its_own_total_and_ends_where_it_ends(sentence: str, figure: str, wrong: str) -> None:
    assert findings("ARI01", sentence) == ()
    assert passed("ARI01", sentence)
    assert findings("ARI01", sentence.replace(figure, wrong, 1))


@pytest.mark.parametrize(
    "sentence",
    [
        "发放低保金880.00万元，人次均补差分别为476.62元和283.39元；临时救助150人次，人次均2,256.80元。",
        "2032年支出750.00万元、2033年支出780.00万元，其中基本支出分别为480.00万元和490.00万元，"
        "项目支出分别为270.00万元和290.00万元。",
        "人均补助400元，城市、农村分别为480元和350元。",
        "三类人员补贴标准分别为1,200元、800元和500元，享受人数分别为10人、20人和30人。",
        "年初预算、调整预算、决算分别为300.00万元、320.00万元、310.00万元。",
        "三项指标满分分别为2分、4分、4分，按实际与目标之比得1.77分、3.87分、3.94分，合计9.58分。",
        "过程30分，得28.00分，由管理15.00分、执行13.00分组成；满意度10分，得9.50分。",
        "现有在职人员85人，其中男50人、女35人，党员62人，本科以上学历70人。",
        "资金980.00万元，由年初结转80.00万元、当年拨款850.00万元、其他收入50.00万元构成，支出940.00万元。",
    ],
)
def test_figures_that_are_parts_of_nothing_named(sentence: str) -> None:
    assert findings("ARI01", sentence) == ()


def test_shares_of_the_whole_inside_a_list_of_a_part() -> None:
    # 372.00 + 18.00 = 390.00; 390.00 + 30.00 + 10.00 = 430.00; 6.98 and 2.33 are shares of 430.00
    text = (
        "财政拨款收入390.00万元，由一般公共预算372.00万元（占本年收入的86.51%）和政府性基金18.00万元（占4.19%）组成；"
        "事业收入30.00万元，占6.98%；其他收入10.00万元，占2.33%。"
    )
    for before in ("", "本年收入合计430.00万元。其中："):
        assert findings("ARI01", before + text) == ()
        assert findings("ARI03", before + text) == ()


def test_a_sum_far_from_the_total_is_no_proof() -> None:
    # 12 + 9 = 21, not a third of 70, and no slip makes it 70
    assert findings("ARI01", "共派出70人，其中男12人、女9人。") == ()
    # 41 + 29 = 70; 141 is 41 with a digit too many
    assert only("ARI01", "共派出70人，其中男141人、女29人。").computation == "141+29=170≠70"


def test_a_doubtful_list_is_never_certain() -> None:
    # 12 + 20 = 32, 12 + 20 + 9 + 2 = 43: where the list ends is not said
    finding = only("ARI01", "审计项目33个，其中：预算12个、决算20个；其他9个、其余1个。")
    assert finding.certainty != "certain"


def test_what_was_there_before_is_dealt_with_too() -> None:
    # 320 + 15 = 335 ≥ 328
    assert findings("ARI14", "全年受理案件320件，上年结转15件，合计335件，办结案件328件。") == ()
    assert only("ARI14", "全年受理案件320件，办结案件328件。").computation == "328件＞320件"


def test_a_fund_for_checking_is_no_finding_of_a_check() -> None:
    text = "年初预算93.00万元，其中津贴91.50万元、核查经费1.50万元；预算调整为97.50万元。"
    assert findings("ARI14", text) == ()


def test_a_cumulative_figure_is_of_the_same_deed() -> None:
    assert findings("ARI12", "在册低保对象1,126人、特困人员438人，合计1,564人，累计发放救助金1,300人次。") == ()
    assert findings("ARI12", "抽调2名骨干，补录志愿者6人、讲解员5人，累计达到30人。") == ()
    # 300 + 420 = 720 > 600
    assert only("ARI12", "举办线上培训300人、线下培训420人，累计培训600人。").severity == "minor"


def test_a_list_inside_is_no_part_of_a_total_after() -> None:
    # 3,600 + 5,400 = 9,000; 2,900 and 700 are parts of 3,600
    text = "办理许可3,600件，其中即办件2,900件、承诺件700件；办理公共服务事项5,400件，两项合计9,000件。"
    assert findings("ARI01", text) == ()
    assert only("ARI01", text.replace("9,000", "9,600")).computation == "3600+5400=9000≠9600"


def test_a_goal_is_not_what_its_parts_are_held_against() -> None:
    # 12.31 + 2.04 + 1.10 = 15.45; the goal is 15.05
    text = "完成造林15.45万亩，为计划15.05万亩的102.66%，其中人工12.31万亩、封育2.04万亩、修复1.10万亩。"
    assert findings("ARI01", text) == ()
    assert only("ARI01", text.replace("15.45", "15.54")).computation.endswith("=15.45≠15.54")


def test_chief_parts_need_not_be_all() -> None:
    # 52.40 + 18.20 = 70.60 < 80.60, though one digit changed would make it whole
    text = "公用经费80.60万元，主要包括办公费52.40万元、电费18.20万元。"
    assert findings("ARI01", text) == ()
    # 52.40 + 38.20 = 90.60
    assert only("ARI01", text.replace("18.20", "38.20")).computation == "52.40+38.20=90.60>80.60"


def test_the_first_clause_of_uneven_ones_is_the_list() -> None:
    # 800.00 + 1,900.00 + 300.00 = 3,000.00
    text = "资产总额3,000.00万元，其中流动资产800.00万元、固定资产1,900.00万元、其他300.00万元；净资产2,750.00万元。"
    assert findings("ARI01", text) == ()
    assert only("ARI01", text.replace("1,900", "1,400")).computation == "800.00+1400.00+300.00=2500.00≠3000.00"


def test_a_tail_of_a_coarse_list_that_need_not_be_whole_is_not_told() -> None:
    # 4,000 + 6,500 + 1,000 = 11,500; 1.2万 is 4% more
    assert findings("ARI01", "惠及群众1.2万人次，其中老年人4,000人次、儿童6,500人次、残疾人1,000人次。") == ()


def test_kinds_that_are_all_as_a_rule_are_no_proof() -> None:
    # 34 + 37 = 71; one of 工勤 may be left out
    assert only("ARI01", "年末在职72人，其中行政人员34人、事业人员37人。").certainty == "likely"
    # 30 + 41 = 71; nobody is left out
    assert only("ARI01", "年末在职72人，其中男30人、女41人。").certainty == "certain"


def test_whole_points_are_not_rounded() -> None:
    # 9.67 + 39.20 + 49.27 = 98.14; the weights 10 + 40 + 50 = 100 are no rounding of it
    text = "自评得分98.14分。其中：预算执行10分，得9.67分；产出40分，得39.20分；效益50分，得49.27分。"
    assert findings("ARI01", text) == ()
    assert passed("ARI01", text) == ["9.67+39.20+49.27=98.14"]
    told = [finding.computation for finding in findings("ARI01", text.replace("9.67", "9.97"))]
    assert told == ["9.97+39.20+49.27=98.44≠98.14"]
