"""Containers that hold a list of `label | words`."""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from briefgen.document.figures import DecisionBlank, DecisionBlock, DecisionChoice, Fact, FactStrip
from briefgen.document.nodes import Block, Box, Point, PointList, Timeline, TimelineEntry
from briefgen.document.tables import HeaderField, HeaderTable
from briefgen.reader.boxes import box_title
from briefgen.reader.codes import EMPTY
from briefgen.reader.container import Container, ReadContainer
from briefgen.reader.fields import Labelled, entries, lines

FACTS: Final = range(1, 5)
"""How many facts have room side by side."""
SIDES: Final = 2
"""The least that can be in conflict."""


def header(form: Literal["line", "rows", "plain"]) -> ReadContainer:
    def read(container: Container) -> Iterator[Block]:
        usage = "- label | value"
        found = lines(container, usage)
        fields = tuple(HeaderField(label=line.label, value=line.words) for line in found if line.words)
        if fields:
            yield HeaderTable(fields=fields, form=form)
        else:
            _refuse_empty(container, usage)

    return read


def points(container: Container) -> Iterator[Block]:
    usage = "- label | words"
    if container.parameters not in {"", "label"}:
        hint = "write ::: points for certainty words, ::: points label for longer labels"
        container.fault(f"'points' has no form '{container.parameters}'", hint)
    if found := _points(entries(container, usage)):
        yield PointList(points=found, kind="label" if container.parameters == "label" else "certainty")
    else:
        _refuse_empty(container, usage)


def conflict(container: Container) -> Iterator[Block]:
    """A box of who says what; its title is the first paragraph, **strong** as a whole."""
    container.plain()
    usage = "- who | what"
    title, inner = box_title(container)
    sides = tuple(entries(inner, usage))
    for line, _ in sides:
        if not line.label:
            container.fault("a side of 'conflict' has no name", f"write {usage}", at=line.node)
    if len(sides) < SIDES:
        container.fault("'conflict' holds fewer than two sides", f"write {usage}, a line for each side", code=EMPTY)
    else:
        yield Box(kind="conflict", title=title, blocks=(PointList(points=_points(sides), kind="label"),))


def _points(found: Iterable[tuple[Labelled, tuple[Block, ...]]]) -> tuple[Point, ...]:
    return tuple(Point(label=line.label, blocks=blocks) for line, blocks in found)


def fact_strip(container: Container) -> Iterator[Block]:
    container.plain()
    usage = "- value | label"
    found = tuple(lines(container, usage))
    bare = next((line for line in found if not (line.label and line.words)), None)
    if bare is not None:
        container.fault("a fact has a value and a label", f"write {usage}", at=bare.node)
    elif len(found) not in FACTS:
        message = f"'fact-strip' holds {len(found)} facts, and has room for {FACTS[-1]}"
        container.fault(message, f"write {usage}, once for each, or put {{% if … %}} around it", code=EMPTY)
    else:
        yield FactStrip(facts=tuple(Fact(value=line.label, label=line.words) for line in found))


def decision(container: Container) -> Iterator[Block]:
    """`- Agree` is a box to tick, `- Signature |` a rule to write on."""
    container.plain()
    usage = "- Agree, or - Signature |"
    found = tuple(lines(container, usage))
    for line in found:
        if line.barred and (line.words or not line.label):
            container.fault("a rule to write on has its word before the bar, and nothing behind it", f"write {usage}", at=line.node)  # fmt: skip
    choices = tuple(DecisionChoice(children=line.words) for line in found if not line.barred)
    if choices:
        blanks = tuple(DecisionBlank(children=line.label) for line in found if line.barred)
        yield DecisionBlock(choices=choices, blanks=blanks)
    else:
        container.fault("'decision' has no box to tick", f"write {usage}", code=EMPTY)


def timeline(container: Container) -> Iterator[Block]:
    container.plain()
    usage = "- when | what"
    found = tuple(entries(container, usage))
    for line, _ in found:
        if not line.label:
            container.fault("an entry of 'timeline' says no time", f"write {usage}", at=line.node)
    if found:
        yield Timeline(entries=tuple(TimelineEntry(when=line.label, blocks=blocks) for line, blocks in found))
    else:
        _refuse_empty(container, usage)


def _refuse_empty(container: Container, usage: str) -> None:
    container.fault(f"'{container.name}' holds nothing", f"write {usage}, or put {{% if … %}} around it", code=EMPTY)
