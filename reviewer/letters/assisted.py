"""A letter whose body a model drafted, held to the findings; what it left out or got wrong is written by code."""

from __future__ import annotations

from typing import NamedTuple

from reviewer.engines.base import Drafting, Progress, no_progress
from reviewer.errors import EngineError
from reviewer.letters.compose import Letter, Part, draft
from reviewer.model import Review
from reviewer.tasks import letter as task


class Assisted(NamedTuple):
    """The letter, and in ``notes`` what of the model's draft was not taken, and why."""

    letter: Letter
    notes: tuple[str, ...]


def assisted(review: Review, engine: Drafting, progress: Progress = no_progress) -> Assisted:
    """The letter of ``draft`` with the items of a model in place of its own, as far as they hold.

    A sentence with a number that is not in the findings it cites gets one repair turn and is then dropped, with
    a note. A finding or statement that no sentence cites keeps the words of ``draft``, and so do the findings of
    wording, which the model is not given. When it gives no usable answer, the letter is that of ``draft``, with
    a note.
    """
    plain = draft(review)
    given = task.material(review)
    if not given.facts:
        return Assisted(plain, ())
    try:
        body = _held(given, engine, progress)
    except EngineError as error:
        return Assisted(plain, (f"模型未能起草，函由程序写成：{error.message}",))
    items = tuple(Part(item.lead, item.text, item.cites) for item in body.items)
    listed = set(given.sources.values())
    left = review.model_copy(
        update={
            "findings": tuple(each for each in review.findings if each.id not in body.cited),
            # Of statements that findings tell of, the model is given the findings only.
            "statements": tuple(s for s in review.statements if s.id in listed and s.id not in body.cited),
        }
    )
    rest = draft(left).issues
    notes = [f"未采用：“{each.text}”：{'、'.join(each.reasons)}" for each in body.dropped]
    if missed := listed - body.cited:
        notes.append(f"模型没有写到的 {len(missed)} 条发现由程序写成")
    return Assisted(plain._replace(issues=(*items, *rest)), tuple(notes))


def _held(given: task.Material, engine: Drafting, progress: Progress) -> task.Body:
    reply = engine.letter(given.facts, None, progress)
    body = task.merge(given, reply)
    if body.fault:
        try:
            again = task.merge(given, engine.letter(given.facts, (reply.model_dump_json(), body.fault), progress))
        except EngineError:
            return body
        if len(again.dropped) <= len(body.dropped) and again.items:
            return again
    return body
