"""Derived figures: computed here, for below the gate nothing tells how. One that rests on a withheld figure would tell it."""

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from graphlib import CycleError, TopologicalSorter
from typing import Final

from briefgen.content.model import MOST_DIGITS, printed_digits
from briefgen.content.registers import CONVERTED, Derived, Figure
from briefgen.gate.clearing import Clearing
from briefgen.gate.grounds import has_nameable_source
from briefgen.gate.places import span_of
from briefgen.gate.pointers import Pointer, find_cleared
from briefgen.quantities.amounts import SCALES

HUNDRED: Final = Decimal(100)
FORMULAS: Final[Mapping[str, Callable[[Decimal, Decimal], Decimal]]] = {
    "difference": lambda first, second: first - second,
    "share": lambda part, whole: part / whole * HUNDRED,
    "change": lambda earlier, later: later - earlier,
    "change_percent": lambda earlier, later: (later - earlier) / earlier * HUNDRED,
    "ratio": lambda first, second: first / second,
}
"""Of two figures, in the order in which `from` names them; shares and changes in per cent. A `sum` takes any number."""
_ABSOLUTE: Final = frozenset({"sum", "difference", "change", CONVERTED})
"""Formulas whose result counts what its figures count, in its own scale."""


def figure_values(clearing: Clearing) -> Mapping[str, Decimal | None]:
    """Return the value of every figure of the pack, derived ones computed; a fault for each that cannot be."""
    figures = clearing.pack.registers.figures
    graph = {id_: _grounds(figure) for id_, figure in figures.items()}
    try:
        order = tuple(TopologicalSorter(graph).static_order())
    except CycleError as cycle:
        _report(clearing, cycle.args[1][0], "is derived from itself", "take one of its figures out of from")
        return {}
    values: dict[str, Decimal | None] = {}
    for id_ in order:
        if id_ in figures:
            values[id_] = _value(clearing, id_, figures[id_], values)
    return values


def verify_derivation(clearing: Clearing, id_: str) -> None:
    """Find figures behind the cleared one *id_*, at any distance, that are withheld from its reader or not to be found."""
    figures = clearing.pack.registers.figures
    waiting, seen = [id_], {id_}
    while waiting:
        at = waiting.pop()
        pointer = Pointer(holder=f"the figure '{at}'", span=span_of(clearing.pack, ("figures", at, "derived")))
        for ground in _grounds(figures[at]):
            if find_cleared(clearing, ("figures", ground), pointer) is not None and ground not in seen:
                seen.add(ground)
                waiting.append(ground)


def verify_figure_source(clearing: Clearing, id_: str) -> None:
    """Find a figure that is published and of whose sources none may be named: its number would tell of them."""
    sources = clearing.pack.registers.figures[id_].sources
    if clearing.access.published and not has_nameable_source(clearing, sources):
        message = f"the figure '{id_}' would be said to '{clearing.audience}' and rests only on background"
        span = span_of(clearing.pack, ("figures", id_, "sources"))
        clearing.faults.add("BG511", message, span, "state a public_form on its source, or take the figure out")


def _grounds(figure: Figure) -> tuple[str, ...]:
    return () if figure.derived is None else figure.derived.from_


def _value(clearing: Clearing, id_: str, figure: Figure, known: Mapping[str, Decimal | None]) -> Decimal | None:
    if figure.derived is None:
        return figure.value
    inputs = [known.get(ground) for ground in figure.derived.from_]
    values = [value for value in inputs if value is not None]
    if len(values) < len(inputs):
        _report_unvalued(clearing, id_, figure.derived, known)
        return None
    grounds = [clearing.pack.registers.figures[ground] for ground in figure.derived.from_]
    try:
        value = _rounded(computed(figure, grounds, values), figure.precision)
    except (ArithmeticError, ValueError):
        _report(clearing, id_, f"cannot be computed as a {figure.derived.formula} of its figures", "look at from")
        return None
    if printed_digits(value) > MOST_DIGITS:
        _report(clearing, id_, "does not come out even", "say how to round it: precision: 0.1")
    return value


def computed(figure: Figure, grounds: Sequence[Figure], values: Sequence[Decimal]) -> Decimal:
    """Return what the *values* of a derived figure's *grounds* come to, each in its own scale, in the scale of the figure.

    Raises ValueError where a formula of two figures gets another number of them, ArithmeticError as decimals do.
    """
    assert figure.derived is not None
    counted_in = figure if figure.derived.formula in _ABSOLUTE else grounds[0]
    alike = [value.scaleb(_power(one) - _power(counted_in)) for value, one in zip(values, grounds, strict=True)]
    return _result(figure.derived, alike)


def _result(derived: Derived, values: Sequence[Decimal]) -> Decimal:
    if derived.formula == "sum":
        return sum(values, Decimal(0))
    if derived.formula == CONVERTED:
        (value,) = values
        assert derived.rate is not None
        return value * derived.rate
    first, second = values
    return FORMULAS[derived.formula](first, second)


def _power(figure: Figure) -> int:
    return SCALES[figure.scale] if figure.scale else 0


def _rounded(value: Decimal, step: Decimal | None) -> Decimal:
    return value if not step else (value / step).to_integral_value(ROUND_HALF_UP) * step


def _report_unvalued(clearing: Clearing, id_: str, derived: Derived, known: Mapping[str, Decimal | None]) -> None:
    """Name the figures that were written without a value; what is derived from one in turn is no news."""
    figures = clearing.pack.registers.figures
    for ground in derived.from_:
        if ground in figures and known[ground] is None and figures[ground].derived is None:
            _report(clearing, id_, f"is derived from '{ground}', which has no value", f"write a value on '{ground}'")


def _report(clearing: Clearing, id_: str, problem: str, hint: str) -> None:
    span = span_of(clearing.pack, ("figures", id_, "derived"))
    clearing.faults.add("BG514", f"the figure '{id_}' {problem}", span, hint)
