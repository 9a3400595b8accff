"""Checks of references within a pack, both ways: what is named must be there, and what is there is to be used."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from difflib import get_close_matches
from typing import Final

from briefgen.content.item import FIELDS_OF_KIND, CitationRecord, Item
from briefgen.content.names import CITATION, DANGLING, UNUSED, problem, warning
from briefgen.content.pack import Pack
from briefgen.content.registry import Registry
from briefgen.content.series import Exhibit, ImageExhibit
from briefgen.content.sources import Source
from briefgen.content.translatable import translatables
from briefgen.content.vocabulary import ENTRY_OF, KINDS
from briefgen.content.walk import marked_texts
from briefgen.diagnostics import Diagnostic, Span, did_you_mean
from briefgen.document.abbreviations import is_abbreviation, pattern_of
from briefgen.frozen import dataclass
from briefgen.located.positions import Location
from briefgen.markup.nodes import Reference
from briefgen.markup.plain import references

REGISTER_OF: Final = {
    "figure": "figures",
    "person": "people",
    "organisation": "organisations",
    "term": "terms",
    "exhibit": "exhibits",
    "record": "records",
}
SHOWN_ALWAYS: Final = frozenset({"exhibits", "records"})
"""Registers whose entries a template shows, or names of files, without an item that refers to them."""
_SHOWN: Final = 12
"""Names of items in a hint."""
_SEVERAL: Final = 2
"""Places that agree on a name before the entry is taken for the one that is misspelt."""
_MISSPELT: Final = 0.8
"""How much alike the two must be."""
ITEM_LISTS: Final = ("rests_on", "supersedes", "conflicts_with", "needs", "options")
_PLACES: Final = {
    **dict.fromkeys(("page", "pages", "pg", "pp"), ("page", "p.")),
    **dict.fromkeys(("paragraph", "par", "paras", "paragraphs"), ("paragraph", "para")),
    **dict.fromkeys(("rows", "line"), ("row", "row")),
}
"""What people write for a place → what it is, and how it is written."""
_ITSELF: Final = {
    "rests_on": "cannot rest on itself",
    "supersedes": "cannot supersede itself",
    "conflicts_with": "cannot conflict with itself",
    "needs": "cannot need itself",
    "options": "cannot be an option of itself",
}
"""What an item of a list that names itself does."""


@dataclass(slots=True, kw_only=True)
class References:
    """Follows every reference of a pack, and notes what is used."""

    pack: Pack
    registry: Registry
    items: set[str]
    """Every id that is written on an item, of those at fault as well."""
    nameless: bool = False
    """Whether there are items at fault whose ids cannot be seen: that an item is missing would be an echo."""
    one_file: bool = False
    """Whether the registers stand in the front matter."""
    used: set[tuple[str, str]] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    """The items that something refers to."""
    missing: dict[str, tuple[str, str]] = field(default_factory=dict)
    """What is said of a name that nothing has → the register, or `items`, and the name."""

    def check(self) -> Iterator[Diagnostic]:
        found = tuple(self._all())
        causes = {message: cause for message in self.missing if (cause := self._cause(message, found)) is not None}
        yield from causes.values()
        yield from (one for one in found if one.message not in causes)

    def _cause(self, message: str, found: Iterable[Diagnostic]) -> Diagnostic | None:
        """Return the entry that is misspelt itself, where several places agree on a name much like its own and none has it."""
        register, name = self.missing[message]
        places = tuple(dict.fromkeys(one.span for one in found if one.message == message and one.span is not None))
        near = get_close_matches(name, sorted(self._unnamed(register)), n=1, cutoff=_MISSPELT)
        if len(places) < _SEVERAL or not near:
            return None
        what = "item" if register == "items" else ENTRY_OF[register]
        said = f"the {what} is called '{near[0]}', and {len(places)} places call it '{name}'"
        hint = f"did you mean '{name}' here? else correct those places"
        span = self.pack.positions.span((register, near[0], "id"))
        return Diagnostic(code=DANGLING, message=said, span=span, hints=(hint,), also=places)

    def _unnamed(self, register: str) -> set[str]:
        """Return the entries of a register, or the items, that nothing refers to."""
        if register == "items":
            return {entry.id for entry in self.pack.items if entry.named} - self.named
        return {name for name in self.registry.names[register] if (register, name) not in self.used}

    def _all(self) -> Iterator[Diagnostic]:
        for entry in self.pack.items:
            yield from self._item(entry.item, ("items", entry.id))
        yield from self._registers()
        yield from self._register(self.pack.front.topic, "topics", ("pack", "topic"))
        yield from self._unused()

    def _item(self, item: Item, location: Location) -> Iterator[Diagnostic]:
        yield from self._texts(item, location)
        yield from self._citations(item.sources, (*location, "sources"))
        for name in ITEM_LISTS:
            yield from self._items(getattr(item, name), item.id, (*location, name))
        yield from self._register(item.topic, "topics", (*location, "topic"))
        yield from self._register(item.figure, "figures", (*location, "figure"))
        for index, person in enumerate(item.people):
            yield from self._register(person, "people", (*location, "people", index))
        for name in ("said_by", "decider"):
            if item.kind in FIELDS_OF_KIND.get(name, KINDS):
                yield from self._holder(getattr(item, name), (*location, name))
        if item.answer is not None:
            yield from self._citations(item.answer.sources, (*location, "answer", "sources"))
            yield from self._items(item.answer.rests_on, None, (*location, "answer", "rests_on"))

    def _registers(self) -> Iterator[Diagnostic]:
        registers = self.pack.registers
        for name, person in registers.people.items():
            yield from self._register(person.organisation, "organisations", ("people", name, "organisation"))
        for name, term in registers.terms.items():
            yield from self._citations(term.sources, ("terms", name, "sources"))
        for name, figure in registers.figures.items():
            yield from self._citations(figure.sources, ("figures", name, "sources"))
            for index, part in enumerate(figure.derived.from_ if figure.derived else ()):
                yield from self._register(part, "figures", ("figures", name, "derived", "from", index))
        for name, series in registers.series.items():
            yield from self._citations(series.sources, ("series", name, "sources"))
            column = next((one.name for one in series.fields if one.type == "source"), "")
            for index, row in enumerate(self.pack.rows.get(name, ())):
                yield from self._citations(row.sources, ("series", name, "rows", index, column))
        for name, exhibit in registers.exhibits.items():
            match exhibit:
                case Exhibit():
                    yield from self._register(exhibit.series, "series", ("exhibits", name, "series"))
                case ImageExhibit():
                    yield from self._citations(exhibit.sources, ("exhibits", name, "sources"))
            yield from self._register(exhibit.topic, "topics", ("exhibits", name, "topic"))
            yield from self._texts(exhibit, ("exhibits", name))

    def _texts(self, value: object, location: Location) -> Iterator[Diagnostic]:
        for where, text in marked_texts(value, location):
            for reference in references(text.inlines):
                yield from self._reference(reference, text.source, where)

    def _reference(self, reference: Reference, source: str, location: Location) -> Iterator[Diagnostic]:
        place = self.pack.positions.place(location)
        end = source.find("}", reference.at) + 1
        span = None if place is None else place.within(reference.at, end)
        if reference.kind == "date":
            yield from self._date(reference.id, span, self._others(location))
        elif reference.kind == "likelihood":
            yield from self._likelihood(reference.id, span)
        else:
            yield from self._known(reference.id, REGISTER_OF[reference.kind], span, self._otherwise(reference.id))

    def _otherwise(self, name: str) -> str:
        """Return a hint where the name is another register's: a kind is easily mistaken for another."""
        kind = next((kind for kind, register in REGISTER_OF.items() if name in self.registry.names[register]), None)
        if kind is None:
            return ""
        entry = ENTRY_OF[REGISTER_OF[kind]]
        return f"{'an' if entry[0] in 'aeiou' else 'a'} {entry} has that name: write {{{kind}:{name}}}"

    def _others(self, location: Location) -> set[str]:
        """Return the ids of the items but the one that *location* is in."""
        return self.items - {str(step) for step in location[1:2] if location[0] == "items"}

    def _date(self, name: str, span: Span | None, others: set[str]) -> Iterator[Diagnostic]:
        self.named.add(name)
        if name not in self.items:
            yield from self._no_item(name, span, others)
        elif any(entry.id == name and entry.item.when is None for entry in self.pack.items):
            yield problem(DANGLING, f"the item '{name}' has no date", span, f"write `- when: …` under '{name}'")

    def _likelihood(self, name: str, span: Span | None) -> Iterator[Diagnostic]:
        self.named.add(name)
        if name not in self.items:
            yield from self._no_item(name, span, self.items)
        elif any(entry.id == name and entry.item.judgement is None for entry in self.pack.items):
            yield problem(DANGLING, f"the item '{name}' is no judgement", span, "refer to one that states a likelihood")

    def _no_item(self, name: str, span: Span | None, others: set[str]) -> Iterator[Diagnostic]:
        if not self.nameless:
            hint = _nearest(name, others, _named(others))
            yield self._missing("items", name, f"no item is called '{name}'", span, hint)

    def _missing(self, register: str, name: str, message: str, span: Span | None, hint: str) -> Diagnostic:
        self.missing[message] = (register, name)
        return problem(DANGLING, message, span, hint)

    def _register(self, name: str | None, register: str, location: Location) -> Iterator[Diagnostic]:
        if name is not None:
            yield from self._known(name, register, self.pack.positions.span(location))

    def _known(self, name: str, register: str, span: Span | None, otherwise: str = "") -> Iterator[Diagnostic]:
        self.used.add((register, name))
        names = self.registry.names[register]
        if name not in names and register not in self.registry.unreadable:
            hint = otherwise or _nearest(name, names, self._add_to(register))
            yield self._missing(register, name, f"no {ENTRY_OF[register]} is called '{name}'", span, hint)

    def _holder(self, name: str | None, location: Location) -> Iterator[Diagnostic]:
        """Check the name of a person or an organisation."""
        if name is None:
            return
        self.used |= {("people", name), ("organisations", name)}
        names = self.registry.names["people"] | self.registry.names["organisations"]
        if name not in names and not self.registry.unreadable & {"people", "organisations"}:
            hint = _nearest(name, names, self._add_to("people", "organisations"))
            span = self.pack.positions.span(location)
            yield problem(DANGLING, f"no person or organisation is called '{name}'", span, hint)

    def _items(self, names: Collection[str], own: str | None, location: Location) -> Iterator[Diagnostic]:
        for index, name in enumerate(names):
            self.named.add(name)
            span = self.pack.positions.span((*location, index))
            if name == own:
                line = "this line" if len(names) == 1 else f"'{name}' here"
                yield problem(DANGLING, f"'{name}' {_ITSELF[str(location[-1])]}", span, f"delete {line}")
            elif name not in self.items:
                yield from self._no_item(name, span, self._others(location))

    def _add_to(self, *registers: str) -> str:
        if self.one_file:
            keys = " or ".join(f"`{register}:`" for register in registers)
            return f"add it under {keys} between the two --- lines"
        return f"add it to {' or '.join(f'{register}.yaml' for register in registers)}"

    def _citations(self, citations: Iterable[CitationRecord], location: Location) -> Iterator[Diagnostic]:
        for index, citation in enumerate(citations):
            span = self.pack.positions.span((*location, index))
            yield from self._known(citation.source, "sources", span)
            source = self.pack.registers.sources.get(citation.source)
            section = citation.section
            if source is not None and section is not None and section not in source.sections:
                hint = _place_hint(citation, source)
                yield problem(CITATION, f"the source '{source.id}' has no section '{section}'", span, hint)

    def _unused(self) -> Iterator[Diagnostic]:
        self.used |= self._typed()
        for register, names in self.registry.names.items():
            for name in sorted(names & getattr(self.pack.registers, register).keys()):
                if (register, name) not in self.used and register not in SHOWN_ALWAYS:
                    span = self.pack.positions.span((register, name, "id"))
                    message = f"nothing refers to the {ENTRY_OF[register]} '{name}'"
                    yield warning(UNUSED, message, span, _use_of(register, name))

    def _typed(self) -> set[tuple[str, str]]:
        """Return the terms whose short form stands typed among the words of the pack: a brief writes it out there."""
        terms = self.pack.registers.terms.values()
        idle = [one for one in terms if ("terms", one.id) not in self.used and is_abbreviation(one.short)]
        said = "\n".join(one.words for one in translatables(self.pack) if one.register != "terms") if idle else ""
        return {("terms", one.id) for one in idle if pattern_of(one.short).search(said)}


