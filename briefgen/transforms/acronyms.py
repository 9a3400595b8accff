"""Write out each term where this document uses it first."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from briefgen.document.document import Document
from briefgen.document.inlines import Abbreviation, Inline, Text
from briefgen.document.origins import DerivedOrigin
from briefgen.document.walk import map_inlines, walk
from briefgen.transforms.setting import Setting

_ORIGIN: Final = DerivedOrigin(transform="acronyms")
_OPEN: Final = Text(text=" (", origin=_ORIGIN)
_CLOSE: Final = Text(text=")", origin=_ORIGIN)


def acronyms(document: Document, setting: Setting) -> Document:
    """Let the first use, in reading order and wherever it stands, read "long-term agreement (LTA)".

    The short form stays an `Abbreviation`, so that assistive technology can speak its expansion at every later use.
    Terms that are well known, and terms without an expansion, stay short.
    """
    del setting
    used = _written_out(document)

    def write_out(inline: Inline) -> Iterable[Inline]:
        match inline:
            case Abbreviation(well_known=False, expansion=expansion) if expansion and inline.term not in used:
                used.add(inline.term)
                return Text(text=expansion, origin=inline.origin), _OPEN, inline, _CLOSE
            case _:
                return (inline,)

    return map_inlines(document, write_out)


def _written_out(document: Document) -> set[str]:
    """Return the terms that stand in our brackets already."""
    nodes = pairwise(walk(document))
    return {node.term for before, node in nodes if before == _OPEN and isinstance(node, Abbreviation)}
