"""Words in a CSV file, which spreadsheets open."""

from typing import Final

_COMPUTED: Final = ("=", "+", "-", "@", "\t", "\r")
_TEXT: Final = "'"


def text_cell(text: str) -> str:
    """Return words as a cell that no spreadsheet computes.

    CSV cannot say that a cell is text, and Excel runs one that begins as a formula does, quoted or not. An apostrophe
    before it is what spreadsheets themselves write for "this is text".
    """
    return f"{_TEXT}{text}" if text.startswith(_COMPUTED) else text


def cell_text(cell: str) -> str:
    """Return the words of a cell that `text_cell` made."""
    return cell[1:] if cell.startswith(_TEXT) and cell[1:].startswith(_COMPUTED) else cell
