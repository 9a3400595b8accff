"""Figures that are derived from others: what they come to is worked out anew here, for a file prints it as any other number."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from typing import assert_never

from briefgen.content.pack import Pack
from briefgen.content.registers import Derived, Figure


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
            known[id_] = _value(waiting.pop(id_), known)
    own = {id_: figure.model_copy(update={"value": known.get(id_)}) for id_, figure in figures.items()}
    return replace(pack, registers=replace(pack.registers, figures=own))


def _value(figure: Figure, known: Mapping[str, Decimal | None]) -> Decimal | None:
    assert figure.derived is not None
    values = [known[id_] for id_ in figure.derived.from_]
    given = [value for value in values if value is not None]
    if len(given) < len(values):
        return None
    try:
        value = _result(figure.derived, given)
        return (
            (value / figure.precision).quantize(Decimal(1), ROUND_HALF_UP) * figure.precision
            if figure.precision
            else value
        )
    except (DecimalException, ValueError):
        return None


def _result(derived: Derived, values: list[Decimal]) -> Decimal:
    """Raise ValueError where there are not two numbers for a formula of two."""
    if derived.formula == "sum":
        return sum(values, Decimal(0))
    first, second = values
    match derived.formula:
        case "difference":
            return first - second
        case "change":
            return second - first
        case "share":
            return 100 * first / second
        case "change_percent":
            return 100 * (second - first) / first
        case "ratio":
            return first / second
        case _:
            assert_never(derived.formula)
