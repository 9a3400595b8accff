"""Relationship ids for URLs and pictures, counted in the order in which the text comes to them."""

from collections.abc import Mapping

from briefgen.document.figures import Pixels


class Links:
    """Gives each URL and each picture one relationship, with an id that no part has."""

    def __init__(self, taken: int) -> None:
        self._taken = taken
        self._ids: dict[str | Pixels, str] = {}

    def relate(self, target: str | Pixels) -> str:
        """Return the id of the relationship to a URL or a picture."""
        return self._ids.setdefault(target, f"rId{self._taken + len(self._ids) + 1}")

    @property
    def ids(self) -> Mapping[str, str]:
        """The ids by URL."""
        return {target: name for target, name in self._ids.items() if isinstance(target, str)}

    @property
    def pictures(self) -> Mapping[Pixels, str]:
        """The ids by picture."""
        return {target: name for target, name in self._ids.items() if isinstance(target, Pixels)}
