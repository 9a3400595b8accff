"""An exhibit's cleared rows as a chart, a table or a timeline."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final, assert_never

from briefgen.document.figures import Chart, ChartCategory, ChartForm, ChartSeries, ChartValue
from briefgen.document.inlines import Inline, Strong, Text
from briefgen.document.nodes import Block, Paragraph, Timeline, TimelineEntry
from briefgen.document.origins import DerivedOrigin, ItemOrigin
from briefgen.document.tables import Cell, Column, Row, RowGroup, Table
from briefgen.document.words import inline_text
from briefgen.gate.shown import ClearedColumn, ClearedExhibit, ClearedImage, ClearedRow, Value
from briefgen.markup.rendered import ExhibitBlock
from briefgen.reader.cells import category_inlines, value_inlines
from briefgen.reader.codes import EMPTY, PHRASE
from briefgen.reader.exhibit_notes import note, row_sources, source_line
from briefgen.reader.figures import unit_text
from briefgen.reader.phrases import phrase, phrase_text
from briefgen.reader.reading import Reading
from briefgen.reader.tables import empty_cell
from briefgen.reader.told_columns import told_exhibit

NUMBERS: Final = frozenset({"number", "integer"})
_SPACE: Final = Text(text=" ", origin=DerivedOrigin(transform="exhibits"))


_Shown = Table | Chart | Timeline | Paragraph


def read_exhibit(target: ExhibitBlock, reading: Reading, line: int) -> Iterator[Block]:
    """Yield the blocks of an exhibit whose token stands alone in a paragraph of the markup."""
    shown = reading.cleared.exhibits[target.exhibit]
    if isinstance(shown, ClearedImage):
        from briefgen.reader.images import image  # noqa: PLC0415

        yield image(shown, reading)
        return
    for block in reading.again(target, line, lambda: tuple(_blocks(target, shown, reading, line))):
        yield block if isinstance(block, Paragraph) else replace(block, anchor=reading.anchor(shown.id))


def _blocks(target: ExhibitBlock, shown: ClearedExhibit, reading: Reading, line: int) -> Iterator[_Shown]:
    """Yield the exhibit itself, which has no anchor yet, and what stands below it."""
    exhibit = told_exhibit(_owning(shown), reading.locale)
    form = exhibit.form if target.form == "own" or exhibit.form == "budget" else "table"
    match form:
        case "table":
            yield _table(exhibit, reading, line)
        case "budget":
            from briefgen.reader.budget import budget  # noqa: PLC0415 - few briefs hold any of it

            yield budget(exhibit, reading, _unit(exhibit.columns[0], reading))
        case "timeline":
            yield from _timeline(exhibit, reading)
        case "column" | "bar" | "line" | "stacked-column" | "stacked-bar" | "area":
            yield from _chart(exhibit, form, reading, line)
        case _:
            assert_never(form)


def _owning(exhibit: ClearedExhibit) -> ClearedExhibit:
    """Return the exhibit with the words of its series as its own: it is the exhibit's marking that covers them."""

    def own(origin: ItemOrigin) -> ItemOrigin:
        return replace(origin, register=exhibit.origin.register, item=exhibit.origin.item)

    return replace(
        exhibit,
        category=replace(exhibit.category, origin=own(exhibit.category.origin)),
        columns=tuple(replace(column, origin=own(column.origin)) for column in exhibit.columns),
        rows=tuple(replace(row, origin=own(row.origin)) for row in exhibit.rows),
    )


def _title(exhibit: ClearedExhibit) -> tuple[Inline, ...]:
    return (Text(text=exhibit.title, origin=exhibit.origin),)


def _unit(column: ClearedColumn, reading: Reading) -> tuple[Inline, ...]:
    try:
        unit = unit_text(column, reading.locale)
    except KeyError as error:
        reading.locale_fault(PHRASE, f"the language '{reading.locale.tag}' lacks the phrase {error}")
        return ()
    return (Text(text=unit, origin=column.origin),) if unit else ()


# --- a chart -----------------------------------------------------------------------------------------------------


def _chart(exhibit: ClearedExhibit, form: ChartForm, reading: Reading, line: int) -> Iterator[Chart]:
    rows = tuple(row for row in exhibit.rows if not row.total)
    categories = tuple(_category(row, exhibit, reading) for row in rows)
    if not rows:
        reading.fault(EMPTY, f"the chart '{exhibit.id}' has no marks for this reader", line, "put {% if … %} around it")
        return
    yield Chart(
        form=form,
        caption=_title(exhibit),
        unit=_unit(exhibit.columns[0], reading),
        series=tuple(ChartSeries(children=(_column_title(column),)) for column in exhibit.columns),
        categories=categories,
        note=note(exhibit, rows, "missing-marks", reading),
        source=source_line(exhibit, reading),
        alternative_text=exhibit.alternative_text or _described(exhibit, categories, reading),
    )


