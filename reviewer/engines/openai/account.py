"""What the review of one report has cost so far, and the replies it rests on."""

from __future__ import annotations

from decimal import Decimal

from reviewer.engines.openai.budget import Budget, cost, price_of
from reviewer.model import ReplyRecord, Tokens
from reviewer.settings import Settings


class Account:
    """One report's. Raises ConfigError when a cost is limited but the model's price is not known."""

    def __init__(self, settings: Settings) -> None:
        self.budget = Budget(settings)
        self.sent: list[str] = []
        self._price = price_of(settings)
        self._replies: list[ReplyRecord] = []

    @property
    def tokens(self) -> Tokens:
        return self.budget.spent

    @property
    def calls(self) -> int:
        """Requests that were sent, also those that failed."""
        return len(self.sent)

    @property
    def reused(self) -> int:
        return sum(record.reused for record in self._replies)

    @property
    def cost(self) -> Decimal | None:
        """Yuan; None when the price of the model is not known."""
        return cost(self.tokens, self._price) if self._price else None

    @property
    def replies(self) -> tuple[ReplyRecord, ...]:
        """In the order of the report, so that the receipt does not depend on which answer came first."""
        return tuple(sorted(self._replies, key=lambda each: (each.task, each.start or 0, each.end or 0)))

    def note(self, record: ReplyRecord) -> None:
        """A reply that is used."""
        self._replies.append(record)
