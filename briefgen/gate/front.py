"""The front matter as one audience's brief carries it: title, short title, head."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from briefgen.content.front import DocumentFields, FrontTranslation
from briefgen.document.origins import ItemOrigin
from briefgen.gate.clearing import Clearing
from briefgen.gate.places import origin_of, span_of
from briefgen.gate.records import ClearedHead
from briefgen.gate.worded import unreviewed
from briefgen.gate.wording import choose
from briefgen.located.positions import Location

_WRITTEN: Final[Mapping[str, str]] = {
    "sender": "from", "recipient": "to", "copies": "copy", "file": "file", "edition": "edition",
    "drafted_by": "drafted_by", "issuer": "issuer", "contact": "contact", "sourcing": "sourcing",
    "sign_offs": "sign_offs", "replaces": "replaces", "correction": "correction",
}  # fmt: skip
"""Field of the head → its name in the front matter."""
_NAMES: Final[Mapping[str, str]] = {field.alias or name: name for name, field in DocumentFields.model_fields.items()}
"""Name in the front matter → attribute of the model."""
_PUBLIC: Final = frozenset({"edition", "issuer", "contact", "replaces", "correction"})
_LISTS: Final = ("copies", "sign_offs")
"""Fields of the head that hold several words; the others hold one or none."""
_UNTRANSLATED: Final = frozenset({"file", "replaces"})
"""Numbers, which are the same in every language where no translation says otherwise."""
HALF_SAID: Final = "BG577"


def cleared_title(clearing: Clearing) -> tuple[str, ItemOrigin]:
    """Return the title written for this audience, else the pack's; a fault where its language lacks that one."""
    front, audience = clearing.pack.front, clearing.audience
    if audience in front.titles:
        return _title(clearing, front.titles[audience], lambda one: one.titles.get(audience), ("titles", audience))
    return _title(clearing, front.title, lambda one: one.title, ("title",))


def raised_origin(clearing: Clearing) -> ItemOrigin | None:
    """Return where the front matter raises this audience's brief."""
    raises = clearing.audience in clearing.pack.front.markings
    return _origin(clearing, ("markings", clearing.audience), clearing.home) if raises else None


def cleared_short(clearing: Clearing) -> str | None:
    """Return the short title; a fault where it is written in another language only."""
    short = clearing.pack.front.short
    return None if short is None else _title(clearing, short, lambda one: one.short, ("short",))[0]


def cleared_head(clearing: Clearing) -> ClearedHead:
    """Return the head; a fault for each field that is written in another language only.

    What is published does not say to whom, by whom and under which file it went round inside.
    """
    document = clearing.pack.front.document
    places = {name: _place(document, written, clearing) for name, written in _WRITTEN.items()}
    said = {
        name: _field(clearing, place)
        for name, place in places.items()
        if _words(document, place) and (name in _PUBLIC or not clearing.access.published)
    }
    words = {name: None if name not in said else said[name][1] for name in _WRITTEN}
    lists = {name: words[name] or () for name in _LISTS}
    _check_correction(clearing, document)
    origins = {name: _origin(clearing, ("document", *places[name]), tag) for name, (tag, _) in said.items()}
    return ClearedHead(**(words | lists), replaces_of=document.replaces_of, origins=origins)


def front_unreviewed(clearing: Clearing) -> bool:
    """Tell whether the title or the head is a translation that nobody has reviewed."""
    return unreviewed(clearing, ("pack",), clearing.pack.front)


def _place(document: DocumentFields, written: str, clearing: Clearing) -> tuple[str, ...]:
    """Return where a field of the head stands: the recipient of one audience's brief wins over everybody's, and what is
    published gives the reason of a correction in the words for it.
    """
    if written == "correction" and clearing.access.published:
        return ("public_correction",)
    named = written == "to" and clearing.audience in document.recipients
    return ("recipients", clearing.audience) if named else (written,)


def _check_correction(clearing: Clearing, document: DocumentFields) -> None:
    """Find a correction that does not say what it replaces, of which day, and why, to whoever reads the brief."""
    why = "public_correction" if clearing.access.published else "correction"
    needed = ("replaces", "replaces_of", why)
    said = [name for name in needed if getattr(document, name) is not None]
    if not said or (said == [why] and why == "public_correction"):
        return
    for name in needed:
        if name not in said:
            message = f"the correction has no '{name}'"
            hint = "a notice of correction says which edition it replaces, of which day, and why"
            span = span_of(clearing.pack, ("pack", "document", said[0]))
            clearing.faults.add(HALF_SAID, message, span, hint, audience=clearing.audience)


def _words(document: DocumentFields, place: tuple[str, ...]) -> Any:
    match place:
        case ("recipients", audience):
            return document.recipients.get(audience)
        case (written, *_):
            return getattr(document, _NAMES[written]) or None


def _field(clearing: Clearing, place: tuple[str, ...]) -> tuple[str, Any]:
    """Return the tag and the words of a field of the head. A file and an edition have one number in every language."""
    front = clearing.pack.front
    words = _words(front.document, place)
    found = choose(
        words,
        front.translations,
        lambda one: _words(one.document, place),
        language=clearing.language,
        home=clearing.home,
    )
    if found is None and place[0] not in _UNTRANSLATED:
        _report_untranslated(clearing, ("document", *place))
    return found or (clearing.home, words)


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
