"""Every check has a complete card, and its own examples behave."""

from pathlib import Path

import pytest
import yaml

from reviewer.checks import all_checks, select
from reviewer.checks.card import Card, Check, card_of
from reviewer.checks.runner import check
from reviewer.corpus import Corpus, chapter
from reviewer.documents import from_text
from reviewer.errors import ConfigError
from reviewer.model import CheckResult
from tests.checks.support import PAGES

CHECKS = list(all_checks().values())
EVERY_CHECK = pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.card.code)


def checked(example: str, one: Check) -> CheckResult:
    """The result of one check on an example of a card; a line 对照报告： begins the report to compare it with."""
    text, _, other = example.partition("对照报告：\n")
    beside = chapter(from_text(other)) if other else None
    return check(from_text(text), checks=[one], corpus=Corpus(chapters=(beside,)) if beside else None)


@EVERY_CHECK
def test_fires_on_each_failing_example(one: Check) -> None:
    assert one.card.failing
    for example in one.card.failing:
        assert checked(example, one).findings, example


@EVERY_CHECK
def test_keeps_quiet_on_each_passing_example(one: Check) -> None:
    results = [checked(example, one) for example in one.card.passing]
    assert [result.findings for result in results] == [()] * len(results)
    assert any(result.passes for result in results), "one passing example must be one the check can judge"


@EVERY_CHECK
def test_card_is_complete(one: Check) -> None:
    card = one.card
    assert card.code[:3].isalpha() and card.code[3:].isdecimal() and len(card.code) == 5
    for part in (card.name, card.what, card.why, card.false_alarms, card.wording, *card.failing, *card.passing):
        assert part.strip()


def test_codes_are_the_keys_and_sorted() -> None:
    assert list(all_checks()) == sorted(one.card.code for one in CHECKS)
    assert len({one.card.name for one in CHECKS}) == len(CHECKS)


def test_the_first_checks_are_there() -> None:
    promised = {f"STR0{n}" for n in (1, 2, 3, 4, 8)} | {"QUA01", "UNT03", "TYP02", "SCO01", "SCO02", "PRB04", "DAT04"}
    assert promised <= set(all_checks())


def test_select_takes_prefixes() -> None:
    chosen = {one.card.code for one in select(("sco", "TYP02"), ("SCO02",))}
    assert "SCO01" in chosen and "TYP02" in chosen and "SCO02" not in chosen
    assert all(code.startswith(("SCO", "TYP02")) for code in chosen)


def test_select_refuses_a_word_no_code_begins_with() -> None:
    with pytest.raises(ConfigError) as refused:
        select(("XYZ",))
    assert "XYZ" in refused.value.message and refused.value.hint


@pytest.mark.parametrize(
    "text", ["甲。", "一、甲\n乙。\n", "某某局2023年度部门整体支出绩效自评报告\n一、绩效情况\n完成。\n"]
)
def test_nothing_is_passed_over_in_silence(text: str) -> None:
    """Whatever the text, a check of the report as a whole says what it found, what held, or why it could not run."""
    for one in select(("STR", "QUA", "UNT", "TYP", "SCO", "PRB", "DAT")):
        result = check(from_text(text), checks=[one])
        assert result.findings or result.passes or result.skipped, one.card.code


def _card(docstring: str) -> Card:
    def nothing() -> None: ...

    nothing.__doc__ = docstring
    return card_of(nothing, "ABC01", "名称", "minor", "0.1")


def test_card_reads_several_examples() -> None:
    card = _card("检查什么：甲\n为何重要：乙\n反例：\n一\n---\n二\n三\n正例：\n四\n已知误报：丙\n建议措辞：丁")
    assert (card.failing, card.passing, card.family) == (("一", "二\n三"), ("四",), "ABC")


def test_card_without_a_heading_is_refused() -> None:
    with pytest.raises(ValueError, match="ABC01"):
        _card("检查什么：甲\n反例：\n一\n正例：\n二\n已知误报：丙\n建议措辞：丁")


def test_pages_in_docs_are_current() -> None:
    from reviewer.checks.pages import pages

    expected = pages(one.card for one in all_checks().values())
    present = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    assert present == dict(expected), "run: python -m reviewer.checks.pages docs/checks"


def test_page_shows_all_of_the_card() -> None:
    from reviewer.checks.pages import index, page

    card = Card("ABC01", "名", "major", "0.1", "查|甲", "乙", ("反一", "反二"), ("正",), "丙", "丁")
    written = page(card)
    assert written.startswith("# ABC01 名\n\n级别：重要　状态：已建　自 0.1 版起\n")
    assert all(part in written for part in ("查|甲", "乙", "```text\n反一\n```", "```text\n反二\n```", "丙", "丁"))
    assert "| [ABC01](ABC01.md) | 名 | 重要 | 已建 | 查\\|甲 |" in index([card])
    fed = card._replace(code="ABC02", needs="corpus", fed=True)
    table = index([card, fed])
    assert "| [ABC02](ABC02.md) | 名 | 重要 | 已建，需对照报告，模型可补充 |" in table
    assert "共2项" in table and "0项需附件" in table and "1项需对照报告" in table and "1项模型可补充" in table


def test_the_cards_say_what_a_model_may_feed() -> None:
    from reviewer.tasks.relations import _CODES

    assert {one.card.code for one in CHECKS if one.card.fed} == {code for code, _ in _CODES.values()}


def test_the_catalogue_is_whole(shared: Path) -> None:
    listed = yaml.safe_load((shared / "domain/checks.yaml").read_text(encoding="utf-8"))["checks"]
    assert len(listed) == 75
    assert {entry["id"].replace("-", "") for entry in listed} <= set(all_checks())
