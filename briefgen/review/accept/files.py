"""What was accepted, put into the files of the pack: nothing but the fields that it changes is touched."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from itertools import accumulate
from pathlib import Path
from typing import Any

from briefgen.authoring.intake.merge.markdown_edits import ByHandError, NewValue, behind_item, value_splices
from briefgen.authoring.intake.merge.merge import with_front
from briefgen.authoring.intake.merge.splices import Splice, spliced
from briefgen.authoring.intake.merge.written import Home, Written
from briefgen.authoring.intake.merge.yaml_edits import Put, edited_yaml, editing_of
from briefgen.authoring.intake.said import said
from briefgen.content.pack import Pack, PackItem
from briefgen.content.values import value_at
from briefgen.frozen import dataclass
from briefgen.located.positions import Location, ValuePlace
from briefgen.markup.nodes import Marked
from briefgen.review.accept.drafts import Draft, as_words, markdown_lines
from briefgen.review.accept.fields import location, model_at, place_of
from briefgen.review.accept.model import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWords:
    """A field that is to say something else."""

    field: Field
    old: Marked | str
    splices: tuple[Splice, ...]

    @property
    def source(self) -> str:
        """What its source will be, on one line."""
        before = self.old if isinstance(self.old, str) else self.old.source
        return " ".join(spliced(before, self.splices).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSetting:
    """A field that gets another value: the readers of an item, a number of the register."""

    field: Field
    value: Any


@dataclass(slots=True, kw_only=True)
class Changes:
    """What is to be written."""

    words: list[NewWords] = field(default_factory=list)
    settings: list[NewSetting] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


def changed_files(written: Written, changes: Changes) -> dict[Path, bytes]:
    """Return the content of every file that changes. Raises `ByHandError` where a value stands as only an author can change it."""
    pack = written.pack
    assert pack is not None, "its brief was printed"
    splices: dict[Path, list[Splice]] = {}
    puts: dict[Home, list[Put]] = {}
    for one in changes.words:
        place = place_of(pack, one.field)
        assert place is not None, "nothing else is proposed"
        if written.is_yaml(place.span()):
            home, put = _put(written, pack, one.field, one.source)
            puts.setdefault(home, []).append(put)
        else:
            splices.setdefault(place.path, []).extend(_in_markdown(written, place, one))
    for setting in changes.settings:
        entry = _entry(pack, setting.field)
        if entry is None or written.is_yaml(entry.span):
            home, put = _put(written, pack, setting.field, setting.value)
            puts.setdefault(home, []).append(put)
        else:
            new = _new_value(pack, entry, setting)
            splices.setdefault(entry.span.path, []).extend(value_splices(written.text(entry.span.path), new))
    in_yaml: dict[Path, list[Draft]] = {}
    for draft in changes.drafts:
        if written.is_yaml(draft.behind.span):
            in_yaml.setdefault(draft.behind.span.path, []).append(draft)
        else:
            path = draft.behind.span.path
            splices.setdefault(path, []).append(behind_item(written.text(path), draft.behind, markdown_lines(draft)))
    texts = {path: spliced(written.text(path), made) for path, made in splices.items()}
    _add_yaml(written, puts, in_yaml, texts)
    return {path: written.bytes_of(path, text) for path, text in texts.items() if text != written.text(path)}


def _in_markdown(written: Written, place: ValuePlace, new: NewWords) -> Iterator[Splice]:
    """Yield the splices of a field's source as those of its file: a line's end and what indents the next one go with the words
    around them.
    """
    text = written.text(place.path)
    starts = [0]
    starts += accumulate(len(line) + 1 for line in text.split("\n"))
    source = new.old if isinstance(new.old, str) else new.old.source
    breaks = place.breaks or ((0, place.line, place.column),)
    ends = [*(offset - 1 for offset, _, _ in breaks[1:]), len(source)]
    for (offset, line, column), end in zip(breaks, ends, strict=True):
        first = starts[line - 1] + column - 1
        if text[first : first + end - offset] != source[offset:end]:
            raise ByHandError

    def at(offset: int, *, ends_here: bool) -> int:
        # What ends at a line's end ends before it, and what begins there begins behind the words.
        before, line, column = max(each for each in breaks if each[0] <= max(offset - int(ends_here), 0))
        return starts[line - 1] + column - 1 + offset - before

    for each in new.splices:
        empty = each.start == each.end
        text_there = _as_first_words(new, each) if each.start == 0 and new.field.path == ("text",) else each.text
        yield Splice(start=at(each.start, ends_here=empty), end=at(each.end, ends_here=True), text=text_there)


def _as_first_words(new: NewWords, first: Splice) -> str:
    """Return words that begin an item, with a backslash where they would be read as something else."""
    whole = spliced(new.old if isinstance(new.old, str) else new.old.source, new.splices)
    safe = as_words(whole)
    at = next((n for n, (one, other) in enumerate(zip(whole, safe, strict=False)) if one != other), len(whole))
    return f"{first.text[:at]}\\{first.text[at:]}" if safe != whole and at <= len(first.text) else first.text


def _put(written: Written, pack: Pack, named: Field, value: Any) -> tuple[Home, Put]:
    path: Location = named.path
    if path[-1] == "text" and "translations" in path and _stands_alone(pack, named):
        path = path[:-1]
    if named.register == "items":
        entry = _entry(pack, named)
        assert entry is not None, "nothing else is proposed"
        home = Home(path=entry.span.path, at=(), front=entry.span.path == written.main)
        return home, Put(at=None, id=named.id, path=path, value=value)
    home = written.home(named.register)
    return home, Put(at=home.at, id=named.id or None, path=path, value=value)


def _stands_alone(pack: Pack, named: Field) -> bool:
    """Tell whether the words of a translation are all of it: then its tag has them for a value."""
    at = location(pack, named)
    places = pack.positions.places
    return places.get(at) is not None and places.get(at[:-1]) == places.get(at)


def _entry(pack: Pack, named: Field) -> PackItem | None:
    return next((each for each in pack.items if each.id == named.id), None) if named.register == "items" else None


def _new_value(pack: Pack, entry: PackItem, setting: NewSetting) -> NewValue:
    at = location(pack, setting.field)
    return NewValue(
        entry=entry,
        path=setting.field.path,
        value=setting.value,
        old=said(value_at(model_at(pack, setting.field), setting.field.path)),
        place=pack.positions.places.get(at),
    )


def _add_yaml(
    written: Written, puts: Mapping[Home, list[Put]], drafts: Mapping[Path, Iterable[Draft]], texts: dict[Path, str]
) -> None:
    for path in {home.path: None for home in puts} | dict.fromkeys(drafts):
        homes = [home for home in puts if home.path == path]
        in_front = path == written.main
        before = written.front()[0] if in_front else written.text(path)
        after = edited_yaml(before, [put for home in homes for put in puts[home]]) if homes else before
        for draft in drafts.get(path, ()):
            made = editing_of(after).behind(draft.behind.id, draft.fields)
            if made is None:
                raise ByHandError
            after = spliced(after, (made,))
        texts[path] = with_front(texts.get(path, written.text(path)), before, after) if in_front else after
