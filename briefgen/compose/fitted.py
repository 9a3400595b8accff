"""A brief as long as it may be: what it is made by, and what was done for its length."""

from collections.abc import Callable
from pathlib import Path

from briefgen.compose.back import Back
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.document import Document
from briefgen.frozen import dataclass
from briefgen.layout.model import Layout
from briefgen.theme.model import Theme
from briefgen.theme.play import Play

Keep = frozenset[str]
"""The ids of the items that a brief is composed of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """How a brief is made of a set of items, and how it is laid out in a look."""

    draft: Callable[[Keep], Document]
    lay_out: Callable[[Document, Theme], Layout]
    phrase_place: Callable[[str], Span | None] = lambda _: None
    """Where the house's fixed phrase of a key stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """An item that went for length."""

    item: str
    rank: int
    lines: int
    """That it alone took up: headings that went with it are not among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    kept: Keep
    document: Document
    layout: Layout
    theme: Theme
    """The one asked for, or as far as that has given way."""
    play: Play | None = None
    """How far it has given way; None for not at all."""
    cuts: tuple[Cut, ...] = ()
    """The most important first: the order in which they should come back."""
    back: Back | None = None
    """What the first of them would cost; None where nothing went."""
    uncut: Document | None = None
    """The brief as if nothing had gone; None where nothing has."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """The limits that it breaks all the same."""
    of_cuts: tuple[Diagnostic, ...] = ()
    """The limits of a paragraph or a sentence that what went breaks: each was too long by itself."""
    templates: tuple[Path, ...] = ()
    """The files that it was rendered by."""
