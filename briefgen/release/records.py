"""What was released and what was withdrawn: `releases/<stem>.<number>.json` among a pack's records."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, field
from typing import Any, Final, Literal

from briefgen.build.records import FOLDER, HEADS
from briefgen.build.sealed import append_sealed, read_sealed_as
from briefgen.build.shapes import is_sound
from briefgen.document.document import Marking, SensitivityLabel
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder

KIND: Final = "releases"
Event = Literal["released", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedFile:
    name: str
    sha256: str
    id: str | None
    """By which the file is known again when somebody has changed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A sign-off, as the register says it."""

    office: str
    by: str
    outcome: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """An edition of a brief that went out, or the notice that it is withdrawn."""

    event: Event
    pack: str
    stem: str
    audience: str
    language: str
    form: str | None
    edition: str
    file: str | None
    title: str
    as_of: str
    """The edition's moment, ISO 8601."""
    marking: Marking
    retention: str | None
    hash: str
    """What was signed; of a notice that of the edition that it withdraws."""
    files: Mapping[str, ReleasedFile]
    """By format."""
    sign_offs: tuple[Agreed, ...] = ()
    supersedes: str | None = None
    """The edition that it replaces."""
    reason: str | None = None
    on: str | None = None
    """Of a withdrawal its day, as stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Releases:
    """Of one brief or of all, each brief's in the order in which they were recorded."""

    every: tuple[Released, ...] = ()
    damaged: tuple[str, ...] = field(default=())

    def edition(self, stem: str, edition: str) -> Released | None:
        """Return the release of an edition of a brief."""
        found = (one for one in self.every if one.event == "released" and (one.stem, one.edition) == (stem, edition))
        return next(found, None)

    def withdrawal(self, of: Released) -> Released | None:
        own = (
            one for one in self.every if one.event == "withdrawn" and (one.stem, one.edition) == (of.stem, of.edition)
        )
        return next((one for one in own if one.pack == of.pack), None)

    def successor(self, of: Released) -> Released | None:
        """Return the edition that replaces one."""
        own = (one for one in self.every if one.event == "released" and (one.stem, one.pack) == (of.stem, of.pack))
        return next((one for one in own if one.supersedes == of.edition), None)


def read_releases(folder: ProjectFolder, pack: str) -> Releases:
    """Return what was released of a pack."""
    every, damaged = read_sealed_as(folder, pack, KIND, _released)
    return Releases(every=every, damaged=damaged)


def all_releases(folder: ProjectFolder) -> Releases:
    """Return what was released of every pack, also of those that are no more."""
    own = folder.root / FOLDER
    packs = {path.parent.name for path in own.glob(f"*/{KIND}")}
    packs |= {path.parent.parent.name for path in own.glob(f"*/{HEADS}/{KIND}")}
    return joined(read_releases(folder, pack) for pack in sorted(packs))


def joined(several: Iterable[Releases]) -> Releases:
    found = tuple(several)
    return Releases(
        every=tuple(one for each in found for one in each.every),
        damaged=tuple(name for each in found for name in each.damaged),
    )


def record_release(folder: ProjectFolder, one: Released) -> None:
    """Write a release behind those that there are. Whoever calls has the pack's lock. Raises `OSError`."""
    append_sealed(folder, one.pack, KIND, one.stem, asdict(one))


def edition_number(written: str) -> str:
    """Return the number of an edition without the blanks round it that earlier versions took over from a pack."""
    return written.strip()


def _number(written: Any) -> Any:
    return edition_number(written) if isinstance(written, str) else written


def _released(said: dict[str, Any]) -> Released:
    marking = dict(said["marking"])
    label = marking.pop("sensitivity", None)
    nested = {
        "marking": Marking(**marking, sensitivity=SensitivityLabel(**label) if label else None),
        "files": {name: ReleasedFile(**each) for name, each in said["files"].items()},
        "sign_offs": tuple(Agreed(**each) for each in said["sign_offs"]),
    }
    numbers = {name: _number(said[name]) for name in ("edition", "supersedes") if name in said}
    made = Released(**(said | nested | numbers))
    inner = (made.marking, made.marking.sensitivity, *made.files.values(), *made.sign_offs)
    if not all(is_sound(each) for each in (made, *inner) if each is not None):
        raise ValueError(said)
    return made
