"""Relations that a (hand-written) model proposes: recomputed by code, never taken at its word."""

import json

import pytest

import reviewer
from reviewer.documents import from_text
from reviewer.model import Chunk, Relation
from reviewer.settings import Settings
from reviewer.tasks import relations
from reviewer.tasks.proposals import RelationProposal, RelationsReply
from reviewer.tasks.relations import RelationReply
from tests.engines.scripted import Answer, scripted

SUM = "县级投入水利资金320.50万元，中央补助200.00万元与县级配套120.50万元构成该项资金"


def judged(text: str, *proposals: tuple[str, str, str, list[str]]) -> relations.Recomputed:
    document = from_text(text)
    chunk = Chunk(id="C1", sections=(), path=(), kind="finance", start=0, end=len(document.text), tokens=50)
    listed = [RelationProposal(quote=q, kind=k, result=r, operands=o) for q, k, r, o in proposals]
    return relations.merge(document, [RelationReply(chunk, RelationsReply(relations=listed))], (), ())


def one(text: str, kind: str, result: str, operands: list[str]) -> Relation:
    (relation,) = judged(text, (text, kind, result, operands)).relations
    return relation


@pytest.mark.parametrize(
    ("text", "kind", "result", "operands", "computation"),
    [
        (SUM, "sum", "320.50万元", ["200.00万元", "120.50万元"], "200.00万元+120.50万元=320.50万元"),
        (
            "配套120.50万元，总投入320.50万元，占比37.60%",
            "share",
            "37.60%",
            ["120.50万元", "320.50万元"],
            "120.50万元÷320.50万元=37.60%",
        ),
        (
            "今年收入110万元，去年100万元，增幅10.0%",
            "growth",
            "10.0%",
            ["110万元", "100万元"],
            "(110万元-100万元)÷100万元=10.0%",
        ),
        (
            "今年收入110万元，去年100万元，多出10万元",
            "difference",
            "10万元",
            ["110万元", "100万元"],
            "110万元-100万元=10万元",
        ),
        (
            "新建泵站12座，造价共182.4万元，平均每座15.2万元",
            "average",
            "15.2万元",
            ["182.4万元", "12座"],
            "182.4万元÷12座=15.2万元",
        ),
        (
            "奖补1200万元，涉及580村，每村2.06万元",
            "average",
            "2.06万元",
            ["1200万元", "580村"],
            "1200万元÷580村≈2.06万元",
        ),
        (
            "核定编制128名，实有在岗121人，占94.53%",
            "share",
            "94.53%",
            ["121人", "128名"],
            "121人÷128名=94.53%",
        ),
        (
            "普及率由88.7%升至92.4%，上升3.7个百分点",
            "difference",
            "3.7个百分点",
            ["92.4%", "88.7%"],
            "92.4%-88.7%=3.7个百分点",
        ),
    ],
)
def test_what_adds_up_holds(text: str, kind: str, result: str, operands: list[str], computation: str) -> None:
    relation = one(text, kind, result, operands)
    assert (relation.outcome, relation.computation) == ("holds", computation)


def test_what_does_not_is_put_as_a_query_with_its_origin() -> None:
    text = SUM.replace("320.50", "330.50")
    made = judged(text, (text, "sum", "330.50万元", ["200.00万元", "120.50万元"]))
    (finding,) = made.findings
    assert (finding.code, finding.origin, finding.certainty) == ("ARI01", "model", "query")
    assert finding.computation == "200.00万元+120.50万元=320.50万元≠330.50万元"
    assert finding.evidence[0].quote == text
    assert made.relations[0].outcome == "conflict"


@pytest.mark.parametrize(
    ("quote", "kind", "result", "operands", "said"),
    [
        ("投入资金999万元", "sum", "999万元", ["1万元", "998万元"], "找不到"),
        (SUM, "sum", "320.50万元", ["200.00万元", "120.51万元"], "120.51万元"),
        (SUM, "sum", "320.50万元", ["120.50万元", "120.50万元"], "120.50万元"),
        (SUM, "sum", "320.50万元", ["20.50万元", "200.00万元"], "20.50万元"),
        (SUM, "share", "320.50万元", ["200.00万元", "120.50万元"], "单位"),
        ("普及率由88.7%升至92.4%，上升3.7米", "difference", "3.7米", ["92.4%", "88.7%"], "单位"),
        ("新建泵站12座，管网30公里，占55%", "share", "55%", ["12座", "30公里"], "单位"),
        (SUM, "difference", "120.50万元", ["200.00万元", "320.50万元"], ""),
        (SUM, "sum", "200.00万元", ["320.50万元", "120.50万元"], "相差过大"),
    ],
)
def test_what_is_not_printed_or_does_not_fit_is_rejected(
    quote: str, kind: str, result: str, operands: list[str], said: str
) -> None:
    text = quote if "88.7" in quote or "泵站" in quote else SUM
    made = judged(f"{text}。", (quote, kind, result, operands))
    if not said:  # the other way round is the same difference
        assert made.relations[0].outcome == "holds"
        return
    assert made.findings == ()
    assert made.relations[0].outcome == "rejected" and said in made.relations[0].reason


def test_approximate_figures_are_not_recomputed() -> None:
    relation = one("今年收入近110万元，去年100万元，多出12万元", "difference", "12万元", ["近110万元", "100万元"])
    assert relation.outcome == "rejected" and "约数" in relation.reason


def test_the_same_figures_are_taken_once() -> None:
    same = (SUM, "sum", "320.50万元", ["200.00万元", "120.50万元"])
    assert len(judged(SUM, same, same).relations) == 1


def test_what_a_check_has_judged_is_left_to_it() -> None:
    text = "本年收入合计500.00万元，其中：财政拨款收入450.00万元；其他收入40.00万元。"
    proposal = {"quote": text[:-1], "kind": "sum", "result": "500.00万元", "operands": ["450.00万元", "40.00万元"]}

    def script(body: dict) -> Answer:
        system = body["messages"][0]["content"]
        replies = {"relations": [proposal], "achievements": [], "statements": [], "sentences": []}
        wanted = (
            ["relations"]
            if "relations" in system
            else ["sentences"]
            if "cites" in system
            else ["achievements", "statements"]
        )
        return Answer(json.dumps({key: replies[key] for key in wanted}, ensure_ascii=False))

    with scripted(script) as endpoint:
        given = {"engine": "openai", "base_url": endpoint.url, "model": "hand-written", "retries": 0, "cache": "off"}
        settings = Settings.model_validate({**given, "relations": True})
        review = reviewer.review(from_text(f"二、收入情况\n{text}\n"), settings=settings)
    assert [(r.outcome, r.reason) for r in review.relations] == [("known", "程序已核对过这些数字")]
    assert {f.origin for f in review.findings} == {"check"}
    assert "relations" in review.engine.prompts
