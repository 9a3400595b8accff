"""The result on trial: it must load, say what was handed in, and nothing else anew."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from briefgen.authoring.intake.compare import Added, Differences
from briefgen.authoring.intake.incoming import Record
from briefgen.authoring.intake.names import BY_HAND
from briefgen.authoring.intake.said import said
from briefgen.build.project import Project
from briefgen.build.trial import changed_copy
from briefgen.content.model import Model
from briefgen.content.pack import Pack, PackItem
from briefgen.content.translatable import model_of
from briefgen.content.values import value_at
from briefgen.content.vocabulary import REGISTER_NAMES
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.regex import regex

_ITEM: Final = regex(r"\^([a-z0-9-]+)[ \t]*$", re.MULTILINE)
_ENTRY: Final = regex(r"\bid: *['\"]?([a-z0-9-]+)")


def require_sound(project: Project, name: str, files: Mapping[Path, bytes], differences: Differences) -> None:
    """Raise `UserError` with a finding at the cell or paragraph of each value with which the pack would not load, or would
    say something else than was handed in.
    """
    before = project.pack(name) if name in project.packs else None
    with changed_copy(project.folder, files) as folder:
        records = tuple(_records(differences))
        try:
            after = project.at(folder).pack(name)
        except UserError as fault:
            home = _Home(copied=folder.content, content=project.folder.content, records=records)
            raise UserError(*(home.told(one) for one in fault.diagnostics)) from None
    if wrong := tuple(dict.fromkeys(_wrong(before, after, differences))):
        raise UserError(*wrong)


def _records(differences: Differences) -> Iterator[Record]:
    yield from (added.record for added in differences.added)
    yield from (change.record for change in differences.changed)


class _Home:
    """Says at the place in the form or book what was found in the copied files."""

    def __init__(self, *, copied: Path, content: Path, records: tuple[Record, ...]) -> None:
        self._copied = copied
        self._content = content
        self._records = records

    def told(self, found: Diagnostic) -> Diagnostic:
        if found.span is None:
            return found
        record = self._record(found.span)
        if record is not None:
            return replace(found, span=_span_in(record, found), edits=())
        file = self._content / found.span.path.relative_to(self._copied)
        return replace(
            found, span=Span(path=file, line=found.span.line, within=f"line {found.span.line} of the result"), edits=()
        )

    def _record(self, span: Span) -> Record | None:
        """Return the record that made the line at fault."""
        lines = span.path.read_text(encoding="utf-8-sig").split("\n")
        in_front = lines[0].rstrip() == "---" and span.line <= next(
            (at for at, line in enumerate(lines[1:], 2) if line.rstrip() == "---"), len(lines)
        )
        if span.path.suffix == ".yaml" or in_front:
            before = "\n".join(lines[: span.line])
            names = _ENTRY.findall(before)
            holders: set[str] = set(REGISTER_NAMES)
        else:
            names = _ITEM.findall(_block(lines, span.line))
            holders = {"items"}
        found = [one for one in self._records if names and one.id == names[-1] and one.holder in holders]
        pack = [one for one in self._records if one.holder == "pack" and in_front]
        return next(iter(found or pack), None)


def _block(lines: list[str], line: int) -> str:
    """Return the item that a line belongs to."""
    first = line - 1
    while first > 0 and lines[first].startswith(" "):
        first -= 1
    last = line
    while last < len(lines) and lines[last].startswith(" "):
        last += 1
    return "\n".join(lines[first:last])


def _span_in(record: Record, found: Diagnostic) -> Span:
    """Return the place of the value that a finding quotes, else of the field it names, else of the record."""
    for path, given in record.fields.items():
        if isinstance(given.value, str) and f"'{given.value}'" in found.message:
            return given.span
        if isinstance(given.value, list) and any(_quoted(one, found.message) for one in given.value):
            return given.span
        if f"'{path[0]}'" in found.message:
            return given.span
    return record.span


def _quoted(value: object, message: str) -> bool:
    words = value.values() if isinstance(value, Mapping) else str(value).split()[:1]
    return any(f"'{word}'" in message for word in words)


def _wrong(before: Pack | None, after: Pack, differences: Differences) -> Iterator[Diagnostic]:
    changed: dict[tuple[str, str], set[str]] = {}
    for change in differences.changed:
        changed.setdefault((change.record.holder, change.record.id), set()).add(str(change.path[0]))
        new = model_of(after, change.record.holder, change.record.id)
        if said(value_at(new, change.path)) != change.new:
            yield _by_hand(change.record, change.given.span)
    for added in differences.added:
        if not _is_as_given(added, after):
            yield _by_hand(added.record, added.record.span)
    if before is not None and (others := tuple(_others(before, after, changed))):
        hint = f"change the file by hand; {', '.join(others[:3])} would not be what it was"
        record = next(_records(differences))
        yield Diagnostic(code=BY_HAND, message="this would change more than it says", span=record.span, hints=(hint,))


def _by_hand(record: Record, span: Span) -> Diagnostic:
    message = f"'{record.id}' would not be read back as it stands here"
    hint = "take out what is not plain words, or write it in the file by hand"
    return Diagnostic(code=BY_HAND, message=message, span=span, hints=(hint,))


def _is_as_given(added: Added, after: Pack) -> bool:
    """Tell whether a new record is what was handed in, and no heading narrows or widens it."""
    new, meant = model_of(after, added.record.holder, added.record.id), added.model
    if new is None or meant is None:
        return False
    if added.record.holder == "items":
        entry = next(entry for entry in after.items if entry.id == added.record.id)
        if any(scope.readers or scope.marking for scope in entry.scopes[1:-1]):
            return False
    return _fields(new) == _fields(meant)


def _fields(model: Model) -> dict[str, str]:
    names = type(model).model_fields
    return {name: said(getattr(model, name)).removeprefix("\\") for name in names if name != "use"}


def _others(before: Pack, after: Pack, changed: Mapping[tuple[str, str], set[str]]) -> Iterator[str]:
    """Yield the names of what is not what it was, beside what is meant to change."""
    later = {entry.id: entry for entry in after.items}
    for entry in before.items:
        mine = changed.get(("items", entry.id), set())
        if entry.named and not _is_same(entry, later.get(entry.id), mine):
            yield entry.id
    for register in REGISTER_NAMES:
        for name, old in getattr(before.registers, register).items():
            new = getattr(after.registers, register).get(name)
            if not _agree(old, new, changed.get((register, name), set())):
                yield name
    if not _agree(before.front, after.front, changed.get(("pack", ""), set())):
        yield "the front matter"


def _is_same(old: PackItem, new: PackItem | None, changed: set[str]) -> bool:
    if new is None or not _agree(old.item, new.item, changed):
        return False
    around = [[(scope.readers, scope.marking, scope.use) for scope in entry.scopes[:-1]] for entry in (old, new)]
    return around[0] == around[1]


def _agree(old: Model, new: Model | None, changed: set[str]) -> bool:
    names = {name: info.alias or name for name, info in type(old).model_fields.items()}
    return new is not None and all(
        getattr(old, name) == getattr(new, name) for name, alias in names.items() if alias not in changed
    )
