"""Flag a front page that prints what is only for answering, for background, or not to be said.

Why: what stands on page 1 of a speaker's paper is said; a reactive line there becomes an announcement.
Example: an answer "if asked about volumes" beside the top lines of press lines.
Instead: print it from page 2 on, or let somebody decide that it may be said and mark it `.say`.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity
from briefgen.document.document import Document
from briefgen.document.nodes import Node
from briefgen.document.origins import ItemOrigin, Origin
from briefgen.document.places import origins, span_of
from briefgen.document.walk import Path, children
from briefgen.layout.model import Layout


def find(subject: Subject) -> Iterator[Finding]:
    if subject.form.front_page is None:
        return
    front = (origin for origin in _on_front(subject.document, (), subject.layout) if isinstance(origin, ItemOrigin))
    for item, origin in {origin.item: origin for origin in front if origin.register == "items"}.items():
        cleared = subject.cleared.items.get(item)
        if cleared is None or cleared.use != subject.form.front_page:
            use = "not cleared" if cleared is None else f"for use '{cleared.use}'"
            yield Finding(
                message=f"'{item}' is printed on page 1, though it is {use}",
                span=span_of(origin),
                hint="print it from page 2 on, or mark it `.say`",
            )


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
