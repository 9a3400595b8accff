"""Findings about the tree name files from the project's folder; here they are given the files as they lie on this machine."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.project.folder import ProjectFolder
from briefgen.project.roots import layers

_LONGEST: Final = 30
"""Lines of a text in which words are looked for."""
_FEWEST: Final = 2
"""More words than these at the end of a line are taken for the beginning of those that are looked for."""


def on_this_machine(diagnostics: Iterable[Diagnostic], folder: ProjectFolder) -> tuple[Diagnostic, ...]:
    """Return the *diagnostics* with every relative place resolved against the content folder and the templates."""
    return tuple(_resolved(diagnostic, folder) for diagnostic in diagnostics)


@contextmanager
def of_audience(name: str) -> Iterator[None]:
    """Let faults of an audience's form, language or theme stop its own brief alone."""
    try:
        yield
    except UserError as fault:
        raise UserError(*(replace(found, audience=name) for found in fault.diagnostics)) from None


def _resolved(diagnostic: Diagnostic, folder: ProjectFolder) -> Diagnostic:
    span = diagnostic.span
    if span is None or span.path.is_absolute():
        return diagnostic
    found = next((path for path in _candidates(span.path, folder) if path.is_file()), None)
    if found is None:
        return diagnostic
    placed = replace(span, path=found)
    return replace(diagnostic, span=_marked(placed, diagnostic.said) if diagnostic.said else placed, said=None)


def _marked(span: Span, said: str) -> Span:
    """Return where the words *said* stand in the lines of a text that begins at *span*, of those that go on over lines the
    first; that line, where they do not stand so.
    """
    try:
        lines = span.path.read_text(encoding="utf-8").splitlines()[span.line - 1 : span.line - 1 + _LONGEST]
    except (OSError, ValueError):
        return span
    lines = [*takewhile(str.strip, lines)]
    whole = rf"(?<![\w.,]){_spaced(said.split())}(?!\w)"
    for pattern in (whole, *_beginnings(said)):
        for number, line in enumerate(lines):
            if match := re.compile(pattern).search(line, span.column - 1 if not number else 0):
                return replace(span, line=span.line + number, column=match.start() + 1, end_column=match.end() + 1)
    return span


def _beginnings(said: str) -> Iterator[str]:
    """Yield patterns of the first words at the end of a line, the most first."""
    words = said.split()
    yield from (rf"(?<![\w.,]){_spaced(words[:count])}(?=\s*\Z)" for count in range(len(words) - 1, _FEWEST, -1))


def _spaced(words: Iterable[str]) -> str:
    return r"\s+".join(map(re.escape, words))


def _candidates(path: Path, folder: ProjectFolder) -> Iterable[Path]:
    room, *rest = path.parts
    match room:
        case "content":
            yield folder.content.joinpath(*rest)
        case "templates":
            yield from layers("/".join(rest), folder.templates)
        case _:
            yield folder.root / path
