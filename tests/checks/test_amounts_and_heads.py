"""UNT01 and UNT04: totals that give nobody a yuan, persons and attendances in one sentence."""

import pytest

from tests.checks.support import findings, report


@pytest.mark.parametrize(
    ("done", "wrong"),
    [
        ("为1200名残疾人发放护理补贴86.4元。", True),
        ("向350户困难家庭兑付取暖补助42元。", True),
        ("为1200名残疾人发放护理补贴86.4万元。", False),
        ("为1200名残疾人按每人每月发放护理补贴80元。", False),
        ("为1200名残疾人发放护理补贴，标准为80元。", False),
        ("为1200名残疾人发放护理补贴每人80元。", False),
        ("为1200名残疾人发放护理补贴80元/月。", False),
        ("为12名残疾人发放慰问金2400元。", False),
        ("服务1200人次，发放误餐补贴600元。", False),
    ],
)
def test_a_total_too_small_for_so_many(done: str, wrong: bool) -> None:
    assert [f.certainty for f in findings("UNT01", report(done=done))] == ["likely"] * wrong


@pytest.mark.parametrize(
    ("done", "wrong"),
    [
        ("举办培训班12期，培训1,080人，平均每期90人次。", True),
        ("举办培训班12期，培训1,080人次，平均每期90人次。", False),
        ("举办培训班12期，培训1,080人次，平均每期90人。", False),
    ],
)
def test_persons_in_all_and_attendances_on_average(done: str, wrong: bool) -> None:
    assert [f.certainty for f in findings("UNT04", report(done=done))] == ["query"] * wrong
