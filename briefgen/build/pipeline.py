"""The pipeline: packs in, files in their places out, and a record of both.

A fault of the pack or the policy: nothing of that pack is written. A fault of one audience: nothing of that audience is
written, and its earlier files are set aside; the others are built.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from briefgen.audience.load import audience_names
from briefgen.build.baselines import baseline_path
from briefgen.build.brief import Brief
from briefgen.build.files import digest, refuse_links
from briefgen.build.inputs import inputs
from briefgen.build.ledger import read_ledger, remember
from briefgen.build.lingering import SetAside, earlier_files, in_reach, set_aside, set_aside_lost_packs, stem_of
from briefgen.build.locking import Waiting, alone, in_silence
from briefgen.build.manifest import fingerprints, forget_outputs, output_path, write_manifest
from briefgen.build.outputs import Made, Output
from briefgen.build.progress import Progress, counted, part
from briefgen.build.progress import in_silence as without_a_word
from briefgen.build.project import Project
from briefgen.build.records import records_folder, write_private
from briefgen.build.request import Asked, BuildReport, BuildRequest, Moved, joined
from briefgen.build.required import lacking_languages, together, without_required
from briefgen.build.standing.standing import PROJECT, Standing
from briefgen.build.stems import possible_stems, stem, stems
from briefgen.build.unknown import without_template
from briefgen.build.writing import Written, cannot_read, cannot_write, finish, not_put, put
from briefgen.checks.overruled import unused_in_briefs, unused_in_pack, unused_of_audience
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic, UserError, errors, for_all_readers
from briefgen.frozen import dataclass
from briefgen.gate.access import Reader
from briefgen.gate.decide import pack_withheld, reader_of
from briefgen.gate.nobody import for_nobody
from briefgen.project.packs import files_without_pack, folders_without_pack

if TYPE_CHECKING:
    from briefgen.build.standing.briefs import Briefs


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What became of one pack's audiences before any file was written."""

    briefs: tuple[Brief, ...] = ()
    held: tuple[Brief, ...] = ()
    """Those that an error keeps from going out."""
    refused: frozenset[str] = frozenset()
    """What the files would have been called of the briefs that must not go out."""
    skipped: tuple[str, ...] = ()
    """Audiences without the language or the form that was asked for."""
    diagnostics: tuple[Diagnostic, ...]
    pack_at_fault: bool = False
    stopped_early: bool = False
    """Whether the pack could not be read or a brief not composed, so that what is looked for after that was not."""


def build(
    project: Project,
    request: BuildRequest,
    waiting: Waiting = in_silence,
    *,
    standing: Standing | None = None,
    progress: Progress = without_a_word,
) -> BuildReport:
    """Build the packs in turn. Where another build is at one of them, *waiting* is told, and that one finishes first; how far each
    pack is, *progress*.

    A pack of which *standing* knows that all of it stands as it would be made is left alone; the others are remembered.

    Raises `UnknownNameError` before anything is done where a name is not known, and `UserError` where there is no pack.
    What cannot be written is among the report's diagnostics.
    """
    begun = process_time()
    stands = _taken_over(project, request, standing) if standing is not None else {}
    require(project, request)
    names = request.packs or project.packs
    reports = [
        stands.get(name)
        or _built(project, name, request, waiting, standing=standing, progress=part(progress, number, len(names)))
        for number, name in enumerate(names)
    ]
    if not request.packs:
        reports.append(_lost_packs(project, request, waiting))
    findings = project_findings(project, request)
    if standing is not None:
        _remember(project, PROJECT, BuildReport(diagnostics=findings), waiting, standing)
    return replace(joined(reports, findings), seconds=process_time() - begun)


def _taken_over(project: Project, request: BuildRequest, standing: Standing) -> dict[str, BuildReport | None]:
    """Return what earlier builds made of the packs that stand; the others are taken as they were loaded, where they are the same."""
    stands: dict[str, BuildReport | None] = {}
    with suppress(OSError, UserError):
        names = request.packs or project.packs
        # Before anything is read, so that what is changed meanwhile is noticed.
        standing.look(names)
        for name in names:
            stands[name] = standing.report(name)
            if stands[name] is None:
                if (loaded := standing.loaded(name)) is not None:
                    project.take(name, loaded)
                if (briefs := standing.briefs(name)) is not None:
                    project.take_briefs(name, briefs)
    return stands


def _built(
    project: Project,
    name: str,
    request: BuildRequest,
    waiting: Waiting,
    *,
    standing: Standing | None,
    progress: Progress,
) -> BuildReport:
    earlier = None if standing is None else standing.briefs(name)
    made = _build_pack(project, name, request, waiting, earlier=earlier, progress=progress)
    if standing is not None:
        _remember(project, name, made, waiting, standing)
    return made


