"""A `::: name` container, as it is given to what reads it."""

from collections.abc import Callable, Iterable, Iterator

from markdown_it.tree import SyntaxTreeNode

from briefgen.document.nodes import Block
from briefgen.frozen import dataclass
from briefgen.reader.codes import CONTAINER
from briefgen.reader.parser import line_of
from briefgen.reader.reading import Reading

ReadBlocks = Callable[[Iterable[SyntaxTreeNode], Reading], tuple[Block, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    name: str
    parameters: str
    node: SyntaxTreeNode
    children: tuple[SyntaxTreeNode, ...]
    reading: Reading
    read: ReadBlocks
    """Reads blocks of every kind: containers stand within each other."""

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Block, ...]:
        return self.read(nodes, self.reading)

    def fault(self, message: str, hint: str, *, at: SyntaxTreeNode | None = None, code: str = CONTAINER) -> None:
        """Note a fault at a node within, or else at the line that opens the container."""
        self.reading.fault(code, message, line_of(at or self.node), hint)

    def paragraphs(self, hint: str = "move the rest out of it") -> Iterator[SyntaxTreeNode]:
        return self._only("paragraph", f"'{self.name}' takes paragraphs only", hint)

    def lists(self, usage: str) -> Iterator[SyntaxTreeNode]:
        return self._only("bullet_list", f"'{self.name}' takes a list only", f"write {usage}")

    def _only(self, kind: str, message: str, hint: str) -> Iterator[SyntaxTreeNode]:
        for child in self.children:
            if child.type == kind:
                yield child
            else:
                self.fault(message, hint, at=child)

    def number(self, allowed: range, usual: int) -> int:
        """Return the number behind the name; a fault where it is none of *allowed*."""
        if not self.parameters:
            return usual
        if self.parameters.isdecimal() and int(self.parameters) in allowed:
            return int(self.parameters)
        hint = f"write ::: {self.name}, or a number from {allowed[0]} to {allowed[-1]} behind it"
        self.fault(f"'{self.name}' has no form '{self.parameters}'", hint)
        return usual

    def plain(self) -> None:
        """Note a fault where something stands behind the name."""
        if self.parameters:
            self.fault(f"'{self.name}' has no form '{self.parameters}'", f"write ::: {self.name}")


ReadContainer = Callable[[Container], Iterator[Block]]


def is_closed(node: SyntaxTreeNode, reading: Reading) -> bool:
    """The plugin lets a container that nobody closes run on to the end of what holds it; we do not."""
    end = node.map[1] if node.map else 0
    last = reading.lines[end].strip() if end < len(reading.lines) else ""
    return len(last) >= len(node.markup) and not last.strip(":")


def refuse_open(node: SyntaxTreeNode, name: str, reading: Reading) -> None:
    message = f"the container '{name or ':::'}' is not closed"
    hint = f"end it with a line of {node.markup}, and give the outer of two more colons"
    reading.fault(CONTAINER, message, line_of(node), hint)
