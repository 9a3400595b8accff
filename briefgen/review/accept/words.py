"""An edit of printed words, put where those words are written: markup and references around it stay as they are."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from briefgen.authoring.intake.merge.splices import Splice, spliced
from briefgen.frozen import dataclass
from briefgen.markup.inline import InlineFault, parse_inlines
from briefgen.markup.nodes import Marked
from briefgen.regex import regex
from briefgen.review.accept.signs import OBJECT, LostError, Signs, pieces, signs_of
from briefgen.review.edits import Edit, Token, alike, plain, tokens

_SPECIAL: Final = regex(r"([\\*_`\[\]{}<>&^!~|])")
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_JOINERS: Final = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A field as a paragraph prints it: its own words, and one sign for what a reference printed among them."""

    text: str
    places: tuple[tuple[int, int], ...]
    """For each sign where it begins and ends in the paragraph's words."""

    def covers(self, start: int, end: int) -> bool:
        return bool(self.places) and self.places[0][0] <= start and end <= self.places[-1][1]

    def range(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the signs that stand from *start* up to *end* of the paragraph; None where one would be cut in two."""
        first = next((n for n, (_, last) in enumerate(self.places) if last > start), len(self.places))
        last = next((n for n in range(len(self.places), 0, -1) if self.places[n - 1][0] < end), 0)
        if start == end:
            whole = first == len(self.places) or self.places[first][0] == start
            return (first, first) if whole else None
        if first >= last or self.places[first][0] != start or self.places[last - 1][1] != end:
            return None
        return first, last


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEdit:
    """Signs of a field, from *start* up to *end*, that are to say *text*."""

    start: int
    end: int
    text: str


def cleaned(words: str) -> str | None:
    """Return words as an author writes them: plain spaces and hyphens, on one line. None where some cannot be seen."""
    spelt = alike(words)
    if OBJECT in spelt or any(
        unicodedata.category(sign) in _HIDDEN and sign not in _JOINERS and not sign.isspace() for sign in spelt
    ):
        return None
    return re.sub(r"\s+", " ", spelt)


def source_edit(signs: Signs, printed: Printed, start: int, end: int, new: str) -> SourceEdit | None:
    """Return the edit of the paragraph's words from *start* up to *end* as one of the field; None where the field does not
    say (any more) what was printed there.
    """
    shown = printed.range(start, end)
    if shown is None:
        return None
    one, other = tokens(printed.text), tokens(signs.text)
    matcher = SequenceMatcher(
        None, [each.key.casefold() for each in one], [each.key.casefold() for each in other], autojunk=False
    )
    same = {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}
    within = [n for n, each in enumerate(one) if each.start < shown[1] and each.end > shown[0]]
    if shown[0] == shown[1]:
        return _insertion(one, other, same, shown[0], new)
    if not within or one[within[0]].start != shown[0] or one[within[-1]].end != shown[1]:
        return None
    found = [same.get(n) for n in within]
    first = found[0]
    if first is None or found != list(range(first, first + len(within))):
        return None
    return SourceEdit(start=other[first].start, end=other[first + len(within) - 1].end, text=new)


def _insertion(
    one: Sequence[Token], other: Sequence[Token], same: dict[int, int], at: int, new: str
) -> SourceEdit | None:
    before = next((n for n, each in enumerate(one) if each.end == at), -1)
    behind = next((n for n, each in enumerate(one) if each.start == at), -1)
    if before in same and behind in same and same[behind] != same[before] + 1:
        return None  # somebody has put other words there since
    if before in same and not one[before].key.isspace():
        place = other[same[before]].end
    elif behind in same:
        place = other[same[behind]].start
    elif before in same:
        place = other[same[before]].end
    else:
        return None
    return SourceEdit(start=place, end=place, text=new)


def is_done(signs: Signs, printed: Printed, edit: Edit, others: Iterable[Edit]) -> bool:
    """Tell whether a field says already what an edit makes of its words, be it with the *others* or without. One that says
    what was printed does not.
    """
    if plain(printed.text) == plain(signs.text) or _stands(signs, printed, edit):
        return False
    for made in ((edit,), tuple(others)):
        text, place = _edited(printed, edit, made)
        if plain(text) == plain(signs.text):
            return True
        shown = Printed(text=text, places=tuple((at, at + 1) for at in range(len(text))))
        if place is not None and place[0] < place[1]:
            # With the word before them, for words that stand there alone may be others.
            first = text[: place[0]].rstrip().rfind(" ") + 1
            if source_edit(signs, shown, first, place[1], "") is not None:
                return True
    return False


def _stands(signs: Signs, printed: Printed, edit: Edit) -> bool:
    """Tell whether the old words of an edit are there still."""
    return bool(edit.old.strip()) and source_edit(signs, printed, edit.start, edit.end, "") is not None


def _edited(printed: Printed, mine: Edit, made: Iterable[Edit]) -> tuple[str, tuple[int, int] | None]:
    """Return what the field would say with edits made, and where in that the words of one of them are."""
    text, place = printed.text, None
    for each in sorted(made, key=lambda one: one.start, reverse=True):
        found = printed.range(each.start, each.end) if printed.covers(each.start, each.end) else None
        if found is not None:
            text = text[: found[0]] + each.new + text[found[1] :]
            if place is not None:
                place = (
                    place[0] + len(each.new) - (found[1] - found[0]),
                    place[1] + len(each.new) - (found[1] - found[0]),
                )
            if each == mine:
                begun = len(each.new) - len(each.new.lstrip())
                place = found[0] + begun, found[0] + len(each.new.rstrip())
    return text, place


def splices(value: Marked | str, edits: Iterable[SourceEdit]) -> tuple[Splice, ...] | None:
    """Return what makes the edits in the source of a field, so that it is read as the words that are meant; None where that
    cannot be done.
    """
    try:
        signs = signs_of(value)
    except LostError:
        return None
    made = _from_the_start(sorted(dict.fromkeys(edits), key=lambda each: (each.start, each.end)), signs.text)
    if any(one.end > other.start for one, other in pairwise(made)):
        return None
    wanted = spliced(signs.text, [Splice(start=each.start, end=each.end, text=each.text) for each in made])
    for written in (str, _escaped):
        found = tuple(each for edit in made for each in _spliced(signs, edit, written(edit.text)))
        if isinstance(value, str) or _reads(spliced(signs.source, found), wanted):
            return found
    return None


def _from_the_start(made: Sequence[SourceEdit], text: str) -> Sequence[SourceEdit]:
    """Return the edits, of which one that takes a field's first words out takes the blank behind them too: none stands there."""
    if not made or made[0].start or made[0].text.strip():
        return made
    first, *others = made
    most = others[0].start if others else len(text)
    end = first.end
    while end < most and text[end].isspace():
        end += 1
    return [SourceEdit(start=first.start, end=end, text=""), *others]


def escaped_words(words: str) -> str:
    """Return words as a source that says them and nothing else: with backslashes where signs of markup would be read."""
    return words if _reads(words, words) else _escaped(words)


def _spliced(signs: Signs, edit: SourceEdit, text: str) -> Iterable[Splice]:
    for number, (start, end) in enumerate(pieces(signs, edit.start, edit.end, goes=not text.strip())):
        yield Splice(start=start, end=end, text=text if number == 0 else "")


def _reads(source: str, wanted: str) -> bool:
    """Tell whether a source is read as the words *wanted*, in which a reference is one sign."""
    try:
        said = signs_of(parse_inlines(source)).text
    except (InlineFault, LostError):
        return False
    return plain(said) == plain(wanted)


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)
