"""Find and read `audiences/<name>/`: the form of a brief, and the template beside it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import Final

from briefgen.audience.bilingual import bilingual_faults
from briefgen.audience.form import AudienceForm
from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.frozen import dataclass
from briefgen.located.positions import Located, Location, Positions, ValuePlace
from briefgen.located.validate import validate
from briefgen.project.inherit import Heritage, Sort, heritage
from briefgen.project.roots import BUNDLED, matching
from briefgen.resources import templates_root

CODE: Final = "BG211"
FORM: Final = "audience.yaml"
TEMPLATE: Final = "brief.md.j2"
SUFFIX: Final = ".j2"
SORT: Final = Sort(noun="audience", place=f"audiences/{{}}/{FORM}", circle=CODE)
_LOOKS: Final = frozenset({"look", "looks"})
_FORMS: Final = "forms"
_SPOKEN_OF: Final = _LOOKS | {"allow", "document"}
"""What a form says that something may be found in once the form itself is sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedAudience:
    name: str
    form: AudienceForm
    template: str
    """The template's name for the loader: most often `audiences/<name>/brief.md.j2`."""
    path: Path
    """The file of the form."""
    files: tuple[Path, ...] = ()
    """That one, and those of the audiences that it inherits from."""
    templates: Mapping[str, str] = field(default_factory=dict)
    """Every template beside them, file → its name for the loader; one beside a nearer form goes before its namesakes."""
    form_name: str | None = None
    """Which other form of the brief this is; None for the audience's own."""
    written: Located | None = None
    """The form as it stands in its file: its looks, and the places of what is spoken of after it was read."""

    def in_form(self, name: str | None) -> "LoadedAudience":
        """Return the audience with its other form *name*, or as it is where that is None. Raises KeyError."""
        if name is None:
            return self
        template = self.templates[self.form.forms[name].template]
        return replace(self, form=self.form.in_form(name), template=template, form_name=name)

    @property
    def look(self) -> Located | None:
        """The tokens that differ from the theme's in every language and form."""
        return _at(self.written, ("look",))

    def looks(self, *languages: str) -> Iterator[Located]:
        """Yield those that differ from that look in *languages* and in this form, the later over the former."""
        tags = tuple(("looks", tag) for language in languages for tag in (language.partition("-")[0], language))
        form = () if self.form_name is None else ("forms", self.form_name)
        own = ((*form, *place) for place in (("look",), *tags)) if form else ()
        for location in dict.fromkeys((*tags, *own)):
            if (found := _at(self.written, location)) is not None:
                yield found


def audience_names(roots: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the audiences that have a form in any root, sorted."""
    return tuple(path.parent.name for path in matching(SORT.place.format("*"), roots).values())


def load_audience(name: str, roots: tuple[Path, ...]) -> LoadedAudience:
    """Form and templates are looked up each by itself: a project may replace one of them.

    Raises UserError where there is no such audience, its form is malformed, or a template that it names is not there.
    """
    found = heritage(name, SORT, roots, partial(_unknown, roots=roots))
    written = found.whole()
    form = validate(AudienceForm, written, code=CODE)
    templates = dict(_templates(found, roots))
    if faults := (
        *_missing_templates(name, form, written.positions, templates),
        *_unclear_names(form, written.positions),
        *_undeclared(form, written.positions),
        *bilingual_faults(form, written.positions),
    ):
        raise UserError(*faults)
    return LoadedAudience(
        name=name,
        form=form,
        template=templates[TEMPLATE],
        path=found.paths[0],
        files=found.paths,
        templates=templates,
        written=_spoken_of(written),
    )


def _templates(found: Heritage, roots: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """Yield the files beside the forms with their names for the loader, those that hold last."""
    for heir in reversed(found.heirs):
        ours = BUNDLED if heir.name.startswith(BUNDLED) else ""
        beside = f"audiences/{heir.name.removeprefix(BUNDLED)}/*{SUFFIX}"
        for place, path in matching(beside, (templates_root(),) if ours else roots).items():
            yield path.name, ours + place


def _missing_templates(
    name: str, form: AudienceForm, positions: Positions, files: Collection[str]
) -> Iterator[Diagnostic]:
    if TEMPLATE not in files:
        message, hint = f"the audience '{name}' has no template", f"write {TEMPLATE} beside {FORM}"
        yield Diagnostic(code=CODE, message=message, span=positions.span(()), hints=(hint,))
    for other, shape in form.forms.items():
        if shape.template not in files:
            span = positions.span(("forms", other, "template"))
            message = f"the form '{other}' has no template '{shape.template}'"
            hint = did_you_mean(shape.template, files, otherwise=f"write it beside {FORM}")
            yield Diagnostic(code=CODE, message=message, span=span, hints=(hint,))


def _unclear_names(form: AudienceForm, positions: Positions) -> Iterator[Diagnostic]:
    """Yield the forms whose files would be taken for those of a language."""
    for name in form.forms:
        if name in form.languages:
            message, hint = f"the form '{name}' is named as a language is", "call it something else"
            yield Diagnostic(code=CODE, message=message, span=positions.span(("forms", name)), hints=(hint,))


def _undeclared(form: AudienceForm, positions: Positions) -> Iterator[Diagnostic]:
    """Yield the languages that are required and that the brief is not written in."""
    for index, tag in enumerate(form.required):
        if tag not in form.languages:
            hint = did_you_mean(tag, form.languages, otherwise=f"add {tag} to `languages:`")
            message = f"'{tag}' is required, and is none of its languages"
            yield Diagnostic(code=CODE, message=message, span=positions.span(("required", index)), hints=(hint,))


def _unknown(name: str, span: Span | None, roots: tuple[Path, ...]) -> Diagnostic:
    known = audience_names(roots)
    hint = did_you_mean(name, known, otherwise=f"the audiences are {', '.join(known) or 'none'}")
    return Diagnostic(code=CODE, message=f"there is no audience '{name}'", span=span, hints=(hint,))


def _spoken_of(written: Located) -> Located:
    """Return the looks of a sound form, and the places of these and of what else is spoken of; all of them would be kept."""
    return Located(
        data={name: said for name, said in written.data.items() if name in _LOOKS or name == _FORMS},
        positions=Positions(places=_spoken_of_in(written.positions.places)),
        keys=_spoken_of_in(written.keys),
    )


def _spoken_of_in(places: Mapping[Location, ValuePlace]) -> dict[Location, ValuePlace]:
    return {
        at: place
        for at, place in places.items()
        if at[:1] and (at[0] in _SPOKEN_OF or (at[0] == _FORMS and at[2:3] and at[2] in _LOOKS))
    }


def _at(written: Located | None, location: Location) -> Located | None:
    """Return what was written at *location*, or None where nothing was."""
    try:
        return None if written is None else written.at(location)
    except KeyError:
        return None
