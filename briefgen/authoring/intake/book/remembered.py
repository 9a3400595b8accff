"""The book's memory: a sheet that nobody sees, with a row for each record that the pack had when the book was written."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from openpyxl.workbook import Workbook

from briefgen.authoring.intake.book.columns import HOLDER_OF, KINDS_OF, MEMORY, SHEETS
from briefgen.authoring.intake.memory import Memory, as_text, from_text, mark
from briefgen.content.pack import Pack
from briefgen.content.translatable import ids_of, model_of, translatables_of
from briefgen.content.values import value_at
from briefgen.content.vocabulary import REGISTER_NAMES, Holder
from briefgen.located.positions import Location

_MOST_ROWS: Final = 20_000
_HOLDERS: Final[tuple[Holder, ...]] = ("pack", "items", *REGISTER_NAMES)


def remember(book: Workbook, pack: Pack, languages: Sequence[str]) -> None:
    """Add the sheet; its first row says which pack the book is of."""
    sheet = book.create_sheet(MEMORY)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
    sheet.append([pack.name])
    for holder in _HOLDERS:
        for name in ids_of(pack, holder):
            sheet.append([KINDS_OF[holder], name, as_text(dict(_marks(pack, holder, name, languages)))])


def _marks(pack: Pack, holder: Holder, name: str, languages: Sequence[str]) -> Iterator[tuple[Location, str]]:
    model = model_of(pack, holder, name)
    assert model is not None
    paths = [column.path for sheet in SHEETS if sheet.holder == holder for column in sheet.columns if not column.is_id]
    paths += [wording.target(tag) for wording in translatables_of(model, holder, name, pack) for tag in languages]
    for path in paths:
        if one := mark(value_at(model, path)):
            yield path, one


def memory_in(book: Workbook, pack: Pack) -> Memory | None:
    """Return what the book held when it was written; None where it does not know, or is of another pack."""
    if MEMORY not in book.sheetnames or pack_of(book) != pack.name:
        return None
    found: dict[tuple[Holder, str], Mapping[Location, str]] = {}
    for cells in islice(book[MEMORY].iter_rows(min_row=2, max_col=3, values_only=True), _MOST_ROWS):
        kind, name, marks = (str(cell or "") for cell in cells)
        if kind in HOLDER_OF:
            found[HOLDER_OF[kind], name] = from_text(marks)
    return Memory(marks=found)


def pack_of(book: Workbook) -> str | None:
    """Return the name of the pack that the book is of, where it knows it."""
    return str(book[MEMORY]["A1"].value or "") or None if MEMORY in book.sheetnames else None
