"""Facts of a review and the verification of a summary; the replies are hand-written."""

import pytest

from reviewer.model import Evidence, Finding
from reviewer.statements import find_statements
from reviewer.tasks import achievements, summary
from reviewer.tasks.facts import Fact
from reviewer.tasks.proposals import SentenceProposal, SummaryReply
from tests.tasks.conftest import achievement, hand_written

MESSAGE = "检查渔船412艘与台账所载402艘不符，相差10艘"


@pytest.fixture(scope="module")
def facts(document, whole):
    done = achievements.merge(
        document,
        [
            hand_written(
                whole,
                achievement("全年检查渔船412艘，查处违规18起", None, ["412艘", "18起"]),
                achievement("全年检查渔船999艘", None, ["999艘"]),
            )
        ],
    )
    start = document.text.index("检查渔船412艘")
    evidence = Evidence(start=start, end=start + 8, quote=document.text[start : start + 8])
    finding = Finding(
        id="ARI01-x",
        code="ARI01",
        name="分项合计",
        severity="critical",
        certainty="certain",
        message=MESSAGE,
        evidence=(evidence,),
        computation="412−402=10",
    )
    return summary.facts(document, done, find_statements(document), (finding,), ())


def reply(*sentences):
    return SummaryReply(sentences=[SentenceProposal(cites=cites, text=text) for text, cites in sentences])


def test_facts_of_every_kind(facts):
    assert {fact.id: fact.text for fact in facts} == {
        "F1": "2023年度收入总计320.50万元，与上年相比，增加20.50万元，增长6.83%",
        "S1": "自评得分96分，等级为优",
        "A01": "全年检查渔船412艘，查处违规18起",
        "ARI01-x": MESSAGE,
        "V1": "1条问题、1条措施均有具体内容",
    }


def test_rejected_achievements_are_no_facts(facts):
    assert not any("999" in part for fact in facts for part in (fact.text, *fact.quotes))


def test_places_of_facts_are_exact(facts, document):
    for fact in facts:
        assert all(document.text[place.start : place.end] == place.quote for place in fact.places)


def test_true_sentences_are_verified_with_the_places_of_their_numbers(facts, document):
    made = summary.merge(facts, reply(("全年检查渔船412艘。", ["A01"])), 300)
    (sentence,) = made.sentences
    assert (made.text, sentence.status) == ("全年检查渔船412艘。", "verified")
    assert [document.text[n.start : n.end] for n in sentence.numbers] == ["412艘"]


def test_a_computed_number_of_a_finding_may_be_said(facts):
    made = summary.merge(facts, reply(("检查渔船412艘与台账402艘不符，相差10艘。", ["ARI01-x"])), 300)
    assert made.sentences[0].status == "verified"


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("全年检查渔船413艘。", ["A01"]),  # an invented number
        ("收入总计320.50万元。", ["A01"]),  # a true number of a fact that is not cited
        ("检查渔船412艘。", ["A99"]),  # a fact that does not exist
        ("检查渔船412艘。", []),  # no fact
        ("全年检查渔船412万艘。", ["A01"]),  # another scale
    ],
)
def test_what_is_not_borne_out_never_enters_the_text(facts, text, cites):
    made = summary.merge(facts, reply((text, cites), ("自评得分96分。", ["S1"])), 300)
    assert made.text == "自评得分96分。"
    assert (made.sentences[0].text, made.sentences[0].status) == (text, "rejected")
    assert made.sentences[0].reasons


def test_what_is_too_long_is_left_out_visibly(facts):
    made = summary.merge(facts, reply(("自评得分96分。", ["S1"]), ("全年检查渔船412艘。", ["A01"])), 12)
    assert made.text == "自评得分96分。"
    assert made.sentences[1].status == "rejected"
    assert "12字" in made.sentences[1].reasons[0]


def test_after_a_sentence_left_out_a_later_one_that_fits_is_kept(facts):
    made = summary.merge(facts, reply(("收入总计320.50万元。", ["F1"]), ("自评得分96分。", ["S1"])), 9)
    assert made.text == "自评得分96分。"
    assert [each.status for each in made.sentences] == ["rejected", "verified"]


def test_no_reply_no_text(facts):
    assert summary.merge(facts, reply(), 300).text == ""


def test_a_model_is_shown_the_totals_the_score_and_the_verdict_however_many_achievements_there_are(facts):
    many = [facts[2].model_copy(update={"id": f"A{number:02d}", "weight": 200 + number}) for number in range(2, 60)]
    chosen = [fact.id for fact in summary.shown((*facts, *many))]
    assert chosen == ["F1", "S1", *(f"A{number:02d}" for number in range(59, 49, -1)), "ARI01-x", "V1"]


def test_figures_that_conflict_weigh_more_than_matters_of_form(document):
    start = document.text.index("检查渔船412艘")
    evidence = Evidence(start=start, end=start + 8, quote=document.text[start : start + 8])
    more = {"name": "", "severity": "major", "certainty": "certain", "message": "甲", "evidence": (evidence,)}
    codes = ("DAT03", "XRF01", "STR02", "PRB01")
    findings = [Finding(id=code, code=code, **more) for code in codes]
    weight = {fact.id: fact.weight for fact in summary.facts(document, (), (), findings, ())}
    assert weight["XRF01"] > weight["STR02"] > weight["DAT03"]
    assert "PRB01" not in weight  # the verdict on all problems and measures tells of it


def test_what_frames_a_summary_stays_when_it_grows_too_long(facts):
    lines = [
        ("收入总计320.50万元。", ["F1"]),
        ("全年检查渔船412艘。", ["A01"]),
        ("1条问题、1条措施均有具体内容。", ["V1"]),
    ]
    made = summary.merge(facts, reply(*lines), 31)
    assert made.text == "收入总计320.50万元。1条问题、1条措施均有具体内容。"
    assert "超过31字" in made.sentences[1].reasons[0]


def test_a_number_that_cannot_be_read_does_not_lead_a_summary(document, whole):
    done = achievements.merge(document, [hand_written(whole, achievement("建成灯杆148根", None, ["148根"]))])
    (number,) = done[0].numbers
    odd = done[0].model_copy(update={"numbers": (number.model_copy(update={"text": "近140余根"}),)})
    plain, doubtful = (summary.facts(document, (each,), (), (), ())[-1].weight for each in (done[0], odd))
    assert doubtful < plain


def test_a_sentence_copied_with_its_list_number_and_without_its_end_reads_as_one() -> None:
    known = [Fact(id="A1", text="全年培训渔民320人", quotes=("全年培训渔民320人",), kind="achievement")]
    reply = SummaryReply(
        sentences=[
            SentenceProposal(text="（2）全年培训渔民320人，", cites=["A1"]),
            SentenceProposal(text="3.培训320人！", cites=["A1"]),
        ]
    )
    assert summary.merge(known, reply, 300).text == "全年培训渔民320人。培训320人！"
