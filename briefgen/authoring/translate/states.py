"""What a translation is worth now: missing, of older words, unread, or read as it stands."""

from collections.abc import Iterable, Mapping

from briefgen.authoring.translate.segment import State
from briefgen.content.item import InOtherWords
from briefgen.content.pack import Pack
from briefgen.content.translatable import Wording, digest, digest_seen, model_of
from briefgen.content.values import value_at
from briefgen.located.positions import Location

Record = tuple[str, str, Location]
"""Register, id, and where in the record its translation stands: what has a hash and a review of its own."""


def record_of(wording: Wording) -> Record:
    return (wording.register, wording.id, wording.holder)


def by_record(found: Iterable[Wording]) -> Mapping[Record, tuple[Wording, ...]]:
    records: dict[Record, list[Wording]] = {}
    for wording in found:
        records.setdefault(record_of(wording), []).append(wording)
    return {record: tuple(each) for record, each in records.items()}


def states(pack: Pack, found: Iterable[Wording]) -> Mapping[Wording, State]:
    known: dict[Wording, State] = {}
    for each in by_record(found).values():
        state = _state(translation_of(pack, each[0]), each)
        known.update((one, state if one.words is not None else "missing") for one in each)
    return known


def translation_of(pack: Pack, wording: Wording) -> InOtherWords | None:
    found: InOtherWords | None = value_at(model_of(pack, wording.register, wording.id), wording.holder)
    return found


def _state(translation: InOtherWords | None, each: tuple[Wording, ...]) -> State:
    if translation is None:
        return "missing"
    if is_stale(translation, each):
        return "stale"
    review = translation.review
    is_read = review is not None and review.seen in (None, digest_seen(each))
    return "reviewed" if is_read else "unreviewed"


def is_stale(translation: InOtherWords | None, each: Iterable[Wording]) -> bool:
    """Tell whether a translation says by its hash that it is of other words than the pack's."""
    translated = [one for one in each if one.words is not None]
    return translation is not None and translation.of not in (None, digest(translated))
