"""The parts of Jinja's syntax that a template may have, and what is said of those that it may not."""

from collections.abc import Mapping
from typing import Final

from jinja2 import nodes

STATEMENTS: Final = frozenset(
    {
        nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign, nodes.With, nodes.Macro,
        nodes.Block, nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport,
    }
)  # fmt: skip
EXPRESSIONS: Final = frozenset(
    {
        nodes.Name, nodes.Getattr, nodes.Call, nodes.Keyword, nodes.Filter, nodes.Const, nodes.List, nodes.And,
        nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.CondExpr,
    }
)  # fmt: skip
SAYS: Final[Mapping[type[nodes.Node], str]] = {
    nodes.AssignBlock: "a block 'set' takes hold of printed words",
    nodes.FilterBlock: "a 'filter' block takes hold of printed words",
    nodes.CallBlock: "a 'call' block takes hold of printed words",
    nodes.Concat: "'~' joins text",
    nodes.Add: "'+' calculates or joins text",
    nodes.Sub: "'-' calculates",
    nodes.Mul: "'*' calculates or repeats text",
    nodes.Div: "'/' calculates",
    nodes.FloorDiv: "'//' calculates",
    nodes.Mod: "'%' calculates or formats text",
    nodes.Pow: "'**' calculates",
    nodes.Neg: "'-' calculates",
    nodes.Pos: "'+' calculates",
    nodes.Getitem: "square brackets cut into what they follow",
    nodes.Slice: "square brackets cut into what they follow",
    nodes.Dict: "a template holds no mappings",
    nodes.Tuple: "a template holds no tuples",
    nodes.Test: "tests with 'is' are not of the dialect",
    nodes.NSRef: "a template has no namespaces",
    nodes.Scope: "'autoescape' has no place in a brief",
    nodes.ScopedEvalContextModifier: "'autoescape' has no place in a brief",
    nodes.EvalContextModifier: "'autoescape' has no place in a brief",
}
