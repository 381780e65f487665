"""Shared wording is found whatever figures and marks stand in it, and is counted once."""

from decimal import Decimal

from reviewer.corpus.overlap import grams, overlap
from reviewer.model import Span

TEN = "预算编制工作不够精细"


def _shared(text: str, other: str) -> tuple[Decimal, list[str]]:
    found = overlap(text, [Span(start=0, end=len(text))], grams(other))
    return found.share, [text[span.start : span.end] for span in found.spans]


def test_ten_characters_in_a_row_are_shared_nine_are_not() -> None:
    assert _shared(TEN, f"我局{TEN}。") == (Decimal(100), [TEN])
    assert _shared(TEN[:9], TEN[:9]) == (Decimal(0), [])


def test_figures_marks_and_blanks_between_do_not_hide_it() -> None:
    assert _shared("预算编制 3、工作不够，精细", TEN) == (Decimal(100), ["预算编制 3、工作不够，精细"])


def test_share_counts_each_character_once() -> None:
    """Twelve shared characters make three grams that overlap; eight further ones are the text's own."""
    share, said = _shared("预算编制工作不够精细到位我局另有其他情况", "预算编制工作不够精细到位")
    assert (share, said) == (Decimal(60), ["预算编制工作不够精细到位"])


def test_the_longest_comes_first() -> None:
    share, said = _shared(f"{TEN}。本单位情况。绩效目标设置得不够量化具体", f"{TEN}，绩效目标设置得不够量化具体")
    assert said == ["绩效目标设置得不够量化具体", TEN]
    assert share == Decimal(100 * 23) / 28


def test_only_the_places_named_are_compared() -> None:
    text = f"{TEN}。{TEN}"
    found = overlap(text, [Span(start=11, end=21)], grams(TEN))
    assert [(span.start, span.end) for span in found.spans] == [(11, 21)]
