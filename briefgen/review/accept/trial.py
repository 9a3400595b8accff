"""What would be found if the files were so: the briefs of everybody whom a change reaches, composed before and after it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from briefgen.build.brief import Brief
from briefgen.build.pipeline import Composition, admitted, compose_pack
from briefgen.build.project import Project
from briefgen.build.request import Asked
from briefgen.build.trial import at_home, changed_copy
from briefgen.content.pack import Pack
from briefgen.content.translatable import languages
from briefgen.diagnostics import Diagnostic, UserError, errors, standing, told_for
from briefgen.frozen import dataclass
from briefgen.leak.check import leak_check
from briefgen.leak.suspects import Evidence
from briefgen.review.accept.model import Difference
from briefgen.review.accept.rebuilt import differences
from briefgen.review.find import Reviewed
from briefgen.writers.options import WriteOptions

_LEAK_HINT: Final = "accept the other changes by their ids, or write it so that it says nothing of that"
WIDER: Final = "BG583"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """Something that is found after a change and not before it, and the item that it is found at."""

    finding: Diagnostic
    item: str | None
    stops: bool
    """Whether it keeps a brief from going out that is built where nobody names another language or form, or the document's
    own: then the change is refused.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    brought: tuple[Brought, ...] = ()
    differences: tuple[Difference, ...] | None = ()
    """None where the brief could not be composed."""


def tried(project: Project, found: Reviewed, files: Mapping[Path, bytes], items: Collection[str] | None) -> Trial:
    """Return what the files would bring; *items* are those that change, None where it is more than items.

    Raises `UserError` where the pack could not be read then, or where somebody would see what he does not see now.
    """
    name = found.pack
    with changed_copy(project.folder, files) as folder:
        before, after = project, project.at(folder)
        _require_no_wider(before, after, name)
        reached = _reached(before, after, name, items)
        was = _composed(before, found, reached)
        usual, others = _composed(after, found, reached)
        known = set(map(_key, _told(was)))
        evidence = before.evidence(name)
        leaks = tuple(_leaks((usual, others), evidence))
        known |= set(map(_key, _leaks(was, evidence))) if leaks else set()
        new = [each for each in (*standing(_told((usual, others))), *leaks) if not _is_known(each, known)]
        stopping = set(map(_key, errors((*_told((usual,)), *leaks))))
        return Trial(
            brought=tuple(
                Brought(
                    finding=at_home(each, copied=folder.content, content=project.folder.content),
                    item=_item(after.pack(name), each),
                    stops=_key(each) in stopping,
                )
                for each in {_key(one): one for one in new}.values()
            ),
            differences=_differences(after, found),
        )


def rebuilt(project: Project, found: Reviewed, files: Mapping[Path, bytes]) -> tuple[Difference, ...] | None:
    """Return where the brief that is built with the files is not the edited document; None where it could not be composed.
    Raises `UserError` where the pack could not be read then.
    """
    with changed_copy(project.folder, files) as folder:
        return _differences(project.at(folder), found)


def _differences(project: Project, found: Reviewed) -> tuple[Difference, ...] | None:
    brief = _same_brief(project, found)
    return None if brief is None else differences(found.review, brief)


_Key = tuple[str, str, str | None]


def _key(found: Diagnostic) -> _Key:
    message = found.message.removesuffix(told_for(found.readers)) if found.readers else found.message
    return found.code, message, found.audience


def _is_known(found: Diagnostic, known: Collection[_Key]) -> bool:
    """Tell whether something was found before: what concerned everybody's brief then concerned this one as well."""
    code, message, _ = _key(found)
    return _key(found) in known or (code, message, None) in known


def _require_no_wider(before: Project, after: Project, name: str) -> None:
    """Raise `UserError` where somebody would get an item or an entry that is there now and that he does not get."""
    there = _there(before, name)
    new = [
        f"{what} to '{audience}'"
        for audience in after.audiences
        for what in sorted((_seen(after, name, audience) - _seen(before, name, audience)) & there)
    ]
    if new:
        message = f"this would show {', '.join(new)}, who does not see that now"
        hint = "change the readers in the file, where you see them"
        raise UserError(Diagnostic(code=WIDER, message=message, hints=(hint,)))


