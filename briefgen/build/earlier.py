"""What earlier builds left, when a pack is built anew: what is kept of it, what is set aside, and the record of what stands."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from briefgen.audience.load import audience_names
from briefgen.build.ledger import read_ledger
from briefgen.build.lingering import SetAside, earlier_files, in_reach, set_aside, set_aside_lost_packs, stem_of
from briefgen.build.locking import Waiting, alone
from briefgen.build.manifest import forget_outputs, output_path, write_manifest
from briefgen.build.outputs import Made, Output
from briefgen.build.overwritten import overwritten
from briefgen.build.project import Project
from briefgen.build.records import records_folder, write_private
from briefgen.build.request import BuildReport, BuildRequest, Moved
from briefgen.build.stems import asked_stems, stems
from briefgen.build.writing import Written, cannot_write
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic, UserError


def keep_edited(project: Project, name: str, finished: Iterable[Written]) -> Iterator[Moved]:
    """Keep a copy of each file that is about to be written anew and that somebody changed since it was built. Raises `OSError`."""
    ours: dict[str, set[str]] = {}
    for file in read_ledger(project.folder, name).files:
        ours.setdefault(file.path, set()).add(file.sha256)
    for output in (output for made in finished for output in made.outputs if output.path in ours):
        place = project.folder.root / output.path
        lost = overwritten(place, ours[output.path] | {output.sha256})
        if lost is None:
            continue
        copy = records_folder(project.folder, name) / "stale" / lost.copy
        write_private(project.folder, {copy: lost.content})
        yield Moved(path=output.path, to=output_path(copy, project.folder))


def refuse_pack(
    project: Project, name: str, request: BuildRequest, found: tuple[Diagnostic, ...], waiting: Waiting
) -> BuildReport:
    """Set aside what an earlier build made of a pack that is at fault; of one that was never built there is nothing."""
    if request.keep_refused or not records_folder(project.folder, name).is_dir():
        return BuildReport(diagnostics=found)
    try:
        with alone(project.folder, name, waiting):
            return _set_aside_all(project, name, request, found)
    except OSError as fault:
        return BuildReport(diagnostics=(*found, cannot_write(fault)))


def _set_aside_all(project: Project, name: str, request: BuildRequest, found: tuple[Diagnostic, ...]) -> BuildReport:
    earlier = in_reach(project.folder, earlier_files(project.folder, name), name, request)
    gone = tuple(
        output
        for output in earlier
        if stem_of(output) in asked_stems(project, output.audience, request) or not _declares(project, output)
    )
    aside = set_aside(project.folder, name, gone)
    faults = (*found, *aside.diagnostics)
    try:
        forget_outputs(project.folder, name, {output.path for output in gone if not _stands(project, output)})
    except OSError as fault:
        return BuildReport(diagnostics=(*faults, cannot_write(fault)), moved=aside.moved)
    return BuildReport(diagnostics=faults, moved=aside.moved)


def settle(
    project: Project,
    request: BuildRequest,
    written: Iterable[Written],
    *,
    pack: Pack,
    refused: Container[str],
    readers: Container[str],
    gone_in: Mapping[str, str],
) -> SetAside:
    """Set aside what no longer holds, and write the record of what does. *readers* are the audiences that the pack admits, and
    *refused* is what the files of briefs are called that must not go out.
    """
    name = pack.name
    outputs = tuple(output for each in written for output in each.outputs)
    new = {output.path for output in outputs}
    earlier = tuple(output for output in earlier_files(project.folder, name) if output.path not in new)
    aside = set_aside(
        project.folder,
        name,
        tuple(
            output
            for output in in_reach(project.folder, earlier, name, request)
            if stem_of(output) in refused or output.audience not in readers or not _declares(project, output)
        ),
    )
    kept = (output for output in earlier if isinstance(output, Output) and _stands(project, output))
    edition = (request.as_of or pack.front.as_of).isoformat()
    try:
        write_manifest(project.folder, name, edition=edition, inputs=gone_in, outputs=(*outputs, *kept))
    except OSError as fault:
        return replace(aside, diagnostics=(*aside.diagnostics, cannot_write(fault)))
    return aside


def _declares(project: Project, output: Made) -> bool:
    """Tell whether the audience's form still has the output's brief; one that cannot be read is not taken to say no."""
    if output.audience not in audience_names(project.folder.templates):
        return False
    try:
        return stem_of(output) in stems(project.audience(output.audience))
    except UserError:
        return True


def _stands(project: Project, output: Made) -> bool:
    return (project.folder.root / output.path).exists()


def lost_packs(project: Project, request: BuildRequest, waiting: Waiting) -> BuildReport:
    try:
        aside = set_aside_lost_packs(project.folder, project.packs, request, waiting)
        return BuildReport(moved=aside.moved, diagnostics=aside.diagnostics)
    except OSError as fault:
        return BuildReport(diagnostics=(cannot_write(fault),))
