"""What an error of the SDK means for us: refused for good, worth another try, or a parameter too many."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

from reviewer.engines.openai.answers import Interrupted
from reviewer.errors import BadReply, EngineError, Filtered, Truncated, Unavailable

if TYPE_CHECKING:
    from openai import APIError, APIStatusError

_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529})
_NO_MONEY = ("insufficient_quota", "insufficient balance", "insufficient_balance", "exceeded your current quota")
_NO_MONEY_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached", "arrearage"})
_TOO_LONG = ("context length", "context_length", "context size", "context window", "maximum context", "too many tokens")
_CONTEXT = re.compile(r"(?:context[_ ](?:length|size|window)|n_ctx)\D{0,40}(\d{3,7})")
_FILTERED = ("content_filter", "data_inspection_failed", "content management policy", "sensitive")
_DOCTOR = "用 reviewer doctor 检查端点"


class Fault(NamedTuple):
    """``error`` is what is told if nothing helps. ``again``: a later try may succeed, not before ``wait`` seconds
    if the server said so. ``slower``: fewer calls at a time. ``final``: no other call will fare better.
    ``refused``: the server's words when it may be the form of the request that it refuses. ``context``: how many
    tokens the model takes in all, where a request was refused as too long and the server tells.
    """

    error: EngineError
    again: bool = False
    wait: float | None = None
    slower: bool = False
    final: bool = False
    refused: str | None = None
    context: int | None = None


def fault_of(error: Exception, model: str, address: str) -> Fault:
    """Judge what was raised by a call."""
    import openai

    if isinstance(error, Interrupted):
        return Fault(error, again=True)
    if isinstance(error, EngineError):
        return Fault(error)
    if isinstance(error, openai.APIStatusError):
        return _of_status(error, model)
    if isinstance(error, openai.APIConnectionError):
        slow = isinstance(error, openai.APITimeoutError)
        unreachable = Unavailable(
            f"端点{'没有在时限内回答' if slow else '无法连接'}：{address}",
            hint="确认服务已启动、地址和端口正确；不用模型可加 --engine extractive",
        )
        return Fault(unreachable, again=True, slower=slow)
    # A body that is not the protocol's: the SDK passes it through and fails where it is used.
    return Fault(BadReply("端点的回答不合协议", hint=f"核对 base_url，通常以 /v1 结尾；{_DOCTOR}"))


def never_connected(error: Exception) -> bool:
    """Whether nobody listens there at all, which does not change within seconds."""
    return type(error.__cause__).__name__ in {"ConnectError", "UnsupportedProtocol"}


def _of_status(error: APIStatusError, model: str) -> Fault:
    status, said, code = error.status_code, _said(error), str(getattr(error, "code", "") or "").lower()
    if status in {401, 403}:
        return Fault(Unavailable("端点拒绝了密钥", hint="核对 REVIEWER_API_KEY 与端点是否对应"), final=True)
    if status == 402 or code in _NO_MONEY_CODES or any(words in said for words in _NO_MONEY):
        return Fault(Unavailable("端点账户额度用尽", hint="充值或换用其他端点后以 --resume 续做"), final=True)
    if status == 404:
        missing = f"端点没有模型 {model} 或地址有误"
        return Fault(Unavailable(missing, hint="用 reviewer doctor 查看端点的模型列表"), final=True)
    if status in {400, 413, 422} and any(words in said or words in code for words in _TOO_LONG):
        told = _CONTEXT.search(said)
        too_long = Truncated("分段超出模型的上下文长度", hint="减小 chunk_tokens 或 max_output")
        return Fault(too_long, context=int(told[1]) if told else None)
    if status == 400 and any(words in said or words in code for words in _FILTERED):
        return Fault(Filtered("请求被服务方的内容过滤拦截", hint="该章节需人工阅读"))
    refused = said if status in {400, 415, 422, 500, 501} else None
    if status in _AGAIN:
        busy = status == 429
        what = "端点限流" if busy else f"端点暂时出错（{status}）"
        hint = "稍后以 --resume 续做，或调低 concurrency、设置 rpm 和 tpm"
        slower = busy or status in {503, 529}
        return Fault(Unavailable(what, hint=hint), again=True, wait=_retry_after(error), slower=slower, refused=refused)
    return Fault(EngineError(f"端点返回错误 {status}", hint=_DOCTOR), refused=refused)


def _said(error: APIError) -> str:
    return f"{error.message} {error.body or ''}".lower()


def _retry_after(error: APIStatusError) -> float | None:
    """Seconds the server asks us to wait: ``retry-after-ms``, or ``retry-after`` as seconds or as a date."""
    headers = error.response.headers
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return max(0.0, float(headers[name]) * unit)
        except (KeyError, ValueError):
            continue
    try:
        at = parsedate_to_datetime(headers["retry-after"])
    except (KeyError, ValueError):
        return None
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, aware.timestamp() - datetime.fromtimestamp(time.time(), UTC).timestamp())
