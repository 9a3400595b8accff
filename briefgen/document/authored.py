"""Which words of a document its authors wrote, apart from what is formatted, named in a register or said by the house."""

from typing import Final

from briefgen.document.origins import ItemOrigin, Origin, TemplateOrigin

_PROSE: Final = frozenset({
    "text", "plain", "short", "clause", "spoken", "instead", "why", "reasons", "pros", "cons", "title", "titles",
})  # fmt: skip
"""Fields of items and of the front matter that hold sentences; others are dates, words of a list, references."""
_ENTITLED: Final = frozenset({"topics", "exhibits"})
"""Registers whose words are titles and labels of the brief itself; others hold names, sources and units."""

_LAID_OUT: Final = ("audiences/", "partials/")
"""Templates that say what goes where; others hold words of a standard, such as a scale or a scheme of markings."""


def is_authored(origin: Origin) -> bool:
    """Tell whether words come from a sentence of the pack."""
    match origin:
        case ItemOrigin(register="items" | "pack", field=field):
            return not _PROSE.isdisjoint(field.split("."))
        case _:
            return False


def is_own_words(origin: Origin) -> bool:
    """Tell whether words are the pack's own, its titles and labels among them, or a template's."""
    match origin:
        case ItemOrigin(register=register) if register in _ENTITLED:
            return True
        case TemplateOrigin(path=path):
            return path.removeprefix("bundled/").startswith(_LAID_OUT)
        case _:
            return is_authored(origin)
