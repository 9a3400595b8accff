"""Old words against new ones: what was changed, word by word."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from briefgen.frozen import dataclass
from briefgen.regex import regex

_TOKEN: Final = regex(r"\s+|\d+(?:[.,]\d+)+|\w+|[^\w\s]")
"""A number is one word, whatever parts its digits."""
_MOST_STEPS: Final = 1_000_000
"""Words of one text times those of the other, up to which the fewest changes are looked for: paragraphs of a thousand words."""
_SAME: Final = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "\u00ad": None, "\u2060": None}
)
"""Signs that programs put in each other's place: they are no edits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Words in the place of others; either may be empty."""

    start: int
    end: int
    """The old words' place in the old text."""
    old: str
    new: str
    new_start: int
    """The new words' place in the new text."""

    @property
    def new_end(self) -> int:
        return self.new_start + len(self.new)


def alike(text: str) -> str:
    """Return a text with the plain one of the signs that programs put in each other's place."""
    return text.translate(_SAME)


def plain(text: str) -> str:
    """Return a text in which two are the same where people see no difference."""
    return " ".join(alike(text).split())


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """Return what makes *new* of *old*; runs of white space are all alike, and none is an edit by itself."""
    one, other = tokens(old), tokens(new)
    changed = []
    for kind, start, end, new_start, new_end in _steps([each.key for each in one], [each.key for each in other]):
        if kind != "equal":
            place = _begin(one, start, len(old)), _end_of(one, start, end, len(old))
            where = _begin(other, new_start, len(new)), _end_of(other, new_start, new_end, len(new))
            changed.append(
                Edit(start=place[0], end=place[1], old=old[slice(*place)], new=new[slice(*where)], new_start=where[0])
            )
    return tuple(each for each in _joined(changed, old, new) if each.old.strip() or each.new.strip())


def parts(edit: Edit) -> tuple[Edit, ...]:
    """Return the edits that one is made of where words are the same within it, save for the space between them."""
    one, other = tokens(edit.old), tokens(edit.new)
    matcher = SequenceMatcher(None, [each.key for each in one], [each.key for each in other], autojunk=False)
    found = []
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            old = _begin(one, start, len(edit.old)), _end_of(one, start, end, len(edit.old))
            new = _begin(other, new_start, len(edit.new)), _end_of(other, new_start, new_end, len(edit.new))
            found.append(
                Edit(
                    start=edit.start + old[0],
                    end=edit.start + old[1],
                    old=edit.old[slice(*old)],
                    new=edit.new[slice(*new)],
                    new_start=edit.new_start + new[0],
                )
            )
    return tuple(each for each in found if each.old.strip() or each.new.strip())


def _steps(one: list[str], other: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Return the steps from one list of words to the other; where somebody wrote a book, what is not the same at its ends is one
    step.
    """
    if len(one) * len(other) <= _MOST_STEPS:
        return list(SequenceMatcher(None, one, other, autojunk=False).get_opcodes())
    shorter = min(len(one), len(other))
    head = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    tail = next((at for at in range(shorter - head) if one[-1 - at] != other[-1 - at]), shorter - head)
    return [("replace", head, len(one) - tail, head, len(other) - tail)]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a sign or white space."""

    key: str
    """What it is compared by."""
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return what a text is made of, save for hyphens that nobody sees."""
    found = (each for each in _TOKEN.finditer(text) if each[0] != "\u00ad")
    return [Token(_key(each[0]), each.start(), each.end()) for each in found]


def _key(token: str) -> str:
    return " " if token.isspace() else token.translate(_SAME)


def _begin(tokens: list[Token], index: int, length: int) -> int:
    return tokens[index].start if index < len(tokens) else length


def _end_of(tokens: list[Token], start: int, end: int, length: int) -> int:
    return tokens[end - 1].end if end > start else _begin(tokens, start, length)


def _joined(changed: list[Edit], old: str, new: str) -> Iterator[Edit]:
    """Yield the edits, those that only a space parts as one: words, not letters, were written."""
    last: Edit | None = None
    for each in changed:
        if last is not None and old[last.end : each.start].isspace():
            last = replace(last, end=each.end, old=old[last.start : each.end], new=new[last.new_start : each.new_end])
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last
