"""Files of earlier builds that no longer hold: they are set aside among the unit's own records, and named."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from briefgen.build.files import digest, not_written
from briefgen.build.ledger import read_ledger
from briefgen.build.locking import Waiting, alone
from briefgen.build.manifest import forget_outputs, output_path, read_outputs
from briefgen.build.outputs import Made
from briefgen.build.records import recorded_packs, records_folder, write_private
from briefgen.build.request import BuildRequest, Moved
from briefgen.build.stems import possible_stems
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder


def earlier_files(folder: ProjectFolder, pack: str) -> tuple[Made, ...]:
    """Return the files of earlier builds: those that the record has, and those that a build put in place which was stopped
    before it wrote the record.
    """
    recorded = read_outputs(folder, pack)
    paths = {output.path for output in recorded}
    left = {made.path: made for made in read_ledger(folder, pack).files if made.path not in paths}
    return (*recorded, *(made for made in left.values() if _stands(folder, made)))


def _stands(folder: ProjectFolder, made: Made) -> bool:
    """Tell whether the file that was built is in its place."""
    try:
        return digest((folder.root / made.path).read_bytes()) == made.sha256
    except OSError:
        return False


def in_reach(folder: ProjectFolder, outputs: Iterable[Made], pack: str, request: BuildRequest) -> tuple[Made, ...]:
    """Return the outputs that this build speaks of: where it would write them itself, of the audiences it was asked for.

    A record is only a file: one that names any other place is not believed.
    """
    return tuple(
        output
        for output in outputs
        if not request.audiences or output.audience in request.audiences
        if output.path in _places(folder, output, pack, request)
    )


def stem_of(output: Made) -> str:
    """Return what the file is called, without its format."""
    return PurePosixPath(output.path).name.removesuffix(f".{output.format}")


def _places(folder: ProjectFolder, output: Made, pack: str, request: BuildRequest) -> frozenset[str]:
    stems = possible_stems(output.audience, output.language, output.form)
    names = (stem for stem in stems if PurePosixPath(stem).name == stem)
    return frozenset(output_path(request.place(pack, stem, output.format), folder) for stem in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """What was set aside, and what could not be."""

    moved: tuple[Moved, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def set_aside(folder: ProjectFolder, pack: str, outputs: Iterable[Made]) -> SetAside:
    """Move the outputs that are still there, each under the path it had."""
    moved: list[Moved] = []
    faults: list[Diagnostic] = []
    for output in outputs:
        path = folder.root / output.path
        if path.is_file():
            target = records_folder(folder, pack) / "stale" / output.path.lstrip("/").replace(":", "")
            try:
                write_private(folder, {target: path.read_bytes()})
                path.unlink()
            except OSError as fault:
                faults.append(_lingers(output, fault))
            else:
                moved.append(Moved(path=output.path, to=output_path(target, folder)))
    return SetAside(moved=tuple(moved), diagnostics=tuple(faults))


def _lingers(output: Made, fault: OSError) -> Diagnostic:
    return Diagnostic(
        code="BG988",
        message=f"'{output.path}' no longer holds, and could not be set aside: {not_written(fault)}",
        hints=("do not use it: take it away yourself, or mend what is in the way and build again",),
        audience=output.audience,
    )


def set_aside_lost_packs(
    folder: ProjectFolder, packs: Iterable[str], request: BuildRequest, waiting: Waiting
) -> SetAside:
    """Set aside what was built from packs that are no more. Raises `OSError` where that cannot be recorded."""
    found: list[SetAside] = []
    for pack in sorted(set(recorded_packs(folder)) - set(packs)):
        with alone(folder, pack, waiting):
            gone = in_reach(folder, earlier_files(folder, pack), pack, request)
            found.append(set_aside(folder, pack, gone))
            if gone:
                forget_outputs(
                    folder, pack, {output.path for output in gone if not (folder.root / output.path).exists()}
                )
    return SetAside(
        moved=tuple(moved for each in found for moved in each.moved),
        diagnostics=tuple(fault for each in found for fault in each.diagnostics),
    )