def _remember(project: Project, name: str, made: BuildReport, waiting: Waiting, standing: Standing) -> None:
    """Keep what a build came to for the next one; where that cannot be written, the next one builds."""
    words = ((output.document_id, stem_of(output)) for output in made.outputs)
    records = [baseline_path(project.folder, name, id_, called) for id_, called in words if id_ is not None]
    with suppress(OSError):
        if records_folder(project.folder, name).is_dir():
            with alone(project.folder, name, waiting):
                standing.keep(name, made, records, project.loaded_anew(name))


def require(project: Project, asked: Asked) -> None:
    """Raise `UnknownNameError` with every name that this project does not have; `UserError` where it has no pack."""
    project.require(
        packs=asked.packs,
        audiences=asked.audiences,
        language=asked.language,
        form=asked.form,
        theme=asked.theme,
        paper=asked.paper,
    )


def project_findings(project: Project, asked: Asked) -> tuple[Diagnostic, ...]:
    """Return what is to be said of the project apart from its packs: folders and files that are no pack, audiences without a form."""
    found = (*folders_without_pack(project.folder), *files_without_pack(project.folder))
    try:
        policy = project.policy
    except UserError:
        return found
    formless = [name for name in policy.policy.audiences if name not in project.audiences]
    if asked.audiences or not formless:
        return found
    return (*found, without_template(formless, policy.positions.span(("audiences", formless[0]))))


def compose_pack(project: Project, name: str, asked: Asked, progress: Progress = without_a_word) -> Composition:
    """Compose and check one pack's briefs, and write nothing: the audiences named, else all that the pack admits."""
    try:
        pack = project.pack(name)
        of_pack = (*project.findings(name), *unused_in_pack(project.allowances(name), project.findings(name)))
        audiences = _wanted(project, pack, asked)
    except UserError as fault:
        return Composition(diagnostics=fault.diagnostics, pack_at_fault=True, stopped_early=True)
    if not asked.audiences and (nobodys := for_nobody(pack, project.policy, _readers(project, pack))):
        return Composition(diagnostics=(*of_pack, nobodys), pack_at_fault=True, stopped_early=True)
    briefs: list[Brief] = []
    held: list[Brief] = []
    refused: set[str] = set()
    skipped: list[str] = []
    found: list[Diagnostic] = list(of_pack)
    unread: set[str] = set()
    for audience in counted(audiences, progress):
        try:
            form = project.audience(audience).form
            if not asked.is_declared_by(form):
                skipped.append(audience)
                continue
        except UserError as fault:
            found.extend(fault.diagnostics)
            refused |= _asked_stems(project, audience, asked)
            unread.add(audience)
            continue
        made = len(briefs)
        for language, form_name in asked.of_form(form):
            one = replace(asked, language=language, form=form_name)
            try:
                brief = _brief(project, name, audience, one)
            except UserError as fault:
                found.extend(fault.diagnostics)
                refused |= _asked_stems(project, audience, one)
                unread.add(audience)
                continue
            found.extend(brief.diagnostics)
            if brief.refused:
                refused.add(brief.stem)
                held.append(brief)
            else:
                briefs.append(brief)
        lacking = lacking_languages(project.audience(audience), refused, briefs[made:], asked)
        if lacking:
            refused |= {brief.stem for brief in briefs[made:]}
            found.append(without_required(lacking, briefs[made:]))
            del briefs[made:]
    if not asked.audiences and not unread and _are_all(project, audiences, asked):
        found.extend(unused_in_briefs(project.allowances(name), found))
    return Composition(
        briefs=tuple(briefs),
        held=tuple(held),
        refused=frozenset(refused),
        skipped=tuple(skipped),
        diagnostics=_said_once(found, frozenset(audiences) - set(skipped)),
        pack_at_fault=any(fault.audience is None for fault in errors(tuple(found))),
        stopped_early=bool(unread),
    )


def _brief(project: Project, name: str, audience: str, asked: Asked) -> Brief:
    return project.brief(
        name,
        audience,
        language=asked.language,
        form=asked.form,
        theme=asked.theme,
        paper=asked.paper,
        reference=asked.reference,
        as_of=asked.as_of,
        raise_marking=asked.raise_marking,
    )


def unused_reasons(project: Project, asked: Asked, composed: Iterable[Composition]) -> tuple[Diagnostic, ...]:
    """Return a warning for each reason in an audience's form that nothing found needed, where every pack was *composed*."""
    try:
        if asked.packs or asked.audiences or not _are_all(project, project.audiences, asked):
            return ()
        found = [one for each in composed for one in each.diagnostics]
        return tuple(one for name in project.audiences for one in unused_of_audience(project.audience(name), found))
    except UserError:
        return ()


