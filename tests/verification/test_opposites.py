"""Claims whose words exclude what the quoted number counts, and paraphrases that do not; sentences invented."""

import pytest

from reviewer.verification import verify_claim

_TRADE = "全年商品贸易总额820亿元，比上年增长4.2%，其中出口增长6.1%；贸易顺差96.5亿元。"
_BUDGET = "年度收入总计3250.40万元，与上年相比，增加210.60万元，增长6.93%。"
_FEES = "窗口人员按照优等不超过15%的标准，补贴300元/人/月；合格不超过70%的标准，补贴120元/人/月。"
_CARE = "护理补贴标准为每人88.5元/人·月，合作社增收36万元。"

REFUSED = [
    ("贸易逆差96.5亿元", _TRADE, "bound_to_other"),
    ("年度支出总计3250.40万元", _BUDGET, "bound_to_other"),
    ("收入比上年增加3250.40万元", _BUDGET, "direction_changed"),
    ("优等补贴120元/人/月", _FEES, "bound_to_other"),
    ("合作社收入36万元", _CARE, "direction_changed"),
    ("在63个乡镇推广", "技术已在63个村推广。", "bound_to_other"),
    ("护理补贴88.5元/人·年", _CARE, "unit_changed"),
]
ACCEPTED = [
    ("商品贸易增长4.2%，低于出口6.1%的增速", _TRADE),
    ("贸易顺差为96.5亿元", _TRADE),
    ("收入总计3250.40万元，比上年增加210.60万元", _BUDGET),
    ("优等补贴300元/人/月，合格补贴120元/人/月", _FEES),
    ("护理补贴每人每月88.5元", _CARE),
    ("合作社增收36万元", _CARE),
    ("在63个行政村推广", "技术已在63个村推广。"),
    ("三次产业占比分别为7.5%、38.1%、54.4%", "三次产业占比为7.5%、38.1%和54.4%。"),
]


@pytest.mark.parametrize(("claim", "quote", "status"), REFUSED)
def test_what_is_excluded_is_refused(claim: str, quote: str, status: str) -> None:
    verdict = verify_claim(claim, quote=quote, source=quote)
    assert not verdict.supported
    assert status in [number.status for number in verdict.numbers]


@pytest.mark.parametrize(("claim", "quote"), ACCEPTED)
def test_a_paraphrase_is_accepted(claim: str, quote: str) -> None:
    verdict = verify_claim(claim, quote=quote, source=quote)
    assert verdict.supported, verdict.reasons


_PAY = "城区标准由每人每月410元提高到450元，乡村标准由每人每月300元提高到330元。"
_ROADS = "新修水渠12.5公里、加固塘坝9座，完成投资860万元，分别完成年度计划的102.4%、90%和95.6%。"
_AGES = "聘用人员中，专科以上学历36人，占60%；50岁以下48人，占80%，其中40岁以下21人。"


@pytest.mark.parametrize(
    ("claim", "quote", "status"),
    [
        ("城区标准提高到每人每年450元", _PAY, "bound_to_other"),
        ("加固塘坝完成年度计划的102.4%", _ROADS, "bound_to_other"),
        ("40岁以下48人", _AGES, "bound_to_other"),
        ("50岁以下21人", _AGES, "bound_to_other"),
        ("专科以上学历占80%", _AGES, "bound_to_other"),
        ("年末户籍人口52万人", "年末常住人口52万人。", "bound_to_other"),
    ],
)
def test_a_number_keeps_its_item(claim: str, quote: str, status: str) -> None:
    verdict = verify_claim(claim, quote=quote, source=quote)
    assert status in [number.status for number in verdict.numbers]


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("乡村标准由300元/人/月提高到330元/人/月", _PAY),
        ("塘坝加固完成90%，投资完成95.6%", _ROADS),
        ("40岁以下的有21人，50岁以下的有48人", _AGES),
        ("50岁以下人员占80%", _AGES),
    ],
)
def test_an_item_told_in_other_words_is_accepted(claim: str, quote: str) -> None:
    verdict = verify_claim(claim, quote=quote, source=quote)
    assert verdict.supported, verdict.reasons


def test_a_difference_told_as_a_rise_is_derived() -> None:
    claim = "标准分别提高40元和30元"
    assert verify_claim(claim, quote=_PAY, source=_PAY, allow_derived=True).supported
    assert not verify_claim(claim, quote=_PAY, source=_PAY).supported


_WORKS = "水库于2020年4月动工，2022年11月完工，工期31个月。"
_PLAN = "2021年全镇财政收入完成3.65亿元，下降2.1%；2022年预算安排3.9亿元，增长6.8%。"
_PARTS = "税务部门收入21.4亿元，占比66.3%，其他部门收入10.88亿元。"
_GRADES = "一级护理每人每月补助210元，二级护理每人每月补助150元；发放对象分别为64人和98人。"


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("水库于2020年4月完工", _WORKS),
        ("其他部门收入占比66.3%", _PARTS),
        ("一级护理补助标准为150元/人/月", _GRADES),
    ],
)
def test_a_date_a_share_and_a_grade_are_bound(claim: str, quote: str) -> None:
    verdict = verify_claim(claim, quote=quote, source=quote)
    assert "bound_to_other" in [number.status for number in verdict.numbers]


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("水库2020年4月动工、2022年11月完工", _WORKS),
        ("2022年全镇财政收入预算安排3.9亿元，增长6.8%", _PLAN),
        ("税务部门收入占66.3%", _PARTS),
        ("二级护理补助标准为150元/人/月", _GRADES),
    ],
)
def test_the_right_date_share_and_grade_are_accepted(claim: str, quote: str) -> None:
    verdict = verify_claim(claim, quote=quote, source=quote)
    assert verdict.supported, verdict.reasons


def test_the_count_of_terms_is_no_figure_of_its_own() -> None:
    verdict = verify_claim("两类护理对象合计162人", quote=_GRADES, source=_GRADES, allow_derived=True)
    assert verdict.supported, verdict.reasons


_CASES = "核查各类线索624条，办结598条，收视率达到35.2%，比上年提高1.4个百分点，分5批开展。"


@pytest.mark.parametrize("claim", ["办结线索624条，核查598条", "收视率提高35.2%"])
def test_verbs_and_levels_are_not_exchanged(claim: str) -> None:
    assert not verify_claim(claim, quote=_CASES, source=_CASES).supported


@pytest.mark.parametrize("claim", ["核查线索624条，办结598条", "收视率35.2%，提高1.4个百分点", "分5批次开展"])
def test_verbs_and_levels_as_quoted_are_accepted(claim: str) -> None:
    verdict = verify_claim(claim, quote=_CASES, source=_CASES)
    assert verdict.supported, verdict.reasons
