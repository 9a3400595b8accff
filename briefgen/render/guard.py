"""The allow-list over a template's syntax tree: what is not named here is refused before anything is compiled.

The sandbox alone is not enough: it keeps templates from the machine, not from reading what they arrange.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import Final

from jinja2 import nodes

from briefgen.frozen import dataclass
from briefgen.render.dialect import EXPRESSIONS, SAYS, STATEMENTS
from briefgen.render.faults import nearest
from briefgen.render.filters import CLEARED, FILTERS
from briefgen.render.heirs import NOTHING, Brought, lost, own_names
from briefgen.render.names import FUNCTIONS, NAMES

LOOP: Final = frozenset({"index", "first", "last"})
DEPTH: Final = 16
"""Of statements within statements."""
MANY: Final = 50
"""Arguments of one call, branches of one `if`, members of one list."""
GREATEST: Final = 999_999
"""A number that a template may write: ranks, places and counts are far below."""
PRINTED: Final = (nodes.Name, nodes.Getattr, nodes.Call, nodes.CondExpr, nodes.Filter)
ONLY_PRINTED: Final = frozenset({"super", "self"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    line: int
    message: str
    hint: str = ""
    word: str = ""


@dataclass(slots=True, kw_only=True)
class Scope:
    own: Brought
    """What the template brings in itself, or has from the one that it extends."""
    printed: set[int] = field(default_factory=set)
    """The identities of the calls that stand where printing is all that can happen to them."""


def refusals(tree: nodes.Template, above: Brought | None = None) -> tuple[Refusal, ...]:
    """Return everything in the template that is not of the dialect, or nobody would print.

    *above* is what it has from the templates that it extends; None where it extends none, or one that cannot be read.
    """
    scope = Scope(own=own_names(tree) | (above or NOTHING))
    found = [refusal for node in _walk(tree) for refusal in _check(node, scope)]
    found += _unprinted(tree, above) if above is not None else ()
    found += [Refusal(line=line, message="statements nest too deep", hint="use a macro") for line in _deep(tree)]
    return tuple(sorted(found, key=lambda refusal: refusal.line))


def insert_checks(tree: nodes.Template) -> None:
    """Have each loop ask at run time whether it loops over a collection: a macro's argument is not known before."""
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, CLEARED, [], [], None, None, lineno=loop.iter.lineno)


def _unprinted(tree: nodes.Template, above: Brought) -> Iterator[Refusal]:
    for line in lost(tree):
        message = "what stands outside of a block is not printed: this template extends another"
        yield Refusal(line=line, message=message, hint=f"write it in a block: {', '.join(sorted(above.blocks))}")
    for block in tree.body:
        if isinstance(block, nodes.Block) and block.name not in above.blocks:
            message = f"the template that this one extends has no block '{block.name}'"
            hint = nearest(block.name, above.blocks, "it has none, so nothing of it can be changed: copy it")
            yield Refusal(line=block.lineno, message=message, hint=hint, word=block.name)


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield parents before children, so that a statement can say what is allowed inside it."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(list(node.iter_child_nodes())))


def _line(node: nodes.Node) -> int:
    """Jinja gives some nodes no line: the first within that has one tells."""
    lines = (inner.lineno for inner in _walk(node) if inner.lineno)
    return next(lines, 1)


def _deep(node: nodes.Node, depth: int = 0) -> Iterator[int]:
    """Yield the lines where statements are nested deeper than Python compiles: it takes twenty loops."""
    depth += isinstance(node, nodes.Stmt)
    if depth > DEPTH:
        yield _line(node)
    else:
        for child in node.iter_child_nodes():
            yield from _deep(child, depth)


def _check(node: nodes.Node, scope: Scope) -> Iterator[Refusal]:
    kind = type(node)
    if kind not in STATEMENTS and kind not in EXPRESSIONS:
        message = SAYS.get(kind, f"'{kind.__name__.lower()}' is not of the dialect")
        yield Refusal(line=_line(node), message=message, hint="arrange items, filter collections, ask values")
    else:
        yield from _wide(node)
        yield from CHECKS[kind](node, scope) if kind in CHECKS else ()


