"""Sentences of an edited file that are not the brief's, and those of the brief that are not in the file any more, told."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from briefgen.build.sentences import new_in_pages, not_in_lines, not_on_pages
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.inspect.findings import CHANGED, counted, error, printable
from briefgen.leak.words import tokens

_HINT: Final = "send the file as it is built, or make the change in the pack and build anew"
_MOST: Final = 20
"""Sentences of each kind that are told."""
_LONGEST: Final = 240
"""Characters that are quoted of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The brief, as it is held against a file."""

    lines: tuple[str, ...]
    """As the file would have them."""
    also: tuple[str, ...] = ()
    """What may stand in the file besides: what the build recorded, heads and feet."""
    kept: tuple[str, ...] | None = None
    """Where the pack was changed since the build, what that recorded: what it did not say is not missed."""


def changed_in_word(lines: Sequence[str], compared: Compared, *, quoted: bool) -> Iterator[Diagnostic]:
    """Compare the lines of a Word file; where not *quoted*, the file's own words are not told again."""
    yield from _told(_added(not_in_lines(lines, (*compared.lines, *compared.also)), quoted=quoted))
    yield from _told(_gone(not_in_lines(compared.lines, lines), compared))


def changed_in_pdf(pages: Sequence[str], compared: Compared, *, quoted: bool) -> Iterator[Diagnostic]:
    """Compare the pages of a PDF, as `changed_in_word`."""
    yield from _told(_added(new_in_pages(pages, compared.lines, compared.also), quoted=quoted))
    yield from _told(_gone(not_on_pages(compared.lines, pages), compared))


def _added(every: Iterator[str], *, quoted: bool) -> Iterator[str]:
    for each in every:
        yield f"the file says, and the brief does not: {_quoted(each) if quoted else _unquoted(each)}"


def _gone(missed: Iterator[str], compared: Compared) -> Iterator[str]:
    known = tuple(missed)
    unknown = frozenset[str]() if compared.kept is None else frozenset(not_in_lines(known, compared.kept))
    for each in known:
        if each not in unknown:
            yield f"the brief says, and the file does not: {_quoted(each)}"


def _quoted(sentence: str) -> str:
    said = " ".join(printable(sentence).split())
    return f"'{said if len(said) <= _LONGEST else said[: _LONGEST - 1] + '…'}'"


def _unquoted(sentence: str) -> str:
    return f"a sentence of {counted(len(tokens(sentence)), 'word')}, not told again for what else was found"


def _told(messages: Iterator[str]) -> Iterator[Diagnostic]:
    for message in islice(messages, _MOST):
        yield error(CHANGED, message, _HINT)
    if next(messages, None) is not None:
        yield error(CHANGED, f"and more such sentences than the {_MOST} that are told", _HINT)
