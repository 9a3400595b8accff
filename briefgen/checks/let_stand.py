"""What reasons let stand in a brief, for the unit's own records: nothing overruled goes out without a trace."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from briefgen.checks.overruled import Entry, Extent, extents, holds
from briefgen.checks.rules import (
    lost_hedge,
    rests_on_overtaken,
    stronger_than_ground,
    stronger_than_marked,
    surer_than_marked,
    title_says_more,
)
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.frozen import dataclass

STRENGTH_RULES: Final = frozenset(
    module.RULE.code
    for module in (
        stronger_than_marked,
        surer_than_marked,
        lost_hedge,
        stronger_than_ground,
        rests_on_overtaken,
        title_says_more,
    )
)
"""Codes of the rules that hold words against their claims' certainty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetStand:
    """A finding that a reason overruled."""

    code: str
    register: str | None
    """`items`, or the register of the entry in whose lines it was found; None for what stands in neither."""
    item: str | None
    """The id there."""
    reason: str
    message: str
    """What was found: one reason may overrule several findings."""


def let_stand(pack: Pack, findings: Iterable[Diagnostic]) -> tuple[LetStand, ...]:
    """Return those of the *findings* that were overruled, in their order, each with the item or entry where it was found."""
    return tuple(_let_stand(pack, findings))


def let_stand_in(of_pack: Iterable[LetStand], printed: Collection[Entry]) -> tuple[LetStand, ...]:
    """Return what of a pack's own findings concerns a brief: found in what it has *printed*, or in no item or entry."""
    return tuple(one for one in of_pack if one.item is None or (one.register, one.item) in printed)


def told(strength: str, overruled: Iterable[LetStand]) -> str:
    """Return what is said of how a brief's *strength* was checked, with the number of findings that did not stop it."""
    count = sum(one.code in STRENGTH_RULES for one in overruled)
    return f"{strength}, {count} overruled" if count else strength


def _let_stand(pack: Pack, findings: Iterable[Diagnostic]) -> Iterator[LetStand]:
    overruled = [found for found in findings if found.severity is Severity.OVERRULED]
    lines = extents(pack) if overruled else {}
    for found in overruled:
        register, item = _entry(lines, found.span)
        yield LetStand(code=found.code, register=register, item=item, reason=found.reason or "", message=found.message)


def _entry(lines: Mapping[Entry, Extent], span: Span | None) -> Entry | tuple[None, None]:
    return next((entry for entry, extent in lines.items() if holds(extent, span)), (None, None))
