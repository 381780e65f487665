"""Scores in levels: subtotals and levels of a table, parts of parts told in sentences. All invented."""

import pytest

from tests.checks.support import findings, only

HEAD = "绩效自评表\n一级指标\t三级指标\t分值\t得分\n"


def table(*rows: str) -> str:
    return HEAD + "".join(f"{row}\n" for row in rows)


SUBTOTALS = (
    "产出\t培训人次\t30\t30\n\t培训期数\t20\t{first}\n产出小计\t\t50\t48\n"
    "效益\t满意度\t40\t36\n\t知晓率\t10\t9\n效益小计\t\t50\t45\n合计\t\t100\t93"
)


def test_subtotals_are_no_indicators() -> None:
    assert findings("SCO05", table(SUBTOTALS.format(first="18"))) == ()


def test_a_subtotal_against_its_rows() -> None:
    finding = only("SCO05", table(SUBTOTALS.format(first="17")))
    assert "“产出小计”所含各项得分之和为47，与所列48不符" in finding.message


def test_subtotals_above_their_rows() -> None:
    rows = "产出小计\t\t50\t48\n\t期数\t50\t48\n效益小计\t\t50\t45\n\t满意度\t50\t45\n合计\t\t100\t93"
    assert findings("SCO05", table(rows)) == ()


def test_a_level_above_its_parts_is_not_added_to_them() -> None:
    rows = "产出\t\t60\t57\n\t期数\t40\t38\n\t人次\t20\t19\n效益\t\t40\t36\n\t满意度\t40\t36\n合计\t\t100\t93"
    assert findings("SCO05", table(rows)) == ()


LEVELS = (
    "产出指标\t期数\t30\t30\n产出指标\t人次\t20\t18\n效益指标\t满意度\t40\t36\n效益指标\t知晓率\t10\t9\n合计\t\t100\t93"
)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("产出指标50分，得48分；效益指标50分，得45分。", []),
        ("产出指标（50分）得48分。", []),
        ("产出指标40分，得39分。", []),  # another level: its weight is not that of the rows
        ("产出指标50分，得49分；效益指标50分，得44分。", ["“产出指标”各项得分之和为48", "“效益指标”各项得分之和为45"]),
    ],
)
def test_a_level_told_in_the_text(told: str, said: list[str]) -> None:
    found = findings("SCO05", f"{told}\n{table(LEVELS)}")
    assert len(found) == bool(said)
    assert all(each in found[0].message for each in said)


def test_the_wrong_total_is_shown_in_the_text_too() -> None:
    finding = only("SCO05", f"部门整体支出绩效自评综合得分95分。\n{table(LEVELS.replace('100	93', '100	95'))}")
    assert "正文总分亦为95" in finding.message
    assert "部门整体支出绩效自评综合得分95分" in [each.quote for each in finding.evidence]


@pytest.mark.parametrize(
    ("told", "messages"),
    [
        ("产出指标50分，得46分，其中数量30分得28分、质量20分得18分。", []),
        (
            "产出指标50分，得47分，其中数量30分得28分、质量20分得18分。",
            ["各部分得分之和为46分，与所列“产出指标”得分47分不符。"],
        ),
        ("产出指标50分，得47分，其中数量30分得28分、质量15分得14分。", []),  # not all of its parts
        ("产出指标每项10分，得48分。", []),
        ("产出指标（50分）得52分。", ["“产出指标”得分52超过分值50。"]),
    ],
)
def test_parts_of_a_part(told: str, messages: list[str]) -> None:
    assert [finding.message for finding in findings("SCO05", told)] == messages


@pytest.mark.parametrize(("points", "count"), [("92.50", 0), ("93.50", 1)])
def test_the_score_after_its_parts(points: str, count: int) -> None:
    told = "投入20分，按95%计得19.00分；产出50分，得46.50分，其中数量30分得28分、质量20分得18.50分；效益30分，得27.00分"
    assert len(findings("SCO05", f"{told}；自评总分{points}分。")) == count


LEVELS_WITH_PARTS = (
    "绩效自评表\n评价内容\t分值\t得分\n预算管理\t50\t46\n{first}编制\t20\t{of_first}\n执行\t30\t28\n"
    "专项管理\t40\t38\n立项\t15\t14\n产出\t25\t24\n结果应用\t10\t9\n合计\t100\t93\n"
)


@pytest.mark.parametrize("first", ["", "其中："])
def test_levels_listed_with_their_parts_below_them(first: str) -> None:
    # 50 + 40 + 10 = 100; with the parts it would be 190
    assert findings("SCO05", LEVELS_WITH_PARTS.format(first=first, of_first="18")) == ()
    finding = only("SCO05", LEVELS_WITH_PARTS.format(first=first, of_first="17"))
    assert "“预算管理”所含各项得分之和为45，与所列46不符" in finding.message


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("投入类得14分（满分15分），产出类得46.5分（满分50分），效果类得33分（满分35分），自评综合得分为93.5分。", 0),
        ("投入类得14分（满分15分），产出类得46.5分（满分50分），效果类得33分（满分35分），自评综合得分为94.5分。", 1),
        ("投入15分，自评15分；产出50分，因进度慢，扣1.5分，自评48.5分；效果35分，扣1分，自评34分。自评总分97.5分。", 0),
        ("投入15分，自评15分；产出50分，因进度慢，扣1.5分，自评48.5分；效果35分，扣1分，自评34分。自评总分98.5分。", 1),
    ],
)
def test_parts_told_with_their_weights_behind_or_what_was_taken_off(told: str, count: int) -> None:
    assert len(findings("SCO05", told)) == count
