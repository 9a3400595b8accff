"""A review written into the files of a pack: who read which translations and when, with the hash of what was read."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefgen.authoring.intake.compare import Change, Differences
from briefgen.authoring.intake.incoming import Given, Record
from briefgen.authoring.intake.merge.merge import merged
from briefgen.authoring.intake.merge.written import Written
from briefgen.authoring.intake.said import said
from briefgen.authoring.translate.unknown import NOTHING, no_translations, nothing_by_name
from briefgen.build.files import require_unchanged
from briefgen.build.project import Project
from briefgen.build.together import put_together
from briefgen.build.trial import changed_copy
from briefgen.checks.translations import review_name, whose
from briefgen.content.pack import Pack
from briefgen.content.reviewed import Translated, translated_records
from briefgen.content.translatable import languages, model_of, wordings
from briefgen.content.values import value_at
from briefgen.diagnostics import Diagnostic, Span, UnknownNameError, UserError
from briefgen.frozen import dataclass
from briefgen.located.positions import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What a review would write."""

    records: tuple[Translated, ...]
    """What was reviewed."""
    files: Mapping[Path, bytes]
    """File → what it is to be."""
    before: Mapping[Path, bytes]


def sign(project: Project, name: str, *, language: str, by: str, on: dt.date, names: Sequence[str] = ()) -> Signing:
    """Return what writes a review of the translations *names* of a pack, of all that nobody has reviewed in the words of now
    where none is named; nothing is written yet.

    Raises `ValueError` where *by* is no name that can stand before a comma, `UnknownNameError` for a language or a name that the pack has no translation of, and `UserError` where the pack is
    at fault, or a file can only be changed by hand.
    """
    if not by.strip() or "," in by or any(not sign.isprintable() for sign in by):
        raise ValueError("by takes a name without commas")
    pack = project.pack(name)
    if language not in languages(pack):
        raise UnknownNameError(no_translations(language, name, languages(pack)))
    chosen = _chosen(pack, language, by, names)
    source = next(one for one in project.sources if one.name == name)
    written = Written(source, pack)
    changes = tuple(change for one in chosen for change in _changes(pack, written, one, by, on))
    files = merged(Differences(changed=changes), written)
    _require_sound(project, pack, files, chosen)
    return Signing(records=chosen, files=files, before={path: path.read_bytes() for path in files})


def put(project: Project, signing: Signing) -> None:
    """Put the files in place, all or none. Raises `OSError`, also where one has changed meanwhile."""
    require_unchanged(signing.before)
    put_together(project.folder, signing.files)


def _chosen(pack: Pack, language: str, by: str, names: Sequence[str]) -> tuple[Translated, ...]:
    there = [one for one in translated_records(pack, language) if one.said]
    if not names:
        return tuple(_writable(pack, (one for one in there if _is_open(one, by))))
    by_name: dict[str, list[Translated]] = {}
    for one in there:
        by_name.setdefault(review_name(pack, one), []).append(one)
    if unknown := [name for name in dict.fromkeys(names) if name not in by_name]:
        raise UnknownNameError(*(nothing_by_name(name, language, tuple(by_name)) for name in unknown))
    return tuple(_writable(pack, (one for name in dict.fromkeys(names) for one in by_name[name])))


def _is_open(one: Translated, by: str) -> bool:
    """Tell whether nobody has reviewed the words of now, or *by* has, without saying which."""
    review = one.translation.review if one.translation else None
    return one.standing != "reviewed" or (one.unsealed and review is not None and review.by == by)


def _writable(pack: Pack, found: Iterable[Translated]) -> Iterator[Translated]:
    nameless = {entry.id for entry in pack.items if not entry.named}
    chosen = list(found)
    if faults := [
        Diagnostic(
            code=NOTHING,
            message=f"this {one.register.removesuffix('s')} has no id, and a review is written to nothing without one",
            span=one.span,
            hints=("run briefgen check --fix, which writes one, and review again",),
        )
        for one in chosen
        if one.register == "items" and one.id in nameless
    ]:
        raise UserError(*faults)
    yield from chosen


def _changes(pack: Pack, written: Written, one: Translated, by: str, on: dt.date) -> Iterator[Change]:
    """Yield the fields that a review writes: the hash of what is translated, and the review with that of what was read."""
    model = model_of(pack, one.register, one.id)
    span = one.span or Span(path=pack.root, line=1)
    fields = {(*one.holder, *path): value for path, value in _fields(written, one, by, on).items()}
    record = Record(
        holder=one.register,
        id=one.id,
        fields={path: Given(value=value, span=span) for path, value in fields.items()},
        span=span,
        only_known=True,
    )
    for path, given in record.fields.items():
        yield Change(record=record, path=path, given=given, old=said(value_at(model, path)), new=said(given.value))


def _fields(written: Written, one: Translated, by: str, on: dt.date) -> dict[Location, Any]:
    assert written.pack is not None
    at: Location = (one.register, one.id, *one.holder)
    words: dict[Location, Any] = {}
    if one.register == "items" and _stand_alone(written, at):
        # A hash beside the words needs their name.
        words = {("text",): one.said[0].words}
    parts = {"by": by, "on": on.isoformat(), "seen": one.seen}
    review: dict[Location, Any] = {("review",): ", ".join(parts.values())}
    if (*at, "review", "by") in written.pack.positions.places:
        review = {("review", part): value for part, value in parts.items()}
    return {**words, ("of",): one.of, **review}


def _stand_alone(written: Written, at: Location) -> bool:
    """Tell whether the words of a translation are all of it, as in YAML `hi-IN: …`: then both stand at one place."""
    assert written.pack is not None
    places = written.pack.positions.places
    words = places.get((*at, "text"))
    return words is not None and written.is_yaml(words.span()) and places.get(at) == words


def _require_sound(project: Project, pack: Pack, files: Mapping[Path, bytes], chosen: Sequence[Translated]) -> None:
    """Raise `UserError` unless the pack with these files loads, says the same, and what is chosen is reviewed in it."""
    with changed_copy(project.folder, files) as folder:
        try:
            after: Pack | None = Project(folder).pack(pack.name)
        except UserError:
            after = None
    if after is None or not all(_words(pack, tag) == _words(after, tag) for tag in languages(pack)):
        raise UserError(*map(_by_hand, chosen))
    done = {
        (one.register, one.id, one.column)
        for tag in {each.language for each in chosen}
        for one in translated_records(after, tag)
        if one.standing == "reviewed" and not one.unsealed
    }
    if left := [one for one in chosen if (one.register, one.id, one.column) not in done]:
        raise UserError(*map(_by_hand, left))


def _words(pack: Pack, tag: str) -> list[tuple[str, str, str, str | None]]:
    return [(one.id, one.field, one.source, one.words) for one in wordings(pack, tag)]


def _by_hand(one: Translated) -> Diagnostic:
    message = f"the review of {whose(one)} cannot be written as the file stands"
    return Diagnostic(code=NOTHING, message=message, span=one.span, hints=("write it there by hand",))
