"""The names a template sees, and the functions it may call."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Final

from briefgen.gate.records import ClearedItem
from briefgen.gate.registered import ClearedRecordField
from briefgen.markup.rendered import (
    Entry,
    EntryCitation,
    ExhibitBlock,
    ItemCertainty,
    ItemCitation,
    ItemPortion,
    Joint,
    Literally,
    PackField,
    Phrase,
    Target,
)
from briefgen.render.collection import Collection
from briefgen.render.exhibits import ExhibitRef
from briefgen.render.faults import TemplateFault
from briefgen.render.items import EntryRef, ItemRef, View
from briefgen.render.refs import Missing, Names, Ref, Whole, Word
from briefgen.render.words import ASKS, CLAIMS, KINDS, LINE

HEAD: Final = (
    "sender", "recipient", "copies", "file", "edition", "drafted_by", "sign_offs", "issuer", "contact", "sourcing",
)  # fmt: skip
NAMES: Final = frozenset(
    {
        *KINDS,
        "claims",
        "actions",
        "sources",
        "people",
        "exhibits",
        "lines",
        "topics",
        "pack",
        "document",
        "audience",
        "record",
    }
)


def names(view: View) -> Mapping[str, object]:
    """Return everything that a template finds by name; `NAMES` are its keys."""
    items = view.pack.items.values()
    sayable = [item for item in items if item.use != "avoid"]
    of_kind = {
        plural: view.collection(plural, (item for item in sayable if item.kind == kind))
        for plural, kind in KINDS.items()
    }
    claims = view.collection("claims", (item for item in sayable if item.kind in CLAIMS.values()))
    topics = view.entries("topics", map(view.topic, view.pack.topics))
    return of_kind | {
        "claims": claims,
        "actions": view.collection("actions", (item for item in sayable if item.action_who)),
        "sources": view.entries("sources", map(view.source, view.cited())),
        "people": view.entries("people", (view.holder(one.id) for one in view.pack.people.values() if one.office)),
        "exhibits": Collection("exhibits", _exhibits(view), view.budget),
        "lines": _lines(view, sayable),
        "topics": topics,
        "pack": _pack(view),
        "document": _document(view),
        "audience": _audience(view),
        "record": _record(view),
    }


def _exhibits(view: View) -> tuple[ExhibitRef, ...]:
    return tuple(ExhibitRef(view=view, exhibit=exhibit) for exhibit in view.pack.exhibits.values())


def _lines(view: View, sayable: list[ClearedItem]) -> Names:
    def of_use(use: str) -> object:
        return view.collection(f"lines.{use}", (item for item in sayable if item.kind == LINE and item.use == use))

    def avoid() -> object:
        return view.collection("lines.avoid", (item for item in view.pack.items.values() if item.use == "avoid"))

    return Names("lines", {"say": partial(of_use, "say"), "if_asked": partial(of_use, "if_asked"), "avoid": avoid})


def _pack(view: View) -> Names:
    value = Names("pack.value", {"ask": lambda: Word(view.pack.ask, ASKS)})
    short = _field("short", present=view.pack.short is not None)
    fields = {name: _field(name) for name in ("title", "as_of", "as_of_date")}
    held = view.pack.embargo_until is not None
    fields |= {name: _field(name, present=held) for name in ("embargo_until", "embargo_until_utc")}
    return Names("pack", fields | {"short": short, "value": lambda: value})


def _document(view: View) -> Names:
    return Names("document", {name: _field(name, present=bool(getattr(view.pack.head, name))) for name in HEAD})


def _audience(view: View) -> Names:
    value = Names("audience.value", {"published": lambda: view.pack.published})
    return Names("audience", {"value": lambda: value})


def _record(view: View) -> Names:
    """Return the fields of the record at hand that this reader may see; in a template's names `_` stands for `-`."""
    fields = {one.id.replace("-", "_"): one for one in view.pack.records.values()}
    values = Names("record.value", {name: partial(_record_value, view, one) for name, one in fields.items()})
    printed = {name: partial(_record_field, one) for name, one in fields.items()}
    return Names("record", printed | {"value": lambda: values})


