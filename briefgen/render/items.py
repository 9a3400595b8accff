"""The cleared items as a template sees them: references with fields, made when they are asked for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import partial
from typing import Final

from briefgen.frozen import dataclass
from briefgen.gate.records import ClearedItem, ClearedPack
from briefgen.markup.plain import references
from briefgen.markup.rendered import Entry, ItemText, ItemWhen, Phrase, Register
from briefgen.render.collection import Collection
from briefgen.render.faults import Budget
from briefgen.render.refs import Missing, Named, Names, Opaque, Ref, Whole, Word, unknown_field
from briefgen.render.words import CERTAINTIES, CONFIDENCES, KINDS, LINE, RAISED, USES, VERBS

HOLDERS: Final = ("person", "organisation")
"""The kinds of reference that can name who holds a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The cleared pack, as far as this brief keeps it."""

    pack: ClearedPack
    keep: frozenset[str]
    budget: Budget
    asked_record: list[str] = field(default_factory=list)
    """The fields of the record at hand whose values the template asked for; to print one is to ask whether it is empty, and no more."""

    def collection(self, noun: str, items: Iterable[ClearedItem]) -> "Collection[ItemRef]":
        members = tuple(ItemRef(view=self, item=item) for item in items if item.id in self.keep)
        return Collection(noun, members, self.budget)

    def named(self, noun: str, ids: Iterable[str]) -> "Collection[ItemRef]":
        """Return the items with these ids, without those that the brief leaves out."""
        return self.collection(noun, (self.pack.items[item] for item in ids if item in self.pack.items))

    def topic(self, topic: str | None) -> "EntryRef | Missing":
        if topic is None or topic not in self.pack.topics:
            return Missing("a topic")
        return EntryRef("a topic", "topics", topic, "title", _given(self.pack.topics[topic], "title", "question"))

    def holder(self, holder: str | None) -> "EntryRef | Missing":
        """Return the person or organisation that holds a claim."""
        if holder is None:
            return Missing("a holder")
        if holder in self.pack.people:
            person = self.pack.people[holder]
            return EntryRef(
                "a person", "people", person.id, "name", _given(person, "name", "short", "office", "address")
            )
        if holder in self.pack.organisations:
            body = self.pack.organisations[holder]
            return EntryRef("an organisation", "organisations", body.id, "name", _given(body, "name", "short"))
        return Missing("a holder")

    def source(self, source: str) -> "EntryRef":
        entry = self.pack.sources[source]
        given = _given(entry, "title", "publisher", "issued", "descriptor") | {"short"}
        graded = {"grade", "information"} if entry.grade else set()
        return EntryRef("a source", "sources", source, "title", given | graded)

    def cited(self) -> tuple[str, ...]:
        """Return the sources that the kept items cite, in the order of the register."""
        kept = (item for item in self.pack.items.values() if item.id in self.keep)
        cited = {citation.source for item in kept for citation in item.citations}
        return tuple(source for source in self.pack.sources if source in cited)

    def figure(self, figure: str | None) -> "EntryRef | Missing":
        """Return the number that a claim is about."""
        if figure is None or figure not in self.pack.figures:
            return Missing("a figure")
        given = _given(self.pack.figures[figure], "title", "period") | {"value"}
        return EntryRef("a figure", "figures", figure, "value", given)

    def entries(self, noun: str, members: "Iterable[EntryRef | Missing]") -> "Collection[EntryRef]":
        return Collection(noun, tuple(member for member in members if isinstance(member, EntryRef)), self.budget)


def _given(entry: object, *names: str) -> frozenset[str]:
    return frozenset(name for name in names if getattr(entry, name))


ENTRY_FORMS: Final[Mapping[Register, Mapping[str, str]]] = {
    "topics": {"title": "", "question": "title"},
    "people": {"name": "", "short": "name", "office": "", "address": ""},
    "organisations": {"name": "", "short": "name", "office": "", "address": ""},
    "figures": {"value": "", "title": "", "period": ""},
    "sources": {
        "title": "",
        "short": "",
        "publisher": "",
        "issued": "",
        "grade": "",
        "information": "",
        "descriptor": "",
    },
}
"""The forms of a register's entries, each with the one that stands in where it is not given."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class EntryRef(Opaque, Named):
    """An entry of a register, in one of its forms."""

    noun: str
    register: Register
    id: str
    form: str
    given: frozenset[str] = frozenset({"title"})

    @property
    def target(self) -> Entry:
        return Entry(register=self.register, id=self.id, form=self.form)

    def said(self) -> str:
        return self.noun

    def field(self, name: str) -> Ref | Missing:
        forms = ENTRY_FORMS[self.register]
        if name not in forms:
            raise unknown_field(self.noun, name, forms)
        form = name if name in self.given else forms[name]
        if not form:
            return Missing(f"{self.noun}'s {name}")
        return Ref(f"{self.noun}'s {name}", Entry(register=self.register, id=self.id, form=form))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ItemRef(Opaque, Named):
    """A claim, a line, a gap: printed as its text, or as the form that one of its fields names."""

    view: View
    item: ClearedItem
    form: str = "text"
    index: int = 0
    """Which member of a list of texts it is; see `ItemText`."""

    @property
    def target(self) -> ItemText:
        return ItemText(item=self.item.id, form=self.form, index=self.index)

    @property
    def noun(self) -> str:
        return f"the {self.item.kind} '{self.item.id}'"

    def said(self) -> str:
        return self.noun

    def field(self, name: str) -> object:
        if name not in ITEM_FIELDS:
            raise unknown_field(f"a {self.item.kind}", name, ITEM_FIELDS)
        return ITEM_FIELDS[name](self)


