"""Diagnostics as an analyst reads them: what is wrong, where, the line itself, what to do."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from briefgen.cli.reports.places import lines_of, relative
from briefgen.diagnostics import Diagnostic, Edit, Severity, Span, standing


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print each that nobody has overruled, sorted by place, and a line that counts them, to standard error."""
    found = sorted(dict.fromkeys(standing(diagnostics)), key=_place)
    for diagnostic in found:
        click.echo(frame(diagnostic) + "\n", err=True)
    if found:
        click.echo(summary(found), err=True)


def frame(diagnostic: Diagnostic) -> str:
    """Return one diagnostic with its code frame, several lines, without a closing line feed."""
    about = f" (brief for {diagnostic.audience})" if diagnostic.audience else ""
    lines = [f"{diagnostic.severity}: {diagnostic.message}{about} [{diagnostic.code}]"]
    if diagnostic.span is not None:
        lines += _code_frame(diagnostic.span)
    lines += [f"  = hint: {hint}" for hint in diagnostic.hints]
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
    if span.within is not None:
        return [f" --> {shown(span.path)}, {span.within}"]
    lines = [f" --> {shown(span.path)}:{span.line}:{span.column}"]
    source = lines_of(span.path)
    if span.line > len(source):
        return lines
    text = source[span.line - 1]
    gutter = " " * len(str(span.line))
    end = span.end_column or span.column + 1
    before = "".join(_blank(character) for character in text[: span.column - 1])
    carets = "^" * max(1, sum(_width(character) for character in text[span.column - 1 : end - 1]))
    return [*lines, f"{gutter} |", f"{span.line} | {visible(text)}", f"{gutter} | {before}{carets}"]


def visible(text: str) -> str:
    """Return *text* safe for a terminal: control and invisible format characters are shown as a placeholder."""
    return "".join(
        character if character == "\t" or _width(character) or _combines(character) else "\ufffd" for character in text
    )


def _blank(character: str) -> str:
    return "\t" if character == "\t" else " " * _width(character)


def _combines(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me"}


def _width(character: str) -> int:
    """Return the columns a terminal gives *character*: 0 for marks and controls, 2 for wide ones."""
    if unicodedata.category(character) in {"Mn", "Me", "Cc", "Cf", "Co", "Cn"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
