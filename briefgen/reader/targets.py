"""What a token stands for, as inlines with their origins."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final, assert_never

from briefgen.document.inlines import Certainty, Citation, Inline, SourceReference, Text
from briefgen.document.origins import DerivedOrigin, ItemOrigin
from briefgen.gate.records import ClearedItem, ClearedPack
from briefgen.gate.rollup import PORTION, portion_mark
from briefgen.gate.said import ClearedCitation, Prose
from briefgen.locale.model import Place
from briefgen.markup.rendered import (
    Entry,
    EntryCitation,
    ExhibitBlock,
    ItemCertainty,
    ItemCitation,
    ItemPortion,
    ItemText,
    ItemWhen,
    Joint,
    Literally,
    PackField,
    Phrase,
    Target,
)
from briefgen.reader.codes import MISPLACED, PHRASE
from briefgen.reader.entries import entry_inlines, prose_inlines
from briefgen.reader.reading import Reading

if TYPE_CHECKING:
    from briefgen.gate.registered import ClearedFigure
    from briefgen.gate.shown import Exhibited

COUNT: Final = "count"
"""The place of a phrase that decides by which of its forms it is printed."""


def target_inlines(target: Target, reading: Reading, line: int) -> tuple[Inline, ...]:
    """Return the inlines of a token that stands in a line of the markup; a token may stand for none."""
    match target:
        case ItemText():
            return _item_text(target, reading)
        case ItemCertainty():
            return tuple(_certainty(target, reading, line))
        case ItemCitation():
            return tuple(_item_citation(target, reading))
        case ItemPortion(item=name):
            return tuple(_portion(reading.cleared.items[name]))
        case ItemWhen():
            return tuple(_when(target, reading))
        case Entry(register=register, id=name, form=form):
            return entry_inlines(register, name, form, reading)
        case PackField(name=name):
            return reading.of_target(target, lambda: _pack_field(name, reading))
        case Phrase():
            return tuple(_phrase(target, reading, line))
        case EntryCitation(register=register, id=name):
            entry: ClearedFigure | Exhibited = getattr(reading.cleared, register)[name]
            origin = replace(entry.origin, field="sources")
            return tuple(citation(entry.citations, entry.public_forms, origin, reading))
        case ExhibitBlock(exhibit=name):
            message = f"the exhibit '{name}' stands among words"
            reading.fault(
                MISPLACED, message, line, "print it alone in its paragraph, with an empty line before and after"
            )
            return ()
        case Literally(number=number):
            return (Text(text=str(number), origin=reading.template_origin(line)),)
        case Joint(place=place, count=count):
            between = reading.locale.between(count)[place - 1 : place]
            return tuple(Text(text=text, origin=DerivedOrigin(transform="list")) for text in between)
        case _:
            assert_never(target)


def item_prose(target: ItemText, reading: Reading) -> Prose | None:
    """Return the author's text that a token names, None for a field that is a plain word or two."""
    item = reading.cleared.items[target.item]
    match target.form:
        case "text":
            return item.text
        case "short" | "spoken" | "clause" | "plain":
            return item.variants[target.form]
        case "answer":
            return item.answer.text if item.answer else None
        case "instead":
            return item.instead
        case "why":
            return item.why
        case "reasons":
            return item.judgement.reasons if item.judgement else None
        case "pros":
            return item.pros[target.index]
        case "cons":
            return item.cons[target.index]
        case _:
            return None


def _item_text(target: ItemText, reading: Reading) -> tuple[Inline, ...]:
    if (prose := item_prose(target, reading)) is not None:
        return prose_inlines(prose, reading)
    item = reading.cleared.items[target.item]
    if target.form in {"likelihood", "evidence"}:
        from briefgen.reader.likelihood import likelihood  # noqa: PLC0415 - few briefs hold any of it

        return likelihood(item, reading)
    if target.form == "author" and item.judgement is not None:
        return (Text(text=item.judgement.author, origin=_origin(item, "judgement.author")),)
    if target.form == "public_forms":
        return (Text(text=reading.locale.join(item.public_forms), origin=_origin(item, "sources")),)
    return (Text(text=getattr(item, target.form), origin=_origin(item, target.form)),)


