"""A letter drafted by a (hand-written) model: held to its findings sentence by sentence."""

import json
import re

from reviewer.engines.openai import OpenAIEngine
from reviewer.letters import draft
from reviewer.letters.assisted import Assisted, assisted
from reviewer.settings import Settings
from reviewer.tasks.letter import material
from tests import samples
from tests.engines.scripted import Answer, Script, scripted

_FINDING = re.compile(r"^\[(N\d+)\] （.*?）(.*?。)要求：", re.M)


def written(script: Script) -> Assisted:
    with scripted(script) as endpoint:
        given = {"base_url": endpoint.url, "model": "hand-written", "retries": 0, "cache": "off"}
        return assisted(samples.review(), OpenAIEngine(Settings.model_validate(given)))


def reply(*parts: tuple[str, list[tuple[str, str]]]) -> Answer:
    listed = [
        {"lead": lead, "sentences": [{"cites": [cite], "text": text} for cite, text in sentences]}
        for lead, sentences in parts
    ]
    return Answer(json.dumps({"parts": listed}, ensure_ascii=False))


def listed(body: dict) -> list[tuple[str, str]]:
    return _FINDING.findall(
        next(m["content"] for m in reversed(body["messages"]) if m["content"].startswith("<findings-"))
    )


def test_sentences_that_hold_make_the_letter_and_cite_their_findings() -> None:
    made = written(lambda body: reply(("关于数据。", listed(body))))
    item = made.letter.issues[0]
    assert item.lead == "关于数据。"
    known = {finding.id for finding in samples.review().findings} | {s.id for s in samples.review().statements}
    assert set(item.cites) == set(material(samples.review()).sources.values()) <= known
    assert "490.00" in item.text
    assert made.notes == ()
    assert made.letter.ledger == draft(samples.review()).ledger


def test_a_number_of_no_finding_is_mended_or_dropped_where_it_can_be_seen() -> None:
    asked: list[str] = []

    def script(body: dict) -> Answer:
        asked.append(body["messages"][-1]["content"])
        return reply(("关于数据。", [listed(body)[0], ("N1", "经复算，差额为777.00万元，请核实。")]))

    made = written(script)
    assert len(asked) == 2 and "777.00万元" in asked[1]
    text = "".join(part.text for part in made.letter.issues)
    assert "777" not in text
    assert any("777.00万元" in note for note in made.notes)


def test_what_the_model_leaves_out_is_written_by_code() -> None:
    made = written(lambda body: reply(("关于数据。", listed(body)[:1])))
    cited = {cite for part in made.letter.issues for cite in part.cites}
    plain = {cite for part in draft(samples.review()).issues for cite in part.cites}
    assert {f.id for f in samples.review().findings if f.severity != "info"} <= cited | plain
    assert cited >= {f.id for f in samples.review().findings if f.severity in ("critical", "major")}
    assert any("由程序写成" in note for note in made.notes)


def test_a_heading_with_a_figure_is_left_away() -> None:
    made = written(lambda body: reply(("相差999万元。", listed(body)[:1])))
    assert made.letter.issues[0].lead == ""


def test_a_model_that_fails_leaves_the_letter_of_the_program() -> None:
    made = written(lambda body: Answer("无法处理"))
    assert made.letter == draft(samples.review())
    assert "程序写成" in made.notes[0]
