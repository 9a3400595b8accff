"""The loop between length and content: which items a brief keeps.

It works on whole items, above the text: a brief is composed of a set of ids, and everything derived (numbers, acronyms,
sources) follows from what is kept. Nothing is cut here today: a brief over its limit is a fault that says by how much.
"""

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.audience.form import AudienceForm
from briefgen.compose.limits import over_limits
from briefgen.diagnostics import Diagnostic
from briefgen.document.document import Document
from briefgen.layout.model import Layout
from briefgen.theme.model import Theme

Keep = frozenset[str]
"""The ids of the items that a brief is composed of."""

Compose = Callable[[Keep], tuple[Document, Layout]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    kept: Keep
    document: Document
    layout: Layout
    diagnostics: tuple[Diagnostic, ...]
    """The limits that it breaks all the same."""


def fit(keep: Keep, compose: Compose, *, form: AudienceForm, audience: str, theme: Theme) -> Fitted:
    """Compose a brief of the items *keep* and hold it against its form's limits."""
    document, layout = compose(keep)
    found = tuple(over_limits(document, layout, form, audience, theme))
    return Fitted(kept=keep, document=document, layout=layout, diagnostics=found)
