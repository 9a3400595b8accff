"""Changes of words, each as what accepting it would write: into an item's field, or into a figure's value."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefgen.content.values import value_at
from briefgen.document.origins import ItemOrigin, Origin, PhraseOrigin, TemplateOrigin
from briefgen.review.accept.fields import field_of, location, model_at, place_of, value_of
from briefgen.review.accept.figures import value_printed
from briefgen.review.accept.ground import OTHERS, UNSEEN, Ground
from briefgen.review.accept.model import DONE, Field, Proposal
from briefgen.review.accept.signs import OBJECT, LostError, signs_of
from briefgen.review.accept.words import Printed, cleaned, is_done, source_edit, splices
from briefgen.review.edits import parts
from briefgen.review.model import Change, Passage
from briefgen.review.places import spans_of, touched
from briefgen.writers.docx.anchors import AnchorPiece

Spans = Sequence[tuple[int, int, AnchorPiece]]
_RECUT: Final = "cells of its row were merged, split, moved, put in or taken out, and nobody guesses whose the words are: write them in the file"


def rewordings(ground: Ground, passage: Passage) -> Iterator[Proposal]:
    """Yield the changes of a paragraph's words, without ids."""
    spans = spans_of(passage)
    for change in passage.changes:
        yield from _changes(ground, passage, spans, change)


def _changes(ground: Ground, passage: Passage, spans: Spans, change: Change) -> Iterator[Proposal]:
    """Yield a change, or its parts where some of these can be accepted, or are, and not all of it at once."""
    whole = _change(ground, passage, spans, change)
    smaller = parts(change.edit) if whole.why and not whole.done else ()
    found = tuple(_change(ground, passage, spans, replace(change, edit=edit)) for edit in smaller)
    yield from found if any(each.open or each.done for each in found) else (whole,)


def _change(ground: Ground, passage: Passage, spans: Spans, change: Change) -> Proposal:
    change = _without_gap(spans, change)
    held = touched(change, spans)
    proposal = Proposal(
        id="",
        sort="elsewhere",
        old=change.edit.old,
        new=change.edit.new,
        by=change.by,
        subject=passage,
        change=change,
        span=ground.span([piece.origin for piece in held if piece.origin]),
    )
    if why := ground.shut or (UNSEEN if change.hidden else _RECUT if passage.recut else ""):
        return replace(proposal, why=why)
    new = cleaned(change.edit.new)
    if new is None:
        return replace(proposal, why="it has signs that nobody sees: write the words in the file")
    numbers = [piece for piece in held if piece.kind == "figure"]
    if len(held) == 1 and numbers:
        return _figure(ground, proposal, spans, held[0], change)
    if numbers and any(map(str.isdigit, new)):
        return replace(proposal, why="it writes a number over a figure: change the figure, or the words around it")
    for origin in _origins(spans, held, change):
        printed = _printed(spans, origin)
        if printed.covers(change.edit.start, change.edit.end):
            mine = _words(ground, proposal, origin, printed, new)
            if mine.open:
                return mine
            proposal = proposal if proposal.why else replace(proposal, why=mine.why)
    if numbers:
        return replace(proposal, why="it changes a figure and words beside it at once: change the figure, or the words")
    return replace(proposal, why=proposal.why or _why([piece.origin for piece in held], held))


def _origins(spans: Spans, held: Sequence[AnchorPiece], change: Change) -> tuple[ItemOrigin, ...]:
    """Return the fields that may be meant, those first whose own words were changed."""
    own = [piece.origin for piece in held if piece.kind == "words" and isinstance(piece.origin, ItemOrigin)]
    edit = change.edit
    near = [piece.origin for start, end, piece in spans if start <= edit.end and end >= edit.start]
    words = [each for each in near if isinstance(each, ItemOrigin) and each.register == "items"]
    return tuple(dict.fromkeys((*own, *words))) if own or edit.start == edit.end else tuple(dict.fromkeys(own))


def _words(ground: Ground, proposal: Proposal, origin: ItemOrigin, printed: Printed, new: str) -> Proposal:
    assert proposal.change is not None, "a change of words"
    edit = proposal.change.edit
    field = field_of(ground.pack, origin)
    value = None if field is None else value_of(ground.pack, field)
    if field is None or value is None:
        whose = f"of '{origin.item}'" if origin.register != "pack" else "in the front matter"
        return replace(
            proposal, why=f"it is `{origin.field}` {whose}, which is not written as these words: change it there"
        )
    place = place_of(ground.pack, field)
    mine = replace(proposal, field=field, span=place.span() if place else proposal.span)
    if place is None or ground.is_elsewhere(place.path):
        return replace(mine, why="it stands in a file for every pack: change it there")
    if value_of(ground.headed, field) != value:
        own = place_of(ground.headed, field)
        return replace(
            mine,
            span=own.span() if own else mine.span,
            why="the head of this reader's briefs says it itself: change it in the audience's file",
        )
    if ground.is_signed(field):
        return replace(
            mine, why="somebody has signed this translation, and not under its words: take the review out first"
        )
    try:
        signs = signs_of(value)
    except LostError:
        return replace(mine, why=OTHERS)
    others = proposal.subject.changes if isinstance(proposal.subject, Passage) else ()
    if is_done(signs, printed, edit, [each.edit for each in others]):
        return replace(mine, why=DONE)
    written = source_edit(signs, printed, edit.start, edit.end, new)
    if written is None or splices(value, (written,)) is None:
        return replace(mine, why=OTHERS)
    left = signs.text[: written.start] + written.text + signs.text[written.end :]
    if not left.strip():
        return replace(mine, why="nothing would be left of it: delete the item or the field in its file")
    return replace(mine, sort="figure" if field.register == "figures" else "words", edit=written)