def _use_of(register: str, name: str) -> str:
    """Return how an entry is referred to, which a newcomer does not know, or that it may go."""
    return f"{_USES.get(register, 'refer to it')}, or delete it".replace("NAME", name)


_USES: Final[Mapping[str, str]] = {
    **{register: f"write {{{kind}:NAME}} among the words" for kind, register in REGISTER_OF.items()},
    "sources": "cite it behind a statement, as [@NAME]",
    "topics": "write topic=NAME in the braces of a heading",
    "series": "show it by an exhibit with `series: NAME`",
}
"""Register → how words refer to one of its entries."""


def _place_hint(citation: CitationRecord, source: Source) -> str:
    """Return what to write for a place that names no section of its source: one of those, or a page, paragraph or row."""
    word, _, number = (citation.locator or "").partition(" ")
    if (meant := _PLACES.get(word)) is not None:
        what, short = meant
        return f"for a {what} write {short} {number}"
    sections = f"the sections of '{source.id}' are {', '.join(sorted(source.sections))}"
    none = "write p. 4 for a page, para 12 for a paragraph, row 3 for a row"
    if not source.sections:
        return f"{none}; sections are named under `sections:` of the source"
    return did_you_mean(word, source.sections, f"{sections}; or {none}")


def _named(names: Iterable[str]) -> str:
    """Return a hint that names the items that have names, as far as they can be read at a glance."""
    known = sorted(names)
    if not known:
        return "give the item that you mean a name, and write that here"
    shown = ", ".join(known[:_SHOWN])
    more = ", …" if len(known) > _SHOWN else ""
    return f"items with names: {shown}{more}; write one of these, or name the item that you mean"


def _nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return a hint that names an id of which *name* is a part, or else the one that is spelt most like it."""
    names = sorted(known)
    wider = next((one for one in names if name in one.split("-") or name.lower() in one.split("-")), None)
    return did_you_mean(name, names, otherwise) if wider is None else f"did you mean '{wider}'?"
