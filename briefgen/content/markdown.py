"""The Markdown face: what the sections of a file say, as data for the schema."""

import re
from collections.abc import Iterator
from dataclasses import field, replace
from itertools import zip_longest
from pathlib import Path
from typing import Final

from briefgen.content.blocks import BulletBlock, HeadingBlock, read_blocks
from briefgen.content.fields import Fields, begins_as_field
from briefgen.content.handles import visible_handles
from briefgen.content.headings import cut_heading
from briefgen.content.meant import meant_as_field
from briefgen.content.misplaced import INDENTED
from briefgen.content.names import KIND, MISSPELT, STRUCTURE, TAIL, problem
from briefgen.content.runs import Run
from briefgen.content.tail import cut_tail
from briefgen.content.written import HeadingFields, Section, WrittenFile, WrittenHeading, WrittenItem
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.frozen import dataclass
from briefgen.located.positions import Located, Location, Positions
from briefgen.located.validate import validate
from briefgen.regex import regex

ANSWER: Final = regex(r"^A:", re.MULTILINE)


def read_sections(text: str, path: Path, outermost: Section) -> WrittenFile:
    """Read the sections of a file; *text* begins with the file's first line."""
    blocks = read_blocks(text, path)
    reading = _Reading(problems=list(blocks.problems), sections=[(0, outermost)])
    for lost in blocks.lost:
        reading.lose(lost)
    for block, following in zip_longest(blocks.blocks, blocks.blocks[1:]):
        if isinstance(block, HeadingBlock):
            reading.enter(block)
        else:
            reading.parts.extend(reading.item(block, following))
    return WrittenFile(
        parts=tuple(reading.parts),
        ids=frozenset(reading.ids) | (visible_handles(text) if reading.problems else frozenset()),
        nameless=reading.nameless,
        problems=tuple(reading.problems),
    )


