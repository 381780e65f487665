"""Report → Review: the only file that knows every stage."""

from __future__ import annotations

from reviewer.checks import check
from reviewer.corpus import load_corpus
from reviewer.documents.chunks import chunk
from reviewer.documents.tokens import token_counter
from reviewer.engines.base import (
    Engine,
    Mending,
    Progress,
    Related,
    Relating,
    chunk_limit,
    no_progress,
    used_replies,
)
from reviewer.errors import ConfigError, EngineError
from reviewer.model import Document, DocumentInfo, Failure, Review, Summary
from reviewer.profiles import load_profile
from reviewer.receipts import receipt, sealed
from reviewer.settings import EngineName, Settings, load_settings
from reviewer.tasks import achievements, relations, statements, summary
from reviewer.tasks.facts import Fact
from reviewer.verification.instructions import withheld

_NOT_RELATING = "未请模型提出勾稽关系（relations）：所用引擎不做这项任务，程序自身的勾稽检查照常进行"


def review(
    document: Document,
    *,
    engine: Engine | EngineName | None = None,
    settings: Settings | None = None,
    progress: Progress = no_progress,
) -> Review:
    """Everything known of ``document``: checks by code, proposals by ``engine``, verified by code.

    ``engine`` is an engine or a name ("extractive", "openai", "local"); None takes that of the settings, which is
    "openai" only when an endpoint is configured. A chunk whose call failed makes the review partial and
    names the section.

    Raises ConfigError when the engine lacks a setting, Unavailable when its endpoint answers nothing at all.
    """
    settings = settings or load_settings()
    proposer = make_engine(engine or settings.engine, settings) if engine is None or isinstance(engine, str) else engine
    shown = withheld(document)
    # An order to the reviewer is a sentence of the report, to be shown as such, and no heading, title or unit of it.
    document = shown.model_copy(update={"text": document.text})
    progress("检查勾稽关系和文本规范", 0, 1)
    corpus = load_corpus(settings.corpus)
    checked = check(document, profile=load_profile(settings.profile), corpus=corpus)
    progress("检查勾稽关系和文本规范", 1, 1)
    counter = token_counter(settings.model)
    settings = settings.model_copy(update={"chunk_tokens": chunk_limit(proposer, settings.chunk_tokens)})
    chunks = chunk(shown, settings.chunk_tokens, counter)
    extraction = proposer.extract(shown, chunks, progress)
    done = achievements.merge(document, extraction.replies)
    stated = statements.merge(document, extraction.replies)
    related = Related()
    notes: tuple[str, ...] = ()
    if settings.relations and isinstance(proposer, Relating):
        related = proposer.relate(shown, progress)
    elif settings.relations:
        notes = (_NOT_RELATING,)
    recomputed = relations.merge(document, related.replies, checked.findings, checked.passes)
    findings = (*checked.findings, *recomputed.findings)
    facts = summary.facts(shown, done, stated, findings, checked.passes)
    brief, failed = _summarise(proposer, facts, settings, progress)
    failures = (*extraction.failed, *related.failed, *failed)
    info = proposer.info.model_copy(update={"failed": failures, "partial": bool(failures), "notes": notes})
    result = Review(
        document=DocumentInfo.of(document),
        engine=info,
        achievements=done,
        statements=stated,
        findings=findings,
        passes=checked.passes,
        skipped=checked.skipped,
        relations=recomputed.relations,
        summary=brief,
        receipt=receipt(document, info, settings, counter.name, used_replies(proposer)),
    )
    return sealed(result)


def make_engine(name: EngineName, settings: Settings) -> Engine:
    """The engine of this name, made from the settings. Raises ConfigError when a setting is missing."""
    if name == "auto":
        name = "openai" if settings.base_url or settings.model else "extractive"
    if name == "openai":
        from reviewer.engines.openai import OpenAIEngine
        from reviewer.privacy import PersonMask, require_consent

        # Made first: a missing model or key is told before consent is asked for, and nothing is sent by making it.
        made = OpenAIEngine(settings, mask=PersonMask() if settings.redact else None)
        require_consent(settings)
        return made
    if name == "local":
        from reviewer.engines.local import LocalEngine

        return LocalEngine(settings)
    if name == "extractive":
        from reviewer.engines.extractive import ExtractiveEngine

        return ExtractiveEngine()
    raise ConfigError(f"没有名为 {name} 的引擎", hint="可用：extractive、openai、local")


def _summarise(
    engine: Engine, facts: tuple[Fact, ...], settings: Settings, progress: Progress
) -> tuple[Summary, tuple[Failure, ...]]:
    """The summary, or an empty one with the failure that explains it; mended once where a sentence did not hold."""
    characters = settings.summary_characters
    try:
        reply = engine.summarise(facts, characters, progress)
    except EngineError as error:
        return Summary(text=""), (Failure(section="摘要", reason=error.message),)
    made = summary.merge(facts, reply, characters)
    if (fault := summary.fault(made)) and isinstance(engine, Mending):
        try:
            mended = summary.merge(facts, engine.mend(facts, characters, reply, fault, progress), characters)
        except EngineError:
            return made, ()  # the sentences that held stand, the others are shown as rejected
        made = max(made, mended, key=lambda each: (bool(each.text), not summary.fault(each), len(each.text)))
    return made, ()
