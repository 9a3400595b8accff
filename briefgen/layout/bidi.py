"""The Unicode Bidirectional Algorithm (UAX #9): which way each character of a paragraph runs, and in what order parts stand.

Written out here because nothing at hand tells levels: the rules in Python of `python-bidi` know neither isolates nor pairs of
brackets, and its core returns a string reordered, from which what belongs to which node cannot be told any more. The names
X1 to L2 are those of the rules.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import Final, NamedTuple
from unicodedata import bidirectional, normalize

from briefgen.frozen import dataclass

RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What makes the algorithm necessary in a paragraph that runs from left to right; else all of it does."""

DEEPEST: Final = 125
ISOLATES: Final = ("LRI", "RLI", "FSI")
EMBEDDINGS: Final = ("LRE", "RLE", "LRO", "RLO")
REMOVED: Final = (*EMBEDDINGS, "PDF", "BN")
"""Of no weight (X9); each has the level of what stands before it."""
NEUTRAL: Final = ("B", "S", "WS", "ON", *ISOLATES, "PDI")
STRONG: Final = ("L", "R", "AL")
BRACKETS: Final = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩"
    "⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
"""Each with the one that closes it (BidiBrackets.txt)."""
CLOSING: Final = dict(zip(BRACKETS[::2], BRACKETS[1::2], strict=True))
PAIRS_AT_ONCE: Final = 63
"""Brackets open at once, above which none is paired (BD16)."""


class _Open(NamedTuple):
    """An entry of the directional status stack."""

    level: int
    override: str
    isolate: bool


@dataclass(slots=True, kw_only=True)
class _Sequence:
    """An isolating run sequence: characters of one level that read as if they stood together (BD13)."""

    places: list[int]
    level: int
    before: str
    """The direction at its start (`sos`); `after` at its end (`eos`)."""
    after: str

    @property
    def direction(self) -> str:
        return _direction(self.level)


def levels(text: str, base: int) -> tuple[int, ...]:
    """Return each character's level: even ones run from left to right, odd ones from right to left.

    `base` is the paragraph's own, 0 or 1. White space at the end of a line has no level of its own yet (L1).
    """
    kinds = [bidirectional(character) or "L" for character in text]
    found = _explicit(kinds, base)
    resolved = list(kinds)
    for place, (kind, level) in enumerate(zip(kinds, found, strict=True)):
        if level.override and kind not in REMOVED:
            resolved[place] = level.override
    weighty = [place for place, kind in enumerate(kinds) if kind not in REMOVED]
    own = [level.level for level in found]
    for sequence in _sequences(kinds, own, weighty, base):
        _weak(resolved, sequence)
        _brackets(text, kinds, resolved, sequence)
        _neutral(resolved, sequence)
    return tuple(_implicit(kinds, resolved, own, base))


# --- explicit levels and directions (X1-X8) ----------------------------------------------------------------------


class _Level(NamedTuple):
    level: int
    override: str


def _explicit(kinds: Sequence[str], base: int) -> list[_Level]:
    stack = [_Open(base, "", isolate=False)]
    overflown_isolates = overflown_embeddings = isolates = 0
    found: list[_Level] = []
    for place, kind in enumerate(kinds):
        top = stack[-1]
        if kind in EMBEDDINGS:
            level = _next(top.level, kind[0])
            if level <= DEEPEST and not overflown_isolates and not overflown_embeddings:
                stack.append(_Open(level, kind[0] if kind[2] == "O" else "", isolate=False))
            elif not overflown_isolates:
                overflown_embeddings += 1
        elif kind in ISOLATES:
            found.append(_Level(top.level, top.override))
            level = _next(top.level, _isolated_direction(kinds, place) if kind == "FSI" else kind[0])
            if level <= DEEPEST and not overflown_isolates and not overflown_embeddings:
                isolates += 1
                stack.append(_Open(level, "", isolate=True))
            else:
                overflown_isolates += 1
            continue
        elif kind == "PDI":
            if overflown_isolates:
                overflown_isolates -= 1
            elif isolates:
                overflown_embeddings = 0
                isolates -= 1
                while not stack.pop().isolate:
                    pass
        elif kind == "PDF":
            if overflown_embeddings and not overflown_isolates:
                overflown_embeddings -= 1
            elif not overflown_isolates and not top.isolate and len(stack) > 1:
                stack.pop()
        found.append(_Level(stack[-1].level, stack[-1].override))
    return found


def _next(level: int, direction: str) -> int:
    """Return the least level above that runs in a direction."""
    return (level + 1) | 1 if direction == "R" else (level + 2) & ~1


def _isolated_direction(kinds: Sequence[str], start: int) -> str:
    """Return the direction of the first strong character of what an isolate holds, those in isolates within left aside (P2)."""
    depth = 0
    for kind in kinds[start + 1 :]:
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            if not depth:
                return "L"
            depth -= 1
        elif kind in STRONG and not depth:
            return "L" if kind == "L" else "R"
    return "L"


# --- isolating run sequences (X10) -------------------------------------------------------------------------------


def _sequences(kinds: Sequence[str], own: Sequence[int], weighty: Sequence[int], base: int) -> Iterator[_Sequence]:
    runs = [list(run) for _, run in groupby(weighty, key=lambda place: own[place])]
    closing = _matches(kinds)
    by_first = {run[0]: run for run in runs}
    order = {place: index for index, place in enumerate(weighty)}
    closers = set(closing.values())
    for run in runs:
        if run[0] in closers:
            continue
        places = list(run)
        while (closer := closing.get(places[-1])) is not None:
            places += by_first[closer]
        level = own[places[0]]
        first, last = order[places[0]], order[places[-1]]
        above = own[weighty[first - 1]] if first else base
        open_ended = kinds[places[-1]] in ISOLATES or last + 1 == len(weighty)
        below = base if open_ended else own[weighty[last + 1]]
        yield _Sequence(
            places=places, level=level, before=_direction(max(level, above)), after=_direction(max(level, below))
        )


