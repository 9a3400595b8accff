"""What the files of a brief are called: by audience, and by form and language where those are not the audience's first."""

from collections.abc import Iterator

from briefgen.audience.load import LoadedAudience


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


def _named(audience: str, form: str | None, language: str | None) -> str:
    return ".".join(part for part in (audience, form, language) if part is not None)
