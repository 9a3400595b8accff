"""A review in lines and as data: by item, old words and new ones, who wrote them, and in whose briefs the item stands too."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from briefgen.cli.accepting import Offered, general_data, general_lines, proposal_data, proposal_lines
from briefgen.cli.lines import visible
from briefgen.document.origins import ItemOrigin, Origin, PhraseOrigin, TemplateOrigin

if TYPE_CHECKING:
    from briefgen.review.elsewhere import Elsewhere
    from briefgen.review.find import Reviewed
    from briefgen.review.links import LinkChange
    from briefgen.review.model import Addition, Change, ColumnChange, Edge, Passage, Review
    from briefgen.review.places import Placed
    from briefgen.review.returned.model import Aside, Comment, Hand

HIDDEN: Final = "hidden in the document"
_AROUND = 30
"""Characters shown on either side of a change."""


def lines(found: "Reviewed", elsewhere: "Elsewhere", offered: Offered) -> Iterator[str]:
    """Yield what became of the document, each thing on lines of its own; *elsewhere* are the other readers of each item, and
    *offered* is what can be accepted.
    """
    review = found.review
    touched = [passage for passage in review.passages if passage.touched]
    for passage in touched:
        yield from _passage(passage, elsewhere)
        yield from proposal_lines(offered, passage)
        yield ""
    for addition in review.additions:
        yield from _addition(addition)
        yield from proposal_lines(offered, addition)
        yield ""
    for comment in review.loose:
        yield from _comment(comment)
        yield ""
    yield from general_lines(offered)
    for edge in review.edges:
        yield from _edge(edge)
        yield ""
    for aside in review.asides:
        yield f"not read: {aside_name(aside)}"
    yield from (f"warning: {each}" for each in warnings(review))
    yield total(found)


def _passage(passage: "Passage", elsewhere: "Elsewhere") -> Iterator[str]:
    from briefgen.review.places import changed_items, items_of, placed  # noqa: PLC0415 - the rooms below load slowly

    own, owners = changed_items(passage), items_of(passage)
    yield f"{', '.join(states(passage))}: {called(own, owners)}"
    for owner in (own or owners)[:1]:
        yield f"  in     {owner.path}:{owner.line}"
    others = sorted({name for owner in own for name in elsewhere.of_items.get(owner.item, ())})
    if others:
        yield f"  also   printed for {', '.join(others)}"
    if passage.fate == "deleted":
        yield f"  was    {visible(' '.join(passage.before.split()))}"
    for each in placed(passage):
        yield f"  {_shown(passage, each.change)}"
        yield f"         {whose(each)}, {by_whom(each.change.by)}{', ' + HIDDEN if each.change.hidden else ''}"
    for column in passage.columns:
        yield f"  table  {column_told(column)}"
    for link in passage.links:
        yield f"  link   {link_told(link)}"
    for hand in passage.reformatted:
        yield f"  looks  changed, {by_whom(hand)}; not taken over"
    for comment in passage.comments:
        yield from (f"  {line}" for line in _comment(comment))


def states(passage: "Passage") -> Iterator[str]:
    if passage.fate != "unchanged":
        yield f"{passage.fate} ({passage.tracking or 'untracked'})"
    if passage.moved:
        yield f"moved ({passage.moved})"
    if passage.parts > 1:
        yield f"split into {passage.parts}"
    if passage.merged:
        yield f"{len(passage.anchors)} run together"
    if passage.columns:
        yield "columns of its table put in, taken out or moved"
    if passage.recut:
        yield "cells merged, split, moved, put in or taken out"
    if passage.hidden:
        yield f"words {HIDDEN}"
    if passage.fate == "unchanged" and passage.links:
        yield "link changed"
    if passage.fate == "unchanged" and passage.reformatted:
        yield "formatting only"
    if passage.comments and passage.fate == "unchanged" and not (passage.moved or passage.links):
        yield "commented"


def column_told(column: "ColumnChange") -> str:
    """Say what became of a column, with its words."""
    done = {"added": "put in", "removed": "taken out", "moved": "moved"}[column.kind]
    says = visible(" | ".join(filter(None, column.cells))) or "empty"
    return f"column {column.number} {done}: {says}"


def link_told(link: "LinkChange") -> str:
    """Say where words lead, and where they led."""
    words = f"“{visible(' '.join(link.words.split()))}”"
    if link.new is None:
        return f"{words} leads nowhere any more; it led to {visible(link.old or '')}"
    return f"{words} leads to {visible(link.new)}" + (f"; it led to {visible(link.old)}" if link.old else "")


def called(changed: Sequence[ItemOrigin], beside: Sequence[ItemOrigin] = ()) -> str:
    """Return whose words were changed; of the house's, *beside* which item's they stand."""
    if changed:
        return ", ".join(f"{owner.item}.{owner.field}" for owner in changed)
    items = dict.fromkeys(owner.item for owner in beside)
    return f"words of the house{' beside ' + ', '.join(items) if items else ''}"


def _shown(passage: "Passage", change: "Change") -> str:
    edit = change.edit
    before = passage.before[max(edit.start - _AROUND, 0) : edit.start]
    after = passage.before[edit.end : edit.end + _AROUND]
    old = f"[-{edit.old}-]" if edit.old else ""
    new = f"{{+{edit.new}+}}" if edit.new else ""
    cut = "…" if edit.start > _AROUND else ""
    return "text   " + visible(f"{cut}{before}{old}{new}{after}".replace("\n", " ¶ ").replace("\t", " "))


def whose(placed: "Placed") -> str:
    """Say whose words were changed, and so where it is to be done."""
    if any(piece.kind == "figure" for piece in placed.pieces):
        name = next(piece.origin for piece in placed.pieces if piece.kind == "figure")
        return f"a figure: {_name(name)}"
    if any(piece.kind == "citation" for piece in placed.pieces):
        return "a citation"
    return _origins(placed.origins)


def _origins(origins: Sequence[Origin]) -> str:
    return "; ".join(dict.fromkeys(map(_name, origins))) or "made by briefgen: not to be taken over"


def _name(origin: Origin | None) -> str:
    match origin:
        case ItemOrigin():
            return f"{origin.register}:{origin.item}, {origin.field} ({origin.language})"
        case PhraseOrigin():
            return f"a phrase of the house: {origin.key} in locales/{origin.language}.yaml"
        case TemplateOrigin():
            return f"words of a template: {origin.path}:{origin.line}"
        case _:
            return "made by briefgen: not to be taken over"


def by_whom(hand: "Hand | None") -> str:
    if hand is None:
        return "not tracked"
    return f"by {visible(hand.author) or 'nobody named'}{f' on {visible(hand.date)}' if hand.date else ''}"


def _addition(addition: "Addition") -> Iterator[str]:
    state = "new" if addition.assigned else "unassigned (an edit of something that is missing, or new)"
    behind = f"behind {called(addition.follows.items)}" if addition.follows else "at the start"
    yield f"{state}{', ' + HIDDEN if addition.hidden else ''}: {behind}, {by_whom(addition.by)}"
    yield f"  text   {visible(' '.join(addition.text.split()))}"
    for comment in addition.comments:
        yield from (f"  {line}" for line in _comment(comment))


def _comment(comment: "Comment") -> Iterator[str]:
    kind = "answer" if comment.answers else "comment"
    done = ", done" if comment.done else ""
    yield f"{kind:<8}{by_whom(comment.by)}{done}: {visible(' '.join(comment.text.split()))}"
    if comment.anchored and not comment.answers:
        yield f"         on “{visible(' '.join(comment.anchored.split()))}”"


def _edge(edge: "Edge") -> Iterator[str]:
    from briefgen.review.places import origins_of, placed  # noqa: PLC0415 - the rooms below load slowly

    yield f"edited: {edge_name(edge.places)}"
    for passage in edge.passages:
        if passage.fate == "deleted":
            yield f"  was    {visible(' '.join(passage.before.split()))}"
            yield f"         {_origins(origins_of(passage))}, deleted, {by_whom(next(iter(passage.hands), None))}"
        for each in placed(passage):
            yield f"  {_shown(passage, each.change)}"
            yield f"         {whose(each)}, {by_whom(each.change.by)}"
    for addition in edge.additions:
        yield f"  new    {visible(' '.join(addition.text.split()))}"
        yield f"         {by_whom(addition.by)}{', ' + HIDDEN if addition.hidden else ''}"


def edge_name(places: Sequence[str]) -> str:
    """Return what an edge of pages is called: "head of the first page and of other pages"."""
    edge = "head" if places[0].startswith("header") else "foot"
    pages = {"first": "the first page", "even": "even pages", "default": "other pages"}
    kinds = dict.fromkeys(pages[place.partition(".")[2]] for place in places)
    if len(kinds) == len(pages):
        return f"{edge} of all pages"
    return f"{edge} of {' and of '.join(kinds)}"


def warnings(review: "Review") -> Iterator[str]:
    """Yield what was read with care, and is to be looked at in the document."""
    if count := review.broken_fields:
        many = f"{count} fields" if count > 1 else "a field"
        yield f"it has {many} without an end, or with words in its instructions: Word may not show what is read here as text"


def aside_name(aside: "Aside") -> str:
    article = "an" if aside.sort[0] in "aeiou" else "a"
    says = f" that says “{visible(aside.says)}”" if aside.says else ""
    return f"{article} {aside.sort}{says}"


def total(found: "Reviewed") -> str:
    """Return how much was found, in one line."""
    from briefgen.inspect.findings import counted  # noqa: PLC0415 - the rooms below load slowly

    review = found.review
    touched = sum(passage.touched for passage in review.passages)
    held = (*(each.comments for each in review.passages), *(each.comments for each in review.additions), review.loose)
    told = (
        f"{len(review.passages)} paragraphs and rows: {len(review.passages) - touched} as they were, {touched} touched",
        f"{len(review.additions)} new",
        counted(sum(map(len, held)), "comment"),
    )
    return ", ".join(told)


def _edge_data(edge: "Edge") -> dict[str, Any]:
    from dataclasses import asdict  # noqa: PLC0415 - for this form alone

    from briefgen.review.places import placed  # noqa: PLC0415 - the rooms below load slowly

    return {
        "places": [*edge.places],
        "lines": [
            {
                "fate": passage.fate,
                "before": passage.before,
                "after": passage.after,
                "changes": [
                    {"old": each.change.edit.old, "new": each.change.edit.new, "whose": whose(each)}
                    for each in placed(passage)
                ],
                "by": [asdict(hand) for hand in passage.hands],
            }
            for passage in edge.passages
        ],
        "additions": [
            {"text": each.text, "by": None if each.by is None else asdict(each.by), "hidden": each.hidden}
            for each in edge.additions
        ],
    }


def as_data(found: "Reviewed", elsewhere: "Elsewhere", offered: Offered) -> dict[str, Any]:
    """Return a review as JSON holds it: passages that were touched alone."""
    from dataclasses import asdict  # noqa: PLC0415 - for this form alone

    from briefgen.review.places import changed_items, items_of, placed  # noqa: PLC0415 - the rooms below load slowly

    review = found.review
    return {
        "pack": found.pack,
        "audience": review.baseline.audience,
        "language": review.baseline.language,
        "form": review.baseline.form,
        "known_by_id": found.by_id,
        "passages": [
            {
                "anchors": [anchor.name for anchor in passage.anchors],
                "fields": [asdict(owner) for owner in items_of(passage)],
                "changed_fields": [asdict(owner) for owner in changed_items(passage)],
                "also_printed_for": sorted(
                    {name for one in items_of(passage) for name in elsewhere.of_items.get(one.item, ())}
                ),
                "fate": passage.fate,
                "states": [*states(passage)],
                "before": passage.before,
                "after": passage.after,
                "changes": [
                    {
                        "old": each.change.edit.old,
                        "new": each.change.edit.new,
                        "at": each.change.edit.start,
                        "by": None if each.change.by is None else asdict(each.change.by),
                        "whose": whose(each),
                        "hidden": each.change.hidden,
                    }
                    for each in placed(passage)
                ],
                "proposals": proposal_data(offered, passage),
                "columns": [asdict(column) for column in passage.columns],
                "links": [asdict(link) for link in passage.links],
                "reformatted": [asdict(hand) for hand in passage.reformatted],
                "hidden": passage.hidden,
                "comments": [asdict(comment) for comment in passage.comments],
            }
            for passage in review.passages
            if passage.touched
        ],
        "unchanged": sum(not passage.touched for passage in review.passages),
        "additions": [
            {
                "text": each.text,
                "follows": None if each.follows is None else each.follows.name,
                "by": None if each.by is None else asdict(each.by),
                "assigned": each.assigned,
                "hidden": each.hidden,
                "proposals": proposal_data(offered, each),
                "comments": [asdict(comment) for comment in each.comments],
            }
            for each in review.additions
        ],
        "breaks_together": general_data(offered),
        "loose_comments": [asdict(comment) for comment in review.loose],
        "edges": [_edge_data(edge) for edge in review.edges],
        "not_read": [asdict(aside) for aside in review.asides],
        "warnings": [*warnings(review)],
    }
