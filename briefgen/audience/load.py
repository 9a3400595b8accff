"""Find and read `audiences/<name>/`: the form of a brief, and the template beside it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefgen.audience.form import AudienceForm
from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml

CODE: Final = "BG211"
FORM: Final = "audience.yaml"
TEMPLATE: Final = "brief.md.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedAudience:
    name: str
    form: AudienceForm
    template: str
    """The template's name for the loader: `audiences/<name>/brief.md.j2`."""
    path: Path
    """The file of the form."""


def audience_names(roots: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the audiences that have a form in any root, sorted."""
    return tuple(sorted({path.parent.name for root in roots for path in root.glob(f"audiences/*/{FORM}")}))


def load_audience(name: str, roots: tuple[Path, ...]) -> LoadedAudience:
    """Form and template are looked up each by itself: a project may replace one of the two.

    Raises UserError where there is no such audience, or its form is malformed.
    """
    if name not in audience_names(roots):
        raise UserError(_unknown(name, roots))
    path = next(path for root in roots if (path := root / "audiences" / name / FORM).is_file())
    form = validate(AudienceForm, read_yaml(path), code=CODE)
    template = f"audiences/{name}/{TEMPLATE}"
    if not any((root / template).is_file() for root in roots):
        raise UserError(_without_template(path))
    return LoadedAudience(name=name, form=form, template=template, path=path)


def _unknown(name: str, roots: tuple[Path, ...]) -> Diagnostic:
    known = audience_names(roots)
    hint = did_you_mean(name, known, otherwise=f"the audiences are {', '.join(known) or 'none'}")
    return Diagnostic(code=CODE, message=f"there is no audience '{name}'", hints=(hint,))


def _without_template(path: Path) -> Diagnostic:
    return Diagnostic(
        code=CODE,
        message=f"the audience '{path.parent.name}' has no template",
        span=Span(path=path, line=1),
        hints=(f"write {TEMPLATE} beside {FORM}",),
    )
