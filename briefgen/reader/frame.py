"""What surrounds the text: marking, furniture, metadata. All of it follows from what the tree really shows."""

from collections.abc import Iterable, Iterator

from briefgen.document.nodes import Block, Citation, Furniture, Marking, Metadata, Node, PageLabel, Title
from briefgen.document.origins import ItemOrigin
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
from briefgen.gate.records import ClearedPack, Level
from briefgen.locale.model import Place
from briefgen.reader.codes import PHRASE
from briefgen.reader.reading import Reading

BETWEEN_SCHEMES = " // "


def shown(blocks: Iterable[Block]) -> Iterator[Node]:
    for block in blocks:
        yield block
        yield from walk(block)


def levels(blocks: Iterable[Block], cleared: ClearedPack) -> Iterator[Level]:
    """Yield the marking of everything that is shown: items, entries, sources that are cited."""
    yield cleared.base
    for node in shown(blocks):
        origin = getattr(node, "origin", None)
        if isinstance(origin, ItemOrigin) and origin.register != "pack":
            yield getattr(cleared, origin.register)[origin.item].level
        if isinstance(node, Citation):
            yield from (cleared.sources[reference.source].level for reference in node.references)


def marking(blocks: Iterable[Block], cleared: ClearedPack) -> Marking:
    """Return the highest level that is shown; where several schemes meet, each one's, the pack's own first."""
    highest: dict[str, Level] = {}
    for level in levels(blocks, cleared):
        known = highest.get(level.scheme)
        if known is None or level.order > known.order:
            highest[level.scheme] = level
    own = highest[cleared.base.scheme]
    label = BETWEEN_SCHEMES.join(level.label for level in highest.values())
    return Marking(scheme=own.scheme, level=own.id, label=label, placement=own.placement)


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
        _phrase(key, reading, key.removeprefix("footer-").replace("-", "_"), value)
        for key, value in values.items()
        if value
    )
    draft = _phrase("draft", reading) if is_draft(blocks, reading.cleared) else ""
    return Furniture(footer=tuple(footer), page=_page_label(reading), draft=draft)


def is_draft(blocks: Iterable[Block], cleared: ClearedPack) -> bool:
    """Tell whether a translation that nobody has reviewed is shown."""
    origins = (getattr(node, "origin", None) for node in shown(blocks))
    items = (origin.item for origin in origins if isinstance(origin, ItemOrigin) and origin.register == "items")
    return any(cleared.items[item].unreviewed for item in items)


def _phrase(key: str, reading: Reading, place: str = "", value: str = "") -> str:
    if not _has(key, reading, {place} - {""}):
        return ""
    return reading.locale.phrase(key, **({place: value} if place else {}))


def _page_label(reading: Reading) -> PageLabel:
    """Part "Page {page} of {pages}" into what stands before, between and after the two numbers."""
    if not _has("page-label", reading, {"page", "pages"}):
        return PageLabel()
    words: list[str] = [""]
    for part in reading.locale.parts("page-label"):
        if isinstance(part, Place):
            words.append("")
        else:
            words[-1] += part
    return PageLabel(before=words[0], between=words[1], after=words[2])


def _has(key: str, reading: Reading, places: set[str]) -> bool:
    if reading.locale.has(key) and reading.locale.places(key) == places:
        return True
    wanted = " and ".join(f"{{{place}}}" for place in sorted(places))
    message = f"the language '{reading.locale.tag}' lacks the phrase '{key}'" + (f" with {wanted}" if wanted else "")
    reading.locale_fault(PHRASE, message)
    return False
