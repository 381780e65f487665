"""Every decision of a review derived once more, from its source, the recorded replies and today's code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from reviewer.corpus import corpus_stamp
from reviewer.documents.tokens import token_counter
from reviewer.engines.base import Engine
from reviewer.engines.extractive import ExtractiveEngine
from reviewer.engines.replay import ReplayEngine
from reviewer.errors import ConfigError, EngineError
from reviewer.model import Document, DocumentInfo, Failure, Noun, Review
from reviewer.pipeline import review
from reviewer.profiles import load_profile
from reviewer.prompts import load_prompt, tasks
from reviewer.receipts import checks_version, schema_hash, sealed
from reviewer.settings import Settings

_KINDS = {
    "achievements": "成效",
    "statements": "问题和措施",
    "findings": "发现的问题",
    "relations": "模型提出的勾稽关系",
}
_OF_DOCUMENT = {
    "title": "标题",
    "unit": "单位",
    "year": "年度",
    "characters": "字数",
    "sections": "章节",
}


class Rederived(NamedTuple):
    """``differences`` are decisions that do not come out as recorded; ``versions`` what has changed since and may
    explain them; ``compared`` counts the decisions that were derived again.
    """

    compared: int
    differences: tuple[str, ...]
    versions: tuple[str, ...]


def rederive(recorded: Review, document: Document) -> Rederived:
    """Compare a review with what its source and its recorded replies yield.

    Raises ConfigError when the receipt lacks what is needed.
    """
    settings = _settings(recorded)
    versions = tuple(_versions(recorded, settings))
    if recorded.receipt.text != document.sha256 or recorded.document.sha256 != document.sha256:
        return Rederived(0, ("原文与回执不符：不是同一份文本",), versions)
    differences = [] if sealed(recorded).receipt.seal == recorded.receipt.seal else ["封签不符：结果在写出后被改动过"]
    try:
        again = review(document, engine=_engine(recorded, settings), settings=settings)
    except EngineError as error:
        return Rederived(0, (*differences, f"回执中的回答不能使用：{error.message}"), versions)
    compared = 1
    for name, kind in _KINDS.items():
        old, new = _by_id(getattr(recorded, name)), _by_id(getattr(again, name))
        differences += _differences(kind, old, new)
        compared += len({*old, *new})
    for name, what in (("passes", "核对无误项"), ("skipped", "未做的检查")):
        if getattr(recorded, name) != getattr(again, name):
            differences.append(f"{what}不一致")
        compared += len(getattr(recorded, name))
    if recorded.summary != again.summary:
        differences.append("摘要不一致")
    differences += _of_document(recorded.document, again.document)
    differences += _of_failures(recorded.engine.failed, again.engine.failed)
    if recorded.engine.partial != bool(recorded.engine.failed):
        differences.append("是否完整（partial）与未完成的段落不一致")
    return Rederived(compared, tuple(differences), versions)


def _engine(recorded: Review, settings: Settings) -> Engine:
    if recorded.engine.name == "extractive":
        return ExtractiveEngine()
    # With another vocabulary the chunks are others: what was asked about cannot be told.
    alike = recorded.receipt.settings.get("counter") == token_counter(settings.model).name
    return ReplayEngine(recorded.engine, recorded.receipt.replies, settings.chunk_tokens if alike else None)


def _settings(recorded: Review) -> Settings:
    kept = recorded.receipt.settings
    try:
        return Settings(
            engine="extractive",
            model=recorded.engine.model,
            profile=kept["profile"],
            chunk_tokens=int(kept["chunk_tokens"]),
            summary_characters=int(kept["summary_characters"]),
            relations=bool(recorded.relations),
            corpus=Path(kept["corpus"]) if kept.get("corpus") else None,
        )
    except (KeyError, ValueError, ValidationError):
        raise ConfigError("回执缺少重新推导所需的设置", hint="用本版本重新复核后再验证") from None


def _versions(recorded: Review, settings: Settings) -> Iterator[str]:
    from importlib.metadata import version

    receipt = recorded.receipt
    for what, then, now in (
        ("程序版本", receipt.reviewer_version, version("reviewer")),
        ("检查项", receipt.checks_version, checks_version()),
        ("输出格式", receipt.schema_hash, schema_hash()),
    ):
        if then != now:
            yield f"{what}：回执 {then}，现在 {now}"
    for name, what, now in (
        ("profile_stamp", "地区口径文件的内容", load_profile(settings.profile).stamp),
        ("corpus_stamp", "对照报告文件夹的内容", corpus_stamp(settings.corpus)),
    ):
        if receipt.settings.get(name, now) != now:
            yield f"{what}已与复核时不同"
    for task, then in receipt.prompts.items():
        now = load_prompt(task).stamp if task in tasks() else "没有"
        if then != now:
            yield f"提示词 {task}：回执 {then}，现在 {now}"


def _of_document(then: DocumentInfo, now: DocumentInfo) -> Iterator[str]:
    for name, what in _OF_DOCUMENT.items():
        if getattr(then, name) != getattr(now, name):
            yield f"{what}不一致"


def _of_failures(then: Sequence[Failure], now: Sequence[Failure]) -> Iterator[str]:
    for each in now:
        if each not in then:
            yield f"未完成的段落 {each.section}：{each.reason}"
    for each in then:
        if each not in now:
            yield f"未完成的段落 {each.section}：回执中有，重新推导没有"


def _by_id(nouns: Sequence[Noun]) -> Mapping[str, Noun]:
    return {str(getattr(noun, "id", place)): noun for place, noun in enumerate(nouns)}


def _differences(kind: str, old: Mapping[str, Noun], new: Mapping[str, Noun]) -> Iterator[str]:
    for key in {**old, **new}:
        then, now = old.get(key), new.get(key)
        if now is None:
            yield f"{kind} {key}：回执中有，重新推导没有"
        elif then is None:
            yield f"{kind} {key}：重新推导有，回执中没有"
        elif then != now:
            names = [name for name in type(now).model_fields if getattr(then, name) != getattr(now, name)]
            yield f"{kind} {key}：{'、'.join(names)} 不一致"