def _are_all(project: Project, audiences: Iterable[str], asked: Asked) -> bool:
    """Tell whether these audiences have no brief besides those that are asked for: another one may need a reason."""
    return all(asked.is_all_of(project.audience(name).form) for name in audiences)


def _wanted(project: Project, pack: Pack, asked: Asked) -> tuple[str, ...]:
    own = admitted(project, pack)
    if asked.packs or not asked.audiences:
        return asked.audiences or own
    return tuple(name for name in asked.audiences if name in own or not _has_pack(project, name))


def _has_pack(project: Project, audience: str) -> bool:
    """Tell whether any pack admits the audience; one that cannot be read is not known to."""
    for name in project.packs:
        try:
            if audience in admitted(project, project.pack(name)):
                return True
        except UserError:
            continue
    return False


def admitted(project: Project, pack: Pack) -> tuple[str, ...]:
    """Return the audiences that have a template and that the pack's front matter admits, by its readers and its marking."""
    readers = _readers(project, pack)
    return tuple(reader.name for reader in readers if not pack_withheld(pack, project.policy, reader))


def _readers(project: Project, pack: Pack) -> tuple[Reader, ...]:
    return tuple(reader_of(project.policy, name, pack.front.as_of) for name in project.audiences)


def _said_once(found: Iterable[Diagnostic], audiences: frozenset[str]) -> tuple[Diagnostic, ...]:
    """Return the findings, each once; what concerns every one of several audiences, such as a theme's fault, is no one's."""
    shared: dict[Diagnostic, set[str]] = {}
    for each in found:
        shared.setdefault(replace(each, audience=None), set()).add(each.audience or "")
    everybody = {each for each, names in shared.items() if len(names) > 1 and names == audiences}
    return for_all_readers(bare if (bare := replace(each, audience=None)) in everybody else each for each in found)


def _asked_stems(project: Project, audience: str, asked: Asked) -> frozenset[str]:
    """Return what the brief that is asked for may be called; where the audience's form cannot be read, nobody knows."""
    try:
        wanted = project.audience(audience)
        return frozenset(stem(wanted, language, form) for language, form in asked.of_form(wanted.form))
    except UserError:
        return possible_stems(audience, asked.language, asked.form)


def _build_pack(
    project: Project,
    name: str,
    request: BuildRequest,
    waiting: Waiting,
    *,
    earlier: "Briefs | None",
    progress: Progress,
) -> BuildReport:
    composition = compose_pack(project, name, request, part(progress, 0, 2))
    if composition.pack_at_fault:
        refused_pack = _refuse_pack(project, name, request, composition.diagnostics, waiting)
        return replace(refused_pack, stopped_early=composition.stopped_early)
    finished = together(
        project,
        composition.briefs,
        {brief.stem: _finished(brief, request, earlier) for brief in counted(composition.briefs, part(progress, 1, 2))},
        request,
    )
    unfit = frozenset() if request.keep_refused else composition.refused
    refused = unfit | {stem for stem, each in finished.items() if each.refused}
    try:
        gone_in = fingerprints(inputs(project, project.pack(name), request.reference), project.folder)
    except OSError as fault:
        return BuildReport(diagnostics=(*composition.diagnostics, cannot_read(fault)), skipped=composition.skipped)
    try:
        with alone(project.folder, name, waiting):
            edited = tuple(_keep_edited(project, name, finished.values()))
            written = _put(project, name, composition.briefs, finished, gone_in)
            if earlier is not None:
                for brief in composition.briefs:
                    earlier.keep_files(brief, written[brief.stem].outputs, request.options)
            aside = _settle(project, name, request, refused, tuple(written.values()), gone_in=gone_in)
    except OSError as fault:
        return BuildReport(diagnostics=(*composition.diagnostics, cannot_write(fault)), skipped=composition.skipped)
    found = (*composition.diagnostics, *(found for each in written.values() for found in each.diagnostics))
    return BuildReport(
        outputs=tuple(output for each in written.values() for output in each.outputs),
        diagnostics=(*found, *aside.diagnostics),
        moved=aside.moved,
        edited=edited,
        leak_states={output.path: each.leak_state for each in written.values() for output in each.outputs},
        leak_seconds=sum(each.leak_seconds for each in written.values()),
        skipped=composition.skipped,
        stopped_early=composition.stopped_early,
    )


