"""Ways through the tree: every node in reading order, and a new tree from an old one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final, TypeVar, get_args, get_type_hints

from briefgen.document.document import Document
from briefgen.document.inlines import Inline
from briefgen.document.nodes import Node, Section

Path = tuple[int, ...]
"""The place of a node: indices into the children, from the document down."""

Tree = TypeVar("Tree", bound=Document | Node)

_KINDS: Final[tuple[Any, ...]] = get_args(Node)


def _holds_nodes(hint: object) -> bool:
    return any(member in _KINDS or _holds_nodes(member) for member in get_args(hint))


def _parts(kind: Any) -> tuple[str, ...]:
    hints = get_type_hints(kind)
    return tuple(field.name for field in fields(kind) if _holds_nodes(hints[field.name]))


_PARTS: Final[Mapping[type, tuple[str, ...]]] = {kind: _parts(kind) for kind in (Document, *_KINDS)}


def parts(node: Document | Node) -> tuple[str, ...]:
    """Return the fields of a node that hold nodes, in reading order."""
    return _PARTS[type(node)]


def children(node: Document | Node) -> tuple[Node, ...]:
    """Return what stands directly in a node, in reading order. A path counts them from 0."""
    return tuple([child for name in parts(node) for child in getattr(node, name)])


def walk(top: Document | Node) -> Iterator[Node]:
    """Yield every node under *top* in reading order, each before what it holds."""
    waiting = [*reversed(children(top))]
    while waiting:
        node = waiting.pop()
        yield node
        if parts(node):
            waiting += reversed(children(node))


def walk_paths(top: Document | Node, start: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Yield every node under *top* with its path, in reading order."""
    waiting = _with_paths(top, start)
    while waiting:
        path, node = waiting.pop()
        yield path, node
        if parts(node):
            waiting += _with_paths(node, path)


def _with_paths(node: Document | Node, start: Path) -> list[tuple[Path, Node]]:
    """Return what stands directly in a node with its path, the last first."""
    return [((*start, index), child) for index, child in enumerate(children(node))][::-1]


def node_at(top: Document | Node, path: Path) -> Document | Node:
    """Return the node at *path*; raise `IndexError` where there is none."""
    node = top
    for index in path:
        node = children(node)[index]
    return node


def sections(top: Document | Node) -> Iterator[Section]:
    """Yield the sections under *top*, which are the document's outline, in reading order."""
    return (node for node in walk(top) if isinstance(node, Section))


def map_children(top: Tree, change: Callable[[Node], Iterable[Node]]) -> Tree:
    """Return *top* with each child replaced by what *change* makes of it: one node, several, or none.

    A node in which nothing changed is returned as it is.
    """
    changes: dict[str, Any] = {}
    for name in parts(top):
        old: tuple[Node, ...] = getattr(top, name)
        new = tuple(made for child in old for made in change(child))
        if len(new) != len(old) or any(one is not other for one, other in zip(new, old, strict=True)):
            changes[name] = new
    return replace(top, **changes) if changes else top


def map_inlines(top: Tree, change: Callable[[Inline], Iterable[Inline]]) -> Tree:
    """Return *top* with each inline replaced by what *change* makes of it, in reading order, the innermost first."""

    def visit(node: Node) -> Iterable[Node]:
        visited = map_children(node, visit)
        return change(visited) if isinstance(visited, Inline) else (visited,)

    return map_children(top, visit)
