"""Fingerprints and the file of accepted findings."""

import pytest

from reviewer.checks import check, select
from reviewer.checks.baseline import baseline_of, without_known
from reviewer.checks.runner import fingerprint
from reviewer.documents import from_text
from reviewer.model import CheckResult
from tests.checks.support import findings, report

DONE = "检查近100余次。检修近30余台，，投入近30余万元。更新台帐。"


def result(text: str) -> CheckResult:
    return check(from_text(text), checks=select(("QUA01", "TYP", "STR", "DAT")))


def ids(text: str) -> set[str]:
    return {f.id for f in result(text).findings}


def test_a_shift_and_an_edit_elsewhere_change_no_fingerprint() -> None:
    before = ids(report(done=DONE))
    assert len(before) >= 4
    assert ids("\n\n" + report(done=DONE)) == before
    assert (
        ids(report(done=f"全年发布预警120条。{DONE}另有演练6场。", measures="观测科6月底前办结手续，另培训2次。"))
        == before
    )


@pytest.mark.parametrize(
    ("code", "text", "other", "corrected"),
    [
        # 40+50 ≠ 100 is the same fault whatever share is printed beside a part
        (
            "ARI01",
            "收入100.00万元，其中：拨款40.00万元，占45.00%；其他50.00万元，占50.00%。",
            "45.00%",
            "40.00%",
        ),
        ("ARI07", "运行维护费21.87万元，占80.00%，公务用车18辆，平均每辆运行维护费1.25万元。", "80.00%", "90.00%"),
    ],
)
def test_another_figure_corrected_in_the_sentence_changes_no_fingerprint(
    code: str, text: str, other: str, corrected: str
) -> None:
    assert other in text
    before, after = ({f.id for f in findings(code, words)} for words in (text, text.replace(other, corrected)))
    assert before == after and len(before) == 1


def test_a_fingerprint_is_that_of_the_check_and_the_words() -> None:
    assert fingerprint("AAA01", "甲 乙\n丙") == fingerprint("AAA01", "甲乙丙")
    assert len({fingerprint(code, words) for code in ("AAA01", "AAA02") for words in ("甲乙", "甲丙")}) == 4


def test_a_new_heading_does_not_change_what_the_report_as_a_whole_lacks() -> None:
    text = report(title="2023年度部门整体支出绩效自评报告")
    more = text.replace("三、改进措施", "三、工作亮点\n略有进步。\n四、改进措施")
    kept = {f.id for f in result(text).findings if f.code in ("STR01", "STR06")}
    assert kept and kept <= ids(more)


def test_equal_faults_are_numbered_by_place() -> None:
    text = report(done="检查近100余次。\n走访近100余次。\n")
    first, second = [f for f in result(text).findings if f.code == "QUA01"]
    assert second.id == f"{first.id}-2" and first.evidence[0].start < second.evidence[0].start
    assert [f.id for f in result(f"前言。\n{text}").findings if f.code == "QUA01"] == [first.id, second.id]


def test_accepted_findings_are_not_said_again_but_counted() -> None:
    known = baseline_of(result(report(done=DONE)))
    later = without_known(result(report(done=f"{DONE}检查近200余次。")), known)
    assert [e.quote for f in later.findings for e in f.evidence] == ["近200余次"]
    assert {s.code for s in later.skipped if "基线" in s.reason} >= {"QUA01", "TYP01", "TYP02"}


def test_what_is_left_of_an_accepted_finding_stays_accepted() -> None:
    known = baseline_of(result(report(done="更新台帐12本。\n核对坏帐6笔。")))
    later = without_known(result(report(done="更新台账12本。\n核对坏帐6笔。")), known)
    assert not [f for f in later.findings if f.code == "TYP01"]
    new = without_known(result(report(done="更新台帐12本。\n核对转帐9笔。")), known)
    assert [f.code for f in new.findings if f.code == "TYP01"] == ["TYP01"]


def test_nothing_is_accepted_of_another_check() -> None:
    known = baseline_of(result(report(done="检查近100余次。")))
    other = without_known(result(report(done="更新台帐。")), known)
    assert "TYP01" in {f.code for f in other.findings}
