"""What the files of a pack say, whichever face they are written in: headings and items as data for the schema."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from briefgen.content.model import Id, Model, Text
from briefgen.content.pack import Scope
from briefgen.content.readers import Readers
from briefgen.content.vocabulary import PLAN_LADDER, Kind, Use
from briefgen.diagnostics import Diagnostic, Span
from briefgen.frozen import dataclass
from briefgen.located.positions import Location, ValuePlace


class HeadingFields(Model):
    """What a heading may say for the items below it."""

    kind: Kind | None = None
    use: Use | None = None
    topic: Id | None = None
    readers: Readers | None = None
    marking: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What holds for the items under a heading, from the outermost scope inwards."""

    scopes: tuple[Scope, ...]
    kind: Kind | None = None
    topic: str | None = None
    topic_place: ValuePlace | None = None
    readable: bool = True
    """Whether it is known what the headings say; if not, no item below them can be read."""
    sound: bool = True
    """Whether all that the headings say was understood; if not, that an item lacks a kind would be an echo."""

    def within(
        self, fields: HeadingFields, span: Span, topic_place: ValuePlace | None, *, readable: bool, sound: bool
    ) -> "Section":
        """Return the section of a heading under this one."""
        scope = Scope(span=span, readers=fields.readers, marking=fields.marking, use=fields.use)
        return Section(
            scopes=(*self.scopes, scope),
            kind=fields.kind or self.kind,
            topic=fields.topic or self.topic,
            topic_place=topic_place or self.topic_place,
            readable=self.readable and readable,
            sound=self.sound and sound,
        )

    def kind_of(self, data: Mapping[str, Any], *, question: bool) -> str | None:
        """Return the kind of an item that writes none, as its headings, its form and its certainty have it."""
        if question:
            return "question"
        if self.kind is not None:
            planned = data.get("certainty") in PLAN_LADDER
            return "expectation" if self.kind == "fact" and planned else self.kind
        uses = (data.get("use"), *(scope.use for scope in self.scopes))
        return "line" if any(use in ("say", "if_asked", "avoid") for use in uses) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenItem:
    """An item as data, before the schema has seen it."""

    data: Mapping[str, Any]
    places: Mapping[Location, ValuePlace]
    scopes: tuple[Scope, ...]
    """Those around it."""
    span: Span
    text_span: Span
    sound: bool
    """Whether all that stands on it was understood."""
    inherited: frozenset[str]
    """Fields of `data` that were not written on the item: its headings, or its form, say them."""
    keys: Mapping[Location, ValuePlace] = field(default_factory=dict)
    """Where the names of its fields stand, as far as they have one."""

    @property
    def own(self) -> dict[str, Any]:
        """What was written on the item itself."""
        return {name: value for name, value in self.data.items() if name not in self.inherited}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenHeading:
    level: int
    """From 1."""
    words: str
    """The author's, printed nowhere; empty where there are none."""
    fields: HeadingFields
    places: Mapping[Location, ValuePlace]
    scopes: tuple[Scope, ...]
    """Those around it, and its own last."""
    keys: Mapping[Location, ValuePlace] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    parts: tuple[WrittenHeading | WrittenItem, ...]
    """In the order of the file."""
    ids: frozenset[str]
    """Of all items, those left out for a problem as well, as far as they can be seen."""
    nameless: bool
    """Whether an item is left out whose id, if it has one, cannot be seen."""
    problems: tuple[Diagnostic, ...]

    @property
    def headings(self) -> tuple[WrittenHeading, ...]:
        return tuple(part for part in self.parts if isinstance(part, WrittenHeading))

    @property
    def items(self) -> tuple[WrittenItem, ...]:
        return tuple(part for part in self.parts if isinstance(part, WrittenItem))
