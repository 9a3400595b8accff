"""Where words lead out of a document, then and now: Word tracks no change of that."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from briefgen.frozen import dataclass
from briefgen.regex import regex
from briefgen.review.edits import Edit, alike
from briefgen.review.units import Unit
from briefgen.writers.docx.anchors import Anchor

_Place = tuple[int, str | None]
"""Where a sign stands among the words, and where it leads."""
_ESCAPE: Final = regex("%([0-9A-Fa-f]{2})")
_PLAIN: Final = "-._~"
_ASCII: Final = "".join(map(chr, range(0x21, 0x7F)))


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChange:
    """Words that lead elsewhere than they did; None is nowhere."""

    words: str
    start: int
    end: int
    """Their place among the old words, or that of the words in whose place they are."""
    old: str | None
    new: str | None

    def bears_on(self, start: int, end: int) -> bool:
        """Tell whether it is of the old words from *start* up to *end*."""
        return start < max(self.end, self.start + 1) and end > self.start


def same_address(one: str | None, other: str | None) -> bool:
    """Tell whether two addresses are one, however programs spell it."""
    return one == other or _spelt(one) == _spelt(other)


def changed_links(
    anchors: Sequence[Anchor], standing: Sequence[Unit], before: str, after: str, edits: Sequence[Edit]
) -> Iterator[LinkChange]:
    """Yield the words that were kept and lead elsewhere, and those that were written anew over a link, or with one."""
    old, new = _leads_then(anchors, len(before)), _leads_now(standing, len(after))
    if not any(old) and not any(new):
        return
    done, new_done = 0, 0
    for edit in (*edits, Edit(start=len(before), end=len(before), old="", new="", new_start=len(after))):
        kept = _signs(before, old, done, edit.start), _signs(after, new, new_done, edit.new_start)
        yield from _kept(before, *kept)
        yield from _written(edit, old, new)
        done, new_done = edit.end, edit.new_end


def _spelt(url: str | None) -> str | None:
    try:
        parts = urlsplit(url or "")
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    except ValueError:
        return url
    whole = urlunsplit((parts.scheme.lower(), host.lower(), parts.path or "/", parts.query, parts.fragment))
    return _ESCAPE.sub(_meant, quote(whole, safe=_ASCII))


def _meant(escape: re.Match[str]) -> str:
    """Return a sign that means the same with and without its escape as itself; of others the escape is another sign."""
    sign = chr(int(escape[1], 16))
    return sign if sign.isascii() and (sign.isalnum() or sign in _PLAIN) else escape[0].upper()


def _leads_then(anchors: Sequence[Anchor], length: int) -> list[str | None]:
    """Return where each sign of the old words led; a line's end parts anchors that were run together."""
    found: list[str | None] = []
    for number, anchor in enumerate(anchors):
        found += [None] if number else []
        for piece in anchor.pieces:
            found += [piece.url] * len(piece.text)
    return found[:length]


def _leads_now(standing: Sequence[Unit], length: int) -> list[str | None]:
    found: list[str | None] = []
    for number, unit in enumerate(standing):
        found += [None] if number else []
        for segment in unit.segments:
            found += [segment.url] * (0 if segment.state == "deleted" else len(segment.text))
    return found[:length]


def _signs(text: str, leads: Sequence[str | None], start: int, end: int) -> list[_Place]:
    """Return the signs of words that people see from *start* up to *end*."""
    return [(at, leads[at]) for at in range(start, end) if alike(text[at]).strip()]


def _kept(before: str, then: Sequence[_Place], now: Sequence[_Place]) -> Iterator[LinkChange]:
    if len(then) != len(now):
        return
    signs = [(at, (old, new)) for (at, old), (_, new) in zip(then, now, strict=True)]
    for (old, new), run in groupby(signs, key=itemgetter(1)):
        places = [at for at, _ in run]
        words = before[places[0] : places[-1] + 1]
        if any(map(str.isalnum, words)) and not same_address(old, new):
            yield LinkChange(words=words, start=places[0], end=places[-1] + 1, old=old, new=new)


def _written(edit: Edit, old: Sequence[str | None], new: Sequence[str | None]) -> Iterator[LinkChange]:
    """Yield what new words lead to and the words in whose place they are did not, or no longer; words that are gone took their
    link along.
    """
    words = edit.new.strip()
    if not words:
        return
    led, lead = _each(old[edit.start : edit.end]), _each(new[edit.new_start : edit.new_end])
    gone = [each for each in led if not _among(each, new)]
    come = [each for each in lead if not _among(each, old)]
    for number in range(max(len(gone), len(come))):
        was = gone[number] if number < len(gone) else None
        now = come[number] if number < len(come) else None
        yield LinkChange(words=words, start=edit.start, end=edit.end, old=was, new=now)


def _each(leads: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, leads)))


def _among(url: str, leads: Iterable[str | None]) -> bool:
    return any(same_address(url, each) for each in _each(leads))
