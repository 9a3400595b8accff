"""Numbers in words: "two hundred and five", "sixty-nine billion", साढ़े तीन लाख, двадцать третий."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from briefgen.frozen import dataclass
from briefgen.quantities.lexemes import joined
from briefgen.quantities.model import ORDINAL
from briefgen.quantities.runs import Run
from briefgen.quantities.tokens import Token
from briefgen.quantities.vocabulary import Vocabulary

HUNDRED: Final = 100
TWENTY: Final = 20
TEN: Final = 10
HALF: Final = Decimal("0.5")


def read_spelled(cut: Sequence[Token], at: int, vocabulary: Vocabulary, *, over_commas: bool = True) -> Run | None:
    """Return the number whose words begin at the token *at*, None where none do."""
    spelling = _Spelling(cut=cut, last=at, first=at, vocabulary=vocabulary, over_commas=over_commas)
    while spelling.goes_on():
        pass
    return spelling.run()


@dataclass(slots=True, kw_only=True)
class _Spelling:
    """Words up to a hundred add up in `current`; a scale takes them over into `total`."""

    cut: Sequence[Token]
    first: int
    last: int
    vocabulary: Vocabulary
    total: Decimal = Decimal(0)
    current: Decimal | None = None
    added: Decimal = Decimal(0)
    step: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)
    has_number: bool = False
    is_ordinal: bool = False
    over_commas: bool = True

    def goes_on(self) -> bool:
        """Take what stands next into the number; False where it does not belong to it."""
        if (
            self.is_ordinal
            or self.last >= len(self.cut)
            or (self.last > self.first and not joined(self.cut, self.last))
        ):
            return False
        return (
            self._number()
            or self._hundred()
            or self._scale()
            or self._in_place_of_one()
            or self._fraction()
            or self._ordinal()
            or self._half_behind()
            or self._and()
            or self._comma()
        )

    def run(self) -> Run | None:
        if not self.has_number:
            return None
        return Run(
            value=self.total + (self.current or 0),
            step=self.step,
            scale=self.scale,
            first=self.first,
            last=self.last,
            spelled=True,
            unit=ORDINAL if self.is_ordinal else None,
        )

    def _number(self) -> bool:
        found = self.vocabulary.numbers.find(self.cut, self.last)
        if found is None or not _adds(self.current, found[0]):
            return self._addition()
        value = Decimal(found[0]) + self.added
        self._take((self.current or 0) + value, abs(self.added) or Decimal(1), found[1])
        self.added = Decimal(0)
        return True

    def _addition(self) -> bool:
        """Take a word that adds to the number behind it: साढ़े तीन; सवा adds to one before a scale."""
        found = self.vocabulary.added.find(self.cut, self.last) if self.current is None else None
        if found is None:
            return False
        added, behind = found
        if self.vocabulary.numbers.find(self.cut, behind) is not None:
            self.added, self.last = added, behind
            return True
        if self.vocabulary.scales.find(self.cut, behind) is None:
            return False
        self._take(1 + added, abs(added), behind)
        return True

    def _hundred(self) -> bool:
        found = self.vocabulary.words["hundred"].find(self.cut, self.last)
        if found is None or self.current is None:
            return False
        self._take(self.current * HUNDRED, self.step * HUNDRED if self.current % 1 else Decimal(1), found[1])
        return True

    def _scale(self) -> bool:
        found = self.vocabulary.scales.find(self.cut, self.last)
        if found is None or not (self.current or (self.total and self.current is None)):
            return False
        scale, self.last = Decimal(found[0]), found[1]
        if self.current is None:
            # One scale right behind another multiplies what is there: लाख करोड़.
            self.total, self.step, self.scale = self.total * scale, self.step * scale, self.scale * scale
        else:
            self.total += self.current * scale
            self.step, self.scale, self.current = self.step * scale, scale, None
        return True

    def _in_place_of_one(self) -> bool:
        """Take "a" before a hundred or a scale, "half a" before a scale."""
        if self.last != self.first:
            return False
        for name, value in (("half_before", HALF), ("articles", Decimal(1))):
            found = self.vocabulary.words[name].find(self.cut, self.last)
            if found is None or not joined(self.cut, found[1]):
                continue
            is_hundred = value == 1 and self.vocabulary.words["hundred"].find(self.cut, found[1]) is not None
            if is_hundred or self.vocabulary.scales.find(self.cut, found[1]) is not None:
                self._take(value, value, found[1])
                return True
        return False

    def _fraction(self) -> bool:
        found = self.vocabulary.fractions.find(self.cut, self.last) if self.current is None else None
        if found is None:
            return False
        self._take(found[0], HALF, found[1])
        return True

    def _ordinal(self) -> bool:
        found = self.vocabulary.ordinals.find(self.cut, self.last)
        if found is None or not _adds(self.current, found[0]):
            return False
        self._take((self.current or 0) + Decimal(found[0]), self.step, found[1])
        self.is_ordinal = True
        return True

    def _half_behind(self) -> bool:
        found = self.vocabulary.words["half_behind"].find(self.cut, self.last)
        if found is None or self.current is None:
            return False
        self._take(self.current + HALF, HALF, found[1])
        return True

    def _and(self) -> bool:
        """Take "and" within a number: behind a hundred or a scale, before a smaller number."""
        found = self.vocabulary.words["and_"].find(self.cut, self.last)
        if found is None or not self.has_number or not joined(self.cut, found[1]):
            return False
        is_behind = self.current is None or (self.current >= HUNDRED and self.current % HUNDRED == 0)
        smaller = self.vocabulary.numbers.find(self.cut, found[1]) or self.vocabulary.ordinals.find(self.cut, found[1])
        if not is_behind or smaller is None:
            return False
        self.last = found[1]
        return True

    def _comma(self) -> bool:
        """Take a comma behind a scale, before hundreds: "two thousand, five hundred"."""
        behind = self.last + 1
        if (
            not self.over_commas
            or self.current is not None
            or not self.total
            or self.cut[self.last].text != ","
            or behind >= len(self.cut)
        ):
            return False
        smaller = read_spelled(self.cut, behind, self.vocabulary, over_commas=False)
        if smaller is None or not HUNDRED <= smaller.value < self.scale:
            return False
        self.last = behind
        return True

    def _take(self, current: Decimal, step: Decimal, last: int) -> None:
        self.current, self.step, self.last, self.has_number = current, step, last, True


def _adds(current: Decimal | None, small: int) -> bool:
    """Tell whether a number word goes on from what stands: "twenty three", "two hundred five", but not "two three"."""
    if not current:
        return True
    tail = current % HUNDRED
    if small >= HUNDRED:
        return False
    return tail == 0 or (0 < small < TEN and tail >= TWENTY and tail % TEN == 0)