def _figure(ground: Ground, proposal: Proposal, spans: Spans, piece: AnchorPiece, change: Change) -> Proposal:
    origin = piece.origin
    if not isinstance(origin, ItemOrigin) or origin.register != "figures" or origin.field != "value":
        return replace(proposal, why="it is a number of a table: change it in its data")
    start, end = next((start, end) for start, end, each in spans if each is piece)
    edit = change.edit
    if not (start <= edit.start and edit.end <= end):
        return replace(proposal, why="it changes a figure and words beside it at once: change the register")
    printed = piece.text[: edit.start - start] + edit.new + piece.text[edit.end - start :]
    subject = ground.project.subject(ground.found.pack)
    value = value_printed(subject, origin.item, origin.language, piece.text, printed)
    if isinstance(value, str):
        return replace(proposal, why=value)
    field = Field(register="figures", id=origin.item, path=("value",))
    span = ground.pack.positions.span(location(ground.pack, field))
    old = format(value_at(model_at(ground.pack, field), ("value",)), "f")
    if old == format(value, "f"):
        return replace(proposal, why=DONE)
    return replace(proposal, sort="figure", field=field, value=value, span=span, old=old, new=format(value, "f"))


def _without_gap(spans: Spans, change: Change) -> Change:
    """Return a change without the space between cells, or behind a label, that it took along."""
    edit = change.edit
    gap = len(edit.old) - len(edit.old.lstrip())
    lead = next((piece for start, end, piece in spans if start <= edit.start < end), None)
    if not gap or gap == len(edit.old) or lead is None or lead.origin is not None:
        return change
    new = edit.new.lstrip()
    taken = len(edit.new) - len(new)
    edit = replace(edit, start=edit.start + gap, old=edit.old[gap:], new=new, new_start=edit.new_start + taken)
    return replace(change, edit=edit)


def _printed(spans: Spans, origin: ItemOrigin) -> Printed:
    """Return a field as it is printed, from its first words to its last."""
    own = [number for number, (_, _, piece) in enumerate(spans) if piece.origin == origin and piece.kind == "words"]
    if not own:
        return Printed(text="", places=())
    text: list[str] = []
    places: list[tuple[int, int]] = []
    first, last = _with_references(spans, own[0], own[-1])
    foreign: tuple[int, int] | None = None
    for start, end, piece in spans[first : last + 1]:
        if piece.origin != origin:
            foreign = (foreign[0] if foreign else start, end)
            continue
        if foreign is not None:
            text.append(OBJECT)
            places.append(foreign)
            foreign = None
        text += piece.text
        places += ((start + at, start + at + 1) for at in range(len(piece.text)))
    if foreign is not None:
        text.append(OBJECT)
        places.append(foreign)
    return Printed(text="".join(text), places=tuple(places))


def _with_references(spans: Spans, first: int, last: int) -> tuple[int, int]:
    """Return the pieces from *first* to *last* with those of references right before and behind them: of other records, and
    no label or sign of the house.
    """

    def is_reference(number: int) -> bool:
        origin = spans[number][2].origin
        return (
            isinstance(origin, ItemOrigin)
            and spans[number][2].kind != "citation"
            and (origin.register != "items" or origin.field == "when")
        )

    while first and is_reference(first - 1):
        first -= 1
    while last + 1 < len(spans) and is_reference(last + 1):
        last += 1
    return first, last


def _why(origins: Sequence[Origin | None], held: Sequence[AnchorPiece]) -> str:
    if any(piece.kind == "citation" for piece in held):
        return "it is a citation: change the sources of its item"
    named = [each for each in origins if each is not None]
    for each in named:
        if isinstance(each, PhraseOrigin):
            return f"it is a phrase of the house: change '{each.key}' in locales/{each.language}.yaml"
        if isinstance(each, TemplateOrigin):
            return f"it is words of a template: change {each.path}, line {each.line}"
    return (
        "it is made by briefgen out of other things"
        if not named
        else "its words are several fields': change each in its file"
    )