def _finished(brief: Brief, request: BuildRequest, earlier: "Briefs | None") -> Written:
    places = _places(brief, request)
    try:
        refuse_links(request.output, places.values())
    except OSError as fault:
        return Written(diagnostics=(cannot_write(fault, brief.audience),))
    if earlier is not None:
        earlier.take_files(brief, places, request.options)
    return finish(brief, places, request.options)


def _keep_edited(project: Project, name: str, finished: Iterable[Written]) -> Iterator[Moved]:
    """Keep a copy of each file that is about to be written anew and that somebody changed since it was built. Raises `OSError`."""
    ours: dict[str, set[str]] = {}
    for file in read_ledger(project.folder, name).files:
        ours.setdefault(file.path, set()).add(file.sha256)
    for output in (output for made in finished for output in made.outputs if output.path in ours):
        place = project.folder.root / output.path
        held = place.read_bytes() if place.is_file() else None
        if held is None or (found := digest(held)) in ours[output.path] or found == output.sha256:
            continue
        copy = records_folder(project.folder, name) / "stale" / f"{found[:8]}-{place.name}"
        write_private(project.folder, {copy: held})
        yield Moved(path=output.path, to=output_path(copy, project.folder))


def _put(
    project: Project, name: str, briefs: Iterable[Brief], finished: Mapping[str, Written], inputs: Mapping[str, str]
) -> Mapping[str, Written]:
    """Put the files in their places when they are remembered: none is where it is not known what it is."""
    try:
        outputs = tuple(output for each in finished.values() for output in each.outputs)
        remember(project.folder, name, inputs=inputs, outputs=outputs)
    except OSError as fault:
        return {
            brief.stem: not_put(made, fault, brief.audience) if (made := finished[brief.stem]).outputs else made
            for brief in briefs
        }
    return {brief.stem: put(brief, finished[brief.stem]) for brief in briefs}


def _places(brief: Brief, request: BuildRequest) -> dict[str, Path]:
    return {name: request.place(brief.pack, brief.stem, name) for name in request.formats}


def _refuse_pack(
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
        if stem_of(output) in _asked_stems(project, output.audience, request) or not _declares(project, output)
    )
    aside = set_aside(project.folder, name, gone)
    faults = (*found, *aside.diagnostics)
    try:
        forget_outputs(project.folder, name, {output.path for output in gone if not _stands(project, output)})
    except OSError as fault:
        return BuildReport(diagnostics=(*faults, cannot_write(fault)), moved=aside.moved)
    return BuildReport(diagnostics=faults, moved=aside.moved)


def _settle(
    project: Project,
    name: str,
    request: BuildRequest,
    refused: frozenset[str],
    written: tuple[Written, ...],
    *,
    gone_in: Mapping[str, str],
) -> SetAside:
    """Set aside what no longer holds, and write the record of what does."""
    outputs = tuple(output for each in written for output in each.outputs)
    new = {output.path for output in outputs}
    earlier = tuple(output for output in earlier_files(project.folder, name) if output.path not in new)
    aside = set_aside(project.folder, name, _gone(project, name, request, refused, earlier))
    kept = (output for output in earlier if isinstance(output, Output) and _stands(project, output))
    edition = (request.as_of or project.pack(name).front.as_of).isoformat()
    try:
        write_manifest(project.folder, name, edition=edition, inputs=gone_in, outputs=(*outputs, *kept))
    except OSError as fault:
        return replace(aside, diagnostics=(*aside.diagnostics, cannot_write(fault)))
    return aside


def _stands(project: Project, output: Made) -> bool:
    return (project.folder.root / output.path).exists()


def _gone(
    project: Project, name: str, request: BuildRequest, refused: frozenset[str], earlier: Iterable[Made]
) -> tuple[Made, ...]:
    """Return the earlier outputs that must not linger: refused now, or no longer declared by pack, policy and audience."""
    readers = admitted(project, project.pack(name))
    return tuple(
        output
        for output in in_reach(project.folder, earlier, name, request)
        if stem_of(output) in refused or output.audience not in readers or not _declares(project, output)
    )


def _declares(project: Project, output: Made) -> bool:
    """Tell whether the audience's form still has the output's brief; one that cannot be read is not taken to say no."""
    if output.audience not in audience_names(project.folder.templates):
        return False
    try:
        return stem_of(output) in stems(project.audience(output.audience))
    except UserError:
        return True


def _lost_packs(project: Project, request: BuildRequest, waiting: Waiting) -> BuildReport:
    try:
        aside = set_aside_lost_packs(project.folder, project.packs, request, waiting)
        return BuildReport(moved=aside.moved, diagnostics=aside.diagnostics)
    except OSError as fault:
        return BuildReport(diagnostics=(cannot_write(fault),))
