"""The changes of a review, each under an id of its own, with what accepting it would write and where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Final

from briefgen.build.files import digest
from briefgen.build.heads import headed
from briefgen.build.project import Project
from briefgen.content.house import HOUSE_FILE
from briefgen.content.pack import Pack
from briefgen.content.values import value_at
from briefgen.diagnostics import Span
from briefgen.document.origins import ItemOrigin, Origin, PhraseOrigin, TemplateOrigin
from briefgen.frozen import dataclass
from briefgen.gate.wording import are_one_language
from briefgen.markup.nodes import Marked
from briefgen.review.accept.additions import followed, said_by
from briefgen.review.accept.fields import WORDS, field_of, location, model_at, place_of, value_of
from briefgen.review.accept.figures import value_printed
from briefgen.review.accept.links import target_splice
from briefgen.review.accept.model import DONE, Field, Proposal
from briefgen.review.accept.removal import readers_without
from briefgen.review.accept.signs import OBJECT, LostError, signs_of
from briefgen.review.accept.words import Printed, cleaned, is_done, source_edit, splices
from briefgen.review.edits import parts, plain
from briefgen.review.find import Reviewed
from briefgen.review.links import LinkChange
from briefgen.review.model import Addition, Change, Passage
from briefgen.review.places import spans_of, touched
from briefgen.trace.places import Places
from briefgen.writers.docx.anchors import Anchor, AnchorPiece

Spans = Sequence[tuple[int, int, AnchorPiece]]
_MARK: Final = 4
"""Signs of the hash in an id: the changes of one paragraph are few."""
_UNSEEN: Final = "words of it are hidden in the document, where nobody sees them: write in the file what is meant"
_RECUT: Final = "cells of its row were merged, split, moved, put in or taken out, and nobody guesses whose the words are: write them in the file"
_OWN: Final = "the words that were printed there are not what its file has now: change it there"


def proposals(project: Project, found: Reviewed) -> tuple[Proposal, ...]:
    """Return everything that could be accepted, or has to be done at another place, in the document's order.

    Raises `UserError` where the pack cannot be read.
    """
    return tuple(_Proposing(project=project, found=found).all())


def number_of(anchor: Anchor) -> str:
    """Return what the ids of a paragraph's changes begin with: `7`, `foot-2`."""
    return anchor.name.removeprefix("bf_").replace("_", "-")


