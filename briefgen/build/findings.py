"""Findings about the tree name files from the project's folder; here they are given the files as they lie on this machine."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from briefgen.diagnostics import Diagnostic, UserError
from briefgen.project.folder import ProjectFolder
from briefgen.project.roots import layers


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
    if diagnostic.span is None or diagnostic.span.path.is_absolute():
        return diagnostic
    found = next((path for path in _candidates(diagnostic.span.path, folder) if path.is_file()), None)
    return diagnostic if found is None else replace(diagnostic, span=replace(diagnostic.span, path=found))


def _candidates(path: Path, folder: ProjectFolder) -> Iterable[Path]:
    room, *rest = path.parts
    match room:
        case "content":
            yield folder.content.joinpath(*rest)
        case "templates":
            yield from layers("/".join(rest), folder.templates)
        case _:
            yield folder.root / path
