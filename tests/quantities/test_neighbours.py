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
