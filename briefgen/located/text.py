"""Read a text file that somebody else wrote."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.regex import regex
from briefgen.regular import MOST_TEXT, IrregularError, read_regular

CODE: Final = "BG100"
REFUSED: Final = regex(
    # Controls, and separators of lines that no editor shows as such.
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
    # Marks that turn the direction of what follows, and others that nobody sees and no script needs.
    "\u180e\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffc\u115f\u1160\u3164\uffa0\U000e0000-\U000e0fff"
    # What means something in one font alone, or to tokens; halves of characters, and none.
    "\ue000-\uf8ff\U000f0000-\U0010ffff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    # Joiners belong behind letters of scripts that join, and in pictures made of several; a place to break lines belongs
    # between words that no blank parts.
    "|(?<![\u0590-\u1fff\u2190-\u2bff\ua840-\uabff\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\U00010800-\U0001ffff])[\u200c\u200d]"
    "|(?<![\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df])\u200b"
)
"""What no document can hold or takes for a sign of its own, and what would stand in a text unseen."""
_SUSPECT: Final = regex(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u115f\u1160\u180e\u200b-\u200d\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufeff-\uffff\U000e0000-\U0010ffff]"
)
"""One of these stands wherever `REFUSED` does. Hardly a text has any, and to look for them takes a tenth of the time."""
INDENT: Final = regex(r" *(?P<sign>[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])(?=\s*\S)")
"""Of a line that is indented with something else than spaces."""
_BULLETS: Final = frozenset("\uf0b7\uf0a7\uf0d8\uf0fc\uf076")
"""What Word makes of the bullets of its symbol fonts."""
_WORD_LENGTH: Final = 40
_WORD_BEFORE: Final = regex(r"\w+\Z")
_WORD_AFTER: Final = regex(r"\w{1,40}")
_REPORTED: Final = 20
SAVE: Final = (
    "save it again as plain text with the encoding UTF-8 (Notepad: Save as, Encoding; Word: Plain text, Other encoding)"
)
_UTF32: Final = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_WIDE: Final = regex(rb"(?:[^\0]\0){4}|(?:\0[^\0]){4}")
"""Latin letters in UTF-16 that does not say so."""
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path) -> str:
    """Return the text of *path* with line feeds alone at its line ends.

    A byte order mark is stripped. Raises UserError where the file is missing or too large, is not UTF-8, or holds
    characters of `REFUSED`: controls, line separators, private characters, and those that hide from the eye.
    """
    text = _decoded(path)
    found = tuple(_refusal(text, match, path) for match in islice(refused(text), _REPORTED))
    if found:
        raise UserError(*found)
    return text


def refused(text: str) -> Iterator[re.Match[str]]:
    """Return where something of `REFUSED` stands."""
    return REFUSED.finditer(text) if _SUSPECT.search(text) else iter(())


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
        data = read_regular(path, MOST_TEXT)
    except FileNotFoundError:
        raise UserError(_fault(path, f"there is no file '{path.name}'", *_neighbours(path))) from None
    except (IsADirectoryError, IrregularError) as error:
        sort = (
            "no file that can be read to its end"
            if isinstance(error, IrregularError)
            else "a folder where a file is wanted"
        )
        raise UserError(_fault(path, f"'{path.name}' is {sort}", "put a file in its place, or delete it")) from None
    except OSError as error:
        message = f"'{path.name}' cannot be read: {(error.strerror or str(error)).lower()}"
        raise UserError(_fault(path, message, "see that you may read it, and try again")) from None
    if len(data) > MOST_TEXT:
        raise UserError(_fault(path, f"'{path.name}' is larger than {MOST_TEXT // 1_000_000} MB", "split it"))
    return data


def _neighbours(path: Path) -> tuple[str, ...]:
    try:
        known = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        known = []
    return (did_you_mean(path.name, known, "put it there, or delete what asks for it"),)


def _decode(data: bytes, path: Path) -> str:
    if coding := other_coding(data):
        raise UserError(_fault(path, f"the file was saved in another text format ({coding})", SAVE))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        span = place_of(before, len(before), path)
        hint = f"{SAVE}; then check that dashes and apostrophes are right (here: line {span.line})"
        message = "the file was saved in an older text format, not in UTF-8"
        raise UserError(Diagnostic(code=CODE, message=message, span=span, hints=(hint,))) from None


def other_coding(data: bytes) -> str:
    """Return what a file says that it is written in, where that is another encoding; empty where it says none."""
    if data.startswith((*_UTF32, *_UTF16)):
        return "UTF-32" if data.startswith(_UTF32) else "UTF-16"
    return "UTF-16" if _WIDE.match(data) else ""


def _refusal(text: str, match: re.Match[str], path: Path) -> Diagnostic:
    message, hint = _told(text, match)
    return Diagnostic(code=CODE, message=message, span=place_of(text, match.start(), path), hints=(hint,))


def _told(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return what a character is that must not stand in a text, and how to be rid of what cannot be seen."""
    sign = match.group()
    code = f"U+{ord(sign):04X}"
    if sign in _BULLETS:
        return f"a bullet sign from Word ({code})", "delete it"
    if unicodedata.category(sign) == "Co":
        return f"a sign that one font alone has ({code})", "delete it, or write it in words"
    pasted = "" if unicodedata.category(sign) == "Cc" else ", often pasted from Word or a web page"
    before, after = (
        _WORD_BEFORE.search(text, match.start() - _WORD_LENGTH if match.start() > _WORD_LENGTH else 0, match.start()),
        _WORD_AFTER.match(text, match.end()),
    )
    word = f"{before.group() if before else ''}{after.group() if after else ''}"
    if not word:
        return f"an invisible character stands here ({code}{pasted})", "delete the line and type it again"
    return f"an invisible character ({code}{pasted}) stands in '{word}'", "delete the whole word and type it again"


def indents(sign: str) -> str:
    """Return what is wrong about a sign of `INDENT`, in front of what it indents."""
    return "a tab indents" if sign == "\t" else f"a space from Word or a web page (U+{ord(sign):04X}) indents"


def mended(sign: str) -> str:
    """Return what to do about a sign of `INDENT`."""
    return (
        "indent with spaces" if sign == "\t" else "delete the spaces at the start, and press the space bar for new ones"
    )


def no_place(character: str) -> str:
    """Return what is wrong about one of `REFUSED`."""
    sort = "private" if unicodedata.category(character) == "Co" else "invisible"
    return f"the {sort} character U+{ord(character):04X} has no place in a text"


def _fault(path: Path, message: str, *hints: str) -> Diagnostic:
    return Diagnostic(code=CODE, message=message, span=Span(path=path, line=1), hints=hints)
