"""The YAML face: sections and items as lines. What a heading holds is a section; a list has the name of its items' kind."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefgen.authoring.faces.canonical import canonical, heading_data
from briefgen.authoring.faces.comments import as_yaml, yaml_comments
from briefgen.authoring.faces.parts import Anchor, Comments, Face, Node, Part, placed, tree, with_comments
from briefgen.authoring.faces.scalars import field_lines
from briefgen.content.entries import read_entries
from briefgen.content.lists import ITEMS, KIND_OF_LIST, SECTIONS
from briefgen.content.written import Section, WrittenFile, WrittenHeading, WrittenItem
from briefgen.located.positions import Located, Location


def read_items(
    located: Located, text: str, outermost: Section, *, first_line: int = 1, lines: Sequence[range] | None = None
) -> tuple[WrittenFile, Face]:
    """Return what the lists of YAML say, and the same with the comments between; those of other *lines* are not theirs."""
    written = read_entries(located, outermost)
    anchors = [anchor for index, part in enumerate(written.parts) for anchor in _anchors(index, part)]
    comments = (
        comment
        for comment in yaml_comments(text, first_line)
        if lines is None or any(comment.line in each for each in lines)
    )
    return written, with_comments(written.parts, comments, anchors)


def _anchors(index: int, part: WrittenHeading | WrittenItem) -> Iterator[Anchor]:
    if isinstance(part, WrittenHeading):
        yield Anchor(line=part.scopes[-1].span.line, part=index, fields=None)
        yield from (Anchor(line=place.line, part=index, fields=None) for place in part.places.values())
        return
    fields = part.span.column
    yield Anchor(line=part.span.line, part=index, fields=fields)
    for location, place in part.keys.items():
        if place.line > part.span.line:
            yield Anchor(line=place.line, part=index, fields=fields, location=location)


def items_text(face: Face) -> str:
    """Return a file of items, or the part of a front matter that holds them."""
    top = tree(face)
    lines = [*_lists(top.items, ITEMS, 0)]
    if _are_plain_lists(top.sections):
        for node in top.sections:
            assert node.part is not None
            lines += [*as_yaml(node.part.before), *_lists(node.items, _list_of(node), 0)]
    elif top.sections:
        lines += [f"{SECTIONS}:", *_sections(top.sections, 2)]
    lines += as_yaml(face.after)
    return "".join(f"{line}\n" for line in lines)


def _are_plain_lists(nodes: Sequence[Node]) -> bool:
    """Tell whether sections say nothing but a kind, each its own: then each is a list of the file."""
    kinds = [_list_of(node) for node in nodes]
    return len(set(kinds)) == len(kinds) and all(
        kind and node.items and not node.sections and len(_heading(node)) == 1
        for kind, node in zip(kinds, nodes, strict=True)
    )


def _list_of(node: Node) -> str:
    """Return the name of the list for a section's kind; empty where it has none of its own."""
    kind = _heading(node).get("kind")
    return "" if kind is None else f"{kind}s"


def _heading(node: Node) -> dict[str, Any]:
    assert node.part is not None
    assert isinstance(node.part.written, WrittenHeading)
    heading = node.part.written
    return ({"heading": heading.words} if heading.words else {}) | heading_data(heading.fields)


def _sections(nodes: Sequence[Node], indent: int) -> Iterator[str]:
    for node in nodes:
        assert node.part is not None
        yield from as_yaml(node.part.before, indent)
        yield from _dashed(_section(node, indent + 2), indent)


def _section(node: Node, indent: int) -> Iterator[str]:
    fields = _heading(node)
    alone = bool(node.items) and not node.sections and "kind" in fields
    if alone:
        del fields["kind"]
    for name, value in fields.items():
        yield from field_lines(name, value, indent)
    yield from _lists(node.items, _list_of(node) if alone else ITEMS, indent)
    if node.sections:
        yield f"{' ' * indent}{SECTIONS}:"
        yield from _sections(node.sections, indent + 2)
    if not fields and not node.items and not node.sections:
        yield f"{' ' * indent}{ITEMS}: []"


def _lists(items: Sequence[Part], name: str, indent: int) -> Iterator[str]:
    if not items:
        return
    assert name in KIND_OF_LIST
    yield f"{' ' * indent}{name}:"
    for item in items:
        yield from item_lines(item, indent + 2)


def item_lines(part: Part, indent: int) -> Iterator[str]:
    """Yield the lines of one item, with the comments in front of it and within; *indent* is that of its dash."""
    assert isinstance(part.written, WrittenItem)
    data = shortened(canonical(part.written.own))
    spots = [*_spots(data)]
    before, within = placed(part, spots[1:])
    yield from as_yaml(before, indent)
    yield from _dashed(_mapping(data, (), within, indent + 2), indent)
    yield from as_yaml(part.below, indent + 2)


def shortened(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data with the words alone for an answer or a translation that has nothing else."""
    found = dict(data)
    if "answer" in found:
        found["answer"] = _text_alone(found["answer"])
    if "translations" in found:
        found["translations"] = {tag: _text_alone(value) for tag, value in found["translations"].items()}
    return found


def _text_alone(value: Mapping[str, Any]) -> Any:
    return value["text"] if value.keys() == {"text"} else value


def _spots(data: Mapping[str, Any], at: Location = ()) -> Iterator[Location]:
    for name, value in data.items():
        yield (*at, name)
        if isinstance(value, Mapping):
            yield from _spots(value, (*at, name))


def _mapping(
    data: Mapping[str, Any], at: Location, comments: Mapping[Location, Comments], indent: int
) -> Iterator[str]:
    for name, value in data.items():
        yield from as_yaml(comments.get((*at, name), ()), indent)
        if isinstance(value, Mapping):
            yield f"{' ' * indent}{name}:"
            yield from _mapping(value, (*at, name), comments, indent + 2)
        else:
            yield from field_lines(name, value, indent)


def _dashed(lines: Iterator[str], indent: int) -> Iterator[str]:
    """Yield the lines with the dash of a list's entry in front of the first."""
    first = next(lines)
    yield f"{' ' * indent}- {first[indent + 2 :]}"
    yield from lines
