"""The sheet that explains the book to those who fill it in."""

from collections.abc import Iterator

from briefgen.authoring.intake.book.columns import SHEETS, TRANSLATIONS
from briefgen.content.pack import Pack


def guide_lines(pack: Pack | None) -> Iterator[tuple[str, str]]:
    """Yield the rows of the sheet: a head, and words."""
    yield ("Intake book" if pack is None else pack.front.title), ""
    yield "", ""
    yield (
        "How to fill it in",
        "Write below the dark heads, one thing a row. Where a cell has a list, choose from it. Click a cell to see what it takes.",
    )
    yield (
        "Names",
        "The first column is how the pack refers to a row. A name that is there already changes that entry; a new one adds to the pack.",
    )
    yield "Blank cells", "A blank says nothing: what the pack has stays. Nothing is ever deleted by this book."
    yield (
        "What is not taken",
        "Formulas, merged cells, and percentages: write 12.5, and per cent as the unit. A number is digits alone: 1234.5",
    )
    yield "Days", "Write 2031-07-01. Excel's own dates are read too."
    yield "", ""
    for sheet in SHEETS:
        yield sheet.name, sheet.about
    yield (
        TRANSLATIONS,
        "Grey is locked: the pack's words. Write beside them, in the last column. Filter by Language to see yours alone.",
    )
    yield "", ""
    yield (
        "To hand it in",
        "Save it, and send it back. Whoever keeps the pack runs: briefgen import BOOK.xlsx. It shows every change before it makes one.",
    )
