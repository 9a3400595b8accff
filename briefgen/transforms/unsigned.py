"""DRAFT, put on and taken off: on every page, and in what the head says of who has agreed. Nothing else of a brief depends on its
sign-offs, so that what was agreed to is what is released.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefgen.document.document import Document
from briefgen.document.inlines import Text
from briefgen.document.nodes import Node
from briefgen.document.origins import ItemOrigin
from briefgen.document.walk import map_children
from briefgen.locale.model import Locale
from briefgen.transforms.phrases import phrase, phrase_words

DRAFT = "draft"
AWAITED = "agreed-by-awaited"
_OFFICES = "document.sign_offs"
"""The field of the front matter that the head prints as who has agreed."""


def unsigned(document: Document, locales: Mapping[str, Locale], awaited: Mapping[str, str]) -> Document:
    """Return *document* as a draft; *awaited* are the offices that have not agreed yet, as words of each language.

    Raises `UserError` where a locale lacks a phrase.
    """

    def say(node: Node) -> Iterable[Node]:
        match node:
            case Text(origin=ItemOrigin(register="pack", field=field, language=tag)) if field == _OFFICES:
                locale = locales.get(tag) or next(iter(locales.values()))
                offices = replace(node, text=awaited.get(tag) or node.text)
                return tuple(phrase(locale, AWAITED, offices=offices))
            case _:
                return (map_children(node, say),)

    furniture = document.furniture
    second = furniture.second
    own = locales.get(document.metadata.language) or next(iter(locales.values()))
    if second is not None:
        second = replace(second, draft=phrase_words(locales[second.language], DRAFT))
    stamped = replace(furniture, draft=phrase_words(own, DRAFT), second=second)
    return replace(map_children(document, say), furniture=stamped)


def without_draft(document: Document) -> Document:
    """Return *document* without the word DRAFT on its pages: as it is released."""
    furniture = document.furniture
    second = replace(furniture.second, draft="") if furniture.second else None
    return replace(document, furniture=replace(furniture, draft="", second=second))
