"""The pipeline: packs in, files in their places out, and a record of both.

A fault of the pack or the policy: nothing of that pack is written. A fault of one audience: nothing of that audience is
written, and its earlier files are set aside; the others are built.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefgen.build.brief import Brief
from briefgen.build.lingering import in_reach, set_aside, set_aside_lost_packs
from briefgen.build.manifest import Output, forget_outputs, read_outputs, write_manifest
from briefgen.build.project import Project
from briefgen.build.request import BuildReport, BuildRequest, Moved
from briefgen.build.writing import Written, cannot_write, write_brief
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic, UserError, errors
from briefgen.gate.names import expand_all
from briefgen.project.packs import folders_without_pack

TEMPLATE_FOLDERS = ("audiences", "partials", "themes", "locales", "markings", "fonts")
TEMPLATE_FILES = frozenset({".yaml", ".j2", ".ttf"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What became of one pack's audiences before any file was written."""

    briefs: tuple[Brief, ...]
    refused: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    pack_at_fault: bool = False


def build(project: Project, request: BuildRequest) -> BuildReport:
    """Build the packs in turn.

    Raises `UnknownNameError` before anything is done where a name is not known, and `UserError` where there is no pack.
    What cannot be written is among the report's diagnostics.
    """
    project.require(packs=request.packs, audiences=request.audiences)
    reports = [_build_pack(project, name, request) for name in request.packs or project.packs]
    if not request.packs:
        reports.append(_lost_packs(project, request))
    return BuildReport(
        outputs=tuple(output for report in reports for output in report.outputs),
        diagnostics=(
            *folders_without_pack(project.folder),
            *(found for report in reports for found in report.diagnostics),
        ),
        moved=tuple(moved for report in reports for moved in report.moved),
        leak_states={path: state for report in reports for path, state in report.leak_states.items()},
    )


def compose_pack(project: Project, name: str, audiences: tuple[str, ...], as_of: datetime | None) -> Composition:
    """Compose and check one pack's briefs, and write nothing: the audiences named, else all that the pack admits."""
    try:
        pack = project.pack(name)
        wanted = audiences or admitted(project, pack)
    except UserError as fault:
        return Composition(briefs=(), refused=audiences, diagnostics=fault.diagnostics, pack_at_fault=True)
    briefs: list[Brief] = []
    refused: list[str] = []
    found: list[Diagnostic] = list(pack.warnings)
    for audience in wanted:
        try:
            brief = project.brief(name, audience, as_of=as_of)
        except UserError as fault:
            found.extend(fault.diagnostics)
            refused.append(audience)
            continue
        found.extend(brief.diagnostics)
        if brief.refused:
            refused.append(audience)
        else:
            briefs.append(brief)
    return Composition(
        briefs=tuple(briefs),
        refused=tuple(refused),
        diagnostics=tuple(dict.fromkeys(found)),
        pack_at_fault=any(fault.audience is None for fault in errors(tuple(found))),
    )


def admitted(project: Project, pack: Pack) -> tuple[str, ...]:
    """Return the audiences that have a template and that the pack's front matter admits."""
    readers = expand_all(project.policy.policy, pack.front.readers)
    return tuple(name for name in project.audiences if name in readers)


def _build_pack(project: Project, name: str, request: BuildRequest) -> BuildReport:
    composition = compose_pack(project, name, request.audiences, request.as_of)
    if composition.pack_at_fault:
        return _refuse_pack(project, name, request, composition.diagnostics)
    written = {brief.audience: write_brief(brief, request, project.folder) for brief in composition.briefs}
    refused = {*composition.refused, *(audience for audience, each in written.items() if each.refused)}
    found = (*composition.diagnostics, *(found for each in written.values() for found in each.diagnostics))
    moved, faults = _settle(project, name, request, refused, tuple(written.values()))
    return BuildReport(
        outputs=tuple(output for each in written.values() for output in each.outputs),
        diagnostics=(*found, *faults),
        moved=moved,
        leak_states={output.path: each.leak_state for each in written.values() for output in each.outputs},
    )


def _refuse_pack(project: Project, name: str, request: BuildRequest, found: tuple[Diagnostic, ...]) -> BuildReport:
    gone = in_reach(project.folder, read_outputs(project.folder, name), name, request)
    try:
        moved = set_aside(project.folder, name, gone)
        forget_outputs(project.folder, name, {output.path for output in gone})
    except OSError as fault:
        return BuildReport(diagnostics=(*found, cannot_write(fault)))
    return BuildReport(diagnostics=found, moved=moved)


def _settle(
    project: Project, name: str, request: BuildRequest, refused: set[str], written: tuple[Written, ...]
) -> tuple[tuple[Moved, ...], tuple[Diagnostic, ...]]:
    """Set aside what no longer holds, and write the record of what does."""
    outputs = tuple(output for each in written for output in each.outputs)
    new = {output.path for output in outputs}
    earlier = tuple(output for output in read_outputs(project.folder, name) if output.path not in new)
    gone = _gone(project, name, request, refused, earlier)
    kept = (output for output in earlier if output not in gone and (project.folder.root / output.path).exists())
    pack = project.pack(name)
    edition = (request.as_of or pack.front.as_of).isoformat()
    try:
        moved = set_aside(project.folder, name, gone)
        write_manifest(project.folder, name, edition=edition, inputs=_inputs(project, pack), outputs=(*outputs, *kept))
    except OSError as fault:
        return (), (cannot_write(fault),)
    return moved, ()


def _gone(
    project: Project, name: str, request: BuildRequest, refused: set[str], earlier: Iterable[Output]
) -> tuple[Output, ...]:
    """Return the earlier outputs that must not linger: of an audience refused now, or no longer declared."""
    holding = set(admitted(project, project.pack(name))) - refused
    return tuple(
        output for output in in_reach(project.folder, earlier, name, request) if output.audience not in holding
    )


def _lost_packs(project: Project, request: BuildRequest) -> BuildReport:
    try:
        return BuildReport(moved=set_aside_lost_packs(project.folder, project.packs, request))
    except OSError as fault:
        return BuildReport(diagnostics=(cannot_write(fault),))


def _inputs(project: Project, pack: Pack) -> Iterator[Path]:
    yield from pack.inputs
    yield from project.policy.inputs
    for root in project.folder.templates:
        for folder in TEMPLATE_FOLDERS:
            yield from (path for path in (root / folder).rglob("*") if path.suffix in TEMPLATE_FILES)
