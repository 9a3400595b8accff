"""The forms in which findings are reported, listed in one place."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import click

from briefgen.cli.frames import as_json, show_diagnostics
from briefgen.diagnostics import Diagnostic


def _json(diagnostics: Iterable[Diagnostic]) -> str:
    return json.dumps([as_json(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=2)


def _sarif(diagnostics: Iterable[Diagnostic]) -> str:
    from briefgen.cli.reports.sarif import sarif  # noqa: PLC0415 - the pages of codes load slowly; --help must not

    return sarif(diagnostics)


def _github(diagnostics: Iterable[Diagnostic]) -> str:
    from briefgen.cli.reports.forges import github  # noqa: PLC0415

    return github(diagnostics)


def _gitlab(diagnostics: Iterable[Diagnostic]) -> str:
    from briefgen.cli.reports.forges import gitlab  # noqa: PLC0415

    return gitlab(diagnostics)


TEXT: Final = "text"
FOR_PROGRAMS: Final[Mapping[str, Callable[[Iterable[Diagnostic]], str]]] = {
    "json": _json,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
}
FORMS: Final = (TEXT, *FOR_PROGRAMS)
FOR_FORGES: Final = frozenset({"sarif", "github", "gitlab"})
"""Those whose readers show a finding at its place, and leave out one that has none."""


def show_findings(diagnostics: Iterable[Diagnostic], form: str, *, stopped_early: bool = False) -> None:
    """Print findings: as text to standard error, for programs to standard output, each once. People are told where more may
    follow, since something *stopped early*.
    """
    if form == TEXT:
        show_diagnostics(diagnostics, stopped_early=stopped_early)
    elif said := FOR_PROGRAMS[form](tuple(dict.fromkeys(diagnostics))):
        click.echo(said)
