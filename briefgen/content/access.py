"""Checks of who may see what, as far as words can be wrong: names of readers, markings, uses that move left."""

from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.content.markdown import WrittenHeading
from briefgen.content.names import POLICY, UNKNOWN_NAME, USE, WIDER, choice, problem, warning
from briefgen.content.pack import LoadedPolicy, Pack, Scope
from briefgen.content.readers import Readers
from briefgen.content.registers import Scoped
from briefgen.content.registry import REGISTERS
from briefgen.content.vocabulary import USES
from briefgen.diagnostics import Diagnostic, Span, did_you_mean
from briefgen.located.positions import Location, Positions

MARKING_HINT: Final = "write scheme and level, as tlp:green"


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
    for register in REGISTERS:
        for name, scoped in getattr(pack.registers, register).items():
            if isinstance(scoped, Scoped):
                yield from _written(scoped.readers, scoped.marking, policy, pack.positions, (register, name))
    yield from _titles(pack, policy)


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
            yield problem(UNKNOWN_NAME, f"unknown reader '{name}'", span, did_you_mean(name, known, choice(known)))


def _ok(names: Iterable[str], policy: LoadedPolicy, positions: Positions, location: Location) -> Iterator[Diagnostic]:
    published = {name for name, access in policy.policy.audiences.items() if access.published}
    groups = policy.policy.groups
    for index, name in enumerate(names):
        meant = set(groups.get(name, (name,)))
        if meant & set(policy.policy.audiences) and not meant & published:
            span = positions.span((*location, "ok", index))
            hint = f"an ok is for what leaves the house: {', '.join(sorted(published))}"
            yield problem(POLICY, f"'{name}' is not published", span, hint)


def _marking(marking: str, policy: LoadedPolicy, span: Span | None) -> Iterator[Diagnostic]:
    name, colon, level = marking.partition(":")
    if not colon:
        yield problem(UNKNOWN_NAME, f"'{marking}' is not a marking", span, MARKING_HINT)
    elif (scheme := policy.schemes.get(name)) is None:
        hint = did_you_mean(name, policy.schemes, choice(policy.schemes))
        yield problem(UNKNOWN_NAME, f"unknown marking scheme '{name}'", span, hint)
    elif level not in (levels := [entry.id for entry in scheme.levels]):
        hint = did_you_mean(level, levels, f"write one of {', '.join(levels)}")
        yield problem(UNKNOWN_NAME, f"'{name}' has no level '{level}'", span, hint)


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
        meant = _audiences((name,), policy)
        shut = next((at for at in reversed(range(len(outer))) if _shuts_out(outer[at], meant, policy)), None)
        if shut is None:
            continue
        level = "heading" if shut else "front matter"
        words = f"'{name}' is not among the readers of the {level} ({', '.join(outer[shut].readers or ())})"
        span = positions.span((*location, "readers", name))
        yield warning(WIDER, words, span, f"take it off, or widen the {level}")


def _shuts_out(scope: Scope, meant: frozenset[str], policy: LoadedPolicy) -> bool:
    """Tell whether none of *meant* is admitted; a name that the policy has not may stand for any of them."""
    names = scope.readers or {}
    known = policy.policy.audiences.keys() | policy.policy.groups.keys()
    return bool(names and meant) and names.keys() <= known and not meant & _audiences(names, policy)


def _audiences(names: Iterable[str], policy: LoadedPolicy) -> frozenset[str]:
    """Return the audiences that names of audiences and groups stand for."""
    known = {**{name: (name,) for name in policy.policy.audiences}, **policy.policy.groups}
    return frozenset(audience for name in names for audience in known.get(name, ()))


def _titles(pack: Pack, policy: LoadedPolicy) -> Iterator[Diagnostic]:
    audiences = policy.policy.audiences
    places: list[tuple[Location, str]] = [(("pack", "titles", name), name) for name in pack.front.titles]
    for tag, translation in pack.front.translations.items():
        places += [(("pack", "translations", tag, "titles", name), name) for name in translation.titles]
    for location, name in places:
        if name not in audiences:
            hint = did_you_mean(name, audiences, choice(audiences))
            yield problem(UNKNOWN_NAME, f"unknown audience '{name}'", pack.positions.span(location), hint)
