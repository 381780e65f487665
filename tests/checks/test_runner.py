"""Outcomes become findings, passes and skips: ordered, with stable ids and exact evidence."""

from collections.abc import Iterator

from reviewer.checks.card import Card, Check
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.report import Report
from reviewer.checks.runner import check
from reviewer.documents import from_text
from reviewer.model import Certainty, Section, Severity, Span

TEXT = "甲单位编制十人。乙单位编制二十人。甲单位编制十人。"


def _check(code: str, *outcomes: Outcome, severity: Severity = "minor") -> Check:
    def run(report: Report) -> Iterator[Outcome]:
        yield from outcomes

    return Check(Card(code, f"{code}之名", severity, "0.1", "", "", (), (), "", "请核实"), run)


def _fault(start: int, end: int, certainty: Certainty = "certain", severity: Severity | None = None) -> Fault:
    return Fault("有误", (Span(start=start, end=end),), certainty, severity)


def test_worst_and_surest_first_then_by_place() -> None:
    result = check(
        from_text(TEXT),
        checks=[
            _check("AAA01", _fault(8, 10), _fault(0, 3)),
            _check("BBB01", _fault(9, 12, "query", "critical"), _fault(4, 6, "likely", "critical")),
            _check("CCC01", _fault(1, 2), severity="major"),
        ],
    )
    assert [(f.code, f.evidence[0].start) for f in result.findings] == [
        ("BBB01", 4),
        ("BBB01", 9),
        ("CCC01", 1),
        ("AAA01", 0),
        ("AAA01", 8),
    ]


def test_outcomes_find_their_lists() -> None:
    held, unable = Held((Span(start=0, end=3),), "1＝1"), Unable("没有表")
    result = check(from_text(TEXT), checks=[_check("AAA01", held), _check("BBB01", unable)])
    assert [(p.code, p.evidence[0].quote, p.computation) for p in result.passes] == [("AAA01", "甲单位", "1＝1")]
    assert [(s.code, s.reason) for s in result.skipped] == [("BBB01", "没有表")]
    assert not result.findings


def test_what_the_fault_does_not_say_comes_from_the_card() -> None:
    asked = Fault("有误", (Span(start=0, end=3),), ask="请补报")
    one, other = check(from_text(TEXT), checks=[_check("AAA01", _fault(8, 11), asked, severity="major")]).findings
    assert (one.ask, one.severity, one.name) == ("请补报", "major", "AAA01之名")
    assert other.ask == "请核实"


def test_id_is_that_of_the_words_not_of_the_place() -> None:
    one = _check("AAA01", _fault(0, 8))
    moved = _check("AAA01", _fault(2, 10))
    here = check(from_text(TEXT), checks=[one]).findings[0]
    there = check(from_text(f"前言{TEXT}"), checks=[moved]).findings[0]
    assert here.evidence[0].quote == there.evidence[0].quote == "甲单位编制十人。"
    assert here.id == there.id
    assert here.id != check(from_text(TEXT), checks=[_check("AAA01", _fault(8, 17))]).findings[0].id
    assert here.id != check(from_text(TEXT), checks=[_check("AAB01", _fault(0, 8))]).findings[0].id


def test_the_same_words_twice_get_two_ids() -> None:
    ids = [f.id for f in check(from_text(TEXT), checks=[_check("AAA01", _fault(0, 8), _fault(17, 25))]).findings]
    assert ids[1] == f"{ids[0]}-2"


def test_evidence_of_every_check_is_exact() -> None:
    text = (
        "某某县气象局2023年度部门整体支出绩效自评报告\n一、部门整体支出绩效情况\n（一）预警\n保密\n（三）观测\n"
        "今年将新增站点近20余个，，阅读量200百余万次，三是综合得分92分。\n二、存在的问题\n很多单位不重视。\n"
    )
    result = check(from_text(text))
    assert len(result.findings) >= 8
    for evidence in [e for f in (*result.findings, *result.passes) for e in f.evidence]:
        assert result.document.characters == len(text)
        assert evidence.quote == text[evidence.start : evidence.end] != ""


def test_section_at_is_the_innermost() -> None:
    text = "一、概况\n（一）职责\n管水。\n二、绩效\n完成。\n"
    report = Report(from_text(text), load())
    titles = [section.title if (section := report.section_at(text.index(word))) else None for word in ("管水", "完成")]
    assert titles == ["（一）职责", "二、绩效"]
    assert all(report.section_at(offset) == _slowly(report, offset) for offset in range(len(text)))


def _slowly(report: Report, offset: int) -> Section | None:
    holding = [s for s in report.document.sections if s.start <= offset < s.end]
    return max(holding, key=lambda s: s.level) if holding else None


def load():
    from reviewer.profiles import load_profile

    return load_profile()
