"""What a check found: a code, a message, a place, a hint. Data only; `cli` alone prints it."""

from collections.abc import Container, Iterable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from briefgen.frozen import dataclass


class Severity(StrEnum):
    """Whether a finding stops the build."""

    ERROR = "error"
    WARNING = "warning"
    OVERRULED = "overruled"
    """Somebody has said in place why it may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A place in a file; line and columns count from 1, in characters."""

    path: Path
    line: int
    column: int = 1
    end_column: int | None = None
    """The first column after the words at fault, on the same line; None underlines one character."""
    within: str | None = None
    """What people call the place in a file that has no lines, as `Figures!C4`; `line` counts there what it may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change that mends a finding for certain: *text* in place of what stands in *span*, which has an end."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding, in an analyst's words.

    The message quotes the author's own words, is one clause, begins in lower case and ends without a full stop.
    A hint is an act: what to write instead.
    """

    code: str
    """`BG` and three digits: 1xx content, 2xx structure, 3xx accessibility, 4xx language and length, 5xx trust, 9xx output."""
    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    audience: str | None = None
    """The audience whose brief it concerns; None where the pack, policy or project is at fault."""
    readers: tuple[str, ...] = ()
    """Whom a fault that stops everybody was met for: `told_for` says so at the end of the message."""
    reason: str | None = None
    """Why it may stand, where it is overruled."""
    edits: tuple[Edit, ...] = ()
    """What mends it, where that is certain."""
    said: str | None = None
    """The words at fault, until their place is known, and not only the line that they begin in."""
    missing: str | None = None
    """The field that has to be given and is not, as its path in the record: `answer.text`."""
    also: tuple[Span, ...] = ()
    """The other places of the same fault: a misspelt name that is used in ten places is one problem, not ten."""


def told_for(readers: Iterable[str]) -> str:
    """Return how a message ends that names readers: " does not go with it to 'minister', 'public'"."""
    named = ", ".join(f"'{name}'" for name in readers)
    return f" does not go with it to {named}"


def for_all_readers(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings, with those that differ in their readers alone as one, which names all of them."""
    joined: dict[Diagnostic, dict[str, None]] = {}
    for each in found:
        bare = replace(each, readers=(), message=each.message.removesuffix(told_for(each.readers)))
        joined.setdefault(bare, {}).update(dict.fromkeys(each.readers))
    return tuple(
        replace(bare, readers=tuple(names), message=bare.message + told_for(names)) if names else bare
        for bare, names in joined.items()
    )


class BriefgenError(Exception):
    """Whatever briefgen itself raises."""


class UserError(BriefgenError):
    """The input is at fault; carries every problem that was found, at least one."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(_in_a_line(diagnostic) for diagnostic in diagnostics))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type["UserError"], tuple[Diagnostic, ...]]:
        """Let it go from one process to another with what it carries, and not with its words alone."""
        return type(self), self.diagnostics


class WrongUsageError(UserError):
    """What was asked for cannot be: nothing is wrong with the content."""


class UnknownNameError(WrongUsageError):
    """A pack or audience was asked for that this project does not have."""


def _in_a_line(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    place = f"{span.path.as_posix()}:{span.line}: " if span else ""
    hints = f" ({'; '.join(diagnostic.hints)})" if diagnostic.hints else ""
    return f"{place}{diagnostic.message}{hints}"


def errors(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return those that stop a build."""
    return tuple(diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR)


def standing(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return those that nobody has overruled."""
    return tuple(diagnostic for diagnostic in diagnostics if diagnostic.severity is not Severity.OVERRULED)


def told_once(diagnostics: Iterable[Diagnostic], codes: Container[str]) -> tuple[Diagnostic, ...]:
    """Return the findings, those of *codes* that say the same of several places gathered into the first of them."""
    said: dict[Diagnostic, list[Span]] = {}
    for one in diagnostics:
        gathers = one.code in codes and one.span is not None
        places = said.setdefault(replace(one, span=None, also=()) if gathers else one, [])
        if gathers and one.span is not None:
            places += [span for span in (one.span, *one.also) if span not in places]
    return tuple(
        replace(one, span=places[0], also=tuple(places[1:])) if places else one for one, places in said.items()
    )


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "", *, cutoff: float = 0.6) -> str:
    """Return a hint that names the known word nearest to *word*, else *otherwise*; *cutoff* is 1 for the word itself.

    The opposite is never what was meant: `unlikely` for `likely`.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - most runs misspell nothing, and every command loads this

    opposites = {f"un{word}".casefold(), word.casefold().removeprefix("un")} - {word.casefold()}
    near = get_close_matches(word, [one for one in known if one.casefold() not in opposites], n=1, cutoff=cutoff)
    return f"did you mean '{near[0]}'?" if near else otherwise
