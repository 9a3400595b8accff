"""The termbase: what is to be called alike everywhere, out of the registers that name things."""

import re
from collections.abc import Iterable, Iterator

from briefgen.authoring.translate.segment import Segment, TermEntry


def terms_in(segment: Segment, terms: Iterable[TermEntry]) -> Iterator[TermEntry]:
    """Yield the entries whose term stands in the source of a segment, as a word, but for the segment that is the term."""
    words = " ".join(piece for part in segment.source for piece in part.pieces if isinstance(piece, str))
    for entry in terms:
        if entry.term != words and re.search(rf"(?<!\w){re.escape(entry.term)}(?!\w)", words):
            yield entry
