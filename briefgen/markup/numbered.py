"""The numbers that tokens carry. One brief that is rendered several times, of fewer and fewer items, numbers what they stand
for once: so the same items make the same markup each time, and what was read of it once need not be read again.
"""

from briefgen.markup.rendered import Target


class NumberedTargets:
    """What tokens stand for, each with its number: from 0, in the order in which they were first printed."""

    def __init__(self) -> None:
        self._numbers: dict[Target, int] = {}

    def number(self, target: Target) -> int:
        return self._numbers.setdefault(target, len(self._numbers))

    def all(self) -> tuple[Target, ...]:
        """Return what the numbers stand for, in their order."""
        return tuple(self._numbers)
