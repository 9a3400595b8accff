"""A budget: what was spent, the estimates, the change between them, and totals, all worked out of the rows that its reader sees."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import Final

from briefgen.document.inlines import Inline, Number, Strong, Text
from briefgen.document.origins import ItemOrigin
from briefgen.document.tables import Cell, Column, Row, RowGroup, Table
from briefgen.frozen import dataclass
from briefgen.gate.shown import ClearedColumn, ClearedExhibit, ClearedRow
from briefgen.reader.budget_lines import Amounts, change, change_percent, step, total
from briefgen.reader.cells import category_inlines
from briefgen.reader.exhibit_notes import note, source_line
from briefgen.reader.figures import NO_BREAK
from briefgen.reader.phrases import phrase
from briefgen.reader.reading import Reading

Run = tuple[Inline, ...]
_DERIVED: Final = ("change", "change-per-cent")
_TENTH: Final = Decimal("0.1")
_SEVERAL: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A row as it is printed: of the data, or a sum of such."""

    name: Run
    amounts: Amounts
    provisional: bool = False
    is_total: bool = False
    origin: ItemOrigin


def budget(exhibit: ClearedExhibit, reading: Reading, unit: Run) -> Table:
    """Return the budget as a table: the *unit* of its amounts stands in their heads. Its rows are the gate's, its sums are not."""
    made = _Budget(exhibit, reading, unit)
    return Table(
        caption=(Text(text=exhibit.title, origin=exhibit.origin),),
        columns=(Column(), *(Column(align="end") for _ in (*exhibit.columns, *_DERIVED))),
        header=(made.header(),),
        groups=tuple(made.groups()),
        note=made.note(),
        source=source_line(exhibit, reading),
        summary=exhibit.alternative_text or "",
    )


class _Budget:
    """One budget on its way into a table."""

    def __init__(self, exhibit: ClearedExhibit, reading: Reading, unit: Run) -> None:
        self._exhibit = exhibit
        self._reading = reading
        self._unit = unit
        self._step = step(value for row in exhibit.rows for value in _amounts(row))

    def header(self) -> Row:
        words = [self._head(column) for column in self._exhibit.columns]
        category = self._exhibit.category
        change_, per_cent = (phrase(f"budget-{name}", self._reading) for name in _DERIVED)
        heads = [(Text(text=category.title, origin=category.origin),), *map(self._with_unit, words)]
        return Row(cells=tuple(Cell(children=head) for head in (*heads, self._with_unit(change_), per_cent)))

    def _head(self, column: ClearedColumn) -> Run:
        """Return what a column is called: by its author, else by its role in the language's words, with its year."""
        name: Run = (Text(text=column.title, origin=column.origin),)
        if not column.title:
            name = phrase(f"budget-{column.role}", self._reading)
        if column.period is None:
            return name
        period = (Text(text=self._reading.locale.period(column.period), origin=column.origin),)
        return phrase("budget-column", self._reading, column=name, period=period)

    def _with_unit(self, head: Run) -> Run:
        """Return the head of a column of amounts; the line that the unit goes on to keeps it whole."""
        unit = tuple(replace(one, text=one.text.replace(" ", NO_BREAK)) for one in self._unit if isinstance(one, Text))
        return phrase("column-with-unit", self._reading, title=head, unit=unit) if unit else head

    def groups(self) -> Iterator[RowGroup]:
        """Yield the rows, with a subtotal below each group of several; below all, where there are several, their total."""
        rows = sorted(self._exhibit.rows, key=self._place_of_group)
        for group, held in groupby(rows, key=lambda row: row.group):
            lines = [self._line(row) for row in held]
            if group is not None and len(lines) >= _SEVERAL:
                name = phrase("budget-subtotal", self._reading, group=self._words(group))
                lines.append(self._total(lines, name))
            title = () if group is None else self._words(group)
            yield RowGroup(title=title, rows=tuple(map(self._row, lines)))
        if len(rows) >= _SEVERAL:
            whole = self._total([self._line(row) for row in rows], phrase("budget-total", self._reading))
            yield RowGroup(rows=(self._row(whole),))

    def _place_of_group(self, row: ClearedRow) -> int:
        """Rows of one group stand together, where the first of them stands."""
        return next(index for index, one in enumerate(self._exhibit.rows) if one.group == row.group)

    def _line(self, row: ClearedRow) -> _Line:
        name = category_inlines(row, self._exhibit.category, self._reading)
        return _Line(name=name, amounts=_amounts(row), provisional=row.provisional, origin=row.origin)

    def _total(self, lines: Sequence[_Line], name: Run) -> _Line:
        return _Line(
            name=name,
            amounts=total(line.amounts for line in lines),
            provisional=any(line.provisional for line in lines),
            is_total=True,
            origin=self._origin(),
        )

    def _row(self, line: _Line) -> Row:
        amounts = (self._amount(amount, line) for amount in line.amounts)
        cells = (*amounts, self._amount(change(line.amounts), line), self._per_cent(line))
        printed = (Strong(children=cell) if line.is_total and cell else cell for cell in cells)
        return Row(
            cells=(
                Cell(children=(Strong(children=line.name),) if line.is_total else line.name, header=True),
                *(Cell(children=cell if isinstance(cell, tuple) else (cell,)) for cell in printed),
            )
        )

    def _amount(self, amount: Decimal | None, line: _Line) -> Run:
        if amount is None:
            return phrase("empty-cell", self._reading)
        currency = self._exhibit.columns[0].currency
        text = self._reading.locale.number(amount, precision=self._step, currency=currency)
        number = (Number(text=text, origin=line.origin),)
        return phrase("provisional-value", self._reading, value=number) if line.provisional else number

    def _per_cent(self, line: _Line) -> Run:
        if change(line.amounts) is None:
            return phrase("empty-cell", self._reading)
        if (percent := change_percent(line.amounts)) is None:
            return phrase("budget-not-applicable", self._reading)
        text = self._reading.locale.number(percent, precision=_TENTH)
        return (Number(text=text, origin=line.origin),)

    def note(self) -> Run:
        """Return the author's remark, and between which columns the change is."""
        before, last = (self._head(column) for column in self._exhibit.columns[-2:])
        worked_out = phrase("budget-note", self._reading, last=last, before=before)
        said = note(self._exhibit, self._exhibit.rows, "missing-cells", self._reading)
        space = Text(text=" ", origin=self._reading.phrase_origin("budget-note"))
        return (*said, space, *worked_out) if said else worked_out

    def _words(self, words: str) -> Run:
        return (Text(text=words, origin=self._origin()),)

    def _origin(self) -> ItemOrigin:
        return replace(self._exhibit.origin, field="rows")


def _amounts(row: ClearedRow) -> Amounts:
    return tuple(value if isinstance(value, Decimal) else None for value in row.values)
