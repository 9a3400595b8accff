"""A brief that prints nothing of its pack: why, and for whom that is no fault."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from briefgen.checks.rules.nothing_printed import RULE as PRINTS_NOTHING
from briefgen.content.names import warning
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic
from briefgen.gate.records import ClearedPack, Reason, Withheld

BY_GROUP: Final = "BG173"
_WHY: Final[Mapping[Reason, str]] = {
    "readers": "its readers are others",
    "marking": "its marking is too high",
    "caveat": "its caveat is not admitted",
    "embargo": "its embargo runs still",
    "state": "it is overtaken or retracted",
    "expired": "its day is over",
    "superseded": "another stands in its place",
    "use": "it is not .say",
    "ok": "there is no `ok` for this reader",
    "citable": "it rests on what this reader may not cite",
}


def with_reasons(found: Iterable[Diagnostic], withheld: Iterable[Withheld]) -> Iterator[Diagnostic]:
    """Yield the findings, that nothing is printed with how many statements each reason withholds from the reader."""
    items = [each for each in withheld if each.register == "items"]
    counts = Counter(reason for each in items for reason in each.reasons if reason in _WHY)
    told = "; ".join(f"{_WHY[reason]} ({count})" for reason, count in counts.most_common())
    hint = f"why each of the {len(items)} statements is withheld, counted: {told}"
    for each in found:
        is_meant = each.code == PRINTS_NOTHING.code and told
        yield replace(each, hints=(*each.hints, hint)) if is_meant else each


def by_group_alone(found: Iterable[Diagnostic], cleared: ClearedPack, pack: Pack) -> Diagnostic | None:
    """Return a warning in place of what was *found* in the brief for a reader whom the pack does not name, but a group of it,
    and for whom nothing of it passes; None for any other one.
    """
    nothing = next((each for each in found if each.code == PRINTS_NOTHING.code), None)
    if nothing is None or cleared.items or cleared.audience in pack.front.readers:
        return None
    message = f"'{cleared.audience}' is a reader of the pack '{pack.name}' by a group alone, and gets no brief: nothing of it passes"
    span = pack.positions.span(("pack", "readers"))
    return replace(warning(BY_GROUP, message, span, *nothing.hints), audience=cleared.audience)
