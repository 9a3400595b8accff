"""Whose words were changed: an author's field, a figure, a phrase of the house, a template's, or nobody's."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from briefgen.document.origins import ItemOrigin, Origin
from briefgen.frozen import dataclass
from briefgen.review.edits import plain
from briefgen.review.model import Change, Passage
from briefgen.writers.docx.anchors import AnchorPiece


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A change, and what it changes: each piece of the old words that it touches, in order, and none twice."""

    change: Change
    pieces: tuple[AnchorPiece, ...]

    @property
    def origins(self) -> tuple[Origin, ...]:
        return tuple(dict.fromkeys(piece.origin for piece in self.pieces if piece.origin is not None))


def spans_of(passage: Passage) -> tuple[tuple[int, int, AnchorPiece], ...]:
    """Return where each piece stands among the passage's old words, in order."""
    return tuple(_spans(passage))


def placed(passage: Passage) -> tuple[Placed, ...]:
    """Return the changes of a passage, each with what it changes."""
    spans = tuple(_spans(passage))
    return tuple(Placed(change=change, pieces=touched(change, spans)) for change in passage.changes)


def items_of(passage: Passage) -> tuple[ItemOrigin, ...]:
    """Return the fields whose words a passage has, each once, in order."""
    return tuple(dict.fromkeys(item for anchor in passage.anchors for item in anchor.items))


def changed_items(passage: Passage) -> tuple[ItemOrigin, ...]:
    """Return the fields whose words were changed or commented on; all of a passage that is gone, moved, or only looks another."""
    if passage.fate == "deleted":
        return items_of(passage)
    found: Iterable[Origin]
    if passage.changes or passage.links:
        found = (*(origin for each in placed(passage) for origin in each.origins), *_led(passage))
    elif passage.comments:
        found = (origin for comment in passage.comments for origin in commented(passage, comment.anchored))
    else:
        return items_of(passage)
    return tuple(dict.fromkeys(origin for origin in found if isinstance(origin, ItemOrigin)))


def commented(passage: Passage, about: str) -> tuple[ItemOrigin, ...]:
    """Return the fields that words are of which a comment is about; all of the passage where none or several have them."""
    owners = items_of(passage)
    said = {
        owner: plain("".join(each.text for anchor in passage.anchors for each in anchor.pieces if each.origin == owner))
        for owner in owners
    }
    holding = tuple(owner for owner in owners if plain(about) and plain(about) in said[owner])
    return holding if len(holding) == 1 else owners


def figures_of(passage: Passage) -> tuple[str, ...]:
    """Return the figures of the register whose numbers a passage has, each once, in order."""
    pieces = (piece for anchor in passage.anchors for piece in anchor.pieces)
    return tuple(dict.fromkeys(name for piece in pieces if (name := figure_of(piece)) is not None))


def figure_of(piece: AnchorPiece) -> str | None:
    """Return the figure of the register whose number a piece is; None of all others."""
    match piece.kind, piece.origin:
        case "figure", ItemOrigin(register="figures", item=item):
            return item
        case _:
            return None


def origins_of(passage: Passage) -> tuple[Origin, ...]:
    """Return where the words of a passage come from, each once, in order."""
    pieces = (piece for anchor in passage.anchors for piece in anchor.pieces if _says(piece))
    return tuple(dict.fromkeys(piece.origin for piece in pieces if piece.origin is not None))


def _led(passage: Passage) -> Iterator[Origin]:
    """Yield whose words lead elsewhere than they did."""
    for link in passage.links:
        for start, end, piece in _spans(passage):
            if piece.origin is not None and link.bears_on(start, end):
                yield piece.origin


def _spans(passage: Passage) -> Iterator[tuple[int, int, AnchorPiece]]:
    """Yield where each piece stands among the passage's old words; a line's end parts anchors that were run together."""
    place = 0
    for number, anchor in enumerate(passage.anchors):
        place += 1 if number else 0
        ends = accumulate((len(piece.text) for piece in anchor.pieces), initial=place)
        for start, piece in zip(ends, anchor.pieces, strict=False):
            place = start + len(piece.text)
            yield start, place, piece


def touched(change: Change, spans: Sequence[tuple[int, int, AnchorPiece]]) -> tuple[AnchorPiece, ...]:
    """Return the pieces whose words a change has in its place, or beside which it put some."""
    edit = change.edit
    if edit.start < edit.end:
        within = [piece for start, end, piece in spans if start < edit.end and end > edit.start and _says(piece)]
        return tuple(within or (piece for start, end, piece in spans if start < edit.end and end > edit.start))
    beside = [piece for start, end, piece in spans if start <= edit.start <= end]
    written = [piece for piece in beside if isinstance(piece.origin, ItemOrigin) and piece.kind == "words"]
    return tuple((written or beside)[:1])


def _says(piece: AnchorPiece) -> bool:
    return any(map(str.isalnum, piece.text))
