"""The front matter as one audience's brief carries it: title, short title, head."""

from collections.abc import Callable

from briefgen.content.front import DocumentFields, FrontTranslation
from briefgen.document.origins import ItemOrigin
from briefgen.gate.clearing import Clearing
from briefgen.gate.places import origin_of, span_of
from briefgen.gate.records import ClearedHead
from briefgen.gate.wording import choose
from briefgen.located.positions import Location


def cleared_title(clearing: Clearing) -> tuple[str, ItemOrigin]:
    """Return the title written for this audience, else the pack's; a fault where its language lacks that one."""
    front, audience = clearing.pack.front, clearing.audience
    if audience in front.titles:
        return _title(clearing, front.titles[audience], lambda one: one.titles.get(audience), ("titles", audience))
    return _title(clearing, front.title, lambda one: one.title, ("title",))


def cleared_short(clearing: Clearing) -> str | None:
    """Return the short title; a fault where it is written in another language only."""
    short = clearing.pack.front.short
    return None if short is None else _title(clearing, short, lambda one: one.short, ("short",))[0]


def cleared_head(clearing: Clearing) -> ClearedHead:
    """Return the head. What is published does not say to whom, by whom and under which file it went round inside."""
    document = clearing.pack.front.document
    return _public_head(document) if clearing.access.published else _head(document)


def _title(
    clearing: Clearing, words: str, pick: Callable[[FrontTranslation], str | None], path: Location
) -> tuple[str, ItemOrigin]:
    front = clearing.pack.front
    found = choose(words, front.translations, pick, language=clearing.language, home=clearing.home)
    if found is None:
        _report_untranslated(clearing, path)
        return "", _origin(clearing, path, clearing.language)
    tag, chosen = found
    return chosen, _origin(clearing, path, tag)


def _origin(clearing: Clearing, path: Location, tag: str) -> ItemOrigin:
    location = ("pack", *path) if tag == clearing.home else ("pack", "translations", tag, *path)
    return origin_of(clearing.pack, location, item=clearing.pack.name, field=path, language=tag)


def _report_untranslated(clearing: Clearing, path: Location) -> None:
    field = ".".join(map(str, path))
    hint = f"write it in the front matter under translations, {clearing.language}"
    span = span_of(clearing.pack, ("pack", *path))
    message = f"the pack has no {field} in {clearing.language}"
    clearing.faults.add("BG508", message, span, hint, audience=clearing.audience)


def _head(document: DocumentFields) -> ClearedHead:
    return ClearedHead(
        sender=document.from_,
        recipient=document.to,
        copies=document.copy_,
        file=document.file,
        edition=document.edition,
        drafted_by=document.drafted_by,
        issuer=document.issuer,
        contact=document.contact,
    )


def _public_head(document: DocumentFields) -> ClearedHead:
    return ClearedHead(
        sender=None,
        recipient=None,
        copies=(),
        file=None,
        edition=document.edition,
        drafted_by=None,
        issuer=document.issuer,
        contact=document.contact,
    )
