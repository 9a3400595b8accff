"""Words as they are compared: one form for what scripts, printers and typists write in several.

Of one form are: upper and lower case, ligatures and full width (NFKC), the digits of every script, `1,234,567` and
`12,34,567`, `68,7` and `68.7`, `co-operate` and `cooperate`, a word divided at the end of a line, all quotes and dashes.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from briefgen.regex import regex

BREAK: Final = "\0"
"""Stands between passages: no run of words goes over it."""
APART: Final = "\1"
"""Stands between texts of a pack, as a word that no file has: what would run over it is found nowhere."""
RUN: Final = 4
"""Words in a row that are no accident any more."""
Run = tuple[str, ...]
Mark = int
"""The hash of a run: many thousands are kept, and numbers cost no memory of their own, nor work of the collector's."""
Marks = tuple[frozenset[Mark], ...]
"""Of runs of one word, of two, and so on to `RUN`."""

_INVISIBLE: Final = dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)


class _Signs(dict[int, "int | str | None"]):
    """What is written for a character, found out when it is first met: a table of all digits would take longer than a brief."""

    def __missing__(self, code: int) -> int | str | None:
        digit = unicodedata.decimal(chr(code), None)
        self[code] = code if digit is None else str(digit)
        return self[code]


_SIGNS: Final = _Signs(_INVISIBLE | {0x2010: "-", 0x2011: "-", 0x66B: ".", 0x66C: ","})
_SIGN: Final = re.compile("[" + "".join(map(chr, _SIGNS)) + "]|[^\\D0-9]")
"""Where one of them may stand: in the other branch, a digit that is not ours."""
_SPACED: Final = re.compile("[\u00a0\u2007\u2009\u202f](?<=[0-9].)(?=[0-9]{3}(?![0-9]))")
_DIVIDED: Final = re.compile("-(?<=\\w-)[ \t]*\r?\n[ \t]*(?=\\w)|[\x02\ufffe][ \t\r\n]*")
_GROUPED: Final = re.compile("[,'’](?<=[0-9].)(?=(?:[0-9]{2,3}[,'’])*[0-9]{3}(?![0-9]))")
"""Of thousands, or of lakh and crore: three digits stand last, so that `68,71` is a fraction."""
_POINT: Final = re.compile(",(?<=[0-9],)(?=[0-9])")
_HYPHEN: Final = re.compile("-(?:(?<=[^\\W\\d_]-)(?=[^\\W_])|(?<=[0-9]-)(?=[^\\W\\d_]))")
"""The sign itself stands first, and what must stand before it after: so a text is searched for the sign alone."""
_MARKS: Final = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u102b-\u103e"
"""Vowel signs and accents, which belong to the word they stand in; the danda does not."""
_TOKEN: Final = re.compile(f"{BREAK}|[0-9]+(?:\\.[0-9]+)+|[\\w{_MARKS}]+")
_LINE_END: Final = re.compile("\n(?:(?<=[!-,.-~]\n)|(?<=[!-,.-~]\r\n))")
"""Over which no word is put together, and no sign is another one's: behind a letter or a sign of ASCII that divides none."""
_SAME_AGAIN: Final = 2_048
"""Phrases and lines that are kept. Longer ones than the next figure are not."""
_KEPT_LENGTH: Final = 1_024
_STOP: Final = regex('(?<![0-9])[.,]|[.,](?![0-9])|[!?:;()\\[\\]{}"“”«»|/•·…\u2013\u2014\u0964\u0965\t\r\n]')
"""Where a sentence, a cell or a line may end."""


def stopped(text: str) -> str:
    """Return *text* with a `BREAK` wherever two phrases may have been put beside each other."""
    return _STOP.sub(BREAK, _DIVIDED.sub("", _signed(text)))


def _signed(text: str) -> str:
    return text.translate(_SIGNS) if not text.isascii() and _SIGN.search(text) else text


def tokens(text: str) -> list[str]:
    """Return the words of *text*, each in its one form; a `BREAK` is a word of its own."""
    if BREAK not in text:
        return _lined(text)
    # Over a break nothing is put together: what stands between two is mostly what stood there in the file before.
    split = [_phrase(phrase) if len(phrase) <= _KEPT_LENGTH else _lined(phrase) for phrase in text.split(BREAK)]
    return [word for phrase in split for word in (*phrase, BREAK)][:-1]


def _lined(text: str) -> list[str]:
    """Return the words of a long text line by line, for most lines of a page stood on one before."""
    lines = _LINE_END.split(text)
    return [word for line in lines for word in (_phrase(line) if len(line) <= _KEPT_LENGTH else _tokens(line))]


def places_of(run: Run, words: Sequence[str]) -> Iterator[int]:
    """Yield where a run stands among *words*."""
    return (at for at in range(len(words)) if tuple(words[at : at + len(run)]) == run)


def stands_in(run: Run, text: str) -> bool:
    """Tell whether the words of a run stand beside each other in *text*."""
    return next(places_of(run, tokens(text)), None) is not None


@lru_cache(maxsize=_SAME_AGAIN)
def _phrase(text: str) -> tuple[str, ...]:
    return tuple(_tokens(text))


def _tokens(text: str) -> list[str]:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _SPACED.sub("", _signed(text)))
    text = text.casefold()
    if "-" in text:
        text = _HYPHEN.sub("", _DIVIDED.sub("", text))
    elif "\x02" in text or "\ufffe" in text:
        text = _DIVIDED.sub("", text)
    if "," in text or "'" in text or "’" in text:
        text = _POINT.sub(".", _GROUPED.sub("", text))
    return _TOKEN.findall(text.replace("_", " "))


def run_marks(words: Sequence[str]) -> Marks:
    """Return the marks of all runs, by how many words they have: of one first, of `RUN` last."""
    shifted = [words[start:] for start in range(RUN)]
    return tuple(frozenset(map(hash, zip(*shifted[:length], strict=False))) for length in range(1, RUN + 1))


def whole_runs(words: Sequence[str]) -> Iterator[Mark]:
    """Return the marks of every `RUN` words in a row, in their order, also of those over a `BREAK`."""
    return map(hash, zip(*(words[start:] for start in range(RUN)), strict=False))
