"""What becomes of one pack's briefs before any file is put in its place: which are asked for, which may go out, what is found."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Generic, TypeVar

from briefgen.build.brief import Brief
from briefgen.build.progress import Progress, counting, in_silence
from briefgen.build.project import Project
from briefgen.build.ready import Judged, Ready, Want, asked_for, brief_of, each_of, ready
from briefgen.build.request import Asked, BuildRequest
from briefgen.build.required import lacking_languages, without_required
from briefgen.build.stems import asked_stems
from briefgen.checks.overruled import unused_in_briefs, unused_in_pack, unused_of_audience
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic, UserError, errors, for_all_readers
from briefgen.frozen import dataclass
from briefgen.gate.access import Reader
from briefgen.gate.decide import pack_withheld, reader_of
from briefgen.gate.nobody import for_nobody

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


def compose_pack(project: Project, name: str, asked: Asked, progress: Progress = in_silence) -> Composition[Brief]:
    """Compose and check one pack's briefs, and write nothing: the audiences named, else all that the pack admits."""
    make = partial(brief_of, project, name, asked)
    return composed(project, name, asked, lambda wants: each_of(wants, counting(make, progress, len(wants))))


def composed(
    project: Project,
    name: str,
    asked: Asked,
    make: Callable[[Sequence[Want]], Mapping[Want, B | UserError]],
) -> Composition[B]:
    """Have one pack's briefs made by *make*, and weigh them together."""
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