def _origin(item: ClearedItem, field: str) -> ItemOrigin:
    return replace(item.text.origin, field=field)


def _certainty(target: ItemCertainty, reading: Reading, line: int) -> Iterator[Inline]:
    item = reading.cleared.items[target.item]
    level = item.answer.certainty if target.answer and item.answer else item.certainty
    key = f"certainty-{level}"
    if level is None:
        return
    if not reading.locale.has(key):
        reading.fault(PHRASE, f"the language '{reading.locale.tag}' has no phrase '{key}'", line, "add it to its file")
        return
    field = "answer.certainty" if target.answer else "certainty"
    yield Certainty(level=level, word=reading.locale.phrase(key), origin=_origin(item, field))


def _item_citation(target: ItemCitation, reading: Reading) -> Iterator[Inline]:
    item = reading.cleared.items[target.item]
    of_answer = target.answer and item.answer is not None
    cited = item.answer.citations if target.answer and item.answer else item.citations
    forms = () if of_answer else item.public_forms
    return citation(cited, forms, _origin(item, "answer.sources" if of_answer else "sources"), reading)


def citation(
    cited: tuple[ClearedCitation, ...], public_forms: tuple[str, ...], origin: ItemOrigin, reading: Reading
) -> Iterator[Inline]:
    """Yield the sources that words rest on. A brief without citations has none; what it may not cite is spoken of by the
    public form.
    """
    if cited and reading.form.citations != "none":
        yield Citation(references=tuple(map(_reference, cited)), origin=origin)
    elif public_forms and (reading.cleared.published or reading.form.citations != "none"):
        yield Text(text=f"({reading.locale.join(public_forms)})", origin=origin)


def _reference(citation: ClearedCitation) -> SourceReference:
    return SourceReference(source=citation.source, locator=citation.locator)


def _portion(item: ClearedItem) -> Iterator[Inline]:
    if (mark := portion_mark(item.level)) is not None:
        yield Text(text=f"{mark} ", origin=_origin(item, PORTION))


def _when(target: ItemWhen, reading: Reading) -> Iterator[Inline]:
    item = reading.cleared.items[target.item]
    if (when := getattr(item, target.field)) is not None:
        yield Text(text=reading.locale.when(when), origin=_origin(item, target.field))


def _pack_field(name: str, reading: Reading) -> tuple[Inline, ...]:
    cleared = reading.cleared
    origin = cleared.head.origins.get(name) or replace(cleared.title_origin, field=name)
    match name:
        case "title":
            text, origin = cleared.title, cleared.title_origin
        case "short":
            text = cleared.short or cleared.title
        case "as_of":
            text = reading.locale.moment(cleared.as_of)
        case "as_of_date":
            text = reading.locale.date(cleared.as_of)
        case "embargo_until" | "embargo_until_utc":
            text = _embargo(cleared, reading, utc=name.endswith("utc"))
        case "copies" | "sign_offs":
            text = reading.locale.join(getattr(cleared.head, name))
        case _:
            text = getattr(cleared.head, name) or ""
    return (Text(text=text, origin=origin),) if text else ()


def _embargo(cleared: ClearedPack, reading: Reading, *, utc: bool) -> str:
    until = cleared.embargo_until
    return "" if until is None else reading.locale.moment(until.astimezone(dt.UTC) if utc else until)


def _phrase(phrase: Phrase, reading: Reading, line: int) -> Iterator[Inline]:
    count = phrase.values.get(COUNT)
    for part in reading.locale.parts(phrase.key, count.number if isinstance(count, Literally) else None):
        match part:
            case Place(name=name):
                yield from target_inlines(phrase.values[name], reading, line)
            case str():
                yield Text(text=part, origin=reading.phrase_origin(phrase.key))
