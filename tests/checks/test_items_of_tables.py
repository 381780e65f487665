"""An item of a table named in sentences: what is spent on it there and in its row. All invented."""

import pytest

from tests.checks.support import findings, only, passed, report

TABLE = (
    "项目支出执行情况表\n单位：万元\n项目\t预算数\t执行数\t执行率\n"
    "乡道日常养护\t880.00\t812.46\t92.33%\n渡口安全整治\t320.00\t297.53\t92.98%\n合计\t1200.00\t1109.99\t92.50%\n"
)


@pytest.mark.parametrize(
    "told",
    [
        "全年投入乡道日常养护资金821.46万元，养护里程210公里。",
        "一是乡道日常养护项目支出821.46万元；二是渡口安全整治经费支出297.53万元。",
        "1.乡道日常养护项目。支出821.46万元，主要用于路面修补。",
        "2031年共拨付乡道日常养护专项资金821.46万元。",
        "乡道日常养护支出812.64万元。",
        "投入822.46万元。\n（一）乡道日常养护\n全年投入乡道日常养护资金822.46万元。",
    ],
)
def test_an_amount_that_is_a_slip_of_the_row(told: str) -> None:
    finding = only("XRF05", f"{told}\n{TABLE}")
    assert (finding.severity, finding.certainty) == ("critical", "likely")
    assert finding.values["表格"] == "812.46万元"


@pytest.mark.parametrize(
    "told",
    [
        "乡道日常养护项目预算821.46万元。",  # of something else than what was spent
        "乡道日常养护项目结余821.46万元。",
        "上年投入乡道日常养护资金821.46万元。",
        "投入乡道日常养护资金300.00万元用于路面修补。",  # of a part of it
        "投入农村客运站建设资金821.46万元。",
        "乡道日常养护合同价821.46万元。",
        "近两年累计投入乡道日常养护资金821.46万元。",
    ],
)
def test_an_amount_that_is_of_another_thing(told: str) -> None:
    assert findings("XRF05", f"{told}\n{TABLE}") == ()


@pytest.mark.parametrize("told", ["投入乡道日常养护资金812.46万元。", "投入乡道日常养护资金812.5万元。"])
def test_an_amount_that_agrees(told: str) -> None:
    assert findings("XRF05", f"{told}\n{TABLE}") == ()
    assert len(passed("XRF05", f"{told}\n{TABLE}")) == 1


def test_an_item_of_two_tables_may_be_two_things() -> None:
    other = TABLE.replace("项目支出执行情况表", "上级资金情况表").replace("812.46", "512.46")
    assert findings("XRF05", f"投入乡道日常养护资金821.46万元。\n{TABLE}\n资金情况如下。\n{other}") == ()


@pytest.mark.parametrize(("again", "found"), [("131.31", 1), ("113.31", 0), ("98.40", 0)])
def test_one_balance_under_joined_and_unjoined_words(again: str, found: int) -> None:
    done = f"年末结转和结余113.31万元。\n3.结转资金偏多。年末结转结余{again}万元，项目验收较晚。"
    assert len(findings("XRF01", report(done=done))) == found


def test_where_spending_stood_at_a_date_is_no_spending() -> None:
    done = "9月末项目支出320.00万元。\n投入260.00万元建设文化广场，投入90.00万元改造图书馆。"
    text = report(done=done).replace("一、", "一、部门基本情况\n本年项目支出400.00万元。\n二、", 1)
    assert findings("XRF04", text) == ()
    assert findings("XRF04", text.replace("9月末项目支出", "投入")) != ()


@pytest.mark.parametrize(
    ("done", "asked"),
    [
        ("投入造林资金300.00万元。全年拨付劳务补助172.80万元。9月末支出进度70%，支出350.00万元。", False),
        ("全年项目投入480.00万元，其中造林投入300.00万元，管护投入180.00万元。", False),
        ("造林工程投入300.00万元；支付尾款投入120.00万元，累计投入420.00万元。", False),
        ("造林工程投入300.00万元；管护工程投入420.00万元。", True),
    ],
)
def test_sums_and_their_parts_are_not_added(done: str, asked: bool) -> None:
    text = report(done=done).replace("一、", "一、部门基本情况\n本年项目支出500.00万元。\n二、", 1)
    assert bool(findings("XRF04", text)) is asked
