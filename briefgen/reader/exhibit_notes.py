"""What stands under an exhibit: its author's remark, what is said of single rows, what marks mean, and the sources."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefgen.document.inlines import Inline, Text
from briefgen.document.origins import DerivedOrigin, ItemOrigin
from briefgen.document.sentences import STOPS
from briefgen.gate.registered import ClearedSource
from briefgen.gate.shown import ClearedExhibit, ClearedRow, Exhibited
from briefgen.reader.cells import category_inlines
from briefgen.reader.entries import prose_inlines
from briefgen.reader.phrases import phrase
from briefgen.reader.reading import Reading
from briefgen.reader.targets import citation

_ORIGIN: Final = DerivedOrigin(transform="exhibits")
_SPACE: Final = Text(text=" ", origin=_ORIGIN)

Run = tuple[Inline, ...]


def note(exhibit: ClearedExhibit, rows: Iterable[ClearedRow], missing: str, reading: Reading) -> Run:
    """Return the note under those *rows* that are shown; *missing* is the phrase for values that no source gives."""
    shown = tuple(rows)
    parts: list[Run] = [] if exhibit.remark is None else [prose_inlines(exhibit.remark, reading)]
    parts += _row_remarks(exhibit, shown, reading)
    if any(row.provisional and any(isinstance(value, Decimal) for value in row.values) for row in shown):
        parts.append(phrase("provisional-note", reading))
    if any(value is None for row in shown for value in row.values):
        parts.append(phrase(missing, reading))
    return _joined(parts, _SPACE)


def _row_remarks(exhibit: ClearedExhibit, rows: tuple[ClearedRow, ...], reading: Reading) -> Iterator[Run]:
    """Yield each remark once, behind the names of the rows that it is about."""
    for remark in dict.fromkeys(row.remark for row in rows if row.remark):
        about = [row for row in rows if row.remark == remark]
        names = _listed([category_inlines(row, exhibit.category, reading) for row in about], reading)
        said = Text(text=remark.rstrip(f"{STOPS}…"), origin=about[0].origin)
        yield phrase("row-remark", reading, rows=names, remark=(said,))


def source_line(exhibit: Exhibited, reading: Reading) -> Run:
    """Return who it is from, in words in every brief, and with the sources' numbers where a brief has them."""
    origin = replace(exhibit.origin, field="sources")
    forms = [Text(text=words, origin=origin) for words in exhibit.public_forms]
    numbers = tuple(citation(exhibit.citations, (), origin, reading))
    if numbers and reading.form.citations == "source-line":  # of which this is one
        return phrase("source-line", reading, sources=_listed([numbers, *((form,) for form in forms)], reading))
    names = [_source_name(reading.cleared.sources[name]) for name in _cited(exhibit)] + forms
    if not names:
        return ()
    said = _listed([(name,) for name in dict.fromkeys(names)], reading)
    return _joined([phrase("source-line", reading, sources=said), numbers], _SPACE)


def _cited(exhibit: Exhibited) -> Iterable[str]:
    return dict.fromkeys(one.source for one in exhibit.citations)


def _source_name(source: ClearedSource) -> Text:
    """Name the body that publishes it, as readers look for it; else the work it stands in, or itself."""
    fields = {"publisher": source.publisher, "container-title": source.container, "title": source.title}
    field, words = next((field, words) for field, words in fields.items() if words)
    return Text(text=words, origin=replace(source.origin, field=field))


def row_sources(row: ClearedRow, reading: Reading) -> Iterator[Inline]:
    """Yield a row's own sources."""
    origin: ItemOrigin = replace(row.origin, field="sources")
    yield from citation(row.citations, row.public_forms, origin, reading)


def _listed(runs: Iterable[Run], reading: Reading) -> Run:
    """Return the runs as the brief's language lists things: the last one behind its "and"."""
    first, *others = [run for run in runs if run] or [()]
    between = (Text(text=words, origin=_ORIGIN) for words in reading.locale.between(len(others) + 1))
    return (*first, *(inline for sign, run in zip(between, others, strict=True) for inline in (sign, *run)))


def _joined(runs: Iterable[Run], separator: Inline) -> Run:
    parts = [run for run in runs if run]
    return tuple(inline for index, run in enumerate(parts) for inline in ((separator, *run) if index else run))
