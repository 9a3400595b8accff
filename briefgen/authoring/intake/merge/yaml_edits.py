"""Changes to a YAML file as it is written: comments, order, quotes and blank lines of all else stay."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from briefgen.authoring.intake.merge.splices import Splice, line_end, spliced
from briefgen.authoring.intake.merge.yaml_text import entry_lines, in_block, inline
from briefgen.content.registry import REGISTERS
from briefgen.frozen import dataclass
from briefgen.located.parser import Loader
from briefgen.located.positions import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A value for a field of an entry of the list at *at*, or, without an *id*, of the mapping there.

    Where *at* is None it is for the item of that id, wherever in the file's sections it stands.
    """

    at: Location | None
    id: str | None
    path: Location
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    at: Location
    entry: Mapping[str, Any]


def edited_yaml(text: str, puts: Iterable[Put], entries: Iterable[NewEntry] = ()) -> str:
    """Return the YAML *text*, which can be read, with the values put in and the entries added behind the last ones."""
    editing = editing_of(text)
    by_list: dict[Location, list[Mapping[str, Any]]] = {}
    for new in entries:
        by_list.setdefault(new.at, []).append(new.entry)
    by_node: dict[tuple[Location | None, str | None], list[Put]] = {}
    for put in puts:
        by_node.setdefault((put.at, put.id), []).append(put)
    # What is put into the outermost mapping comes last: below its last line, what is within that has the first place. In a
    # file that is empty yet it comes first, as people write it.
    outermost = by_node.pop(((), None), [])
    own = tuple(editing.put((), None, outermost)) if outermost else ()
    splices = [splice for (at, name), each in by_node.items() for splice in editing.put(at, name, each)]
    splices += [splice for at, each in by_list.items() for splice in editing.add(at, each)]
    return spliced(text, (*splices, *own) if editing.root is not None else (*own, *splices))


