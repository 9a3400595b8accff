"""A number that a register has, and that somebody changed on the page: what the register would have to say."""

from decimal import Decimal

from briefgen.checks.rule import PackSubject
from briefgen.quantities.amounts import SCALES
from briefgen.quantities.read import read


def value_printed(subject: PackSubject, name: str, language: str, old: str, new: str) -> Decimal | str:
    """Return the value with which the figure *name*, that was printed as *old*, is printed as *new*, or why there is none."""
    figure = subject.pack.registers.figures.get(name)
    if figure is None:
        return "the register has no such figure any more"
    if figure.derived is not None:
        return f"it is computed from {', '.join(figure.derived.from_)}: change those"
    if figure.value is None:
        return "it is a range, or has no value: write it in the register"
    vocabulary = subject.reader.vocabulary(language)
    was, now = (read(text, vocabulary).quantities for text in (old, new))
    if len(was) != 1 or len(now) != 1 or (was[0].unit, was[0].bound) != (now[0].unit, now[0].bound):
        return "more than its number was changed: write that in the register"
    power = SCALES[figure.scale] if figure.scale else 0
    value = now[0].value.scaleb(-power)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
