"""Rates of one group among several, and budget rates on a basis that the text prints without naming it.

Texts are invented; values are computed by hand.
"""

import pytest

from tests.checks.support import findings, passed, report

_GROUPS = "分两类调查500人：电话访问商户200人，满意190人，满意度95.00%；现场访问学员300人，满意270人，满意度90.00%。"
_COUNTER = "窗口8,000人次中有500人次作出评价，其中满意480人次，满意率96.0%；网上问卷有效400份，满意380份，满意率95.0%。"
_THREE = "年初预算400.00万元，年中追加100.00万元。“三公”经费预算20.00万元，实际支出18.00万元，预算控制率90.00%。"
_CARRIED = (
    "年初预算400.00万元，年中追加100.00万元，另有结存30.00万元，全年支出450.00万元。部门预算执行率84.91%。"
    "可用财力共530.00万元。"
)
_NET = "年初预算400.00万元，调整后预算500.00万元。不含结转，净增指标40.00万元，预算调整率10.00%。"
_SOURCES = "年初预算400.00万元，上级转移支付300.00万元，年中追加100.00万元，全年可用资金800.00万元。"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ARI08", _GROUPS),
        ("ARI08", _COUNTER),
        ("ARI08", "发放问卷300份，有效250份，其中不满意10份，满意240份，满意度96.00%。"),
        ("ARI08", "回访300户，收回有效问卷250份，满意的240户，满意率96.00%。"),
        ("FIN02", _THREE),
        ("FIN02", _CARRIED),
        ("FIN02", _NET),
        ("FIN02", _SOURCES),
    ],
)
def test_a_rate_of_its_own_basis_holds(code: str, text: str) -> None:
    assert findings(code, text) == ()


@pytest.mark.parametrize(
    ("code", "text", "computation"),
    [
        ("ARI08", _GROUPS.replace("95.00%", "98.00%"), "190÷200=95.00%≠98.00%"),
        ("ARI08", _COUNTER.replace("96.0%", "99.0%"), "480÷500=96.0%≠99.0%"),
        ("ARI08", "回访300户，收回有效问卷250份，满意的240户，满意率98.00%。", "240÷250=96.00%≠98.00%"),
        ("FIN02", _CARRIED.replace("84.91%", "98.91%"), "450.00÷(400.00+100.00)=90.00%≠98.91%"),
        ("FIN02", _NET.replace("率10.00%", "率13.00%"), "(500.00-400.00)÷400.00=25.00%≠13.00%"),
        (
            "FIN02",
            _SOURCES.replace("上级转移支付300.00万元，", ""),
            "400.00+100.00=500.00≠800.00",
        ),
    ],
)
def test_a_rate_that_nothing_printed_gives_is_told(code: str, text: str, computation: str) -> None:
    assert computation in [finding.computation for finding in findings(code, text)]


def test_the_rate_of_the_three_expenses_is_not_that_of_the_budget() -> None:
    assert not any("90.00%" in equation for equation in passed("FIN02", _THREE))


@pytest.mark.parametrize("reason", ["疫情影响接待减少", "核酸检测结束后专项支出减少", "新建展馆布展支出增加"])
def test_a_reason_that_names_a_matter_is_one(reason: str) -> None:
    done = f"本年支出900.00万元，比上年增加80.00万元，主要是因为{reason}。"
    assert findings("FIN06", report(done=done)) == ()


@pytest.mark.parametrize("reason", ["项目支出增加", "人员经费和公用经费增加", "业务工作量增加", "专项资金有所减少"])
def test_a_reason_that_repeats_the_change_is_none(reason: str) -> None:
    done = f"本年支出900.00万元，比上年增加80.00万元，主要是因为{reason}。"
    assert len(findings("FIN06", report(done=done))) == 1


def test_an_adjustment_made_by_a_document_has_its_reason() -> None:
    text = "年初预算400.00万元，年中{}调增200.00万元，调整后预算600.00万元。"
    assert findings("FIN04", text.format("根据省级专项转移支付文件")) == ()
    assert len(findings("FIN04", text.format("按照程序"))) == 1
