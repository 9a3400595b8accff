"""Checks of who may see what, as far as words can be wrong: names of readers, markings, uses that move left."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from briefgen.content.cells import Value
from briefgen.content.exhibits import UNSHOWN
from briefgen.content.front import FrontMatter, FrontTranslation
from briefgen.content.groups import expand, expand_all, known_names, published_audiences
from briefgen.content.loose import ACCESS
from briefgen.content.names import (
    CLASSIFIED,
    DATA,
    LOWERED,
    POLICY,
    UNAGREED,
    UNKNOWN_NAME,
    USE,
    WIDER,
    choice,
    problem,
    warning,
)
from briefgen.content.pack import NAMES_OF, LoadedPolicy, Pack, PackItem, Scope
from briefgen.content.readers import Readers, Scoped, reader_parts
from briefgen.content.registry import REGISTERS
from briefgen.content.schemes import is_classified, marking_fault, parts_of
from briefgen.content.vocabulary import USES
from briefgen.content.written import WrittenHeading
from briefgen.diagnostics import Diagnostic, Span, did_you_mean
from briefgen.located.positions import Location, Positions
from briefgen.regex import regex

_RESTRICTING: Final = regex(rf"(?:{ACCESS}|access|classification|ok|use)")
"""Names of a column whose author would think that it keeps rows from somebody."""
CLASSIFIED_HINTS: Final = (
    "mark it below that; or, where such papers may be kept and the label alone is wanted, add --allow-classified-labels",
)


def check_access(pack: Pack, policy: LoadedPolicy, headings: tuple[WrittenHeading, ...]) -> Iterator[Diagnostic]:
    front = pack.front
    yield from _written(front.readers, front.marking, policy, pack.positions, ("pack",))
    for heading in headings:
        fields = heading.fields
        yield from _written(fields.readers, fields.marking, policy, Positions(heading.places), ())
        yield from _moves(heading.scopes, heading.scopes[-1].span)
        yield from _widens(heading.scopes, policy, Positions(heading.places), ())
    for entry in pack.items:
        location = ("items", entry.id)
        yield from _written(entry.item.readers, entry.item.marking, policy, pack.positions, location)
        yield from _names(entry.item.ok, "ok", policy, pack.positions, location)
        yield from _ok(entry.item.ok, policy, pack.positions, location)
        yield from _moves(entry.scopes, pack.positions.span((*location, "use")))
        yield from _widens(entry.scopes, policy, pack.positions, location)
        yield from _undecided(entry, policy, pack.positions)
    for register in REGISTERS:
        for name, scoped in getattr(pack.registers, register).items():
            if isinstance(scoped, Scoped):
                yield from _written(scoped.readers, scoped.marking, policy, pack.positions, (register, name))
    for register in ("exhibits", "records"):
        for name, agreed in getattr(pack.registers, register).items():
            yield from _names(agreed.ok, "ok", policy, pack.positions, (register, name))
            yield from _ok(agreed.ok, policy, pack.positions, (register, name))
    yield from _rows(pack, policy)
    yield from _columns(pack, policy)
    yield from _titles(pack, policy)
    yield from _raised(pack, policy)


def _rows(pack: Pack, policy: LoadedPolicy) -> Iterator[Diagnostic]:
    """Check the names of those who alone may see a row."""
    for name, series in pack.registers.series.items():
        column = next((one.name for one in series.fields if one.type == "readers"), "")
        for index, row in enumerate(pack.rows.get(name, ())):
            yield from _names(row.readers or (), column, policy, pack.positions, ("series", name, "rows", index))


def _columns(pack: Pack, policy: LoadedPolicy) -> Iterator[Diagnostic]:
    """Find columns that nothing shows and that seem to say who may see a row, but are of a type that shuts nobody out."""
    known = frozenset(known_names(policy.policy))
    for name, series in pack.registers.series.items():
        shown = {series.provisional, series.row_remark, series.total}
        for exhibit in pack.registers.drawn:
            shown |= {exhibit.category, *exhibit.values} if exhibit.series == name else set()
        for index, column in enumerate(series.fields):
            if column.type in UNSHOWN or column.name in shown:
                continue
            cells = [row.cells.get(column.name) for row in pack.rows.get(name, ())]
            if _RESTRICTING.fullmatch(column.name) or _name_readers(cells, known):
                message = f"the column '{column.name}' is of the type '{column.type}', and keeps no row from anybody"
                span = pack.positions.span(("series", name, "fields", index, "type"))
                yield problem(
                    DATA, message, span, "write `type: readers`, with names of the policy in it, or delete it"
                )


def _name_readers(cells: Iterable[Value], known: Collection[str]) -> bool:
    """Tell whether the words of a column are names of readers and nothing else."""
    parts = [part for cell in cells if isinstance(cell, str) for part, _ in reader_parts(cell)]
    return bool(parts) and all(part.lower().split()[0] in known for part in parts)


def _written(
    readers: Readers | None, marking: str | None, policy: LoadedPolicy, positions: Positions, location: Location
) -> Iterator[Diagnostic]:
    """Check what one level says; None where it says nothing."""
    yield from _names(readers or (), "readers", policy, positions, location)
    if marking is not None:
        yield from _marking(marking, policy, positions.span((*location, "marking")))


def _names(
    names: Iterable[str], field: str, policy: LoadedPolicy, positions: Positions, location: Location
) -> Iterator[Diagnostic]:
    known = (*policy.policy.audiences, *policy.policy.groups)
    for index, name in enumerate(names):
        if name not in known:
            # A mapping places its readers by name, a list by number.
            by_name = (*location, field, name) in positions.places
            span = positions.span((*location, field, name if by_name else index))
            otherwise = choice(known) if field == "readers" else f"it takes who outside may have it: {_outside(policy)}"
            yield problem(UNKNOWN_NAME, f"unknown reader '{name}'", span, did_you_mean(name, known, otherwise))


def _outside(policy: LoadedPolicy) -> str:
    return ", ".join(sorted(published_audiences(policy.policy))) or "no reader of this policy is published"


def _ok(names: Iterable[str], policy: LoadedPolicy, positions: Positions, location: Location) -> Iterator[Diagnostic]:
    published = published_audiences(policy.policy)
    groups = policy.policy.groups
    for index, name in enumerate(names):
        meant = set(groups.get(name, (name,)))
        if meant & set(policy.policy.audiences) and not meant & published:
            span = positions.span((*location, "ok", index))
            hint = f"an ok is for what leaves the house: {', '.join(sorted(published))}"
            yield problem(POLICY, f"'{name}' is not published", span, hint)


def _marking(marking: str, policy: LoadedPolicy, span: Span | None) -> Iterator[Diagnostic]:
    if fault := marking_fault(marking, policy.schemes, policy.unnamed):
        yield problem(UNKNOWN_NAME, fault[0], span, fault[1])
    elif not policy.allow_classified_labels and is_classified(marking, policy.schemes):
        message = f"'{marking}' is a level of national classification, and a label protects nothing"
        yield problem(CLASSIFIED, message, span, *CLASSIFIED_HINTS)


def _raised(pack: Pack, policy: LoadedPolicy) -> Iterator[Diagnostic]:
    """Check the markings that a person gives single readers' briefs: none is lower than the pack's own."""
    own = parts_of(pack.front.marking)
    for audience, marking in pack.front.markings.items():
        span = pack.positions.span(("pack", "markings", audience))
        found = tuple(_marking(marking, policy, span))
        yield from found
        if found or marking_fault(pack.front.marking, policy.schemes):
            continue
        written, scheme = parts_of(marking), policy.schemes[own.scheme]
        if written.scheme != own.scheme:
            message = f"'{marking}' cannot raise '{pack.front.marking}': the two schemes have no common order"
            yield problem(LOWERED, message, span, f"write a level of '{own.scheme}'")
        elif scheme.order(written.level) < scheme.order(own.level):
            message = f"'{marking}' would lower the brief for '{audience}': the pack is marked {pack.front.marking}"
            yield problem(LOWERED, message, span, "a person may raise a marking, never lower it: write a higher level")


def _moves(scopes: tuple[Scope, ...], span: Span | None) -> Iterator[Diagnostic]:
    """Check that the innermost use does not loosen one around it."""
    *outer, own = scopes
    around = [scope.use for scope in outer if scope.use is not None]
    if own.use is None or not around or USES.index(own.use) >= USES.index(around[-1]):
        return
    hint = f"a use moves right only, along {', '.join(use.replace('_', '-') for use in USES)}"
    words = (own.use.replace("_", "-"), around[-1].replace("_", "-"))
    yield problem(USE, f"'{words[0]}' stands within '{words[1]}'", span, hint)


def _widens(
    scopes: tuple[Scope, ...], policy: LoadedPolicy, positions: Positions, location: Location
) -> Iterator[Diagnostic]:
    """Warn of readers of the innermost level whom one around it shuts out: readers intersect, so it goes nowhere."""
    *outer, own = scopes
    for name in own.readers or ():
        meant = expand(policy.policy, name)
        shut = next((at for at in reversed(range(len(outer))) if _shuts_out(outer[at], meant, policy)), None)
        if shut is None:
            continue
        level = "heading" if shut else "front matter"
        words = f"'{name}' gets nothing from here: the {level} allows {', '.join(outer[shut].readers or ())} only"
        span = positions.span((*location, "readers", name))
        at = outer[shut].span
        place = f"line {at.line}" if span is None or span.path == at.path else f"line {at.line} of {at.path.name}"
        hint = f"delete '{name}', or, if they may have it, add them to the {level} ({place})"
        yield warning(WIDER, words, span, hint)


def _undecided(entry: PackItem, policy: LoadedPolicy, positions: Positions) -> Iterator[Diagnostic]:
    """Warn of published readers whom an item itself names, and whom nobody has agreed to show it to: it stays behind."""
    if entry.use != "say":
        return
    agreed = expand_all(policy.policy, entry.item.ok)
    for name in entry.item.readers or ():
        meant = expand(policy.policy, name) & published_audiences(policy.policy)
        if meant and not meant & agreed:
            words = f"'{name}' is a published reader, and nobody has agreed to show it this: there is no ok for it"
            span = positions.span(("items", entry.id, "readers", name))
            yield warning(
                UNAGREED, words, span, f"write ok: {name} below the item, or delete '{name}' from its readers"
            )


def _shuts_out(scope: Scope, meant: frozenset[str], policy: LoadedPolicy) -> bool:
    """Tell whether none of *meant* is admitted; a name that the policy has not may stand for any of them."""
    names = scope.readers or {}
    known = frozenset(known_names(policy.policy))
    return bool(names and meant) and names.keys() <= known and not meant & expand_all(policy.policy, names)


def _titles(pack: Pack, policy: LoadedPolicy) -> Iterator[Diagnostic]:
    """Check the names of audiences for which a title or a recipient is written."""
    audiences = policy.policy.audiences
    places = [*_for_audiences(pack.front, ("pack",))]
    places += [(("pack", "markings", name), name) for name in pack.front.markings]
    for tag, translation in pack.front.translations.items():
        places += _for_audiences(translation, ("pack", "translations", tag))
    for location, name in places:
        if name not in audiences:
            hint = did_you_mean(name, audiences, choice(audiences))
            span = pack.positions.span((NAMES_OF, *location))
            yield problem(UNKNOWN_NAME, f"unknown reader '{name}'", span or pack.positions.span(location), hint)


def _for_audiences(front: FrontMatter | FrontTranslation, root: Location) -> Iterator[tuple[Location, str]]:
    yield from (((*root, "titles", name), name) for name in front.titles)
    yield from (((*root, "document", "recipients", name), name) for name in front.document.recipients)
