"""One place of a report against another: what is told, as what, and what is left alone."""

import pytest

from tests.checks.support import findings, report, run

TABLE = (
    "支出预算总表\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    "2050202\t小学教育\t638000\t600000\t38000\n合计\t\t638000\t600000\t38000\n"
)
LINE = "教育支出（205类）普通教育（02款）小学教育（02项）"


@pytest.mark.parametrize(
    ("amount", "found"), [("63.80万元", 0), ("63.8万元", 0), ("638000元", 0), ("68.30万元", 1), ("638000万元", 1)]
)
def test_text_against_table(amount: str, found: int) -> None:
    assert len(findings("XRF05", f"{LINE}{amount}，用于学校运转。\n{TABLE}")) == found


def test_units_confused_are_named() -> None:
    (finding,) = findings("XRF05", f"{LINE}638000万元，用于学校运转。\n{TABLE}")
    assert "元与万元混用" in finding.message


@pytest.mark.parametrize(("told", "found"), [("12.50万元", 0), ("13.50万元", 1)])
def test_the_unit_in_the_head_of_a_column_is_that_of_its_figures(told: str, found: int) -> None:
    """预算 in 万元 beside 支出 in 元 and a number of people: each figure is taken for what its own column says."""
    head = "经费情况表\n科目编码\t科目名称\t预算数（万元）\t执行数（元）\t人数（人）\n"
    table = f"{head}2050202\t小学教育\t12.50\t125000\t40\n"
    made = findings("XRF05", f"{LINE}{told}，用于学校运转。\n{table}")
    assert len(made) == found
    assert all(finding.values["表格"] == "12.50万元" for finding in made)


def test_without_tables_it_says_so() -> None:
    assert "表格" in run("XRF05", f"{LINE}63.80万元。").skipped[0].reason


def test_two_amounts_in_one_paragraph() -> None:
    text = f"{LINE}63.80万元。2030年预算执行数为60.00万元，2031年预算安排{{}}万元，比2030年预算执行数增加6.33%。"
    assert not findings("XRF01", text.format("63.80"))
    (finding,) = findings("XRF01", text.format("68.30"))
    assert finding.severity == "major" and "63.80万元" in finding.message and "68.30万元" in finding.message


def test_disjoint_counts_of_one_noun_are_a_query() -> None:
    done = "合作乡土技能人才团队50余个。\n走访企业，与20余个乡土技能人才团队签约。"
    (finding,) = findings("XRF01", report(done=done))
    assert finding.certainty == "query"
    assert not findings("XRF01", report(done=done.replace("20余个", "50多个")))


@pytest.mark.parametrize(
    "text",
    [
        "财政拨款收入下降（增长）的主要原因是人员减少。",
        "公务接待费1万元，与上年持平，主要原因是。",
        "本年支出合计XX万元。",
        "本年支出合计为万元。",
    ],
)
def test_leftovers_of_the_form(text: str) -> None:
    assert len(findings("COP04", text)) == 1


@pytest.mark.parametrize("text", ["三、存在的问题及原因：\n预算编制不细。", "增加（含追加）5万元，原因是新增人员。"])
def test_what_is_no_leftover(text: str) -> None:
    assert not findings("COP04", text)


def test_members_of_a_list_are_no_drift_of_a_name() -> None:
    assert not findings("XRF03", "评选“最美山乡好教师”“最美山乡好学生”各6名。")


def test_rates_are_asked_about_not_accused() -> None:
    text = "全年新增覆盖小微企业480家，覆盖率由60.00%提高到92.00%。对全县640家小微企业逐一建档。"
    (finding,) = findings("ARI08", text)
    assert finding.certainty == "query" and finding.values == {"所列": "92.00%", "复算": "75.00%"}  # 480/640


def test_a_part_may_equal_its_whole() -> None:
    assert not findings("ARI14", "共排查问题线索60条，移送有关部门60条问题线索。")
    assert findings("ARI14", "共排查问题线索60条，移送有关部门61条问题线索。")[0].certainty == "query"


def test_what_was_carried_over_balances() -> None:
    text = "本年收入合计500.00万元，年初结转和结余30.00万元；本年支出合计510.00万元，年末结转和结余{}万元。"
    assert run("ARI06", text.format("20.00")).passes  # 530 = 530
    (finding,) = findings("ARI06", text.format("40.00"))  # 530 ≠ 550
    assert finding.values["差额"] == "20.00"


def test_every_outcome_of_prices_and_numbers() -> None:
    text = "每户慰问金4000元，预计5户安排，每户助学金1500元，预计20户安排，所需经费{}万元。"
    assert run("ARI13", text.format("5.00")).passes  # 2 + 3
    assert findings("ARI13", text.format("6.00"))[0].certainty == "likely"
