"""Which runs of a document that came back say words that nobody sees, by themselves, their styles, or what is behind them."""

from collections.abc import Iterator
from typing import Any

from briefgen.writers.docx.reference.hidden import HidingStyles, Sight, hidden_parts, hiding_styles
from briefgen.writers.docx.reference.looks import looks_of
from briefgen.writers.docx.reference.names import find
from briefgen.writers.docx.reference.off_page import paper_of
from briefgen.writers.docx.reference.unseen import hardly_seen_runs


def sight(document: Any, styles: Any | None) -> Sight:
    """Return what decides in this document whether words are seen."""
    hiding = HidingStyles() if styles is None else hiding_styles(styles)
    return Sight(styles=hiding, looks=looks_of(styles), paper=paper_of(document))


def unseen_runs(root: Any, seen: Sight) -> Iterator[Any]:
    """Yield the runs of a part: hidden ones, those without size, off the page, or of the colour of their ground."""
    rows, drawings, runs = hidden_parts(root, seen)
    yield from runs
    yield from (run for above in (*rows, *drawings) for run in find(above, ".//w:r"))
    yield from (run for run, _ in hardly_seen_runs(root, seen.looks))
