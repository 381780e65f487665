"""A gold review: what a careful reader finds in a report. The format is described in examples/README.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from reviewer.errors import ConfigError, system_reason
from reviewer.model import Label
from reviewer.model.complaints import complaint


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldNumber(_Part):
    text: str


class GoldFact(_Part):
    """Words of the report with their numbers: something done, or a figure of income and expenditure."""

    quote: str
    numbers: tuple[GoldNumber, ...] = ()


class GoldStatement(_Part):
    role: Literal["problem", "measure"]
    quote: str
    label: Label


class GoldFault(_Part):
    code: str
    quotes: tuple[str, ...]


class GoldRelation(_Part):
    """Figures that are in a relation which holds."""

    quotes: tuple[str, ...]


class GoldTrap(_Part):
    codes: tuple[str, ...]
    quote: str


class Gold(_Part):
    """The parts of a gold file that engines are scored by; others are passed over."""

    achievements: tuple[GoldFact, ...] = ()
    finance: tuple[GoldFact, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    must_find: tuple[GoldFault, ...] = ()
    must_not_find: tuple[GoldTrap, ...] = ()
    holds: tuple[GoldRelation, ...] = ()


def load_gold(place: Path) -> Gold:
    """Read a gold.yaml (or .json). Raises ConfigError when it is absent, no gold file, or YAML cannot be read here."""
    try:
        return Gold.model_validate(_parsed(place))
    except OSError as error:
        raise ConfigError(
            f"无法读取 {place}：{system_reason(error)}", hint="给出 gold.yaml，或含 gold.yaml 的文件夹"
        ) from None
    except ValidationError as error:
        raise ConfigError(f"{place} 不合格式：{complaint(error)}", hint="格式见 examples/README.md") from None


def _parsed(place: Path) -> Any:
    text = place.read_text(encoding="utf-8")
    if place.suffix == ".json":
        import json

        try:
            return json.loads(text)
        except ValueError as error:
            raise ConfigError(f"{place} 不是 JSON：{error}", hint="格式见 examples/README.md") from None
    try:
        import yaml
    except ImportError:
        raise ConfigError(
            "读取 gold.yaml 需要 PyYAML", hint="运行 pip install 'reviewer[eval]'，或改用 .json"
        ) from None
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ConfigError(f"{place} 不是 YAML：{error}", hint="格式见 examples/README.md") from None
