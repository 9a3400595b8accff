"""The differences put into the files of a pack: what each file is to be, and nothing written yet."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from briefgen.authoring.intake.compare import Change, Differences
from briefgen.authoring.intake.incoming import Record, entry_data
from briefgen.authoring.intake.merge.markdown_edits import ByHandError, NewValue, edited_sections
from briefgen.authoring.intake.merge.written import Home, Written
from briefgen.authoring.intake.merge.yaml_edits import NewEntry, Put, edited_yaml
from briefgen.authoring.intake.names import BY_HAND
from briefgen.content.pack import PackItem
from briefgen.content.values import value_at
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.markup.nodes import Marked


def merged(differences: Differences, written: Written) -> dict[Path, bytes]:
    """Return the content of every file that changes or is made. Raises `UserError` where one has to be changed by hand."""
    texts: dict[Path, str] = {}
    problems: list[Diagnostic] = []
    for path, (values, items) in _of_items(differences, written).items():
        texts[path] = _sections(written, path, values, items, problems)
    _add_yaml(differences, written, texts)
    if problems:
        raise UserError(*problems)
    return {path: written.bytes_of(path, text) for path, text in texts.items() if text != written.text(path)}


def _of_items(differences: Differences, written: Written) -> dict[Path, tuple[list[Change], list[Record]]]:
    files: dict[Path, tuple[list[Change], list[Record]]] = {}
    for change in differences.changed:
        if change.record.holder == "items" and not written.is_yaml(span := _entry(written, change).span):
            path = span.path
            files.setdefault(path, ([], []))[0].append(change)
    for record in (added.record for added in differences.added):
        if record.holder == "items":
            files.setdefault(written.main, ([], []))[1].append(record)
    return files


def _entry(written: Written, change: Change) -> PackItem:
    assert written.pack is not None
    return next(entry for entry in written.pack.items if entry.id == change.record.id)


def _sections(
    written: Written, path: Path, changes: Iterable[Change], items: Iterable[Record], problems: list[Diagnostic]
) -> str:
    text = written.text(path)
    possible = []
    for change in changes:
        new = _new_value(written, change)
        try:
            edited_sections(text, [new], ())
        except ByHandError:
            problems.append(_by_hand(change, new))
        else:
            possible.append(new)
    return edited_sections(text, possible, items)


def _new_value(written: Written, change: Change) -> NewValue:
    assert written.pack is not None
    entry = _entry(written, change)
    old = value_at(entry.item, change.path)
    location = ("items", entry.id, *change.path)
    places = written.pack.positions.places
    is_gone = change.given.value is None
    parts = [where for where in places if where[: len(location)] == location] if is_gone else []
    return NewValue(
        entry=entry,
        path=change.path,
        value=change.given.value,
        old=old.source if isinstance(old, Marked) else change.old,
        place=places.get(location),
        places=tuple({places[where].line: places[where] for where in parts}.values()),
    )


def _by_hand(change: Change, new: NewValue) -> Diagnostic:
    span = new.entry.span
    name = ".".join(map(str, change.path))
    return Diagnostic(
        code=BY_HAND,
        message=f"'{name}' of '{change.record.id}' can only be changed in the file",
        span=change.given.span,
        hints=(f"it stands at {span.path.name}:{span.line}; change it there, and import again",),
    )


def _add_yaml(differences: Differences, written: Written, texts: dict[Path, str]) -> None:
    puts: dict[Home, list[Put]] = {}
    entries: dict[Home, list[NewEntry]] = {}
    for change in differences.changed:
        if change.record.holder == "items":
            if written.is_yaml(span := _entry(written, change).span):
                home = Home(path=span.path, at=(), front=span.path == written.main)
                put = Put(at=None, id=change.record.id, path=change.path, value=change.given.value)
                puts.setdefault(home, []).append(put)
        else:
            home = written.home(change.record.holder)
            name = None if change.record.holder == "pack" else change.record.id
            puts.setdefault(home, []).append(Put(at=home.at, id=name, path=change.path, value=change.given.value))
    for record in (added.record for added in differences.added):
        if record.holder == "items":
            continue
        home = written.home(record.holder)
        if record.holder == "pack":
            values = (Put(at=(), id=None, path=path, value=given.value) for path, given in record.fields.items())
            puts.setdefault(home, []).extend(values)
        else:
            entries.setdefault(home, []).append(NewEntry(at=home.at, entry=entry_data(record)))
    fronts = [home for home in {**puts, **entries} if home.front]
    for home in (home for home in {**puts, **entries} if not home.front):
        texts[home.path] = edited_yaml(written.text(home.path), puts.get(home, ()), entries.get(home, ()))
    if fronts:
        front, _ = written.front()
        edited = edited_yaml(front, _all(puts, fronts), _all(entries, fronts))
        body = texts.get(written.main, written.text(written.main))
        texts[written.main] = with_front(body, front, edited)


def _all(by_home: Mapping[Home, list[Any]], homes: Iterable[Home]) -> Iterator[Any]:
    return (one for home in homes for one in by_home.get(home, ()))


def with_front(text: str, before: str, after: str) -> str:
    """Return a file with other front matter."""
    if not before:
        return f"---\n{after}---\n{text}"
    start = text.index("\n") + 1
    return text[:start] + after + text[start + len(before) :]
