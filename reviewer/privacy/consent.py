"""Where the text goes, and whether the user agreed to that."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from reviewer.errors import ConfigError
from reviewer.settings import Settings

_DEFAULT_HOST = "api.openai.com"


def destination(settings: Settings) -> str | None:
    """The host to which the text of a report would be sent, or None when it stays here or goes to a trusted host."""
    host = (urlsplit(settings.base_url).hostname or "") if settings.base_url else _DEFAULT_HOST
    trusted = {name.lower() for name in settings.trusted_hosts}
    return None if _is_here(host) or host.lower() in trusted else host


def require_consent(settings: Settings) -> None:
    """Raises ConfigError when the text would go to a host that was neither agreed to nor trusted."""
    host = destination(settings)
    if host is not None and not settings.consent:
        raise ConfigError(
            f"报告文字将发送到 {host}，尚未取得同意",
            hint="确认可以外送后加 --consent，或在 reviewer.toml 写 consent = true；"
            f'单位内部的端点可写 trusted_hosts = ["{host}"]',
        )


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
