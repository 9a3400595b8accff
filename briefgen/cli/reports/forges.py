"""Annotations in the diff of a change: GitHub's workflow commands, GitLab's code quality report."""

import json
from collections.abc import Iterable
from typing import Final

from briefgen.cli.reports.places import fingerprints, told
from briefgen.codes.catalogue import catalogue
from briefgen.diagnostics import Diagnostic, Severity, standing

_WEIGHT: Final = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a command a line, as a step of a workflow prints them; those overruled are left out."""
    return "\n".join(map(_command, standing(diagnostics)))


def gitlab(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a report of code quality (the format of Code Climate's issues); those overruled are left out."""
    found = standing(diagnostics)
    issues = [
        {
            "description": "; ".join((_of(each), *each.hints)),
            "check_name": f"{each.code} {catalogue()[each.code].name}",
            "fingerprint": fingerprint,
            "severity": _WEIGHT[each.severity],
            "location": {
                "path": told(each.span.path) if each.span else "content",
                "lines": {"begin": each.span.line if each.span else 1},
            },
        }
        for each, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2)


def _command(found: Diagnostic) -> str:
    place = {}
    if span := found.span:
        place = {"file": told(span.path), "line": str(span.line), "col": str(span.column)}
        if span.end_column is not None:
            place["endColumn"] = str(span.end_column)
    place["title"] = f"{found.code} {catalogue()[found.code].name}"
    properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in place.items())
    also = (f"also at {told(span.path)}:{span.line}" for span in found.also)
    text = "\n".join((_of(found), *also, *(f"hint: {hint}" for hint in found.hints)))
    return f"::{found.severity} {properties}::{_escaped(text)}"


def _of(found: Diagnostic) -> str:
    return f"{found.message} (brief for {found.audience})" if found.audience else found.message


def _escaped(text: str, also: str = "") -> str:
    """Return *text* with what would end a command's value written as `%` and two digits, as the runner reads it."""
    for character in ("%", "\r", "\n", *also):
        text = text.replace(character, f"%{ord(character):02X}")
    return text
