"""What differs by place: required sections, score bands, thresholds. Data in TOML, one file a profile."""

from __future__ import annotations

import hashlib
import re
import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, field_validator

from reviewer.errors import ConfigError, system_reason
from reviewer.model import Noun, SectionKind, Severity
from reviewer.model.complaints import complaint
from reviewer.settings_words import no_toml

_HINT = "写法见 docs/profiles.md；文字须加引号"


class RequiredSection(Noun):
    """Something a report must speak of: a section of one of ``kinds``, or a heading or phrase with one of ``words``.

    ``patterns`` are regular expressions for what no word alone tells (标准分20分，得19分), tried without blanks,
    on the text and on the list of headings (one a line);
    ``severity`` is how bad it is when the report says nothing of it.
    """

    name: str
    words: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...] = ()
    kinds: tuple[SectionKind, ...] = ()
    severity: Severity = "major"


class Band(Noun):
    """A grade, from ``at_least`` points (of 100) up to the next band."""

    name: str
    at_least: Decimal


class Profile(Noun):
    """One place's configuration."""

    name: str
    title: str
    required: tuple[RequiredSection, ...]
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    """Grades, from the highest down; the last one begins at 0, so that every score has a grade."""
    problems_share: Annotated[Decimal, Field(ge=0, le=100)]
    """The least share of problems and measures in the report's characters, in percent."""

    @property
    def stamp(self) -> str:
        """A hash of what the profile says: a file that was changed has another."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]

    @field_validator("bands")
    @classmethod
    def _falling_to_zero(cls, bands: tuple[Band, ...]) -> tuple[Band, ...]:
        floors = [band.at_least for band in bands]
        if floors[-1] != 0 or any(low >= high for high, low in pairwise(floors)):
            raise ValueError("须从高到低排列，最后一档的 at_least 为 0")
        return bands


@cache
def load_profile(name: str = "national") -> Profile:
    """A built-in profile by name, or one from a ``.toml`` path. Raises ConfigError."""
    own = name.endswith(".toml")
    source = Path(name) if own else files(__name__) / f"{name}.toml"
    try:
        return Profile.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise ConfigError(
            f"找不到地区口径文件 {name}" if own else f"没有名为 {name} 的地区口径",
            hint=f"内置的有：{'、'.join(built_in())}；也可给出自己的 .toml 文件路径",
        ) from None
    except OSError as error:
        raise ConfigError(f"地区口径 {name} 无法读取：{system_reason(error)}", hint=_HINT) from None
    except UnicodeDecodeError:
        raise ConfigError(f"地区口径 {name} 无法读取：不是 UTF-8 文本", hint="用编辑器另存为 UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"地区口径 {name} 无法读取：{no_toml(error)}", hint=_HINT) from None
    except ValidationError as error:
        raise ConfigError(f"地区口径 {name} 有误：{complaint(error)}", hint=_HINT) from None


def built_in() -> tuple[str, ...]:
    """The names of the profiles that come with the package."""
    return tuple(
        sorted(each.name.removesuffix(".toml") for each in files(__name__).iterdir() if each.name.endswith(".toml"))
    )