def _text(form: str, ref: ItemRef) -> ItemRef:
    return ItemRef(view=ref.view, item=ref.item, form=form)


def _variant(form: str, ref: ItemRef) -> ItemRef | Missing:
    return _text(form, ref) if form in ref.item.variants else _missing(form, ref)


def _variant_or_text(form: str, ref: ItemRef) -> ItemRef:
    return _text(form if form in ref.item.variants else "text", ref)


def _optional(form: str, ref: ItemRef) -> ItemRef | Missing:
    return _missing(form, ref) if getattr(ref.item, form) is None else _text(form, ref)


def _listed(form: str, ref: ItemRef) -> Collection[ItemRef]:
    """Return what speaks for an option, or against it."""
    members = (ItemRef(view=ref.view, item=ref.item, form=form, index=at) for at in range(len(getattr(ref.item, form))))
    return Collection(f"'{form}' of {ref.noun}", tuple(members), ref.view.budget)


def _judged(form: str, ref: ItemRef) -> ItemRef | Missing:
    return _missing(form, ref) if ref.item.judgement is None else _text(form, ref)


def _scaled(kind: str, ref: ItemRef) -> ItemRef | Missing:
    """Return a judgement's word, where its scale is of that kind."""
    judgement = ref.item.judgement
    is_of_kind = judgement is not None and ref.view.pack.yardsticks[judgement.scale].kind == kind
    return _text(kind, ref) if is_of_kind else _missing(kind, ref)


def _date(field: str, ref: ItemRef) -> Ref | Missing:
    if getattr(ref.item, field) is None:
        return _missing(field, ref)
    return Ref(f"{ref.noun}'s {field}", ItemWhen(item=ref.item.id, field=field))


def _missing(name: str, ref: ItemRef) -> Missing:
    return Missing(f"'{name}' of {ref.noun}")


def caveats(item: ClearedItem, pack: ClearedPack) -> tuple[str, ...]:
    """Return the ids of what may not be left out while *item* stays, and of what that needs in turn."""
    found: dict[str, None] = {}
    waiting = list(item.needs)
    while waiting:
        need = waiting.pop(0)
        if need in pack.items and need != item.id and need not in found:
            found[need] = None
            waiting.extend(pack.items[need].needs)
    return tuple(found)


def _sources(ref: ItemRef) -> Collection[EntryRef]:
    named = dict.fromkeys(citation.source for citation in ref.item.citations)
    return ref.view.entries("sources", (ref.view.source(source) for source in named))


