"""Numbers typed where the register has them as a figure: what puts the figure in their place, where that is certain."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefgen.checks.rule import PackSubject
from briefgen.checks.rules import hand_typed_number
from briefgen.checks.statements import Reader, Statement
from briefgen.checks.wording import NO_WORDS, Wording
from briefgen.diagnostics import Edit
from briefgen.quantities.compare import within
from briefgen.quantities.model import Quantity

CODE: Final = hand_typed_number.RULE.code
"""Of the rule whose finding it mends in briefs: a reason for that one lets the number stand."""
_NEVER_IN: Final = (NO_WORDS, "\n")


def typed_figures(subject: PackSubject) -> Iterator[Edit]:
    """Yield what puts `{figure:…}` for a number of an item that is about that figure, and that nothing else there may be.

    An equal number alone is no proof: a tax may be as high as a share. The item names the figure (`figure:`), or another
    wording of it refers to it; one figure alone is as much, as exactly, of the same unit; the wording has that number once,
    and dates nothing else. Numbers that the author left open (about, over), quotations, and languages that change the endings
    of units stay.
    """
    reader = subject.reader
    figures = {id_: tuple(reader.figure(id_)) for id_ in subject.pack.registers.figures}
    for entry in subject.pack.items if figures else ():
        wordings = tuple(one for one in subject.wordings.printed if one.item is entry)
        for wording in (one for one in wordings if _may_change(subject, one)):
            others = tuple(reader.read(one) for one in wordings if one is not wording)
            yield from _in_place_of_numbers(reader, reader.read(wording), others, figures)


def _in_place_of_numbers(
    reader: Reader, said: Statement, others: Sequence[Statement], figures: Mapping[str, tuple[Quantity, ...]]
) -> Iterator[Edit]:
    for quantity in said.figures.quantities:
        alike = [one for one in said.figures.quantities if (one.value, one.unit) == (quantity.value, quantity.unit)]
        figure = _figure_of(quantity, figures)
        if figure is not None and len(alike) == 1 and _is_about(reader, said, others, figure):
            yield from _edits(said, quantity, figure)


def _is_about(reader: Reader, said: Statement, others: Sequence[Statement], figure: str) -> bool:
    """Tell whether the item is about the figure, and the wording dates nothing that neither the figure nor these words date."""
    entry = said.wording.item
    referring = [one for one in others if figure in one.named_figures()]
    if not referring and (entry is None or entry.item.figure != figure):
        return False
    known = [*reader.period(reader.pack.registers.figures[figure], said.wording.language)]
    known += [date for one in referring for date in one.figures.dates]
    return all(any(within(date, one) for one in known) for date in said.figures.dates)


def _may_change(subject: PackSubject, wording: Wording) -> bool:
    entry = wording.item
    is_let_stand = CODE in subject.pack.front.allow or (entry is not None and CODE in entry.item.allow)
    changes_endings = subject.reader.vocabulary(wording.language).file.inflected_names
    return wording.is_text and not (wording.is_verbatim or is_let_stand or changes_endings)


def _figure_of(quantity: Quantity, figures: Mapping[str, tuple[Quantity, ...]]) -> str | None:
    """Return the one figure that a number is; None for one that is only like it, or that two figures are."""
    if quantity.unit is None or quantity.bound is not None or quantity.loose or quantity.spelled:
        return None
    alike = [id_ for id_, values in figures.items() if len(values) == 1 and _is_same(quantity, values[0])]
    return alike[0] if len(alike) == 1 else None


def _is_same(one: Quantity, figure: Quantity) -> bool:
    return figure.bound is None and (one.value, one.step, one.unit) == (figure.value, figure.step, figure.unit)


def _edits(said: Statement, quantity: Quantity, figure: str) -> Iterator[Edit]:
    """Yield the edit; none where the number is a reference itself, or has markup within."""
    first, last = said.source(quantity.at, quantity.end)
    if not any(sign in said.wording.said[first:last] for sign in _NEVER_IN):
        yield from said.wording.edits(first, last, f"{{figure:{figure}}}")
