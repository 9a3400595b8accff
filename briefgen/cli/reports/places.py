"""Where a finding is, as other programs look for it, and by what it is known again when lines have moved."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Span
from briefgen.regex import regex
from briefgen.regular import MOST_TEXT, read_regular
from briefgen.resources import bundled_root

_LINE = regex(r"(?<=\bline )\d+|(?<=\.md:)\d+|(?<=\.yaml:)\d+")


def relative(path: Path) -> str | None:
    """Return *path* from the working folder, with slashes; None where it lies elsewhere."""
    return _relative(path, os.getcwd())  # noqa: PTH109 - a Path would be made for each


@cache
def _relative(path: Path, here: str) -> str | None:
    """Thousands of findings stand in a few files."""
    absolute = path.absolute()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else None


def bundled(path: Path) -> str | None:
    """Return the path within what comes with briefgen, for what lies there; None for all else."""
    absolute = path.absolute()
    return absolute.relative_to(bundled_root()).as_posix() if absolute.is_relative_to(bundled_root()) else None


def told(path: Path) -> str:
    """Return a path that says nothing of this machine, where there is one."""
    return relative(path) or bundled(path) or path.as_posix()


_lines: Final[dict[Path, tuple[str, ...]]] = {}
"""Of files that something was shown of, or will be."""


def lines_of(path: Path) -> tuple[str, ...]:
    """Return the lines as the loader counts them; none of a file that is not there, or larger than one that is read, or no file with
    an end. Whoever asks twice gets the same.
    """
    if path not in _lines:
        _lines[path] = _read_lines(path)
    return _lines[path]


def take_lines(files: Iterable[Path]) -> None:
    """Read *files* now, whatever was read of them before: they are about to be checked, and what is found is shown in these lines,
    also where somebody has saved others until then.
    """
    _lines.update({path: _read_lines(path) for path in files})


def _read_lines(path: Path) -> tuple[str, ...]:
    try:
        data = read_regular(path, MOST_TEXT)
    except OSError:
        return ()
    if len(data) > MOST_TEXT:
        return ()
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def line_at(span: Span) -> str:
    """Return the line that a place is on; empty where the file does not have it."""
    lines = lines_of(span.path)
    return lines[span.line - 1] if span.line <= len(lines) else ""


def at_home(diagnostics: Iterable[Diagnostic], home: Path) -> tuple[Diagnostic, ...]:
    """Return the findings, those without a place at the beginning of *home*: programs leave out what is nowhere."""
    start = Span(path=home, line=1)
    return tuple(found if found.span else replace(found, span=start) for found in diagnostics)


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield for each finding what stays the same when lines are added above it; equal ones are counted."""
    met: Counter[str] = Counter()
    for found in diagnostics:
        file = told(found.span.path) if found.span else ""
        said = "\x1f".join((found.code, file, found.audience or "", _LINE.sub("", found.message)))
        met[said] += 1
        yield hashlib.sha256(f"{said}\x1f{met[said]}".encode()).hexdigest()
