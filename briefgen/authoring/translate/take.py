"""A file that comes back from a translator, from its bytes to the files of the pack: as every import, tried before it is written."""

from pathlib import Path

from briefgen.authoring.intake.take import Intake, take
from briefgen.authoring.translate.asked import Asked
from briefgen.authoring.translate.handed import handed
from briefgen.authoring.translate.names import FILE
from briefgen.authoring.translate.returned import ReturnedFile
from briefgen.build.project import Project
from briefgen.build.trial import at_home, changed_copy
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What an import would do, and what would be found then that is not found now."""

    intake: Intake
    brings: tuple[Diagnostic, ...]


def read_back(path: Path) -> ReturnedFile:
    """Return what a file says, by its kind. Raises `UserError` where it cannot be read."""
    if path.suffix.lower() == ".docx":
        from briefgen.authoring.translate.word.read import read_word  # noqa: PLC0415 - each kind needs libraries of its own

        return read_word(path)
    from briefgen.authoring.translate.xliff.read import read_xliff  # noqa: PLC0415

    return read_xliff(path)


def take_back(project: Project, name: str, file: ReturnedFile, asked: Asked) -> Taken:
    """Return what importing would do to the pack *name*; nothing is written. Raises `UserError`."""
    intake = take(project, name, lambda pack: handed(file, _required(pack), asked))
    return Taken(intake=intake, brings=_brought(project, intake))


def _required(pack: Pack | None) -> Pack:
    assert pack is not None, "its name was looked up"
    return pack


def _brought(project: Project, intake: Intake) -> tuple[Diagnostic, ...]:
    """Return what the rules of packs find in the result alone, at its lines."""
    if not intake.files:
        return ()
    known = {(one.code, one.message) for one in project.findings(intake.pack)}
    with changed_copy(project.folder, intake.files) as folder:
        found = Project(folder).findings(intake.pack)
    new = (one for one in found if (one.code, one.message) not in known)
    return tuple(at_home(one, copied=folder.content, content=project.folder.content) for one in new)


def require_pack(file: ReturnedFile, path: Path, project: Project, into: str | None) -> str:
    """Return the pack that a file goes into: the one named, else the one that it says. Raises `UserError`."""
    name = into or file.pack
    if name is None:
        message, hint = f"'{path.name}' does not say of which pack it is", "say it: --into PACK"
        raise UserError(Diagnostic(code=FILE, message=message, hints=(hint,)))
    project.require(packs=(name,))
    return name
