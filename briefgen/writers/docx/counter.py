"""The ids of one kind in a document."""


class Counter:
    """Counts from 1."""

    def __init__(self) -> None:
        self.last = 0

    def __call__(self) -> int:
        self.last += 1
        return self.last
