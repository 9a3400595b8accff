"""Run an audience's template over the cleared pack. What comes out arranges references and holds no content."""

import traceback
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from briefgen.audience.load import LoadedAudience
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.gate.records import ClearedPack
from briefgen.locale.model import Locale
from briefgen.located.text import read_text
from briefgen.markup.numbered import NumberedTargets
from briefgen.markup.rendered import Rendered, TemplatePlace
from briefgen.regex import regex
from briefgen.render.environment import MOST, Recorder, Refused, TemplateEnvironment
from briefgen.render.excess import excess
from briefgen.render.faults import Budget, TemplateFault, nearest
from briefgen.render.items import View
from briefgen.render.loader import REFUSED, SUFFIX, RootsLoader
from briefgen.render.marks import Unmarked, unmark
from briefgen.render.names import names
from briefgen.render.syntax import plain_words

SYNTAX: Final = "BG201"
FAULT: Final = "BG203"
MISSING: Final = "BG204"


def render(
    cleared: ClearedPack,
    audience: LoadedAudience,
    locale: Locale,
    roots: tuple[Path, ...],
    *,
    keep: frozenset[str],
    targets: NumberedTargets | None = None,
    loader: RootsLoader | None = None,
) -> Rendered:
    """Return the markup of the brief, with tokens for the items of *keep*. Where it is rendered several times, *targets* and
    *loader* are the same each time: tokens keep their numbers, and files are read once.

    Raises UserError with everything wrong with the template that one run can find.
    """
    budget = Budget()
    recorder = Recorder(locale, budget, targets or NumberedTargets())
    loader = loader or RootsLoader(roots)
    view = View(pack=cleared, keep=keep, budget=budget)
    environment = TemplateEnvironment(loader, recorder, names(view))
    output, raised = _run(environment, audience.template, budget)
    unmarked = unmark(output)
    places = _places(unmarked, audience.template, loader)
    if problems := (*_noted(unmarked, recorder, loader), *raised) or tuple(_excessive(unmarked, places)):
        name, line = unmarked.places[-1]
        reached = _span(loader.find(name or audience.template) or audience.path, line)
        raise UserError(*(replace(each, audience=cleared.audience, span=each.span or reached) for each in problems))
    return Rendered(
        markup=unmarked.markup,
        targets=recorder.targets.all(),
        places=places,
        templates=tuple(loader.used),
        of_record=bool(view.asked_record),
    )


def _run(environment: TemplateEnvironment, template: str, budget: Budget) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return what the template printed, and what stopped it, if anything did."""
    pieces: list[str] = []
    try:
        for piece in environment.get_template(template).generate():
            budget.spend(len(piece))
            pieces.append(piece)
    except UserError as error:
        return "".join(pieces), error.diagnostics
    except Refused as refused:
        return "".join(pieces), tuple(_refused(refused))
    except (TemplateFault, TemplateError, RecursionError, SyntaxError, TypeError) as error:
        if isinstance(error, TypeError) and not MACRO.match(str(error)):
            raise
        return "".join(pieces), (_stopped(error, environment),)
    return "".join(pieces), ()


def _stopped(error: Exception, environment: TemplateEnvironment) -> Diagnostic:
    trace = error.__traceback__
    match error:
        case TemplateFault(message=message, hint=hint, word=word):
            return _fault(message, hint, word, trace)
        case RecursionError():
            message = "the template calls or includes itself without an end"
            return _fault(message, "take out the call that leads back", "", trace)
        case SyntaxError():
            # What Jinja takes and Python does not: the same argument given twice.
            span = _span(Path(error.filename), 1) if error.filename else None
            hint = "look for an argument that is given twice"
            return Diagnostic(code=SYNTAX, message="the template cannot be compiled", span=span, hints=(hint,))
        case TemplateSyntaxError():
            span = _span(Path(error.filename), error.lineno) if error.filename else None
            message, hint = plain_words(error.message or "")
            return Diagnostic(code=SYNTAX, message=message, span=span, hints=(hint,))
        case TemplateNotFound(name=name):
            message = f"there is no template '{name}'"
            hint = nearest(str(name), environment.list_templates(), "templates end in .md.j2, under templates/")
            return Diagnostic(code=MISSING, message=message, span=_traced(trace, str(name)), hints=(hint,))
        case TemplateError():
            return _fault(*plain_words(error.message or ""), "", trace)
        case _:
            macro = MACRO.match(str(error))
            name = macro[1] if macro else ""
            return _fault(f"'{name}' is given the wrong arguments", f"look at how '{name}' begins", name, trace)


MACRO: Final = regex(r"macro '(\w+)' ")


def _refused(refused: Refused) -> Iterator[Diagnostic]:
    for refusal in refused.found:
        span = _span(Path(refused.name), refusal.line, refusal.word)
        hints = (refusal.hint,) if refusal.hint else ()
        yield Diagnostic(code=REFUSED, message=refusal.message, span=span, hints=hints)


def _fault(message: str, hint: str, word: str, trace: TracebackType | None) -> Diagnostic:
    return Diagnostic(code=FAULT, message=message, span=_traced(trace, word), hints=(hint,) if hint else ())


def _traced(trace: TracebackType | None, word: str) -> Span | None:
    """Return the innermost line of a template: Jinja writes the templates' lines into the traceback."""
    frames = [frame for frame in traceback.extract_tb(trace) if frame.filename.endswith(SUFFIX)]
    return _span(Path(frames[-1].filename), frames[-1].lineno or 1, word) if frames else None


def _noted(unmarked: Unmarked, recorder: Recorder, loader: RootsLoader) -> Iterator[Diagnostic]:
    for number, name, line in unmarked.faults[:MOST]:
        fault = recorder.faults[number]
        span = _span(loader.find(name) or Path(name), line, fault.word)
        yield Diagnostic(code=FAULT, message=fault.message, span=span, hints=(fault.hint,) if fault.hint else ())


def _excessive(unmarked: Unmarked, places: tuple[TemplatePlace, ...]) -> Iterator[Diagnostic]:
    for line, message, hint in islice(excess(unmarked.markup), MOST):
        place = places[min(line, len(places) - 1)]
        yield Diagnostic(code=FAULT, message=message, span=_span(place.file, place.line), hints=(hint,))


def _places(unmarked: Unmarked, template: str, loader: RootsLoader) -> tuple[TemplatePlace, ...]:
    names = {name: name or template for name, _ in unmarked.places}
    files = {name: (loader.known_as(known), loader.find(known) or Path(name)) for name, known in names.items()}
    return tuple(
        TemplatePlace(template=files[name][0], file=files[name][1], line=line) for name, line in unmarked.places
    )


def _span(file: Path, line: int, word: str = "") -> Span:
    """Return the place of *word* in its line, or the line's first words."""
    try:
        text = read_text(file).split("\n")[line - 1]
    except (UserError, IndexError):
        return Span(path=file, line=line)
    at = text.find(word) if word else -1
    if at < 0:
        return Span(path=file, line=line, column=len(text) - len(text.lstrip()) + 1)
    return Span(path=file, line=line, column=at + 1, end_column=at + 1 + len(word))
