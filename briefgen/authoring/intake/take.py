"""A file that somebody handed in, from its bytes to the files of the pack: read, compared, tried, and only then written."""

from collections.abc import Callable, Mapping
from pathlib import Path

from briefgen.authoring.intake.compare import Differences, compare
from briefgen.authoring.intake.incoming import Handed, Record
from briefgen.authoring.intake.merge.merge import merged
from briefgen.authoring.intake.merge.written import Written
from briefgen.authoring.intake.tried import require_sound
from briefgen.build.files import require_unchanged
from briefgen.build.project import Project
from briefgen.build.together import put_together
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder
from briefgen.project.packs import PackSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What an import would do."""

    folder: ProjectFolder
    pack: str
    is_new: bool
    differences: Differences
    faults: tuple[Diagnostic, ...] = ()
    """Why nothing can be changed: what is refused, and what the result would be at fault with."""
    files: Mapping[Path, bytes]
    """File → what it is to be."""
    records: tuple[Record, ...]
    """What was handed in."""
    before: Mapping[Path, bytes | None]
    """File → what it was when it was read; None where it was not there."""


def take(
    project: Project, name: str, read: Callable[[Pack | None], Handed], *, beside: Mapping[Path, bytes] | None = None
) -> Intake:
    """Return what importing would do to the pack *name*, which need not be there; nothing is written.

    *beside* is what has to be made with it: a policy, where there is none.

    Raises `UserError` where the file or the pack as it stands cannot be read.
    """
    source = next((one for one in project.sources if one.name == name), None)
    pack = None if source is None else project.pack(name)
    written = Written(source or PackSource(name=name, path=project.folder.content / f"{name}.md"), pack)
    handed = read(pack)
    differences = compare(handed, pack, written)
    files: Mapping[Path, bytes] = {}
    faults = differences.refused
    if not faults and (differences.added or differences.changed):
        try:
            files = {**(beside or {}), **merged(differences, written)}
            require_sound(project, name, files, differences)
        except UserError as fault:
            files, faults = {}, fault.diagnostics
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    return Intake(
        folder=project.folder,
        pack=name,
        is_new=pack is None,
        differences=differences,
        faults=faults,
        files=files,
        records=handed.records,
        before=before,
    )


def apply(intake: Intake) -> None:
    """Put the files in place, all or none. Raises `OSError`, also where one has changed meanwhile."""
    require_unchanged(intake.before)
    put_together(intake.folder, intake.files)
