"""Nested references: what something cleared points at must be cleared too, or be spoken of by its public form.

An entry that nothing cleared reaches is not carried either: a person whom only withheld items name stays behind with them.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from briefgen.content.vocabulary import ENTRY_OF
from briefgen.diagnostics import Span, did_you_mean, told_for
from briefgen.frozen import dataclass
from briefgen.gate.clearing import Clearing
from briefgen.gate.decide import DecidedEntry, DecidedItem
from briefgen.gate.records import Reason
from briefgen.gate.registers import Key

WITHHELD_BY: Final[Mapping[Reason, str]] = {
    "readers": "its readers",
    "marking": "its marking",
    "caveat": "a caveat of its marking",
    "embargo": "its embargo",
    "state": "its state",
    "expired": "its valid_until",
    "superseded": "an item that supersedes it",
    "use": "its use",
    "ok": "a missing ok",
    "citable": "sources that may not be cited",
    "unused": "having no rows",
}
"""Each reason as the message says it."""
_OUTDATED: Final[Mapping[Reason, str]] = {
    "state": "point at what holds now",
    "expired": "give it a later valid_until where it still holds",
    "superseded": "point at what supersedes it",
}
"""What to do about what no reader gets any more."""
_LACKING: Final[Mapping[Reason, str]] = {
    "embargo": "give both the same embargo",
    "use": "mark it .say where that reader may be told",
    "ok": "write `ok:` below it where somebody agrees to that reader",
    "citable": "give it a source that this reader may see",
    "unused": "give it rows that this reader may see",
}
"""What to do about what that reader does not get, though its readers and its marking would let it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Who points, and the place to show."""

    holder: str
    span: Span | None


def reach_item(clearing: Clearing, id_: str, pointer: Pointer) -> DecidedItem | None:
    """Return the cleared item *id_*; a fault, and None, where there is none such."""
    found = find_item(clearing, id_, pointer)
    if found is not None and found.reasons:
        report_withheld(clearing, f"item '{id_}'", found.reasons, pointer, _aligned(found.reasons))
        return None
    return found


def find_item(clearing: Clearing, id_: str, pointer: Pointer) -> DecidedItem | None:
    """Return the item *id_*, cleared or not; a fault, and None, where the pack has none such."""
    found = clearing.decided.items.get(id_)
    if found is None:
        _report_unknown(clearing, "item", id_, clearing.decided.items, pointer)
    return found


def reach(clearing: Clearing, key: Key, pointer: Pointer) -> DecidedEntry | None:
    """Return the cleared entry *key*, which is carried from now on; a fault, and None, where there is none such."""
    found = find_cleared(clearing, key, pointer)
    if found is not None:
        clearing.reached.add(key)
    return found


def find_cleared(clearing: Clearing, key: Key, pointer: Pointer) -> DecidedEntry | None:
    """Return the cleared entry *key* without carrying it; a fault, and None, where there is none such."""
    found = find(clearing, key, pointer)
    if found is not None and found.reasons:
        what = f"{ENTRY_OF[key[0]]} '{key[1]}'"
        report_withheld(clearing, what, found.reasons, pointer, _aligned(found.reasons))
        return None
    return found


def find(clearing: Clearing, key: Key, pointer: Pointer) -> DecidedEntry | None:
    """Return the entry *key*, cleared or not; a fault, and None, where the register has none such."""
    found = clearing.decided.entries.get(key)
    if found is None:
        register, id_ = key
        known = (name for place, name in clearing.decided.entries if place == register)
        _report_unknown(clearing, ENTRY_OF[register], id_, known, pointer)
    return found


def report_withheld(clearing: Clearing, what: str, reasons: tuple[Reason, ...], pointer: Pointer, hint: str) -> None:
    because = " and ".join(WITHHELD_BY[reason] for reason in reasons)
    readers = (clearing.audience,)
    message = f"{pointer.holder} points at the {what}, which because of {because}{told_for(readers)}"
    clearing.faults.add("BG509", message, pointer.span, hint, readers=readers)


def way_out(reasons: tuple[Reason, ...]) -> str:
    """Return the act that lets both go, or neither."""
    if outdated := [_OUTDATED[reason] for reason in reasons if reason in _OUTDATED]:
        return outdated[0]
    if all(reason in _LACKING for reason in reasons):
        return _LACKING[reasons[0]]
    return "give both the same readers and marking"


def _aligned(reasons: tuple[Reason, ...]) -> str:
    return f"{way_out(reasons)}, or take the reference out"


def _report_unknown(clearing: Clearing, what: str, id_: str, known: Iterable[str], pointer: Pointer) -> None:
    message = f"{pointer.holder} points at the {what} '{id_}', which is not in the pack"
    clearing.faults.add(
        "BG510", message, pointer.span, did_you_mean(id_, known, f"write the {what}, or take the reference out")
    )
