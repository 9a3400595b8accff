"""What a build made and found, as data, and back again: told a second time it is the same, word for word."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefgen.build.outputs import Output
from briefgen.build.records import flat
from briefgen.build.request import BuildReport
from briefgen.build.shapes import is_sound, made_of
from briefgen.diagnostics import Diagnostic, Edit, Severity, Span


def report_data(report: BuildReport) -> dict[str, Any]:
    """Return what holds as long as nothing changes: what was set aside is so already, and time was taken once."""
    return {
        "outputs": [flat(output) for output in report.outputs],
        "diagnostics": [_finding_data(found) for found in report.diagnostics],
        "leak_states": dict(report.leak_states),
        "cut": [[stem, list(items)] for stem, items in report.cut],
        "skipped": list(report.skipped),
        "stopped_early": report.stopped_early,
    }


def report_of(data: Mapping[str, Any]) -> BuildReport:
    """Return the report. Raises `ValueError`, `TypeError` or `KeyError` where the data are none."""
    report = BuildReport(
        outputs=tuple(map(_output, data["outputs"])),
        diagnostics=tuple(map(_finding, data["diagnostics"])),
        leak_states=dict(data["leak_states"]),
        cut=tuple((stem, tuple(items)) for stem, items in data["cut"]),
        skipped=tuple(data["skipped"]),
        stopped_early=data["stopped_early"],
        stands=True,
    )
    if not is_sound(report) or report.leak_states.keys() != {output.path for output in report.outputs}:
        raise ValueError(data)
    return report


def _output(data: Any) -> Output:
    output = made_of(Output, data)
    if output is None:
        raise ValueError(data)
    return output


def _finding_data(found: Diagnostic) -> dict[str, Any]:
    return flat(found) | {
        "span": _span_data(found.span),
        "also": [_span_data(span) for span in found.also],
        "edits": [[_span_data(edit.span), edit.text] for edit in found.edits],
    }


def _finding(data: Mapping[str, Any]) -> Diagnostic:
    diagnostic = Diagnostic(
        **{
            **data,
            "span": _span(data["span"]),
            "hints": tuple(data["hints"]),
            "severity": Severity(data["severity"]),
            "readers": tuple(data["readers"]),
            "edits": tuple(Edit(span=_place(span), text=text) for span, text in data["edits"]),
            "also": tuple(map(_place, data["also"])),
        }
    )
    if not (is_sound(diagnostic) and all(map(is_sound, diagnostic.edits))):
        raise ValueError(data)
    return diagnostic


def _span_data(span: Span | None) -> list[Any] | None:
    return None if span is None else [str(span.path), span.line, span.column, span.end_column, span.within]


def _span(data: Any) -> Span | None:
    return None if data is None else _place(data)


def _place(data: Any) -> Span:
    path, line, column, end_column, within = data
    span = Span(path=Path(path), line=line, column=column, end_column=end_column, within=within)
    if not is_sound(span):
        raise ValueError(data)
    return span
