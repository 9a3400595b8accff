"""Notes of Markdown: `[^name]` in the text, and `[^name]: words` where they stand, with lines below them that go on."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from briefgen.authoring.passages import begins_anew
from briefgen.authoring.raised import FOOTNOTE, mark
from briefgen.frozen import dataclass
from briefgen.regex import regex

_BEGINS: Final = regex(r" {0,3}\[\^([^\s\[\]]{1,99})\]:[ \t]*(.*)")
_MARK: Final = regex(r"\[\^([^\s\[\]]{1,99})\]")
_INDENTED: Final = (" " * 2, "\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    body: str
    """The text with the marks of its notes as digits that are raised."""
    notes: tuple[str, ...]
    """In the order in which the text refers to them."""
    unnamed: int
    """How many there are that nothing refers to."""


def take_notes(text: str) -> Noted:
    """Part the notes of a text from it. What looks like the mark of one, and has no words anywhere, is left as it stands."""
    lines, words = _parted(text.split("\n"))
    numbers: dict[str, int] = {}
    order: list[str] = []

    def number(match: re.Match[str]) -> str:
        if match[1] not in words:
            return match[0]
        if match[1] not in numbers:
            order.append(match[1])
            numbers[match[1]] = len(order)
        return mark(FOOTNOTE, numbers[match[1]])

    body = _MARK.sub(number, "\n".join(lines))
    notes = tuple(_MARK.sub(number, words[name]) for name in order)  # which grows: a note may refer to another first
    return Noted(body=body, notes=notes, unnamed=len(words) - len(order))


def _parted(lines: Iterable[str]) -> tuple[list[str], Mapping[str, str]]:
    """Return the lines of the text, and the words of each note by its name; two of one name are one."""
    kept: list[str] = []
    words: dict[str, list[str]] = {}
    note: list[str] | None = None
    after_blank = False
    for line in lines:
        if begun := _BEGINS.fullmatch(line):
            note = words.setdefault(begun[1], [])
            note.append(begun[2].strip())
        elif note is not None and line.strip() and _goes_on(line, after_blank=after_blank):
            note.append(line.strip())
        else:
            note = note if not line.strip() else None
            kept.append(line)
        after_blank = not line.strip()
    return kept, {name: " ".join(filter(None, said)) for name, said in words.items()}


def _goes_on(line: str, *, after_blank: bool) -> bool:
    """Tell whether a line below a note is its own: it is indented, or stands right below and begins nothing new."""
    return line.startswith(_INDENTED) or not (after_blank or line.startswith(("#", ">", "|")) or begins_anew(line))
