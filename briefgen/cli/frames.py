"""Diagnostics as an analyst reads them: what is wrong, where, the line itself, what to do."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from briefgen.cli.lines import hidden, underlined, visible
from briefgen.cli.reports.places import lines_of, relative
from briefgen.diagnostics import Diagnostic, Edit, Severity, Span, standing

_MOST: Final = 200
"""Findings that are shown: nobody mends more of them at a time."""


MORE: Final = "more may be found once these are mended"


def show_diagnostics(diagnostics: Iterable[Diagnostic], *, stopped_early: bool = False) -> None:
    """Print each that nobody has overruled, file by file, and a line that counts them, to standard error; a line more where
    what was found kept others from being looked for.
    """
    found = tuple(sorted(dict.fromkeys(standing(diagnostics)), key=_place))
    for heading, problems in grouped(found[:_MOST]):
        if heading:
            click.echo(f"{heading}\n", err=True)
        for problem in problems:
            click.echo(f"{problem}\n", err=True)
    if len(found) > _MOST:
        click.echo(f"and {len(found) - _MOST:,} more: mend these first, and run it again\n", err=True)
    if found:
        click.echo(summary(once(found)), err=True)
        if stopped_early:
            click.echo(MORE, err=True)


def grouped(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield for each file its name, with what is counted in it, and its problems as they are shown, by line.

    What has no place comes first, without a name, then files with errors before those with warnings alone, and of those what the others go
    by first: the policy, the templates, a pack's front matter. What is at fault in several briefs is told once.
    """
    briefs: dict[Diagnostic, list[str]] = {}
    for one in diagnostics:
        briefs.setdefault(replace(one, audience=None), []).extend((one.audience,) if one.audience else ())
    files: dict[str, list[Diagnostic]] = {}
    for one in sorted(briefs, key=_place):
        files.setdefault(shown(one.span.path) if one.span else "", []).append(one)
    for name in sorted(files, key=lambda name: _file_order(files[name])):
        heading = f"{name} ({summary(files[name])})" if name else ""
        yield heading, tuple(frame(one, briefs[one]) for one in files[name])


def _file_order(problems: Sequence[Diagnostic]) -> tuple[bool, bool, int, str]:
    span = problems[0].span
    if span is None:
        return False, False, 0, ""
    harmless = all(one.severity is not Severity.ERROR for one in problems)
    return True, harmless, _reach(span.path), shown(span.path)


def _reach(path: Path) -> int:
    """Return how far in a file stands: what is said in an outer one may be the cause of what is found in an inner one."""
    if path.parent.name == "content" and path.suffix == ".yaml":
        return 0
    if path.name == "pack.md" or path.parent.name == "content":
        return 2
    return 3 if "content" in path.parts else 1


def frame(diagnostic: Diagnostic, audiences: Sequence[str] = ()) -> str:
    """Return one diagnostic with its code frame, several lines, without a closing line feed; *audiences* are those whose
    briefs it concerns, where they are not its own.
    """
    named = tuple(dict.fromkeys(audiences or filter(None, (diagnostic.audience,))))
    about = f" (brief{'' if len(named) == 1 else 's'} for {', '.join(named)})" if named else ""
    lines = [f"{diagnostic.severity}: {visible(diagnostic.message)}{about} [{diagnostic.code}]"]
    if diagnostic.span is not None:
        lines += _code_frame(diagnostic.span)
    lines += [f"  = also: {also}" for also in _also(diagnostic)]
    lines += [f"  = hint: {visible(hint)}" for hint in (*_unseen(diagnostic), *diagnostic.hints)]
    return "\n".join(lines)


def _unseen(diagnostic: Diagnostic) -> Iterator[str]:
    """Yield a hint where characters that nobody sees are among the words at fault: nobody finds them by reading."""
    if found := hidden(diagnostic.message):
        yield f"take out the invisible character {', '.join(found)}: it came along when the words were copied"


def _also(diagnostic: Diagnostic) -> Iterator[str]:
    """Yield in one line where the same fault stands besides, file by file."""
    files: dict[Path, list[int]] = {}
    for span in diagnostic.also:
        files.setdefault(span.path, []).append(span.line)
    here = diagnostic.span.path if diagnostic.span else None
    told = (
        f"{'' if path == here else f'{shown(path)} '}line{'' if len(set(lines)) == 1 else 's'}"
        f" {', '.join(map(str, dict.fromkeys(lines)))}"
        for path, lines in files.items()
    )
    if said := "; ".join(told):
        yield said


def once(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return each problem once, in however many briefs it is: as it is told."""
    return tuple(dict.fromkeys(replace(one, audience=None) for one in diagnostics))


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
        "also": [_place_as_json(span) for span in diagnostic.also],
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
    end = span.end_column or span.column + 1
    line, marks = underlined(source[span.line - 1], span.column - 1, end - 1)
    gutter = " " * len(str(span.line))
    return [*lines, f"{gutter} |", f"{span.line} | {line}".rstrip(), f"{gutter} | {marks}"]
