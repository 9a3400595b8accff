"""Relationship ids for URLs, counted in the order in which the text comes to them."""

from collections.abc import Mapping


class Links:
    """Gives each URL one relationship, with an id that no part has."""

    def __init__(self, taken: int) -> None:
        self._taken = taken
        self._ids: dict[str, str] = {}

    def relate(self, url: str) -> str:
        """Return the id of the relationship to *url*."""
        return self._ids.setdefault(url, f"rId{self._taken + len(self._ids) + 1}")

    @property
    def ids(self) -> Mapping[str, str]:
        """The ids by URL."""
        return self._ids
