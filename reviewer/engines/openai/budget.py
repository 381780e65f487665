"""What a report may cost, in tokens and in yuan; a call that could exceed it is not made."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from fnmatch import fnmatchcase

from reviewer.errors import ConfigError, EngineError
from reviewer.model import Tokens
from reviewer.settings import Price, Settings

_MILLION = Decimal(1_000_000)


class OverBudget(EngineError):
    """The next call could cost more than is left."""


def price_of(settings: Settings) -> Price | None:
    """The price of the model in the settings: by its name, else by the first pattern that fits."""
    model = settings.model or ""
    exact = settings.prices.get(model)
    return exact or next((price for name, price in settings.prices.items() if fnmatchcase(model, name)), None)


def cost(tokens: Tokens, price: Price) -> Decimal:
    """Yuan for these tokens. ``tokens.prompt`` includes the cached ones."""
    cached = price.prompt if price.cached is None else price.cached
    fresh = tokens.prompt - tokens.cached
    return (fresh * price.prompt + tokens.cached * cached + tokens.completion * price.completion) / _MILLION


class Budget:
    """Keeps account of one report: what was spent, and what calls under way may still cost at most.

    Raises ConfigError when a cost is limited but the model's price is not known.
    """

    def __init__(self, settings: Settings) -> None:
        self._tokens = settings.max_tokens
        self._yuan = settings.max_cost
        self._price = price_of(settings)
        if self._yuan and self._price is None:
            raise ConfigError(
                f"设置了费用上限，而 prices 中没有模型 {settings.model} 的单价",
                hint=f'在 reviewer.toml 写 [prices."{settings.model}"]，列 prompt 和 completion（每百万 token 元数）',
            )
        self.spent = Tokens()
        self._reserved = Tokens()
        self._settled = asyncio.Event()

    async def reserve(self, prompt: int, completion: int) -> Tokens:
        """Set aside what a call may cost at most; waits while calls under way may yet turn out cheaper.

        Raises OverBudget when it is more than is left.
        """
        asked = Tokens(prompt=prompt, completion=completion)
        while (error := self._exceeded(plus(plus(self.spent, self._reserved), asked))) is not None:
            if self._reserved == Tokens():
                raise error
            self._settled.clear()
            await self._settled.wait()
        self._reserved = plus(self._reserved, asked)
        return asked

    def settle(self, reserved: Tokens, spent: Tokens) -> None:
        """The call is over and cost this much."""
        self._reserved = Tokens(
            prompt=self._reserved.prompt - reserved.prompt, completion=self._reserved.completion - reserved.completion
        )
        self.spent = plus(self.spent, spent)
        self._settled.set()

    def _exceeded(self, total: Tokens) -> OverBudget | None:
        if self._tokens and total.prompt + total.completion > self._tokens:
            return OverBudget(f"将超过 token 上限 {self._tokens}", hint="调高 max_tokens 后以 --resume 续做")
        if self._yuan and self._price and cost(total, self._price) > self._yuan:
            return OverBudget(f"将超过费用上限 {self._yuan} 元", hint="调高 max_cost 后以 --resume 续做")
        return None


def plus(one: Tokens, other: Tokens) -> Tokens:
    """The sum."""
    return Tokens(
        prompt=one.prompt + other.prompt,
        completion=one.completion + other.completion,
        cached=one.cached + other.cached,
    )
