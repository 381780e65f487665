"""What a review by model would send and cost, without sending anything."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.documents.chunks import chunk
from reviewer.documents.tokens import token_counter
from reviewer.engines.base import chunk_limit
from reviewer.engines.openai import OpenAIEngine
from reviewer.engines.openai.budget import cost, price_of
from reviewer.errors import ConfigError
from reviewer.model import Document, Tokens
from reviewer.pipeline import make_engine
from reviewer.settings import Settings


def planned(document: Document, settings: Settings) -> Iterator[str]:
    """Lines for people: each chunk with its tokens, then sums and a price range. Raises ConfigError."""
    # Nothing is sent, so nobody need agree to it.
    engine = make_engine(settings.engine, settings.model_copy(update={"consent": True}))
    if not isinstance(engine, OpenAIEngine):
        raise ConfigError(
            "所选引擎不发送模型调用，没有可预估的费用", hint="加 --engine openai，并给出 base_url 和 model"
        )
    counter = token_counter(settings.model)
    own = counter.count(document.text)
    calls = engine.plan(document, chunk(document, chunk_limit(engine, settings.chunk_tokens), counter))
    for number, call in enumerate(calls, 1):
        state = "（缓存已有）" if call.reused else ""
        yield f"{number:3d}  输入 {call.prompt:6d}  输出至多 {call.limit:6d}  {call.place}{state}"
    due = [call for call in calls if not call.reused]
    prompt = sum(call.prompt for call in due)
    low, high = sum(call.least for call in due), sum(call.limit for call in due)
    label = counter.name if counter.exact else f"{counter.name}，非该模型词表，实际以端点用量为准"
    yield f"报告 {len(document.text)} 字，{own} token；计数：{label}"
    kept = len(calls) - len(due)
    yield f"调用 {len(due)} 次，缓存已有 {kept} 次；输入 {prompt} token，为报告的 {prompt / max(own, 1):.2f} 倍"
    yield f"输出 {low}–{high} token（不含出错重问）"
    price = price_of(settings)
    if price is None:
        yield f'费用：prices 中没有 {settings.model} 的单价，在 reviewer.toml 写 [prices."{settings.model}"] 后可估算'
        return
    least = cost(Tokens(prompt=prompt, completion=low, cached=0), price)
    most = cost(Tokens(prompt=prompt, completion=high, cached=0), price)
    yield f"费用：约 {least:.4f}–{most:.4f} 元（未计服务方缓存折扣）"
