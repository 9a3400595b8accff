"""The statements of a form: each gathers the fields that stand below it, and is known again by its name or its words."""

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Final

from briefgen.authoring.intake.form.parts import ANSWER, BY_STYLE, MARKING, QUESTION, STATEMENT, Section
from briefgen.authoring.intake.incoming import Given, Record, Telling
from briefgen.authoring.intake.names import FORM, TOLD, VALUE
from briefgen.authoring.intake.said import said
from briefgen.authoring.intake.shapes import Unfit, read_value
from briefgen.authoring.slug import slug
from briefgen.checks.ids import id_of_words
from briefgen.content.pack import Pack
from briefgen.content.vocabulary import PLAN_LADDER
from briefgen.diagnostics import Span
from briefgen.frozen import dataclass
from briefgen.located.positions import Location

_SPOKEN: Final = (".say", ".if-asked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A paragraph that somebody has filled in."""

    style: str
    text: str
    marked: str
    """The text with signs round what is bold and italic."""
    span: Span


@dataclass(slots=True, kw_only=True)
class _Open:
    """A statement whose fields are being read."""

    section: Section
    asked: bool
    span: Span
    fields: dict[Location, Given] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Items:
    pack: Pack | None
    telling: Telling
    marking: Callable[[str], str]
    """Returns the marking that is meant by what somebody wrote."""
    open: _Open | None = None
    made: list[Record] = field(default_factory=list)
    topics: dict[str, Record] = field(default_factory=dict)

    def records(self) -> Iterator[Record]:
        yield from self.topics.values()
        yield from self.made

    def take(self, filled: Filled, section: Section) -> None:
        """Take in a paragraph below the heading of a section."""
        if filled.style in (STATEMENT, QUESTION):
            self.close()
            self.open = _Open(section=section, asked=filled.style == QUESTION, span=filled.span)
            self.open.fields["text",] = Given(value=filled.marked, span=filled.span)
        elif self.open is None:
            hint = f"write the {STATEMENT} first; Enter leads on to its fields"
            self.telling.refuse(FORM, f"a '{filled.style}' without a statement above it", filled.span, hint)
        elif filled.style == ANSWER:
            self._answer(filled, self.open)
        else:
            self._field(filled, self.open)

    def _answer(self, filled: Filled, item: _Open) -> None:
        if not item.asked:
            self.telling.refuse(
                FORM, "an answer without a question", filled.span, f"give the line above it the style {QUESTION}"
            )
        elif ("answer", "text") in item.fields:
            self.telling.refuse(FORM, "two answers to one question", filled.span, "make it one paragraph")
        else:
            item.fields["answer", "text"] = Given(value=filled.marked, span=filled.span)

    def _field(self, filled: Filled, item: _Open) -> None:
        of = BY_STYLE[filled.style]
        text = _without_label(filled.text, filled.style)
        if not text:
            return
        if of.path in item.fields:
            hint = "keep one; several sources are parted by semicolons"
            self.telling.refuse(FORM, f"'{filled.style}' is given twice for one statement", filled.span, hint)
            return
        try:
            value = read_value(of.shape, text, of.choices)
        except Unfit as unfit:
            self.telling.refuse(VALUE, unfit.message, filled.span, unfit.hint)
            return
        if of.path == ("topic",):
            value = self._topic(text, filled.span)
        elif of.path == MARKING:
            value = self.marking(text)
        item.fields[of.path] = Given(value=value.replace(" ", "_") if of.path == ("use",) else value, span=filled.span)

    def _topic(self, words: str, span: Span) -> str:
        """Return the id of a topic that has this name or title; a new one is made of the words."""
        known = {} if self.pack is None else self.pack.registers.topics
        for name, topic in known.items():
            if words.casefold() in (name, topic.title.casefold()):
                return name
        name = slug(words)
        if not name:
            self.telling.refuse(VALUE, f"no name can be made of the topic '{words}'", span, "write it in Latin letters")
        elif name not in known:
            fields: dict[Location, Given] = {("title",): Given(value=words, span=span)}
            self.topics.setdefault(name, Record(holder="topics", id=name, fields=fields, span=span))
        return name

    def close(self) -> None:
        """End the statement that is open."""
        item, self.open = self.open, None
        if item is None:
            return
        if item.asked and ("answer", "text") not in item.fields:
            self.telling.refuse(
                FORM, "a question without its answer", item.span, f"write it below, in the style {ANSWER}"
            )
            return
        name = item.fields.pop(("id",), None)
        known = None if name is not None else self._known(item)
        taken = {record.id for record in self.made} | {entry.id for entry in (self.pack.items if self.pack else ())}
        words = str(item.fields["text",].value)
        id_ = str(name.value) if name else known or id_of_words(words, item.section.kind, taken)
        if any(record.id == id_ for record in self.made):
            self.telling.refuse(FORM, f"two statements are called '{id_}'", item.span, "give one of them another name")
            return
        self._add_defaults(item, id_)
        self.made.append(Record(holder="items", id=id_, fields=item.fields, span=item.span, section=item.section.group))

    def _known(self, item: _Open) -> str | None:
        """Return the id of the pack's item that has these very words."""
        words = item.fields["text",].value
        for entry in self.pack.items if self.pack else ():
            if said(entry.item.text) == words:
                if not entry.named:
                    hint = "run briefgen check --fix, which gives it one, and import again"
                    self.telling.refuse(FORM, "this statement stands in the pack without a name", item.span, hint)
                return entry.id
        return None

    def _add_defaults(self, item: _Open, name: str) -> None:
        """Say what follows from where it stands, for a statement that is new."""
        kind = "question" if item.asked else item.section.kind
        certainty = item.fields.get(("certainty",))
        if kind == "fact" and certainty is not None and certainty.value in PLAN_LADDER:
            kind = "expectation"
        item.fields["kind",] = Given(value=kind, span=item.span, only_new=True)
        borne = {("sources",), ("rests_on",)} & item.fields.keys()
        if item.section.group in _SPOKEN and not borne:
            draft: Location = ("answer", "draft") if item.asked else ("draft",)
            item.fields[draft] = Given(value=True, span=item.span, only_new=True)
            if name not in {entry.id for entry in (self.pack.items if self.pack else ())}:
                said_of = "answer" if item.asked else "line"
                self.telling.note(TOLD, f"nothing is named that bears this {said_of}, so it is a draft", item.span)


def _without_label(text: str, style: str) -> str:
    """Return the words without the style's label, where somebody typed that too."""
    begin = f"{style}:"
    return text[len(begin) :].strip() if text.casefold().startswith(begin.casefold()) else text