def _seen(project: Project, name: str, audience: str) -> frozenset[str]:
    decided = project.subject(name).decided(audience)
    items = (f"'{key}'" for key, one in decided.items.items() if not one.reasons)
    entries = (_named(key) for key, one in decided.entries.items() if not one.reasons)
    return frozenset((*items, *entries))


def _there(project: Project, name: str) -> frozenset[str]:
    decided = project.subject(name).decided(next(iter(project.audiences)))
    return frozenset((*(f"'{key}'" for key in decided.items), *map(_named, decided.entries)))


def _named(key: tuple[str, str]) -> str:
    return f"'{key[1]}' of the {key[0]}"


def _reached(before: Project, after: Project, name: str, items: Collection[str] | None) -> tuple[str, ...]:
    """Return the audiences that get one of the items, before or after; all that the pack admits where it is more than those."""
    everybody = admitted(before, before.pack(name))
    if items is None:
        return everybody
    wanted = {f"'{each}'" for each in items}
    return tuple(each for each in everybody if wanted & (_seen(before, name, each) | _seen(after, name, each)))


Compositions = tuple[Composition[Brief], ...]


def _composed(project: Project, found: Reviewed, audiences: tuple[str, ...]) -> tuple[Compositions, Compositions]:
    """Compose the briefs that are built where nothing else is asked for, and the document's own; and those in the other forms
    of the audiences, and in the languages that the pack speaks.
    """
    if not audiences:
        return (), ()
    baseline, name = found.review.baseline, found.pack
    forms = [project.audience(each).form for each in audiences]
    spoken = {project.pack(name).front.language, *languages(project.pack(name))}
    tags = sorted(spoken & {tag for form in forms for tag in form.languages})
    usual = (
        Asked(packs=(name,), audiences=audiences),
        Asked(packs=(name,), audiences=(baseline.audience,), language=baseline.language, form=baseline.form),
    )
    made = tuple(compose_pack(project, name, each) for each in usual)
    there = {(brief.audience, brief.language) for brief in _briefs(made) if brief.form is None}
    others = (
        *(
            Asked(packs=(name,), audiences=left, language=tag)
            for tag in tags
            if (left := tuple(each for each in audiences if (each, tag) not in there))
        ),
        *(
            Asked(packs=(name,), audiences=audiences, form=form)
            for form in sorted({one for each in forms for one in each.forms})
        ),
    )
    return made, tuple(compose_pack(project, name, each) for each in others)


def _briefs(composed: Compositions) -> Iterator[Brief]:
    yield from (brief for each in composed for brief in (*each.briefs, *each.held))


def _told(composed: Iterable[Compositions]) -> tuple[Diagnostic, ...]:
    return tuple(one for compositions in composed for each in compositions for one in each.diagnostics)


def _leaks(composed: Iterable[Compositions], evidence: Evidence) -> Iterator[Diagnostic]:
    """Yield what the leak check finds in the Word documents that would be written: also against the pack as it was, by which
    words that are withheld from a reader are so still where somebody has written them into what this one may see.
    """
    briefs = {brief.stem: brief for compositions in composed for each in compositions for brief in each.briefs}
    for brief in briefs.values():
        content = {"docx": brief.written("docx", WriteOptions())}
        question = brief.leak_question
        yield from leak_check(content, question).diagnostics
        for each in leak_check(content, replace(question, evidence=evidence)).diagnostics:
            yield replace(each, hints=(_LEAK_HINT,))


def _same_brief(project: Project, found: Reviewed) -> Brief | None:
    """Return the brief that the document is, as it would be built; None where it cannot be composed."""
    baseline = found.review.baseline
    try:
        return project.brief(found.pack, baseline.audience, language=baseline.language, form=baseline.form)
    except UserError:
        return None


def _item(pack: Pack, found: Diagnostic) -> str | None:
    """Return the item among whose lines something is found, else the one that the message names."""
    span = found.span
    if span is not None and span.path.suffix == ".md":
        above = [each for each in pack.items if each.span.path == span.path and each.span.line <= span.line]
        if above:
            return max(above, key=lambda each: each.span.line).id
    return next((each.id for each in pack.items if f"'{each.id}'" in found.message), None)