def _record_field(one: ClearedRecordField) -> Ref | Missing:
    if one.value is None:
        return Missing(f"'{one.id}' of the record")
    if one.type == "boolean":
        name = one.id.replace("-", "_")
        raise TemplateFault(f"'{one.id}' of the record is yes or no", f"ask {{% if record.value.{name} %}}", word=name)
    return Ref(f"'{one.id}' of the record", Entry(register="records", id=one.id, form="value"))


def _record_value(view: View, one: ClearedRecordField) -> Word | Whole | bool:
    """Return what logic may ask of a field: yes or no, a number to compare, any words; a day as 2025-12-05."""
    view.asked_record.append(one.id)
    match one.value:
        case bool() as said:
            return said
        case Decimal() as number:
            return Whole(number)
        case dt.date() as day:
            return Word(day.isoformat(), None)
        case str() | None as words:
            return Word(words or "", None)


def _field(name: str, *, present: bool = True) -> Callable[[], Ref | Missing]:
    return lambda: Ref(f"'{name}'", PackField(name=name)) if present else Missing(f"'{name}'")


def t(key: str, **values: object) -> Ref:
    """Return a phrase of the locale, with references in its places."""
    return Ref(
        f"the phrase '{key}'", Phrase(key=key, values={name: _target(name, value) for name, value in values.items()})
    )


def _target(name: str, value: object) -> Target:
    match value:
        case Ref(target=ExhibitBlock()) | ExhibitRef():
            raise TemplateFault(
                f"{value.said()} is a block and stands in no phrase", f"write {name}=exhibit.title", word=name
            )
        case Ref() | ItemRef() | EntryRef():
            return value.target
        case bool():
            pass
        case int():
            return Literally(number=value)
        case Missing():
            raise TemplateFault(f"{value.noun} is not given", "ask for it first: {% if … %}", word=name)
        case _:
            pass
    raise TemplateFault(f"'{name}' of a phrase takes a reference", f"write {name}=claim.said_by", word=name)


def cite(item: ItemRef | EntryRef | ExhibitRef) -> Ref:
    """Return the sources of a claim, an answer, a figure or an exhibit; nothing is printed where there are none to cite."""
    match item:
        case ExhibitRef(exhibit=exhibit):
            return Ref("a citation", EntryCitation(register="exhibits", id=exhibit.id))
        case EntryRef(register="figures", id=figure):
            return Ref("a citation", EntryCitation(register="figures", id=figure))
        case _:
            return _cite_item(item)


def _cite_item(item: object) -> Ref:
    _wants_item("cite", item)
    assert isinstance(item, ItemRef)
    return Ref("a citation", ItemCitation(item=item.item.id, answer=item.form == "answer"))


def certainty(item: ItemRef) -> Ref | Missing:
    """Return the certainty of a claim, or of an answer, as a word."""
    _wants_item("certainty", item)
    answer = item.form == "answer"
    stated = item.item.answer.certainty if answer and item.item.answer else item.item.certainty
    if stated is None:
        return Missing(f"the certainty of {item.noun}")
    return Ref("a certainty", ItemCertainty(item=item.item.id, answer=answer))


def portion(item: ItemRef) -> Ref:
    """Return the portion mark of an item's handling level, and the space after it; nothing where its scheme has none."""
    _wants_item("portion", item)
    return Ref("a portion mark", ItemPortion(item=item.item.id))


def joint(place: object, *counts: object) -> Ref:
    """Return what joins the member at *place* of a list to the next one; it has as many members as the *counts* make together."""
    if not counts or not all(isinstance(each, int) and not isinstance(each, bool) for each in (place, *counts)):
        raise TemplateFault("'joint' wants numbers", "write joint(loop.index, sources | count)", word="joint")
    own, *many = (int(str(each)) for each in (place, *counts))
    if not 1 <= own <= sum(many):
        raise TemplateFault(
            "'joint' wants a place in the list", "write joint(loop.index, sources | count)", word="joint"
        )
    return Ref("what joins a list", Joint(place=own, count=sum(many)))


def _wants_item(function: str, item: object) -> None:
    if not isinstance(item, ItemRef):
        raise TemplateFault(f"'{function}' wants an item", f"write {function}(claim)", word=function)


FUNCTIONS: Final[Mapping[str, Callable[..., object]]] = {
    "t": t,
    "cite": cite,
    "certainty": certainty,
    "portion": portion,
    "joint": joint,
}
