"""What a field says, sign by sign, and where each sign is written: so that words of a page can be found in their source.

References are one sign each, whatever they print: what stands there is another field's words.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Final, assert_never

from briefgen.frozen import dataclass
from briefgen.markup.inline import REFERENCE
from briefgen.markup.nodes import Emphasis, Inline, Link, Marked, Reference, Strong, Words
from briefgen.regex import regex

OBJECT: Final = "\ufffc"
"""Stands for a reference."""
_ENTITY: Final = regex(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TARGET: Final = regex(r"\]\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)", re.DOTALL)
_LINE_END: Final = regex(r" *\n *")
_TICKS: Final = regex(r"`+ ?")


class LostError(Exception):
    """A source whose signs cannot be told apart: it is written as only its author can change it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Signs that stand within emphasis or a link, from *first* up to *last*, and all of that in the source."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    text: str
    """A line's end in the source is a space."""
    places: tuple[tuple[int, int], ...]
    """For each sign where it begins and ends in the source."""
    groups: tuple[Group, ...] = ()
    source: str


def signs_of(value: Marked | str) -> Signs:
    """Return what a field says. Raises `LostError`."""
    if isinstance(value, str):
        return Signs(text=value, places=tuple((at, at + 1) for at in range(len(value))), source=value)
    reading = _Reading(source=value.source)
    reading.take(value.inlines)
    return Signs(
        text="".join(reading.text), places=tuple(reading.places), groups=tuple(reading.groups), source=value.source
    )


@dataclass(slots=True, kw_only=True)
class _Reading:
    source: str
    at: int = 0
    """How far the source is read."""
    text: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)

    def take(self, inlines: Sequence[Inline]) -> None:
        for inline in inlines:
            match inline:
                case Words(text=text, at=at):
                    self.at = at
                    self._words(text)
                case Reference(at=at):
                    match = REFERENCE.match(self.source, at)
                    if match is None:
                        raise LostError
                    self._sign(OBJECT, at, match.end())
                case Strong(at=at):
                    self._group(inline.children, at, "**")
                case Emphasis(at=at):
                    self._group(inline.children, at, "*")
                case Link(at=at):
                    self._group(inline.children, at, "")
                case _:
                    assert_never(inline)

    def _group(self, children: Sequence[Inline], at: int, close: str) -> None:
        first = len(self.text)
        self.at = at
        self.take(children)
        self._skip_ticks()
        if close:
            end = self.at + len(close)
        elif self.source[at] == "<":
            end = self.at + 1
        else:
            target = _TARGET.match(self.source, self.at)
            if target is None:
                raise LostError
            end = target.end()
        self.groups.append(Group(first=first, last=len(self.text), start=at, end=end))
        self.at = end

    def _words(self, text: str) -> None:
        done = 0
        while done < len(text):
            said, start, end = self._next(text[done])
            if not text.startswith(said, done):
                raise LostError
            for sign in said:
                self._sign(sign, start, end)
            done += len(said)

    def _next(self, wanted: str) -> tuple[str, int, int]:
        """Return the next sign of the source, that is *wanted*, with its place."""
        source, at = self.source, self.at
        sign = source[at : at + 1]
        if sign == "\\" and source[at + 1 : at + 2] == wanted and not wanted.isalnum():
            return wanted, at, at + 2
        if sign == "&" and (match := _ENTITY.match(source, at)) and html.unescape(match.group()) != match.group():
            return html.unescape(match.group()), at, match.end()
        if sign == wanted:
            return wanted, at, at + 1
        if wanted == " " and (match := _LINE_END.match(source, at)):
            return wanted, at, match.end()
        if sign == "`" and (match := _TICKS.match(source, at)):
            self.at = match.end()
            return self._next(wanted)
        if sign in " \n" and sign:
            self.at = at + 1
            return self._next(wanted)
        raise LostError

    def _skip_ticks(self) -> None:
        while self.source[self.at : self.at + 1] == "`":
            self.at += 1

    def _sign(self, sign: str, start: int, end: int) -> None:
        self.text.append(sign)
        self.places.append((start, end))
        self.at = end


def pieces(signs: Signs, start: int, end: int, *, goes: bool) -> Iterator[tuple[int, int]]:
    """Yield what the signs from *start* up to *end* take in the source: emphasis and links whole where all of their words are
    among them, and of others the words alone. Where just the words of one of these get others, and none *goes*, it stays.
    """
    if start == end:
        at = signs.places[start - 1][1] if start else (signs.places[0][0] if signs.places else 0)
        yield at, at
        return
    whole = [each for each in signs.groups if start <= each.first < each.last <= end]
    whole = [each for each in whole if goes or (each.first, each.last) != (start, end)]
    ranges = sorted({(each.start, each.end) for each in whole} | set(signs.places[start:end]))
    first, last = ranges[0]
    for one, other in ranges[1:]:
        if one > last:
            yield first, last
            first = one
        last = max(last, other)
    yield first, last