def _phrase(name: str, prefix: str, word: Callable[[ClearedItem], str | None], ref: ItemRef) -> Ref | Missing:
    """Return a word of the item as a phrase of the locale: `raised-may`."""
    found = word(ref.item)
    return _missing(name, ref) if found is None else Ref(f"{ref.noun}'s {name}", Phrase(key=f"{prefix}-{found}"))


def _value(ref: ItemRef) -> Names:
    of_item = {name: partial(get, ref.item) for name, get in VALUES.items()}
    return Names("value", of_item | {"names_holder": partial(_names_holder, ref)})


def _names_holder(ref: ItemRef) -> bool:
    """Whether the words of this form refer to who holds the claim, so that a template need not name him again."""
    words = ref.item.variants.get(ref.form, ref.item.text)
    return any(
        reference.kind in HOLDERS and reference.id == ref.item.said_by for reference in references(words.inlines)
    )


VALUES: Final[Mapping[str, Callable[[ClearedItem], object]]] = {
    "kind": lambda item: Word(item.kind, (*KINDS.values(), LINE)),
    "certainty": lambda item: Word(item.certainty or "", CERTAINTIES),
    "use": lambda item: Word(item.use, USES),
    "raised": lambda item: Word(item.raised or "", RAISED),
    "verb": lambda item: Word(item.verb or "", VERBS),
    "confidence": lambda item: Word((item.judgement and item.judgement.confidence) or "", CONFIDENCES),
    "rank": lambda item: Whole(item.rank),
    "draft": lambda item: item.draft,
    "answer_draft": lambda item: item.answer is not None and item.answer.draft,
    "must": lambda item: item.must,
    "disputed": lambda item: item.disputed,
    "cited": lambda item: bool(item.citations or item.public_forms),
}
"""What logic may ask of an item: words, a rank, yes or no."""

ITEM_FIELDS: Final[Mapping[str, Callable[[ItemRef], object]]] = {
    "text": partial(_text, "text"),
    "short": partial(_variant_or_text, "short"),
    "spoken": partial(_variant_or_text, "spoken"),
    "clause": partial(_variant, "clause"),
    "plain": partial(_variant, "plain"),
    **{form: partial(_optional, form) for form in ("answer", "instead", "why", "hedge", "who", "action_who")},
    "public_forms": lambda ref: _text("public_forms", ref) if ref.item.public_forms else _missing("public_forms", ref),
    "reasons": partial(_judged, "reasons"),
    "likelihood": partial(_scaled, "likelihood"),
    "evidence": partial(_scaled, "evidence"),
    "author": partial(_judged, "author"),
    "confidence": partial(
        _phrase, "confidence", "confidence", lambda item: item.judgement.confidence if item.judgement else None
    ),
    "raised": partial(_phrase, "raised", "raised", lambda item: item.raised),
    "verb": partial(_phrase, "verb", "verb", lambda item: item.verb),
    **{
        field: partial(_date, field)
        for field in ("when", "check_on", "due", "action_by", "as_of", "valid_until", "embargo_until")
    },
    "topic": lambda ref: ref.view.topic(ref.item.topic),
    "figure": lambda ref: ref.view.figure(ref.item.figure),
    "said_by": lambda ref: ref.view.holder(ref.item.said_by),
    "decider": lambda ref: ref.view.holder(ref.item.decider),
    "people": lambda ref: ref.view.entries("people", map(ref.view.holder, ref.item.people)),
    "caveats": lambda ref: ref.view.named("caveats", caveats(ref.item, ref.view.pack)),
    "conflicts": lambda ref: ref.view.named("conflicts", ref.item.conflicts_with),
    "rests_on": lambda ref: ref.view.named("rests_on", ref.item.rests_on),
    "options": lambda ref: ref.view.named("options", ref.item.options),
    "pros": partial(_listed, "pros"),
    "cons": partial(_listed, "cons"),
    "sources": _sources,
    "value": _value,
}
