"""How many calls at a time, and how many a minute. Lives in one event loop.

Additive increase, multiplicative decrease: a server that says "slow down", or that answers far slower than it
did, halves the number of calls in flight; as many good answers as there are calls in flight add one.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_MINUTE = 60.0
_SLOW = 4.0
_ENOUGH = 8
_LEARN = 0.2


class Gate:
    """At most ``most`` calls in flight; at most ``rpm`` calls and ``tpm`` tokens in any minute (0: no limit)."""

    def __init__(self, most: int, rpm: int = 0, tpm: int = 0) -> None:
        self._most = most
        self._rpm = rpm
        self._tpm = tpm
        self._allowed = float(most)
        self._flying = 0
        self._open_at = 0.0
        self._waiting: deque[tuple[asyncio.Future[None], int]] = deque()
        self._alarm: asyncio.TimerHandle | None = None
        self._admitted: deque[tuple[float, int]] = deque()
        self._usual = 0.0
        self._answers = 0
        self._slowed_at = 0.0

    @property
    def allowed(self) -> int:
        """How many calls may be in flight now."""
        return max(1, int(self._allowed))

    @asynccontextmanager
    async def passage(self, tokens: int) -> AsyncIterator[None]:
        """One call of about ``tokens`` tokens; waits until there is room for it."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((turn, tokens))
        self._admit()
        try:
            await turn
            yield
        finally:
            if turn.done() and not turn.cancelled():
                self._flying -= 1
            self._admit()

    def answered(self, seconds: float) -> None:
        """A good answer after ``seconds``."""
        self._answers += 1
        if self._answers > _ENOUGH and seconds > _SLOW * self._usual and seconds > 1:
            self.slow_down()
        elif self._allowed < self._most:
            self._allowed = min(float(self._most), self._allowed + 1 / self._allowed)
        self._usual += (seconds - self._usual) * (_LEARN if self._answers > 1 else 1)

    def slow_down(self, wait: float | None = None) -> None:
        """Fewer calls at a time from now on, and none at all for ``wait`` seconds."""
        now = _now()
        # Calls that were in flight together are told the same thing: it counts once.
        if now - self._slowed_at > max(self._usual, 0.05):
            self._allowed = max(1.0, self._allowed / 2)
            self._slowed_at = now
        if wait:
            self._open_at = max(self._open_at, now + wait)

    def _admit(self) -> None:
        """Let those in front of the queue pass for whom there is room."""
        while self._waiting:
            turn, tokens = self._waiting[0]
            if turn.done():  # given up while it waited
                self._waiting.popleft()
                continue
            pause = self._pause(tokens)
            if pause > 0:
                self._wake_in(pause)
                return
            if self._flying >= self.allowed:
                return
            self._waiting.popleft()
            self._flying += 1
            if self._rpm or self._tpm:
                self._admitted.append((_now(), tokens))
            turn.set_result(None)

    def _wake_in(self, seconds: float) -> None:
        if self._alarm:
            self._alarm.cancel()
        self._alarm = asyncio.get_running_loop().call_later(seconds, self._admit)

    def _pause(self, tokens: int) -> float:
        """Seconds until the clock allows another call, however few are in flight."""
        now = _now()
        if now < self._open_at:
            return self._open_at - now
        while self._admitted and now - self._admitted[0][0] >= _MINUTE:
            self._admitted.popleft()
        full = bool(self._rpm) and len(self._admitted) >= self._rpm
        spent = sum(each[1] for each in self._admitted) if self._tpm else 0
        # A call larger than the limit itself passes alone; the server will have the last word.
        heavy = bool(self._tpm) and bool(self._admitted) and spent + tokens > self._tpm
        return self._admitted[0][0] + _MINUTE - now if full or heavy else 0


def _now() -> float:
    return asyncio.get_running_loop().time()
