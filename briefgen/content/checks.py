"""What the schema of one entry cannot see: the pack as a whole."""

import datetime as dt
from collections.abc import Collection, Iterator
from pathlib import Path

from briefgen.content.access import check_access
from briefgen.content.exhibits import check_exhibits, check_own_files
from briefgen.content.grounds import check_grounds
from briefgen.content.item import FIELDS_OF_KIND, Item
from briefgen.content.names import FIELD_OF_KIND, SOURCE_DATE, problem
from briefgen.content.pack import NAMES_OF, LoadedPolicy, Pack, PackItem
from briefgen.content.references import References
from briefgen.content.sources import Source
from briefgen.content.written import WrittenHeading
from briefgen.content.yardsticks import check_judgement, check_scales
from briefgen.diagnostics import Diagnostic, Span
from briefgen.located.positions import Location


def check_pack(
    pack: Pack,
    policy: LoadedPolicy,
    headings: tuple[WrittenHeading, ...],
    references: References,
    folder: Path,
    *,
    unsound: Collection[str] = (),
    faulty: Collection[str] = (),
) -> Iterator[Diagnostic]:
    """Yield every problem; *folder* is where the pack's own files are, *unsound* the items not wholly understood, *faulty*
    the series whose rows are not all read.
    """
    yield from check_access(pack, policy, headings)
    yield from references.check()
    yield from check_grounds(pack, unsound)
    yield from check_scales(pack.front.scales, policy.yardsticks, pack.positions)
    for entry in pack.items:
        yield from _fields_of_kind(pack, entry)
        yield from _own_language(pack, entry)
        if (judgement := entry.item.judgement) is not None:
            at = ("items", entry.id, "judgement")
            yield from check_judgement(judgement, pack.front.scales, policy.yardsticks, pack.positions, at)
            yield from _judged_later(pack, entry, judgement.on)
    for source in pack.registers.sources.values():
        yield from _source(pack, source)
    yield from check_exhibits(pack, faulty)
    if not references.one_file:
        yield from check_own_files(folder, pack.inputs)


def _fields_of_kind(pack: Pack, entry: PackItem) -> Iterator[Diagnostic]:
    item = entry.item
    for name in sorted(item.model_fields_set & FIELDS_OF_KIND.keys()):
        kinds = FIELDS_OF_KIND[name]
        if item.kind not in kinds:
            written = Item.model_fields[name].alias or name
            message = f"'{written}' belongs to {_or(kinds)}, and this is {_a(item.kind)}"
            yield problem(
                FIELD_OF_KIND, message, _name_span(pack, entry, written), f"delete '{written}' with its value"
            )
    if item.instead is not None and entry.use != "avoid":
        message = "'instead' belongs to something not to say, and this is not marked .avoid"
        hint = "mark it .avoid, or delete 'instead' with its value"
        yield problem(FIELD_OF_KIND, message, _name_span(pack, entry, "instead"), hint)


def _name_span(pack: Pack, entry: PackItem, name: str) -> Span | None:
    """Return where the name of a field stands, else its value."""
    location = ("items", entry.id, name)
    return pack.positions.span((NAMES_OF, *location)) or pack.positions.span(location)


def _or(kinds: Collection[str]) -> str:
    return " or ".join(_a(kind) for kind in sorted(kinds))


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _own_language(pack: Pack, entry: PackItem) -> Iterator[Diagnostic]:
    """Find a translation into the language that the item is written in: one of the two would never be printed."""
    language = pack.front.language
    if language in entry.item.translations:
        span = pack.positions.span(("items", entry.id, "translations", language))
        hint = "its own words are in that language: keep one of the two"
        yield problem(FIELD_OF_KIND, f"the pack is written in '{language}' itself", span, hint)


def _judged_later(pack: Pack, entry: PackItem, day: dt.date) -> Iterator[Diagnostic]:
    edition = pack.front.as_of.date()
    if day > edition:
        span = pack.positions.span(("items", entry.id, "judgement", "on"))
        message = f"'{entry.id}' is judged on {day.isoformat()}, after this pack's as_of, {edition.isoformat()}"
        hint = f"correct the day, move as_of forward{_as_of_line(pack)}, or leave the judgement out"
        yield problem(SOURCE_DATE, message, span, hint)


def _as_of_line(pack: Pack) -> str:
    span = pack.positions.span(("pack", "as_of"))
    return "" if span is None else f" ({span.path.name} line {span.line})"


def _source(pack: Pack, source: Source) -> Iterator[Diagnostic]:
    edition = pack.front.as_of.date()
    location: Location = ("sources", source.id)
    for name, day in (("issued", source.issued), ("received", source.received)):
        if day is not None and not isinstance(day, str) and day > edition:
            span = pack.positions.span((*location, name))
            dated = "is dated" if name == "issued" else "was received on"
            message = (
                f"the source '{source.id}' {dated} {day.isoformat()}, after this pack's as_of, {edition.isoformat()}"
            )
            hint = f"correct the date, move as_of forward{_as_of_line(pack)}, or leave the source out"
            yield problem(SOURCE_DATE, message, span, hint)
    if source.issued == "unknown":
        yield from _undated(pack, source, location)


def _undated(pack: Pack, source: Source, location: Location) -> Iterator[Diagnostic]:
    if source.received is None:
        span = pack.positions.span((*location, "issued"))
        message = f"the source '{source.id}' has no date at all"
        yield problem(SOURCE_DATE, message, span, "add `received: …`, the day it came")
    if source.citable != "internal":
        span = pack.positions.span((*location, "citable"))
        message = f"a source of unknown date cannot be '{source.citable}'"
        yield problem(SOURCE_DATE, message, span, "write `citable: internal`")
