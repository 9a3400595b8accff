"""New paragraphs of a document: behind which item they stand, and which of their words are an author's."""

from collections.abc import Collection, Iterator

from briefgen.content.pack import Pack
from briefgen.document.origins import ItemOrigin, Origin, PhraseOrigin
from briefgen.review.accept.fields import WORDS
from briefgen.review.find import Reviewed
from briefgen.review.model import Addition
from briefgen.writers.docx.anchors import Anchor


def followed(pack: Pack, found: Reviewed, addition: Addition) -> ItemOrigin | None:
    """Return the words of an item that new ones stand behind; None where they belong to none, for a new item is of its kind.

    It is the last one whose own words are printed there: a date of another item among them makes nothing that one's. Behind a
    heading or other words of the house it is the item before these, where the one that comes next is of the same kind.
    """
    if addition.follows is None:
        return None
    kinds = {each.id: (each.item.kind, each.use) for each in pack.items if each.named}
    printed = [(anchor.name, _printed(anchor, kinds)) for anchor in found.review.baseline.anchors]
    names = [name for name, _ in printed]
    if addition.follows.name not in names:
        return None
    place = names.index(addition.follows.name)
    if own := printed[place][1]:
        return own
    before = next((own for _, own in reversed(printed[:place]) if own), None)
    behind = next((own for _, own in printed[place + 1 :] if own), None)
    return before if before and behind and kinds[before.item] == kinds[behind.item] else None


def said_by(found: Reviewed, addition: Addition) -> str:
    """Return new words without what the house prints behind an item's, such as "(draft)": who copies a line copies that too."""
    text = addition.text.rstrip()
    for mark in dict.fromkeys(mark for anchor in found.review.baseline.anchors for mark in _marks(anchor)):
        text = text.removesuffix(mark).rstrip()
    return text


def _printed(anchor: Anchor, known: Collection[str]) -> ItemOrigin | None:
    """Return the last words of an item's own that a paragraph has."""
    own = (each for each in reversed(anchor.items) if _is_words(each) and each.item in known)
    return next(own, None)


def _is_words(origin: Origin | None) -> bool:
    return isinstance(origin, ItemOrigin) and origin.register == "items" and origin.field.split(".")[0] in WORDS


def _marks(anchor: Anchor) -> Iterator[str]:
    """Yield the phrases in brackets that the house prints in a paragraph."""
    for opening, phrase, closing in zip(anchor.pieces, anchor.pieces[1:], anchor.pieces[2:], strict=False):
        is_house = not any(isinstance(each.origin, ItemOrigin) for each in (opening, closing))
        if is_house and isinstance(phrase.origin, PhraseOrigin):
            before, after = opening.text.strip(), closing.text.strip()
            if before.endswith("(") and after.startswith(")"):
                yield f"({phrase.text})"
