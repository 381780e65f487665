"""``reviewer doctor``: what this machine and the endpoint can do."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from importlib.metadata import version

import typer

from reviewer.cli.options import BaseUrl, Model
from reviewer.documents.tokens import token_counter
from reviewer.errors import ReviewerError
from reviewer.settings import Settings, load_settings

Examined = tuple[str, bool, str]


def command(base_url: BaseUrl = None, model: Model = None) -> None:
    """查看本机环境和模型端点是否就绪。"""
    from reviewer.cli.doctor import examine

    ready = True
    for name, well, said in examine(load_settings(base_url=base_url, model=model)):
        ready &= well
        typer.echo(f"{'正常' if well else '异常'}  {name}：{said}")
    raise typer.Exit(0 if ready else 2)


def examine(settings: Settings) -> Iterator[Examined]:
    """(what, whether it is in order, what was found), in Chinese."""
    yield "版本", True, f"reviewer {version('reviewer')}，Python {sys.version.split()[0]}"
    counter = token_counter(settings.model)
    yield "token 计数", True, counter.name
    yield from _readers()
    if not (settings.base_url or settings.model):
        yield "模型端点", True, "未配置，使用不用模型的 extractive 引擎"
        return
    yield from _endpoint(settings)


def _readers() -> Iterator[Examined]:
    """What some formats need beyond the program itself; without it the others are still read."""
    from reviewer.documents import ocr, office

    program = office.find_program()
    yield "旧版文档（.doc、.wps、.rtf、.odt）", True, f"可读，用 {program}" if program else f"不可读：{office.INSTALL}"
    yield "扫描件和图片", True, "可读" if ocr.available() else f"不可读：{ocr.INSTALL}"


_WORTH = {"works": "有效", "ignored": "接受但不起作用", "refused": "不接受"}


def _endpoint(settings: Settings) -> Iterator[Examined]:
    from reviewer.engines.openai.client import endpoint
    from reviewer.engines.openai.probe import probe

    try:
        found = asyncio.run(probe(settings))
    except ReviewerError as error:
        yield "模型端点", False, f"{error.message}（{error.hint}）" if error.hint else error.message
        return
    dialect, profile = found.dialect, found.profile
    yield "模型端点", True, f"{endpoint(settings)}，最快 {found.seconds:.2f} 秒作答"
    if found.models:
        known = settings.model in found.models
        listed = f"{'、'.join(found.models[:8])}{'……' if len(found.models) > 8 else ''}"
        yield "模型列表", known, f"{listed}（所用：{settings.model}）"
    told = "，".join(f"{mode} {_WORTH[worth]}" for mode, worth in found.modes.items())
    yield "结构化输出", found.modes["text"] == "works" or dialect.structured != "text", told
    yield "上下文长度", True, f"{found.context} token" if found.context else "端点未告知"
    said = [f'structured = "{dialect.structured}"', f'limit_field = "{dialect.limit_field}"']
    said += [] if dialect.temperature else ["temperature = false"]
    said += [] if dialect.strict or dialect.structured != "json_schema" else ["strict = false"]
    said += [f"max_output = {profile.max_output}"] if profile.max_output else []
    yield "所用口径", True, f"{profile.name}：{'，'.join(said)}"
    if settings.structured not in {"auto", dialect.structured}:
        yield "设置 structured", False, f"现为 {settings.structured}，建议改为 {dialect.structured} 或 auto"
    elif profile.structured != dialect.structured:
        yield "建议设置", True, f'在 reviewer.toml 写 structured = "{dialect.structured}"'
