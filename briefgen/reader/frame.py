"""What surrounds the text: marking, furniture, metadata. All of it follows from what the tree really shows."""

from collections.abc import Iterable, Iterator
from typing import Any

from briefgen.document.document import Furniture, Marking, Metadata, PageLabel
from briefgen.document.inlines import Citation
from briefgen.document.nodes import Block, Node, Title
from briefgen.document.origins import ItemOrigin
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
from briefgen.gate.records import ClearedPack, Level
from briefgen.locale.model import Place
from briefgen.reader.phrases import has_phrase, phrase_text
from briefgen.reader.reading import Reading

BETWEEN_SCHEMES = " // "


def shown(blocks: Iterable[Node]) -> Iterator[Node]:
    for block in blocks:
        yield block
        yield from walk(block)


def _entry(origin: ItemOrigin, cleared: ClearedPack) -> Any:
    """Return the item or entry that words come from; None for those of the front matter."""
    return None if origin.register == "pack" else getattr(cleared, origin.register)[origin.item]


def levels(blocks: Iterable[Node], cleared: ClearedPack) -> Iterator[Level]:
    """Yield the marking of everything that is shown: items, entries, sources that are cited."""
    yield cleared.base
    for node in shown(blocks):
        origin = getattr(node, "origin", None)
        if isinstance(origin, ItemOrigin) and (entry := _entry(origin, cleared)) is not None:
            yield entry.level
        if isinstance(node, Citation):
            yield from (cleared.sources[reference.source].level for reference in node.references)


def marking(blocks: Iterable[Block], cleared: ClearedPack) -> Marking:
    """Return the highest level that is shown; where several schemes meet, each one's, the pack's own first.

    Then there is no sensitivity label: a file has one, and the levels of two schemes have no order.
    """
    highest: dict[str, Level] = {}
    for level in levels(blocks, cleared):
        known = highest.get(level.scheme)
        if known is None or level.order > known.order:
            highest[level.scheme] = level
    own = highest[cleared.base.scheme]
    label = BETWEEN_SCHEMES.join(level.label for level in highest.values())
    sensitivity = own.sensitivity if len(highest) == 1 else None
    return Marking(scheme=own.scheme, level=own.id, label=label, placement=own.placement, sensitivity=sensitivity)


def metadata(blocks: Iterable[Block], cleared: ClearedPack) -> Metadata:
    titles = (block for block in blocks if isinstance(block, Title))
    return Metadata(
        title=next((plain_text(title) for title in titles), cleared.title),
        language=cleared.language,
        as_of=cleared.as_of,
        subject=cleared.short or "",
        issuer=cleared.head.issuer or "",
    )


def furniture(blocks: Iterable[Block], reading: Reading) -> Furniture:
    head, locale = reading.cleared.head, reading.locale
    values = {
        "footer-file": head.file,
        "footer-edition": head.edition,
        "footer-as-of": locale.moment(reading.cleared.as_of),
    }
    footer = (
        phrase_text(key, reading, **{key.removeprefix("footer-").replace("-", "_"): value})
        for key, value in values.items()
        if value
    )
    draft = phrase_text("draft", reading) if locale.unreviewed or is_draft(blocks, reading.cleared) else ""
    return Furniture(
        footer=tuple(footer),
        page=_page_label(reading),
        draft=draft,
        running_section=reading.form.running_section,
    )


def is_draft(blocks: Iterable[Block], cleared: ClearedPack) -> bool:
    """Tell whether a translation that nobody has reviewed is shown: of an item, of an entry, or of the pack's own head."""
    origins = (getattr(node, "origin", None) for node in shown(blocks))
    entries = (_entry(origin, cleared) for origin in origins if isinstance(origin, ItemOrigin))
    return cleared.unreviewed or any(getattr(entry, "unreviewed", False) for entry in entries)


def _page_label(reading: Reading) -> PageLabel:
    """Part "Page {page} of {pages}" into what stands before, between and after the two numbers."""
    if not has_phrase("page-label", reading, {"page", "pages"}):
        return PageLabel()
    words: list[str] = [""]
    for part in reading.locale.parts("page-label"):
        if isinstance(part, Place):
            words.append("")
        else:
            words[-1] += part
    return PageLabel(before=words[0], between=words[1], after=words[2])
