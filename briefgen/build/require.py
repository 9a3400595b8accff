"""Whether a project has what is asked for by name: packs, audiences, languages, forms, themes, papers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.audience.load import LoadedAudience
from briefgen.build.unknown import (
    no_packs,
    nobodys_form,
    nobodys_language,
    unknown_audience,
    unknown_form,
    unknown_language,
    unknown_pack,
    unknown_paper,
    unknown_theme,
)
from briefgen.diagnostics import Diagnostic, Severity, UnknownNameError, UserError
from briefgen.project.packs import files_without_pack, folders_without_pack
from briefgen.theme.model import PAPERS

if TYPE_CHECKING:
    from briefgen.build.project import Project


def require_names(
    project: "Project",
    *,
    packs: Iterable[str],
    audiences: Iterable[str],
    language: str | None,
    form: str | None,
    theme: str | None,
    paper: str | None,
) -> None:
    """Raise what `Project.require` does."""
    faults = _policy_faults(project)
    if not project.packs:
        missed = (*folders_without_pack(project.folder), *files_without_pack(project.folder))
        raise UserError(*faults, *(map(_as_error, missed) if missed else [no_packs(project.folder)]))
    readers = () if faults else project.audiences
    unknown = [
        _missed(name, project) or unknown_pack(name, project.packs, readers)
        for name in packs
        if name not in project.packs
    ]
    if theme is not None and theme not in project.themes:
        unknown.append(unknown_theme(theme, project.themes, project.folder.templates))
    if paper is not None and paper not in PAPERS:
        unknown.append(unknown_paper(paper))
    if not faults:
        unknown += _unknown_audiences(project, tuple(audiences), language, form)
    if unknown:
        raise UnknownNameError(*unknown)


def _policy_faults(project: "Project") -> tuple[Diagnostic, ...]:
    try:
        project.policy  # noqa: B018 - it is read when it is first asked for
    except UserError as fault:
        return fault.diagnostics
    return ()


def _unknown_audiences(
    project: "Project", audiences: tuple[str, ...], language: str | None, form: str | None
) -> Iterator[Diagnostic]:
    known = [name for name in audiences if name in project.audiences]
    for name in audiences:
        if name not in known:
            yield unknown_audience(name, project.policy.policy, project.audiences)
    if audiences:
        yield from _lacking(_readable(project, known), language, form)
    elif language is not None or form is not None:
        yield from _nobodys(_readable(project, project.audiences), language, form)


def _readable(project: "Project", audiences: Iterable[str]) -> Iterator[LoadedAudience]:
    """Yield those whose form can be read; the faults of the others are said where they are built."""
    for name in audiences:
        try:
            yield project.audience(name)
        except UserError:
            continue


def _lacking(audiences: Iterable[LoadedAudience], language: str | None, form: str | None) -> Iterator[Diagnostic]:
    for audience in audiences:
        known = form is None or form in audience.form.forms
        if language is not None and not audience.form.speaks(language, form if known else None):
            yield unknown_language(language, audience.name, audience.form, form if known else None)
        if form is not None and not known:
            yield unknown_form(form, audience.name, audience.form)


def _nobodys(audiences: Iterable[LoadedAudience], language: str | None, form: str | None) -> Iterator[Diagnostic]:
    forms = [audience.form for audience in audiences]
    languages = {tag for each in forms for tag in each.languages}
    names = {name for each in forms for name in each.forms}
    if language is not None and language not in languages:
        yield nobodys_language(language, languages)
    if form is not None and form not in names:
        yield nobodys_form(form, names)


def _missed(name: str, project: "Project") -> Diagnostic | None:
    """Return why a file of that name is no pack; None where there is no such file."""
    found = files_without_pack(project.folder)
    return next((_as_error(each) for each in found if each.span is not None and each.span.path.stem == name), None)


def _as_error(found: Diagnostic) -> Diagnostic:
    return replace(found, severity=Severity.ERROR)
