"""Lengths as a theme writes them: `12` is points, `24mm` millimetres, `1.5em` a multiple of a type size."""

import re
from collections.abc import Callable
from typing import Annotated, Any, Final, Literal

from pydantic_core import PydanticCustomError

from briefgen.frozen import dataclass
from briefgen.located.values import InSchema, Instead

POINTS_IN_MM: Final = 72 / 25.4
LONGEST: Final = 10_000
"""In any unit: more than any paper has, and little enough to be computed with."""

_WRITTEN: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)(mm|em)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A length before it is known what type size it goes by."""

    value: float
    unit: Literal["pt", "mm", "em"]

    def points(self, em: float) -> float:
        """Return the length in points, where the type size it may go by is *em*."""
        match self.unit:
            case "pt":
                return self.value
            case "mm":
                return self.value * POINTS_IN_MM
            case "em":
                return self.value * em


def _measure(units: frozenset[str], hint: str) -> Callable[[Any], Measure]:
    def parse(value: Any) -> Measure:
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= LONGEST:
            return Measure(float(value), "pt")
        written = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
        if written is None or written[2] not in units or float(written[1]) > LONGEST:
            raise PydanticCustomError("briefgen", "{fault}", {"fault": f"'{value}' is no length here", "hint": hint})
        return Measure(float(written[1]), "mm" if written[2] == "mm" else "em")

    return parse


Length = Annotated[
    Measure,
    Instead(
        _measure(frozenset({"mm", "em"}), "write points (12), millimetres (24mm) or parts of the body's size (1.5em)")
    ),
    InSchema({"type": ["number", "string"], "format": "length"}),
]
Fixed = Annotated[
    Measure,
    Instead(_measure(frozenset({"mm"}), "write points (12) or millimetres (24mm)")),
    InSchema({"type": ["number", "string"], "format": "fixed length"}),
]
"""A length that does not go by the type size: papers, margins, the body itself."""
