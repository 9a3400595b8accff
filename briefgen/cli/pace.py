"""How quickly things get done that come by the handful, and how long the others will take."""

from collections import deque
from datetime import timedelta
from typing import Final

APART: Final = 0.1
"""Seconds: what is told within them came at once."""
BASIS: Final = 2.0
"""Seconds from which it can be known how quickly things get done."""
WINDOW: Final = 30.0
"""Seconds that are looked back: what is slower now is told soon."""


class Pace:
    """Is told what is done. The first handful is where it counts from: it paid for all that is loaded once."""

    def __init__(self) -> None:
        self._handfuls: deque[tuple[float, int]] = deque()
        """When each that is whole came, and how much was done then."""
        self._last: tuple[float, int] | None = None

    def tell(self, now: float, done: int) -> None:
        if self._last is not None and now - self._last[0] > APART:
            self._handfuls.append(self._last)
            while len(self._handfuls) > 2 and self._last[0] - self._handfuls[0][0] > WINDOW:  # noqa: PLR2004 - two make a stretch
                self._handfuls.popleft()
        self._last = (now, done)

    @property
    def rate(self) -> float | None:
        """How much is done in a second; None before there is a basis for it."""
        if not self._handfuls:
            return None
        (began, first), (ended, last) = self._handfuls[0], self._handfuls[-1]
        return (last - first) / (ended - began) if ended - began >= BASIS and last > first else None

    def left(self, done: int, total: int) -> str:
        """Return how long the rest takes, as hours, minutes and seconds; nothing where that cannot be known."""
        rate = self.rate
        return "" if rate is None else f"{timedelta(seconds=round((total - done) / rate))} left"