@dataclass(slots=True, kw_only=True)
class _Reading:
    problems: list[Diagnostic]
    parts: list[WrittenHeading | WrittenItem] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    nameless: bool = False
    sections: list[tuple[int, Section]]
    """The open sections with the level of their heading, outermost first."""
    in_fields: bool = False
    """Whether the bullet before was a field that is indented too little: those below it are told no more."""

    def enter(self, heading: HeadingBlock) -> None:
        while self.sections[-1][0] >= heading.level:
            self.sections.pop()
        self.sections.append((heading.level, self._section(heading, self.sections[-1][1])))

    def _section(self, heading: HeadingBlock, outer: Section) -> Section:
        before = len(self.problems)
        tail = cut_heading(heading.run)
        fields = Fields(problems=self.problems)
        self.problems.extend(tail.problems)
        if tail.groups > 1 or tail.ids or tail.citations:
            hint = "write all of it in one pair of braces, at the end: {.facts .say topic=energy}"
            self.problems.append(problem(TAIL, "a heading takes one pair of braces", heading.run.span(), hint))
        for attribute in tail.attributes:
            fields.put_attribute(attribute)
        found = self._heading_fields(fields)
        section = outer.within(
            found,
            heading.run.span(),
            fields.places.get(("topic",)),
            readable=tail.readable,
            sound=len(self.problems) == before,
        )
        if section.readable:
            self.parts.append(
                WrittenHeading(
                    level=heading.level,
                    words=tail.words.text,
                    fields=found,
                    places=fields.places,
                    scopes=section.scopes,
                )
            )
        return section

    def _heading_fields(self, fields: Fields) -> HeadingFields:
        for name in fields.data.keys() - HeadingFields.model_fields.keys():
            place = next(place for location, place in fields.places.items() if location[0] == name)
            hint = "write it behind the item's words; a heading takes kind, use, topic, readers and marking"
            self.problems.append(problem(TAIL, f"'{name}' does not go with a heading", place.span(), hint))
            del fields.data[name]
        located = Located(data=fields.data, positions=Positions(fields.places))
        try:
            return validate(HeadingFields, located)
        except UserError as error:
            self.problems.extend(error.diagnostics)
            return HeadingFields()

    def lose(self, text: str) -> None:
        """Note that an item is left out, of which *text* is what stands in the file."""
        self.nameless = self.nameless or not visible_handles(text)

    def item(self, block: BulletBlock, following: BulletBlock | HeadingBlock | None = None) -> Iterator[WrittenItem]:
        """Yield the item of a bullet; *following* is the next block, which may be its answer with a dash."""
        section = self.sections[-1][1]
        if not section.readable or self._is_answer_alone(block) or not self._begins_as_item(block):
            self.lose(block.run.text)
            return
        before = len(self.problems)
        fields = Fields(problems=self.problems)
        question = block.run.text.startswith("Q:")
        # An answer that is told to be elsewhere is not told to be missing.
        answered = not block.sound or (isinstance(following, BulletBlock) and _is_answer(following))
        words = self._question(block.run, fields, answered) if question else self._statement(block.run, fields)
        for line in block.fields:
            fields.put_line(line)
        sound = block.sound and len(self.problems) == before
        written = frozenset(fields.data)
        if words is not None:
            self._complete(block, fields, section, question=question, sound=sound)
        if "id" in fields.data:
            self.ids.append(fields.data["id"])
        if words is None or not words.text or "kind" not in fields.data:
            self.lose(block.run.text)
            return
        yield WrittenItem(
            data=fields.data,
            places=fields.places,
            scopes=section.scopes,
            span=block.marker,
            text_span=words.span(),
            sound=sound and section.sound,
            inherited=frozenset(fields.data) - written,
            keys=fields.keys,
        )

    def _is_answer_alone(self, block: BulletBlock) -> bool:
        if not _is_answer(block):
            return False
        hint = f"write it right below its question's line, without the dash: `  {block.run.text.split(chr(10))[0]}`"
        span = block.run.span(0, len("A:"))
        self.problems.append(problem(STRUCTURE, "an answer that begins with a dash", span, hint))
        return True

    def _begins_as_item(self, block: BulletBlock) -> bool:
        run = block.run
        name = begins_as_field(run.text)
        was_in_fields, self.in_fields = self.in_fields, name is not None
        if name is not None:
            if was_in_fields and block.marker.column > INDENTED:
                return False
            hint = f"put two spaces before the dash: `  - {name}: …`; if this begins a sentence, write `{name}\\:`"
            message = f"the field '{name}' stands at the left margin"
            self.problems.append(problem(STRUCTURE, message, run.span(0, len(name) + 1), hint))
        elif meant := meant_as_field(run.text):
            name, field_name = meant
            hint = f"did you mean the field `{field_name}`, indented under the bullet above? Where it is words, write {name}\\:"
            message = f"'{name}:' stands at the left margin, and reads like a field"
            self.problems.append(problem(MISSPELT, message, run.span(0, len(name) + 1), hint))
        return name is None

    def _statement(self, run: Run, fields: Fields) -> Run | None:
        """Return the words; None where it cannot be told where they end."""
        tail = cut_tail(run)
        fields.put_tail(tail)
        return self._put_words(("text",), tail.words, run, fields) if tail.readable else None

    def _question(self, run: Run, fields: Fields, answered: bool) -> Run | None:
        answers = list(ANSWER.finditer(run.text))
        if not answers and not answered:
            hint = "write one line under it that begins with A:, indented as the Q"
            self.problems.append(problem(STRUCTURE, "a question without its answer", run.span(), hint))
        for more in answers[1:]:
            first = run.at(answers[0].start())[0]
            message = "this question has an answer already"
            hint = f"join the two in one line, or delete one; the first stands in line {first}"
            self.problems.append(problem(STRUCTURE, message, run.span(more.start()), hint))
        end = answers[0].start() if answers else len(run.text)
        asked = cut_tail(run.cut(2, end))
        fields.put_tail(asked)
        readable = asked.readable and (not answers or self._answer(run, answers[0], fields))
        return self._put_words(("text",), asked.words, run, fields) if readable else None

    def _answer(self, run: Run, begins: re.Match[str], fields: Fields) -> bool:
        """Read the answer; tell whether it could be read."""
        answered = cut_tail(run.cut(begins.end()))
        fields.put_tail(answered, "answer.")
        if answered.readable:
            self._put_words(("answer", "text"), answered.words, run.cut(begins.start()), fields)
            if not answered.words.text:
                fields.data.pop("answer", None)
        return answered.readable

    def _put_words(self, path: Location, words: Run, run: Run, fields: Fields) -> Run:
        if words.text:
            fields.put(path, words.text, words, words)
        else:
            message = "an answer without words" if "answer" in path else "an item without words"
            self.problems.append(problem(STRUCTURE, message, run.span(), "write some in front of the rest"))
        return words

    def _complete(self, block: BulletBlock, fields: Fields, section: Section, *, question: bool, sound: bool) -> None:
        """Add what the headings say for an item that does not say it itself; unless *sound*, a missing kind is an echo."""
        if section.topic is not None and ("topic",) not in fields.places:
            fields.data["topic"] = section.topic
            if section.topic_place is not None:
                fields.places["topic",] = section.topic_place
        kind = fields.data.get("kind") or section.kind_of(fields.data, question=question)
        if kind is None and not (sound and section.sound):
            return
        if kind is None:
            self.problems.append(_kindless(block, section.scopes[-1].span if len(section.scopes) > 1 else None))
            return
        fields.data["kind"] = kind
        if kind == "question" and not question:
            hint = "begin it with Q:, and its answer with A: on a line of its own"
            self.problems.append(problem(STRUCTURE, "a question that does not begin with Q:", block.run.span(), hint))


def _kindless(block: BulletBlock, heading: Span | None) -> Diagnostic:
    """Return that an item has no kind, at the heading that says none; where there is no heading, at the item."""
    if heading is None:
        hint = "write a heading above it that says the kind, as # What we know {.facts}; or .fact after its words"
        return problem(KIND, "an item without a kind", block.marker, hint)
    hint = "write it in the heading's braces, as {.facts}; or behind the words of each item, as {.fact}"
    found = problem(KIND, "neither this heading nor the items below it say of what kind they are", heading, hint)
    return replace(found, also=(block.marker,))


def _is_answer(block: BulletBlock) -> bool:
    """Tell whether a bullet is an answer that was given a dash."""
    return ANSWER.match(block.run.text) is not None
