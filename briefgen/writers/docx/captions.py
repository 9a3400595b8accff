"""Numbers in captions: fields that Word counts by (SEQ), each in a bookmark, so that fields in the text repeat it (REF)."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from briefgen.document.inlines import CaptionNumber
from briefgen.frozen import dataclass
from briefgen.writers.docx.pieces import Flow, WordParagraph

LONGEST: Final = 40
"""Characters of a sequence's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What Word is told of the number in a caption."""

    bookmark: str
    """Its name: Word's own for what is referred to, which its list of bookmarks leaves out."""
    id: int
    """Of the bookmark, apart from those of the anchors."""
    sequence: str
    """The field's code."""


def captions(items: Flow, *, first: int) -> Mapping[str, Caption]:
    """Return what Word is told of each number in a caption, by its words, in document order; *first* is the id of the first
    bookmark.
    """
    counted: dict[str, int] = {}
    found: dict[str, Caption] = {}
    for position, number in enumerate(_numbers(items)):
        name = sequence_name(number)
        own = number.value != counted.get(name, 0) + 1
        counted[name] = number.value
        code = f"SEQ {name} \\* ARABIC" + (f" \\r {number.value}" if own else "")
        found[number.text] = Caption(bookmark=f"_Ref{position + 1}", id=first + position, sequence=code)
    return found


def _numbers(items: Flow) -> Iterator[CaptionNumber]:
    for item in items:
        if isinstance(item, WordParagraph) and item.style == "Caption":
            yield from [piece for piece in item.pieces if isinstance(piece, CaptionNumber)]


def sequence_name(number: CaptionNumber) -> str:
    """Return the name of the sequence: the caption's own word, by which Word offers it for lists and references.

    A name is one word of letters and digits in any script, with the signs that these are written with.
    """
    name = _one_word(number.before + number.after)
    return name[:LONGEST] if name[:1].isalpha() else number.kind.capitalize()


@lru_cache(maxsize=1 << 8)
def _one_word(text: str) -> str:
    letters = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in text)
    return re.sub(" +", "_", letters.strip())
