"""SARIF 2.1.0 (OASIS): one run, with the page of each code that was found.

A file is named from the working folder, by `%SRCROOT%`, or within what comes with briefgen, by `BRIEFGEN`; neither says where
on a machine that is. Columns count characters (`unicodeCodePoints`). What is overruled is a suppressed result, with its reason.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from briefgen import __version__
from briefgen.cli.reports.places import bundled, fingerprints, line_at, relative
from briefgen.codes.catalogue import catalogue
from briefgen.codes.page import Page
from briefgen.diagnostics import Diagnostic, Edit, Severity, Span

Json = dict[str, Any]
SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT: Final = "briefgen/v1"
_BASES: Final[Mapping[str, str]] = {
    "%SRCROOT%": "The folder in which briefgen was run.",
    "BRIEFGEN": "The templates and the sample that come with briefgen.",
}


def sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a log of the findings."""
    found = tuple(diagnostics)
    codes = sorted({each.code for each in found})
    known = catalogue()
    driver = {
        "name": "briefgen",
        "semanticVersion": __version__,
        "rules": [_rule(known[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {name: {"description": {"text": text}} for name, text in _BASES.items()},
        "results": [
            _result(each, codes, fingerprint) for each, fingerprint in zip(found, fingerprints(found), strict=True)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(page: Page) -> Json:
    told = {"Why": page.why, "Example": page.example, "Instead": page.instead}
    plain = "\n".join(f"{name}: {text}" for name, text in told.items())
    markdown = "\n\n".join(f"**{name}**: {text}" for name, text in told.items())
    return {
        "id": page.code,
        "name": "".join(map(str.capitalize, page.name.split("-"))),
        "shortDescription": {"text": page.finds},
        "fullDescription": {"text": f"{page.finds} {page.more}".replace("\n", " ").strip()},
        "help": {"text": plain, "markdown": markdown},
        "defaultConfiguration": {"level": _level(page)},
        "properties": {"tags": [page.family]},
    }


def _level(page: Page) -> str:
    """Return the level of a code whose findings do not say theirs."""
    return "error" if page.severity == str(Severity.ERROR) else "warning"


def _result(found: Diagnostic, codes: Sequence[str], fingerprint: str) -> Json:
    overruled = found.severity is Severity.OVERRULED
    level = _level(catalogue()[found.code]) if overruled else str(found.severity)
    result: Json = {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": level,
        "message": {"text": "\n".join((found.message, *(f"hint: {hint}" for hint in found.hints)))},
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if location := _location(found):
        result["locations"] = [location]
    if found.also:
        result["relatedLocations"] = [_physical(span) for span in found.also]
    if overruled:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": found.reason or ""}]
    if found.edits:
        result["fixes"] = [{"description": {"text": "; ".join(found.hints)}, "artifactChanges": _changes(found.edits)}]
    return result


def _changes(edits: Iterable[Edit]) -> list[Json]:
    return [
        {
            "artifactLocation": _artifact(edit.span),
            "replacements": [{"deletedRegion": _place(edit.span), "insertedContent": {"text": edit.text}}],
        }
        for edit in edits
    ]


def _location(found: Diagnostic) -> Json:
    location: Json = {}
    if found.span:
        location |= _physical(found.span)
    if found.audience:
        location["logicalLocations"] = [{"name": found.audience, "kind": "audience"}]
    return location


def _physical(span: Span) -> Json:
    return {"physicalLocation": {"artifactLocation": _artifact(span), "region": _region(span)}}


def _artifact(span: Span) -> Json:
    for base, path in (("%SRCROOT%", relative(span.path)), ("BRIEFGEN", bundled(span.path))):
        if path is not None:
            return {"uri": quote(path), "uriBaseId": base}
    return {"uri": span.path.absolute().as_uri()}


def _place(span: Span) -> Json:
    region: Json = {"startLine": span.line, "startColumn": span.column}
    if span.end_column is not None:
        region["endColumn"] = span.end_column
    return region


def _region(span: Span) -> Json:
    region = _place(span)
    if line := line_at(span):
        region["snippet"] = {"text": line}
    return region
