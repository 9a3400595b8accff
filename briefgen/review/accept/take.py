"""Proposals that somebody accepts: what their files are to be, tried before they are put in place, all of them or none."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import pairwise
from pathlib import Path
from typing import Final

from briefgen.authoring.intake.compare import Change, Differences
from briefgen.authoring.intake.incoming import Given, Record
from briefgen.authoring.intake.merge.markdown_edits import ByHandError
from briefgen.authoring.intake.merge.splices import Splice
from briefgen.authoring.intake.merge.written import Written
from briefgen.authoring.intake.said import said
from briefgen.authoring.intake.tried import require_sound
from briefgen.build.files import require_unchanged
from briefgen.build.project import Project
from briefgen.build.together import put_together
from briefgen.build.trial import changed_copy
from briefgen.content.values import value_at
from briefgen.diagnostics import Diagnostic, Span, UnknownNameError, UserError, did_you_mean
from briefgen.frozen import dataclass
from briefgen.leak.check import LEAK
from briefgen.review.accept.additions import followed, said_by
from briefgen.review.accept.answering import answering
from briefgen.review.accept.drafts import Draft, draft_of
from briefgen.review.accept.fields import model_at, value_of
from briefgen.review.accept.files import Changes, NewSetting, NewWords, changed_files
from briefgen.review.accept.kept import keep, kept_name
from briefgen.review.accept.model import Acceptance, Field, Proposal, Sort
from briefgen.review.accept.removal import readers_without
from briefgen.review.accept.trial import Trial, rebuilt, tried
from briefgen.review.accept.words import splices
from briefgen.review.find import Reviewed
from briefgen.review.model import Addition

UNKNOWN: Final = "BG580"
NOT_TAKEN: Final = "BG581"
BREAKS: Final = "BG582"
_ALL: Final[tuple[Sort, ...]] = ("words", "deletion")
"""What is accepted with all: a figure changes every brief that prints it, so each is accepted by its own id."""
_APART: Final = "it cannot be written together with another change of the same words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """What the briefs of all readers would be found to have where everything that can be is accepted, and have not now."""

    of: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    """Id of a proposal → what is found at what it changes."""
    general: tuple[Diagnostic, ...] = ()
    """What no one change can be made to answer for."""


def acceptable(
    project: Project, found: Reviewed, proposed: Sequence[Proposal], *, new_items: bool = False
) -> frozenset[str]:
    """Return the ids of what is accepted where all is: words and deletions, with *new_items* new paragraphs too. What cannot
    be written together with others before it is left out.
    """
    sorts = (*_ALL, "draft") if new_items else _ALL
    wanted = tuple(each for each in proposed if each.open and each.sort in sorts)
    return frozenset(each.id for each in _together(_Writing(project, found), wanted))


def broken(project: Project, found: Reviewed, proposed: Sequence[Proposal]) -> Broken:
    """Return what rules the new words break, those of figures and new paragraphs included. Nothing is written."""
    writing = _Writing(project, found)
    wanted = _together(writing, tuple(each for each in proposed if each.open))
    if not wanted:
        return Broken()
    try:
        trial = _trial(writing, wanted)
    except UserError as fault:
        return Broken(general=fault.diagnostics)
    of: dict[str, tuple[Diagnostic, ...]] = {}
    general: list[Diagnostic] = []
    ids = {each.id: writing.record(each) for each in wanted}
    for one in trial.brought:
        named = answering(one, wanted, ids)
        for name in named:
            of[name] = (*of.get(name, ()), one.finding)
        general += () if named else (one.finding,)
    return Broken(of=of, general=tuple(general))


def accept(
    project: Project, found: Reviewed, proposed: Sequence[Proposal], ids: Collection[str], *, anyway: bool = False
) -> Acceptance:
    """Return what accepting the proposals *ids* would do; `7` is all that can be accepted of the seventh paragraph, save its
    figures. Nothing is written.

    Raises `UserError` for an id that there is not, for what cannot be accepted, where somebody would see more than now, and,
    unless *anyway*, where a brief would be refused that is not refused now. For words that are withheld from a reader nothing helps:
    once they stand in what he may see, no later check could tell.
    """
    chosen = _chosen(proposed, ids)
    writing = _Writing(project, found)
    held = _together(writing, chosen)
    if lost := [each for each in chosen if each not in held]:
        raise UserError(*(_cannot(each, _APART, "leave it out this time, and accept it then") for each in lost))
    files = writing.files(held)
    trial = _trial(writing, held) if files else Trial(differences=rebuilt(project, found, {}))
    brought = tuple(each.finding for each in trial.brought)
    stopping = [each for each in trial.brought if each.stops]
    leaks = any(each.finding.code == LEAK for each in stopping)
    if leaks or (stopping and not anyway):
        ids = {each.id: writing.record(each) for each in held}
        named = tuple(dict.fromkeys(name for each in stopping for name in answering(each, held, ids)))
        raise UserError(*(each.finding for each in stopping), _breaks(len(stopping), named, leaks=leaks))
    return Acceptance(
        pack=found.pack,
        document=kept_name(found),
        taken=held,
        left=tuple(each for each in proposed if each not in held),
        files=files,
        before={path: path.read_bytes() if path.is_file() else None for path in files},
        found=brought,
        differences=trial.differences,
    )


def changed(project: Project, found: Reviewed, chosen: Sequence[Proposal]) -> Mapping[Path, bytes]:
    """Return what the files are to be with proposals that can be written together; nothing is tried."""
    return _Writing(project, found).files(chosen)


def put(project: Project, acceptance: Acceptance) -> Path:
    """Put the files in place, all or none, and keep what was left; return where. Raises `OSError`, also where a file has
    changed meanwhile.
    """
    require_unchanged(acceptance.before)
    place = keep(project.folder, acceptance)
    put_together(project.folder, acceptance.files)
    return place


def _chosen(proposed: Sequence[Proposal], ids: Collection[str]) -> tuple[Proposal, ...]:
    by_id = {each.id: each for each in proposed}
    chosen: dict[str, Proposal] = {}
    faults: list[Diagnostic] = []
    for name in ids:
        of_paragraph = [each for each in proposed if each.id.rpartition(".")[0] == name and name != "new"]
        taken = [each for each in of_paragraph if each.open and each.sort != "figure"]
        if name in by_id:
            taken = [by_id[name]]
        elif of_paragraph and not taken:
            faults += map(_not_taken, of_paragraph)
        elif not of_paragraph:
            hint = did_you_mean(name, by_id, "briefgen review FILE shows the ids")
            faults.append(Diagnostic(code=UNKNOWN, message=f"no change has the id '{name}'", hints=(hint,)))
        faults += (_not_taken(each) for each in taken if not each.open)
        chosen |= {each.id: each for each in taken}
    if any(each.code == UNKNOWN for each in faults):
        raise UnknownNameError(*faults)
    if faults:
        raise UserError(*faults)
    return tuple(each for each in proposed if each.id in chosen)


def _not_taken(proposal: Proposal) -> Diagnostic:
    if proposal.open:
        hint = f"say so by its own id: --accept {proposal.id}"
        return _cannot(proposal, "it is a figure, and is not accepted with its paragraph", hint)
    return _cannot(proposal, proposal.why, "leave it out" if proposal.done else "leave it out, and do it by hand")


def _cannot(proposal: Proposal, why: str, hint: str) -> Diagnostic:
    message = f"'{proposal.id}' cannot be accepted: {why}"
    return Diagnostic(code=NOT_TAKEN, message=message, span=proposal.span, hints=(hint,))


def _breaks(count: int, names: Sequence[str], *, leaks: bool) -> Diagnostic:
    message = f"nothing was changed: with these changes, {count} more error{'s' * (count > 1)} would be found"
    at_fault = f"leave out {', '.join(names)}, and " if names else ""
    hints = (
        f"{at_fault}accept the others by their ids",
        "or take these words and mend what is found afterwards: --anyway",
    )
    return Diagnostic(code=BREAKS, message=message, hints=hints[:1] if leaks else hints)


def _trial(writing: "_Writing", held: Sequence[Proposal]) -> Trial:
    registers = {each.field.register for each in held if each.field}
    items = None if registers - {"items"} else {record for each in held if (record := writing.record(each))}
    return tried(writing.project, writing.found, writing.files(held), items)


def _together(writing: "_Writing", wanted: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Return the proposals that can be written together, by halves where not all can; those before others have the first say."""
    if not wanted or writing.holds(wanted):
        return wanted
    if len(wanted) == 1:
        return ()
    half = len(wanted) // 2
    kept = _together(writing, wanted[:half])
    for each in _together(writing, wanted[half:]):
        kept = (*kept, each) if writing.holds((*kept, each)) else kept
    return kept