def _wide(node: nodes.Node) -> Iterator[Refusal]:
    lists = (value for name, value in node.iter_fields(exclude=("body", "else_", "nodes")) if isinstance(value, list))
    if any(len(value) > MANY for value in lists):
        yield Refusal(line=_line(node), message=f"more than {MANY} of these in a row", hint="take several tags")


def _constant(node: nodes.Const, _: Scope) -> Iterator[Refusal]:
    """Whole numbers alone: others are endless, or not the same everywhere."""
    value = node.value
    if isinstance(value, float) or (isinstance(value, int) and value > GREATEST):
        hint = f"write a whole number up to {GREATEST:,}"
        yield Refusal(line=node.lineno, message="this number has no place in a template", hint=hint)


def _output(node: nodes.Output, scope: Scope) -> Iterator[Refusal]:
    for child in node.nodes:
        for printed in _branches(child):
            if not isinstance(printed, (*PRINTED, nodes.TemplateData)):
                yield Refusal(
                    line=printed.lineno,
                    message="only items, their fields and phrases can be printed",
                    hint='write the words in the text itself, or t("…")',
                    word=str(printed.value) if isinstance(printed, nodes.Const) else "",
                )
            elif isinstance(printed, nodes.Filter) and printed.name not in {"count", "position"}:
                yield Refusal(
                    line=printed.lineno,
                    message="what a filter returns is a collection and cannot be printed",
                    hint=f"write {{% for claim in … | {printed.name} %}}",
                    word=printed.name,
                )
            scope.printed.add(id(printed))


def _branches(node: nodes.Node) -> Iterator[nodes.Node]:
    if isinstance(node, nodes.CondExpr):
        yield from _branches(node.expr1)
        if node.expr2 is not None:
            yield from _branches(node.expr2)
    else:
        yield node


def _loop(node: nodes.For, _: Scope) -> Iterator[Refusal]:
    if node.recursive:
        yield Refusal(line=node.lineno, message="a loop cannot be recursive", word="recursive")
    if not isinstance(node.target, nodes.Name):
        yield Refusal(
            line=node.lineno, message="a loop has one name", hint="write {% for claim in claims %}", word="for"
        )
    if not isinstance(node.iter, (nodes.Name, nodes.Getattr, nodes.Filter)):
        yield Refusal(
            line=node.lineno,
            message="only a collection can be looped over",
            hint="loop over facts, lines.say, topics, …",
            word="for",
        )


def _assign(node: nodes.Assign, _: Scope) -> Iterator[Refusal]:
    if not isinstance(node.target, nodes.Name):
        yield Refusal(line=node.lineno, message="'set' gives one name", hint="write {% set own = … %}", word="set")


def _name(node: nodes.Name, scope: Scope) -> Iterator[Refusal]:
    own = scope.own.all
    if node.name.startswith("_"):
        yield Refusal(line=node.lineno, message=f"'{node.name}' is no name for a template", word=node.name)
    elif node.ctx in {"store", "param"}:
        if node.name in NAMES or node.name in FUNCTIONS or node.name == "loop":
            message = f"'{node.name}' means something already"
            yield Refusal(line=node.lineno, message=message, hint="take another name", word=node.name)
    elif node.name not in own | NAMES | FUNCTIONS.keys() | ONLY_PRINTED | {"loop"}:
        hint = nearest(node.name, own | NAMES | FUNCTIONS.keys())
        yield Refusal(line=node.lineno, message=f"there is no '{node.name}'", hint=hint, word=node.name)


def _attribute(node: nodes.Getattr, _: Scope) -> Iterator[Refusal]:
    if node.attr.startswith("_"):
        yield Refusal(line=node.lineno, message=f"'{node.attr}' is no field", word=node.attr)
    elif isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr not in LOOP:
        hint = nearest(node.attr, LOOP)
        yield Refusal(line=node.lineno, message=f"a loop has no '{node.attr}'", hint=hint, word=node.attr)


