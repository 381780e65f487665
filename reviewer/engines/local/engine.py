"""LocalEngine: the openai engine, pointed at a model that this process serves to itself."""

from __future__ import annotations

import atexit
from collections.abc import Sequence

from pydantic import SecretStr

from reviewer.engines.base import Extraction, Progress
from reviewer.engines.local.server import LocalServer, require_extra
from reviewer.engines.local.sources import model_file
from reviewer.engines.openai import OpenAIEngine
from reviewer.model import Chunk, Document, EngineInfo
from reviewer.settings import Settings
from reviewer.tasks.facts import Fact
from reviewer.tasks.proposals import SummaryReply

_CONTEXT = 8192
_TIMEOUT = 1800.0
_OUTPUT = 3072
_FACTS = 24


class LocalEngine:
    """Starts its server at the first call and stops it with ``close`` (or at the end of the process).

    Raises ConfigError when the extra or the model's file is missing. A small model attends to little at a time:
    ``chunk_tokens`` is small, calls go one after the other, and the summary is asked from the weightiest facts.
    """

    chunk_tokens = 500

    def __init__(self, settings: Settings) -> None:
        require_extra()
        self._settings = settings
        self._server = LocalServer(model_file(settings), _CONTEXT)
        self._inner: OpenAIEngine | None = None

    @property
    def info(self) -> EngineInfo:
        inner = self._inner.info if self._inner else EngineInfo(name="local")
        return inner.model_copy(update={"name": "local", "model": self._settings.local_model, "endpoint": "本机"})

    def extract(self, document: Document, chunks: Sequence[Chunk], progress: Progress) -> Extraction:
        """Proposals for every chunk. Raises Unavailable when the model does not load."""
        return self._ready(progress).extract(document, chunks, progress)

    def summarise(self, facts: Sequence[Fact], characters: int, progress: Progress) -> SummaryReply:
        """Sentences citing the weightiest of the facts. Raises EngineError."""
        chosen = {fact.id for fact in sorted(facts, key=lambda fact: -fact.weight)[:_FACTS]}
        return self._ready(progress).summarise([fact for fact in facts if fact.id in chosen], characters, progress)

    def close(self) -> None:
        """Stop the server."""
        self._server.stop()

    def _ready(self, progress: Progress) -> OpenAIEngine:
        progress("载入本机模型", 0, 1)
        self._server.start()
        progress("载入本机模型", 1, 1)
        if self._inner is None:
            atexit.register(self.close)
            self._inner = OpenAIEngine(self._local())
        return self._inner

    def _local(self) -> Settings:
        given = {
            "base_url": self._server.url,
            "api_key": SecretStr(self._server.key),
            "model": self._settings.local_model,
            "structured": "json_schema",
            "concurrency": 1,
            "timeout": max(self._settings.timeout, _TIMEOUT),
            "max_output": min(self._settings.max_output, _OUTPUT),
        }
        return self._settings.model_copy(update=given)
