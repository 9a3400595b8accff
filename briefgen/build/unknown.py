"""Names that were asked for and that a project does not have: each answered with what it has."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from briefgen.audience.form import AudienceForm
from briefgen.content.front import Policy
from briefgen.diagnostics import Diagnostic, Severity, Span, did_you_mean
from briefgen.project.folder import ProjectFolder
from briefgen.theme.model import PAPERS
from briefgen.theme.names import read_from


def nearest(name: str, known: Sequence[str], what: str) -> tuple[str, ...]:
    """Return a hint: the nearest of the *known* names, else all of them."""
    otherwise = f"the {what} are {', '.join(known)}" if known else f"there are no {what} yet"
    return (did_you_mean(name, known, otherwise),)


def unknown_pack(name: str, packs: Sequence[str], audiences: Sequence[str]) -> Diagnostic:
    """Name the pack that is meant, also by its file or folder; a reader in its place is told where readers go."""
    message = f"there is no pack '{name}' here"
    if name in audiences:
        return Diagnostic(code="BG190", message=message, hints=(f"'{name}' is a reader: write -a {name}",))
    file = PurePosixPath(name.replace("\\", "/"))
    own = next((part for part in (file.stem, file.name, file.parent.name) if part in packs), name)
    return Diagnostic(code="BG190", message=message, hints=nearest(own, packs, "packs"))


def unknown_audience(name: str, policy: Policy, audiences: Sequence[str]) -> Diagnostic:
    if name in policy.audiences:
        hint = f"templates/audiences/ has {', '.join(audiences)}"
        return Diagnostic(code="BG192", message=f"there is no template for the audience '{name}'", hints=(hint,))
    hints = nearest(name, audiences, "audiences")
    return Diagnostic(code="BG191", message=f"the policy names no audience '{name}'", hints=hints)


def without_template(names: Sequence[str], span: Span | None) -> Diagnostic:
    """Return a warning of the audiences that have an access and no form."""
    one = len(names) == 1
    return Diagnostic(
        code="BG192",
        message=f"the policy names {', '.join(names)}, and there is no template for {'it' if one else 'them'}",
        span=span,
        hints=("write templates/audiences/<name>/ with audience.yaml and brief.md.j2, or take the name out",),
        severity=Severity.WARNING,
    )


def unknown_language(tag: str, audience: str, form: AudienceForm, name: str | None = None) -> Diagnostic:
    """Say that an audience has no brief in a language, in its other form *name* where that is not None."""
    message = f"the brief for {audience} is not written in '{tag}'"
    if name is not None and tag in form.languages:
        message = f"the form '{name}' of the brief for {audience} is not written in '{tag}'"
    known = form.both_in(name) or form.languages
    return Diagnostic(code="BG195", message=message, hints=(_language(tag, known, "it is written in"),))


def unknown_form(name: str, audience: str, form: AudienceForm) -> Diagnostic:
    message = f"the brief for {audience} has no form '{name}'"
    known = tuple(form.forms)
    hint = _among(name, known, "its forms are") if known else "it has its own form only: leave out --form"
    return Diagnostic(code="BG196", message=message, hints=(hint,))


def nobodys_language(tag: str, known: Iterable[str]) -> Diagnostic:
    message = f"no audience's brief is written in '{tag}'"
    return Diagnostic(code="BG195", message=message, hints=(_language(tag, sorted(set(known)), "the languages are"),))


def nobodys_form(name: str, known: Iterable[str]) -> Diagnostic:
    message = f"no audience's brief has a form '{name}'"
    return Diagnostic(code="BG196", message=message, hints=nearest(name, sorted(set(known)), "forms"))


def unknown_theme(name: str, themes: Sequence[str], templates: tuple[Path, ...]) -> Diagnostic:
    hints = (*nearest(name, themes, "themes"), read_from(templates))
    return Diagnostic(code="BG197", message=f"there is no theme '{name}'", hints=hints)


def unknown_paper(name: str) -> Diagnostic:
    return Diagnostic(code="BG198", message=f"there is no paper '{name}'", hints=nearest(name, PAPERS, "papers"))


def no_folder(path: Path) -> Diagnostic:
    hint = "name the folder that holds content/"
    return Diagnostic(code="BG199", message=f"there is no folder '{path}'", hints=(hint,))


def no_content(path: Path) -> Diagnostic:
    hint = "name the folder that holds content/; the bundled sample is loaded by load(…, sample=True)"
    return Diagnostic(code="BG199", message=f"there is no content/ in '{path}'", hints=(hint,))


def no_packs(folder: ProjectFolder) -> Diagnostic:
    return Diagnostic(
        code="BG193",
        message=f"there is no pack in {folder.content.name}/",
        hints=("a pack is a folder with a pack.md, or a Markdown file whose front matter has a title",),
    )


def _language(tag: str, known: Sequence[str], lead: str) -> str:
    """Return a hint; a language without its country, or in another case, is the one that begins so."""
    own = [each for each in known if f"{each}-".lower().startswith(f"{tag}-".lower())]
    return _among(own[0] if len(own) == 1 else tag, known, lead)


def _among(word: str, known: Sequence[str], lead: str) -> str:
    return did_you_mean(word, known, otherwise=f"{lead} {', '.join(known)}")
