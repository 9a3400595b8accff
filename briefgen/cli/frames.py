"""Diagnostics as an analyst reads them: what is wrong, where, the line itself, what to do."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import click

from briefgen.cli.reports.places import lines_of, relative
from briefgen.diagnostics import Diagnostic, Edit, Severity, Span, standing
from briefgen.located.text import REFUSED

_MOST: Final = 200
"""Findings that are shown: nobody mends more of them at a time."""
_LINE: Final = 400
"""Characters of a line that are shown, and of those before the place, where not all are."""
_BEFORE: Final = 80
_LEFT_OUT: Final = "… "
_JOINERS: Final = "\u200c\u200d"


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print each that nobody has overruled, sorted by place, and a line that counts them, to standard error."""
    found = sorted(dict.fromkeys(standing(diagnostics)), key=_place)
    for diagnostic in found[:_MOST]:
        click.echo(frame(diagnostic) + "\n", err=True)
    if len(found) > _MOST:
        click.echo(f"and {len(found) - _MOST:,} more: mend these first, and run it again\n", err=True)
    if found:
        click.echo(summary(found), err=True)


def frame(diagnostic: Diagnostic) -> str:
    """Return one diagnostic with its code frame, several lines, without a closing line feed."""
    about = f" (brief for {diagnostic.audience})" if diagnostic.audience else ""
    lines = [f"{diagnostic.severity}: {_visible(diagnostic.message)}{about} [{diagnostic.code}]"]
    if diagnostic.span is not None:
        lines += _code_frame(diagnostic.span)
    lines += [f"  = hint: {_visible(hint)}" for hint in diagnostic.hints]
    return "\n".join(lines)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return "2 errors, 1 warning"."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counted = ((severity, severities.count(severity)) for severity in Severity)
    return ", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counted if count)


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return one diagnostic for other programs."""
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "audience": diagnostic.audience,
        "place": None if diagnostic.span is None else _place_as_json(diagnostic.span),
        "hints": list(diagnostic.hints),
        "reason": diagnostic.reason,
        "edits": [_edit_as_json(edit) for edit in diagnostic.edits],
    }


def _edit_as_json(edit: Edit) -> dict[str, Any]:
    return {"place": _place_as_json(edit.span), "text": edit.text}


def _place_as_json(span: Span) -> dict[str, Any]:
    return {"path": shown(span.path), "line": span.line, "column": span.column, "end_column": span.end_column}


def shown(path: Path) -> str:
    """Return *path* from the working folder where it lies under it, else as it is."""
    return relative(path) or str(path)


def _place(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    """Return what to sort by; without a place errors come first, and all stay as they were found, which is by weight."""
    span = diagnostic.span
    weight = "" if diagnostic.severity is Severity.ERROR else "lighter"
    return ("", 0, 0, weight) if span is None else (shown(span.path), span.line, span.column, diagnostic.code)


def _code_frame(span: Span) -> list[str]:
    lines = [f" --> {shown(span.path)}:{span.line}:{span.column}"]
    source = lines_of(span.path)
    if span.line > len(source):
        return lines
    gutter = " " * len(str(span.line))
    start, end = span.column - 1, (span.end_column or span.column + 1) - 1
    text, cut = _around(source[span.line - 1], start)
    seen = [_visible_character(text, at) for at in range(len(text))]
    before = "".join("\t" if each == "\t" else " " * _columns(each) for each in seen[: start - cut])
    carets = "^" * max(1, sum(_columns(each) for each in seen[start - cut : end - cut]))
    return [*lines, f"{gutter} |", f"{span.line} | {''.join(seen)}", f"{gutter} | {before}{carets}"]


def _around(line: str, at: int) -> tuple[str, int]:
    """Return what of a long line is shown around the character *at*, and how many characters earlier it would begin."""
    first = 0 if at < _LINE - _BEFORE else at - _BEFORE
    text, cut = (line, 0) if not first else (f"{_LEFT_OUT}{line[first:]}", first - len(_LEFT_OUT))
    return (text if len(text) <= _LINE else f"{text[:_LINE]}{_LEFT_OUT}"), cut


def _visible(text: str) -> str:
    """Return *text* safe for a terminal, and so that nothing in it goes unseen."""
    return "".join(_visible_character(text, at) for at in range(len(text)))


def _visible_character(text: str, at: int) -> str:
    """Return the character; controls, private characters and what has no width by its code point, as `<U+202E>`.

    Marks that combine stay, and joiners behind letters that they join.
    """
    character = text[at]
    if character in "\t\n" or _width(character) or _combines(character):
        return character
    if character in _JOINERS and REFUSED.search(text[max(at - 1, 0) : at + 1]) is None:
        return character
    return f"<U+{ord(character):04X}>"


def _columns(text: str) -> int:
    return sum(_width(character) for character in text)


def _combines(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me"}


def _width(character: str) -> int:
    """Return the columns a terminal gives *character*: 0 for marks and controls, 2 for wide ones."""
    if unicodedata.category(character) in {"Mn", "Me", "Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
