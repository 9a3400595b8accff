"""The fields of a document that came back: which of its marks are a field's, and which must not keep anything from being read.

A field begins, is told what to say, and says it. Word keeps what it is told in elements of their own, within one paragraph, and
writes an end. A field without an end, with words of a text where it is told what to say, or with that over several paragraphs, would
swallow what nobody deleted.
"""

import re
from dataclasses import field
from typing import Any, Final

from briefgen.frozen import dataclass
from briefgen.regex import regex

_LINK: Final = regex(r"\s*HYPERLINK(?=[\s\"\\])", re.IGNORECASE)
_PART: Final = regex(r'"(?P<quoted>(?:[^"\\]|\\.)*)"|\\(?P<switch>\S)|(?P<bare>[^\s"\\]\S*)')
_ESCAPED: Final = regex(r'\\(["\\])')
_PLACE: Final = "l"
"""The switch of a link before the place in the document that it leads to."""
_TOLD: Final = frozenset({_PLACE, "o", "t", "s", "*"})
"""Switches of a link with a word behind them."""


def url_of(code: str) -> str | None:
    """Return where a field of such a code leads out of the document; None where it does not."""
    begun = _LINK.match(code)
    said: dict[str, str] = {}
    switch = ""
    for part in _PART.finditer(code, begun.end()) if begun else ():
        if part["switch"]:
            switch = part["switch"].lower() if part["switch"].lower() in _TOLD else ""
        else:
            said.setdefault(switch, part["bare"] or _ESCAPED.sub(r"\1", part["quoted"]))
            switch = ""
    return whole_address(said.get("") or None, said.get(_PLACE))


def whole_address(url: str | None, place: str | None) -> str | None:
    """Return an address with what stands behind its `#`, which Word keeps apart."""
    return f"{url}#{place}" if url and place and "#" not in url else url


@dataclass(slots=True, kw_only=True)
class _Open:
    marks: list[Any]
    """Where it begins, where what it says begins, where it ends, as far as these are reached."""
    code: str = ""
    """What it is told to say."""
    paragraph: int
    reached: bool = False
    """Whether what it says has begun."""
    loose: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place, and the marks of those that are none."""

    loose: list[Any] = field(default_factory=list)
    """Marks that belong to no sound field."""
    broken: int = 0
    """Fields that are read as the words that stand in them."""
    _open: list[_Open] = field(default_factory=list)
    _told: list[_Open] = field(default_factory=list)
    """Those that are told what to say still, and of which nothing unsound is known."""
    _in_codes: int = 0

    @property
    def in_codes(self) -> bool:
        return self._in_codes > 0

    @property
    def is_open(self) -> bool:
        return bool(self._open)

    @property
    def url(self) -> str | None:
        """Where the words lead that the field at this place says; None where it is no link out of the document."""
        return next((url for each in reversed(self._open) if (url := url_of(each.code)) is not None), None)

    def told(self, code: str) -> None:
        """Read more of what the field at this place is told to say."""
        if self._open and not self._open[-1].reached:
            self._open[-1].code += code

    def mark(self, element: Any, kind: str | None, paragraph: int, *, results: bool) -> None:
        """Read a mark; *paragraph* is the number of the one in which it stands, and *results* whether what fields say is read."""
        if kind == "begin":
            begun = _Open(marks=[element], paragraph=paragraph)
            self._open.append(begun)
            self._told.append(begun)
            self._in_codes += 1
        elif kind == "separate" and self._open and not self._open[-1].reached:
            self._reach(self._open[-1], element, paragraph)
        elif kind == "end" and self._open:
            ended = self._open.pop()
            if not ended.reached:
                self._reach(ended, element, paragraph)
            else:
                ended.marks.append(element)
            ended.loose |= not results and paragraph != ended.paragraph
            self._let_go(ended)
        elif kind in ("separate", "end"):
            self.loose.append(element)

    def words(self) -> None:
        """Say that words of a text stand here: no field is told what to say by those."""
        for each in self._told:
            each.loose = True
        self._told.clear()

    def end(self) -> None:
        """End the text, the note, or the edge of pages: a field that is open there is none."""
        while self._open:
            left = self._open.pop()
            left.loose = True
            self._let_go(left)
        self._told.clear()
        self._in_codes = 0

    def _reach(self, reached: _Open, element: Any, paragraph: int) -> None:
        reached.reached = True
        reached.marks.append(element)
        reached.loose |= paragraph != reached.paragraph
        self._in_codes -= 1
        if self._told and self._told[-1] is reached:
            self._told.pop()

    def _let_go(self, closed: _Open) -> None:
        if closed.loose:
            self.loose += closed.marks
            self.broken += 1
