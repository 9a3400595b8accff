"""Cleared entries of the registers: those that something cleared points at, in the audience's language."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from operator import attrgetter

from briefgen.content.registers import Name, Organisation, Person, Source, Term, Topic
from briefgen.content.vocabulary import ENTRY_OF, Register
from briefgen.document.origins import ItemOrigin
from briefgen.gate.citations import support
from briefgen.gate.clearing import Clearing, StandIn
from briefgen.gate.figures import figure_values, verify_derivation
from briefgen.gate.forms import name_or_stand_in
from briefgen.gate.places import origin_of, span_of
from briefgen.gate.pointers import Pointer
from briefgen.gate.records import (
    ClearedFigure,
    ClearedOrganisation,
    ClearedPerson,
    ClearedSource,
    ClearedTerm,
    ClearedTopic,
    Level,
)
from briefgen.gate.registers import Key
from briefgen.gate.wording import choose

Worded = Person | Organisation | Term | Topic
"""Entries whose words are printed in the brief's own language."""


def cleared_figures(clearing: Clearing) -> Mapping[str, ClearedFigure]:
    """Their sources are reached by them, so figures go before sources."""
    values = figure_values(clearing)
    return {id_: _figure(clearing, id_, values.get(id_)) for id_ in _reached(clearing, "figures")}


def cleared_terms(clearing: Clearing) -> Mapping[str, ClearedTerm]:
    """Terms go before sources too."""
    return {id_: _term(clearing, ("terms", id_)) for id_ in _reached(clearing, "terms")}


def cleared_people(clearing: Clearing) -> Mapping[str, ClearedPerson]:
    """People go before organisations, where they hold their offices."""
    people = {id_: _person(clearing, ("people", id_)) for id_ in _reached(clearing, "people")}
    return people | {one.id: _unnamed_person(clearing, one) for one in _stand_ins(clearing, "people")}


def cleared_organisations(clearing: Clearing) -> Mapping[str, ClearedOrganisation]:
    bodies = {id_: _organisation(clearing, ("organisations", id_)) for id_ in _reached(clearing, "organisations")}
    return bodies | {one.id: _unnamed_body(clearing, one) for one in _stand_ins(clearing, "organisations")}


def cleared_topics(clearing: Clearing) -> Mapping[str, ClearedTopic]:
    """In the register's order."""
    return {id_: _topic(clearing, ("topics", id_)) for id_ in _reached(clearing, "topics")}


def cleared_sources(clearing: Clearing) -> Mapping[str, ClearedSource]:
    """Sources that the brief cites by name. They keep their own language, as citations do."""
    sources = clearing.pack.registers.sources
    return {id_: _source(clearing, ("sources", id_), sources[id_]) for id_ in _reached(clearing, "sources")}


def _reached(clearing: Clearing, register: Register) -> Iterator[str]:
    """Yield what was reached, in the register's order."""
    return (id_ for place, id_ in clearing.decided.entries if place == register and (place, id_) in clearing.reached)


def _stand_ins(clearing: Clearing, register: Register) -> Iterator[StandIn]:
    return (one for one in clearing.reached.stand_ins if one.register == register)


def _figure(clearing: Clearing, id_: str, value: Decimal | None) -> ClearedFigure:
    figure = clearing.pack.registers.figures[id_]
    key: Key = ("figures", id_)
    verify_derivation(clearing, id_)
    shown = support(clearing, figure.sources, _pointer(clearing, key, "sources"))
    return ClearedFigure(
        id=id_,
        value=value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        currency=figure.currency,
        scale=figure.scale,
        period=figure.period,
        precision=figure.precision,
        approximate=figure.approximate,
        level=_level(clearing, key),
        origin=_origin(clearing, key, "value"),
        citations=shown.citations,
        public_forms=shown.public_forms,
    )


def _term(clearing: Clearing, key: Key) -> ClearedTerm:
    term = clearing.pack.registers.terms[key[1]]
    shown = support(clearing, term.sources, _pointer(clearing, key, "sources"))
    return ClearedTerm(
        id=term.id,
        short=_required(clearing, key, term, "short"),
        expansion=_words(clearing, key, term, "expansion"),
        gloss=_words(clearing, key, term, "gloss"),
        well_known=term.well_known,
        level=_level(clearing, key),
        origin=_origin(clearing, key, "short"),
        citations=shown.citations,
        public_forms=shown.public_forms,
    )


def _person(clearing: Clearing, key: Key) -> ClearedPerson:
    person = clearing.pack.registers.people[key[1]]
    return ClearedPerson(
        id=person.id,
        name=_required(clearing, key, person, "name"),
        short=_words(clearing, key, person, "short"),
        office=_words(clearing, key, person, "office"),
        address=_words(clearing, key, person, "address"),
        organisation=_body_of(clearing, key, person),
        level=_level(clearing, key),
        origin=_origin(clearing, key, "name"),
    )


