"""A text on its way through: the wording that serves the audience, its references resolved or replaced."""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from briefgen.content.item import Translation
from briefgen.content.pack import PackItem
from briefgen.content.registers import RecordField
from briefgen.frozen import dataclass
from briefgen.gate.clearing import Clearing
from briefgen.gate.forms import form_or_fault
from briefgen.gate.places import origin_of, span_of, span_within
from briefgen.gate.pointers import Pointer, find, reach, reach_item
from briefgen.gate.registers import Key
from briefgen.gate.said import Prose
from briefgen.gate.wording import choose
from briefgen.located.positions import Location
from briefgen.markup.nodes import Emphasis, Inline, Link, Marked, Reference, Strong, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One field of an item as it was written: in the pack's language, and where its translations keep it."""

    path: Location
    """As a path below the item, which is what origins name: `text`, `variants.plain`, `answer.text`."""
    words: Marked | None
    translated: Callable[[Translation], Marked | None]
    translated_path: Location


def required(clearing: Clearing, entry: PackItem, written: Written) -> Prose | None:
    """Return the text for this audience; a fault, and None, where it is written in another language only."""
    prose = optional(clearing, entry, written)
    if prose is None and written.words is not None:
        report_untranslated(clearing, entry, written.path, written.translated_path)
    return prose


def optional(clearing: Clearing, entry: PackItem, written: Written) -> Prose | None:
    """Return the text for this audience, None where its language has none."""
    found = choose(
        written.words, entry.item.translations, written.translated, language=clearing.language, home=clearing.home
    )
    if found is None:
        return None
    tag, marked = found
    path = written.path if tag == clearing.home else ("translations", tag, *written.translated_path)
    location = ("items", entry.id, *path)
    return Prose(
        inlines=resolve(clearing, marked.inlines, f"'{entry.id}'", location),
        origin=origin_of(clearing.pack, location, item=entry.id, field=written.path, language=tag),
    )


def report_untranslated(clearing: Clearing, entry: PackItem, path: Location, translated_path: Location) -> None:
    """Note that a field that stands at *path* of the item is written in another language only."""
    field = ".".join(part for part in translated_path if isinstance(part, str))
    message = f"'{entry.id}' has no {field} in {clearing.language}"
    hint = f"write it: - {clearing.language}{'' if field == 'text' else '.' + field}: …"
    span = span_of(clearing.pack, ("items", entry.id, *path))
    clearing.faults.add("BG508", message, span, hint, audience=clearing.audience)


def resolve(clearing: Clearing, inlines: tuple[Inline, ...], holder: str, location: Location) -> tuple[Inline, ...]:
    """Return the text with each reference followed, and what it points at carried; *holder* is who points, in messages."""
    return tuple(_resolve(clearing, inline, holder, location) for inline in inlines)


def _resolve(clearing: Clearing, inline: Inline, holder: str, location: Location) -> Inline:
    match inline:
        case Words():
            return inline
        case Strong() | Emphasis() | Link():
            return replace(inline, children=resolve(clearing, inline.children, holder, location))
        case Reference():
            span = span_within(clearing.pack, location, inline.at, inline.at + len(_written(inline)))
            referred = _refer(clearing, inline, Pointer(holder=holder, span=span))
            return _opening(referred) if inline.at == 0 and location[-1] != "clause" else referred
        case _:
            assert_never(inline)


def _opening(inline: Inline) -> Inline:
    """Public forms are written as they stand within a sentence; one that opens it takes a capital."""
    return replace(inline, text=inline.text[:1].upper() + inline.text[1:]) if isinstance(inline, Words) else inline


def _refer(clearing: Clearing, reference: Reference, pointer: Pointer) -> Inline:
    """Return the reference, or the words that stand for somebody who may not be named."""
    match reference.kind:
        case "figure":
            reach(clearing, ("figures", reference.id), pointer)
        case "term":
            reach(clearing, ("terms", reference.id), pointer)
        case "person":
            return _name(clearing, reference, ("people", reference.id), pointer)
        case "organisation":
            return _name(clearing, reference, ("organisations", reference.id), pointer)
        case "date":
            _date(clearing, reference, pointer)
        case "likelihood":
            reach_item(clearing, reference.id, pointer)
        case "exhibit":
            reach(clearing, ("exhibits", reference.id), pointer)
        case "record":
            _record(clearing, reference, pointer)
        case _:
            assert_never(reference.kind)
    return reference


def _written(reference: Reference) -> str:
    """Return the reference as it stands in the text."""
    form = "" if reference.form is None else f".{reference.form}"
    return f"{{{reference.kind}:{reference.id}{form}}}"


def _name(clearing: Clearing, reference: Reference, key: Key, pointer: Pointer) -> Inline:
    found = find(clearing, key, pointer)
    if found is not None and found.reasons:
        form = form_or_fault(clearing, key, pointer)
        return reference if form is None else Words(text=form, at=reference.at)
    reach(clearing, key, pointer)
    return reference


def _record(clearing: Clearing, reference: Reference, pointer: Pointer) -> None:
    """`{record:district}` prints where every record has words or a number there."""
    found = reach(clearing, ("records", reference.id), pointer)
    if found is None or not isinstance(found.entry, RecordField):
        return
    written = f"{pointer.holder} refers to '{_written(reference)}', "
    if reference.form is not None:
        hint = f"write {{record:{reference.id}}}"
        clearing.faults.add("BG512", f"{written}and a field of records has no forms", pointer.span, hint)
    elif found.entry.optional:
        hint = "let a template ask for it, or take `optional: true` away"
        clearing.faults.add("BG512", f"{written}which a record may leave empty", pointer.span, hint)
    elif found.entry.type == "boolean":
        hint = f"let a template ask for it: {{% if record.value.{reference.id.replace('-', '_')} %}}"
        clearing.faults.add("BG512", f"{written}which is yes or no", pointer.span, hint)


def _date(clearing: Clearing, reference: Reference, pointer: Pointer) -> None:
    """`{date:item}` prints when the item is."""
    found = reach_item(clearing, reference.id, pointer)
    if found is not None and found.entry.item.when is None:
        message = f"{pointer.holder} refers to the date of '{reference.id}', which states none"
        clearing.faults.add("BG515", message, pointer.span, f"write when on '{reference.id}'")
