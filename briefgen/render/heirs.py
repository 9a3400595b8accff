"""What a template that extends another has from it: the names that its blocks see, and the blocks that it may write anew."""

from collections.abc import Iterator

from jinja2 import nodes

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """The names that a template brings in itself."""

    variables: frozenset[str] = frozenset()
    macros: frozenset[str] = frozenset()
    modules: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()

    def __or__(self, other: "Brought") -> "Brought":
        return Brought(
            variables=self.variables | other.variables,
            macros=self.macros | other.macros,
            modules=self.modules | other.modules,
            blocks=self.blocks | other.blocks,
        )

    @property
    def all(self) -> frozenset[str]:
        return self.variables | self.macros | self.modules


NOTHING = Brought()


def parent_of(tree: nodes.Template) -> str | None:
    """Return the name of the template that this one extends, where it is named in quotes."""
    for node in tree.body:
        if isinstance(node, nodes.Extends) and isinstance(node.template, nodes.Const):
            return str(node.template.value)
    return None


def left_to_heirs(tree: nodes.Template) -> Brought:
    """Return what stands at the top of a template, where the blocks of those that extend it find it; and its blocks."""
    assigned = (node.target for node in tree.body if isinstance(node, nodes.Assign))
    return Brought(
        variables=frozenset(target.name for target in assigned if isinstance(target, nodes.Name)),
        macros=frozenset(_macros(tree.body)),
        modules=frozenset(node.target for node in tree.body if isinstance(node, nodes.Import)),
        blocks=frozenset(block.name for block in tree.find_all(nodes.Block)),
    )


def own_names(tree: nodes.Template) -> Brought:
    """Return every name that a template brings in, wherever it does."""
    names = (name.name for name in tree.find_all(nodes.Name) if name.ctx in {"store", "param"})
    return Brought(
        variables=frozenset(names),
        macros=frozenset(_macros([*tree.find_all(nodes.Macro), *tree.find_all(nodes.FromImport)])),
        modules=frozenset(module.target for module in tree.find_all(nodes.Import)),
    )


def lost(tree: nodes.Template) -> Iterator[int]:
    """Yield the lines of what a template that extends another would print outside of its blocks: nobody prints that."""
    waiting = list(tree.body)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, nodes.Output):
            yield from (_first_line(each) for each in node.nodes if not _is_blank(each))
        elif isinstance(node, (nodes.If, nodes.For, nodes.With, nodes.Include)):
            yield node.lineno


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.TemplateData) and not node.data.strip()


def _first_line(node: nodes.Node) -> int:
    """Return the line of the first word: a piece of text begins with the line feeds before it."""
    if not isinstance(node, nodes.TemplateData):
        return node.lineno
    return node.lineno + node.data[: len(node.data) - len(node.data.lstrip())].count("\n")


def _macros(found: list[nodes.Node]) -> Iterator[str]:
    for node in found:
        match node:
            case nodes.Macro(name=name):
                yield name
            case nodes.FromImport(names=names):
                yield from (each if isinstance(each, str) else each[1] for each in names)
            case _:
                pass
