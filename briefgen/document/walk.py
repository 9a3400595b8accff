"""Ways through the tree: every node in reading order, and a new tree from an old one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from operator import is_
from typing import Any, Final, TypeVar, cast, get_args, get_type_hints

from briefgen.document.document import Document
from briefgen.document.figures import Chart
from briefgen.document.inlines import Inline
from briefgen.document.nodes import Block, Half, Node, Pair, Section, SideBySide
from briefgen.document.tables import Table
from briefgen.same import Same

Path = tuple[int, ...]
"""The place of a node: indices into the children, from the document down."""

Tree = TypeVar("Tree", bound=Document | Node)
Found = TypeVar("Found", bound=Node)

_KINDS: Final[tuple[Any, ...]] = get_args(Node)
_INLINES: Final[frozenset[Any]] = frozenset(get_args(Inline))


@cache
def _held(hint: object) -> frozenset[Any]:
    """Return the kinds of node that a field of this type may hold."""
    members = get_args(hint)
    return frozenset(members).intersection(_KINDS).union(*map(_held, members))


def _parts(kind: Any) -> Mapping[str, frozenset[Any]]:
    return {name: held for name, hint in get_type_hints(kind).items() if (held := _held(hint))}


_HELD: Final = {kind: _parts(kind) for kind in (Document, *_KINDS)}
_PARTS: Final[Mapping[type, tuple[str, ...]]] = {kind: tuple(parts) for kind, parts in _HELD.items()}


def above(kinds: frozenset[Any]) -> frozenset[Any]:
    """Return the kinds, and those under which one of them may stand."""
    found = kinds.union(kind for kind, parts in _HELD.items() if any(kinds & held for held in parts.values()))
    return kinds if found == kinds else above(found)


ANCHORED: Final[tuple[Any, ...]] = tuple(kind for kind in _KINDS if hasattr(kind, "anchor"))
"""What a reference may lead to."""
_ABOVE_TABLES: Final = above(frozenset({Table, Chart}))


def parts(node: Document | Node) -> tuple[str, ...]:
    """Return the fields of a node that hold nodes, in reading order."""
    return _PARTS[type(node)]


def children(node: Document | Node) -> tuple[Node, ...]:
    """Return what stands directly in a node, in reading order. A path counts them from 0."""
    return tuple([child for name in parts(node) for child in getattr(node, name)])


def walk(top: Document | Node) -> Iterator[Node]:
    """Yield every node under *top* in reading order, each before what it holds."""
    waiting: list[Node] = []
    node: Document | Node = top
    while True:
        for name in reversed(_PARTS[type(node)]):
            waiting += getattr(node, name)[::-1]
        if not waiting:
            return
        node = waiting.pop()
        yield node


def of_kind(top: Document | Node, *kinds: type[Found]) -> Iterator[Found]:
    """Yield the nodes of these kinds under *top* in reading order; what can hold none of them is not looked into."""
    leading = _leading(frozenset(kinds))
    waiting: list[Node] = []
    node: Document | Node = top
    while True:
        for name in reversed(leading.get(type(node), ())):
            waiting += getattr(node, name)[::-1]
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, kinds):
            yield node


@cache
def _leading(kinds: frozenset[Any]) -> Mapping[type, tuple[str, ...]]:
    """Return the fields under which one of these kinds may stand, by the kind of node that has them."""
    wanted = above(kinds)
    return {kind: tuple(name for name, held in parts.items() if held & wanted) for kind, parts in _HELD.items()}


def are_inlines(nodes: tuple[Node, ...]) -> bool:
    """Tell whether what a field holds are inlines: it holds them alone, or none."""
    return bool(nodes) and type(nodes[0]) in _INLINES


def walk_paths(top: Document | Node, start: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Yield every node under *top* with its path, in reading order."""
    waiting = _with_paths(top, start)
    while waiting:
        path, node = waiting.pop()
        yield path, node
        if parts(node):
            waiting += _with_paths(node, path)


def paths_of_kind(top: Document | Node, *kinds: type[Found]) -> Iterator[tuple[Path, Found]]:
    """Yield the nodes of these kinds under *top* with their paths, in reading order; what can hold none of them is not looked into."""
    leading = _leading(frozenset(kinds))
    waiting = _with_paths(top, ())
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, kinds):
            yield path, node
        if leading[type(node)]:
            waiting += _with_paths(node, path)


def walk_tables(document: Document) -> tuple[tuple[Path, Table | Chart], ...]:
    """Return every table with its path, in reading order, and every chart, for it is the table of its values."""
    return _tables_of(Same(document))


@lru_cache(maxsize=1)
def _tables_of(document: Same[Document]) -> tuple[tuple[Path, Table | Chart], ...]:
    return tuple(_tables(document.of, ()))


def _tables(top: Document | Node, start: Path) -> Iterator[tuple[Path, Table | Chart]]:
    for index, node in enumerate(children(top)):
        if type(node) not in _ABOVE_TABLES:
            continue
        path = (*start, index)
        if isinstance(node, Table | Chart):
            yield path, node
        else:
            yield from _tables(node, path)


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
    return of_kind(top, Section)


def top_blocks(document: Document) -> Iterator[Block]:
    """Yield what stands directly in the document, or in the halves of a bilingual one, in reading order."""
    return (block for _, block in top_paths(document))


def top_paths(top: Document | Node) -> Iterator[tuple[Path, Block]]:
    """Yield the same, under whatever top, with the path of each."""
    waiting = _with_paths(top, ())
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, Half | SideBySide | Pair):
            waiting += _with_paths(node, path)
        elif isinstance(node, Block):
            yield path, node


def map_children(top: Tree, change: Callable[[Node], Iterable[Node]]) -> Tree:
    """Return *top* with each child replaced by what *change* makes of it: one node, several, or none.

    A node in which nothing changed is returned as it is.
    """
    changes: dict[str, Any] = {}
    for name in _PARTS[type(top)]:
        old: tuple[Node, ...] = getattr(top, name)
        if old:
            new = tuple([made for child in old for made in change(child)])
            if len(new) != len(old) or not all(map(is_, new, old)):
                changes[name] = new
    return replace(top, **changes) if changes else top


def map_inlines(top: Tree, change: Callable[[Inline], Iterable[Inline]]) -> Tree:
    """Return *top* with each inline replaced by what *change* makes of it, in reading order, the innermost first."""

    def visit(node: Node) -> Iterable[Node]:
        visited = map_children(node, visit)
        return change(cast("Inline", visited)) if type(visited) in _INLINES else (visited,)

    return map_children(top, visit)
