"""The brief as it would be built with what was accepted, against the edited document with all of its changes."""

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from briefgen.build.brief import Brief
from briefgen.build.furniture import standing
from briefgen.review.accept.model import Difference
from briefgen.review.edits import plain
from briefgen.review.links import same_address
from briefgen.review.model import Edge, Passage, Review
from briefgen.writers.docx.anchors import Anchor, anchors, notes
from briefgen.writers.options import DEFAULTS


def differences(review: Review, brief: Brief) -> tuple[Difference, ...]:
    """Return where the brief does not say what the edited document says, paragraph by paragraph, nor in its order; contents are
    left out. Heads and feet of pages follow, and words in boxes that the brief has not.
    """
    told = tuple(_wanted(review))
    rebuilt = tuple(_rebuilt((*anchors(brief.document, brief.word_layout), *notes(brief.document))))
    return (
        *_of_text(tuple(words for words, _ in told), rebuilt, {at for at, (_, moved) in enumerate(told) if moved}),
        *_of_columns(review),
        *_of_links(review, brief),
        *(_of_edges(review.edges, brief) if review.edges else ()),
        *(Difference(wanted=plain(each.says), rebuilt="") for each in review.asides if each.says.strip()),
    )


def _of_text(wanted: Sequence[str], rebuilt: Sequence[str], moved: Collection[int]) -> Iterator[Difference]:
    ranges = _unlike(wanted, rebuilt)
    if any(_elsewhere(wanted, rebuilt, ranges)):
        # Of two that changed places either one may be taken for it: it is the one that somebody moved.
        ranges = _unlike([None if at in moved else words for at, words in enumerate(wanted)], rebuilt)
    elsewhere = dict(_elsewhere(wanted, rebuilt, ranges))
    there = set(elsewhere.values())
    for old, new in ranges:
        for at in old:
            if at in elsewhere:
                behind = _behind(wanted, at), _behind(rebuilt, elsewhere[at])
                if behind[0] != behind[1]:
                    yield Difference(wanted=wanted[at], rebuilt=rebuilt[elsewhere[at]], behind=behind)
        yield from _paired(
            [wanted[at] for at in old if at not in elsewhere], [rebuilt[at] for at in new if at not in there]
        )


def _of_columns(review: Review) -> Iterator[Difference]:
    """Yield the columns of tables that are others in the document: what makes the table is no part of what is accepted."""
    for column in (each for passage in review.passages for each in passage.columns):
        says = " | ".join(filter(None, column.cells)) or "an empty column"
        is_gone = column.kind == "removed"
        yield Difference(wanted="" if is_gone else says, rebuilt=says if is_gone else "")


def _of_links(review: Review, brief: Brief) -> Iterator[Difference]:
    """Yield the words that somebody let lead elsewhere, and that do not so in the brief."""
    links = tuple(link for each in review.passages for link in each.links)
    held = (*anchors(brief.document, brief.word_layout), *notes(brief.document)) if links else ()
    there = [(plain(words), url) for words, url in _linked(held)]
    for link in links:
        words = plain(link.words)
        leads = [url for said, url in there if said in words or words in said]
        if link.new is not None and not any(same_address(link.new, url) for url in leads):
            yield Difference(wanted=f"{words} ({link.new})", rebuilt=f"{words} ({', '.join(leads) or 'no link'})")
        elif link.new is None and any(same_address(link.old, url) for url in leads):
            yield Difference(wanted=words, rebuilt=f"{words} ({link.old})")


def _linked(held: Sequence[Anchor]) -> Iterator[tuple[str, str]]:
    """Yield words that lead out of a brief, with where."""
    for anchor in held:
        for url, run in groupby(anchor.pieces, key=lambda each: each.url):
            if url is not None:
                yield "".join(each.text for each in run), url


def _unlike(wanted: Sequence[str | None], rebuilt: Sequence[str]) -> tuple[tuple[range, range], ...]:
    """Return where the paragraphs of both, in their order, are not the same."""
    steps = SequenceMatcher(None, wanted, rebuilt, autojunk=False).get_opcodes()
    return tuple((range(a, b), range(c, d)) for kind, a, b, c, d in steps if kind != "equal")


def _elsewhere(
    wanted: Sequence[str], rebuilt: Sequence[str], ranges: Sequence[tuple[range, range]]
) -> Iterator[tuple[int, int]]:
    """Yield which paragraphs of both that have no counterpart in their order are the same, at another place."""
    left = [at for _, new in ranges for at in new]
    for at in (each for old, _ in ranges for each in old):
        same = next((each for each in left if rebuilt[each] == wanted[at]), None)
        if same is not None:
            left.remove(same)
            yield at, same


def _behind(said: Sequence[str], at: int) -> str:
    return said[at - 1] if at else ""


def _paired(wanted: Sequence[str], rebuilt: Sequence[str]) -> Iterator[Difference]:
    for place in range(max(len(wanted), len(rebuilt))):
        yield Difference(
            wanted=wanted[place] if place < len(wanted) else "",
            rebuilt=rebuilt[place] if place < len(rebuilt) else "",
        )


def _wanted(review: Review) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of the edited document in its order, each with whether it was moved."""
    held = [
        (each.at, each.moved is not None, tuple(map(plain, _lines(each))))
        for each in review.passages
        if not _is_contents(each.anchors)
    ]
    held += [(each.at, False, (plain(each.text),)) for each in review.additions]
    for _, moved, said in sorted((at, moved, said) for at, moved, said in held if at is not None):
        yield from ((words, moved) for words in said if words)


def _lines(passage: Passage) -> Sequence[str]:
    if passage.fate == "deleted":
        return ()
    if passage.fate == "unchanged" and passage.parts == 1 and not passage.merged:
        return (passage.before,)
    return passage.after.split("\n") if passage.parts > 1 else (passage.after,)


def _rebuilt(held: Sequence[Anchor]) -> Iterator[str]:
    yield from filter(None, (plain(each.text) for each in held if not _is_contents((each,))))


def _is_contents(held: Sequence[Anchor]) -> bool:
    return all(piece.kind == "entry" for anchor in held for piece in anchor.pieces)


def _of_edges(edges: Sequence[Edge], brief: Brief) -> Iterator[Difference]:
    """Yield the lines at head and foot of pages that somebody changed, where they are still others in the brief."""
    lines, _ = standing(brief.written("docx", DEFAULTS), brief)
    for edge in edges:
        there = {plain(each.text) for each in lines if each.name.startswith(tuple(f"{one}." for one in edge.places))}
        told = [(plain(each.after), plain(each.before)) for each in edge.passages]
        told += [(plain(each.text), "") for each in edge.additions]
        for wanted, sent in told:
            if wanted not in there or not wanted:
                still = sent if sent in there else ""
                yield from (Difference(wanted=wanted, rebuilt=still),) if wanted or still else ()
