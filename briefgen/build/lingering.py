"""Files of earlier builds that no longer hold: they are set aside among the unit's own records, and named."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from briefgen.build.manifest import Output, forget_outputs, output_path, read_outputs
from briefgen.build.records import recorded_packs, records_folder, write_private
from briefgen.build.request import BuildRequest, Moved
from briefgen.build.stems import possible_stems
from briefgen.project.folder import ProjectFolder


def in_reach(folder: ProjectFolder, outputs: Iterable[Output], pack: str, request: BuildRequest) -> tuple[Output, ...]:
    """Return the outputs that this build speaks of: where it would write them itself, of the audiences it was asked for.

    A record is only a file: one that names any other place is not believed.
    """
    return tuple(
        output
        for output in outputs
        if not request.audiences or output.audience in request.audiences
        if output.path in _places(folder, output, pack, request)
    )


def stem_of(output: Output) -> str:
    """Return what the file is called, without its format."""
    return PurePosixPath(output.path).name.removesuffix(f".{output.format}")


def _places(folder: ProjectFolder, output: Output, pack: str, request: BuildRequest) -> frozenset[str]:
    stems = possible_stems(output.audience, output.language, output.form)
    names = (stem for stem in stems if PurePosixPath(stem).name == stem)
    return frozenset(output_path(request.place(pack, stem, output.format), folder) for stem in names)


def set_aside(folder: ProjectFolder, pack: str, outputs: Iterable[Output]) -> tuple[Moved, ...]:
    """Move the outputs that are still there, each under the path it had. Raises `OSError`."""
    moved = []
    for output in outputs:
        path = folder.root / output.path
        if path.is_file():
            target = records_folder(folder, pack) / "stale" / output.path.lstrip("/").replace(":", "")
            write_private(folder, {target: path.read_bytes()})
            path.unlink()
            moved.append(Moved(path=output.path, to=output_path(target, folder)))
    return tuple(moved)


def set_aside_lost_packs(folder: ProjectFolder, packs: Iterable[str], request: BuildRequest) -> tuple[Moved, ...]:
    """Set aside what was built from packs that are no more. Raises `OSError`."""
    moved: list[Moved] = []
    for pack in sorted(set(recorded_packs(folder)) - set(packs)):
        gone = in_reach(folder, read_outputs(folder, pack), pack, request)
        moved.extend(set_aside(folder, pack, gone))
        if gone:
            forget_outputs(folder, pack, {output.path for output in gone})
    return tuple(moved)