def editing_of(text: str) -> "Editing":
    """Return the YAML *text*, which can be read, to be edited."""
    return Editing(text=text, root=yaml.compose(text, Loader))


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """A YAML text with its nodes, as PyYAML composes them."""

    text: str
    root: Any

    def at(self, location: Location) -> Any:
        """Return the node at a path of names; None where there is none."""
        return _at(self.root, location)

    def put(self, at: Location | None, name: str | None, puts: Sequence[Put]) -> Iterator[Splice]:
        node = _item(self.root, name) if at is None else _at(self.root, at)
        if at is not None and name is not None:
            node = next(entry for entry in node.value if _scalar(_child(entry, "id")) == name)
        if node is None:
            lines = [f"{path[0]}: {in_block(_nested(path[1:], value))}" for path, value in _values(puts)]
            yield self._at_end("\n".join(lines))
            return
        yield from self._into(node, _tree(puts))

    def _into(self, node: Any, tree: Mapping[str, Any]) -> Iterator[Splice]:
        """Yield what puts the *tree* of values into a mapping; its leaves are `_Leaf`."""
        missing: dict[str, Any] = {}
        for name, value in tree.items():
            child = _child(node, name)
            if isinstance(value, _Leaf) and value.value is None:
                yield from self._without(node, name)
            elif child is None:
                missing[name] = _plain(value)
            elif isinstance(value, _Leaf):
                yield self._replace(node, child, value.value)
            elif isinstance(child, yaml.MappingNode):
                yield from self._into(child, value)
            elif isinstance(child, yaml.SequenceNode):
                for one in child.value:
                    yield from self._into(one, value.get(_scalar(_child(one, "name")), {}))
            else:
                # Words alone, where they may stand for a mapping that has them as its text.
                yield self._replace(node, child, {"text": child.value, **_plain(value)})
        if missing:
            yield self._insert(node, missing)

    def _replace(self, parent: Any, child: Any, value: Any) -> Splice:
        start, end = child.start_mark.index, self.end(child)
        written = inline(value) if parent.flow_style else in_block(value)
        if start == end:
            written = f" {written}"
        return Splice(start=start, end=end, text=written)

    def _without(self, node: Any, name: str) -> Iterator[Splice]:
        """Yield what takes a field away: in block style with its line, in flow style with the comma before it."""
        for place, (key, value) in enumerate(node.value):
            if _scalar(key) != name:
                continue
            start, end = key.start_mark.index, self.end(value)
            if not node.flow_style:
                yield Splice(start=start - key.start_mark.column - 1, end=line_end(self.text, end), text="")
            elif place:
                yield Splice(start=self.end(node.value[place - 1][1]), end=end, text="")
            else:
                following = node.value[1][0].start_mark.index if len(node.value) > 1 else end
                yield Splice(start=start, end=following, text="")

    def _insert(self, node: Any, fields: Mapping[str, Any]) -> Splice:
        if node.flow_style:
            at = node.end_mark.index - 1
            while self.text[at - 1].isspace():
                at -= 1
            comma = "" if self.text[at - 1] in "{," else ","
            space = "" if self.text[at - 1] == "{" else " "
            text = comma + space + ", ".join(f"{name}: {inline(value)}" for name, value in fields.items())
            return Splice(start=at, end=at, text=text)
        indent = " " * node.value[0][0].start_mark.column
        return self.below(node, "\n".join(f"{indent}{name}: {in_block(value)}" for name, value in fields.items()))

    def add(self, at: Location, entries: Sequence[Mapping[str, Any]]) -> Iterator[Splice]:
        """Yield what adds entries to a list, which need not be there."""
        node = _at(self.root, at)
        if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
            indent = " " * node.start_mark.column
            gap = "\n" if self.parted(node) else ""
            yield self.below(node, "\n".join(gap + entry_lines(entry, indent) for entry in entries))
        elif isinstance(node, yaml.SequenceNode) and node.value:
            where = self.end(node.value[-1])
            yield Splice(start=where, end=where, text="".join(f", {inline(entry)}" for entry in entries))
        elif node is not None and at:
            written = "".join(f"\n{entry_lines(entry, '  ')}" for entry in entries)
            yield Splice(start=node.start_mark.index, end=self.end(node), text=written)
        else:
            lines = "\n".join(entry_lines(entry, "  " if at else "") for entry in entries)
            yield self._at_end(f"{at[0]}:\n{lines}" if at else lines)

    def behind(self, name: str, entry: Mapping[str, Any]) -> Splice | None:
        """Return what puts an entry behind the item of that name; None where that stands within brackets."""
        node = _item(self.root, name)
        if node is None or node.flow_style:
            return None
        line = self.text.rfind("\n", 0, node.start_mark.index) + 1
        dash = self.text[line : node.start_mark.index].rfind("-")
        return None if dash < 0 else self.below(node, entry_lines(entry, " " * dash))

    def parted(self, node: Any) -> bool:
        """Tell whether a blank line parts the last two entries of a list, or of a mapping."""
        entries = [entry if isinstance(entry, tuple) else (entry, entry) for entry in node.value]
        if len(entries) == 1:
            return False
        (_, before), (last, _) = entries[-2:]
        return "\n\n" in self.text[self.end(before) : last.start_mark.index]

    def below(self, node: Any, lines: str) -> Splice:
        """Return what puts lines below the last one of a node in block style, and of a comment behind that."""
        at = line_end(self.text, self.end(node))
        return Splice(start=at, end=at, text=f"\n{lines}")

    def _at_end(self, lines: str) -> Splice:
        end = len(self.text)
        before = "" if not self.text or self.text.endswith("\n") else "\n"
        return Splice(start=end, end=end, text=f"{before}{lines}\n")

    def end(self, node: Any) -> int:
        """Return where a node ends; what is in block style ends with its last value, before blank lines and comments."""
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            return start + len(self.text[start:end].rstrip())
        if node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self.end(last[1] if isinstance(node, yaml.MappingNode) else last)


@dataclass(frozen=True, slots=True)
class _Leaf:
    value: Any


def _values(puts: Iterable[Put]) -> Iterator[tuple[Location, Any]]:
    return ((put.path, put.value) for put in puts)


def _nested(path: Location, value: Any) -> Any:
    for step in reversed(path):
        value = {step: value}
    return value


def _tree(puts: Iterable[Put]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for path, value in _values(puts):
        inner = tree
        for step in path[:-1]:
            inner = inner.setdefault(str(step), {})
        inner[str(path[-1])] = _Leaf(value)
    return tree


def _plain(tree: Any) -> Any:
    if isinstance(tree, _Leaf):
        return tree.value
    return {name: _plain(value) for name, value in tree.items()}


def _at(node: Any, at: Location) -> Any:
    for step in at:
        node = None if node is None else _child(node, step)
    return node


def _item(node: Any, name: str | None) -> Any:
    """Return the item of that id; entries of registers are none."""
    if isinstance(node, yaml.MappingNode):
        if _scalar(_child(node, "id")) == name:
            return node
        inner = [value for key, value in node.value if _scalar(key) not in REGISTERS]
    else:
        inner = node.value if isinstance(node, yaml.SequenceNode) else []
    return next((found for each in inner if (found := _item(each, name)) is not None), None)


def _child(node: Any, name: object) -> Any:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if _scalar(key) == name), None)


def _scalar(node: Any) -> str | None:
    return node.value if isinstance(node, yaml.ScalarNode) else None
