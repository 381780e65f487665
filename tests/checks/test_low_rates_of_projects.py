"""Projects of a table of which much is left unspent: asked about once, unless a sentence says why.

Texts are invented.
"""

import pytest

from tests.checks.support import findings, only

_TABLE = (
    "本年支出情况如下。\n项目名称\t预算数\t支出数\t执行率（%）\n古城墙维修\t100.00\t62.50\t62.50\n游客中心扩建\t80.00\t60.00\t75.00\n"
    "文艺下乡演出\t60.00\t60.00\t100.00\n合计\t240.00\t182.50\t76.04\n{}\n"
)


def test_rates_that_no_sentence_explains_are_one_question() -> None:
    finding = only("FIN03", _TABLE.format("各项工作按计划推进。"))
    assert (finding.certainty, finding.computation) == ("query", "62.50%＜80%；75.00%＜80%")
    assert "古城墙维修（62.50%）、游客中心扩建（75.00%）" in finding.message


def test_what_a_sentence_explains_is_left_out() -> None:
    text = _TABLE.format("古城墙维修因砖料定制推迟，余款次年支付。")
    assert only("FIN03", text).computation == "75.00%＜80%"


@pytest.mark.parametrize(
    "words",
    [
        "古城墙维修因砖料定制推迟，游客中心未验收。",
        "执行率低于80%的两个项目均为跨年实施。",
        "古城墙尚未完工；另有一项执行率75.00%，系尾款按合同留存。",
    ],
)
def test_rates_spoken_of_are_left(words: str) -> None:
    assert findings("FIN03", _TABLE.format(words)) == ()


def test_rates_of_goals_are_none_of_spending() -> None:
    text = "指标如下。\n指标名称\t目标值\t完成值\t完成率（%）\n古城墙维修长度\t100.00\t62.50\t62.50\n工作按计划推进。\n"
    assert findings("FIN03", text) == ()
