"""Figures that are derived from others: what they come to is worked out anew here, for a file prints it as any other number."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from typing import Final, assert_never

from briefgen.content.pack import Pack
from briefgen.content.registers import Derived, Figure
from briefgen.quantities.amounts import scaled

_COUNTING: Final = frozenset({"sum", "difference", "change", "converted"})
"""Formulas whose result counts what its figures count, in its own scale; the others' is a share of one of them."""


def worked_out(pack: Pack) -> Pack:
    """Return the pack with the value of each derived figure; one that cannot be worked out has none, and stops every build."""
    figures = pack.registers.figures
    if not any(figure.derived for figure in figures.values()):
        return pack
    known = {id_: figure.value for id_, figure in figures.items() if figure.derived is None}
    waiting = {id_: figure for id_, figure in figures.items() if figure.derived is not None}
    while ready := [
        id_ for id_, figure in waiting.items() if figure.derived and known.keys() >= {*figure.derived.from_}
    ]:
        for id_ in ready:
            figure = waiting.pop(id_)
            grounds = figure.derived.from_ if figure.derived else ()
            known[id_] = _value(figure, [figures[one] for one in grounds], [known[one] for one in grounds])
    own = {id_: figure.model_copy(update={"value": known.get(id_)}) for id_, figure in figures.items()}
    return replace(pack, registers=replace(pack.registers, figures=own))


def _value(figure: Figure, grounds: Sequence[Figure], known: Sequence[Decimal | None]) -> Decimal | None:
    assert figure.derived is not None
    given = [value for value in known if value is not None]
    if len(given) < len(known):
        return None
    counted_in = figure if figure.derived.formula in _COUNTING else grounds[0]
    alike = [value * scaled(one.scale) / scaled(counted_in.scale) for value, one in zip(given, grounds, strict=True)]
    try:
        value = _result(figure.derived, alike)
        return (
            (value / figure.precision).quantize(Decimal(1), ROUND_HALF_UP) * figure.precision
            if figure.precision
            else value
        )
    except (DecimalException, ValueError):
        return None


def _result(derived: Derived, values: list[Decimal]) -> Decimal:
    """Raise ValueError where there are not two numbers for a formula of two."""
    match derived.formula:
        case "sum":
            return sum(values, Decimal(0))
        case "converted":
            (value,) = values
            return value * (derived.rate or Decimal(0))
        case "difference":
            first, second = values
            return first - second
        case "change":
            first, second = values
            return second - first
        case "share":
            first, second = values
            return 100 * first / second
        case "change_percent":
            first, second = values
            return 100 * (second - first) / first
        case "ratio":
            first, second = values
            return first / second
        case _:
            assert_never(derived.formula)
