"""One call to an OpenAI-compatible endpoint: what is sent, what comes back, and what went wrong.

``.create`` is called and the raw text kept; parsing is ours (``parse.py``), so there is one path for every
way in which servers offer structured output. Servers differ in what they refuse: a refusal of a parameter
moves the ``Dialect`` one step down (json_schema → json_object → text; ``max_completion_tokens`` →
``max_tokens``; temperature left out) and the call is made again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from reviewer.engines.openai.schema import strict_schema
from reviewer.errors import BadReply, ConfigError, EngineError, Filtered, Refused, Truncated, Unavailable
from reviewer.model import Tokens
from reviewer.prompts import Message
from reviewer.settings import Settings
from reviewer.tasks.proposals import Proposal

if TYPE_CHECKING:
    from openai import APIStatusError, AsyncOpenAI

_DEFAULT_ENDPOINT = "https://api.openai.com/v1"
_LOWER = {"json_schema": "json_object", "json_object": "text"}


class Reply(NamedTuple):
    text: str
    tokens: Tokens


class Dialect(NamedTuple):
    """What an endpoint was found to accept."""

    structured: str
    limit_field: str = "max_tokens"
    temperature: bool = True

    def after(self, error: APIStatusError) -> Dialect | None:
        """The next dialect to try after this refusal; None when there is none."""
        said = str(error.message).lower()
        if "temperature" in said and self.temperature:
            return self._replace(temperature=False)
        if "max_tokens" in said and "max_completion_tokens" in said and self.limit_field == "max_tokens":
            return self._replace(limit_field="max_completion_tokens")
        if self.structured in _LOWER:
            return self._replace(structured=_LOWER[self.structured])
        return None


def endpoint(settings: Settings) -> str:
    """The endpoint's address without any credentials in it, as outputs may print it."""
    parts = urlsplit(settings.base_url or _DEFAULT_ENDPOINT)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=""))


def is_loopback(settings: Settings) -> bool:
    """Whether the endpoint is on this machine."""
    host = urlsplit(settings.base_url or _DEFAULT_ENDPOINT).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def make_client(settings: Settings) -> AsyncOpenAI:
    """A client for the endpoint of the settings. Raises ConfigError when model, key or address is missing."""
    from openai import AsyncOpenAI, DefaultAsyncHttpxClient

    if not settings.model:
        raise ConfigError("未指定模型", hint='设置 REVIEWER_MODEL，或在 reviewer.toml 写 model = "模型名称"')
    if settings.base_url and urlsplit(settings.base_url).scheme not in {"http", "https"}:
        raise ConfigError(
            f"端点地址无效：{settings.base_url}", hint="地址应以 http:// 或 https:// 开头，通常以 /v1 结尾"
        )
    local = is_loopback(settings)
    key = settings.api_key.get_secret_value() if settings.api_key else ""
    if not key and not local:
        raise ConfigError("未配置端点密钥", hint="设置 REVIEWER_API_KEY；不用模型可加 --engine extractive")
    return AsyncOpenAI(
        base_url=settings.base_url or _DEFAULT_ENDPOINT,
        api_key=key or "none",
        timeout=settings.timeout,
        max_retries=settings.retries,
        # A proxy of the office must not stand between this machine and itself.
        http_client=DefaultAsyncHttpxClient(trust_env=not local),
    )


async def probe(client: AsyncOpenAI) -> list[str]:
    """The models the endpoint lists (empty when it has no list). Raises Unavailable when it does not answer."""
    import openai

    try:
        listed = await client.with_options(timeout=10, max_retries=1).models.list()
        return [model.id for model in listed.data]
    except (openai.AuthenticationError, openai.PermissionDeniedError) as error:
        raise Unavailable("端点拒绝了密钥", hint="核对 REVIEWER_API_KEY 与端点是否对应") from error
    except openai.APIConnectionError as error:
        raise _unreachable(client, error) from error
    except openai.APIError:
        return []  # some servers have no list of models; the first call will show whether they answer


