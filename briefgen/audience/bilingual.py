"""What a bilingual form may not say: the languages are its audience's, and are two."""

from collections.abc import Iterator

from briefgen.audience.form import AudienceForm
from briefgen.diagnostics import Diagnostic, did_you_mean
from briefgen.document.languages import primary
from briefgen.located.positions import Location, Positions

CODE = "BG370"


def bilingual_faults(form: AudienceForm, positions: Positions) -> Iterator[Diagnostic]:
    """Yield the faults of the audience's own form and of its other ones."""
    for name in (None, *form.forms):
        shape = form if name is None else form.in_form(name)
        told = form.bilingual if name is None else form.forms[name].bilingual
        if shape.bilingual is None or (name is not None and told is None):
            continue
        place: Location = () if name is None else ("forms", name)
        languages = (*place, "bilingual", "languages")
        for index, tag in enumerate(shape.bilingual.languages):
            if tag not in form.languages:
                hint = did_you_mean(tag, form.languages, otherwise=f"add {tag} to `languages`")
                yield Diagnostic(
                    code=CODE,
                    message=f"the audience is not written to in '{tag}'",
                    span=positions.span((*languages, index)),
                    hints=(hint,),
                )
        first, second = shape.bilingual.languages
        if primary(first) == primary(second):
            message, hint = f"'{first}' and '{second}' are one language", "name two, such as en-IN and hi-IN"
            yield Diagnostic(code=CODE, message=message, span=positions.span(languages), hints=(hint,))
        if shape.citations == "end":
            message = "a bilingual brief has no notes at its end, for Word gathers those of both languages there"
            hint = "write `citations: foot` or `citations: numbered` for it"
            yield Diagnostic(code=CODE, message=message, span=positions.span((*place, "bilingual")), hints=(hint,))
