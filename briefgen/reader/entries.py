"""Entries of the registers, and references in an author's text, as inlines."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, assert_never

from briefgen.diagnostics import did_you_mean
from briefgen.document.inlines import Abbreviation, CrossReference, Emphasis, Inline, Link, Number, Strong, Text
from briefgen.document.origins import ItemOrigin
from briefgen.document.references import exhibit_anchor
from briefgen.gate.registered import (
    ClearedFigure,
    ClearedOrganisation,
    ClearedPerson,
    ClearedRecordField,
    ClearedSource,
    ClearedTerm,
    ClearedTopic,
)
from briefgen.gate.said import Prose
from briefgen.gate.shown import ClearedExhibit, ClearedImage, Exhibited
from briefgen.markup import nodes as markup
from briefgen.markup.rendered import Register
from briefgen.reader.codes import FORM, PHRASE
from briefgen.reader.figures import figure_text, rate_texts
from briefgen.reader.phrases import phrase
from briefgen.reader.reading import Reading

EntryRecord = (
    ClearedTopic
    | ClearedPerson
    | ClearedOrganisation
    | ClearedTerm
    | ClearedFigure
    | ClearedSource
    | ClearedRecordField
    | Exhibited
)

REGISTERS: Final[Mapping[markup.ReferenceKind, Register]] = {
    "figure": "figures",
    "person": "people",
    "organisation": "organisations",
    "term": "terms",
    "record": "records",
}


def prose_inlines(prose: Prose, reading: Reading) -> tuple[Inline, ...]:
    inlines = tuple(_prose(prose.inlines, prose.origin, reading))
    return _opened(inlines) if _opens_with_entry(prose) else inlines


def _opens_with_entry(prose: Prose) -> bool:
    """Tell whether a sentence begins with words of a register, which are written as they stand within one; those of a
    record stay as they are.
    """
    is_clause = prose.origin.field.rpartition(".")[2] == "clause"
    match prose.inlines:
        case (markup.Reference(kind=kind), *_):
            return not is_clause and kind != "record"
        case _:
            return False


def _opened(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    match inlines:
        case (Text(text=text) as first, *rest):
            return (replace(first, text=text[:1].upper() + text[1:]), *rest)
        case _:
            return inlines


def _prose(inlines: Iterable[markup.Inline], origin: ItemOrigin, reading: Reading) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case markup.Words(text=text):
                yield Text(text=text, origin=origin)
            case markup.Strong(children=children):
                yield Strong(children=tuple(_prose(children, origin, reading)))
            case markup.Emphasis(children=children):
                yield Emphasis(children=tuple(_prose(children, origin, reading)))
            case markup.Link(url=url, children=children):
                yield Link(url=url, children=tuple(_prose(children, origin, reading)))
            case markup.Reference():
                yield from _reference(inline, origin, reading)
            case _:
                assert_never(inline)


def _reference(reference: markup.Reference, origin: ItemOrigin, reading: Reading) -> Iterator[Inline]:
    if reference.kind == "date":
        yield from _date(reference, origin, reading)
    elif reference.kind in REGISTERS:
        yield from entry_inlines(REGISTERS[reference.kind], reference.id, reference.form, reading, origin)
    elif reference.kind == "likelihood":
        from briefgen.reader.likelihood import referred_likelihood  # noqa: PLC0415 - few briefs hold any of it

        yield from referred_likelihood(reference, origin, reading)
    elif reference.kind == "exhibit":
        yield from _exhibit(reference, origin, reading)
    else:
        message = f"this brief has no {reference.kind} '{reference.id}'"
        reading.content_fault(FORM, message, origin, "say it in words")


def _date(reference: markup.Reference, origin: ItemOrigin, reading: Reading) -> Iterator[Inline]:
    item = reading.cleared.items.get(reference.id)
    if item is None or item.when is None:
        reading.content_fault(FORM, f"'{reference.id}' has no date", origin, "give the item a when: field")
    elif reference.form is not None:
        reading.content_fault(FORM, f"a date has no form '{reference.form}'", origin, f"write {{date:{reference.id}}}")
    else:
        yield Text(text=reading.locale.when(item.when), origin=replace(item.text.origin, field="when"))


def _exhibit(reference: markup.Reference, origin: ItemOrigin, reading: Reading) -> Iterator[Inline]:
    """Yield a reference that the transform `numbering` puts the exhibit's number in."""
    if reference.form is not None:
        hint = f"write {{exhibit:{reference.id}}}"
        reading.content_fault(FORM, f"an exhibit has no form '{reference.form}'", origin, hint)
        return
    reading.named.setdefault(reference.id, origin)
    yield CrossReference(target=exhibit_anchor(reference.id), children=())


