"""Where a link of a field leads, written anew: its words stay as they are."""

from collections.abc import Iterator
from typing import Literal

from briefgen.addresses import is_link
from briefgen.authoring.intake.merge.splices import Splice, spliced
from briefgen.markup.inline import InlineFault, parse_inlines
from briefgen.markup.nodes import Inline, Link, Marked
from briefgen.review.accept.signs import OBJECT, Group, LostError, signs_of
from briefgen.review.accept.words import cleaned
from briefgen.review.edits import plain
from briefgen.review.links import LinkChange, same_address


def target_splice(value: Marked | str | None, change: LinkChange) -> Splice | Literal["done"] | None:
    """Return what lets the one link of a field that is meant lead where a document leads; "done" where it does so already, None
    where that cannot be written for sure.
    """
    if not isinstance(value, Marked) or change.old is None or change.new is None:
        return None
    if not is_link(change.new) or cleaned(change.new) != change.new:
        return None
    try:
        held = [(group, link) for group, link, words in _links(value) if _is_meant(words, change)]
    except LostError:
        return None
    meant = [group for group, link in held if same_address(link.url, change.old)]
    if not meant and any(same_address(link.url, change.new) for _, link in held):
        return "done"
    if len(meant) != 1:
        return None
    return next(_written(value, meant[0], change), None)


def _links(value: Marked) -> Iterator[tuple[Group, Link, str]]:
    """Yield the links of a field that are written with words in brackets, each with those. Raises `LostError`."""
    signs = signs_of(value)
    for group in signs.groups:
        source = value.source[group.start : group.end]
        try:
            inlines: tuple[Inline, ...] = parse_inlines(source).inlines if source.startswith("[") else ()
        except InlineFault:
            continue
        match inlines:
            case (Link() as link,):
                yield group, link, signs.text[group.first : group.last]


def _is_meant(words: str, change: LinkChange) -> bool:
    """Tell whether a link's words are those that lead elsewhere; a reference among them prints nobody knows what."""
    return OBJECT in words or plain(words).casefold() == plain(change.words).casefold()


def _written(value: Marked, group: Group, change: LinkChange) -> Iterator[Splice]:
    """Yield what puts the new address in the place of the old one, where it is read as that."""
    source = value.source[group.start : group.end]
    for old, new in ((f"]({change.old})", f"]({change.new})"), (f"](<{change.old}>)", f"](<{change.new}>)")):
        if source.endswith(old):
            made = Splice(start=group.end - len(old), end=group.end, text=new)
            if _leads(spliced(source, [Splice(start=len(source) - len(old), end=len(source), text=new)]), change.new):
                yield made


def _leads(source: str, url: str | None) -> bool:
    try:
        match parse_inlines(source).inlines:
            case (Link(url=read),):
                return same_address(read, url)
            case _:
                return False
    except InlineFault:
        return False
