"""What becomes of proposed statements; the replies are hand-written."""

from reviewer.statements import find_statements
from reviewer.tasks.proposals import StatementProposal
from reviewer.tasks.statements import merge
from tests.tasks.conftest import hand_written

PROBLEM = "1、检验偏慢。我处有18艘渔船未检验，因船台检修停用，年末结转6.2万元。"
MEASURE = "1、加快检验。船检科牵头，2024年6月底前完成18艘渔船检验。"


def proposal(quote, role="problem", title=""):
    return StatementProposal(quote=quote, role=role, title=title)


def test_quotations_of_a_model_are_judged_by_code(document, whole):
    reply = hand_written(whole, proposal(MEASURE, "measure", "加快检验"), proposal(PROBLEM, "problem", "检验偏慢"))
    found = merge(document, [reply])
    assert [(s.id, s.role, s.title, s.label, s.pairs_with) for s in found] == [
        ("P1", "problem", "检验偏慢", "specific", ("M1",)),
        ("M1", "measure", "加快检验", "specific", ("P1",)),
    ]
    assert found == find_statements(document)


def test_the_section_decides_the_role(document, whole):
    (found,) = merge(document, [hand_written(whole, proposal(MEASURE, "problem"))])
    assert found.role == "measure"


def test_a_title_that_is_not_printed_is_replaced(document, whole):
    (found,) = merge(document, [hand_written(whole, proposal(PROBLEM, title="9艘渔船被扣"))])
    assert found.title == "检验偏慢"


def test_an_absent_quotation_is_rejected_and_kept(document, whole):
    found = merge(document, [hand_written(whole, proposal("有99艘渔船未检验。"), proposal(PROBLEM))])
    assert [(s.id, s.status) for s in found] == [("P1", "verified"), ("X1", "rejected")]
    assert found[1].claimed_quotes == ("有99艘渔船未检验。",)
    assert found[1].evidence == ()
    assert found[1].reasons


def test_of_overlapping_quotations_the_longer_is_kept(document, whole):
    part = "我处有18艘渔船未检验"
    found = merge(
        document, [hand_written(whole, proposal(part), proposal(PROBLEM)), hand_written(whole, proposal(part))]
    )
    assert [s.evidence[0].quote for s in found] == [PROBLEM]
