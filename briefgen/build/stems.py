"""What the files of a brief are called: by audience, and by form and language where those are not the audience's first."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.audience.load import LoadedAudience
from briefgen.diagnostics import UserError

if TYPE_CHECKING:
    from briefgen.build.project import Project
    from briefgen.build.request import Asked


def stem(audience: LoadedAudience, language: str | None = None, form: str | None = None) -> str:
    """Return `minister`, `minister.hi-IN`, `diplomat.cable` or `diplomat.cable.hi-IN`; None is the audience's first. What is in
    two languages is called by neither.
    """
    if audience.form.both_in(form if form in audience.form.forms else None):
        return _named(audience.name, form, None)
    first = audience.form.languages[0]
    return _named(audience.name, form, None if language == first else language)


def stems(audience: LoadedAudience) -> Iterator[str]:
    """Yield the name of every brief that the audience's form declares."""
    for form in (None, *audience.form.forms):
        for language in audience.form.languages_in(form):
            yield stem(audience, language, form)


def possible_stems(audience: str, language: str | None, form: str | None) -> frozenset[str]:
    """Return what the files of a brief may be called, whether its language is the audience's first or not."""
    return frozenset({_named(audience, form, None), _named(audience, form, language)})


def asked_stems(project: "Project", audience: str, asked: "Asked") -> frozenset[str]:
    """Return what the brief that is asked for may be called; where the audience's form cannot be read, nobody knows."""
    try:
        wanted = project.audience(audience)
        return frozenset(stem(wanted, language, form) for language, form in asked.of_form(wanted.form))
    except UserError:
        return possible_stems(audience, asked.language, asked.form)


def _named(audience: str, form: str | None, language: str | None) -> str:
    return ".".join(part for part in (audience, form, language) if part is not None)
