"""Checks of series and exhibits: what a series says of its fields, and what an exhibit asks of its series."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from os.path import realpath
from pathlib import Path
from typing import Final

from briefgen.content.budgets import check_budget
from briefgen.content.names import DATA, GROUND, SHOWN, UNUSED, choice, problem, warning
from briefgen.content.ownfiles import DATA as DATA_HOME
from briefgen.content.ownfiles import HOMES
from briefgen.content.pack import Pack
from briefgen.content.rows import SeriesRow
from briefgen.content.series import BUDGET, Exhibit, Series, SeriesField
from briefgen.diagnostics import Diagnostic, Span, did_you_mean
from briefgen.located.positions import Location

NUMERIC: Final = frozenset({"number", "integer"})
UNSHOWN: Final = frozenset({"readers", "source"})
"""Types of fields that say something of their row and are no part of it."""
UNCHARTED: Final = frozenset({"table", "timeline", BUDGET})
"""Forms that do not measure."""
LEVEL: Final = frozenset({"bar", "stacked-bar"})
"""Forms whose rows lie under one another."""
MOST_MARKS: Final = 150
"""Of a chart: the values of more would not be read."""
MOST_SERIES: Final = 4
MOST_ROWS: Final = 80
MOST_BARS: Final = 40
"""That lie under one another: with names of a line each, a page holds no more. Whether it holds a chart with its own names
is found when it is laid out."""
ROLES: Final = {"provisional": ("text", "boolean"), "row_remark": ("text",), "total": ("boolean",)}
"""What a series calls some of its fields for → the types that do for it."""


def check_exhibits(pack: Pack, faulty: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong; the rows of the *faulty* series are not all there, and their faults are known."""
    broken = frozenset(faulty)
    for series in pack.registers.series.values():
        yield from _series(pack, series)
        if series.id not in broken:
            yield from _rows(pack, series, pack.rows.get(series.id, ()))
    for exhibit in pack.registers.drawn:
        if (series_of := pack.registers.series.get(exhibit.series)) is not None:
            yield from _exhibit(pack, exhibit, series_of)
            if series_of.id not in broken:
                yield from _shown_rows(pack, exhibit, series_of)
    for image in pack.registers.images:
        if not image.sources:
            span = pack.positions.span(("exhibits", image.id, "id"))
            hint = "write `sources:` on it; what you drew yourselves is a source of your own"
            yield problem(GROUND, f"the image '{image.id}' names no source", span, hint)


def check_own_files(folder: Path, used: Iterable[Path]) -> Iterator[Diagnostic]:
    """Warn of files in the folders for data and images that nothing names."""
    known = {realpath(path) for path in used}  # which takes a link to itself, where Path.resolve raises
    for home in HOMES:
        for path in home.files(folder):
            if realpath(path) not in known:
                hint = f"write `file: {home.name}/{path.name}` in {home.holder}, or take it away"
                message = f"no {home.holder.split()[-1]} names '{path.name}'"
                yield warning(UNUSED, message, Span(path=path, line=1), hint)


def _series(pack: Pack, series: Series) -> Iterator[Diagnostic]:
    at: Location = ("series", series.id)
    names = Counter(field.name for field in series.fields)
    for index, field in enumerate(series.fields):
        span = pack.positions.span((*at, "fields", index, "name"))
        if names[field.name] > 1 and field.name in [one.name for one in series.fields[:index]]:
            yield problem(DATA, f"two fields are called '{field.name}'", span, "rename one of them")
        if field.type in UNSHOWN and field.type in [one.type for one in series.fields[:index]]:
            hint = "write them into one field"
            yield problem(DATA, f"two fields of '{series.id}' name the {field.type} of a row", span, hint)
    for role, types in ROLES.items():
        name: str | None = getattr(series, role)
        if name is not None:
            yield from _field(pack, name, series, (*at, role), types)
    if series.file is not None and series.rows:
        hint = "keep one of the two"
        yield problem(DATA, f"'{series.id}' has a file and rows", pack.positions.span((*at, "rows")), hint)


def _rows(pack: Pack, series: Series, rows: tuple[SeriesRow, ...]) -> Iterator[Diagnostic]:
    at: Location = ("series", series.id)
    if not rows:
        hint = f"write `rows:`, or `file: {DATA_HOME.name}/….csv` with rows below its first line"
        yield problem(DATA, f"the series '{series.id}' has no rows", pack.positions.span((*at, "id")), hint)
    if not series.sources and not all(row.sources for row in rows):
        hint = "write `sources:` on it, or add a field of the type source"
        yield problem(GROUND, f"the series '{series.id}' names no source", pack.positions.span((*at, "id")), hint)


