"""A property computed once, without the lock that functools.cached_property takes up to Python 3.11.

The numbers of a claim ask for hundreds of them, and the lock was a sixteenth of the time of a verdict.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class kept(Generic[Value]):  # noqa: N801 - reads as a decorator
    """The value of a method without arguments, read at the first asking and then kept in the instance."""

    def __init__(self, read: Callable[[Any], Value]) -> None:
        self._read = read
        self.__doc__ = read.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type | None = None) -> Value:
        value = instance.__dict__[self._name] = self._read(instance)
        return value