class _Writing:
    """The files of one pack, and what proposals make of them."""

    def __init__(self, project: Project, found: Reviewed) -> None:
        self.project = project
        self.found = found
        self.pack = project.pack(found.pack)
        self._source = next(one for one in project.sources if one.name == found.pack)

    def holds(self, wanted: Sequence[Proposal]) -> bool:
        """Tell whether the proposals can be written, and are read back as they are meant, and nothing else is changed."""
        try:
            changes = self._changes(wanted)
            files = self._written(changes)
            differences = Differences(changed=tuple(self._differences(changes)))
            if differences.changed:
                require_sound(self.project, self.found.pack, files, differences)
            return not changes.drafts or self._has_drafts(changes.drafts, files)
        except (UserError, ByHandError):
            return False

    def files(self, wanted: Sequence[Proposal]) -> Mapping[Path, bytes]:
        return self._written(self._changes(wanted))

    def record(self, proposal: Proposal) -> str | None:
        """Return the record that a proposal changes: of a draft its own."""
        if proposal.sort == "draft":
            draft = next(iter(self._changes((proposal,)).drafts))
            return draft.id
        return proposal.field.id if proposal.field else None

    def _written(self, changes: Changes) -> Mapping[Path, bytes]:
        return changed_files(Written(self._source, self.pack), changes)

    def _changes(self, wanted: Sequence[Proposal]) -> Changes:
        """Return what the proposals write. Raises `ByHandError` where they do not go together."""
        made = Changes()
        of_words: dict[Field, list[Proposal]] = {}
        settings: dict[Field, NewSetting] = {}
        for each in wanted:
            if (each.edit or each.target) and each.field is not None:
                of_words.setdefault(each.field, []).append(each)
            elif each.field is not None:
                setting = self._setting(each, each.field)
                if settings.setdefault(each.field, setting) != setting:
                    raise ByHandError
            elif isinstance(each.subject, Addition):
                made.drafts.append(self._draft(each.subject, made.drafts))
        for named, held in of_words.items():
            old = value_of(self.pack, named)
            edits = tuple(each.edit for each in held if each.edit is not None)
            found = None if old is None else splices(old, edits)
            if old is None or found is None:
                raise ByHandError
            made.words.append(NewWords(field=named, old=old, splices=_with_targets(found, held)))
        made.settings.extend(settings.values())
        return made

    def _setting(self, proposal: Proposal, named: Field) -> NewSetting:
        if proposal.value is not None:
            return NewSetting(field=named, value=proposal.value)
        entry = next(each for each in self.pack.items if each.id == named.id)
        audience = self.found.review.baseline.audience
        left = readers_without(entry, audience, self.project.policy.policy) or {}
        return NewSetting(
            field=named, value=[name if rank is None else f"{name} {rank}" for name, rank in left.items()]
        )

    def _draft(self, addition: Addition, made: Iterable[Draft]) -> Draft:
        own = followed(self.pack, self.found, addition)
        behind = next((each for each in self.pack.items if own and each.id == own.item), None)
        if behind is None:
            raise ByHandError
        taken = {each.id for each in self.pack.items} | {each.id for each in made}
        return draft_of(said_by(self.found, addition), behind, self.found.review.baseline.audience, taken)

    def _differences(self, changes: Changes) -> Iterator[Change]:
        """Yield what the pack is to say then, field by field."""
        new: list[tuple[Field, object, str]] = [(one.field, one.source, one.source) for one in changes.words]
        for setting in changes.settings:
            told = ", ".join(setting.value) if isinstance(setting.value, list) else said(setting.value)
            new.append((setting.field, setting.value, told))
        for named, value, told in new:
            span = self.pack.positions.span((named.register, named.id)) or Span(path=self.pack.root, line=1)
            given = Given(value=value, span=span)
            record = Record(holder=named.register, id=named.id, fields={named.path: given}, span=span)
            old = said(value_at(model_at(self.pack, named), named.path))
            yield Change(record=record, path=named.path, given=given, old=old, new=told)

    def _has_drafts(self, drafts: Sequence[Draft], files: Mapping[Path, bytes]) -> bool:
        """Tell whether the new items are there, in their own words."""
        with changed_copy(self.project.folder, files) as folder:
            pack = self.project.at(folder).pack(self.found.pack)
        there = {each.id: each.item for each in pack.items}
        return all(
            (item := there.get(each.id)) is not None
            and item.draft
            and each.fields["text"] in (own := said(item.text), own.removeprefix("\\"))
            for each in drafts
        )


def _with_targets(words: Sequence[Splice], held: Sequence[Proposal]) -> tuple[Splice, ...]:
    """Return what writes words of a field, and where its links lead. Raises `ByHandError` where the link itself goes."""
    made = sorted((*words, *(each.target for each in held if each.target)), key=lambda each: (each.start, each.end))
    if any(one.end > other.start for one, other in pairwise(made)):
        raise ByHandError
    return tuple(made)
