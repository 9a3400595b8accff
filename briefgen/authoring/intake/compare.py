"""What is handed in against what the pack has: what is new, what changes, what is the same, what is refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any, Final

from briefgen.authoring.intake.incoming import Given, Handed, Record
from briefgen.authoring.intake.memory import mark
from briefgen.authoring.intake.merge.written import Written
from briefgen.authoring.intake.names import BY_HAND, MORE_THAN_WORDS, TOLD, TRANSLATION
from briefgen.authoring.intake.said import said
from briefgen.content.fields import begins_as_field
from briefgen.content.front import FrontMatter
from briefgen.content.item import Item
from briefgen.content.model import Model
from briefgen.content.pack import Pack
from briefgen.content.registry import model_of_entry
from briefgen.content.runs import join_lines
from briefgen.content.tail import cut_tail
from briefgen.content.translatable import Translatable, model_of, translatables_of
from briefgen.content.values import value_at
from briefgen.diagnostics import Diagnostic, Severity, Span, UserError
from briefgen.frozen import dataclass
from briefgen.located.positions import Located, Location, Positions, ValuePlace
from briefgen.located.validate import validate

_SHOWN: Final = 120
"""Characters of a value in a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field that gets another value, or its first."""

    record: Record
    path: Location
    given: Given
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A record that is new, and what it is to be."""

    record: Record
    model: Model | None
    """None where it is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    added: tuple[Added, ...] = ()
    changed: tuple[Change, ...] = ()
    unchanged: int = 0
    """Records of which nothing changes."""
    told: tuple[Diagnostic, ...] = ()
    """Errors refuse the whole; warnings are told."""

    @property
    def refused(self) -> tuple[Diagnostic, ...]:
        return tuple(one for one in self.told if one.severity is Severity.ERROR)


def compare(handed: Handed, pack: Pack | None, written: Written) -> Differences:
    """Return the differences; *pack* is None where it is to be made. *written* has the data of its entries."""
    comparing = _Comparing(pack=pack, written=written, told=list(handed.told))
    for record in handed.records:
        comparing.take(record)
    comparing.tell_outdated()
    return Differences(
        added=tuple(comparing.added),
        changed=tuple(comparing.changed),
        unchanged=comparing.unchanged,
        told=tuple(comparing.told),
    )


@dataclass(slots=True, kw_only=True)
class _Comparing:
    pack: Pack | None
    written: Written
    told: list[Diagnostic]
    added: list[Added] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0

    def take(self, record: Record) -> None:
        self.told += _more_than_words(record)
        old = model_of(self.pack, record.holder, record.id) if self.pack else None
        if old is None:
            if record.was_there:
                self._deleted(record)
            else:
                self._add(record)
            return
        self._tell_left_alone(record, old)
        fields = {path: one for path, one in record.fields.items() if not one.only_new and not one.untouched}
        try:
            new = _validated(record, fields, self._base(record, old, fields))
        except UserError as fault:
            self.told += fault.diagnostics
            return
        changes = [change for path, given in fields.items() if (change := _change(record, path, given, old, new))]
        if not changes:
            self.unchanged += 1
        for change in changes:
            self._change(change, old)

    def _tell_left_alone(self, record: Record, old: Model) -> None:
        """Tell what nobody touched in the book, and the pack has changed since."""
        for path, given in record.fields.items():
            if given.untouched and mark(value_at(old, path)) != given.was:
                name = ".".join(map(str, path))
                message = f"'{name}' of {_whose(record)} has changed in the pack since it was written: left alone"
                self.told.append(_note(message, given.span))

    def _deleted(self, record: Record) -> None:
        """Tell of an entry that the pack has no more: one that nobody touched in the book is left out."""
        touched = [given for given in record.fields.values() if not given.only_new and not given.untouched]
        if not touched:
            message = f"'{record.id}' has been deleted in the pack since it was written: left alone"
            self.told.append(_note(message, record.span))
        for given in touched:
            message = f"'{record.id}' is changed here, and has been deleted in the pack since it was written"
            hint = "give it another name to add it anew, or delete the row"
            self.told.append(_refusal(BY_HAND, message, given.span, hint))

    def tell_outdated(self) -> None:
        """Tell which translations are of words that change, those that are handed in beside them included."""
        for change in self.changed:
            record = change.record
            old = model_of(self.pack, record.holder, record.id) if self.pack else None
            wording = next((one for one in _wordings(old, record) if one.path == change.path), None)
            if wording is None:
                continue
            given = [
                one.path for one in self.changed if (one.record.holder, one.record.id) == (record.holder, record.id)
            ]
            tags = [*getattr(old, "translations", ()), *(str(path[1]) for path in given if path[0] == "translations")]
            of = [
                tag for tag in dict.fromkeys(tags) if value_at(old, wording.target(tag)) or wording.target(tag) in given
            ]
            if of:
                message = f"what '{record.id}' has in {', '.join(of)} is a translation of the old words"
                hint = "write it anew in the file, or in a new book"
                self.told.append(replace(_refusal(TOLD, message, change.given.span, hint), severity=Severity.WARNING))

    def _add(self, record: Record) -> None:
        model = None
        try:
            model = _validated(record, record.fields, {} if record.holder == "pack" else {"id": record.id})
        except UserError as fault:
            self.told += fault.diagnostics
        self.added.append(Added(record=record, model=model))

    def _base(self, record: Record, old: Model, fields: Mapping[Location, Given]) -> Mapping[str, Any]:
        """Return data that the new values stand in: of an item no more than it must have."""
        if not isinstance(old, Item):
            return self.written.data(record.holder, record.id)
        base: dict[str, Any] = {"kind": old.kind, "text": old.text.source}
        if old.answer is not None and any(path[0] == "answer" for path in fields):
            base["answer"] = {"text": old.answer.text.source}
        return base

    def _change(self, change: Change, old: Model) -> None:
        """Take a change in, unless somebody has signed what it would take the place of, or changed that since."""
        if change.given.was is not None and mark(value_at(old, change.path)) != change.given.was:
            name = ".".join(map(str, change.path))
            there = f"'{_short(change.old)}'" if change.old else "nothing"
            message = (
                f"'{name}' of {_whose(change.record)} has changed here and in the pack since it was written:"
                f" here '{_short(change.new)}', there {there}"
            )
            hint = "write here what the pack has, and change it there; or make the change in a new book or form"
            self.told.append(_refusal(BY_HAND, message, change.given.span, hint))
            return
        if "translations" in change.path and change.old:
            at = change.path.index("translations")
            at_review = (*change.path[: at + 2], "review")
            review = value_at(old, at_review)
            says_of_review = any(path[: len(at_review)] == at_review for path in change.record.fields)
            if review is not None and not says_of_review:
                hint = "take the review out of the file first, and let somebody sign the new words"
                message = f"{review.by} has signed the words of '{change.record.id}' that this would change"
                self.told.append(_refusal(TRANSLATION, message, change.given.span, hint))
                return
        self.changed.append(change)


def _wordings(model: Model | None, record: Record) -> Iterator[Translatable]:
    return iter(()) if model is None else translatables_of(model, record.holder, record.id)


def _change(record: Record, path: Location, given: Given, old: Model, new: Model) -> Change | None:
    before, after = said(value_at(old, path)), said(value_at(new, path))
    return None if before == after else Change(record=record, path=path, given=given, old=before, new=after)


def _validated(record: Record, fields: Mapping[Location, Given], base: Mapping[str, Any]) -> Model:
    """Return the model of *base* with the fields in it. Raises `UserError` with a finding at the place of each wrong value."""
    spans = [record.span, *(given.span for given in fields.values())]
    places = {
        path: _numbered(number, span) for number, (path, span) in enumerate(zip(fields, spans[1:], strict=True), 1)
    }
    places[()] = _numbered(0, record.span)
    data: dict[str, Any] = dict(base)
    for path, given in fields.items():
        data = _with(data, path, given.value)
    try:
        return validate(_model(record, data), Located(data=data, positions=Positions(places)))
    except UserError as fault:
        raise UserError(*_at_their_places(fault.diagnostics, spans, record)) from None


def _numbered(number: int, span: Span) -> ValuePlace:
    return ValuePlace(path=span.path, line=number, column=1)


def _at_their_places(found: Sequence[Diagnostic], spans: Sequence[Span], record: Record) -> Iterator[Diagnostic]:
    """Yield the findings in the words of what was handed in: what a pack calls `text` is a column's empty cell in a book."""
    for one in found:
        blank = {".".join(map(str, path)): cell for path, cell in record.blank.items()}
        missing = None if one.missing is None else blank.get(one.missing)
        if missing is not None:
            yield _blank(one.code, record, *missing)
            continue
        span = spans[one.span.line] if one.span is not None else spans[0]
        yield _refusal(one.code, one.message, span, *one.hints)


