"""The passages of somebody's text, whatever file it came in: headings and paragraphs, one after the other, and what stands beside."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from briefgen.authoring.raised import bracketed, unmarked
from briefgen.authoring.source import Remark
from briefgen.document.sentences import ENDS
from briefgen.frozen import dataclass
from briefgen.located.text import REFUSED
from briefgen.regex import regex

UNREADABLE: Final = "BG145"
"""A text to write from that cannot be read, or holds none."""
TITLE: Final = 0
FOOTNOTES: Final = "Footnotes"
ENDNOTES: Final = "Endnotes"
"""The headings that notes come under, behind the text."""
NOTES_LEVEL: Final = 2
"""Of these headings: one of the highest might be taken for the title of the text."""
PARTED: Final = " | "
"""Between the cells of a row."""
_BLANK: Final = "[nothing is written in it]"
_ABOUT: Final = 80
"""Characters of the words that a remark stands at: enough to find them by."""
_STEERING: Final = regex("[\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
"""Characters that only reorder or hide what stands beside them, or say where a word may be parted."""
_ENDS: Final = regex(rf"([{ENDS}]{{3}})[{ENDS}]+")
"""A row of dots, as in a table of contents: three say as much."""
_NUMBER: Final = regex(r"(?:\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,3})+[.)]?|\([a-z]{1,3}\)|[-*•·‣◦–—])\s+(?=\S)")
"""The number of a paragraph, or the sign of a bullet: no words."""
_DECIMAL: Final = regex(r"\d+\.\d+\s")
_UNIT: Final = regex(r"[a-zа-яё%°€£$₹]|[GMT]Wh?\b|[GMT]B\b|EUR\b|USD\b|INR\b")
"""What an amount is of, or how large: headings and paragraphs begin with a capital."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    words: str
    level: int | None = None
    """Of a heading: 1 is the highest, `TITLE` that of the whole text; None for a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Somebody's text as its file has it."""

    passages: tuple[Passage, ...]
    remarks: tuple[Remark, ...] = ()
    left_out: tuple[str, ...] = ()
    """What was not read, counted."""


def passage(words: str, level: int | None = None) -> Passage | None:
    """Return the passage on one line, without its number or bullet; None where no words are left.

    The mark of a note, which would join the word before it, stands in brackets, and before the stop: so it parts no sentences. A
    heading has none.
    """
    plain = _on_a_line(words, level)
    return _telling(plain[_number(plain) :], level)


def row(cells: Iterable[str]) -> Passage | None:
    """Return a row of a table as one passage: alone, a cell says nothing. A number at its beginning is the first cell's."""
    return _telling(_on_a_line(PARTED.join(cells), None), None)


def note(words: str) -> Passage:
    """Return a note as one passage; one without words says so, for its number stands in the text."""
    return passage(words) or Passage(words="[nothing is written in this note]")


def remark(words: str, *, by: str = "", about: str = "") -> Remark:
    """Return what was written beside the text, each part of it on one line."""
    said, who, place = (_on_a_line(each, None) for each in (words, by, about))
    return Remark(words=said or _BLANK, by=who, about=place if len(place) <= _ABOUT else f"{place[:_ABOUT].rstrip()}…")


def counted(found: Mapping[str, int]) -> tuple[str, ...]:
    """Return what was found so many times in words, `line|s of code` → 2 as `2 lines of code`."""
    return tuple(f"{count} {what.replace('|s', '' if count == 1 else 's')}" for what, count in found.items() if count)


def _on_a_line(words: str, level: int | None) -> str:
    plain = " ".join(REFUSED.sub(" ", _STEERING.sub("", words)).split())
    return (bracketed if level is None else unmarked)(_ENDS.sub(r"\1", plain))


def _telling(plain: str, level: int | None) -> Passage | None:
    return Passage(words=plain, level=level) if re.search(r"[^\W_]", plain) else None


def is_numbered(line: str) -> bool:
    """Tell whether a line begins with the number of a paragraph or a section, and no bullet."""
    return line[0].isdigit() and begins_anew(line)


def begins_anew(line: str) -> bool:
    """Tell whether a line begins a paragraph by its number or bullet."""
    return _number(line) > 0


def _number(line: str) -> int:
    """Return the length of the number or bullet that a line begins with. `4.2 million` and `2.5 GW` begin with an amount."""
    found = _NUMBER.match(line)
    if found is None or (_DECIMAL.match(line) is not None and _UNIT.match(line, found.end()) is not None):
        return 0
    return found.end()
