"""Findings that an author has overruled: a reason stands where they are found.

A reason under an item or an entry of a register holds for what is found in its lines, one in the front matter for the whole
pack, one in `audience.yaml` for the briefs of that audience.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from briefgen.audience.load import LoadedAudience
from briefgen.checks.check import PACK_RULES, RULES
from briefgen.content.pack import Pack
from briefgen.content.readers import Scoped
from briefgen.content.registry import REGISTERS
from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.frozen import dataclass
from briefgen.located.positions import Location, Positions

UNUSED: Final = "BG570"
"""A reason that overrules nothing."""
_MAY_BE: Final = frozenset(rule.code for rule in (*RULES, *PACK_RULES) if rule.overrulable)
"""Errors that a reason overrules; warnings it always does."""
Extent = Mapping[Path, tuple[int, int]]
"""File → the first and the last line in it."""
Entry = tuple[str, str]
"""`items` or a register, and the id of an item or entry there."""
_ENTRIES: Final = frozenset(("items", *REGISTERS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """A reason that an author gave, and for what."""

    code: str
    reason: str
    span: Span | None
    extent: Extent | None = None
    """Where it holds; None means everywhere in what it is asked for."""

    def overrules(self, found: Diagnostic) -> bool:
        """Tell whether a finding may stand for this reason."""
        return found.code == self.code and may_be_overruled(found) and self._holds_at(found.span)

    def _holds_at(self, span: Span | None) -> bool:
        return self.extent is None or holds(self.extent, span)


def holds(extent: Extent, span: Span | None) -> bool:
    """Tell whether a place lies in the lines of an item or entry."""
    first, last = extent.get(span.path, (0, -1)) if span else (0, -1)
    return span is not None and first <= span.line <= last


def may_be_overruled(found: Diagnostic) -> bool:
    """Tell whether a reason overrules it, if there is one: a warning, or an error whose rule says so."""
    return found.severity is Severity.WARNING or found.code in _MAY_BE


def overrule(diagnostics: Iterable[Diagnostic], allowances: Collection[Allowance]) -> tuple[Diagnostic, ...]:
    """Return the *diagnostics*, those marked that there is a reason for."""
    return tuple(_overruled(found, allowances) if allowances else found for found in diagnostics)


def _overruled(found: Diagnostic, allowances: Collection[Allowance]) -> Diagnostic:
    reason = next((one.reason for one in allowances if one.overrules(found)), None)
    return found if reason is None else replace(found, severity=Severity.OVERRULED, reason=reason)


def unused_in_pack(allowances: Iterable[Allowance], findings: Collection[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield a warning for each of a pack's reasons for what is found in packs that none of its own *findings* needed.

    What is found in briefs is not for a pack to say: another language or form may need the reason.
    """
    of_briefs = {rule.code for rule in RULES}
    return unused((one for one in allowances if one.code not in of_briefs), findings)


def unused_in_briefs(allowances: Iterable[Allowance], findings: Collection[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield a warning for each of a pack's reasons for what is found in briefs that none of the *findings* in all of them needed."""
    of_briefs = {rule.code for rule in RULES}
    return unused((one for one in allowances if one.code in of_briefs), findings)


def unused_of_audience(audience: LoadedAudience, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield a warning for each reason of an audience's form that none of the *findings* in all of its briefs needed."""
    own = [found for found in findings if found.audience in {audience.name, None}]
    return unused(audience_allowances(audience), own)


def unused(allowances: Iterable[Allowance], overruled: Collection[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield a warning for each reason that none of the *overruled* findings needed."""
    marked = [replace(found, severity=Severity.WARNING) for found in overruled if found.severity is Severity.OVERRULED]
    for one in allowances:
        if not any(one.overrules(found) for found in marked):
            yield Diagnostic(
                code=UNUSED,
                message=f"the reason for {one.code} overrules nothing",
                span=one.span,
                hints=("take it out, or put it where the finding is",),
                severity=Severity.WARNING,
            )


def pack_allowances(pack: Pack) -> tuple[Allowance, ...]:
    """Return the reasons that stand in a pack; those of items and entries hold in their own lines."""
    return tuple(_of_pack(pack))


def audience_allowances(audience: LoadedAudience) -> tuple[Allowance, ...]:
    """Return the reasons that stand in an audience's form."""
    positions = audience.written.positions if audience.written else Positions()
    return tuple(
        Allowance(code=code, reason=reason, span=positions.span(("allow", code)))
        for code, reason in audience.form.allow.items()
    )


def extents(pack: Pack) -> Mapping[Entry, Extent]:
    """Return the lines that each item and entry takes up, file by file: rows of a series may stand in another one."""
    if not pack.extents:
        pack.extents.update(_extents(pack.positions))
    return pack.extents


def _extents(positions: Positions) -> Mapping[Entry, Extent]:
    found: dict[Entry, dict[Path, tuple[int, int]]] = {}
    for location, place in positions.places.items():
        if (entry := _entry(location)) is None:
            continue
        last = place.breaks[-1][1] if place.breaks else place.line
        lines = found.setdefault(entry, {})
        first, end = lines.get(place.path, (place.line, last))
        lines[place.path] = (min(first, place.line), max(end, last))
    return found


def _entry(location: Location) -> Entry | None:
    register, id_ = location[:2] if len(location) > 1 else ("", "")
    return (register, id_) if isinstance(register, str) and isinstance(id_, str) and register in _ENTRIES else None


def _of_pack(pack: Pack) -> Iterator[Allowance]:
    for code, reason in pack.front.allow.items():
        yield Allowance(code=code, reason=reason, span=pack.positions.span(("pack", "allow", code)))
    lines = extents(pack)
    for entry, allow in _allowed(pack):
        for code, reason in allow.items():
            place = pack.positions.span((*entry, "allow", code))
            yield Allowance(code=code, reason=reason, span=place, extent=lines.get(entry, {}))


def _allowed(pack: Pack) -> Iterator[tuple[Entry, Mapping[str, str]]]:
    """Yield each item and entry with the reasons in it."""
    for item in pack.items:
        yield ("items", item.id), item.item.allow
    for register in REGISTERS:
        for id_, one in getattr(pack.registers, register).items():
            if isinstance(one, Scoped):
                yield (register, id_), one.allow
