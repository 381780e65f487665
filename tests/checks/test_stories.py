"""What comes of one cause is told together, led by one finding, in the place of the gravest."""

from reviewer.checks.stories import in_stories
from reviewer.model import Certainty, Evidence, Finding, Severity


def _finding(
    code: str, *places: tuple[int, int], severity: Severity = "major", certainty: Certainty = "certain"
) -> Finding:
    evidence = tuple(Evidence(start=start, end=end, quote="字" * (end - start)) for start, end in places)
    return Finding(
        id=f"{code}-{places[0][0]}",
        code=code,
        name="名",
        severity=severity,
        certainty=certainty,
        message="有误",
        evidence=evidence,
    )


def _told(*findings: Finding) -> list[tuple[str, str]]:
    return [(f.id, f.story) for f in in_stories(findings)]


def test_a_sum_and_its_diagnosis_stand_together() -> None:
    told = _told(_finding("ARI01", (10, 40)), _finding("DAT03", (50, 60)), _finding("ARI15", (30, 45)))
    assert told == [("ARI01-10", ""), ("ARI15-30", "ARI01-10"), ("DAT03-50", "")]


def test_sums_of_other_places_stand_alone() -> None:
    assert _told(_finding("ARI01", (10, 40)), _finding("ARI01", (40, 70))) == [("ARI01-10", ""), ("ARI01-40", "")]


def test_other_checks_at_the_same_place_are_other_matters() -> None:
    assert [story for _, story in _told(_finding("ARI01", (10, 40)), _finding("XRF04", (10, 40)))] == ["", ""]


def test_missing_contents_are_one_story_led_by_the_list() -> None:
    told = _told(
        _finding("FIN01", (200, 220)),
        _finding("COP01", (5, 9)),
        _finding("STR01", (0, 10)),
        _finding("EVD03", (90, 99)),
    )
    assert told == [("STR01-0", ""), ("FIN01-200", "STR01-0"), ("EVD03-90", "STR01-0"), ("COP01-5", "")]


def test_without_the_list_each_missing_content_stands_alone() -> None:
    assert [story for _, story in _told(_finding("FIN01", (200, 220)), _finding("EVD03", (90, 99)))] == ["", ""]


def test_a_chain_of_overlaps_is_one_story() -> None:
    told = _told(
        _finding("PRB01", (0, 50)),
        _finding("PRB01", (60, 90)),
        _finding("PRB02", (0, 50), (60, 90)),
        _finding("PRB04", (70, 80)),
    )
    assert [story for _, story in told] == ["", "PRB01-0", "PRB01-0", "PRB01-0"]


def test_nothing_is_lost_and_many_are_quick() -> None:
    many = [_finding("TYP04", (at, at + 3)) for at in range(0, 40_000, 2)]
    told = in_stories(many)
    assert sorted(f.id for f in told) == sorted(f.id for f in many)
    assert {f.story for f in told} == {"", "TYP04-0"}
