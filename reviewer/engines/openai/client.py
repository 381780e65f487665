"""The connection to an OpenAI-compatible endpoint, Azure's included."""

from __future__ import annotations

from functools import cache
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from reviewer.errors import ConfigError
from reviewer.settings import Settings

if TYPE_CHECKING:
    import ssl

    from openai import AsyncOpenAI

DEFAULT_ENDPOINT = "https://api.openai.com/v1"
_DEPLOYMENTS = "/openai/deployments/"


def endpoint(settings: Settings) -> str:
    """The endpoint's address without any credentials in it, as outputs may print it."""
    parts = urlsplit(settings.base_url or DEFAULT_ENDPOINT)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment=""))


def cache_name(settings: Settings) -> str:
    """The endpoint as far as it decides replies: on this machine the port does not, it changes with every start."""
    parts = urlsplit(endpoint(settings))
    return parts.path if is_loopback(settings) else f"{parts.netloc}{parts.path}"


def is_loopback(settings: Settings) -> bool:
    """Whether the endpoint is on this machine."""
    host = urlsplit(settings.base_url or DEFAULT_ENDPOINT).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def require_settings(settings: Settings) -> None:
    """Raises ConfigError when model, key or address is missing or wrong."""
    if not settings.model:
        raise ConfigError("未指定模型", hint='设置 REVIEWER_MODEL，或在 reviewer.toml 写 model = "模型名称"')
    if settings.base_url and not _is_address(settings.base_url):
        raise ConfigError("端点地址 base_url 无效", hint="地址应以 http:// 或 https:// 开头，通常以 /v1 结尾")
    if not _key(settings) and not is_loopback(settings):
        raise ConfigError("未配置端点密钥", hint="设置 REVIEWER_API_KEY；不用模型可加 --engine extractive")
    if settings.api_version and not settings.base_url:
        raise ConfigError("设置了 api_version 而没有 base_url", hint="Azure 端点须给出资源地址")


def make_client(settings: Settings) -> AsyncOpenAI:
    """A client for the endpoint of the settings; it does not retry, ``retry.py`` does. Raises ConfigError."""
    from openai import AsyncAzureOpenAI, AsyncOpenAI, DefaultAsyncHttpxClient

    require_settings(settings)
    local = is_loopback(settings)
    parts = urlsplit(settings.base_url or DEFAULT_ENDPOINT)
    query = dict(parse_qsl(parts.query))
    address = urlunsplit(parts._replace(query="", fragment=""))
    common: dict[str, Any] = {
        "api_key": _key(settings) or "none",
        "timeout": settings.timeout,
        "max_retries": 0,
        # A proxy of the office must not stand between this machine and itself.
        "http_client": DefaultAsyncHttpxClient(trust_env=not local, verify=_tls()),
    }
    version = settings.api_version or query.pop("api-version", None)
    if version is None:
        return AsyncOpenAI(base_url=address, default_query=query, **common)
    if _DEPLOYMENTS in parts.path:
        # The address names a deployment: calls go there whatever the model is called.
        resource, deployment = address.split(_DEPLOYMENTS, 1)
        return AsyncAzureOpenAI(
            azure_endpoint=resource,
            azure_deployment=deployment.split("/")[0],
            api_version=version,
            default_query=query,
            **common,
        )
    resource = address.rstrip("/").removesuffix("/v1").removesuffix("/openai")
    return AsyncAzureOpenAI(azure_endpoint=resource, api_version=version, default_query=query, **common)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


@cache
def _tls() -> ssl.SSLContext:
    """One context a process: reading the certificates costs more than a call."""
    import httpx2

    return httpx2.create_ssl_context()


def _key(settings: Settings) -> str:
    return settings.api_key.get_secret_value() if settings.api_key else ""
