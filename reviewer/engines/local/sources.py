"""The table of model files: where each can be had, and the one hash it must have."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from reviewer.errors import ConfigError
from reviewer.model import Noun
from reviewer.settings import Settings

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Packages(Noun):
    """Numbered packages of an index; the largest file of each is the next part of the model."""

    name: str
    first: int
    last: int
    version: str

    @property
    def pins(self) -> tuple[str, ...]:
        return tuple(f"{self.name.format(n)}=={self.version}" for n in range(self.first, self.last + 1))


class Source(Noun):
    """One model. ``bytes`` is the size of the file whose SHA-256 is ``sha256``."""

    title: str
    sha256: Sha256
    bytes: int
    packages: Packages | None = None
    url: str | None = None


class _Table(Noun):
    models: dict[str, Source]


@cache
def sources() -> Mapping[str, Source]:
    """Every model of the table, by name."""
    text = (files("reviewer.engines.local") / "sources.toml").read_text(encoding="utf-8")
    return _Table.model_validate(tomllib.loads(text)).models


def source(name: str) -> Source:
    """The model of this name. Raises ConfigError naming those there are."""
    if name not in sources():
        raise ConfigError(f"没有名为 {name} 的模型", hint=f"可用：{'、'.join(sources())}")
    return sources()[name]


def model_file(settings: Settings) -> Path:
    """The file of the model that the settings name. Raises ConfigError when it is not there."""
    named = settings.local_model
    if named.endswith(".gguf"):
        place = Path(named).expanduser()
        if not place.is_file():
            raise ConfigError(f"没有模型文件 {place}", hint="检查 local_model 的路径")
        return place
    known = source(named)
    place = settings.models_dir.expanduser() / f"{named}.gguf"
    if not place.is_file() or place.stat().st_size != known.bytes:
        raise ConfigError(
            f"模型 {named} 尚未下载", hint=f"运行 reviewer model fetch {named}，或改用 --engine extractive"
        )
    return place
