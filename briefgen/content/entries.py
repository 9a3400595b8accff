"""The YAML face: what the lists of a file say, as data for the schema. It makes the very items that the Markdown face makes.

A list under the name of a kind is what bullets are under a heading of that kind; `sections:` holds what headings hold.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any, Final

from briefgen.content.entry import Entry
from briefgen.content.headings import cut_heading
from briefgen.content.lists import ITEMS, KIND_OF_LIST, SECTION_NAMES, SECTIONS, SectionFields
from briefgen.content.names import KIND, STRUCTURE, problem
from briefgen.content.words import run_of
from briefgen.content.written import HeadingFields, Section, WrittenFile, WrittenHeading, WrittenItem
from briefgen.diagnostics import Diagnostic, UserError, did_you_mean
from briefgen.frozen import dataclass
from briefgen.located.positions import Located, Location, ValuePlace
from briefgen.located.validate import UNKNOWN, VALUE, shown, validate

LEVELS: Final = 6
"""Of headings, in either face."""
Places = Mapping[Location, ValuePlace]


def read_entries(located: Located, outermost: Section) -> WrittenFile:
    """Read the lists and sections of a mapping; names that are neither are somebody else's to refuse."""
    reading = _Reading(located=located, places=_parted(located.positions.places), keys=_parted(located.keys))
    reading.lists((), outermost, 1)
    return WrittenFile(
        parts=tuple(reading.parts),
        ids=frozenset(reading.ids),
        nameless=reading.nameless,
        problems=tuple(reading.problems),
    )


def _parted(places: Places) -> Mapping[Location, dict[Location, ValuePlace]]:
    """Return the places of each entry, from it, all in one pass."""
    found: defaultdict[Location, dict[Location, ValuePlace]] = defaultdict(dict)
    for location, place in places.items():
        depth = 0
        while location[depth : depth + 1] == (SECTIONS,):
            depth += 2
        if len(location) > depth + 1 and location[depth] in KIND_OF_LIST:
            found[location[: depth + 2]][location[depth + 2 :]] = place
    return found


