"""What is left of a stock, and net worth. Sentences are invented; what is due is worked out by hand."""

import pytest

from tests.checks.support import findings, only, passed


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("年初债务余额412.00万元，当年化解135.00万元，无新增，年末余额277.00万元。", "412.00-135.00=277.00万元"),
        (
            "年初债务余额412.00万元，偿还135.00万元、新增20.00万元，年末余额297.00万元。",
            "412.00-135.00+20.00=297.00万元",
        ),
        ("年初未办结来信12件，全年受理300件，办结305件，年末未办结7件。", "12+300-305=7件"),
        (
            "年末资产总额2,843.10万元，其中固定资产2,451.90万元；负债总额123.60万元，净资产2,719.50万元。",
            "2843.10-123.60=2719.50万元",
        ),
    ],
)
def test_stocks_that_hold(text: str, held: str) -> None:
    assert findings("ARI06", text) == ()
    assert held in passed("ARI06", text)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("年初债务余额412.00万元，当年化解135.00万元，无新增，年末余额287.00万元。", "277.00万元"),
        ("年初债务余额412.00万元，偿还135.00万元、新增20.00万元，年末余额279.00万元。", "297.00万元"),
        ("年初未办结来信12件，全年受理300件，办结305件，年末未办结9件。", "7件"),
        ("年末资产总额2,843.10万元；负债总额123.60万元，净资产2,791.50万元。", "2719.50万元"),
    ],
)
def test_stocks_that_do_not_hold(text: str, due: str) -> None:
    finding = only("ARI06", text)
    assert (finding.certainty, finding.values["复算"]) == ("likely", due)


@pytest.mark.parametrize(
    "text",
    [
        "年初债务余额412.00万元，其中村级50.00万元，当年偿还135.00万元，年末余额279.00万元。",
        "年初债务余额412.00万元，年末余额279.00万元。",
        "年初债务余额约400万元，化解135.00万元，年末余额279.00万元。",
        "固定资产2,451.90万元，负债总额123.60万元，净资产2,791.50万元。",
    ],
)
def test_stocks_whose_movements_are_not_all_told(text: str) -> None:
    assert findings("ARI06", text) == ()