def _matches(kinds: Sequence[str]) -> dict[int, int]:
    """Return the place of the PDI that closes each isolate (BD9)."""
    found: dict[int, int] = {}
    held: list[int] = []
    for place, kind in enumerate(kinds):
        if kind in ISOLATES:
            held.append(place)
        elif kind == "PDI" and held:
            found[held.pop()] = place
    return found


# --- weak types (W1-W7) ------------------------------------------------------------------------------------------


def _weak(kinds: list[str], sequence: _Sequence) -> None:
    previous = strong = sequence.before
    for place in sequence.places:
        kind = kinds[place]
        if kind == "NSM":
            kind = "ON" if previous in (*ISOLATES, "PDI") else previous
        if kind == "EN" and strong == "AL":
            kind = "AN"
        strong = kind if kind in STRONG else strong
        previous = kinds[place] = kind
    for place in sequence.places:
        kinds[place] = "R" if kinds[place] == "AL" else kinds[place]
    _separators(kinds, sequence.places)
    strong = sequence.before
    for place in sequence.places:
        kind = kinds[place]
        if kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"
        strong = kind if kind in ("L", "R") else strong


def _separators(kinds: list[str], places: Sequence[int]) -> None:
    """Let separators and terminators be part of the numbers beside them (W4, W5)."""
    for before, place, after in zip(places, places[1:], places[2:], strict=False):
        same = kinds[before] if kinds[before] == kinds[after] else ""
        if (kinds[place], same) in (("ES", "EN"), ("CS", "EN"), ("CS", "AN")):
            kinds[place] = same
    for kind, run in [(kind, list(run)) for kind, run in groupby(enumerate(places), key=lambda pair: kinds[pair[1]])]:
        if kind == "ET":
            first, last = run[0][0], run[-1][0]
            beside = (*places[max(first - 1, 0) : first], *places[last + 1 : last + 2])
            if any(kinds[place] == "EN" for place in beside):
                for _, place in run:
                    kinds[place] = "EN"


# --- brackets and neutrals (N0-N2) -------------------------------------------------------------------------------


def _brackets(text: str, original: Sequence[str], kinds: list[str], sequence: _Sequence) -> None:
    index = {place: at for at, place in enumerate(sequence.places)}
    for opening, closing in _pairs(text, kinds, sequence.places):
        inside = {_strength(kinds[place]) for place in sequence.places[index[opening] + 1 : index[closing]]}
        if sequence.direction in inside:
            direction = sequence.direction
        elif inside & {"L", "R"}:
            direction = _context(kinds, sequence, index[opening])
        else:
            continue
        for bracket in (opening, closing):
            kinds[bracket] = direction
            for mark in sequence.places[index[bracket] + 1 :]:
                if original[mark] != "NSM":
                    break
                kinds[mark] = direction


def _context(kinds: Sequence[str], sequence: _Sequence, at: int) -> str:
    """Return the opposite direction where what stands before is of it as well, else the sequence's own."""
    before = (_strength(kinds[place]) for place in reversed(sequence.places[:at]))
    opposite = "L" if sequence.direction == "R" else "R"
    found = next((strength for strength in before if strength), sequence.before)
    return opposite if found == opposite else sequence.direction


def _strength(kind: str) -> str:
    """Return the direction that a resolved type has where neutrals look at it: numbers run with what is right to left."""
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _pairs(text: str, kinds: Sequence[str], places: Sequence[int]) -> list[tuple[int, int]]:
    held: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for place in places:
        if kinds[place] != "ON":
            continue
        character = normalize("NFC", text[place])
        if character in CLOSING:
            if len(held) == PAIRS_AT_ONCE:
                return []
            held.append((normalize("NFC", CLOSING[character]), place))
        else:
            depth = next((at for at in reversed(range(len(held))) if held[at][0] == character), None)
            if depth is not None:
                found.append((held[depth][1], place))
                del held[depth:]
    return sorted(found)


def _neutral(kinds: list[str], sequence: _Sequence) -> None:
    """Give what has no direction that of both its sides, or else the sequence's own."""
    before, held = sequence.before, list[int]()
    for place in (*sequence.places, None):
        if place is not None and kinds[place] in NEUTRAL:
            held.append(place)
            continue
        after = sequence.after if place is None else _strength(kinds[place])
        for each in held:
            kinds[each] = before if before == after else sequence.direction
        before, held = after, []


# --- levels (I1, I2, and L1 for separators) ----------------------------------------------------------------------


def _implicit(kinds: Sequence[str], resolved: Sequence[str], own: Sequence[int], base: int) -> Iterator[int]:
    previous = base
    for kind, direction, level in zip(kinds, resolved, own, strict=True):
        if kind in ("B", "S"):
            previous = base
        elif kind not in REMOVED:
            raised = {"L": level % 2, "R": 1 - level % 2}.get(direction, 2 - level % 2)
            previous = level + raised
        yield previous


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


# --- reordering (L2) ---------------------------------------------------------------------------------------------


def visual_order(levels_of: Sequence[int]) -> tuple[int, ...]:
    """Return the places of parts that have these levels, as they stand on the line from left to right."""
    order = list(range(len(levels_of)))
    for level in range(max(levels_of, default=0), 0, -1):
        runs = groupby(order, key=lambda place: levels_of[place] >= level)
        order = list(chain.from_iterable([*run][::-1] if high else [*run] for high, run in runs))
    return tuple(order)
