"""What a process has once, and looks into for every brief, as a key of what is made of it: by which it is, not by all that it holds."""

from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Same(Generic[Kept]):
    """Equals another that holds the very same object, which is thereby kept as long as the key is."""

    __slots__ = ("of",)

    def __init__(self, of: Kept) -> None:
        self.of = of

    def __hash__(self) -> int:
        return id(self.of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.of is self.of
