"""Languages that an audience requires: its briefs go out in all of them, or in none."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from briefgen.audience.load import LoadedAudience
from briefgen.build.project import Project
from briefgen.build.ready import Judged
from briefgen.build.request import Asked
from briefgen.build.stems import stem
from briefgen.build.writing import Written
from briefgen.diagnostics import Diagnostic


def lacking_languages(
    audience: LoadedAudience, refused: Collection[str], others: Collection[Judged], asked: Asked
) -> tuple[str, ...]:
    """Return the languages that its brief is refused in, by its stems, where *others* of it would go out without them.

    A language that is asked for by its name is built by itself.
    """
    if not audience.form.required or asked.language is not None:
        return ()
    forms = {brief.form for brief in others}
    return tuple(
        language for language in audience.form.usual if any(stem(audience, language, form) in refused for form in forms)
    )


def together(
    project: Project, briefs: Sequence[Judged], finished: Mapping[str, Written], asked: Asked
) -> Mapping[str, Written]:
    """Return what became of the briefs, by stem, with those refused that would go out without a language they go with."""
    refused = {name for name, each in finished.items() if each.refused}
    kept = dict(finished)
    for name in dict.fromkeys(brief.audience for brief in briefs) if refused else ():
        others = [brief for brief in briefs if brief.audience == name and brief.stem not in refused]
        if lacking := lacking_languages(project.audience(name), refused, others, asked):
            told: tuple[Diagnostic, ...] = (without_required(lacking, others),)
            for brief in others:
                made = finished[brief.stem]
                found = (*made.diagnostics, *told)
                kept[brief.stem] = replace(made, outputs=(), contents={}, records={}, diagnostics=found, refused=True)
                told = ()
    return kept


def without_required(lacking: Sequence[str], others: Sequence[Judged]) -> Diagnostic:
    """Return that briefs of one audience do not go out, for one in a language that it requires cannot."""
    message = (
        f"it goes out in every language that its audience requires or in none, and it cannot in {', '.join(lacking)}:"
        f" {', '.join(brief.stem for brief in others)} would go alone"
    )
    hint = f"mend what is said of {lacking[0]} above; `--language` builds one language by itself"
    return Diagnostic(code="BG266", message=message, hints=(hint,), audience=others[0].audience)