def _call(node: nodes.Call, scope: Scope) -> Iterator[Refusal]:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        yield Refusal(line=node.lineno, message="arguments are written one by one", word="*")
    given = [keyword.key for keyword in node.kwargs]
    if twice := next((key for key in given if given.count(key) > 1), None):
        yield Refusal(line=node.lineno, message=f"'{twice}' is given twice", word=twice)
    callee = node.node
    if isinstance(callee, nodes.Name) and callee.name in FUNCTIONS:
        if callee.name == "t":
            yield from _phrase(node)
    elif not _is_macro(callee, scope):
        yield Refusal(
            line=node.lineno,
            message=f"'{_called(callee)}' cannot be called",
            hint=nearest(_called(callee), FUNCTIONS.keys() | scope.own.macros),
            word=_called(callee),
        )
    elif id(node) not in scope.printed:
        yield Refusal(
            line=node.lineno,
            message=f"what '{_called(callee)}' prints cannot be taken hold of",
            hint=f"write {{{{ {_called(callee)}(…) }}}} by itself",
            word=_called(callee),
        )


def _phrase(node: nodes.Call) -> Iterator[Refusal]:
    if len(node.args) != 1 or not (isinstance(node.args[0], nodes.Const) and isinstance(node.args[0].value, str)):
        yield Refusal(line=node.lineno, message="'t' takes one key in quotes", hint='write t("bottom-line")', word="t")


def _is_macro(callee: nodes.Node, scope: Scope) -> bool:
    match callee:
        case nodes.Name(name=name):
            return name in scope.own.macros or name == "super"
        case nodes.Getattr(node=nodes.Name(name=name)):
            return name in scope.own.modules or name == "self"
        case _:
            return False


def _called(callee: nodes.Node) -> str:
    match callee:
        case nodes.Name(name=name):
            return name
        case nodes.Getattr(attr=attr):
            return attr
        case _:
            return "this"


def _filter(node: nodes.Filter, _: Scope) -> Iterator[Refusal]:
    if node.name not in FILTERS:
        hint = nearest(node.name, FILTERS)
        yield Refusal(line=node.lineno, message=f"there is no filter '{node.name}'", hint=hint, word=node.name)
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        yield Refusal(line=node.lineno, message="arguments are written one by one", word=node.name)
    if not isinstance(node.node, (nodes.Name, nodes.Getattr, nodes.Filter)):
        message = f"'{node.name}' filters collections only"
        yield Refusal(line=node.lineno, message=message, hint=f"write {_usage(node.name)}", word=node.name)


def _usage(name: str) -> str:
    return FILTERS[name].usage if name in FILTERS else "facts | by_rank"


def _template_name(
    node: nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport, _: Scope
) -> Iterator[Refusal]:
    if not (isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)):
        yield Refusal(line=node.lineno, message="a template is named in quotes", hint='write "partials/claims.md.j2"')
    if isinstance(node, nodes.Include) and node.ignore_missing:
        yield Refusal(line=node.lineno, message="a missing template is never ignored", word="ignore missing")


def _macro(node: nodes.Macro, _: Scope) -> Iterator[Refusal]:
    for include in node.find_all(nodes.Include):
        yield Refusal(
            line=include.lineno, message="a macro cannot include a template", hint="import it", word="include"
        )


CHECKS: Final[Mapping[type[nodes.Node], Callable[..., Iterator[Refusal]]]] = {
    nodes.Output: _output,
    nodes.For: _loop,
    nodes.Assign: _assign,
    nodes.Name: _name,
    nodes.Getattr: _attribute,
    nodes.Call: _call,
    nodes.Filter: _filter,
    nodes.Const: _constant,
    nodes.Extends: _template_name,
    nodes.Include: _template_name,
    nodes.Import: _template_name,
    nodes.FromImport: _template_name,
    nodes.Macro: _macro,
}
