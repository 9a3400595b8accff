"""Numbers in digits or words with what they count, in a normal text whose dates are taken out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefgen.quantities.digits import read_digits
from briefgen.quantities.lexemes import joined
from briefgen.quantities.model import LABEL, MONEY, ORDINAL, Bound, Quantity
from briefgen.quantities.runs import Run
from briefgen.quantities.spelled import HALF, read_spelled
from briefgen.quantities.tokens import HOLE, Token, tokens
from briefgen.quantities.vocabulary import Vocabulary
from briefgen.regex import regex

_FEW: Final = 2
"""Words for numbers up to it often say something else: "one", "both", "the second"."""
_BEFORE_MONEY: Final = regex(r"\s{0,3}\.?\s{0,3}")
_DASHES: Final = frozenset("–—-")
_DASH_AND_SPACES: Final = 3
_CLOCK: Final = re.compile(r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?!\d)")
_TIMES: Final = "times"


def read_numbers(text: str, vocabulary: Vocabulary) -> tuple[Quantity, ...]:
    clocks = tuple(_clock(match) for match in _CLOCK.finditer(text))
    for clock in clocks:
        text = f"{text[: clock.at]}{HOLE * (clock.end - clock.at)}{text[clock.end :]}"
    cut = tokens(text, spaced=vocabulary.spaced)
    found = tuple(_counted(run, cut, vocabulary) for run in _runs(cut, text, vocabulary))
    return tuple(sorted((*clocks, *_ranged(found, cut, vocabulary)), key=lambda each: each.at))


def _clock(match: re.Match[str]) -> Quantity:
    minutes = Decimal(int(match["hour"]) * 60 + int(match["minute"]))
    return Quantity(value=minutes, step=Decimal(1), unit="clock", at=match.start(), end=match.end())


def _runs(cut: Sequence[Token], text: str, vocabulary: Vocabulary) -> Iterator[Run]:
    at = 0
    while at < len(cut):
        run = _run(cut, at, text, vocabulary)
        if run is not None:
            yield run
        at = at + 1 if run is None else run.last


def _run(cut: Sequence[Token], at: int, text: str, vocabulary: Vocabulary) -> Run | None:
    match cut[at].kind:
        case "number":
            return _in_digits(cut, at, text, vocabulary)
        case "word":
            return (
                _in_one_word(cut, at, vocabulary)
                or read_spelled(cut, at, vocabulary)
                or _bare_scale(cut, at, vocabulary)
            )
        case "sign":
            return None


def _in_digits(cut: Sequence[Token], at: int, text: str, vocabulary: Vocabulary) -> Run:
    token = cut[at]
    read = read_digits(token.text, decimal=vocabulary.decimal, groups=vocabulary.groups)
    if read is None:
        return Run(value=Decimal(re.sub(r"\D", "", token.text)), first=at, last=at + 1, unit=LABEL)
    run = Run(value=read[0], step=read[1], first=at, last=at + 1)
    if _is_ordinal(cut, at + 1, vocabulary):
        return replace(run, last=at + 2, unit=ORDINAL)
    before = text[max(0, token.at - 2) : token.at]
    if _is_of_a_name(before) and _money_before(cut, at, vocabulary) is None:
        return replace(run, unit=LABEL)
    if before.endswith("-") and not before[:-1].strip():
        run = replace(run, value=-run.value)
    return _scaled(run, cut, vocabulary)


def _is_of_a_name(before: str) -> bool:
    """Tell whether a number goes on from letters: S-400, G20."""
    return before[-1:].isalpha() or (before.endswith("-") and before[:1].isalpha())


def _is_ordinal(cut: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Tell whether the token is an ending that goes with the digits before it: 23rd, 23-й."""
    if at >= len(cut) or cut[at].gap not in ("", "-"):
        return False
    found = vocabulary.words["ordinal_endings"].find(cut, at)
    return found is not None and found[1] == at + 1


def _scaled(run: Run, cut: Sequence[Token], vocabulary: Vocabulary) -> Run:
    """Return *run* times the scales behind it: "5 lakh crore"; a half may stand before them."""
    if joined(cut, run.last) and (half := vocabulary.words["half_behind"].find(cut, run.last)) is not None:
        run = replace(run, value=run.value + HALF, step=HALF, last=half[1])
    while joined(cut, run.last) and (found := vocabulary.scales.find(cut, run.last)) is not None:
        scale, last = found
        plain = run if run.scale == 1 and vocabulary.units.find(cut, run.last) is not None else None
        run = replace(
            run,
            value=run.value * scale,
            step=run.step * scale,
            scale=run.scale * scale,
            last=last,
            unscaled=plain,
        )
    return run


def _bare_scale(cut: Sequence[Token], at: int, vocabulary: Vocabulary) -> Run | None:
    """Read "миллион" for one million."""
    found = vocabulary.scales.find(cut, at) if vocabulary.words["bare_scales"].find(cut, at) else None
    if found is None:
        return None
    scale = Decimal(found[0])
    return Run(value=scale, step=scale, scale=scale, first=at, last=found[1], spelled=True)