def _blank(code: str, record: Record, head: str, span: Span) -> Diagnostic:
    """Return what is said of a cell in which nothing stands: a row has its head beside it where it is the pack's."""
    if record.holder == "pack":
        return _refusal(code, f"nothing stands beside '{head}'", span, "fill in the row; at its right stands how")
    return _refusal(code, f"nothing stands under '{head}'", span, "fill in the cell, or delete the row")


def _model(record: Record, data: Mapping[str, Any]) -> type[Model]:
    if record.holder == "pack":
        return FrontMatter
    return Item if record.holder == "items" else model_of_entry(record.holder, data)


def _with(data: Mapping[str, Any], path: Location, value: Any) -> dict[str, Any]:
    first, *rest = path
    if value is None and not rest:
        return {name: one for name, one in data.items() if name != first}
    inner = data.get(str(first)) if rest else None
    if isinstance(inner, list):
        name, *more = rest
        members = [_with(one, tuple(more), value) if one.get("name") == name else one for one in inner]
        return {**data, str(first): members}
    return {
        **data,
        str(first): _with(inner if isinstance(inner, Mapping) else {}, tuple(rest), value) if rest else value,
    }


def _refusal(code: str, message: str, span: Span, *hints: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=span, hints=tuple(filter(None, hints)))


