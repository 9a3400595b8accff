"""The brief as it would be built with what was accepted, against the edited document with all of its changes."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from briefgen.build.brief import Brief
from briefgen.review.accept.model import Difference
from briefgen.review.edits import plain
from briefgen.review.model import Addition, Passage, Review
from briefgen.writers.docx.anchors import Anchor, anchors, notes


def differences(review: Review, brief: Brief) -> tuple[Difference, ...]:
    """Return where the brief does not say what the edited document says, paragraph by paragraph; contents are left out."""
    wanted = tuple(_wanted(review))
    rebuilt = tuple(_rebuilt((*anchors(brief.document, brief.word_layout), *notes(brief.document))))
    matcher = SequenceMatcher(None, wanted, rebuilt, autojunk=False)
    return tuple(
        difference
        for kind, first, last, new_first, new_last in matcher.get_opcodes()
        if kind != "equal"
        for difference in _paired(wanted[first:last], rebuilt[new_first:new_last])
    )


def _paired(wanted: Sequence[str], rebuilt: Sequence[str]) -> Iterator[Difference]:
    for place in range(max(len(wanted), len(rebuilt))):
        yield Difference(
            wanted=wanted[place] if place < len(wanted) else "",
            rebuilt=rebuilt[place] if place < len(rebuilt) else "",
        )


def _wanted(review: Review) -> Iterator[str]:
    """Yield the paragraphs of the edited document; what was moved stands where it was sent, for its move is told by itself."""
    yield from _added(review.additions, None)
    for passage in review.passages:
        if not _is_contents(passage.anchors):
            yield from filter(None, map(plain, _lines(passage)))
        for anchor in passage.anchors:
            yield from _added(review.additions, anchor)


def _lines(passage: Passage) -> Sequence[str]:
    if passage.fate == "deleted":
        return ()
    if passage.fate == "unchanged" and passage.parts == 1 and not passage.merged:
        return (passage.before,)
    return passage.after.split("\n") if passage.parts > 1 else (passage.after,)


def _added(additions: Sequence[Addition], behind: Anchor | None) -> Iterator[str]:
    yield from (plain(each.text) for each in additions if each.follows == behind)


def _rebuilt(held: Sequence[Anchor]) -> Iterator[str]:
    yield from filter(None, (plain(each.text) for each in held if not _is_contents((each,))))


def _is_contents(held: Sequence[Anchor]) -> bool:
    return all(piece.kind == "entry" for anchor in held for piece in anchor.pieces)
