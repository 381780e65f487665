"""What is left of a budget or a count, and lists that do not hold what they say. Texts are invented."""

import pytest

from tests.checks.support import findings, only, passed


@pytest.mark.parametrize(
    ("text", "computation"),
    [
        # 700.00 - 560.00 = 140.00; 560.00 / 700.00 = 80.00%
        ("道路专项安排700.00万元。年内支出560.00万元，支出进度80.00%，年末结转140.00万元。", "700.00-560.00=140.00"),
        # 8,125.40 - 7,800.38 = 325.02; 96.00% of 8,125.40 is 7,800.38
        (
            "全年预算数8,125.40万元。\n全年实际支出7,800.38万元，预算执行率96.00%，较上年增加12.40万元。"
            "结转结余325.02万元。",
            "8125.40-7800.38=325.02",
        ),
        (
            "全年预算数8,125.40万元。\n全年实际支出7,800.38万元，预算执行率96.00%。年末结转结余325.02万元。",
            "8125.40-7800.38=325.02",
        ),
    ],
)
def test_what_a_budget_leaves(text: str, computation: str) -> None:
    assert findings("ARI06", text) == ()
    assert passed("ARI06", text) == [computation]


def test_what_a_budget_does_not_leave() -> None:
    text = "道路专项安排700.00万元。年内支出560.00万元，支出进度80.00%，年末结转240.00万元。"
    finding = only("ARI06", text)
    assert (finding.certainty, finding.computation) == ("likely", "700.00-560.00=140.00≠240.00")
    # what the treasury took back is left neither here nor there
    assert findings("ARI06", text.replace("，年末", "，财政收回后年末")) == ()
    # another rate: not this budget
    assert findings("ARI06", text.replace("80.00%", "75.00%")) == ()
    # 240.00 and 133.17 differ by no slip: something may lie between
    assert findings("ARI06", text.replace("240.00", "133.17")) == ()


def test_the_same_balance_printed_twice() -> None:
    # 700.00 - 548.60 = 151.40; 548.60 / 700.00 = 78.37%
    text = (
        "专项安排700.00万元，年内支出548.60万元，执行率78.37%，年末结转151.40万元。\n问题：年末结转结余115.40万元偏多。"
    )
    assert "与另一处" in only("ARI06", text).message
    assert findings("ARI06", text.replace("115.40", "151.40")) == ()


@pytest.mark.parametrize(
    ("sentence", "figure", "wrong"),
    [
        ("共排查隐患48处，已整改45处，其余3处限期整改。", "其余3", "其余5"),
        ("26个项目中，按期完工23个，完工率88.46%，其余3个推迟到次年完工。", "其余3", "其余4"),
        ("计划改造老旧小区14个，其中完工11个，剩余3个正在施工。", "剩余3", "剩余2"),
    ],
)
def test_the_rest_of_a_count(sentence: str, figure: str, wrong: str) -> None:
    assert findings("ARI01", sentence) == ()
    assert len(passed("ARI01", sentence)) == 1
    finding = only("ARI01", sentence.replace(figure, wrong))
    assert (finding.severity, finding.certainty) == ("major", "likely")


@pytest.mark.parametrize(
    "sentence",
    [
        "第一批建设站点12个，第二批8个，其余5个下年建设。",
        "截至4月已整改11个，其余3个于6月底前完成。",
        "下设3个科室、2个中心，共有编制岗位18个，已聘15个，其余3个空缺。",
        "检查企业120家、商户300家，合格410家，其余整改。",
    ],
)
def test_the_rest_of_something_not_named_before_it(sentence: str) -> None:
    assert findings("ARI01", sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("我局内设4个科室，分别为办公室、法规科、监督科、人事科，另设机关党委。", "5个科室"),
        ("落实“三个到位”，即组织到位、人员到位、资金到位。", "“四个到位”"),
        ("做到“三个统一”：统一标准、统一流程、统一考核。", "“四个统一”"),
    ],
)
def test_lists_hold_what_they_say(sentence: str, wrong: str) -> None:
    right = "4个科室" if "4个科室" in sentence else sentence[sentence.index("“") : sentence.index("”") + 1]
    assert findings("ARI11", sentence) == ()
    assert len(findings("ARI11", sentence.replace(right, wrong))) == 1


def test_a_list_of_some_is_not_counted() -> None:
    assert findings("ARI11", "内设5个科室，包括办公室、法规科、监督科，另有派驻机构。") == ()
    assert findings("ARI11", "坚持“四个一律”，即一律停工、一律整改，对拒不执行的一律处罚、一律公开。") == ()
    assert findings("ARI11", "坚持“四个到位”，思想认识到位，以上率下、层层落实。") == ()


def test_a_deed_without_its_noun_is_of_what_the_sentence_speaks_of() -> None:
    text = "年初排查确定薄弱村级组织21个，逐个建账，年底已整顿转化{}个。"
    assert findings("ARI14", text.format(21)) == ()
    assert only("ARI14", text.format(24)).computation == "24个＞21个"
