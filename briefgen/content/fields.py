"""The fields of one item as an author writes them, gathered into data for the schema, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import field
from difflib import get_close_matches
from typing import Any, Final

from pydantic_core import PydanticCustomError

from briefgen.content.loose import ACCESS
from briefgen.content.model import is_language
from briefgen.content.names import CITATION, STRUCTURE, TAIL, problem
from briefgen.content.paths import FieldPath, Shape, classes, field_names, resolve
from briefgen.content.readers import read_reader
from briefgen.content.runs import Run
from briefgen.content.tail import Attribute, Citation, Tail, comment_behind
from briefgen.content.vocabulary import EVIDENCE_LADDER, PLAN_LADDER
from briefgen.diagnostics import Diagnostic, did_you_mean
from briefgen.frozen import dataclass
from briefgen.located.positions import Location, ValuePlace
from briefgen.located.validate import UNKNOWN
from briefgen.regex import regex

CLOSE: Final = 0.75
"""How near a word must be to be suggested: a wrong certainty or field would be taken over without a thought."""
LADDERS_HINT: Final = (
    f"for what is to come .{', .'.join(PLAN_LADDER[:-1])} or .{PLAN_LADDER[-1]};"
    f" for what is so .{', .'.join(EVIDENCE_LADDER[:-1])} or .{EVIDENCE_LADDER[-1]}"
)
_FIELD: Final = regex(r"([^\s:]+):(?:\s+|$)")
_RESTRICTS: Final = regex(
    rf"[*_\"`]*({ACCESS}|access|classification|use|draft|ok)[*_\"`]*\s*[:=：＝]",
    re.IGNORECASE,
)
"""A field that keeps something from somebody, however it is written: it must not become words."""
_LANGUAGES: Final = {"english": "en-GB", "french": "fr-FR", "german": "de-DE", "hindi": "hi-IN", "russian": "ru-RU"}
_COMMAS: Final = regex(r"(?:[^,\\]|\\.?)+", re.DOTALL)


@dataclass(slots=True, kw_only=True)
class Fields:
    """What is gathered so far. A field that is given twice in any form is a problem; the first one stands."""

    data: dict[str, Any] = field(default_factory=dict)
    given: set[Location] = field(default_factory=set)
    places: dict[Location, ValuePlace] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    keys: dict[Location, ValuePlace] = field(default_factory=dict)
    """Where the names of fields stand, as far as they have one."""

    def put(self, path: Location, value: Any, run: Run, whole: Run) -> bool:
        """Set the value at *path*; tell whether it was free. *whole* is the field with its name."""
        # `review` may be written whole or part by part, not both.
        before = next((path[:length] for length in range(len(path), 0, -1) if path[:length] in self.given), None)
        if before is not None:
            first = self.places[before]
            name = ".".join(str(step) for step in path)
            hint = f"keep one; it stands in line {first.line} already"
            if whole.text.startswith(".") and isinstance(value, str):
                hint = f"keep one: .{self._value_at(before)} (line {first.line}) or {whole.text}"
            self.problems.append(problem(TAIL, f"'{name}' is given twice", whole.span(), hint))
            return False
        self.given.add(path)
        self.places[path] = run.place()
        mapping = self.data
        for depth, step in enumerate(path[:-1], 1):
            mapping = mapping.setdefault(str(step), {})
            self.places.setdefault(path[:depth], run.place())
        mapping[str(path[-1])] = value
        return True

    def _value_at(self, path: Location) -> Any:
        value: Any = self.data
        for step in path:
            value = value[step]
        return str(value).replace("_", "-")

    def put_written(self, target: FieldPath, value: Run, whole: Run) -> None:
        """Set a field from the words an author wrote for it."""
        data = tuple(_parts(target.shape, value))
        if target.shape in ("list", "texts"):
            if self.put(target.path, [part for part, _ in data], value, whole):
                self.places.update({(*target.path, index): run.place() for index, (_, run) in enumerate(data)})
        elif target.shape == "readers":
            self._put_readers(target, value, whole)
        else:
            self.put(target.path, _single(target, value), value, whole)

    def _put_readers(self, target: FieldPath, value: Run, whole: Run) -> None:
        found: dict[str, int | None] = {}
        places: dict[Location, ValuePlace] = {}
        for part, run in _parts("readers", value):
            try:
                name, rank = read_reader(part)
            except PydanticCustomError as error:
                context = error.context or {}
                self.problems.append(problem(TAIL, context["fault"], run.span(), context["hint"]))
                continue
            if name in found:
                self.problems.append(problem(TAIL, f"'{name}' is named twice", run.span(), "name each reader once"))
            found[name] = rank
            places[*target.path, name] = run.place()
        if not found and value.text:
            # Its faults are reported; that it names nobody would be an echo.
            self.given.add(target.path)
            self.places[target.path] = value.place()
            return
        written = [name if rank is None else f"{name} {rank}" for name, rank in found.items()]
        if self.put(target.path, written, value, whole):
            self.places.update(places)

    def put_attribute(self, attribute: Attribute, prefix: str = "") -> None:
        """Set what a class or a pair of an attribute group says; *prefix* is `answer.` in the tail of an answer."""
        run = attribute.run
        if attribute.value is None:
            self._put_class(attribute, prefix)
            return
        target = resolve(prefix + attribute.name)
        if target is None:
            self._unknown(attribute.name, run.cut(0, len(attribute.name)))
        elif target.shape in ("list", "texts"):
            hint = f"write it as a sub-bullet: `- {attribute.name}: …`"
            self.problems.append(problem(TAIL, f"'{attribute.name}' is a list", run.span(), hint))
        else:
            self.put_written(target, attribute.value, run)
            self.keys.setdefault(target.path, run.cut(0, len(attribute.name)).place())

    def _put_class(self, attribute: Attribute, prefix: str) -> None:
        run = attribute.run
        known = classes()
        found = known.get(attribute.name.replace("_", "-"))
        if found is None:
            message = f"'.{attribute.name}' is not a word briefgen knows here"
            near = get_close_matches(attribute.name, known, n=1, cutoff=CLOSE)
            hint = f"did you mean .{near[0]}?" if near else LADDERS_HINT
            self.problems.append(problem(UNKNOWN, message, run.span(), hint))
            return
        name, value = found
        target = resolve(prefix + name)
        if target is None:
            message = f"'.{attribute.name}' does not go with an answer"
            self.problems.append(problem(TAIL, message, run.span(), "write it behind the question"))
            return
        self.put(target.path, value, run, run)

    def put_citations(self, path: Location, citations: tuple[Citation, ...]) -> None:
        if not citations:
            return
        found: list[dict[str, str]] = []
        for index, citation in enumerate(citations):
            if citation.locator == "":
                message = f"'{citation.run.text}' ends in a comma"
                self.problems.append(problem(CITATION, message, citation.run.span(), "write a locator, or no comma"))
            found.append({"source": citation.source} | ({"locator": citation.locator} if citation.locator else {}))
            self.places[*path, index] = citation.run.place()
        self.put(path, found, citations[0].run, citations[0].run)

    def put_tail(self, tail: Tail, prefix: str = "") -> None:
        """Set what stands behind the words: of the item, or, with a *prefix*, of its answer."""
        self.problems.extend(tail.problems)
        for attribute in tail.attributes:
            self.put_attribute(attribute, prefix)
        self.put_citations(("answer", "sources") if prefix else ("sources",), tail.citations)
        for run in tail.ids:
            if prefix:
                hint = "write it behind the question"
                self.problems.append(
                    problem(TAIL, f"the id '^{run.text}' does not go with an answer", run.span(), hint)
                )
            else:
                self.put(("id",), run.text, run, run)

    def put_line(self, run: Run) -> None:
        """Set a field from a sub-bullet `name: value`."""
        match = _FIELD.match(run.text)
        if match is None:
            hint = "a sub-bullet is a field, `name: value`; another item begins at the left margin"
            self.problems.append(problem(STRUCTURE, "a sub-bullet without a field's name", run.span(), hint))
            return
        comment = comment_behind(run, "put it on a line of its own, between the fields")
        if comment is not None:
            self.problems.append(comment)
            return
        name, value = match.group(1), run.cut(match.end())
        target = resolve(name)
        if name == "sources":
            hint = "write [@source, locator] behind the words"
            self.problems.append(problem(STRUCTURE, "sources are cited, not listed", run.span(0, len(name)), hint))
        elif target is None:
            self._unknown(name, run.cut(0, len(name)))
        elif not value.text:
            self.problems.append(
                problem(
                    STRUCTURE, f"'{name}' has no value", run.span(), "write one after the colon, or delete the line"
                )
            )
        else:
            self.put_written(target, value, run)
            self.keys.setdefault(target.path, run.cut(0, len(name)).place())

    def _unknown(self, name: str, run: Run) -> None:
        known = field_names()
        every = f"the fields are {', '.join(field for field in known if '.' not in field)}"
        hint = _as_language(name) or _in_parts(name) or did_you_mean(name, known, every, cutoff=CLOSE)
        self.problems.append(problem(UNKNOWN, f"unknown field '{name}'", run.span(), hint))


def _as_language(name: str) -> str:
    """Return a hint for a translation whose tag is missing, or is not written as one."""
    first, dot, rest = name.partition(".")
    language, sign, place = first.replace("_", "-").partition("-")
    tag = f"{language.lower()}{sign}{place.upper() if len(place) == len('IN') else place.title()}"
    if first == "translations":
        return "write a line for each language, with its tag: `hi-IN: …`"
    if first != tag and is_language(tag) and len(language) == len("hi"):
        return f"a language's tag is written {tag}: `{tag}{dot}{rest}: …`{_in_its_own(rest)}"
    if (named := _LANGUAGES.get(first.lower())) is not None:
        return f"write the language's tag: `{named}{dot}{rest}: …`"
    return ""


def _in_its_own(rest: str) -> str:
    return f"; if the pack itself is in that language, just `{rest}: …`" if rest else ""


def _in_parts(name: str) -> str:
    """Return a hint for the name of what is written part by part."""
    parts = [known for known in field_names() if known.startswith(f"{name}.")]
    return f"write each part on a line of its own, with its full name: {', '.join(parts)}" if parts else ""


def begins_as_field(words: str) -> str | None:
    """Return the name of the field that *words* begin with, if they do."""
    match = _FIELD.match(words)
    if match and resolve(match.group(1)) is not None:
        return match.group(1)
    slip = _RESTRICTS.match(words)
    return None if slip is None else slip.group(1)


def _parts(shape: Shape, value: Run) -> Iterator[tuple[str, Run]]:
    """Yield what stands between the commas of a list; a comma behind a backslash is one of the words, without it."""
    if shape not in ("list", "texts", "readers"):
        return
    for match in _COMMAS.finditer(value.text):
        part = value.cut(match.start(), match.end())
        if part.text and shape == "texts":
            words = part.unescaped(",")
            yield words.text, words
        elif part.text:
            yield " ".join(part.text.split()), part


def _single(target: FieldPath, value: Run) -> Any:
    """Return one value; what is no number or flag goes to the schema as words, which refuses it there."""
    words = value.text.replace("\n", " ")
    match target.shape:
        case "text":
            return value.text
        case "flag":
            return {"true": True, "false": False}.get(words, words)
        case "number":
            return int(words) if re.fullmatch(r"[0-9]{1,9}", words) else words
        case _:
            return words.replace("-", "_") if target.path == ("use",) else words
