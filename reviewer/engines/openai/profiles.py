"""What is known of an endpoint before the first call: provider differences as data.

The built-in table is ``profiles.toml`` beside this file; a user's own is a TOML file of the same form with
one table, or a table named after the setting's model.
"""

from __future__ import annotations

import tomllib
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reviewer.errors import ConfigError, system_reason
from reviewer.model.complaints import complaint
from reviewer.settings_words import no_toml

Structured = Literal["json_schema", "json_object", "text"]
Ending = Literal["stop", "length", "filtered", "interrupted"]

_ENDINGS: dict[str, Ending] = {
    "stop": "stop",
    "eos": "stop",
    "length": "length",
    "max_tokens": "length",
    "content_filter": "filtered",
    "error": "interrupted",
}


class Profile(BaseModel):
    """How an endpoint is spoken to, and how its answers are read.

    ``hosts`` and ``models`` are patterns with ``*``; ``ports`` count on any host. ``structured`` is the best
    mode of structured output; ``limit_field`` the parameter that limits an answer; ``extra`` goes into every
    request; ``finish`` names endings of its own; ``cached`` are the places in ``usage`` where the number of
    cached input tokens stands; ``max_output`` and ``context`` are limits in tokens (None: not known).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    hosts: tuple[str, ...] = ()
    ports: tuple[int, ...] = ()
    models: tuple[str, ...] = ()
    structured: Structured = "json_schema"
    strict: bool = True
    limit_field: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    temperature: bool = True
    extra: dict[str, Any] = Field(default_factory=dict)
    finish: dict[str, Ending] = Field(default_factory=dict)
    cached: tuple[str, ...] = ("prompt_tokens_details.cached_tokens", "prompt_cache_hit_tokens")
    max_output: int | None = None
    context: int | None = None

    def ending(self, reason: str | None) -> Ending:
        """What a finish reason means; one that nobody knows counts as an ordinary end, the reply is parsed anyway."""
        return self.finish.get(reason or "", _ENDINGS.get(reason or "", "stop"))


def profile_for(provider: str, base_url: str, model: str) -> Profile:
    """The profile of this name or file; for "auto" the one that fits the address or the model.

    Raises ConfigError when there is none of that name or the file is not of the form.
    """
    if provider.endswith(".toml"):
        return _read_own(Path(provider), model)
    known = built_in()
    if provider != "auto":
        if provider not in known:
            raise ConfigError(
                f"没有名为 {provider} 的端点口径", hint=f"可用：auto、{'、'.join(known)}，或 .toml 文件路径"
            )
        return known[provider]
    parts = urlsplit(base_url)
    return next(each for each in known.values() if _fits(each, parts.hostname or "", parts.port, model))


@cache
def built_in() -> dict[str, Profile]:
    """The profiles that come with the package, in the order in which they are tried."""
    tables = tomllib.loads((files("reviewer.engines.openai") / "profiles.toml").read_text(encoding="utf-8"))
    return {name: Profile(name=name, **table) for name, table in tables.items()}


def _fits(profile: Profile, host: str, port: int | None, model: str) -> bool:
    return (
        any(fnmatchcase(host, pattern) for pattern in profile.hosts)
        or port in profile.ports
        or any(fnmatchcase(model, pattern) for pattern in profile.models)
    )


def _read_own(path: Path, model: str) -> Profile:
    hint = "每个口径一个 TOML 表，键见 docs/endpoints.md"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        profiles = [Profile(name=name, **table) for name, table in tables.items()]
    except OSError as error:
        raise ConfigError(f"无法读取端点口径 {path}：{system_reason(error)}", hint=hint) from None
    except UnicodeDecodeError:
        raise ConfigError(f"端点口径 {path} 不是有效的 TOML：不是 UTF-8 文本", hint=hint) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"端点口径 {path} 不是有效的 TOML：{no_toml(error)}", hint=hint) from None
    except TypeError:
        raise ConfigError(f"端点口径 {path} 有误：每个口径须是一个表", hint=hint) from None
    except ValidationError as error:
        raise ConfigError(f"端点口径 {path} 有误：{complaint(error)}", hint=hint) from None
    if not profiles:
        raise ConfigError(f"端点口径 {path} 是空的", hint=hint)
    fitting = (each for each in profiles if any(fnmatchcase(model, pattern) for pattern in each.models))
    return next(fitting, profiles[0])
