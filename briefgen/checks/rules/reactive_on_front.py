"""Flag a front page that prints what is only for answering, for background, or not to be said.

Why: what stands on page 1 of a speaker's paper is said; a reactive line there becomes an announcement.
Example: an answer "if asked about volumes" beside the top lines of press lines.
Instead: print it from page 2 on, or let somebody decide that it may be said and mark it `.say`; what is not to be said stays behind.
Where the brief has no line to say, that is why the rest stands on page 1: write one.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity
from briefgen.document.document import Document
from briefgen.document.nodes import Node
from briefgen.document.origins import ItemOrigin, Origin
from briefgen.document.places import items_of, origins, span_of
from briefgen.document.walk import Path, children
from briefgen.gate.records import ClearedItem
from briefgen.layout.model import Layout

_NAMED: Final = 3
"""Items that a message names."""


def find(subject: Subject) -> Iterator[Finding]:
    if subject.form.front_page is None:
        return
    front = items_of(_on_front(subject.document, (), subject.layout))
    reactive = {item: origin for item, origin in front.items() if not _may_be_said(item, subject)}
    first = next(iter(reactive), None)
    if first is None:
        return
    if first == next(iter(front)) and not any(_is_line_to_say(item, subject) for item in subject.printed):
        yield _nothing_to_say(reactive, subject)
        return
    for item, origin in reactive.items():
        yield Finding(
            message=f"'{item}' is printed on page 1, though it is {_use(item, subject)}",
            span=span_of(origin),
            hint=_otherwise(subject.cleared.items.get(item)),
        )


def _may_be_said(item: str, subject: Subject) -> bool:
    cleared = subject.cleared.items.get(item)
    return cleared is not None and cleared.use == subject.form.front_page


def _is_line_to_say(item: str, subject: Subject) -> bool:
    return _may_be_said(item, subject) and subject.cleared.items[item].kind == "line"


def _nothing_to_say(reactive: Mapping[str, ItemOrigin], subject: Subject) -> Finding:
    """Return the one cause where nothing to say stands before the rest: there is no such line, or it went for length."""
    named = ", ".join(f"'{item}' ({_use(item, subject)})" for item in list(reactive)[:_NAMED])
    if len(reactive) > _NAMED:
        named += f" and {len(reactive) - _NAMED} more"
    gone = [f"'{item}'" for item in subject.cleared.items if item in subject.cut and _is_line_to_say(item, subject)]
    cause = "the brief has no line to say"
    hint = "write one for this reader under `# Say`"
    if gone:
        cause = f"no line to say is left, for length took {', '.join(gone)}"
        hint = "make the line to say shorter, or others"
    return Finding(
        message=f"{cause}, so that page 1 begins with what is not to be said unasked: {named}",
        span=span_of(next(iter(reactive.values()))),
        hint=hint,
    )


def _use(item: str, subject: Subject) -> str:
    cleared = subject.cleared.items.get(item)
    return "not cleared" if cleared is None else f"for use '{cleared.use}'"


def _otherwise(cleared: ClearedItem | None) -> str:
    """Return what to do instead; nobody is led to say what is not to be said."""
    later = "print it from page 2 on"
    if cleared is None or cleared.use == "avoid":
        return later
    return f"{later}, or, where it is agreed that it may be said, mark it `.say`"


def _on_front(node: Document | Node, path: Path, layout: Layout) -> Iterator[Origin]:
    """Yield the origins of words on page 1; of a paragraph that goes on over the page, all of them."""
    placed = layout.placements.get(path)
    if placed is not None and placed.first_page > 1:
        return
    inner = children(node)
    if not inner or (placed is not None and placed.last_page == 1):
        yield from origins(node)
        return
    for index, child in enumerate(inner):
        yield from _on_front(child, (*path, index), layout)


RULE: Final = Rule(code="BG595", name="reactive-on-front", severity=Severity.ERROR, find=find, page=__doc__ or "")