def _note(message: str, span: Span) -> Diagnostic:
    return Diagnostic(code=TOLD, message=message, span=span, severity=Severity.WARNING)


def _whose(record: Record) -> str:
    return f"'{record.id}'" if record.id else "the pack"


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _more_than_words(record: Record) -> Iterator[Diagnostic]:
    """Yield where words of a statement end, or begin, as what says who may read it, or where it is from."""
    if record.holder != "items":
        return
    for path in (("text",), ("answer", "text")):
        given = record.fields.get(path)
        if given is None or not isinstance(given.value, str):
            continue
        tail = cut_tail(join_lines(given.span.path, [(given.value, 1, 1)]))
        if not tail.readable or tail.problems or tail.words.text != given.value:
            said_more = given.value[len(tail.words.text) :].strip() if tail.readable else given.value[-40:]
            hint = "a source, a certainty or readers have fields of their own; write \\{ or \\[ for the sign itself"
            yield _refusal(MORE_THAN_WORDS, f"'{said_more}' would not be read as words", given.span, hint)
        elif path == ("text",) and (begins_as_field(given.value) or given.value.startswith(("Q:", "A:"))):
            begin = given.value.partition(":")[0]
            hint = f"write {begin}\\: where it is words, or give it the field that is meant"
            yield _refusal(MORE_THAN_WORDS, f"'{begin}:' would be read as a field", given.span, hint)
