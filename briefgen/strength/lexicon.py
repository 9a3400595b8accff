"""Lexicons (`templates/lexicons/<name>.yaml`): how a language says that something may be, is expected, is set, or is done."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.diagnostics import Diagnostic, UserError
from briefgen.frozen import dataclass
from briefgen.located.positions import Located, Location
from briefgen.located.validate import validate
from briefgen.located.values import Spelt
from briefgen.located.yaml import read_yaml
from briefgen.project.named import load_named
from briefgen.strength.levels import Level
from briefgen.strength.patterns import Forms, Pattern, PatternFault, Step, pattern_reader, read_step

FOLDER: Final = "lexicons"
CODE: Final = "BG526"

Words = tuple[Annotated[str, Spelt(min_length=1)], ...]


class _File(BaseModel):
    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)


class Measured(_File):
    """How the lexicon fared on sentences that somebody had labelled."""

    sentences: Annotated[int, Field(ge=1)]
    false_alarms: Annotated[int, Field(ge=0)] = Field(description="sentences read as stronger than a person read them")
    missed: Annotated[int, Field(ge=0)] = Field(description="sentences read as weaker than a person read them")
    on: str = Field(description="what the sentences are from")


class Clauses(_File):
    """How clauses begin and join."""

    subordinators: Words = Field((), description="words that open a clause which the writer does not assert: if, which")
    conditions: Words = Field((), description="those that make all around them hang on something: if, unless")
    complementisers: Words = Field((), description="those that open what somebody says or what is expected: that")
    coordinators: Words = Field((), description="and, but, or")
    opens: Words = Field((), description="words that open a verb phrase by themselves: will, is, may")
    pronouns: Words = Field((), description="subjects that can follow a coordinator at once: they, it")
    doers: Words = Field(
        (), description="relatives that are the subject of their own clause, so that its verb is next: who"
    )
    relatives: Words = Field(
        (),
        description="relatives that may be its subject or its object: that, which; taken for the subject by the number",
    )
    determiners: Words = Field((), description="words that begin another subject behind such a relative: the, our")
    asides: Words = Field((), description="participles that between two commas only describe: , expected in June,")
    speakers: Words = Field((), description="words by which a speaker says what the speakers will do: we")


class LevelForms(_File):
    """Patterns for each strength of a main predicate; see `strength.patterns` for how they are written."""

    possible: Words = ()
    expected: Words = ()
    scheduled: Words = ()
    done: Words = Field((), description="outcomes that have come: signed, has agreed")
    stated: Words = Field((), description="what is said as a plain fact, now or in the past")


class LexiconFile(_File):
    """`templates/lexicons/<name>.yaml`."""

    name: str
    language: Annotated[str, Spelt(pattern=r"^[a-z]{2,3}$")] = Field(description="without region: en, hi")
    title: str
    source: str
    order: Literal["verb-middle", "verb-final"] = Field(description="where the main predicate of a clause stands")
    measured: Measured | Literal["no"]
    words: Mapping[str, Words] = Field(default_factory=dict, description="lists that patterns name as <list>")
    lookalikes: Words = Field((), description="words that an ending or a beginning must not take")
    clauses: Clauses
    overlooked: Words = Field((), description="forms that look like one of those below and mean something else: in May")
    negations: Words = ()
    attributed: Words = Field((), description="forms by which somebody else is made to speak: according to, said")
    unasserted: Words = Field((), description="forms that claim nothing: must, would, let us")
    forms: LevelForms
    affirmations: Words = Field((), description="answers that only say yes, and so say what was asked: yes it has")
    certain: Words = Field((), description="forms that claim certainty of what is only reported: it is clear, proves")
    hedges: Words = Field((), description="forms that weaken in another way: aims to, is said to")
    instead: Mapping[Level, str] = Field(default_factory=dict, description="strength → the form that a hint offers")


PATTERN_FIELDS: Final = ("overlooked", "negations", "attributed", "unasserted", "affirmations", "certain", "hedges")
LEVEL_FIELDS: Final[tuple[Level, ...]] = ("possible", "expected", "scheduled", "done", "stated")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """A lexicon ready for use; each is itself alone."""

    name: str
    language: str
    title: str
    verb_final: bool
    measured: Measured | None
    """None where nobody has measured it: then it proves nothing."""
    clauses: Clauses
    dependent: Step
    """The words that open a clause which the writer does not assert."""
    overlooked: Forms
    negations: Forms
    attributed: Forms
    unasserted: Forms
    levels: Mapping[Level, Forms]
    affirmations: Forms
    certain: Forms
    hedges: Forms
    instead: Mapping[Level, str]
    path: Path


def load_lexicons(roots: tuple[Path, ...]) -> Mapping[str, Lexicon]:
    """Return the lexicons by name, one of an earlier root before its namesake of a later one, ours when they are asked for.

    Raises UserError.
    """
    return load_named(FOLDER, roots, load_lexicon)


def load_lexicon(path: Path) -> Lexicon:
    """Raises UserError where the file is malformed, its name is not its file's, or a form cannot be read."""
    located = read_yaml(path)
    file = validate(LexiconFile, located, code=CODE)
    read = pattern_reader(file.words)
    if found := tuple(_faults(file, located, path.stem, read)):
        raise UserError(*found)
    lookalikes = frozenset(word.casefold() for word in file.lookalikes)

    openers = (*file.clauses.subordinators, *file.clauses.conditions)

    def forms(written: Words) -> Forms:
        return Forms.of(written, read, lookalikes)

    return Lexicon(
        name=file.name,
        language=file.language,
        title=file.title,
        verb_final=file.order == "verb-final",
        measured=None if file.measured == "no" else file.measured,
        clauses=file.clauses,
        dependent=read_step("|".join(openers), file.words) if openers else Step(),
        overlooked=forms(file.overlooked),
        negations=forms(file.negations),
        attributed=forms(file.attributed),
        unasserted=forms(file.unasserted),
        levels={level: forms(getattr(file.forms, level)) for level in LEVEL_FIELDS},
        affirmations=forms(file.affirmations),
        certain=forms(file.certain),
        hedges=forms(file.hedges),
        instead=file.instead,
        path=path,
    )


def _faults(file: LexiconFile, located: Located, name: str, read: Callable[[str], Pattern]) -> Iterator[Diagnostic]:
    if file.name != name:
        span = located.positions.span(("name",))
        hints = (f"write `name: {name}`",)
        yield Diagnostic(code=CODE, message=f"the lexicon calls itself '{file.name}'", span=span, hints=hints)
    for place, written in _patterns(file):
        for index, form in enumerate(written):
            try:
                read(form)
            except PatternFault as fault:
                span = located.positions.span((*place, index))
                yield Diagnostic(code=CODE, message=fault.message, span=span, hints=(fault.hint,))


def _patterns(file: LexiconFile) -> Iterator[tuple[Location, Words]]:
    """Yield all that is read as a pattern, with its place."""
    for field in PATTERN_FIELDS:
        yield (field,), getattr(file, field)
    for level in LEVEL_FIELDS:
        yield ("forms", level), getattr(file.forms, level)
    yield ("clauses", "subordinators"), file.clauses.subordinators
    yield ("clauses", "conditions"), file.clauses.conditions
