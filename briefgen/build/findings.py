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
from briefgen.regex import regex

_LONGEST: Final = 30
"""Lines of a text in which words are looked for."""
_WORD: Final = regex(r"\S+")
_JOINED: Final = regex(r"[\w.,]")
"""What belongs to the word behind it."""
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
    words = said.split()
    spaced = r"\s+".join(map(re.escape, words))
    whole = re.compile(rf"(?<!{_JOINED.pattern}){spaced}(?!\w)")
    most, begun = _FEWEST, span
    for number, line in enumerate(takewhile(str.strip, lines)):
        begin = 0 if number else span.column - 1
        if match := whole.search(line, begin):
            return _on_line(span, number, *match.span())
        count, start, end = _begun(words, line, begin)
        if count > most:
            most, begun = count, _on_line(span, number, start, end)
    return begun


def _begun(words: list[str], line: str, begin: int) -> tuple[int, int, int]:
    """Return how many of the first *words*, though not all, end the *line*, and from where to where there; of all such the most."""
    read = [*_WORD.finditer(line, begin)]
    texts = [word.group() for word in read]
    for at in range(max(0, len(read) - len(words) + 1), len(read)):
        if texts[at].endswith(words[0]) and texts[at + 1 :] == words[1 : len(read) - at]:
            start = read[at].end() - len(words[0])
            if not _JOINED.match(line[start - 1 : start]):
                return len(read) - at, start, read[-1].end()
    return 0, 0, 0


def _on_line(span: Span, number: int, start: int, end: int) -> Span:
    return replace(span, line=span.line + number, column=start + 1, end_column=end + 1)


def _candidates(path: Path, folder: ProjectFolder) -> Iterable[Path]:
    room, *rest = path.parts
    match room:
        case "content":
            yield folder.content.joinpath(*rest)
        case "templates":
            yield from layers("/".join(rest), folder.templates)
        case _:
            yield folder.root / path
