"""Cleared entries of the registers: those that something cleared points at, in the audience's language."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefgen.content.recordvalues import read_value
from briefgen.content.registers import Figure, Person
from briefgen.content.sources import Source
from briefgen.content.vocabulary import Register
from briefgen.gate.ages import figure_dated
from briefgen.gate.authors import cleared_author
from briefgen.gate.citations import support
from briefgen.gate.clearing import Clearing, StandIn
from briefgen.gate.figures import figure_values, verify_derivation, verify_figure_source
from briefgen.gate.forms import name_or_stand_in
from briefgen.gate.places import origin_of
from briefgen.gate.registered import (
    ClearedFigure,
    ClearedOrganisation,
    ClearedPerson,
    ClearedRecordField,
    ClearedSource,
    ClearedTerm,
    ClearedTopic,
    Conversion,
)
from briefgen.gate.registers import Key
from briefgen.gate.worded import level, origin, pointer, required, unreviewed, words


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


def cleared_records(clearing: Clearing) -> Mapping[str, ClearedRecordField]:
    """Return all that the reader may see, whether or not words refer to them: templates and names of files do, too."""
    for key, one in clearing.decided.entries.items():
        if key[0] == "records" and not one.reasons:
            clearing.reached.add(key)
    return {id_: _record(clearing, ("records", id_)) for id_ in _reached(clearing, "records")}


def _reached(clearing: Clearing, register: Register) -> Iterator[str]:
    """Yield what was reached, in the register's order."""
    return (id_ for place, id_ in clearing.decided.entries if place == register and (place, id_) in clearing.reached)


def _stand_ins(clearing: Clearing, register: Register) -> Iterator[StandIn]:
    return (one for one in clearing.reached.stand_ins if one.register == register)


def _figure(clearing: Clearing, id_: str, value: Decimal | None) -> ClearedFigure:
    figure = clearing.pack.registers.figures[id_]
    key: Key = ("figures", id_)
    verify_derivation(clearing, id_)
    verify_figure_source(clearing, id_)
    shown = support(clearing, figure.sources, pointer(clearing, key, "sources"))
    return ClearedFigure(
        id=id_,
        value=value,
        low=figure.low,
        high=figure.high,
        unit=words(clearing, key, figure, "unit"),
        currency=figure.currency,
        scale=figure.scale,
        period=words(clearing, key, figure, "period"),
        precision=figure.precision,
        approximate=figure.approximate,
        dated=figure_dated(figure),
        level=level(clearing, key),
        origin=origin_of(clearing.pack, (*key, "value"), item=id_, field=("value",), language=clearing.home),
        title=words(clearing, key, figure, "title"),
        conversion=_conversion(clearing, figure),
        citations=shown.citations,
        public_forms=shown.public_forms,
        unreviewed=unreviewed(clearing, key, figure) or shown.unreviewed,
    )


def _conversion(clearing: Clearing, figure: Figure) -> Conversion | None:
    derived = figure.derived
    if derived is None or derived.rate is None or derived.on is None:
        return None
    ground = clearing.pack.registers.figures[derived.from_[0]]
    return Conversion(currency=ground.currency or "", rate=derived.rate, on=derived.on)


def _term(clearing: Clearing, key: Key) -> ClearedTerm:
    term = clearing.pack.registers.terms[key[1]]
    shown = support(clearing, term.sources, pointer(clearing, key, "sources"))
    return ClearedTerm(
        id=term.id,
        short=required(clearing, key, term, "short"),
        expansion=words(clearing, key, term, "expansion"),
        plural=words(clearing, key, term, "plural"),
        gloss=words(clearing, key, term, "gloss"),
        well_known=term.well_known,
        technical=term.technical,
        level=level(clearing, key),
        origin=origin(clearing, key, "short"),
        citations=shown.citations,
        public_forms=shown.public_forms,
        unreviewed=unreviewed(clearing, key, term) or shown.unreviewed,
    )


def _person(clearing: Clearing, key: Key) -> ClearedPerson:
    person = clearing.pack.registers.people[key[1]]
    return ClearedPerson(
        id=person.id,
        name=required(clearing, key, person, "name"),
        short=words(clearing, key, person, "short"),
        office=words(clearing, key, person, "office"),
        address=words(clearing, key, person, "address"),
        organisation=_body_of(clearing, key, person),
        level=level(clearing, key),
        origin=origin(clearing, key, "name"),
        unreviewed=unreviewed(clearing, key, person),
    )


def _body_of(clearing: Clearing, key: Key, person: Person) -> str | None:
    if person.organisation is None:
        return None
    return name_or_stand_in(clearing, ("organisations", person.organisation), pointer(clearing, key, "organisation"))


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
        unreviewed=one.unreviewed,
    )


def _unnamed_body(clearing: Clearing, one: StandIn) -> ClearedOrganisation:
    return ClearedOrganisation(
        id=one.id, name=one.words, short=None, level=clearing.base, origin=one.origin, unreviewed=one.unreviewed
    )


def _organisation(clearing: Clearing, key: Key) -> ClearedOrganisation:
    organisation = clearing.pack.registers.organisations[key[1]]
    return ClearedOrganisation(
        id=organisation.id,
        name=required(clearing, key, organisation, "name"),
        short=words(clearing, key, organisation, "short"),
        level=level(clearing, key),
        origin=origin(clearing, key, "name"),
        unreviewed=unreviewed(clearing, key, organisation),
    )


def _topic(clearing: Clearing, key: Key) -> ClearedTopic:
    topic = clearing.pack.registers.topics[key[1]]
    return ClearedTopic(
        id=topic.id,
        title=required(clearing, key, topic, "title"),
        question=words(clearing, key, topic, "question"),
        level=level(clearing, key),
        origin=origin(clearing, key, "title"),
        unreviewed=unreviewed(clearing, key, topic),
    )


def _record(clearing: Clearing, key: Key) -> ClearedRecordField:
    entry = clearing.pack.registers.records[key[1]]
    return ClearedRecordField(
        id=entry.id,
        type=entry.type,
        value=read_value(entry.type, entry.example),
        level=level(clearing, key),
        origin=origin_of(clearing.pack, (*key, "id"), item=entry.id, field=("value",), language=clearing.language),
    )


def _source(clearing: Clearing, key: Key, source: Source) -> ClearedSource:
    """Return a source; how we judge it is nobody's business outside the unit."""
    published = clearing.access.published
    return ClearedSource(
        id=source.id,
        type=source.type,
        title=source.title,
        short=source.title_short,
        authors=tuple(map(cleared_author, source.author)),
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
        grade=None if source.grade is None or published else (source.grade.source, source.grade.information),
        descriptor=None if published else source.descriptor,
        described_in=clearing.home,
        genre=source.genre,
        level=level(clearing, key),
        origin=origin(clearing, key, "title"),
    )
