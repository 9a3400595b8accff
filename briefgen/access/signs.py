"""The table's short signs, in words and letters alone: they are read aloud, and need no colour."""

from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.access.kept import Changes
from briefgen.access.table import Access, Line
from briefgen.gate.records import Reason

SHOWN: Final = "yes"
OPEN: Final = "may"
PART: Final = "*"
OPENED: Final = " +"
CLOSED: Final = " -"
LETTERS: Final[Mapping[Reason, str]] = {
    "readers": "R",
    "marking": "M",
    "caveat": "V",
    "embargo": "E",
    "state": "S",
    "expired": "X",
    "superseded": "P",
    "use": "U",
    "ok": "O",
    "citable": "C",
    "unused": "N",
}
_REASONS: Final[Mapping[Reason, str]] = {
    "readers": "other readers are named",
    "marking": "marked above what it may see",
    "caveat": "a caveat that it is not admitted to",
    "embargo": "under embargo",
    "state": "overtaken or retracted",
    "expired": "no longer valid",
    "superseded": "superseded by another item",
    "use": "not to be said",
    "ok": "nobody agreed to publish it",
    "citable": "rests on a source that it may not cite",
    "unused": "nothing points at it",
}


def sign(cell: Access) -> str:
    """Return `yes`, `may`, or the letters of the reasons: `RM`."""
    if not cell.is_open:
        return "".join(LETTERS[reason] for reason in cell.reasons)
    return (SHOWN if cell.state == "shown" else OPEN) + (PART if cell.is_part else "")


def marked(line: Line, name: str, since: Changes | None) -> str:
    """Return the sign of one cell, with what has changed of it."""
    if since is None:
        return sign(line.cells[name])
    at = (line.key, name)
    return sign(line.cells[name]) + (OPENED if at in since.opened else CLOSED if at in since.closed else "")


def news(line: Line, since: Changes | None) -> str:
    """Return what is to be said of a whole line: it is new, or its words are."""
    if since is None:
        return ""
    return "new" if line.key in since.new else "words" if line.key in since.reworded else ""


def legend(lines: tuple[Line, ...], since: Changes | None) -> tuple[str, ...]:
    """Return what each sign that is used means."""
    return tuple(_legend(lines, since))


def _legend(lines: tuple[Line, ...], since: Changes | None) -> Iterator[str]:
    cells = [cell for line in lines for cell in line.cells.values()]
    yield f"{SHOWN}: its brief prints it"
    if any(cell.state == "may" for cell in cells):
        yield f"{OPEN}: it may see it, and its brief does not print it"
    if any(cell.is_part and cell.is_open for cell in cells):
        yield f"{PART}: without some of its rows"
    used = {reason for cell in cells for reason in cell.reasons}
    for reason, letter in LETTERS.items():
        if reason in used:
            yield f"{letter}: withheld, {_REASONS[reason]}"
    if since is None:
        return
    if since.opened:
        yield f"{OPENED.strip()}: opened since"
    if since.closed:
        yield f"{CLOSED.strip()}: closed since"
    if since.reworded:
        yield "words: its words, or its numbers, changed since"
