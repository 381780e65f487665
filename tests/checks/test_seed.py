"""What the checks find, and leave alone, in the real report with its gold review."""

from pathlib import Path

import pytest
import yaml

from reviewer.checks import select
from reviewer.checks.runner import check
from reviewer.documents import from_text, load
from reviewer.model import CheckResult

CODES = ("STR", "QUA", "UNT", "TYP", "SCO", "PRB", "DAT", "EVD", "COP")
# Checks that find a slip of the pen, an undisclosed shortfall or a borrowed scope where the trap is about sums.
NOT_TRAPPED = ("TYP", "UNT04", "PRB05", "EVD", "STR")
# Code → words that the evidence of one of its findings must lie in or around.
PLANTED = {
    "STR01": "2022年度部门整体支出绩效评价报告",
    "STR02": "保密",
    "STR03": "4.打造聚才平台",
    "STR04": "三是10月初",
    "STR08": "三、存在的问题及原因",
    "TYP02": "，，",
    "UNT03": "400百余万",
    "SCO01": "综合得分95分",
    "SCO02": "综合得分95分",
    "STR06": "2022年度部门整体支出绩效评价报告",
    "STR07": "按自评表综合得分95分",
    "DAT01": "表彰2021年度优秀村（社区）100个",
    "DAT02": "自2021年9月25日市委首次提出",
    "DAT03": "截止到11月底",
    "DAT05": "2023年将为470个村",
    "DAT07": "喜迎二十大",
    "UNT02": "399.625万元",
    "UNT04": "培养各类人才1900余人次",
    "QUA03": "应审尽审",
    "QUA04": "目前已基本可进驻办公",
    "QUA05": "比例达50%以上",
    "PRB01": "该制度却没有真正发挥作用",
    "PRB02": "一方面制度要求较高",
    "PRB03": "多参考成功经验",
    "PRB05": "共引进26名",
    "PRB06": "缺乏相关绩效考核部门",
    "COP01": "我室",
    "EVD01": "多次召开常委会、部务会、联席会议、调度会、业务培训会",
    "EVD02": "全市共安排驻村帮扶工作队130支",
    "EVD03": "整体支出绩效状况",
    "EVD04": "大礼包",
    "TYP01": "分别与8月18日",
    "TYP04": "将让",
}


@pytest.fixture(scope="module")
def result(seed: str) -> CheckResult:
    return check(from_text(seed), checks=select(CODES))


def _quotes(result: CheckResult, code: str) -> list[str]:
    return [e.quote for f in result.findings if f.code == code for e in f.evidence]


@pytest.mark.parametrize(("code", "words"), PLANTED.items())
def test_found(result: CheckResult, code: str, words: str) -> None:
    assert any(words in quote for quote in _quotes(result, code))


def test_found_each_place(result: CheckResult) -> None:
    assert _quotes(result, "STR02") == ["保密", "保密"]
    assert _quotes(result, "QUA01") == ["近100余次", "近30余万元"]
    assert [q[:4] for q in _quotes(result, "PRB04")] == ["很多单位", "政府部门"]
    assert {q[:3] for q in _quotes(result, "DAT04")} == {"今年将", "计划在", "正启动"}


def test_the_message_says_what_is_missing(result: CheckResult) -> None:
    messages = {f.code: f.message for f in result.findings}
    assert "缺3" in messages["STR03"]
    assert "占全文2.47%" in messages["STR08"] and "占2.19%" in messages["STR08"]
    (missing,) = (f for f in result.findings if f.code == "STR01")
    assert missing.severity == "critical"
    assert all(word in missing.message for word in ("执行率", "结转结余", "政府采购", "满意度", "应用和公开"))


def test_no_finding_on_a_trap(result: CheckResult, shared: Path) -> None:
    gold = yaml.safe_load((shared / "data/seed/gold/d_inconsistencies.yaml").read_text(encoding="utf-8"))
    places = [(q["loc"]["start"], q["loc"]["end"]) for trap in gold["false_positive_traps"] for q in trap["quote"]]
    assert len(places) >= 11
    told = [(f.code, e) for f in result.findings for e in f.evidence if not f.code.startswith(NOT_TRAPPED)]
    assert [(code, e.quote) for code, e in told if any(e.start < b and a < e.end for a, b in places)] == []


# File, code, words of the evidence: read one by one, each is a slip that is there in the text.
REAL = {
    ("2016_海拉尔区_政府工作报告.txt", "TYP01", "基础设建设"),
    ("2016_海拉尔区_政府工作报告.txt", "TYP04", "强化环境治理力度"),
    ("2016_海拉尔区_政府工作报告.txt", "TYP04", "加强后续管理力度"),
    ("ah_hefei_2024_stat.txt", "STR03", "七、对外经济"),
    ("cq_swu_2023_final.txt", "TYP01", "抗役"),
    ("mca_2021_stat.txt", "TYP04", "共有婚姻登记机构和场所共计"),
    ("sh_unit_budget_a.txt", "COP04", "（减少）的主要原因"),
    ("sh_unit_budget_a.txt", "COP04", "主要原因是。"),
    ("sz_songgang_goal_002.txt", "TYP04", "不超过不超过"),
    ("sz_songgang_goal_006.txt", "TYP04", "使得居民问题"),
    ("sz_songgang_goal_009.txt", "TYP04", "使得工作人员"),
    ("sz_songgang_goal_081.txt", "TYP03", "（深发"),
    ("sz_songgang_goal_084.txt", "TYP03", "管理使用细则》"),
    ("sz_songgang_goal_086.txt", "TYP03", "（深残联发"),
    ("sz_songgang_goal_087.txt", "TYP03", "《宝安区"),
    ("sz_songgang_goal_143.txt", "TYP03", "购买合同》"),
}


def test_few_alarms_in_other_genres(shared: Path) -> None:
    """Budgets, accounts, bulletins and work reports, 290,000 characters: nothing is reported but real slips."""
    unknown = []
    for path in sorted([*(shared / "data/reports").glob("*.txt"), *(shared / "data/work_reports").glob("*.txt")]):
        for finding in check(load(path), checks=select(CODES)).findings:
            said = finding.evidence[0].quote
            if not any(path.name == name and finding.code == code and words in said for name, code, words in REAL):
                unknown.append((path.name, finding.code, said))
    assert unknown == []
