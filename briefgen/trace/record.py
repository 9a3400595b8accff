"""Which brief a file is: by its hash, else by the id of a Word document, else by where it lies."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path

from briefgen import __version__
from briefgen.build.brief import Brief
from briefgen.build.files import digest
from briefgen.build.identity import document_id
from briefgen.build.inputs import inputs
from briefgen.build.ledger import Build, Remembered, read_ledger
from briefgen.build.manifest import fingerprints, output_path
from briefgen.build.project import Project
from briefgen.build.records import recorded_packs
from briefgen.content.pack import Pack
from briefgen.diagnostics import UserError
from briefgen.frozen import dataclass
from briefgen.resources import bundled_root
from briefgen.writers.options import WriteOptions

BUNDLED = "bundled/"


class Standing(StrEnum):
    """How a file stands to what is recorded of it."""

    EXACT = "exact"
    """Built here, and what it was built from makes the same file today."""
    CHANGED = "changed"
    """Built here, from a pack, a policy or templates that have changed since."""
    EDITED = "edited"
    """Built here, and saved by somebody since."""
    UNKNOWN = "unknown"
    """Not built here, or nothing is recorded of it any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What is recorded of a file."""

    pack: str
    made: Remembered
    build: Build
    is_edited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is not as it was when a file was built: places of files, as they are recorded."""

    changed: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    version: str | None = None
    """Of briefgen, where that was another one."""

    def __bool__(self) -> bool:
        return bool(self.changed or self.new or self.gone or self.version)


def find_record(project: Project, path: Path, content: bytes) -> Recorded | None:
    """Return what is recorded of the file at *path*; the latest record, where there are several."""
    sha256, own_id, place = digest(content), document_id(content), output_path(path, project.folder)
    edited: Recorded | None = None
    for pack in recorded_packs(project.folder):
        ledger = read_ledger(project.folder, pack)
        for made in reversed(ledger.files):
            is_same = made.sha256 == sha256
            if is_same or (edited is None and (own_id in {made.document_id} - {None} or made.path == place)):
                found = Recorded(pack=pack, made=made, build=ledger.builds[made.built_from], is_edited=not is_same)
                if is_same:
                    return found
                edited = found
    return edited


def changes(project: Project, pack: Pack, recorded: Recorded) -> Changes:
    """Return what has changed since a file was built."""
    letterhead = _path(recorded.made.letterhead, project)
    standing = letterhead if letterhead and letterhead.is_file() else None
    now, then = fingerprints(inputs(project, pack, standing), project.folder), recorded.build.inputs
    return Changes(
        changed=tuple(path for path in then if path in now and now[path] != then[path]),
        new=tuple(path for path in now if path not in then and path != recorded.made.letterhead),
        gone=tuple(path for path in then if path not in now),
        version=None if recorded.build.version == __version__ else recorded.build.version,
    )


def recompose(project: Project, recorded: Recorded) -> Brief:
    """Return the brief that a file was made of, from the pack as it is now. Raises `UserError`."""
    made, letterhead = recorded.made, _path(recorded.made.letterhead, project)
    standing = letterhead if letterhead and letterhead.is_file() else None
    return project.brief(
        recorded.pack,
        made.audience,
        language=made.language,
        form=made.form,
        theme=made.theme,
        paper=None if standing else made.paper,
        reference=standing,
        as_of=datetime.fromisoformat(made.as_of),
    )


def is_same_file(brief: Brief, recorded: Recorded) -> bool:
    """Tell whether *brief* makes the very bytes that were built."""
    made = recorded.made
    try:
        options = WriteOptions(attach_data=made.data_attached, embed_fonts=made.embed_fonts)
        return digest(brief.written(made.format, options)) == made.sha256
    except UserError:
        return False


def _path(recorded: str | None, project: Project) -> Path | None:
    """Return where an input lies that is recorded by its place."""
    if recorded is None:
        return None
    if recorded.startswith(BUNDLED):
        return bundled_root() / recorded.removeprefix(BUNDLED)
    return project.folder.root / recorded
