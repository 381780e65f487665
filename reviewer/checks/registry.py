"""All checks by code. A check registers itself when its module is imported."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from reviewer.checks.card import Check, Need, card_of
from reviewer.checks.outcomes import Outcome
from reviewer.checks.report import Report
from reviewer.errors import ConfigError
from reviewer.model import Severity

_FAMILIES = (
    "arithmetic",
    "tables",
    "crossref",
    "finance",
    "structure",
    "wording",
    "dates",
    "units",
    "scores",
    "problems",
    "evidence",
    "copying",
    "injection",
)
_checks: dict[str, Check] = {}

CheckFunction = Callable[[Report], Iterator[Outcome]]


def check(
    code: str, *, name: str, severity: Severity, since: str, needs: Need = "report", fed: bool = False
) -> Callable[[CheckFunction], CheckFunction]:
    """Register a check function; its docstring is its card (see ``card.HEADINGS``)."""

    def register(function: CheckFunction) -> CheckFunction:
        if code in _checks:
            raise ValueError(f"{code} is registered twice")
        _checks[code] = Check(card_of(function, code, name, severity, since, needs, fed), function)
        return function

    return register


@cache
def all_checks() -> Mapping[str, Check]:
    """Every check there is, by code, in the order of the codes."""
    for family in _FAMILIES:
        package = importlib.import_module(f"reviewer.checks.{family}")
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{package.__name__}.{module.name}")
    return MappingProxyType(dict(sorted(_checks.items())))


def select(chosen: tuple[str, ...] = (), ignored: tuple[str, ...] = ()) -> tuple[Check, ...]:
    """The checks whose code begins with one of ``chosen`` (all, when empty) and with none of ``ignored``.

    Raises ConfigError for a word that no code begins with.
    """
    checks = all_checks()
    for word in (*chosen, *ignored):
        if not any(code.startswith(word.upper()) for code in checks):
            raise ConfigError(f"没有以 {word} 开头的检查代码", hint="用 reviewer rule 查看全部检查代码")
    take = tuple(word.upper() for word in chosen) or ("",)
    leave = tuple(word.upper() for word in ignored)
    return tuple(c for code, c in checks.items() if code.startswith(take) and not code.startswith(leave))
