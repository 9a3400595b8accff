"""The marking of a file: the same wherever it stands, not less than its items need, not more than its reader may see."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.content.schemes import Scheme
from briefgen.diagnostics import Diagnostic
from briefgen.gate.decide import Decisions
from briefgen.gate.levels import level_of, schemes_of
from briefgen.gate.records import Level
from briefgen.inspect.content import Furnished
from briefgen.inspect.findings import MARKING, error, listed
from briefgen.leak.pieces import Piece
from briefgen.leak.words import RUN, Mark, run_marks, tokens

_HINT: Final = "build the brief anew, or write the marking the same in header, footer, first page and properties"
_MOST_OF: Final = 0.6
"""Of a text's runs of words: with so many the text stands in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """What decides how a file is to be marked."""

    pack: Pack
    policy: LoadedPolicy
    audience: str
    decided: Decisions
    pieces: tuple[Piece, ...]
    lines: tuple[str, ...]
    printed: frozenset[str]
    """The items of the brief that the file is, or most resembles: one of fewer words than a run is looked for among these."""


def check_marking(furniture: Sequence[Furnished], needed: Needed) -> Iterator[Diagnostic]:
    schemes = schemes_of(needed.policy)
    found = {place: _labels(place.text, schemes) for place in furniture}
    stands = {place: frozenset(levels) for place, levels in found.items() if levels}
    highest = _highest(needed)
    if not stands:
        need = ", ".join(level.label for level in highest.values())
        yield error(MARKING, f"it carries no marking, and what is in it needs {need}", _HINT)
        return
    lacking = [place.place for place, levels in found.items() if place.role != "metadata" and len(levels) < place.least]
    if lacking:
        yield error(MARKING, f"no marking in {listed(lacking)}", _HINT)
    yield from _agree(stands)
    yield from _enough(stands, highest)
    yield from _not_too_much(stands, needed)


def _agree(stands: Mapping[Furnished, frozenset[Level]]) -> Iterator[Diagnostic]:
    by_label: dict[str, list[str]] = {}
    for place, levels in stands.items():
        label = " and ".join(sorted(level.label for level in levels))
        by_label.setdefault(label, []).append(place.place)
    if len(by_label) > 1:
        said = "; ".join(f"{label} in {listed(places)}" for label, places in by_label.items())
        yield error(MARKING, f"its markings do not agree: {said}", _HINT)


def _enough(stands: Mapping[Furnished, frozenset[Level]], highest: Mapping[str, Level]) -> Iterator[Diagnostic]:
    """Compare with what the items in it need, scheme by scheme: between two there is no order."""
    for scheme, level in highest.items():
        carried = [one for levels in stands.values() for one in levels if one.scheme == scheme]
        lowest = min(carried, key=lambda one: one.order, default=None)
        if lowest is None or lowest.order < level.order:
            is_less = f"it is marked {lowest.label}" if lowest else "it carries no marking of that scheme"
            yield error(MARKING, f"{is_less}, and what is in it needs {level.label}", _HINT)


def _not_too_much(stands: Mapping[Furnished, frozenset[Level]], needed: Needed) -> Iterator[Diagnostic]:
    ceiling = needed.policy.policy.audiences[needed.audience].ceiling
    for level in dict.fromkeys(one for levels in stands.values() for one in levels):
        own = level_of(needed.policy, f"{level.scheme}:{ceiling[level.scheme]}") if level.scheme in ceiling else None
        if own is None or level.order > own.order:
            may = (
                f"'{needed.audience}' may see {own.label} at most" if own else f"'{needed.audience}' may see none such"
            )
            hint = "send it to a reader who may see it, or build the brief for this one"
            yield error(MARKING, f"it is marked {level.label}, and {may}", hint)


def _highest(needed: Needed) -> dict[str, Level]:
    """Return the highest level of what the file has words of, by scheme; the pack's own is the least."""
    base = level_of(needed.policy, needed.pack.front.marking)
    assert base is not None, "verified when the pack was decided"
    highest = {base.scheme: base}
    for level in _levels(needed, base):
        known = highest.get(level.scheme)
        if known is None or level.order > known.order:
            highest[level.scheme] = level
    return highest


def _levels(needed: Needed, base: Level) -> Iterator[Level]:
    """Yield the level of each item whose words stand in the file, and are not also those of an item of a lower level."""
    by_line = [run_marks(tokens(line)) for line in needed.lines]
    said = [frozenset[Mark]().union(*(own[length] for own in by_line)) for length in range(RUN)]
    by_level: dict[Level, set[Mark]] = {base: set()}
    for piece in needed.pieces:
        item = needed.decided.items.get(piece.seen.id) if piece.seen.kind == "items" else None
        marks = run_marks(piece.words)
        length = max((at for at, own in enumerate(marks) if own), default=-1)
        if item is None or length < 0 or (length < RUN - 1 and piece.seen.id not in needed.printed):
            continue
        found = marks[length] & said[length]
        if len(found) >= _MOST_OF * len(marks[length]):
            by_level.setdefault(item.handling.level, set()).update(found)
    for level, own in by_level.items():
        lower = [those for other, those in by_level.items() if other.order < level.order]
        if own - set[Mark]().union(*lower):
            yield level


def _labels(text: str, schemes: Mapping[str, Scheme]) -> list[Level]:
    """Return the levels whose labels stand in a text, each as often as it does; the longer label counts where two begin alike."""
    levels = {
        level.label: Level(scheme=name, id=level.id, order=order, label=level.label)
        for name, scheme in schemes.items()
        for order, level in enumerate(scheme.levels)
    }
    longest = sorted(levels, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w+-])(?:{'|'.join(map(re.escape, longest))})(?![\w+])")
    return [levels[match[0]] for match in pattern.finditer(" ".join(text.split()))]
