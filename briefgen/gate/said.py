"""Words that pass the gate, and what they cite."""

from briefgen.document.origins import ItemOrigin
from briefgen.frozen import dataclass
from briefgen.markup.nodes import Inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """One cleared text. Every reference in it resolves within the cleared pack."""

    inlines: tuple[Inline, ...]
    origin: ItemOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedCitation:
    source: str
    """The id of a source in `ClearedPack.sources`, which this audience may cite."""
    locator: str
