"""Public forms: how to speak of somebody, or of a source, that may not be named. The form itself is meant for everybody."""

from collections.abc import Mapping
from typing import Final

from briefgen.content.registers import Organisation, OrganisationTranslation, Person, PersonTranslation
from briefgen.content.sources import Source, SourceTranslation
from briefgen.content.vocabulary import ENTRY_OF
from briefgen.gate.clearing import Clearing, StandIn
from briefgen.gate.places import origin_of, span_of
from briefgen.gate.pointers import Pointer, find, report_withheld, way_out
from briefgen.gate.registers import Key
from briefgen.gate.worded import unreviewed
from briefgen.gate.wording import choose

HasForm = PersonTranslation | OrganisationTranslation | SourceTranslation
STATE_ONE: Final = 'state a public_form on it, as in "an official"'


def public_form(clearing: Clearing, key: Key) -> str | None:
    """Return the public form in the brief's language, None where none is stated; a fault where it is not translated."""
    entry = clearing.decided.entries[key].entry
    if not isinstance(entry, Person | Organisation | Source) or entry.public_form is None:
        return None
    found = _translated(clearing, entry.public_form, entry.translations)
    if found is None:
        _report_untranslated(clearing, key)
    return found or entry.public_form


def form_unreviewed(clearing: Clearing, key: Key) -> bool:
    """Tell whether the public form of *key* is a translation that nobody has reviewed."""
    entry = clearing.decided.entries[key].entry
    return isinstance(entry, Person | Organisation | Source) and unreviewed(clearing, key, entry)


def form_or_fault(clearing: Clearing, key: Key, pointer: Pointer) -> str | None:
    """Return the public form of a withheld entry; a fault, and None, where it states none."""
    form = public_form(clearing, key)
    if form is None:
        reasons = clearing.decided.entries[key].reasons
        hint = f"{STATE_ONE}, or {way_out(reasons)}"
        report_withheld(clearing, f"{ENTRY_OF[key[0]]} '{key[1]}'", reasons, pointer, hint)
    return form


def name_holder(clearing: Clearing, id_: str, pointer: Pointer) -> str | None:
    """Return the id under which the cleared pack knows the person or organisation *id_*, or whoever stands in for it."""
    key = _holder(clearing, id_, pointer)
    return None if key is None else name_or_stand_in(clearing, key, pointer)


def name_or_stand_in(clearing: Clearing, key: Key, pointer: Pointer) -> str | None:
    """Return the id of *key* where it may be named, else of a stand-in that has its public form for a name."""
    found = find(clearing, key, pointer)
    if found is None:
        return None
    if not found.reasons:
        clearing.reached.add(key)
        return key[1]
    form = form_or_fault(clearing, key, pointer)
    return None if form is None else _stand_in(clearing, key, form)


def name_listed(clearing: Clearing, id_: str, pointer: Pointer) -> str | None:
    """Return *id_* where the person may be named. One who has a public form is left off a list; without one, a fault."""
    key: Key = ("people", id_)
    found = find(clearing, key, pointer)
    if found is None:
        return None
    if found.reasons:
        form_or_fault(clearing, key, pointer)
        return None
    clearing.reached.add(key)
    return id_


def _holder(clearing: Clearing, id_: str, pointer: Pointer) -> Key | None:
    """Each register counts its ids for itself: a name that stands in both says nothing."""
    people: Key = ("people", id_)
    organisations: Key = ("organisations", id_)
    if people in clearing.decided.entries and organisations in clearing.decided.entries:
        message = f"{pointer.holder} names '{id_}', which is both a person and an organisation"
        clearing.faults.add("BG519", message, pointer.span, "give one of them another id")
        return None
    return organisations if organisations in clearing.decided.entries else people


def _stand_in(clearing: Clearing, key: Key, form: str) -> str:
    """Put somebody without name, office or id in the place; two who are spoken of alike are not told apart."""
    name, field = f"public:{form}", ("public_form",)
    origin = origin_of(clearing.pack, (*key, *field), item=name, field=field, language=clearing.language)
    stand_in = StandIn(register=key[0], words=form, origin=origin, unreviewed=form_unreviewed(clearing, key))
    clearing.reached.stand_in(stand_in)
    return stand_in.id


def _translated(clearing: Clearing, form: str, translations: Mapping[str, HasForm]) -> str | None:
    found = choose(form, translations, _form, language=clearing.language, home=clearing.home)
    return None if found is None else found[1]


def _form(translation: HasForm) -> str | None:
    return translation.public_form


def _report_untranslated(clearing: Clearing, key: Key) -> None:
    register, id_ = key
    message = f"the public form of the {ENTRY_OF[register]} '{id_}' is missing in {clearing.language}"
    span = span_of(clearing.pack, (register, id_, "public_form"))
    hint = f"write it under translations, {clearing.language}"
    clearing.faults.add("BG508", message, span, hint, audience=clearing.audience)
