"""What this machine and the endpoint can do."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import version

from reviewer.documents.tokens import token_counter
from reviewer.errors import ReviewerError
from reviewer.settings import Settings

Examined = tuple[str, bool, str]


def examine(settings: Settings) -> Iterator[Examined]:
    """(what, whether it is in order, what was found), in Chinese."""
    yield "版本", True, f"reviewer {version('reviewer')}，Python {sys.version.split()[0]}"
    counter = token_counter(settings.model)
    yield "token 计数", True, counter.name
    office = shutil.which("soffice")
    yield "LibreOffice", True, office or "未安装（仅影响把反馈函转成 PDF 查看）"
    if not (settings.base_url or settings.model):
        yield "模型端点", True, "未配置，使用不用模型的 extractive 引擎"
        return
    yield from _endpoint(settings)


def _endpoint(settings: Settings) -> Iterator[Examined]:
    from reviewer.engines.openai.client import Dialect, ask, endpoint, make_client, probe
    from reviewer.engines.openai.parse import parse_reply
    from reviewer.prompts import load_prompt, render
    from reviewer.tasks.proposals import ExtractionReply

    async def visit() -> list[Examined]:
        found: list[Examined] = []
        async with make_client(settings) as client:
            models = await probe(client)
            found.append(("模型端点", True, endpoint(settings)))
            if models:
                listed = "、".join(models[:8])
                found.append(("模型列表", settings.model in models, f"{listed}（所用：{settings.model}）"))
            prompt = load_prompt("extraction")
            messages = render(prompt, "全年新建泵站3座。", path="试用")
            reply, dialect = await ask(
                client, settings.model or "", messages, ExtractionReply, 512, Dialect(settings.structured)
            )
            found.append(("结构化输出", True, dialect.structured))
            parsed = parse_reply(reply.text, ExtractionReply)
            found.append(("试摘录", True, f"{len(parsed.achievements)} 条，{reply.tokens.prompt} token"))
        return found

    try:
        yield from asyncio.run(visit())
    except ReviewerError as error:
        yield "模型端点", False, f"{error.message}（{error.hint}）" if error.hint else error.message
