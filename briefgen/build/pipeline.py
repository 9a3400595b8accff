"""The pipeline: packs in, files in their places out, and a record of both.

A fault of the pack or the policy: nothing of that pack is written. A fault of one audience: nothing of that audience is
written, and its earlier files are set aside; the others are built.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from briefgen.build.brief import Brief
from briefgen.build.files import digest, replace_files, set_aside
from briefgen.build.manifest import (
    Output,
    forget_outputs,
    read_outputs,
    real_path,
    records_folder,
    shown_path,
    write_manifest,
    write_record,
)
from briefgen.build.project import Project
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic, UserError, errors
from briefgen.gate.names import expand_all
from briefgen.leak.check import leak_check
from briefgen.writers.docx.anchors import anchors


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What to build; empty means all."""

    packs: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    formats: tuple[str, ...]
    output: Path
    as_of: datetime | None = None


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
    leak_states: Mapping[str, str] = field(default_factory=dict)
    """Path of an output → what the leak check says of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What became of one pack's audiences before any file was written."""

    briefs: tuple[Brief, ...]
    refused: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    pack_at_fault: bool = False


def build(project: Project, request: BuildRequest) -> BuildReport:
    """Build the packs in turn.

    Raises `UnknownNameError` before anything is done where a name is not known, `UserError` where there is no pack, and
    `OSError` where a file cannot be written.
    """
    project.require(packs=request.packs, audiences=request.audiences)
    reports = [_build_pack(project, name, request) for name in request.packs or project.packs]
    return BuildReport(
        outputs=tuple(output for report in reports for output in report.outputs),
        diagnostics=tuple(found for report in reports for found in report.diagnostics),
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
    earlier = read_outputs(project.folder, name)
    if composition.pack_at_fault:
        gone = tuple(output for output in earlier if _in_reach(project, output, request))
        moved = _set_aside(project, name, gone)
        forget_outputs(project.folder, name, {output.path for output in gone})
        return BuildReport(diagnostics=composition.diagnostics, moved=moved)
    outputs: list[Output] = []
    found = list(composition.diagnostics)
    refused = list(composition.refused)
    states: dict[str, str] = {}
    for brief in composition.briefs:
        written, problems, state = _write(project, brief, request)
        outputs.extend(written)
        found.extend(problems)
        states.update(dict.fromkeys((output.path for output in written), state))
        if not written:
            refused.append(brief.audience)
    others = _others(earlier, outputs)
    gone = _gone(project, name, others, refused, request)
    kept = tuple(output for output in others if output not in gone and real_path(output.path, project.folder).exists())
    moved = _set_aside(project, name, gone)
    pack = project.pack(name)
    edition = (request.as_of or pack.front.as_of).isoformat()
    write_manifest(project.folder, name, edition=edition, inputs=_inputs(project, pack), outputs=(*outputs, *kept))
    return BuildReport(outputs=tuple(outputs), diagnostics=tuple(found), moved=moved, leak_states=states)


def _write(
    project: Project, brief: Brief, request: BuildRequest
) -> tuple[tuple[Output, ...], tuple[Diagnostic, ...], str]:
    try:
        contents = {name: brief.render(name) for name in request.formats}
    except UserError as fault:
        return (), fault.diagnostics, "not yet"
    leak = leak_check(contents)
    if errors(leak.diagnostics):
        return (), leak.diagnostics, leak.state
    places = {name: request.output / brief.pack / f"{brief.audience}.{name}" for name in contents}
    replace_files({places[name]: content for name, content in contents.items()})
    outputs = tuple(_output(project, brief, name, places[name], content) for name, content in contents.items())
    if "docx" in contents:
        baseline = [asdict(anchor) for anchor in anchors(brief.document)]
        write_record(project.folder, brief.pack, f"baselines/{brief.audience}.json", baseline)
    return outputs, leak.diagnostics, leak.state


def _output(project: Project, brief: Brief, name: str, place: Path, content: bytes) -> Output:
    return Output(
        path=shown_path(place, project.folder),
        sha256=digest(content),
        bytes=len(content),
        audience=brief.audience,
        format=name,
        language=brief.language,
        marking=brief.marking.label,
        pages=brief.pages if name == "pdf" else None,
        words=brief.words,
        items=brief.items,
        withheld=tuple(asdict(withheld) for withheld in brief.withheld),
        left_out=brief.left_out,
    )


def _others(earlier: Iterable[Output], made: Iterable[Output]) -> tuple[Output, ...]:
    """Return the outputs of earlier builds that this one did not write anew."""
    new = {output.path for output in made}
    return tuple(output for output in earlier if output.path not in new)


def _gone(
    project: Project, name: str, others: Iterable[Output], refused: Iterable[str], request: BuildRequest
) -> tuple[Output, ...]:
    """Return the earlier outputs that must not linger: of an audience refused now, or no longer declared."""
    declared = set(admitted(project, project.pack(name))) - set(refused)
    return tuple(output for output in others if output.audience not in declared and _in_reach(project, output, request))


def _in_reach(project: Project, output: Output, request: BuildRequest) -> bool:
    """Tell whether this build speaks of an earlier output: of its folder, and of the audiences that it was asked for."""
    is_asked = not request.audiences or output.audience in request.audiences
    place = real_path(output.path, project.folder).absolute()
    return is_asked and place.is_relative_to(request.output.absolute())


def _set_aside(project: Project, name: str, outputs: Iterable[Output]) -> tuple[Moved, ...]:
    """Move the outputs that are still there among the unit's own records, each under the path it had."""
    stale = records_folder(project.folder, name) / "stale"
    moved = []
    for output in outputs:
        path = real_path(output.path, project.folder)
        if path.is_file():
            target = stale / path.relative_to(path.anchor if Path(output.path).is_absolute() else project.folder.root)
            set_aside(path, target)
            moved.append(Moved(path=output.path, to=shown_path(target, project.folder)))
    return tuple(moved)


def _inputs(project: Project, pack: Pack) -> Iterator[Path]:
    yield from pack.inputs
    yield from project.policy.inputs
    for root in project.folder.templates:
        for folder in ("audiences", "partials", "themes", "locales", "markings", "fonts"):
            yield from (path for path in (root / folder).rglob("*") if path.suffix in {".yaml", ".j2", ".ttf"})