def _in_one_word(cut: Sequence[Token], at: int, vocabulary: Vocabulary) -> Run | None:
    """Read words that are a number and what it counts: "doubled", "both", "пятилетний"."""
    if (multiple := vocabulary.multiples.find(cut, at)) is not None:
        return Run(value=Decimal(multiple[0]), first=at, last=multiple[1], spelled=True, unit=_TIMES)
    if (both := vocabulary.words["both"].find(cut, at)) is not None:
        return Run(value=Decimal(2), first=at, last=both[1], spelled=True, both=True)
    for before, value in vocabulary.joined.items():
        for behind, unit in vocabulary.file.joined.behind.items():
            if cut[at].text.startswith(before + behind):
                return Run(value=Decimal(value), first=at, last=at + 1, spelled=True, unit=unit)
    return None


def _counted(run: Run, cut: Sequence[Token], vocabulary: Vocabulary) -> Quantity:
    """Read a word that may be a scale or a unit as a scale where something is counted besides ("$3.5 m"), as a unit before
    words of a measure ("3.5 m high"). Without either it is a unit behind a space, else a scale, and may be the other.
    """
    scaled = _with_unit(run, cut, vocabulary)
    if run.unscaled is None or scaled.unit is not None:
        return scaled
    plain = _with_unit(run.unscaled, cut, vocabulary)
    if vocabulary.words["measured"].find(cut, run.last) is not None:
        return plain
    return replace(plain, otherwise=scaled) if cut[run.unscaled.last].gap else replace(scaled, otherwise=plain)


def _with_unit(run: Run, cut: Sequence[Token], vocabulary: Vocabulary) -> Quantity:
    """Give a number its unit, from behind it or, for money, before it, and its bound."""
    first, last, unit = run.first, run.last, run.unit
    if unit is None and joined(cut, last) and (behind := vocabulary.units.find(cut, last)) is not None:
        unit, last = behind
    if unit is None and (before := _money_before(cut, first, vocabulary)) is not None:
        unit, first = before
    return Quantity(
        value=run.value,
        step=run.step,
        scale=run.scale,
        unit=unit,
        bound=_bound(cut, first, last, vocabulary),
        spelled=run.spelled,
        loose=_is_loose(run, unit),
        at=cut[first].at,
        end=cut[last - 1].end,
    )


def _is_loose(run: Run, unit: str | None) -> bool:
    return run.spelled and run.scale == 1 and run.value <= _FEW and (run.both or unit in {None, ORDINAL, _TIMES})


def _money_before(cut: Sequence[Token], first: int, vocabulary: Vocabulary) -> tuple[str, int] | None:
    found = vocabulary.units.find_before(cut, first)
    if found is None or not found[0].startswith(MONEY) or not _BEFORE_MONEY.fullmatch(cut[first].gap):
        return None
    return found


def _bound(cut: Sequence[Token], first: int, last: int, vocabulary: Vocabulary) -> Bound | None:
    before = vocabulary.bounds.find_before(cut, first)
    if before is not None and (not vocabulary.file.bounds_behind or before[0] == "about"):
        return before[0]
    behind = vocabulary.bounds.find(cut, last) if vocabulary.file.bounds_behind else None
    return None if behind is None else behind[0]


def _ranged(found: tuple[Quantity, ...], cut: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Quantity]:
    """Yield the quantities; the first end of a range has the scale and unit of the second: "4 to 6 million tonnes"."""
    for quantity, after in zip(found, (*found[1:], None), strict=False):
        is_range = after is not None and _is_range(quantity, after, cut, vocabulary)
        yield _as_end(quantity, after) if after is not None and is_range else quantity


def _is_range(quantity: Quantity, after: Quantity, cut: Sequence[Token], vocabulary: Vocabulary) -> bool:
    first = bisect_left(cut, quantity.at, key=_place)
    between = range(
        bisect_left(cut, quantity.end, lo=first, key=_place), bisect_left(cut, after.at, lo=first, key=_place)
    )
    if all(cut[index].text in _DASHES for index in between):
        return 0 < after.at - quantity.end <= _DASH_AND_SPACES
    if len(between) > 1:
        return False
    told = vocabulary.words["between"].find_before(cut, first) is not None
    links = (vocabulary.words["to"], *((vocabulary.words["and_also"],) if told else ()))
    return any(link.find(cut, between[0]) is not None for link in links)


def _place(token: Token) -> int:
    return token.at


def _as_end(quantity: Quantity, after: Quantity) -> Quantity:
    is_open = quantity.unit is None or quantity.unit.startswith(MONEY)
    if not is_open or after.unit in {ORDINAL, LABEL}:
        return quantity
    is_unscaled = quantity.scale == 1 and quantity.value < after.value / after.scale
    factor = after.scale if is_unscaled else Decimal(1)
    return replace(
        quantity,
        value=quantity.value * factor,
        step=quantity.step * factor,
        scale=quantity.scale * factor,
        unit=quantity.unit or after.unit,
        loose=False,
        otherwise=None if after.otherwise is None else _as_end(quantity, after.otherwise),
    )
