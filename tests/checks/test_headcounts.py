"""ARI13: receivers of the products of a costing against the number beside their sum (all texts invented)."""

from __future__ import annotations

import pytest

from tests.checks.support import run


def told(text: str) -> tuple[list[str], list[str]]:
    result = run("ARI13", text)
    return [f.computation for f in result.findings], [p.computation for p in result.passes]


@pytest.mark.parametrize(
    "text",
    [
        "甲类：20人*300元*12月=7.2万元；乙类：6人*500元*12月=3.6万元；合计10.8万元，共20人。",
        "甲类：300元×20人×12月=7.2万元；乙类：500元×6人×12月=3.6万元，两项合计10.8万元，惠及20人。",
        "甲类：[8人+(1人*12月)]*300元*12月=7.2万；乙类：6人*500元*12月=3.6万；合计补贴共计10.8万，20人安排。",
        "甲类：20名*300元*12月=72000元；乙类：6名*500元*12月=36000元，总计108000元，涉及20名。",
    ],
)
def test_another_number_beside_the_sum_is_asked_about(text: str) -> None:
    assert told(text) == (["20+6=26≠20"], [])


def test_households_are_counted_like_people() -> None:
    wrong = "修缮：4户*5000元=2万元；新建：3户*20000元=6万元；合计8万元，共6户。"
    assert told(wrong) == (["4+3=7≠6"], [])
    assert told(wrong.replace("共6户", "共7户")) == ([], ["4+3=7"])


def test_prices_with_their_numbers_in_words() -> None:
    text = "慰问甲类每户800元，预计5户；慰问乙类每户500元，预计8户；所需经费8000元，共12户。"
    findings, passes = told(text)
    assert findings == ["5+8=13≠12"]
    assert passes == ["800×5、500×8；0.4+0.4=0.8=0.8"]


@pytest.mark.parametrize(
    "text",
    [
        # The sum is not of these products alone: nothing is known of the persons it has.
        "甲类：20人*300元*12月=7.2万元；乙类：6人*500元*12月=3.6万元；合计12.8万元，共30人。",
        # The number is of something else.
        "甲类：20人*300元*12月=7.2万元；乙类：6人*500元*12月=3.6万元；合计10.8万元，其中女性9人。",
        "甲类：20人*300元*12月=7.2万元；乙类：6人*500元*12月=3.6万元；合计10.8万元。由经办人员3人负责发放。",
        # No factor, or two, count receivers.
        "甲类：20台*300元*12月=7.2万元；乙类：6台*500元*12月=3.6万元；合计10.8万元，共30人。",
        "甲类：20人*300元*12月=7.2万元；合计7.2万元，共30人。",
    ],
)
def test_what_the_sum_does_not_say_is_not_asked(text: str) -> None:
    assert told(text)[0] == []
