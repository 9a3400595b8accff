"""Changes to a Markdown file as it is written: a value replaced where it stands, a field or an item added in its place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from briefgen.authoring.faces.canonical import canonical
from briefgen.authoring.faces.markdown import field_lines, field_words, words_lines
from briefgen.authoring.intake.incoming import Record, entry_data
from briefgen.authoring.intake.merge.splices import Splice, line_end, spliced
from briefgen.content.pack import PackItem
from briefgen.content.vocabulary import PLAN_LADDER
from briefgen.frozen import dataclass
from briefgen.located.positions import Location, ValuePlace
from briefgen.regex import regex

SECTIONS: Final[Mapping[str, str]] = {
    ".messages": "Bottom line",
    ".facts": "What we know",
    ".say": "Say",
    ".if-asked": "If asked",
    ".avoid": "Do not say",
    ".gaps": "Not known",
}
"""The attribute group of a heading that new items go under → the words of that heading, where it is made."""
_HEADING: Final = regex(r"^(#{1,6}) .*?(?:\{([^{}]*)\})?[ \t]*$", re.MULTILINE)
_BLOCK_SIGN: Final = regex(r"(#{1,6}|[>+*-])(?=\s|$)|(\d{1,9})([.)])(?=\s|$)")
_WITH_WORDS: Final = frozenset({"text", "id", "kind", "certainty", "draft", "sources", "answer"})
"""Fields of a new item that stand beside its words or behind them."""


class ByHandError(Exception):
    """A change that cannot be made where the value stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewValue:
    """A value for a field of an item that is there."""

    entry: PackItem
    path: Location
    value: Any
    """None takes away what is there."""
    old: str
    """As it is written, line feeds and all; empty where it is not."""
    place: ValuePlace | None
    """Where it stands; None where it does not."""
    places: tuple[ValuePlace, ...] = ()
    """Where its parts stand, if it is written part by part."""


def edited_sections(text: str, values: Iterable[NewValue], items: Iterable[Record]) -> str:
    """Return the file with the values put in and the items added, each at the end of its section.

    Raises `ByHandError` where a value stands as only an author can change it.
    """
    splices = [splice for value in values for splice in value_splices(text, value)]
    by_section: dict[str, list[Record]] = {}
    for item in items:
        by_section.setdefault(item.section or ".facts", []).append(item)
    splices += [_added(text, section, records) for section, records in by_section.items()]
    return spliced(text, splices) if text else "\n".join(splice.text for splice in splices)


def value_splices(text: str, value: NewValue) -> Iterator[Splice]:
    """Yield what puts a value into the file. Raises `ByHandError`."""
    return _put(text, _line_starts(text), value)


def behind_item(text: str, entry: PackItem, lines: str) -> Splice:
    """Return what puts lines behind the last one of an item."""
    at = line_end(text, _line_starts(text)[_last_line(text, entry) - 1])
    return Splice(start=at, end=at, text=f"\n{lines}")


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _put(text: str, starts: Sequence[int], new: NewValue) -> Iterator[Splice]:
    last = _last_line(text, new.entry)
    if new.value is None:
        yield from (_without(text, starts, place) for place in new.places)
        return
    place = new.place
    if place is not None and new.entry.span.line <= place.line <= last:
        yield _replaced(text, starts, new, place)
        return
    if new.path == ("sources",):
        raise ByHandError
    at = line_end(text, starts[last - 1])
    yield Splice(start=at, end=at, text="\n".join(("", *field_lines(_names(new.path), new.value))))


def _without(text: str, starts: Sequence[int], place: ValuePlace) -> Splice:
    """Return what takes a field away, with the line that it stands on by itself."""
    start = starts[place.line - 1]
    if not text[start:].lstrip(" ").startswith("- "):
        raise ByHandError
    return Splice(start=start - 1, end=line_end(text, start), text="")


def _last_line(text: str, entry: PackItem) -> int:
    """Return the number of the last line that is indented below an item's first."""
    lines = text.split("\n")
    last = entry.span.line
    for number in range(entry.span.line, len(lines)):
        if lines[number].strip() and not lines[number].startswith(" "):
            break
        last = number + 1 if lines[number].strip() else last
    return last


def _replaced(text: str, starts: Sequence[int], new: NewValue, place: ValuePlace) -> Splice:
    """Return the value in place of the old one, where all of that is found."""
    if new.path == ("sources",):
        raise ByHandError
    first = starts[place.line - 1] + place.column - 1
    written = field_words(_names(new.path), new.value)
    if text.startswith(f".{new.old.replace('_', '-')}", first):
        return Splice(start=first, end=first + 1 + len(new.old), text=f".{written.replace('_', '-')}")
    if len(place.breaks) <= 1 and place.end_column is not None:
        end = starts[place.line - 1] + place.end_column - 1
    else:
        offset, line, column = place.breaks[-1] if place.breaks else (0, place.line, place.column)
        end = starts[line - 1] + column - 1 + len(new.old) - offset
        if " ".join(text[first:end].split()) != " ".join(new.old.split()):
            raise ByHandError
    return Splice(start=first, end=end, text=escaped(written) if new.path == ("text",) else written)


def _added(text: str, section: str, items: Sequence[Record]) -> Splice:
    lines = "\n".join(item_lines(item, section) for item in items)
    end = _section_end(text, section)
    if end is not None:
        return Splice(start=end, end=end, text=f"\n{lines}")
    at = len(text)
    before = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    return Splice(start=at, end=at, text=f"{before}# {SECTIONS[section]} {{{section}}}\n{lines}\n")


def _section_end(text: str, section: str) -> int | None:
    """Return where the first section that says *section* and nothing else ends, behind its last line."""
    headings = list(_HEADING.finditer(text))
    for heading, following in zip(headings, [*headings, None][1:], strict=True):
        if len(heading[1]) == 1 and (heading[2] or "").split() == [section]:
            end = len(text) if following is None else following.start()
            return heading.start() + len(text[heading.start() : end].rstrip())
    return None


def item_lines(item: Record, section: str) -> str:
    """Return an item as it stands in a file."""
    own = entry_data(item)
    own["text"] = escaped(str(own["text"]))
    if own.get("kind") in (_inherited(section, own.get("certainty")), "question"):
        own.pop("kind")
    words = canonical({name: value for name, value in own.items() if name in _WITH_WORDS})
    below = [(_names(path), given.value) for path, given in item.fields.items() if path[0] not in _WITH_WORDS]
    return "\n".join(chain(words_lines(words), *(field_lines(path, value) for path, value in below)))


def _names(path: Location) -> tuple[str, ...]:
    return tuple(map(str, path))


def _inherited(section: str, certainty: str | None) -> str:
    """Return the kind that an item of the section has where it names none."""
    if section == ".facts" and certainty in PLAN_LADDER:
        return "expectation"
    return {".messages": "message", ".facts": "fact", ".gaps": "gap"}.get(section, "line")


def escaped(words: str) -> str:
    """Return words that begin an item, with a backslash where they would begin a block of another kind."""
    match = _BLOCK_SIGN.match(words)
    if match is None:
        return words
    at = match.end(2) if match[2] else 0
    return f"{words[:at]}\\{words[at:]}"
