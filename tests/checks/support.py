"""Runs one check over an invented text."""

from pathlib import Path

from reviewer.checks import all_checks
from reviewer.checks.runner import check
from reviewer.documents import from_text
from reviewer.model import CheckResult, Finding
from reviewer.profiles import load_profile

PAGES = Path(__file__).parents[2] / "docs" / "checks"


def run(code: str, text: str, profile: str = "national") -> CheckResult:
    """What the check ``code`` makes of ``text``."""
    return check(from_text(text), profile=load_profile(profile), checks=[all_checks()[code]])


def findings(code: str, text: str) -> tuple[Finding, ...]:
    return run(code, text).findings


def only(code: str, text: str) -> Finding:
    """The one finding of the check on ``text``."""
    (finding,) = findings(code, text)
    return finding


def passed(code: str, text: str) -> list[str]:
    """The computations of what the check found to hold."""
    return [each.computation for each in run(code, text).passes]


def quotes(code: str, text: str) -> list[str]:
    """The quotations of the findings, in the order of their first place."""
    return [e.quote for f in sorted(findings(code, text), key=lambda f: f.evidence[0].start) for e in f.evidence]


def report(
    *,
    title: str = "某某县气象局2023年度部门整体支出绩效自评报告",
    done: str = "全年发布预警信息120条。",
    problems: str = "2个自动站因用地未批推迟到次年3月建成。",
    measures: str = "观测科6月底前办结用地手续。",
) -> str:
    """An invented self-evaluation with what a test needs in its place."""
    return f"{title}\n一、部门整体支出绩效情况\n{done}\n二、存在的问题\n{problems}\n三、改进措施\n{measures}\n"