def check_exhibits(reading: Reading) -> None:
    """Note which of the exhibits that words refer to this brief does not show, or does not number."""
    for name, origin in reading.named.items():
        if name not in reading.shown:
            reading.content_fault(FORM, f"this brief has no exhibit '{name}'", origin, "say it in words")
        elif not reading.form.numbered_exhibits:
            message = f"this brief refers to the exhibit '{name}', and does not number its exhibits"
            hint = "say it in words, or set numbered_exhibits: true in audience.yaml"
            reading.content_fault(FORM, message, origin, hint)


def entry_inlines(
    register: Register, name: str, form: str | None, reading: Reading, at: ItemOrigin | None = None
) -> tuple[Inline, ...]:
    """Return one form of an entry; None is the usual one. *at* is where a faulty reference is written."""
    entry: EntryRecord = getattr(reading.cleared, register)[name]
    try:
        forms = _forms(entry, reading)
    except KeyError as error:
        message = f"the language '{reading.locale.tag}' lacks the phrase {error} for the figure '{name}'"
        reading.content_fault(PHRASE, message, entry.origin, f"add it to {reading.locale.path.name}")
        return ()
    chosen = next(iter(forms)) if form is None else form
    if chosen not in forms:
        known = ", ".join(forms)
        hint = did_you_mean(chosen, forms, otherwise=f"its forms are {known}")
        reading.content_fault(FORM, f"'{name}' has no form '{chosen}'", at or entry.origin, hint)
        return ()
    return forms[chosen]


def _forms(entry: EntryRecord, reading: Reading) -> Mapping[str, tuple[Inline, ...]]:
    """Return what can be printed of an entry, the usual form first."""
    match entry:
        case ClearedTopic():
            return _texts(entry, title=entry.title, question=entry.question)
        case ClearedPerson():
            short = entry.short or entry.name
            return _texts(entry, name=entry.name, short=short, office=entry.office, address=entry.address)
        case ClearedOrganisation():
            return _texts(entry, name=entry.name, short=entry.short or entry.name)
        case ClearedTerm():
            return {"short": (_term(entry),), **_texts(entry, expansion=entry.expansion, gloss=entry.gloss)}
        case ClearedFigure():
            value = Number(text=figure_text(entry, reading.locale), origin=entry.origin)
            period = entry.period and reading.locale.period(entry.period)
            return {
                **_converted(entry, value, reading),
                "value": (value,),
                **_texts(entry, title=entry.title, period=period),
            }
        case ClearedSource():
            letter, number = entry.grade or (None, None)
            issued = None if entry.issued is None else reading.locale.date(entry.issued)
            information = None if number is None else str(number)
            short = entry.short or entry.publisher or entry.title
            return _texts(entry, title=entry.title, short=short, publisher=entry.publisher, issued=issued, grade=letter, information=information, descriptor=entry.descriptor)  # fmt: skip
        case ClearedRecordField():
            reading.of_record.append(entry.id)
            from briefgen.reader.recordtext import record_text  # noqa: PLC0415

            return {"value": (Text(text=record_text(entry, reading.locale), origin=entry.origin),)}
        case ClearedExhibit() | ClearedImage():
            remark = {} if entry.remark is None else {"remark": prose_inlines(entry.remark, reading)}
            return {**_texts(entry, title=entry.title), **remark}
        case _:
            assert_never(entry)


def _converted(figure: ClearedFigure, value: Number, reading: Reading) -> Mapping[str, tuple[Inline, ...]]:
    """Return an amount with the day of its rate, which is how a converted one is printed, and the rate by itself.

    Raises KeyError where the language lacks a phrase that it takes.
    """
    if figure.conversion is None:
        return {}
    date = Text(text=reading.locale.date(figure.conversion.on), origin=replace(figure.origin, field="derived.on"))
    one, rate = rate_texts(figure, figure.conversion, reading.locale)
    origin = replace(figure.origin, field="derived.rate")
    said = {"one": (Number(text=one, origin=origin),), "rate": (Number(text=rate, origin=origin),)}
    return {
        "converted": phrase("figure-converted", reading, number=(value,), date=(date,)),
        "rate": phrase("figure-rate", reading, **said, date=(date,)),
    }


def _texts(entry: EntryRecord, **fields: str | None) -> Mapping[str, tuple[Inline, ...]]:
    given = {field: text for field, text in fields.items() if text}
    return {field: (Text(text=text, origin=replace(entry.origin, field=field)),) for field, text in given.items()}


def _term(term: ClearedTerm) -> Inline:
    if term.expansion is None:
        return Text(text=term.short, origin=term.origin)
    return Abbreviation(
        term=term.id, text=term.short, expansion=term.expansion, well_known=term.well_known, origin=term.origin
    )
