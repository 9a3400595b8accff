"""Each item and each entry of the pack, decided for one reader."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from briefgen.content.groups import expand_all
from briefgen.content.pack import LoadedPolicy, Pack, PackItem, Scope
from briefgen.content.readers import Scoped
from briefgen.content.registers import RecordField
from briefgen.content.series import AnyExhibit, Exhibit, ImageExhibit, Series
from briefgen.content.vocabulary import DEFAULT_RANK
from briefgen.diagnostics import Span
from briefgen.frozen import dataclass
from briefgen.gate.access import Handling, ItemHandling, Reader, item_withheld, withheld
from briefgen.gate.levels import admitted_caveats, ceilings
from briefgen.gate.marked import Level
from briefgen.gate.records import Reason
from briefgen.gate.registers import Key, entries_of
from briefgen.gate.rows import DecidedRow, Sourcing, decide_rows, of_all
from briefgen.gate.scopes import caveats_in, entry_scopes, level_in, rank_of, readers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedItem:
    entry: PackItem
    handling: ItemHandling
    reasons: tuple[Reason, ...]
    """Why it is withheld; none: it is cleared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedEntry:
    entry: Scoped
    handling: Handling
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    items: Mapping[str, DecidedItem]
    """In the pack's order, as are the entries."""
    entries: Mapping[Key, DecidedEntry]
    rows: Mapping[str, tuple[DecidedRow, ...]]
    """Of every series, in its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """How the items and entries of a verified pack are to be handled, whoever asks."""

    items: Mapping[str, ItemHandling]
    """Their rank and what stands in their place are not in it, for they hang on who asks and when."""
    entries: Mapping[Key, Handling]
    """What is drawn is not among them: it hangs on its rows."""


def handle(pack: Pack, policy: LoadedPolicy) -> Handled:
    """Return what `decide` decides by, for every reader."""
    return Handled(items=_handled_items(pack, policy), entries=_handled_entries(pack, policy))


def _handled_items(pack: Pack, policy: LoadedPolicy) -> Mapping[str, ItemHandling]:
    return {
        entry.id: ItemHandling(
            readers=readers_of(policy.policy, entry.scopes),
            level=_verified(level_in(policy, entry.scopes)),
            caveats=caveats_in(entry.scopes),
            embargo_until=entry.item.embargo_until,
            use=entry.use,
            state=entry.item.state,
            valid_until=entry.item.valid_until,
            ok=expand_all(policy.policy, entry.item.ok),
            rank=DEFAULT_RANK,
        )
        for entry in pack.items
    }


def _handled_entries(pack: Pack, policy: LoadedPolicy) -> Mapping[Key, Handling]:
    whole = Span(path=pack.root, line=1)
    return {
        key: _handling(policy, entry_scopes(pack.front, entry, whole), entry.embargo_until)
        for key, entry in entries_of(pack.registers)
    }


def decide(pack: Pack, policy: LoadedPolicy, reader: Reader, *, handled: Handled | None = None) -> Decisions:
    """Decide a verified pack: every name and marking in it is known. *handled* is what `handle` makes of it."""
    known = handle(pack, policy) if handled is None else handled
    entries = {
        key: _decide_entry(policy, entry, known.entries[key], reader) for key, entry in entries_of(pack.registers)
    }
    sourcing = Sourcing(
        reader=reader,
        cites=frozenset(policy.policy.audiences[reader.name].cites),
        seen={key[1]: one.entry for key, one in entries.items() if key[0] == "sources" and not one.reasons},
    )
    rows = {name: decide_rows(pack, policy, sourcing, name) for name in pack.registers.series}
    exhibits: dict[Key, DecidedEntry] = {
        ("exhibits", name): _decide_drawn(pack, policy, exhibit, reader, rows)
        if isinstance(exhibit, Exhibit)
        else _decide_image(pack, policy, exhibit, reader, sourcing)
        for name, exhibit in pack.registers.exhibits.items()
    }
    return Decisions(
        items=_decided_items(pack, policy, reader, known.items),
        entries=entries | exhibits,
        rows=rows,
    )


def superseded_items(pack: Pack, moment: dt.datetime) -> frozenset[str]:
    """Return the items in whose place another one stands: whoever may not see that one does not get the old one instead.

    One that is not current, or under embargo still, takes nobody's place.
    """
    standing = (
        entry.item
        for entry in pack.items
        if entry.item.state == "current" and (entry.item.embargo_until is None or entry.item.embargo_until <= moment)
    )
    return frozenset(id_ for item in standing for id_ in item.supersedes)


def pack_withheld(pack: Pack, policy: LoadedPolicy, reader: Reader) -> tuple[Reason, ...]:
    """Return every reason why nothing of a verified pack, not even its title, reaches *reader*; none: something may."""
    front = pack.front
    outermost = (Scope(span=Span(path=pack.root, line=1), readers=front.readers, marking=front.marking),)
    return withheld(_handling(policy, outermost, None), reader)


def reader_of(policy: LoadedPolicy, audience: str, moment: dt.datetime) -> Reader:
    """Return the audience as the one who asks at *moment*."""
    access = policy.policy.audiences[audience]
    return Reader(
        name=audience,
        ceilings=ceilings(policy, audience),
        admits=admitted_caveats(policy, audience),
        published=access.published,
        under_embargo=access.under_embargo,
        moment=moment,
    )


def _decided_items(
    pack: Pack, policy: LoadedPolicy, reader: Reader, handled: Mapping[str, ItemHandling]
) -> Mapping[str, DecidedItem]:
    superseded = superseded_items(pack, reader.moment)
    found: dict[str, DecidedItem] = {}
    for entry in pack.items:
        handling, rank = handled[entry.id], rank_of(policy.policy, entry, reader.name)
        if rank != handling.rank or entry.id in superseded:
            handling = replace(handling, rank=rank, superseded=entry.id in superseded)
        found[entry.id] = DecidedItem(entry=entry, handling=handling, reasons=item_withheld(handling, reader))
    return found


def _decide_entry(policy: LoadedPolicy, entry: Scoped, handling: Handling, reader: Reader) -> DecidedEntry:
    reasons = withheld(handling, reader)
    if isinstance(entry, RecordField) and not _is_agreed(policy, entry, reader):
        reasons = (*reasons, "ok")
    return DecidedEntry(entry=entry, handling=handling, reasons=reasons)


def _is_agreed(policy: LoadedPolicy, entry: AnyExhibit | RecordField, reader: Reader) -> bool:
    """Tell whether it may be published, as far as the reader is: that is somebody's decision, and none by default."""
    return not reader.published or reader.name in expand_all(policy.policy, entry.ok)


