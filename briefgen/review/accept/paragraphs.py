"""Paragraphs as a whole, each as what accepting it would write: those that were deleted, moved, divided or added."""

from collections.abc import Iterator
from dataclasses import replace

from briefgen.diagnostics import Span
from briefgen.document.origins import ItemOrigin
from briefgen.gate.wording import are_one_language
from briefgen.review.accept.additions import followed, said_by
from briefgen.review.accept.fields import WORDS
from briefgen.review.accept.ground import UNSEEN, Ground
from briefgen.review.accept.model import DONE, Field, Proposal
from briefgen.review.accept.removal import readers_without
from briefgen.review.accept.words import cleaned
from briefgen.review.edits import plain
from briefgen.review.model import Addition, Passage


def whole(ground: Ground, name: str, passage: Passage, why: str) -> Proposal:
    return Proposal(
        id=name,
        sort="elsewhere",
        old=passage.before,
        new=passage.after,
        by=next(iter(passage.hands), None),
        subject=passage,
        span=ground.span(passage.anchors[0].items),
        why=why,
    )


def deletion(ground: Ground, name: str, passage: Passage) -> Proposal:
    proposal = replace(whole(ground, name, passage, ground.shut), new="")
    if ground.shut:
        return proposal
    names = list(dict.fromkeys(each.item for each in _items(passage)))
    if len(names) != 1:
        why = "it is no item by itself: change the template, the topic or the phrase that it comes from"
        return replace(
            proposal, why=why if not names else "it has several items: take this reader out of their `readers`"
        )
    still = [each for each in ground.found.review.passages if each.fate != "deleted"]
    if any(item.item == names[0] for each in still for item in _items(each)):
        return replace(proposal, why=f"other words of '{names[0]}' are still there: change it in its file")
    entry = next((each for each in ground.pack.items if each.id == names[0]), None)
    if entry is None or not entry.named:
        return replace(proposal, why="the item has no id, or is gone: change it in its file")
    if ground.project.subject(ground.found.pack).decided(ground.audience).items[entry.id].reasons:
        return replace(proposal, why=DONE)
    left = readers_without(entry, ground.audience, ground.project.policy.policy)
    span = entry.span
    if left is None:
        why = f"nobody else reads '{entry.id}': delete it in its file"
        return replace(proposal, why=why, span=span)
    field = Field(register="items", id=entry.id, path=("readers",))
    return replace(proposal, sort="deletion", field=field, span=span)


def addition(ground: Ground, name: str, added: Addition) -> Proposal:
    proposal = Proposal(
        id=name,
        sort="elsewhere",
        old="",
        new=said_by(ground.found, added),
        by=added.by,
        subject=added,
        span=_behind(ground, added),
    )
    if ground.shut or added.hidden:
        return replace(proposal, why=ground.shut or UNSEEN)
    if not added.assigned:
        return replace(
            proposal, why="it may be an edit of something that is missing: nobody guesses; write it in the file"
        )
    if added.row:
        return replace(proposal, why="it is a row of a table: write it into what the table is made of")
    if "\t" in proposal.new.strip():
        return replace(
            proposal, why="a tab parts its words, as a label from what stands behind it: write them in the file"
        )
    words = cleaned(proposal.new)
    if words is not None and plain(words) in ground.shown:
        return replace(proposal, why=DONE)
    if words is None:
        return replace(proposal, why="it has signs that nobody sees: write the words in the file")
    behind = followed(ground.pack, ground.found, added)
    if behind is None:
        return replace(
            proposal,
            why="it stands behind no item's words, or between items of two kinds: write it where it belongs",
        )
    if any(each.id == behind.item and each.item.kind == "question" for each in ground.pack.items):
        return replace(
            proposal,
            why="it stands behind a question, and words alone are none: write question and answer in the file",
        )
    home = ground.pack.front.language
    if not are_one_language(behind.language, home):
        why = f"it stands among words in {behind.language}, and an item is written in the pack's own {home} first"
        return replace(proposal, why=f"{why}: write it in its file, in both")
    return replace(proposal, sort="draft")


def _behind(ground: Ground, added: Addition) -> Span | None:
    own = followed(ground.pack, ground.found, added)
    return next((each.span for each in ground.pack.items if own and each.id == own.item), None)


def _items(passage: Passage) -> Iterator[ItemOrigin]:
    for anchor in passage.anchors:
        yield from (each for each in anchor.items if each.register == "items" and each.field.split(".")[0] in WORDS)