def _body_of(clearing: Clearing, key: Key, person: Person) -> str | None:
    if person.organisation is None:
        return None
    return name_or_stand_in(clearing, ("organisations", person.organisation), _pointer(clearing, key, "organisation"))


def _unnamed_person(clearing: Clearing, one: StandIn) -> ClearedPerson:
    """Return a stand-in. Its level is the pack's own: a public form is meant for everybody."""
    return ClearedPerson(
        id=one.id,
        name=one.words,
        short=None,
        office=None,
        address=None,
        organisation=None,
        level=clearing.base,
        origin=one.origin,
    )


def _unnamed_body(clearing: Clearing, one: StandIn) -> ClearedOrganisation:
    return ClearedOrganisation(id=one.id, name=one.words, short=None, level=clearing.base, origin=one.origin)


def _organisation(clearing: Clearing, key: Key) -> ClearedOrganisation:
    organisation = clearing.pack.registers.organisations[key[1]]
    return ClearedOrganisation(
        id=organisation.id,
        name=_required(clearing, key, organisation, "name"),
        short=_words(clearing, key, organisation, "short"),
        level=_level(clearing, key),
        origin=_origin(clearing, key, "name"),
    )


def _topic(clearing: Clearing, key: Key) -> ClearedTopic:
    topic = clearing.pack.registers.topics[key[1]]
    return ClearedTopic(
        id=topic.id,
        title=_required(clearing, key, topic, "title"),
        level=_level(clearing, key),
        origin=_origin(clearing, key, "title"),
    )


def _source(clearing: Clearing, key: Key, source: Source) -> ClearedSource:
    return ClearedSource(
        id=source.id,
        type=source.type,
        title=source.title,
        authors=tuple(_author(name) for name in source.author),
        publisher=source.publisher,
        container=source.container_title,
        number=source.number,
        page=source.page,
        url=source.url,
        issued=None if source.issued == "unknown" else source.issued,
        received=source.received,
        accessed=source.accessed,
        sections=dict(source.sections),
        language=source.language,
        grade=None if source.grade is None else (source.grade.source, source.grade.information),
        descriptor=source.descriptor,
        level=_level(clearing, key),
        origin=_origin(clearing, key, "title"),
    )


def _author(name: Name) -> str:
    return name.literal or " ".join(part for part in (name.given, name.family) if part)


def _required(clearing: Clearing, key: Key, entry: Worded, field: str) -> str:
    """Return a field that every entry has. Without words in the brief's language there is a fault, and so no brief."""
    return _words(clearing, key, entry, field) or ""


def _words(clearing: Clearing, key: Key, entry: Worded, field: str) -> str | None:
    """Return a field in the brief's language; a fault where it is written in another one only."""
    found = _worded(clearing, entry, field)
    if found is None and getattr(entry, field) is not None:
        _report_untranslated(clearing, key, field)
    return None if found is None else found[1]


def _worded(clearing: Clearing, entry: Worded, field: str) -> tuple[str, str] | None:
    """Return the language tag and the words: an entry's translations have its own fields' names."""
    written: str | None = getattr(entry, field)
    translations: Mapping[str, object] = entry.translations
    return choose(written, translations, attrgetter(field), language=clearing.language, home=clearing.home)


def _report_untranslated(clearing: Clearing, key: Key, field: str) -> None:
    register, id_ = key
    message = f"the {ENTRY_OF[register]} '{id_}' has no {field} in {clearing.language}"
    span = span_of(clearing.pack, (register, id_, field))
    hint = f"write it under translations, {clearing.language}"
    clearing.faults.add("BG508", message, span, hint, audience=clearing.audience)


def _origin(clearing: Clearing, key: Key, field: str) -> ItemOrigin:
    entry = clearing.decided.entries[key].entry
    found = _worded(clearing, entry, field) if isinstance(entry, Worded) else None
    tag = clearing.home if found is None else found[0]
    location = (*key, field) if tag == clearing.home else (*key, "translations", tag, field)
    return origin_of(clearing.pack, location, item=key[1], field=(field,), language=tag)


def _level(clearing: Clearing, key: Key) -> Level:
    return clearing.decided.entries[key].handling.level


def _pointer(clearing: Clearing, key: Key, field: str) -> Pointer:
    register, id_ = key
    return Pointer(holder=f"the {ENTRY_OF[register]} '{id_}'", span=span_of(clearing.pack, (register, id_, field)))
