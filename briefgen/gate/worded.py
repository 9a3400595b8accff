"""Words of an entry in the brief's language, with their origin: what entries of every register have in common."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Protocol

from briefgen.content.registers import Figure, Organisation, Person, Term, Topic
from briefgen.content.series import Exhibit, ImageExhibit
from briefgen.content.vocabulary import ENTRY_OF
from briefgen.document.origins import ItemOrigin
from briefgen.gate.clearing import Clearing
from briefgen.gate.marked import Level
from briefgen.gate.places import origin_of, span_of
from briefgen.gate.pointers import Pointer
from briefgen.gate.registers import Key
from briefgen.gate.wording import Reviewed, choose, is_unreviewed
from briefgen.located.positions import Location


class Translated(Protocol):
    """Has words of its own, and the same in other languages under the names of its fields."""

    @property
    def translations(self) -> Mapping[str, Reviewed]: ...


Worded = Person | Organisation | Term | Topic | Figure | Exhibit | ImageExhibit
"""Entries whose words are printed in the brief's own language."""


def required(clearing: Clearing, key: Key, entry: Worded, field: str) -> str:
    """Return a field that every entry has. Without words in the brief's language there is a fault, and so no brief."""
    return words(clearing, key, entry, field) or ""


def words(clearing: Clearing, key: Key, entry: Worded, field: str) -> str | None:
    """Return a field in the brief's language; a fault where it is written in another one only."""
    found = worded(clearing, entry, field)
    if found is None and getattr(entry, field) is not None:
        report_untranslated(clearing, key, field)
    return None if found is None else found[1]


def report_untranslated(clearing: Clearing, key: Key, field: str) -> None:
    register, id_ = key
    message = f"the {ENTRY_OF[register]} '{id_}' has no {field} in {clearing.language}"
    span = span_of(clearing.pack, (register, id_, field))
    hint = f"write it under translations, {clearing.language}"
    clearing.faults.add("BG508", message, span, hint, audience=clearing.audience)


def unreviewed(clearing: Clearing, at: Location, entry: Translated) -> bool:
    """Tell whether a translation serves the brief that nobody has reviewed in the words of now; *at* is where it stands."""
    outdated = clearing.pack.outdated.get(at, frozenset())
    return is_unreviewed(entry.translations, language=clearing.language, home=clearing.home, outdated=outdated)


def origin(clearing: Clearing, key: Key, field: str) -> ItemOrigin:
    entry = clearing.decided.entries[key].entry
    found = worded(clearing, entry, field) if isinstance(entry, Worded) else None
    tag = clearing.home if found is None else found[0]
    location = (*key, field) if tag == clearing.home else (*key, "translations", tag, field)
    return origin_of(clearing.pack, location, item=key[1], field=(field,), language=tag)


def level(clearing: Clearing, key: Key) -> Level:
    return clearing.decided.entries[key].handling.level


def pointer(clearing: Clearing, key: Key, *field: str) -> Pointer:
    register, id_ = key
    return Pointer(holder=f"the {ENTRY_OF[register]} '{id_}'", span=span_of(clearing.pack, (register, id_, *field)))


def worded(clearing: Clearing, entry: Translated, field: str) -> tuple[str, str] | None:
    """Return the language tag and the words: an entry's translations have its own fields' names."""
    written: str | None = getattr(entry, field, None)
    return choose(written, entry.translations, attrgetter(field), language=clearing.language, home=clearing.home)