def _category(row: ClearedRow, exhibit: ClearedExhibit, reading: Reading) -> ChartCategory:
    pairs = zip(row.values, exhibit.columns, strict=True)
    values = tuple(_mark(value, column, row, reading) for value, column in pairs)
    return ChartCategory(children=category_inlines(row, exhibit.category, reading), values=values)


def _mark(value: Value, column: ClearedColumn, row: ClearedRow, reading: Reading) -> ChartValue:
    if not isinstance(value, Decimal):
        return ChartValue(amount=None)
    printed = value_inlines(value, column, row, reading)
    return ChartValue(amount=float(value), children=printed, provisional=row.provisional)


def _described(exhibit: ClearedExhibit, categories: tuple[ChartCategory, ...], reading: Reading) -> str:
    """Say what the marks show, where the author's own words tell of more than this reader sees."""
    values = (
        f"{inline_text(each.children)}: {', '.join(inline_text(value.children) or '–' for value in each.values)}"
        for each in categories
    )
    series = reading.locale.join([column.title for column in exhibit.columns])
    return phrase_text("chart-described", reading, title=exhibit.title, series=series, values="; ".join(values))


# --- a table -----------------------------------------------------------------------------------------------------


def _table(exhibit: ClearedExhibit, reading: Reading, line: int) -> Table:
    return Table(
        caption=_title(exhibit),
        columns=tuple(_column(column) for column in (exhibit.category, *exhibit.columns)),
        header=(Row(cells=tuple(_head(column, reading) for column in (exhibit.category, *exhibit.columns))),),
        groups=(RowGroup(rows=tuple(_row(row, exhibit, reading, line) for row in exhibit.rows)),),
        note=note(exhibit, exhibit.rows, "missing-cells", reading),
        source=source_line(exhibit, reading),
        summary=(exhibit.alternative_text or "") if exhibit.form == "table" else "",
    )


def _column(column: ClearedColumn) -> Column:
    return Column(align="end" if column.type in NUMBERS else "start")


def _column_title(column: ClearedColumn) -> Text:
    return Text(text=column.title, origin=column.origin)


def _head(column: ClearedColumn, reading: Reading) -> Cell:
    title = (_column_title(column),)
    unit = _unit(column, reading)
    return Cell(children=phrase("column-with-unit", reading, title=title, unit=unit) if unit else title)


def _row(row: ClearedRow, exhibit: ClearedExhibit, reading: Reading, line: int) -> Row:
    cells = [
        value_inlines(value, column, row, reading) for value, column in zip(row.values, exhibit.columns, strict=True)
    ]
    return Row(
        cells=(
            Cell(children=category_inlines(row, exhibit.category, reading), header=True),
            *(_cell(children, row, reading, line) for children in cells),
        )
    )


def _cell(children: tuple[Inline, ...], row: ClearedRow, reading: Reading, line: int) -> Cell:
    if not children:
        return empty_cell(reading, line)
    return Cell(children=(Strong(children=children),) if row.total else children)


# --- a timeline --------------------------------------------------------------------------------------------------


def _timeline(exhibit: ClearedExhibit, reading: Reading) -> Iterator[Timeline | Paragraph]:
    """Yield the line of time, and below it what a chart says in its own note and source."""
    yield Timeline(
        caption=_title(exhibit),
        entries=tuple(_entry(row, exhibit, reading) for row in exhibit.rows),
        alternative_text=exhibit.alternative_text or "",
    )
    for words in (note(exhibit, (), "missing-cells", reading), source_line(exhibit, reading)):
        if words:
            yield Paragraph(children=words, role="note")


def _entry(row: ClearedRow, exhibit: ClearedExhibit, reading: Reading) -> TimelineEntry:
    """The first column is what happens; others, and what is said of the row, follow in small print."""
    runs = [
        value_inlines(value, column, row, reading) for value, column in zip(row.values, exhibit.columns, strict=True)
    ]
    first, *more = [run for run in runs if run] or [category_inlines(row, exhibit.category, reading)]
    if sources := tuple(row_sources(row, reading)):
        first = (*first, _SPACE, *sources)
    if row.remark:
        more.append((Text(text=row.remark, origin=row.origin),))
    notes = (Paragraph(children=run, role="note") for run in more)
    return TimelineEntry(
        when=category_inlines(row, exhibit.category, reading), blocks=(Paragraph(children=first), *notes)
    )
