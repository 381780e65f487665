"""What a review was made of, sealed: see ``rederive.py`` for what anyone can do with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version

from reviewer.checks import all_checks
from reviewer.corpus import corpus_stamp
from reviewer.model import Document, EngineInfo, Receipt, ReplyRecord, Review
from reviewer.profiles import load_profile
from reviewer.settings import Settings


def receipt(
    document: Document, engine: EngineInfo, settings: Settings, counter: str, replies: Sequence[ReplyRecord]
) -> Receipt:
    """The receipt of a review, without its seal. ``counter`` names the vocabulary that sized the chunks."""
    return Receipt(
        text=document.sha256,
        prompts=engine.prompts,
        schema_hash=schema_hash(),
        checks_version=checks_version(),
        reviewer_version=version("reviewer"),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        settings={
            "profile": settings.profile,
            "chunk_tokens": str(settings.chunk_tokens),
            "summary_characters": str(settings.summary_characters),
            "counter": counter,
            "profile_stamp": load_profile(settings.profile).stamp,
            "corpus": str(settings.corpus or ""),
            "corpus_stamp": corpus_stamp(settings.corpus),
        },
        replies=tuple(replies),
    )


def sealed(review: Review) -> Review:
    """The review with its seal: whatever is changed afterwards shows. Made again alike, it has the same seal."""
    timeless = review.receipt.model_copy(update={"seal": "", "created": ""})
    seal = _hash(review.model_copy(update={"receipt": timeless}).model_dump(mode="json"))
    return review.model_copy(update={"receipt": review.receipt.model_copy(update={"seal": seal})})


@cache
def schema_hash() -> str:
    """Of the shape of the outputs."""
    return _hash(Review.model_json_schema())[:16]


@cache
def checks_version() -> str:
    """A hash over all cards: it changes when a check is added or what it says of itself changes."""
    return _hash([tuple(each.card) for each in all_checks().values()])[:16]


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
