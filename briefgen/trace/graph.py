"""What in a pack depends on what, and by which tie."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefgen.content.item import CitationRecord, Item
from briefgen.content.pack import Pack
from briefgen.content.references import REGISTER_OF
from briefgen.content.series import Exhibit, ImageExhibit
from briefgen.content.walk import marked_texts
from briefgen.frozen import dataclass
from briefgen.markup.plain import references
from briefgen.trace.grounds import ITEMS

REGISTERS: Final = ("sources", "people", "organisations", "terms", "topics", "figures", "series", "exhibits", "records")
_LISTS: Final = {
    "rests_on": ("rests on", True),
    "options": ("weighs", True),
    "needs": ("never stands without", False),
    "conflicts_with": ("conflicts with", False),
    "supersedes": ("supersedes", False),
}
"""Field → how it ties an item to another one, and whether what rests on the item is tied to that one as well."""


class Key(NamedTuple):
    """`items`, or a register, and an id."""

    register: str
    id: str

    def __str__(self) -> str:
        return f"{self.register}:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """*upper* depends on *lower*."""

    upper: Key
    lower: Key
    why: str
    """"cites, energy 1.3"; "rests on"; "refers to {figure:x} in text, variants.short"."""
    goes_on: bool = True
    """Whether what depends on *upper* depends on *lower* too: a conflict concerns the two alone."""


def names(pack: Pack) -> frozenset[Key]:
    """Return all that a pack has a name for."""
    entries = (Key(register, name) for register in REGISTERS for name in getattr(pack.registers, register))
    return frozenset((*(Key(ITEMS, entry.id) for entry in pack.items), *entries))


def ties(pack: Pack) -> Iterator[Tie]:
    """Yield every tie of a pack, in the order of its files."""
    for entry in pack.items:
        yield from _of_item(Key(ITEMS, entry.id), entry.item)
    for register in REGISTERS:
        for name, one in getattr(pack.registers, register).items():
            yield from _of_entry(Key(register, name), one)
    for name, rows in pack.rows.items():
        for number, row in enumerate(rows, start=1):
            yield from _cites(Key("series", name), row.sources, f"cites in row {number}")


def _of_item(own: Key, item: Item) -> Iterator[Tie]:
    yield from _cites(own, item.sources, "cites")
    for name, (why, goes_on) in _LISTS.items():
        yield from (Tie(upper=own, lower=Key(ITEMS, each), why=why, goes_on=goes_on) for each in getattr(item, name))
    if item.answer is not None:
        yield from _cites(own, item.answer.sources, "cites in its answer")
        yield from (Tie(upper=own, lower=Key(ITEMS, each), why="rests its answer on") for each in item.answer.rests_on)
    for register, entry, why in (("figures", item.figure, "is about"), ("topics", item.topic, "stands under")):
        if entry is not None:
            yield Tie(upper=own, lower=Key(register, entry), why=why)
    yield from (Tie(upper=own, lower=Key("people", each), why="speaks of") for each in item.people)
    for holder, why in ((item.said_by, "is attributed to"), (item.decider, "is for decision by")):
        for register in ("people", "organisations") if holder else ():
            yield Tie(upper=own, lower=Key(register, holder or ""), why=why)
    yield from _texts(own, item)


def _of_entry(own: Key, entry: object) -> Iterator[Tie]:
    yield from _cites(own, getattr(entry, "sources", ()), "cites")
    if derived := getattr(entry, "derived", None):
        why = f"is derived from ({derived.formula})"
        yield from (Tie(upper=own, lower=Key("figures", each), why=why) for each in derived.from_)
    if organisation := getattr(entry, "organisation", None):
        yield Tie(upper=own, lower=Key("organisations", organisation), why="holds office in")
    if isinstance(entry, Exhibit):
        yield Tie(upper=own, lower=Key("series", entry.series), why="shows")
    if isinstance(entry, Exhibit | ImageExhibit) and entry.topic:
        yield Tie(upper=own, lower=Key("topics", entry.topic), why="stands under")
    yield from _texts(own, entry)


def _cites(own: Key, records: Iterable[CitationRecord], why: str) -> Iterator[Tie]:
    for record in records:
        locator = f", {record.locator}" if record.locator else ""
        yield Tie(upper=own, lower=Key("sources", record.source), why=f"{why}{locator}")


def _texts(own: Key, entry: object) -> Iterator[Tie]:
    """Yield a tie for all that an entry's words refer to, with the wordings and languages in which they do."""
    fields: dict[tuple[Key, str], dict[str, None]] = {}
    for place, text in marked_texts(entry, ()):
        for each in references(text.inlines):
            lower = Key(REGISTER_OF.get(each.kind, ITEMS), each.id)
            said = f"{{{each.kind}:{each.id}}}"
            fields.setdefault((lower, said), {})[".".join(map(str, place))] = None
    for (lower, said), places in fields.items():
        yield Tie(upper=own, lower=lower, why=f"refers to {said} in {', '.join(places)}")
