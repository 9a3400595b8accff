"""The marking of a file: the same wherever it stands, not less than its items need, not more than its reader may see."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.gate.decide import Decisions
from briefgen.gate.levels import SEPARATOR, admitted_caveats, level_of
from briefgen.gate.marked import Level
from briefgen.gate.rollup import banner, united
from briefgen.inspect.banners import banners
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
    base = level_of(needed.policy, needed.pack.front.marking)
    assert base is not None, "verified when the pack was decided"
    found = {place: banners(place.text, needed.policy, base.scheme) for place in furniture}
    stands = {place: frozenset(levels) for place, levels in found.items() if levels}
    highest = _highest(needed, base)
    if not stands:
        need = ", ".join(map(banner, highest.values()))
        yield error(MARKING, f"it carries no marking, and what is in it needs {need}", _HINT)
        return
    if lacking := [place.place for place, levels in found.items() if _is_lacking(place, levels, base)]:
        yield error(MARKING, f"no marking in {listed(lacking)}", _HINT)
    yield from _agree(stands)
    yield from _enough(stands, highest)
    yield from _not_too_much(stands, needed)


def _is_lacking(place: Furnished, levels: Sequence[Level], base: Level) -> bool:
    """Tell whether a place has its marking less often than it is to stand there; the pack's own scheme says where."""
    if place.role == "metadata" or (place.role == "footer" and base.header_only):
        return False
    return min(Counter(level.scheme for level in levels).values(), default=0) < place.least


def _agree(stands: Mapping[Furnished, frozenset[Level]]) -> Iterator[Diagnostic]:
    by_label: dict[str, list[str]] = {}
    for place, levels in stands.items():
        label = " and ".join(sorted(map(banner, levels)))
        by_label.setdefault(label, []).append(place.place)
    if len(by_label) > 1:
        said = "; ".join(f"{label} in {listed(places)}" for label, places in by_label.items())
        yield error(MARKING, f"its markings do not agree: {said}", _HINT)


def _enough(stands: Mapping[Furnished, frozenset[Level]], highest: Mapping[str, Level]) -> Iterator[Diagnostic]:
    """Compare with what the items in it need, scheme by scheme: between two there is no order."""
    for scheme, level in highest.items():
        carried = sorted({one for levels in stands.values() for one in levels if one.scheme == scheme}, key=_strength)
        less = next((one for one in carried if united((one, level)) != one), None)
        if less is not None or not carried:
            is_less = f"it is marked {banner(less)}" if less else "it carries no marking of that scheme"
            yield error(MARKING, f"{is_less}, and what is in it needs {banner(level)}", _HINT)


def _strength(level: Level) -> tuple[int, int]:
    return level.order, len(level.caveats)


def _not_too_much(stands: Mapping[Furnished, frozenset[Level]], needed: Needed) -> Iterator[Diagnostic]:
    ceiling = needed.policy.policy.audiences[needed.audience].ceiling
    admits = admitted_caveats(needed.policy, needed.audience)
    hint = "send it to a reader who may see it, or build the brief for this one"
    for level in dict.fromkeys(one for levels in stands.values() for one in levels):
        named = ceiling.get(level.scheme)
        own = level_of(needed.policy, f"{level.scheme}{SEPARATOR}{named}") if named else None
        if own is None or level.order > own.order:
            most = f"may see {own.label} at most" if own else "may see none such"
            yield error(MARKING, f"it is marked {banner(level)}, and '{needed.audience}' {most}", hint)
        elif shut := [each.label for each in level.caveats if (level.scheme, each.id) not in admits]:
            message = f"it is marked {banner(level)}, and '{needed.audience}' is not admitted to {listed(shut)}"
            yield error(MARKING, message, hint)


def _highest(needed: Needed, base: Level) -> dict[str, Level]:
    """Return what the file has words of, rolled up by scheme; the pack's own marking is the least."""
    highest = {base.scheme: base}
    for level in _levels(needed, base):
        known = highest.get(level.scheme)
        highest[level.scheme] = level if known is None else united((known, level))
    return highest


def _levels(needed: Needed, base: Level) -> Iterator[Level]:
    """Yield the marking of each item whose words stand in the file, and are not also those of an item that needs less."""
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
        lower = [those for other, those in by_level.items() if _is_less(other, level)]
        if own - set[Mark]().union(*lower):
            yield level


def _is_less(one: Level, other: Level) -> bool:
    return one.scheme == other.scheme and one != other and united((one, other)) == other
