"""What a build is asked for, and what it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.build.outputs import Output
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.writers.options import DEFAULTS, WriteOptions

if TYPE_CHECKING:
    from briefgen.audience.form import AudienceForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which briefs are wanted."""

    packs: tuple[str, ...] = ()
    """Empty means all; then one that does not admit an audience is passed over, where another one admits it."""
    audiences: tuple[str, ...] = ()
    """Empty means all."""
    language: str | None = None
    """None means each audience's first, and those that it requires; else the audiences that do not declare it are passed over."""
    form: str | None = None
    """None means each audience's own; else the audiences that do not have it are passed over."""
    theme: str | None = None
    """None means each audience's own; likewise the paper."""
    paper: str | None = None
    reference: Path | None = None
    """The letterhead that Word documents go into; None means each theme's own, if it has one."""
    as_of: datetime | None = None
    """None means the edition's own moment."""
    raise_marking: str | None = None
    """What the briefs are to carry at the least; None means what is in them."""

    every: bool = False
    """In every language and form that an audience declares, where neither is named; else in its first and own alone."""

    def of_form(self, form: "AudienceForm") -> tuple[tuple[str | None, str | None], ...]:
        """Return the languages and forms that an audience's brief is wanted in; None for its first, its own."""
        if not self.every:
            if self.language is not None:
                return ((self.language, self.form),)
            own = form.languages_in(self.form)
            return ((None, self.form), *((language, self.form) for language in form.usual[1:] if language in own))
        every = ((language, name) for name in (None, *form.forms) for language in form.languages_in(name))
        return tuple(sorted(every, key=lambda each: form.languages.index(each[0])))

    def is_all_of(self, form: "AudienceForm") -> bool:
        """Tell whether an audience has no brief besides those that are wanted."""
        usual = set(form.usual) >= set(form.languages_in(None))
        own = self.language is None and self.form is None and usual and not form.forms
        return (self.every or own) and self.theme is None and self.paper is None

    def is_declared_by(self, form: "AudienceForm") -> bool:
        """Tell whether an audience has the form that is asked for, and has it in the language."""
        has_form = self.form is None or self.form in form.forms
        return has_form and (self.language is None or form.speaks(self.language, self.form))


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest(Asked):
    """What to build, and where."""

    formats: tuple[str, ...]
    output: Path
    options: WriteOptions = DEFAULTS
    keep_refused: bool = False
    """Whether the earlier files of a brief that cannot be composed stay: somebody is in the midst of writing. What the leak
    check refuses does not.
    """

    def place(self, pack: str, stem: str, name: str) -> Path:
        """Return where a brief goes: `DIR/<pack>/<stem>.<format>`."""
        return self.output / pack / f"{stem}.{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A file of an earlier build that no longer holds, and where it was set aside."""

    path: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build made, found and set aside."""

    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    moved: tuple[Moved, ...] = ()
    edited: tuple[Moved, ...] = ()
    """Files that somebody had changed since they were built, and where what they held is kept: they were built anew."""
    leak_states: Mapping[str, str] = field(default_factory=dict)
    """Path of an output → what the leak check says of it."""
    cut: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The briefs that an error keeps from going out and that were cut for length: what each is called, and the items that went."""
    leak_seconds: float = field(default=0.0, compare=False)
    """Of processor time that the leak check took, and all of the build: told to whoever builds, and written into no file."""
    seconds: float = field(default=0.0, compare=False)
    skipped: tuple[str, ...] = ()
    """The audiences that do not declare the language or the form that was asked for."""
    stopped_early: bool = False
    """Whether something could not be read or composed, so that what is looked for after that was not."""
    stands: bool = field(default=False, compare=False)
    """Whether nothing had to be built, for all of it stands as it was."""

    @property
    def leak_share(self) -> float:
        """The part of the build's work that the leak check was, from 0 to 1."""
        return self.leak_seconds / self.seconds if self.seconds else 0.0


def joined(reports: Sequence[BuildReport], findings: tuple[Diagnostic, ...], *, stands: bool = False) -> BuildReport:
    """Return what the builds of several packs come to, with what was found in their project apart from them."""
    return BuildReport(
        outputs=tuple(output for report in reports for output in report.outputs),
        diagnostics=(*findings, *(found for report in reports for found in report.diagnostics)),
        moved=tuple(moved for report in reports for moved in report.moved),
        edited=tuple(edited for report in reports for edited in report.edited),
        leak_states={path: state for report in reports for path, state in report.leak_states.items()},
        cut=tuple(each for report in reports for each in report.cut),
        leak_seconds=sum(report.leak_seconds for report in reports),
        skipped=tuple(dict.fromkeys(name for report in reports for name in report.skipped)),
        stopped_early=any(report.stopped_early for report in reports),
        stands=stands,
    )
