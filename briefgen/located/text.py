"""Read a text file that somebody else wrote."""

import re
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean

SIZE_LIMIT: Final = 8_000_000
"""Bytes."""
CODE: Final = "BG100"
REFUSED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ue000\ue001\ufeff\ufffe\uffff]")
"""What no document can hold, or takes for a sign of its own."""
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path) -> str:
    """Return the text of *path* with line feeds alone at its line ends.

    A byte order mark is stripped. Raises UserError where the file is missing or too large, is not UTF-8, or holds
    characters that no document can: controls, line separators, and the two private ones that tokens use.
    """
    text = _decoded(path)
    refused = tuple(_refusal(text, match, path) for match in REFUSED.finditer(text))
    if refused:
        raise UserError(*refused[:20])
    return text


def read_foreign_text(path: Path) -> str:
    """Return the text of a file that was not written for a pack, as `read_text` does, and a blank for each character that no
    document can hold: programs put marks of their own between pages. Raises UserError.
    """
    return REFUSED.sub(" ", _decoded(path))


def place_of(text: str, offset: int, path: Path) -> Span:
    """Return the place of one character."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Span(path=path, line=text.count("\n", 0, offset) + 1, column=offset - line_start + 1)


def _decoded(path: Path) -> str:
    return _decode(_read(path), path).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise UserError(_fault(path, f"there is no file '{path.name}'", *_neighbours(path))) from None
    except IsADirectoryError:
        raise UserError(_fault(path, f"'{path.name}' is a folder where a file is wanted")) from None
    except OSError as error:
        raise UserError(_fault(path, f"'{path.name}' cannot be read: {error.strerror or error}")) from None
    if len(data) > SIZE_LIMIT:
        raise UserError(_fault(path, f"'{path.name}' is larger than {SIZE_LIMIT // 1_000_000} MB", "split it"))
    return data


def _neighbours(path: Path) -> tuple[str, ...]:
    if not path.parent.is_dir():
        return ()
    hint = did_you_mean(path.name, (entry.name for entry in path.parent.iterdir()))
    return (hint,) if hint else ()


def _decode(data: bytes, path: Path) -> str:
    if data.startswith(_UTF16):
        raise UserError(_fault(path, "the file is UTF-16", "save it as UTF-8"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        span = place_of(before, len(before), path)
        message = f"the file is not UTF-8: byte {data[error.start]:#04x} is no character"
        raise UserError(Diagnostic(code=CODE, message=message, span=span, hints=("save it as UTF-8",))) from None


def _refusal(text: str, match: re.Match[str], path: Path) -> Diagnostic:
    code_point = f"U+{ord(match.group()):04X}"
    return Diagnostic(
        code=CODE,
        message=f"the invisible character {code_point} has no place in a text",
        span=place_of(text, match.start(), path),
        hints=("delete it, or put a line end or a space in its place",),
    )


def _fault(path: Path, message: str, *hints: str) -> Diagnostic:
    return Diagnostic(code=CODE, message=message, span=Span(path=path, line=1), hints=hints)
