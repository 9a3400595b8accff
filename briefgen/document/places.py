"""Where words of the tree stand in the files they come from, for diagnostics."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, assert_never, cast, get_args

from briefgen.diagnostics import Span
from briefgen.document.document import Document
from briefgen.document.inlines import Abbreviation, CaptionNumber, Certainty, Citation, NoteReference, Number, Text
from briefgen.document.nodes import Node
from briefgen.document.origins import DerivedOrigin, ItemOrigin, Origin, PhraseOrigin, TemplateOrigin
from briefgen.document.walk import walk

_CONTENT: Final = Path("content")
_TEMPLATES: Final = Path("templates")
_Sourced = Text | Citation | NoteReference | Certainty | Abbreviation | Number | CaptionNumber
"""The inlines that have an origin."""
_SOURCED: Final = frozenset(get_args(_Sourced))


def origins(top: Document | Node) -> Iterator[Origin]:
    """Yield the origin of every run of words in and under *top*, in reading order."""
    for node in (top, *walk(top)):
        if type(node) in _SOURCED:
            yield cast("_Sourced", node).origin


def printed_items(top: Document | Node) -> Mapping[str, ItemOrigin]:
    """Return the ids of the items of which anything is printed, in reading order, each with its first words' origin."""
    return items_of(origins(top))


def items_of(several: Iterable[Origin]) -> Mapping[str, ItemOrigin]:
    """Return the ids of the items that words are of, each with its first words' origin."""
    found: dict[str, ItemOrigin] = {}
    for origin in several:
        if isinstance(origin, ItemOrigin) and origin.register == "items":
            found.setdefault(origin.item, origin)
    return found


def printed_entries(top: Document | Node) -> frozenset[tuple[str, str]]:
    """Return of which items and entries anything is printed: register and id."""
    return frozenset((origin.register, origin.item) for origin in origins(top) if isinstance(origin, ItemOrigin))


def place_of(top: Document | Node) -> Span | None:
    """Return where the first words in *top* stand that stand in a file; the path is relative to the project's folder."""
    return next((place for origin in origins(top) if (place := span_of(origin)) is not None), None)


def span_of(origin: Origin) -> Span | None:
    """Return the line of the file that words come from, or None where no file has them."""
    match origin:
        case ItemOrigin(path=path, line=line):
            return Span(path=_below(_CONTENT, path), line=line)
        case TemplateOrigin(path=path, line=line):
            return Span(path=_below(_TEMPLATES, path), line=line)
        case PhraseOrigin() | DerivedOrigin():
            return None
        case _:
            assert_never(origin)


@lru_cache(maxsize=1024)
def _below(folder: Path, path: str) -> Path:
    """Return the path of a file, of which a brief has hundreds of words."""
    return folder / path