async def ask(
    client: AsyncOpenAI, model: str, messages: Sequence[Message], shape: type[Proposal], limit: int, dialect: Dialect
) -> tuple[Reply, Dialect]:
    """The raw reply, and the dialect in which it was had. Raises EngineError."""
    import openai

    while True:
        try:
            completion = await client.chat.completions.create(
                model=model, **_parameters(messages, shape, limit, dialect)
            )
            return _read(completion), dialect
        except (openai.AuthenticationError, openai.PermissionDeniedError) as error:
            raise Unavailable("端点拒绝了密钥", hint="核对 REVIEWER_API_KEY 与端点是否对应") from error
        except openai.RateLimitError as error:
            raise Unavailable("端点限流或额度用尽", hint="稍后重试、调低 concurrency，或检查账户额度") from error
        except (openai.BadRequestError, openai.UnprocessableEntityError, openai.InternalServerError) as error:
            lower = dialect.after(error)
            if lower is None:
                raise EngineError(f"端点返回错误 {error.status_code}", hint="用 reviewer doctor 检查端点") from error
            dialect = lower
        except openai.NotFoundError as error:
            raise Unavailable(
                f"端点没有模型 {model} 或地址有误", hint="用 reviewer doctor 查看端点的模型列表"
            ) from error
        except openai.APIConnectionError as error:
            raise _unreachable(client, error) from error
        except openai.APIError as error:
            raise EngineError(
                f"端点回答无法识别：{type(error).__name__}", hint="用 reviewer doctor 检查端点"
            ) from error
        except (ValueError, AttributeError, TypeError) as error:
            # A body that is not the protocol's: the SDK passes it through and fails where it is used.
            raise BadReply("端点的回答不合协议", hint="核对 base_url，通常以 /v1 结尾") from error


def _parameters(messages: Sequence[Message], shape: type[Proposal], limit: int, dialect: Dialect) -> dict[str, Any]:
    schema = strict_schema(shape)
    sent = list(messages)
    parameters: dict[str, Any] = {"messages": sent, dialect.limit_field: limit}
    if dialect.temperature:
        parameters["temperature"] = 0
    if dialect.structured == "json_schema":
        wrapped = {"name": shape.__name__, "schema": schema, "strict": True}
        parameters["response_format"] = {"type": "json_schema", "json_schema": wrapped}
        return parameters
    # Without a schema the server does not know the shape, so the prompt must say it.
    shown = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
    sent[0] = {"role": "system", "content": f"{sent[0]['content']}\n输出必须符合此 JSON Schema：{shown}"}
    if dialect.structured == "json_object":
        parameters["response_format"] = {"type": "json_object"}
    return parameters


def _read(completion: Any) -> Reply:
    choice = completion.choices[0]
    if choice.finish_reason == "length":
        raise Truncated("模型回答超出长度上限", hint="调高 max_output 或减小 chunk_tokens")
    if choice.finish_reason == "content_filter":
        raise Filtered("回答被服务方的内容过滤拦截", hint="该章节需人工阅读")
    if getattr(choice.message, "refusal", None):
        raise Refused("模型拒绝回答", hint="该章节需人工阅读，或换用其他模型")
    return Reply(choice.message.content or "", _usage(completion.usage))


def _usage(usage: Any) -> Tokens:
    if usage is None:
        return Tokens()
    details = getattr(usage, "prompt_tokens_details", None)
    cached = getattr(details, "cached_tokens", None) or 0
    return Tokens(prompt=usage.prompt_tokens or 0, completion=usage.completion_tokens or 0, cached=cached)


def _unreachable(client: AsyncOpenAI, error: Exception) -> Unavailable:
    import openai

    slow = isinstance(error, openai.APITimeoutError)
    address = str(client.base_url).rpartition("@")[2]
    return Unavailable(
        f"端点{'没有在时限内回答' if slow else '无法连接'}：{address}",
        hint="确认服务已启动、地址和端口正确；不用模型可加 --engine extractive",
    )
