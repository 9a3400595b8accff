"""One brief to the files that go into its places: composed, made, checked for leaks, and nothing of it put anywhere yet."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from briefgen.build.brief import Brief
from briefgen.build.files import refuse_links
from briefgen.build.project import Project
from briefgen.build.request import Asked, BuildRequest
from briefgen.build.writing import Written, cannot_write, finish, with_records
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.frozen import dataclass

if TYPE_CHECKING:
    from briefgen.build.briefing import Asking, Prepared
    from briefgen.build.standing.briefs import Briefs
    from briefgen.compose.fitted import Cut


class Judged(Protocol):
    """What of a brief decides whether it goes out."""

    @property
    def audience(self) -> str: ...

    @property
    def form(self) -> str | None: ...

    @property
    def stem(self) -> str: ...

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...

    @property
    def refused(self) -> bool: ...

    @property
    def cuts(self) -> "tuple[Cut, ...]": ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What is left of a brief when its files are made: its tree is let go."""

    audience: str
    form: str | None
    stem: str
    diagnostics: tuple[Diagnostic, ...]
    refused: bool
    written: Written
    """Nothing, where it is refused."""
    words: int
    cuts: "tuple[Cut, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """A brief that is asked for; None is its audience's first language, and its own form."""

    audience: str
    language: str | None
    form: str | None


Asks = TypeVar("Asks", bound=Hashable)
Made = TypeVar("Made")


def each_of(wanted: Iterable[Asks], make: Callable[[Asks], Made]) -> Mapping[Asks, Made | UserError]:
    """Make what is wanted in turn; of what cannot be made there is what is at fault."""
    return {one: _tried(one, make) for one in wanted}


def _tried(one: Asks, make: Callable[[Asks], Made]) -> Made | UserError:
    try:
        return make(one)
    except UserError as fault:
        return fault


def asking(asked: Asked, want: Want) -> "Asking":
    """Return what is asked of a brief besides its pack and its audience."""
    return {
        "language": want.language,
        "form": want.form,
        "theme": asked.theme,
        "paper": asked.paper,
        "reference": asked.reference,
        "as_of": asked.as_of,
        "raise_marking": asked.raise_marking,
    }


def brief_of(project: Project, name: str, asked: Asked, want: Want) -> Brief:
    """Compose and check a brief. Raises `UserError` where it cannot be composed."""
    return project.brief(name, want.audience, **asking(asked, want))


def ready(
    project: Project,
    name: str,
    request: BuildRequest,
    want: Want,
    *,
    earlier: "Briefs | None" = None,
    prepared: "Prepared | None" = None,
) -> Ready:
    """Compose a brief, which may be *prepared*, and make the files of one that is not refused, or take them over from *earlier*
    builds. Raises `UserError` where it cannot be composed.
    """
    brief = project.brief_on(prepared) if prepared else brief_of(project, name, request, want)
    return Ready(
        audience=brief.audience,
        form=brief.form,
        stem=brief.stem,
        diagnostics=brief.diagnostics,
        refused=brief.refused,
        written=Written() if brief.refused else _finished(brief, request, earlier),
        words=brief.words,
        cuts=brief.cuts,
    )


def _finished(brief: Brief, request: BuildRequest, earlier: "Briefs | None") -> Written:
    places = places_of(request, brief.pack, brief.stem)
    try:
        refuse_links(request.output, places.values())
    except OSError as fault:
        return Written(diagnostics=(cannot_write(fault, brief.audience),))
    if earlier is None:
        return with_records(brief, finish(brief, places, request.options))
    earlier.take_files(brief, places, request.options)
    made = with_records(brief, finish(brief, places, request.options))
    # Remembered before they are in their places: whoever takes one over looks whether it is there.
    earlier.keep_files(brief, made.outputs, request.options)
    return made


def places_of(request: BuildRequest, pack: str, stem: str) -> dict[str, Path]:
    return {name: request.place(pack, stem, name) for name in request.formats}


def asked_for(want: Want, asked: Asked) -> Asked:
    """Return what is asked for, of this one brief alone."""
    return replace(asked, language=want.language, form=want.form)
