"""What is certain is mended in the authors' files: what findings say of themselves, and figures that were typed.

All is tried on a copy first, with every brief composed: a change after which anything is worse is not made.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from briefgen.build.composition import compose_pack
from briefgen.build.edits import apart, around, edited
from briefgen.build.files import require_unchanged
from briefgen.build.project import Project
from briefgen.build.request import Asked
from briefgen.build.together import put_together
from briefgen.build.trial import changed_copy
from briefgen.checks.rules import nameless_item
from briefgen.checks.typed_figures import typed_figures
from briefgen.diagnostics import Diagnostic, Edit, Span, UserError, standing
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder

Fix = tuple[Edit, ...]
"""Edits that are made together or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file, as it is and as it is to be."""

    path: Path
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """One change: its place, and the words around it before and after."""

    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixing:
    """What can be mended, and how much was left, for something would have been worse after it."""

    changes: tuple[Change, ...] = ()
    mended: tuple[Mended, ...] = ()
    """In the order of their places."""
    made: int = 0
    left: int = 0


def mend(project: Project, names: Iterable[str], *, words: bool) -> Fixing:
    """Return what mends the packs *names*, missing ids alone or *words* as well; nothing is written. A pack that cannot be read
    is left as it is.
    """
    if project.folder.bundled:
        return Fixing()
    found = [_mend_pack(project, name, words=words) for name in names]
    return Fixing(
        changes=tuple(change for each in found for change in each.changes),
        mended=tuple(one for each in found for one in each.mended),
        made=sum(each.made for each in found),
        left=sum(each.left for each in found),
    )


def write(folder: ProjectFolder, changes: Sequence[Change]) -> None:
    """Put the changed files in place, all or none. Raises `OSError`, also where one has changed meanwhile."""
    require_unchanged({change.path: change.before for change in changes})
    put_together(folder, {change.path: change.after for change in changes})


def _mend_pack(project: Project, name: str, *, words: bool) -> Fixing:
    try:
        pack, found = project.pack(name), project.findings(name)
    except UserError:
        return Fixing()
    wanted = [one.edits for one in standing(found) if one.edits and (words or one.code == nameless_item.RULE.code)]
    wanted += [(edit,) for edit in typed_figures(project.subject(name))] if words else ()
    fixes = tuple(_together(fix for fix in dict.fromkeys(wanted) if _are_of(fix, pack.inputs)))
    if not fixes:
        return Fixing()
    before = _composed(project, name)
    kept = _kept(fixes, lambda tried: not _worse(before, _tried(project, name, tried)))
    changes = tuple(_changes(kept))
    return Fixing(changes=changes, mended=tuple(_told(kept, changes)), made=len(kept), left=len(fixes) - len(kept))


def _composed(project: Project, name: str) -> tuple[Diagnostic, ...]:
    """Return what is found in the pack's briefs, each audience's first, and those in every other language."""
    asked = [Asked(packs=(name,), language=language) for language in (None, *_other_languages(project))]
    return tuple(found for each in asked for found in compose_pack(project, name, each).diagnostics)


def _other_languages(project: Project) -> tuple[str, ...]:
    """Return the languages that an audience has besides its first; what is at fault in a form is found when it is composed."""
    found: set[str] = set()
    for audience in project.audiences:
        with suppress(UserError):
            found.update(project.audience(audience).form.languages[1:])
    return tuple(sorted(found))


def _are_of(fix: Fix, files: Iterable[Path]) -> bool:
    return {edit.span.path for edit in fix} <= set(files)


def _together(fixes: Iterable[Fix]) -> Iterator[Fix]:
    """Yield the fixes that do not meet one before them; the others are for the next run."""
    made: list[Edit] = []
    for fix in fixes:
        if apart(fix, made):
            made.extend(fix)
            yield fix


def _kept(fixes: tuple[Fix, ...], holds: Callable[[tuple[Fix, ...]], bool]) -> tuple[Fix, ...]:
    """Return the fixes that hold, by halves where not all do; in the end they hold together."""
    if not fixes or holds(fixes):
        return fixes
    if len(fixes) == 1:
        return ()
    half = len(fixes) // 2
    kept = (*_kept(fixes[:half], holds), *_kept(fixes[half:], holds))
    return kept if len(kept) < len(fixes) and (not kept or holds(kept)) else ()


def _tried(project: Project, name: str, fixes: Iterable[Fix]) -> tuple[Diagnostic, ...]:
    """Return what is found in a copy of the content in which the fixes are made."""
    with changed_copy(project.folder, {change.path: change.after for change in _changes(fixes)}) as folder:
        return _composed(Project(folder), name)


def _worse(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> bool:
    """Tell whether there is more of any kind of finding for any reader; their words may name another id."""
    counted = [Counter((one.code, one.severity, one.audience) for one in standing(each)) for each in (before, after)]
    return bool(counted[1] - counted[0])


def _told(fixes: Iterable[Fix], changes: Iterable[Change]) -> Iterator[Mended]:
    contents = {change.path: change.before for change in changes}
    edits = (edit for fix in fixes for edit in fix)
    for edit in sorted(edits, key=lambda one: (one.span.path, one.span.line, one.span.column)):
        before, after = around(contents[edit.span.path], edit)
        yield Mended(span=edit.span, before=before, after=after)


def _changes(fixes: Iterable[Fix]) -> Iterator[Change]:
    by_file: dict[Path, list[Edit]] = {}
    for edit in (edit for fix in fixes for edit in fix):
        by_file.setdefault(edit.span.path, []).append(edit)
    for path, edits in sorted(by_file.items()):
        content = path.read_bytes()
        yield Change(path=path, before=content, after=edited(content, edits))
