"""The pipeline: packs in, files in their places out, and a record of both.

A fault of the pack or the policy: nothing of that pack is written. A fault of one audience: nothing of that audience is
written, and its earlier files are set aside; the others are built.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from time import process_time
from typing import Generic, TypeVar

from briefgen.build.baselines import baseline_path
from briefgen.build.brief import Brief
from briefgen.build.earlier import keep_edited, lost_packs, refuse_pack, settle
from briefgen.build.hands import IN_TURN, Hands
from briefgen.build.inputs import inputs
from briefgen.build.ledger import remember
from briefgen.build.lingering import stem_of
from briefgen.build.locking import Waiting, alone, in_silence
from briefgen.build.making import Making
from briefgen.build.manifest import fingerprints
from briefgen.build.progress import Progress, counting, part
from briefgen.build.progress import in_silence as without_a_word
from briefgen.build.project import Project
from briefgen.build.ready import Judged, Ready, Want, asked_for, brief_of, each_of, ready
from briefgen.build.records import records_folder
from briefgen.build.request import Asked, BuildReport, BuildRequest, joined
from briefgen.build.required import lacking_languages, together, without_required
from briefgen.build.standing.standing import PROJECT, Standing
from briefgen.build.stems import asked_stems
from briefgen.build.unknown import without_template
from briefgen.build.writing import Written, cannot_read, cannot_write, not_put, put
from briefgen.checks.overruled import unused_in_briefs, unused_in_pack, unused_of_audience
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic, UserError, errors, for_all_readers
from briefgen.frozen import dataclass
from briefgen.gate.access import Reader
from briefgen.gate.decide import pack_withheld, reader_of
from briefgen.gate.nobody import for_nobody
from briefgen.project.packs import files_without_pack, folders_without_pack

B = TypeVar("B", bound=Judged)
Declared = Mapping[str, tuple[Want, ...] | UserError]
"""Audience → its briefs, or what is wrong with its form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition(Generic[B]):
    """What became of one pack's audiences before any file was put in its place."""

    briefs: tuple[B, ...] = ()
    held: tuple[B, ...] = ()
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
        composition = _composition(
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


def compose_pack(project: Project, name: str, asked: Asked, progress: Progress = without_a_word) -> Composition[Brief]:
    """Compose and check one pack's briefs, and write nothing: the audiences named, else all that the pack admits."""
    make = partial(brief_of, project, name, asked)
    return _composition(project, name, asked, lambda wants: each_of(wants, counting(make, progress, len(wants))))


def _composition(
    project: Project,
    name: str,
    asked: Asked,
    make: Callable[[Sequence[Want]], Mapping[Want, B | UserError]],
) -> Composition[B]:
    try:
        pack = project.pack(name)
        of_pack = (*project.findings(name), *unused_in_pack(project.allowances(name), project.findings(name)))
        audiences = _wanted(project, pack, asked)
    except UserError as fault:
        return Composition(diagnostics=fault.diagnostics, pack_at_fault=True, stopped_early=True)
    if not asked.audiences and (nobodys := for_nobody(pack, project.policy, _readers(project, pack))):
        return Composition(diagnostics=(*of_pack, nobodys), pack_at_fault=True, stopped_early=True)
    declared = _declared(project, audiences, asked)
    became = make(_wants(declared))
    briefs: list[B] = []
    held: list[B] = []
    refused: set[str] = set()
    skipped: list[str] = []
    found: list[Diagnostic] = list(of_pack)
    unread: set[str] = set()
    for audience in audiences:
        wants = declared[audience]
        if isinstance(wants, UserError):
            found.extend(wants.diagnostics)
            refused |= asked_stems(project, audience, asked)
            unread.add(audience)
            continue
        if not wants:
            skipped.append(audience)
            continue
        made = len(briefs)
        for want in wants:
            brief = became[want]
            if isinstance(brief, UserError):
                found.extend(brief.diagnostics)
                refused |= asked_stems(project, audience, asked_for(want, asked))
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


def _declared(project: Project, audiences: Iterable[str], asked: Asked) -> Declared:
    """Return the briefs of each audience, none where it has not the language or the form; and what is wrong with its form."""

    def briefs(audience: str) -> tuple[Want, ...]:
        form = project.audience(audience).form
        if not asked.is_declared_by(form):
            return ()
        return tuple(Want(audience=audience, language=language, form=name) for language, name in asked.of_form(form))

    return each_of(audiences, briefs)


def _wants(declared: Declared) -> tuple[Want, ...]:
    """Return the briefs of the audiences whose forms can be read."""
    return tuple(want for wants in declared.values() if not isinstance(wants, UserError) for want in wants)


def unused_reasons(project: Project, asked: Asked, composed: Iterable[Composition[Brief]]) -> tuple[Diagnostic, ...]:
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
    return tuple(name for name in asked.audiences if name in own or not has_pack(project, name))


def has_pack(project: Project, audience: str) -> bool:
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


def share_of_pack(
    project: Project, name: str, request: BuildRequest, share: Container[Want]
) -> Mapping[Want, Ready | UserError]:
    """Make the briefs of a pack that are in the *share*, and put nothing anywhere. Raises `UserError`, as `Project.pack` does."""
    wants = _wants(_declared(project, _wanted(project, project.pack(name), request), request))
    return each_of((want for want in wants if want in share), partial(ready, project, name, request))


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
