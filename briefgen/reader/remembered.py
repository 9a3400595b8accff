"""What was read of a brief before, where it is composed several times: of fewer and fewer items, or for one record after another.

Most of its markup is the same each time, with the same tokens for the same items (`markup.numbered`). What is the same, and comes
of the same lines of the same templates, is the same part of the tree, unless words of a record are in it.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Remembered:
    """Parts of the tree by the markup that they were read from. For one brief: one pack, one language and one form."""

    def __init__(self) -> None:
        self._parts: dict[Hashable, Any] = {}

    def part(self, key: Hashable, read: Callable[[], Made], told: Callable[[], Hashable]) -> Made:
        """Return what *read* makes of the markup that *key* stands for. It is kept where reading it told nothing else: no fault, no
        exhibit shown for the first time, nothing that the record at hand has; *told* says how much has been told so far.
        """
        if key in self._parts:
            known: Made = self._parts[key]
            return known
        before = told()
        made = read()
        if told() == before:
            self._parts[key] = made
        return made
