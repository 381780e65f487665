"""What becomes of proposed achievements; the replies are hand-written."""

from decimal import Decimal

import pytest

from reviewer.documents import from_text
from reviewer.model import Chunk
from reviewer.tasks.achievements import merge
from tests.tasks.conftest import achievement, hand_written

CHECKED = "全年检查渔船412艘，查处违规18起，持证率从61%提升至88%"


def only(document, chunk, *args):
    (found,) = merge(document, [hand_written(chunk, achievement(*args))])
    return found


def test_a_true_proposal_is_verified_with_its_places(document, whole):
    found = only(document, whole, CHECKED, "检查渔船412艘，查处违规18起", ["412艘", "18起"])
    assert (found.id, found.status, found.reasons) == ("A01", "verified", ())
    assert [(n.text, n.value, n.status) for n in found.numbers] == [
        ("412艘", Decimal(412), "same"),
        ("18起", Decimal(18), "same"),
    ]
    assert [document.text[n.start : n.end] for n in found.numbers] == ["412艘", "18起"]
    (evidence,) = found.evidence
    assert document.text[evidence.start : evidence.end] == evidence.quote == CHECKED
    assert next(s for s in document.sections if s.id == found.section).kind == "performance"


@pytest.mark.parametrize(
    ("quote", "numbers"),
    [
        ("办理时限由20个工作日压缩到7个工作日", ["20个", "7个"]),
        ("试航2个月内检查412次", ["2个月", "412次"]),
        ("奖励1万元/村", ["1万元"]),
    ],
)
def test_a_listed_number_may_leave_off_the_end_of_its_unit(quote, numbers):
    text = f"一、工作成效\n{quote}。\n"
    document = from_text(text)
    chunk = Chunk(id="C1", sections=(), path=(), kind="performance", start=0, end=len(document.text), tokens=1)
    assert only(document, chunk, quote, None, numbers).status == "verified"


@pytest.mark.parametrize(
    ("quote", "statement", "numbers"),
    [
        ("全年检查渔船512艘", None, ["512艘"]),  # the quotation is invented
        ("全年检查渔船412艘，查处违规19起", None, ["19起"]),  # one figure of the quotation is changed
        (CHECKED, "检查渔船421艘", ["421艘"]),  # the statement changes a figure
        (CHECKED, "检查渔船412艘", ["148根"]),  # a listed figure stands elsewhere
        ("建成灯杆148根", "建成灯杆148根", ["48根"]),  # a listed figure is a part of a longer one
        (CHECKED, "检查渔船412艘", ["1200艘"]),  # a listed figure is invented
        ("近30万元用于维护航标27座", "30万元用于维护航标27座", ["30万元", "27座"]),  # the qualifier is dropped
        ("建成灯杆148根", "建成灯杆148万根", []),  # another scale
    ],
)
def test_fabrications_never_come_out_verified(document, whole, quote, statement, numbers):
    found = only(document, whole, quote, statement, numbers)
    assert found.status != "verified"
    assert found.reasons


def test_an_absent_quotation_is_kept_with_its_words(document, whole):
    found = only(document, whole, "全年检查渔船512艘", None, ["512艘"])
    assert (found.status, found.evidence) == ("rejected", ())
    assert found.claimed_quotes == ("全年检查渔船512艘",)
    assert [(n.text, n.status, n.start) for n in found.numbers] == [("512艘", "absent", None)]


def test_a_quotation_that_differs_in_white_space_is_found_as_it_stands(document, whole):
    found = only(document, whole, "建成灯杆 148 根", "建成灯杆148根", ["148根"])
    assert found.status == "verified"
    assert found.evidence[0].quote == "建成灯杆148根"
    assert found.evidence[0].match == "folded"


def test_the_same_proposal_of_two_chunks_is_kept_once(document, whole):
    reply = hand_written(whole, achievement(CHECKED, None, ["412艘"]), achievement("建成灯杆148根"))
    found = merge(document, [reply, reply])
    assert [each.id for each in found] == ["A01", "A02"]


def test_order_is_that_of_the_report(document, whole):
    found = merge(document, [hand_written(whole, achievement("建成灯杆148根"), achievement(CHECKED))])
    assert [each.statement for each in found] == [CHECKED, "建成灯杆148根"]


def test_a_quotation_from_outside_the_chunk_needs_review(document):
    start = document.text.index("三、存在")
    problems = Chunk(id="C2", sections=(), path=(), kind="problems", start=start, end=len(document.text), tokens=1)
    found = only(document, problems, "建成灯杆148根", None, ["148根"])
    assert found.status == "needs_review"
    assert found.reasons


def test_a_quotation_that_occurs_twice_is_placed_in_its_chunk(document):
    start = document.text.index("四、改进")
    measures = Chunk(id="C3", sections=(), path=(), kind="measures", start=start, end=len(document.text), tokens=1)
    found = only(document, measures, "18艘渔船", None, ["18艘"])
    assert found.evidence[0].start > start


def test_nothing_proposed_nothing_made(document, whole):
    assert merge(document, []) == ()
    assert merge(document, [hand_written(whole)]) == ()


def test_an_empty_quotation_is_rejected(document, whole):
    assert only(document, whole, "", "检查渔船412艘", ["412艘"]).status == "rejected"
