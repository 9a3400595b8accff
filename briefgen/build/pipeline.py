"""The pipeline: packs in, files in their places out, and a record of both.

A fault of the pack or the policy: nothing of that pack is written. A fault of one audience: nothing of that audience is
written, and its earlier files are set aside; the others are built.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from time import process_time

from briefgen.build.baselines import baseline_path
from briefgen.build.composition import Composition, admitted, composed
from briefgen.build.earlier import keep_edited, lost_packs, refuse_pack, settle
from briefgen.build.hands import IN_TURN, Hands
from briefgen.build.inputs import inputs
from briefgen.build.ledger import remember
from briefgen.build.lingering import stem_of
from briefgen.build.locking import Waiting, alone, in_silence
from briefgen.build.making import Making
from briefgen.build.manifest import fingerprints
from briefgen.build.progress import Progress, part
from briefgen.build.progress import in_silence as without_a_word
from briefgen.build.project import Project
from briefgen.build.ready import Ready
from briefgen.build.records import records_folder
from briefgen.build.request import Asked, BuildReport, BuildRequest, joined
from briefgen.build.required import together
from briefgen.build.standing.standing import PROJECT, Standing
from briefgen.build.unknown import without_template
from briefgen.build.writing import Written, cannot_read, cannot_write, not_put, put
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.project.packs import files_without_pack, folders_without_pack


def build(
    project: Project,
    request: BuildRequest,
    waiting: Waiting = in_silence,
    *,
    standing: Standing | None = None,
    hands: Hands = IN_TURN,
    progress: Progress = without_a_word,
) -> BuildReport:
    """Build the packs in turn. Where another build is at one of them, *waiting* is told, and that one finishes first. *hands*
    make the briefs; how far each pack is, *progress* is told.

    A pack of which *standing* knows that all of it stands as it would be made is left alone; the others are remembered.

    Raises `UnknownNameError` before anything is done where a name is not known, and `UserError` where there is no pack.
    What cannot be written is among the report's diagnostics.
    """
    run = partial(_run, waiting=waiting, hands=hands, progress=progress)
    try:
        return run(project, request, standing=standing)
    except (UserError, MemoryError):
        raise
    except Exception:
        # What earlier builds kept may have been written by somebody else, and say what nobody could go on with, in its kinds or in what
        # one part of it says of another: then all of it is as if it were not there. Where that was not why, the same happens again:
        # nothing short of that tells the two apart. Where nothing was taken over, there is nobody else to blame.
        if standing is None or not standing.has_given:
            raise
        return run(project.from_nothing(), request, standing=replace(standing, anew=True))


def _run(
    project: Project,
    request: BuildRequest,
    *,
    waiting: Waiting,
    standing: Standing | None,
    hands: Hands,
    progress: Progress,
) -> BuildReport:
    begun, theirs = process_time(), hands.seconds
    stands = _taken_over(project, request, standing) if standing is not None else {}
    require(project, request)
    names = request.packs or project.packs
    reports = [
        stands.get(name)
        or _built(
            project,
            name,
            request,
            waiting,
            standing=standing,
            hands=hands,
            progress=part(progress, number, len(names)),
        )
        for number, name in enumerate(names)
    ]
    if not request.packs:
        reports.append(lost_packs(project, request, waiting))
    findings = project_findings(project, request)
    if standing is not None:
        _remember(project, PROJECT, BuildReport(diagnostics=findings), waiting, standing)
    return replace(joined(reports, findings), seconds=process_time() - begun + hands.seconds - theirs)


def _taken_over(project: Project, request: BuildRequest, standing: Standing) -> dict[str, BuildReport | None]:
    """Return what earlier builds made of the packs that stand; the others are taken as they were loaded, where they are the same."""
    stands: dict[str, BuildReport | None] = {}
    with suppress(OSError, UserError):
        names = request.packs or project.packs
        # Before anything is read, so that what is changed meanwhile is noticed.
        standing.look(names)
        project.forms.earlier = standing.forms
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
    hands: Hands,
    progress: Progress,
) -> BuildReport:
    earlier = None if standing is None else standing.briefs(name)
    making = Making(project, name, request, earlier)
    with hands.at(name):
        composition = composed(
            project,
            name,
            request,
            lambda wants: hands.made(name, wants, making, progress, project.findings(name)),
        )
    made = _put_pack(project, name, request, composition, waiting)
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


def _put_pack(
    project: Project, name: str, request: BuildRequest, composition: Composition[Ready], waiting: Waiting
) -> BuildReport:
    if composition.pack_at_fault:
        refused_pack = refuse_pack(project, name, request, composition.diagnostics, waiting)
        return replace(refused_pack, cut=_cut(composition), stopped_early=composition.stopped_early)
    finished = together(
        project,
        composition.briefs,
        {brief.stem: brief.written for brief in composition.briefs},
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
            edited = tuple(keep_edited(project, name, finished.values()))
            written = _put(project, name, composition.briefs, finished, gone_in)
            aside = settle(
                project,
                request,
                tuple(written.values()),
                pack=project.pack(name),
                refused=refused,
                readers=admitted(project, project.pack(name)),
                gone_in=gone_in,
            )
    except OSError as fault:
        return BuildReport(diagnostics=(*composition.diagnostics, cannot_write(fault)), skipped=composition.skipped)
    found = (*composition.diagnostics, *(found for each in written.values() for found in each.diagnostics))
    return BuildReport(
        outputs=tuple(output for each in written.values() for output in each.outputs),
        diagnostics=(*found, *aside.diagnostics),
        moved=aside.moved,
        edited=edited,
        leak_states={output.path: each.leak_state for each in written.values() for output in each.outputs},
        cut=_cut(composition),
        leak_seconds=sum(each.leak_seconds for each in written.values()),
        skipped=composition.skipped,
        stopped_early=composition.stopped_early,
    )


def _cut(composition: Composition[Ready]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what went for length of the briefs that are refused: that may be why they are."""
    return tuple((brief.stem, tuple(each.item for each in brief.cuts)) for brief in composition.held if brief.cuts)


def _put(
    project: Project, name: str, briefs: Iterable[Ready], finished: Mapping[str, Written], inputs: Mapping[str, str]
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
    return {brief.stem: put(project.folder, brief.audience, finished[brief.stem]) for brief in briefs}
