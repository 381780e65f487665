"""Numbers beside characters that make a word with them elsewhere: 户均, 成群, 制约, 贴近, 二元."""

import pytest

from reviewer.quantities import find_quantities

# sentence | the numbers as printed
SENTENCES = """
全县415户均已通电。 | 415户
户均补贴600元。 | 600元
500人均已到岗。 | 500人
人均耕地1.2亩。 | 1.2亩
12村均已验收，村均投入3万元。 | 12村、3万元
超八成群众表示满意。 | 超八成
三成群众知晓政策。 | 三成
合计二元。 | 二元
破除城乡二元结构。 |
核定编制约186名。 | 约186名
企业签约30家，履约率90%。 | 30家、90%
发放补贴近415.80万元。 | 近415.80万元
压缩到平均近7个工作日。 | 近7个工作日
近7个月来信12件。 | 7个月、12件
"""


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [tuple(part.strip() for part in line.split("|")) for line in SENTENCES.strip().splitlines()],
)
def test_a_neighbour_does_not_hide_or_change_the_number(sentence: str, numbers: str) -> None:
    assert [found.text for found in find_quantities(sentence)] == [each for each in numbers.split("、") if each]


def read(text: str) -> list[tuple[str, str, str, str]]:
    return [(q.text, q.kind, q.unit, q.qualifier) for q in find_quantities(text)]


def test_points_with_a_fraction_are_percentage_points() -> None:
    assert read("覆盖率提高5.6个点。") == [("5.6个点", "percentage_point", "个百分点", "exact")]
    assert read("设监测点12个，共12个点位。") == [("12个", "count", "个", "exact"), ("12个", "count", "个", "exact")]


def test_ordinals_listed_behind_one_mark_count_nothing() -> None:
    assert read("第一、二批资金已下达。") == [("第一、二批", "ordinal", "批", "range")]
    assert read("第1、2、3期培训班") == [("第1、2、3期", "ordinal", "期", "range")]
    (three,) = find_quantities("第一、二、三批资金")
    assert (three.value, three.low, three.high) == (None, 1, 3)
    assert read("排名第一、5个项目获奖。") == [("第一", "ordinal", "", "exact"), ("5个", "count", "个", "exact")]


def test_about_before_a_name_that_begins_with_both() -> None:
    assert read("培育78名左右两新组织党务工作者。") == [("78名左右", "count", "名", "about")]
    assert read("左右两侧各植树20株。") == [("20株", "count", "株", "exact")]
