"""Changes to a file as it lies on the disk: nothing but the characters named is touched, line ends and all."""

from collections.abc import Iterable
from typing import Final

from briefgen.diagnostics import Edit
from briefgen.regex import regex

_LINE: Final = regex(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_AROUND: Final = 24
"""Characters on either side by which a change is known again."""
_BOM: Final = "\ufeff"


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Return UTF-8 *content* with the edits made, whose places count lines and characters as diagnostics do."""
    text = content.decode("utf-8")
    mark = _BOM if text.startswith(_BOM) else ""
    lines = _LINE.findall(text.removeprefix(_BOM))
    for edit in sorted(edits, key=lambda one: (one.span.line, one.span.column), reverse=True):
        start, end = edit.span.column - 1, (edit.span.end_column or edit.span.column) - 1
        line = lines[edit.span.line - 1]
        lines[edit.span.line - 1] = line[:start] + edit.text + line[end:]
    return (mark + "".join(lines)).encode("utf-8")


def around(content: bytes, edit: Edit) -> tuple[str, str]:
    """Return what stands around an edit's place on its line of UTF-8 *content*, as it is and as it is to be."""
    line = _LINE.findall(content.decode("utf-8").removeprefix(_BOM))[edit.span.line - 1].rstrip("\r\n")
    start, end = edit.span.column - 1, (edit.span.end_column or edit.span.column) - 1
    first, last = max(0, start - _AROUND), end + _AROUND
    before, behind = "…" * (first > 0) + line[first:start], line[end:last] + "…" * (last < len(line))
    return f"{before}{line[start:end]}{behind}".strip(), f"{before}{edit.text}{behind}".strip()


def apart(edits: Iterable[Edit], others: Iterable[Edit]) -> bool:
    """Tell whether none of the edits overlaps, or touches, one of the *others*."""
    known = tuple(others)
    return not any(_meet(one, other) for one in edits for other in known)


def _meet(one: Edit, other: Edit) -> bool:
    if (one.span.path, one.span.line) != (other.span.path, other.span.line):
        return False
    first, last = one.span.column, one.span.end_column or one.span.column
    return first <= (other.span.end_column or other.span.column) and other.span.column <= last
