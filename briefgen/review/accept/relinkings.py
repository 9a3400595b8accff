"""Links whose target alone was changed, each as what accepting it would write into an item's field."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefgen.addresses import SCHEMES, is_link
from briefgen.document.origins import ItemOrigin
from briefgen.review.accept.fields import field_of, place_of, value_of
from briefgen.review.accept.ground import OTHERS, Ground
from briefgen.review.accept.links import target_splice
from briefgen.review.accept.model import DONE, Field, Proposal
from briefgen.review.accept.words import cleaned
from briefgen.review.links import LinkChange
from briefgen.review.model import Passage
from briefgen.review.places import spans_of

_NOWHERE: Final = f"no link of a brief leads there: write an address that begins with {', '.join(f'{each}:' for each in SCHEMES)}, without blanks"


def relinkings(ground: Ground, passage: Passage) -> Iterator[Proposal]:
    """Yield the changes of a paragraph's links, without ids."""
    spans = spans_of(passage)
    for link in passage.links:
        origins = [piece.origin for start, end, piece in spans if link.bears_on(start, end)]
        proposal = Proposal(
            id="",
            sort="elsewhere",
            old=link.old or "",
            new=link.new or "",
            by=None,
            subject=passage,
            link=link,
            span=ground.span([each for each in origins if each is not None]),
        )
        owners = dict.fromkeys(each for each in origins if isinstance(each, ItemOrigin))
        yield _link(ground, proposal, link, tuple(owners))


def _link(ground: Ground, proposal: Proposal, link: LinkChange, owners: tuple[ItemOrigin, ...]) -> Proposal:
    if ground.shut:
        return replace(proposal, why=ground.shut)
    sources = [each.item for each in owners if each.register == "sources"]
    if sources:
        return replace(proposal, why=f"it is where the source '{sources[0]}' is read: change its `URL`")
    if link.new is not None and not is_link(link.new):
        return replace(proposal, why=_NOWHERE)
    if link.new is not None and cleaned(link.new) != link.new:
        return replace(proposal, why="the address has signs that nobody sees: write it in the file")
    for field in filter(None, (field_of(ground.pack, each) for each in owners)):
        mine = _led(ground, replace(proposal, field=field), field, link)
        if mine.open or mine.done:
            return mine
    return replace(proposal, why="a link is written with its words, as [words](address): change it there")


def _led(ground: Ground, proposal: Proposal, field: Field, link: LinkChange) -> Proposal:
    place = place_of(ground.pack, field)
    if place is None or ground.is_elsewhere(place.path) or ground.is_signed(field):
        return replace(proposal, why=OTHERS)
    made = target_splice(value_of(ground.pack, field), link)
    if made == "done":
        return replace(proposal, span=place.span(), why=DONE)
    if made is None:
        return replace(proposal, why=OTHERS)
    return replace(proposal, sort="words", span=place.span(), target=made)