def _decide_drawn(
    pack: Pack, policy: LoadedPolicy, exhibit: Exhibit, reader: Reader, rows: Mapping[str, tuple[DecidedRow, ...]]
) -> DecidedEntry:
    """An exhibit of a series goes where its series goes as well, and has rows to show."""
    series = pack.registers.series.get(exhibit.series)
    lacking = of_all(rows.get(exhibit.series, ()))
    return _decide_shown(pack, policy, exhibit, reader, around=series, lacking=lacking)


def _decide_image(
    pack: Pack, policy: LoadedPolicy, image: ImageExhibit, reader: Reader, sourcing: Sourcing
) -> DecidedEntry:
    """An image that is published can be cited, or spoken of by a public form, as a row can."""
    lacking: tuple[Reason, ...] = () if sourcing.may_rest_on((), image.sources) else ("citable",)
    return _decide_shown(pack, policy, image, reader, around=None, lacking=lacking)


def _decide_shown(
    pack: Pack,
    policy: LoadedPolicy,
    exhibit: AnyExhibit,
    reader: Reader,
    *,
    around: Series | None,
    lacking: tuple[Reason, ...],
) -> DecidedEntry:
    """*lacking* is why there is nothing in it to show."""
    span = Span(path=pack.root, line=1)
    scopes = entry_scopes(pack.front, exhibit, span)
    embargoes = [exhibit.embargo_until]
    if around is not None:
        scopes = (*scopes, Scope(span=span, readers=around.readers, marking=around.marking))
        embargoes.append(around.embargo_until)
    latest = max((moment for moment in embargoes if moment is not None), default=None)
    handling = _handling(policy, scopes, latest)
    agreed: tuple[Reason, ...] = () if _is_agreed(policy, exhibit, reader) else ("ok",)
    reasons: tuple[Reason, ...] = (*withheld(handling, reader), *agreed, *lacking)
    return DecidedEntry(entry=exhibit, handling=handling, reasons=tuple(dict.fromkeys(reasons)))


def _handling(policy: LoadedPolicy, scopes: tuple[Scope, ...], embargo: dt.datetime | None) -> Handling:
    return Handling(
        readers=readers_of(policy.policy, scopes),
        level=_verified(level_in(policy, scopes)),
        caveats=caveats_in(scopes),
        embargo_until=embargo,
    )


def _verified(level: Level | None) -> Level:
    assert level is not None, "verified before anything is decided"
    return level
