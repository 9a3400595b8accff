"""Flag a figure of the register that is printed with its period out of reach.

Its period is within reach in the same sentence or the one before it, in the same row, or in the heading, caption, label or
note over it. Of one that was converted, the day of its rate has to be there too: {figure:cost} prints it, {figure:cost.value}
does not.
Not looked for: figures without a period, periods that name no year, and numbers of exhibits: their rows say what they are of
in a column of their series, and their title and note are the author's.
Why: a number without its year is taken for today's, and is compared with one of another time.
Example: "Trade came to {figure:trade}.", in a paragraph that names no year.
Instead: write the period beside it: "In {figure:trade.period} trade came to {figure:trade}."
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity, Span
from briefgen.document.document import Document
from briefgen.document.inlines import Inline, Number
from briefgen.document.nodes import Node
from briefgen.document.origins import ItemOrigin
from briefgen.document.places import place_of, span_of
from briefgen.document.sentences import sentences
from briefgen.document.tables import Row, Table
from briefgen.document.walk import children, parts, walk
from briefgen.document.words import inline_text, plain_text
from briefgen.frozen import dataclass
from briefgen.gate.registered import ClearedFigure
from briefgen.regex import regex

_YEAR: Final = regex(r"(?<!\d)\d{4}(?!\d)")
_TWO_YEARS: Final = regex(r"(?<!\d)(\d{4})[-/–](\d{2})(?!\d)")
_NUMBER: Final = regex(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A figure's number as it is printed, with the words that a reader has beside it and over it."""

    figure: str
    reach: str
    span: Span | None


def find(subject: Subject) -> Iterator[Finding]:
    figures = subject.cleared.figures
    for printed in dict.fromkeys(_in(subject.document, "") if figures else ()):
        figure = figures.get(printed.figure)
        if figure is not None and (missing := _missing(figure, _digits(printed.reach))):
            yield Finding(
                message=f"'{figure.id}' is printed without {missing}",
                span=printed.span,
                hint=f"write the period beside it: {{figure:{figure.id}.period}}"
                if missing == "its period"
                else f"write {{figure:{figure.id}}}, which prints it",
            )


def _prints_figures(subject: Subject) -> bool:
    return any(isinstance(node, Number) for node in subject.nodes)


def _missing(figure: ClearedFigure, reach: str) -> str:
    years = _years(_digits(figure.period or ""))
    if years and not any(year in _YEAR.findall(reach) for year in years):
        return "its period"
    if figure.conversion is not None:
        day = {str(figure.conversion.on.year), str(figure.conversion.on.day)}
        return "" if day <= set(_NUMBER.findall(reach)) else "the day of its rate"
    return ""


def _years(period: str) -> tuple[str, ...]:
    """Return the years that a period names: of 2024-25 both, for a sentence may speak of the year to March 2025."""
    ends = (f"{match[1][:2]}{match[2]}" for match in _TWO_YEARS.finditer(period))
    return (*_YEAR.findall(period), *ends)


def _in(node: Document | Node, over: str) -> Iterator[_Printed]:
    """Yield the numbers under a node; *over* is what its reader has read of headings, captions and labels."""
    if isinstance(node, Row):
        row = " ".join(map(plain_text, node.cells))
        yield from _of_run(tuple(child for cell in node.cells for child in cell.children), f"{over} {row}")
        return
    runs = [run for name in parts(node) if (run := getattr(node, name)) and isinstance(run[0], Inline)]
    own = " ".join(map(inline_text, runs))
    if isinstance(node, Table):
        own = " ".join((own, *map(plain_text, node.header)))
    for run in runs:
        others = " ".join(inline_text(other) for other in runs if other is not run)
        yield from _of_run(run, f"{over} {others}")
    for child in children(node):
        if not isinstance(child, Inline):
            yield from _in(child, f"{over} {own}")


def _of_run(run: Sequence[Inline], over: str) -> Iterator[_Printed]:
    numbers = tuple(_numbers(run))
    said = ("", *sentences(inline_text(run))) if numbers else ()
    for number in numbers:
        beside = " ".join(f"{before} {sentence}" for before, sentence in pairwise(said) if number.text in sentence)
        assert isinstance(number.origin, ItemOrigin)
        yield _Printed(
            figure=number.origin.item, reach=f"{over} {beside}", span=_place(run, number) or place_of(number)
        )


def _numbers(run: Sequence[Inline]) -> Iterator[Number]:
    for inline in run:
        for node in (inline, *walk(inline)):
            match node:
                case Number(origin=ItemOrigin(register="figures", field="value")):
                    yield node
                case _:
                    pass


def _place(run: Sequence[Inline], number: Number) -> Span | None:
    """Return where the item stands that refers to the figure, which is where its period is to be written.

    Items run on in one paragraph: it is the last whose words stand before the number, else the first behind it.
    """
    nearest: ItemOrigin | None = None
    is_behind = False
    for node in (node for inline in run for node in (inline, *walk(inline))):
        is_behind |= node is number
        match getattr(node, "origin", None):
            case ItemOrigin(register="items") as origin if not is_behind or nearest is None:
                nearest = origin
            case _:
                pass
    return span_of(nearest) if nearest else None


def _digits(text: str) -> str:
    """Return the text with the digits of any script as ours."""
    return "".join(str(unicodedata.digit(letter, letter)) for letter in text)


RULE: Final = Rule(
    code="BG440",
    name="figure-without-period",
    severity=Severity.WARNING,
    find=find,
    bearing=_prints_figures,
    page=__doc__ or "",
)
