"""What would be found if the files were so: the briefs of everybody whom a change reaches, composed before and after it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from briefgen.build.brief import Brief
from briefgen.build.composition import Composition, admitted, compose_pack
from briefgen.build.project import Project
from briefgen.build.request import Asked
from briefgen.build.trial import at_home, changed_copy
from briefgen.content.pack import Pack
from briefgen.content.translatable import languages
from briefgen.diagnostics import Diagnostic, UserError, errors, standing, told_for
from briefgen.frozen import dataclass
from briefgen.leak.check import LEAK, Hit, leak_check, leak_of, whose
from briefgen.leak.suspects import Evidence
from briefgen.review.accept.model import Difference
from briefgen.review.accept.rebuilt import differences
from briefgen.review.find import Reviewed
from briefgen.review.model import Review
from briefgen.writers.options import WriteOptions

_NO_LEAK: Final = (
    "say it in other words, or leave the change out",
    "where this reader may know it, say so where it stands: readers, marking, use, ok",
    "where it says nothing of that, and the same words come about by chance, write them into the file by hand",
)
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
    words: tuple[str, ...] = ()
    """Of a leak the words that are withheld, as the leak check compares them."""


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
        usual, others = _composed(after, found, reached)
        evidence = before.evidence(name)
        withheld = dict(_leaks((usual, others), evidence, found.review))
        told = (*standing(_told((usual, others))), *withheld)
        known = _known(before, found, reached, told)
        new = [each for each in told if not _is_known(each, known)]
        stopping = set(map(_key, errors((*_told((usual,)), *withheld))))
        return Trial(
            brought=tuple(
                Brought(
                    finding=at_home(each, copied=folder.content, content=project.folder.content),
                    item=_item(after.pack(name), each),
                    stops=_key(each) in stopping,
                    words=withheld.get(each, ()),
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


def _known(before: Project, found: Reviewed, reached: tuple[str, ...], told: Iterable[Diagnostic]) -> Collection[_Key]:
    """Return what is found without the change. Of those whom it *reached* briefs are composed where something is *told* in them
    that is not found in the pack itself.
    """
    own = set(map(_key, _of_pack(before, found.pack)))
    left = [each for each in told if not _is_known(each, own)]
    readers = {each.audience for each in left}
    was = _composed(before, found, reached if None in readers else tuple(each for each in reached if each in readers))
    leaks = any(each.code == LEAK for each in left)
    found_then = (*_told(was), *(dict(_leaks(was, before.evidence(found.pack), found.review)) if leaks else ()))
    return own | set(map(_key, found_then))


def _of_pack(project: Project, name: str) -> tuple[Diagnostic, ...]:
    try:
        return project.findings(name)
    except UserError as fault:
        return fault.diagnostics


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


def _leaks(
    composed: Iterable[Compositions], evidence: Evidence, review: Review
) -> Iterator[tuple[Diagnostic, tuple[str, ...]]]:
    """Yield what the leak check finds in the Word documents that would be written, with the words: also against the pack as it
    was, by which words that are withheld from a reader are so still where somebody has written them into what this one may see.

    Words that the reader was sent in the document itself are known already.
    """
    briefs = {brief.stem: brief for compositions in composed for each in compositions for brief in each.briefs}
    for brief in briefs.values():
        content = {"docx": brief.written("docx", WriteOptions())}
        sent = _sent(review) if brief.audience == review.baseline.audience else ()
        for held in (brief.leak_question.evidence, evidence):
            report = leak_check(content, replace(brief.leak_question, evidence=held, sent=sent))
            told = {leak_of(hit, held, brief.audience) for hit in report.hits}
            yield from ((each, ()) for each in report.diagnostics if each not in told)
            for hit in report.hits:
                yield _leak(hit, held, brief.audience), hit.words


def _sent(review: Review) -> tuple[str, ...]:
    return tuple(each.text for each in (*review.baseline.anchors, *review.baseline.notes))


def _leak(hit: Hit, evidence: Evidence, audience: str) -> Diagnostic:
    """Say which words are withheld, and whose they are: whoever reviews has them before him in the document, and may see the pack."""
    said = f"“{' '.join(hit.words)}”" if hit.words else "pixels"
    message = f"the brief would have words of {whose(hit, evidence)}, which this reader may not see: {said}"
    return Diagnostic(code=LEAK, message=message, hints=_NO_LEAK, audience=audience)


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
