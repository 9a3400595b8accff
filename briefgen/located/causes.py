"""Where a fault of a YAML file began, which the parser notices lines later. Lines and columns count from 0 here."""

from collections.abc import Sequence
from typing import Final

from briefgen.regex import regex

_OPENING: Final = regex(r"""\s*(?:-\s+)*(?:[^\s"'#:-][^"'#:]*:\s+)?(?P<quote>["'])""")
_DASHES: Final = regex(r"\s*(?:-\s+)*")
_BEHIND: Final = regex(r"\s*(?:#.*|[,\]}:].*)?\Z")
_CLOSING: Final = {'"': regex(r'(?:[^"\\]|\\.)*"'), "'": regex(r"(?:[^']|'')*'")}


def open_quote(lines: Sequence[str], last: int) -> tuple[int, int] | None:
    """Return the first value up to the line *last* whose quotation mark closes on a later line, in the midst of others."""
    number = 0
    while number <= min(last, len(lines) - 1):
        opening = _OPENING.match(lines[number])
        if opening is None:
            number += 1
            continue
        closing, position = _CLOSING[opening["quote"]], opening.end()
        end = number
        while (closed := closing.match(lines[end], position)) is None and end + 1 < len(lines):
            end, position = end + 1, 0
        if closed is None or (end > number and _BEHIND.match(lines[end], closed.end()) is None):
            return number, opening.start("quote")
        number = end + 1
    return None


def key_without_colon(lines: Sequence[str], line: int, column: int) -> tuple[int, int] | None:
    """Return the line above the key at *line* where it has no colon and stands as that key does."""
    key, above = lines[line][:column], lines[line - 1] if line else ""
    indent = _indent(above)
    if not above.strip() or ":" in above or ":" in key or indent != _indent(key):
        return None
    return line - 1, indent


def _indent(line: str) -> int:
    """Return the column at which a key begins, behind the dashes of lists."""
    match = _DASHES.match(line)
    return match.end() if match else 0