@dataclass(frozen=True, kw_only=True)
class _Proposing:
    project: Project
    found: Reviewed

    @cached_property
    def pack(self) -> Pack:
        return self.project.pack(self.found.pack)

    @cached_property
    def _headed(self) -> Pack:
        """The pack with the head that this reader's briefs carry."""
        known = self.audience in self.project.audiences
        return headed(self.pack, self.project.audience(self.audience)) if known else self.pack

    @cached_property
    def places(self) -> Places:
        return Places(self.project.folder)

    @cached_property
    def _shown(self) -> frozenset[str]:
        """The words of the items that this reader gets."""
        decided = self.project.subject(self.found.pack).decided(self.audience).items
        return frozenset(plain(_plain(each.item.text)) for each in self.pack.items if not decided[each.id].reasons)

    @property
    def audience(self) -> str:
        return self.found.review.baseline.audience

    @cached_property
    def _shut(self) -> str:
        """Why nothing of the document is written at all; empty where something may be: of somebody whom the policy does not name
        nobody can tell what he may see, and so not what his words would show.
        """
        if self.audience in self.project.policy.policy.audiences:
            return ""
        return f"the policy names no audience '{self.audience}' any more: write what is meant in the file"

    def all(self) -> Iterator[Proposal]:
        for passage in self.found.review.passages:
            yield from self._passage(passage)
        for number, addition in enumerate(self.found.review.additions, 1):
            yield self._addition(f"new.{number}", addition)

    def _passage(self, passage: Passage) -> Iterator[Proposal]:
        number = number_of(passage.anchors[0])
        if passage.fate == "deleted":
            yield self._deletion(f"{number}.gone", passage)
        spans = spans_of(passage)
        changes = [each for change in passage.changes for each in self._changes(passage, spans, change)]
        yield from _named(number, (*changes, *(self._link(passage, spans, each) for each in passage.links)))
        if passage.moved:
            why = "the order follows the ranks, the files and the template: change a rank, or the order in the file"
            yield self._whole(f"{number}.moved", passage, why)
        if passage.columns:
            why = "the template, or the data, makes the table: change its columns there"
            yield self._whole(f"{number}.columns", passage, why)
        if passage.recut and not passage.changes:
            yield self._whole(
                f"{number}.cells", passage, "the template, or the data, makes the table: change its cells there"
            )
        if passage.parts > 1:
            yield self._whole(f"{number}.parts", passage, "an item is one paragraph: make two items of it in its file")
        if passage.merged:
            why = "items have a paragraph each: write the words of both into one, and take the other out"
            yield self._whole(f"{number}.joined", passage, why)

    def _whole(self, name: str, passage: Passage, why: str) -> Proposal:
        return Proposal(
            id=name,
            sort="elsewhere",
            old=passage.before,
            new=passage.after,
            by=next(iter(passage.hands), None),
            subject=passage,
            span=self._span(passage.anchors[0].items),
            why=why,
        )

    # Words

    def _changes(self, passage: Passage, spans: Spans, change: Change) -> Iterator[Proposal]:
        """Yield a change, or its parts where some of these can be accepted, or are, and not all of it at once."""
        whole = self._change(passage, spans, change)
        smaller = parts(change.edit) if whole.why and not whole.done else ()
        found = tuple(self._change(passage, spans, replace(change, edit=edit)) for edit in smaller)
        yield from found if any(each.open or each.done for each in found) else (whole,)

    def _change(self, passage: Passage, spans: Spans, change: Change) -> Proposal:
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
            span=self._span([piece.origin for piece in held if piece.origin]),
        )
        if why := self._shut or (_UNSEEN if change.hidden else _RECUT if passage.recut else ""):
            return replace(proposal, why=why)
        new = cleaned(change.edit.new)
        if new is None:
            return replace(proposal, why="it has signs that nobody sees: write the words in the file")
        numbers = [piece for piece in held if piece.kind == "figure"]
        if len(held) == 1 and numbers:
            return self._figure(proposal, spans, held[0], change)
        if numbers and any(map(str.isdigit, new)):
            return replace(proposal, why="it writes a number over a figure: change the figure, or the words around it")
        for origin in self._origins(spans, held, change):
            printed = _printed(spans, origin)
            if printed.covers(change.edit.start, change.edit.end):
                mine = self._words(proposal, origin, printed, change, new)
                if mine.open:
                    return mine
                proposal = proposal if proposal.why else replace(proposal, why=mine.why)
        if numbers:
            return replace(
                proposal, why="it changes a figure and words beside it at once: change the figure, or the words"
            )
        return replace(proposal, why=proposal.why or _why([piece.origin for piece in held], held))

    def _origins(self, spans: Spans, held: Sequence[AnchorPiece], change: Change) -> tuple[ItemOrigin, ...]:
        """Return the fields that may be meant, those first whose own words were changed."""
        own = [piece.origin for piece in held if piece.kind == "words" and isinstance(piece.origin, ItemOrigin)]
        edit = change.edit
        near = [piece.origin for start, end, piece in spans if start <= edit.end and end >= edit.start]
        words = [each for each in near if isinstance(each, ItemOrigin) and each.register == "items"]
        return tuple(dict.fromkeys((*own, *words))) if own or edit.start == edit.end else tuple(dict.fromkeys(own))

    def _words(self, proposal: Proposal, origin: ItemOrigin, printed: Printed, change: Change, new: str) -> Proposal:
        field = field_of(self.pack, origin)
        value = None if field is None else value_of(self.pack, field)
        if field is None or value is None:
            whose = f"of '{origin.item}'" if origin.register != "pack" else "in the front matter"
            return replace(
                proposal, why=f"it is `{origin.field}` {whose}, which is not written as these words: change it there"
            )
        place = place_of(self.pack, field)
        mine = replace(proposal, field=field, span=place.span() if place else proposal.span)
        if place is None or _is_elsewhere(self.pack, place.path):
            return replace(mine, why="it stands in a file for every pack: change it there")
        if value_of(self._headed, field) != value:
            own = place_of(self._headed, field)
            return replace(
                mine,
                span=own.span() if own else mine.span,
                why="the head of this reader's briefs says it itself: change it in the audience's file",
            )
        if self._is_signed(field):
            return replace(
                mine, why="somebody has signed this translation, and not under its words: take the review out first"
            )
        try:
            signs = signs_of(value)
        except LostError:
            return replace(mine, why=_OWN)
        others = proposal.subject.changes if isinstance(proposal.subject, Passage) else ()
        if is_done(signs, printed, change.edit, [each.edit for each in others]):
            return replace(mine, why=DONE)
        edit = source_edit(signs, printed, change.edit.start, change.edit.end, new)
        if edit is None or splices(value, (edit,)) is None:
            return replace(mine, why=_OWN)
        left = signs.text[: edit.start] + edit.text + signs.text[edit.end :]
        if not left.strip():
            return replace(mine, why="nothing would be left of it: delete the item or the field in its file")
        return replace(mine, sort="figure" if field.register == "figures" else "words", edit=edit)

    def _is_signed(self, field: Field) -> bool:
        """Tell whether a translation was reviewed without a hash that would tell that its words are others now."""
        if "translations" not in field.path:
            return False
        at = field.path[: field.path.index("translations") + 2]
        review = value_at(model_at(self.pack, field), (*at, "review"))
        return review is not None and review.seen is None

    def _figure(self, proposal: Proposal, spans: Spans, piece: AnchorPiece, change: Change) -> Proposal:
        origin = piece.origin
        if not isinstance(origin, ItemOrigin) or origin.register != "figures" or origin.field != "value":
            return replace(proposal, why="it is a number of a table: change it in its data")
        start, end = next((start, end) for start, end, each in spans if each is piece)
        edit = change.edit
        if not (start <= edit.start and edit.end <= end):
            return replace(proposal, why="it changes a figure and words beside it at once: change the register")
        printed = piece.text[: edit.start - start] + edit.new + piece.text[edit.end - start :]
        subject = self.project.subject(self.found.pack)
        value = value_printed(subject, origin.item, origin.language, piece.text, printed)
        if isinstance(value, str):
            return replace(proposal, why=value)
        field = Field(register="figures", id=origin.item, path=("value",))
        span = self.pack.positions.span(location(self.pack, field))
        old = format(value_at(model_at(self.pack, field), ("value",)), "f")
        if old == format(value, "f"):
            return replace(proposal, why=DONE)
        return replace(proposal, sort="figure", field=field, value=value, span=span, old=old, new=format(value, "f"))

    # Links

    def _link(self, passage: Passage, spans: Spans, link: LinkChange) -> Proposal:
        origins = [piece.origin for start, end, piece in spans if link.bears_on(start, end)]
        proposal = Proposal(
            id="",
            sort="elsewhere",
            old=link.old or "",
            new=link.new or "",
            by=None,
            subject=passage,
            link=link,
            span=self._span([each for each in origins if each is not None]),
        )
        if self._shut:
            return replace(proposal, why=self._shut)
        owners = dict.fromkeys(each for each in origins if isinstance(each, ItemOrigin))
        sources = [each.item for each in owners if each.register == "sources"]
        if sources:
            return replace(proposal, why=f"it is where the source '{sources[0]}' is read: change its `URL`")
        for field in filter(None, (field_of(self.pack, each) for each in owners)):
            mine = self._led(replace(proposal, field=field), field, link)
            if mine.open or mine.done:
                return mine
        return replace(proposal, why="a link is written with its words, as [words](address): change it there")

    def _led(self, proposal: Proposal, field: Field, link: LinkChange) -> Proposal:
        place = place_of(self.pack, field)
        if place is None or _is_elsewhere(self.pack, place.path) or self._is_signed(field):
            return replace(proposal, why=_OWN)
        made = target_splice(value_of(self.pack, field), link)
        if made == "done":
            return replace(proposal, span=place.span(), why=DONE)
        return (
            replace(proposal, why=_OWN)
            if made is None
            else replace(proposal, sort="words", span=place.span(), target=made)
        )

    # Paragraphs

    def _deletion(self, name: str, passage: Passage) -> Proposal:
        proposal = replace(self._whole(name, passage, self._shut), new="")
        if self._shut:
            return proposal
        names = list(dict.fromkeys(each.item for each in _items(passage)))
        if len(names) != 1:
            why = "it is no item by itself: change the template, the topic or the phrase that it comes from"
            return replace(
                proposal, why=why if not names else "it has several items: take this reader out of their `readers`"
            )
        still = [each for each in self.found.review.passages if each.fate != "deleted"]
        if any(item.item == names[0] for each in still for item in _items(each)):
            return replace(proposal, why=f"other words of '{names[0]}' are still there: change it in its file")
        entry = next((each for each in self.pack.items if each.id == names[0]), None)
        if entry is None or not entry.named:
            return replace(proposal, why="the item has no id, or is gone: change it in its file")
        if self.project.subject(self.found.pack).decided(self.audience).items[entry.id].reasons:
            return replace(proposal, why=DONE)
        left = readers_without(entry, self.audience, self.project.policy.policy)
        span = entry.span
        if left is None:
            why = f"nobody else reads '{entry.id}': delete it in its file"
            return replace(proposal, why=why, span=span)
        field = Field(register="items", id=entry.id, path=("readers",))
        return replace(proposal, sort="deletion", field=field, span=span)

    def _addition(self, name: str, addition: Addition) -> Proposal:
        proposal = Proposal(
            id=name,
            sort="elsewhere",
            old="",
            new=said_by(self.found, addition),
            by=addition.by,
            subject=addition,
            span=self._behind(addition),
        )
        if self._shut or addition.hidden:
            return replace(proposal, why=self._shut or _UNSEEN)
        if not addition.assigned:
            return replace(
                proposal, why="it may be an edit of something that is missing: nobody guesses; write it in the file"
            )
        if addition.row:
            return replace(proposal, why="it is a row of a table: write it into what the table is made of")
        if "\t" in proposal.new.strip():
            return replace(
                proposal, why="a tab parts its words, as a label from what stands behind it: write them in the file"
            )
        words = cleaned(proposal.new)
        if words is not None and plain(words) in self._shown:
            return replace(proposal, why=DONE)
        if words is None:
            return replace(proposal, why="it has signs that nobody sees: write the words in the file")
        behind = followed(self.pack, self.found, addition)
        if behind is None:
            return replace(
                proposal,
                why="it stands behind no item's words, or between items of two kinds: write it where it belongs",
            )
        if any(each.id == behind.item and each.item.kind == "question" for each in self.pack.items):
            return replace(
                proposal,
                why="it stands behind a question, and words alone are none: write question and answer in the file",
            )
        home = self.pack.front.language
        if not are_one_language(behind.language, home):
            why = f"it stands among words in {behind.language}, and an item is written in the pack's own {home} first"
            return replace(proposal, why=f"{why}: write it in its file, in both")
        return replace(proposal, sort="draft")

    def _behind(self, addition: Addition) -> Span | None:
        own = followed(self.pack, self.found, addition)
        return next((each.span for each in self.pack.items if own and each.id == own.item), None)

    def _span(self, origins: Sequence[Origin]) -> Span | None:
        return next((span for each in origins if (span := self.places.of(each)) is not None), None)


def _named(number: str, changes: Iterable[Proposal]) -> Iterator[Proposal]:
    """Yield the changes of a paragraph under their ids, made of where and what each is: none is another's once that is accepted."""
    taken: set[str] = set()
    for each in changes:
        mark = digest(_marked(each).encode())
        name = next(name for length in range(_MARK, len(mark)) if (name := f"{number}.{mark[:length]}") not in taken)
        taken.add(name)
        yield replace(each, id=name)


def _marked(proposal: Proposal) -> str:
    """Return where and what a change is."""
    if proposal.link is not None:
        return f"{proposal.link.start}\n{proposal.old}\n{proposal.new}\nlink"
    assert proposal.change is not None, "a change of words"
    edit = proposal.change.edit
    return f"{edit.start}\n{edit.old}\n{edit.new}"


def _items(passage: Passage) -> Iterator[ItemOrigin]:
    for anchor in passage.anchors:
        yield from (each for each in anchor.items if each.register == "items" and each.field.split(".")[0] in WORDS)


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


def _plain(text: Marked) -> str:
    try:
        return signs_of(text).text
    except LostError:
        return ""


def _is_elsewhere(pack: Pack, path: Path) -> bool:
    return path == pack.root / HOUSE_FILE


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