def _exhibit(pack: Pack, exhibit: Exhibit, series: Series) -> Iterator[Diagnostic]:
    at: Location = ("exhibits", exhibit.id)
    yield from _field(pack, exhibit.category, series, (*at, "category"), ())
    for index, name in enumerate(exhibit.values):
        yield from _field(pack, name, series, (*at, "values", index), _types(exhibit))
    shown = [field for field in series.fields if field.name in (exhibit.category, *exhibit.values)]
    for field in shown:
        if field.title is None and not (exhibit.form == BUDGET and field.role):
            span = pack.positions.span(("series", series.id, "fields", series.fields.index(field), "name"))
            message = f"'{field.name}' is shown by the exhibit '{exhibit.id}' and has no title"
            yield problem(SHOWN, message, span, "write `title: …`, as it is to stand over the column")
    yield from check_budget(pack, exhibit, series)
    if exhibit.form not in UNCHARTED:
        if len(exhibit.values) > MOST_SERIES:
            span = pack.positions.span((*at, "values"))
            hint = f"{MOST_SERIES} are told apart, also in grey: make two charts, or a table"
            yield problem(SHOWN, f"the chart '{exhibit.id}' shows {len(exhibit.values)} series", span, hint)
        yield from _one_unit(pack, exhibit, [field for field in shown if field.name in exhibit.values])
    for name in (name for name, count in Counter(exhibit.values).items() if count > 1):
        span = pack.positions.span((*at, "values"))
        yield problem(SHOWN, f"'{name}' is shown twice", span, "name it once")


def _oversized(pack: Pack, exhibit: Exhibit, rows: int) -> Iterator[Diagnostic]:
    for what, count, most in _sizes(exhibit, rows):
        if count > most:
            span = pack.positions.span(("exhibits", exhibit.id, "form"))
            hint = f"{most} are the most: sum the rows up, or make a table"
            yield problem(SHOWN, f"the chart '{exhibit.id}' would have {count:,} {what}", span, hint)


def _sizes(exhibit: Exhibit, rows: int) -> Iterator[tuple[str, int, int]]:
    """Yield what a chart has many of, how many, and how many it may have."""
    if exhibit.form in UNCHARTED:
        return
    yield "marks", rows * len(exhibit.values), MOST_MARKS
    if exhibit.form in LEVEL:
        yield "bars", rows * (len(exhibit.values) if exhibit.form == "bar" else 1), MOST_BARS
    else:
        yield "rows", rows, MOST_ROWS


def _types(exhibit: Exhibit) -> tuple[str, ...]:
    """Return the types that the exhibit's form can show; none: any."""
    if exhibit.form in UNCHARTED - {BUDGET}:
        return ("text",) if exhibit.form == "timeline" else ()
    return tuple(sorted(NUMERIC))


def _one_unit(pack: Pack, exhibit: Exhibit, fields: list[SeriesField]) -> Iterator[Diagnostic]:
    """A chart has one axis: what is measured on it must be of one unit."""
    for field in fields[1:]:
        first = fields[0]
        if (field.unit, field.currency, field.scale) != (first.unit, first.currency, first.scale):
            span = pack.positions.span(("exhibits", exhibit.id, "values"))
            hint = "make two charts, or a table"
            message = f"'{first.name}' and '{field.name}' are of different units and share one axis"
            yield problem(SHOWN, message, span, hint)


def _field(pack: Pack, name: str, series: Series, location: Location, types: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Check that *name* is a field of the series, and of a type that does."""
    span = pack.positions.span(location)
    known = {field.name: field.type for field in series.fields if field.type not in UNSHOWN}
    if name not in known:
        message = f"the series '{series.id}' has no column '{name}'"
        if name in [field.name for field in series.fields]:
            message = f"'{name}' names who may see a row, or its source, and is not shown"
        yield problem(SHOWN, message, span, did_you_mean(name, known, choice(known)))
    elif types and known[name] not in types:
        hint = f"name a field of the type {' or '.join(types)}"
        yield problem(SHOWN, f"the field '{name}' is of the type '{known[name]}'", span, hint)


def _shown_rows(pack: Pack, exhibit: Exhibit, series: Series) -> Iterator[Diagnostic]:
    rows = pack.rows.get(series.id, ())
    for index, row in enumerate(rows):
        if exhibit.category in row.cells and row.cells[exhibit.category] is None:
            span = pack.positions.span(("series", series.id, "rows", index))
            message = f"this row has no '{exhibit.category}', by which the exhibit '{exhibit.id}' names it"
            yield problem(SHOWN, message, span, "fill the cell, or take the row out")
    yield from islice(_oversized(pack, exhibit, len(rows)), 1)
    words = {value for row in rows for value in (*row.cells.values(), row.remark) if isinstance(value, str)}
    for tag, translation in exhibit.translations.items():
        for word in translation.words:
            if word not in words:
                span = pack.positions.span(("exhibits", exhibit.id, "translations", tag, "words", word))
                yield warning(UNUSED, f"no row says '{word}'", span, did_you_mean(word, words, "take it away"))
