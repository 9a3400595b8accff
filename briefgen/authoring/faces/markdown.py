"""The Markdown face: sections and items as lines, each tail in one order: citations, attributes, id."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from briefgen.authoring.faces.canonical import canonical, heading_data
from briefgen.authoring.faces.comments import as_markdown, markdown_comments
from briefgen.authoring.faces.parts import Anchor, Face, Node, Part, leaves, placed, tree, with_comments
from briefgen.content.markdown import read_sections
from briefgen.content.paths import resolve, written_name
from briefgen.content.written import Section, WrittenFile, WrittenHeading, WrittenItem
from briefgen.located.positions import Location
from briefgen.regex import regex

LINE: Final = 128
"""Characters; a tail that would go beyond stands on a line of its own."""
_CLASSES: Final = ("kind", "use", "certainty", "state", "must", "draft")
_PAIRS: Final = ("hedge", "raise", "topic", "marking")
_BARE: Final = regex(r"[\w:.+-]+")
_UNQUOTABLE: Final = regex(r'["\\{}\[\]^`\n]')
_FIELD_INDENT: Final = "    "


def read_markdown(text: str, path: Path, outermost: Section) -> tuple[WrittenFile, Face]:
    """Return what the sections of a file say, and the same with the comments between; *text* begins with its first line."""
    written = read_sections(text, path, outermost)
    anchors = [anchor for index, part in enumerate(written.parts) for anchor in _anchors(index, part)]
    return written, with_comments(written.parts, markdown_comments(text), anchors)


def _anchors(index: int, part: WrittenHeading | WrittenItem) -> Iterator[Anchor]:
    if isinstance(part, WrittenHeading):
        yield Anchor(line=part.scopes[-1].span.line, part=index, fields=None)
        return
    fields = part.span.column + 1
    yield Anchor(line=part.span.line, part=index, fields=fields)
    for path, _ in leaves(canonical(part.own)):
        place = part.places.get(path)
        if place is not None and place.line > part.span.line:
            yield Anchor(line=place.line, part=index, fields=fields, location=path)


def markdown_text(face: Face) -> str:
    """Return the sections of a file."""
    lines = [*_node_lines(tree(face), 0)]
    after = [*as_markdown(face.after)]
    text = "\n".join([*lines, *([""] if lines and after else []), *after]).lstrip("\n")
    return f"{text}\n" if text else ""


def _node_lines(node: Node, depth: int) -> Iterator[str]:
    if node.part is not None:
        assert isinstance(node.part.written, WrittenHeading)
        yield ""
        yield from as_markdown(node.part.before)
        yield heading_line(node.part.written, depth)
        if node.items:
            yield ""
    for item in node.items:
        yield from item_lines(item)
    for section in node.sections:
        yield from _node_lines(section, depth + 1)


def heading_line(heading: WrittenHeading, depth: int) -> str:
    data = heading_data(heading.fields)
    words = [f".{data['kind']}s"] if "kind" in data else []
    words += [f".{data['use'].replace('_', '-')}"] if "use" in data else []
    words += [_pair("topic", data["topic"])] if "topic" in data else []
    words += [_pair("readers", ", ".join(data["readers"]))] if "readers" in data else []
    words += [_pair("marking", data["marking"])] if "marking" in data else []
    group = f"{{{' '.join(words)}}}" if words else ""
    return " ".join(part for part in ("#" * depth, heading.words, group) if part)


def item_lines(part: Part) -> Iterator[str]:
    """Yield the lines of one item, with the comments in front of it and within."""
    assert isinstance(part.written, WrittenItem)
    data = canonical(part.written.own)
    fields = [(path, value) for path, value in leaves(data) if not _in_tail(path, data)]
    before, within = placed(part, [path for path, _ in fields])
    yield from as_markdown(before)
    yield from words_lines(data)
    for path, value in fields:
        yield from as_markdown(within.get(path, ()), indent=2)
        yield from field_lines(path, value)
    yield from as_markdown(part.below, indent=2)


def words_lines(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield an item's words with their tail; of a question those of its answer as well."""
    answer = data.get("answer")
    begins = "- " if answer is None else "- Q: "
    yield from _with_tail(begins + _continued(data["text"], "  "), tail_pieces(data))
    if answer is not None:
        yield from _with_tail(f"  A: {_continued(answer['text'], '  ')}", tail_pieces(answer))


def _continued(words: str, indent: str) -> str:
    return words.replace("\n", f"\n{indent}")


def _with_tail(words: str, pieces: Sequence[str]) -> Iterator[str]:
    lines = words.split("\n")
    tail = " ".join(pieces)
    if tail and len(lines[-1]) + 1 + len(tail) > LINE:
        lines.append(f"  {tail}")
    elif tail:
        lines[-1] += f" {tail}"
    yield from lines


def tail_pieces(data: Mapping[str, Any]) -> list[str]:
    """Return the pieces of a tail in order: of an item, or of an answer."""
    cited = "; ".join(f"@{citation}" for citation in data.get("sources", ()))
    classes = [f".{_class(name, data[name])}" for name in _CLASSES if _in_group(name, data)]
    pairs = [_pair(name, str(data[name])) for name in _PAIRS if _in_group(name, data)]
    group = " ".join(classes + pairs)
    pieces = [f"[{cited}]" if cited else "", f"{{{group}}}" if group else "", f"^{data['id']}" if "id" in data else ""]
    return [piece for piece in pieces if piece]


def _class(name: str, value: Any) -> str:
    return name if value is True else str(value).replace("_", "-")


def _pair(name: str, value: str) -> str:
    return f"{name}={value}" if name != "hedge" and _BARE.fullmatch(value) else f'{name}="{value}"'


def _in_group(name: str, data: Mapping[str, Any]) -> bool:
    """Tell whether a field of *data* goes into the braces of the tail."""
    value = data.get(name)
    if value is None or value is False:
        return False
    return name in _CLASSES or _UNQUOTABLE.search(str(value)) is None


def _in_tail(path: Location, data: Mapping[str, Any]) -> bool:
    """Tell whether a field stands beside or behind the words of the item or its answer."""
    holder: Mapping[str, Any] = data["answer"] if path[0] == "answer" else data
    if len(path) > (2 if path[0] == "answer" else 1):
        return False
    name = str(path[-1])
    return name in ("text", "id", "sources") or (name in (*_CLASSES, *_PAIRS) and _in_group(name, holder))


def field_lines(path: tuple[str, ...], value: Any) -> Iterator[str]:
    """Yield the lines of a sub-bullet."""
    written = f"  - {written_name(path)}: {field_words(path, value)}"
    yield from written.replace("\n", f"\n{_FIELD_INDENT}").split("\n")


def field_words(path: tuple[str, ...], value: Any) -> str:
    """Return a value as it stands behind the name of its field."""
    target = resolve(written_name(path))
    assert target is not None, "what the schema takes, either face can write"
    return ", ".join(_part_of(each, target.shape) for each in value) if isinstance(value, list) else _single(value)


def _part_of(value: Any, shape: str) -> str:
    return str(value).replace(",", "\\,") if shape == "texts" else str(value)


def _single(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