@dataclass(slots=True, kw_only=True)
class _Reading:
    located: Located
    places: Mapping[Location, dict[Location, ValuePlace]]
    keys: Mapping[Location, dict[Location, ValuePlace]]
    problems: list[Diagnostic] = field(default_factory=list)
    parts: list[WrittenHeading | WrittenItem] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    nameless: bool = False

    def lists(self, at: Location, section: Section, level: int) -> None:
        """Read what a mapping holds: items without a list of their kind, then each list, then the sections."""
        data = self._data(at)
        names = [name for name in data if name in KIND_OF_LIST]
        for name in sorted(names, key=lambda name: name != ITEMS):
            kind = KIND_OF_LIST[name]
            inner = section
            if kind is not None:
                key = self._key((*at, name))
                inner = self._enter(HeadingFields(kind=kind), key, section, level)
            self._items((*at, name), inner)
        for index, entry in self._entries((*at, SECTIONS)) if SECTIONS in data else ():
            if isinstance(entry, Mapping):
                self._section((*at, SECTIONS, index), section, level)
            else:
                self._report(VALUE, (*at, SECTIONS, index), f"a section is {shown(entry)}", "write `- heading: …`")
                self.nameless = True

    def _section(self, at: Location, outer: Section, level: int) -> None:
        data = self._data(at)
        alone = _only_list(data)
        before = len(self.problems)
        own, words = self._fields(at), self._heading(at)
        if alone is not None:
            own = own.model_copy(update={"kind": KIND_OF_LIST[alone]})
        place = self._place(at)
        sound = len(self.problems) == before
        section = self._enter(own, place, outer, level, words=words, at=at, sound=sound)
        if alone is not None:
            self._items((*at, alone), section)
        else:
            self.lists(at, section, level + 1)

    def _fields(self, at: Location) -> HeadingFields:
        """Return what a section says for what is in it; nothing where that is at fault."""
        data = self._data(at)
        for name in data.keys() - SECTION_NAMES:
            key = self._key((*at, name))
            hint = did_you_mean(
                name, SECTION_NAMES, "a section takes heading, kind, use, topic, readers, marking and lists"
            )
            self.problems.append(problem(UNKNOWN, f"unknown name '{name}'", key.span(), hint))
        own = {name: data[name] for name in SectionFields.model_fields if name in data}
        try:
            found = validate(
                SectionFields, Located(data=own, positions=self.located.positions, keys=self.located.keys), at=at
            )
        except UserError as error:
            self.problems.extend(error.diagnostics)
            return HeadingFields()
        return HeadingFields.model_construct(**{name: getattr(found, name) for name in HeadingFields.model_fields})

    def _heading(self, at: Location) -> str:
        """Return the words of a heading, which are refused where they would not be the words of one in Markdown."""
        words = self._data(at).get("heading")
        if not isinstance(words, str) or not words.strip():
            return ""
        run = run_of(" ".join(words.split()), self._place((*at, "heading")))
        tail = cut_heading(run)
        if tail.problems:
            self.problems.append(tail.problems[0])
        elif tail.words.text != run.text or run.text.endswith("#"):
            hint = "write `use:`, `topic:`, `readers:` and `marking:` beside `heading:`"
            self.problems.append(problem(STRUCTURE, "a heading takes words alone", run.span(), hint))
        return run.text

    def _enter(
        self,
        fields: HeadingFields,
        place: ValuePlace,
        outer: Section,
        level: int,
        *,
        words: str = "",
        at: Location | None = None,
        sound: bool = True,
    ) -> Section:
        places = {} if at is None else dict(self._places_of(at))
        if level > LEVELS:
            hint = "use fewer levels; what a section says need not be a level of its own"
            self.problems.append(problem(STRUCTURE, f"more than {LEVELS} levels of sections", place.span(), hint))
        section = outer.within(fields, place.span(), places.get(("topic",)), readable=True, sound=sound)
        heading = WrittenHeading(level=level, words=words, fields=fields, places=places, scopes=section.scopes)
        self.parts.append(heading)
        return section

    def _places_of(self, at: Location) -> Iterator[tuple[Location, ValuePlace]]:
        """Yield where the fields of a section stand."""
        for name, value in self._data(at).items():
            if name in HeadingFields.model_fields:
                yield (name,), self._place((*at, name))
                inner = range(len(value)) if isinstance(value, list) else value if isinstance(value, Mapping) else ()
                yield from (((name, step), self._place((*at, name, step))) for step in inner)

    def _entries(self, at: Location) -> Iterator[tuple[int, Any]]:
        data = self._data(at)
        if data is None:
            return
        if isinstance(data, list):
            yield from enumerate(data)
            return
        hint = "begin each entry with a dash: `- text: …`" if at[-1] != SECTIONS else "write `- heading: …`"
        self._report(VALUE, at, f"'{at[-1]}' takes a list of entries, not {shown(data)}", hint)
        self.nameless = True

    def _items(self, at: Location, section: Section) -> None:
        for index, data in self._entries(at):
            if isinstance(data, Mapping):
                self._item(data, (*at, index), section, asked=KIND_OF_LIST[str(at[-1])] == "question")
            else:
                self._report(VALUE, (*at, index), f"an entry of '{at[-1]}' is {shown(data)}", "write `- text: …`")
                self.nameless = True

    def _item(self, data: Mapping[str, Any], at: Location, section: Section, *, asked: bool) -> None:
        question = "answer" in data or (asked and "kind" not in data) or data.get("kind") == "question"
        place = self._place(at)
        keys = self.keys.get(at, {})
        entry = Entry(places={**self.places.get(at, {}), (): place}, keys=keys, question=question)
        own = entry.read(data)
        places = entry.places
        if question and data.get("answer") is None:
            hint = "write `answer: …` beside the question"
            entry.problems.append(problem(STRUCTURE, "a question without its answer", place.span(), hint))
        self.problems.extend(entry.problems)
        whole = dict(own)
        if section.topic is not None and "topic" not in own:
            whole["topic"] = section.topic
            if section.topic_place is not None:
                places["topic",] = section.topic_place
        kind = own.get("kind") or section.kind_of(own, question=question)
        if isinstance(own.get("id"), str):
            self.ids.append(own["id"])
        if kind is None or not entry.readable:
            if kind is None and section.sound:
                hint = "name the list after their kind, such as `facts:`; or write `kind: fact` in each of them"
                message = f"neither the list '{at[-2]}' nor the items in it say of what kind they are"
                found = problem(KIND, message, self._key(at[:-1]).span(), hint)
                self.problems.append(replace(found, also=(place.span(),)))
            self.nameless = self.nameless or "id" not in own
            return
        whole["kind"] = kind
        self.parts.append(
            WrittenItem(
                data=whole,
                places=places,
                scopes=section.scopes,
                span=place.span(),
                text_span=places.get(("text",), place).span(),
                sound=not entry.problems and section.sound,
                inherited=frozenset(whole) - frozenset(own),
                keys=keys,
            )
        )

    def _data(self, at: Location) -> Any:
        data = self.located.data
        for step in at:
            data = data[step]
        return data

    def _place(self, at: Location) -> ValuePlace:
        """Return where a value stands: what an alias repeats stands where the alias does."""
        place = self.located.positions.place(at)
        assert place is not None, "the whole has a place"
        return place

    def _key(self, at: Location) -> ValuePlace:
        return self.located.keys.get(at) or self._place(at)

    def _report(self, code: str, at: Location, message: str, hint: str) -> None:
        self.problems.append(problem(code, message, self.located.positions.span(at), hint))


def _only_list(data: Mapping[str, Any]) -> str | None:
    """Return the list of a kind that is all that a section holds: the section is of that kind itself."""
    held = [name for name in data if name in KIND_OF_LIST or name in (SECTIONS, "kind")]
    only = held[0] if len(held) == 1 else None
    return only if only is not None and KIND_OF_LIST.get(only) is not None else None
