"""What a block is set in: the measure it has, the look it inherits."""

from collections.abc import Callable, Sequence
from dataclasses import field, replace

from briefgen.document.inlines import NoteReference
from briefgen.document.nodes import Block
from briefgen.frozen import dataclass
from briefgen.layout.fonts import FontFolder
from briefgen.layout.galley import WHOLE, Bed, Galley, moved_pieces
from briefgen.layout.model import Ink, Piece, Place
from briefgen.layout.remembered import Galleys, Made, What
from briefgen.locale.direction import is_right_to_left
from briefgen.theme.model import StyleName, TextStyle, Theme, Weight

Move = Callable[[tuple[Piece, ...], float, float], tuple[Piece, ...]]
"""Returns the pieces of a strip so far down and to the right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    theme: Theme
    fonts: FontFolder
    language: str
    right_to_left: bool = False
    """Which way the document's language runs. Nothing is set by it but the order within a line: pages are mirrored whole."""
    x: float
    """The leading edge of the measure, from the paper's."""
    width: float
    height: float
    """Of the text area of a page."""
    body: StyleName = "body"
    """The style of a paragraph that has no role of its own."""
    item: StyleName = "list"
    """The style of a paragraph in a list."""
    level: int = 0
    """How many lists it stands in."""
    margin: float | None = None
    """The leading edge of the margin for notes, from the paper's; None where the page keeps none."""
    spill: float = 0.0
    """How far beyond its trailing edge a wide table may reach, into the margin."""
    foot: tuple[float, float]
    """The leading edge and the width of the notes at the foot of the page."""
    end_notes: tuple[tuple[Place, NoteReference], ...] = ()
    """The notes that are gathered, each with the place where it is called."""
    bed: Bed = WHOLE
    across: "Setting | None" = None
    """Where this is one of two columns: the setting of what stands across both; None within lists and boxes."""
    turned: "Setting | None" = None
    """That of a landscape page, for a table that needs one; None within lists and boxes."""
    galleys: Galleys | None = field(default=None, repr=False, compare=False)
    """How the blocks of another brief were set, which may be these."""

    @property
    def move(self) -> Move:
        """What puts pieces in their place on a page."""
        return moved_pieces if self.galleys is None else self.galleys.moved

    def inset(self, leading: float, trailing: float = 0.0) -> "Setting":
        spill = 0.0 if trailing else self.spill
        width = self.width - leading - trailing
        return replace(self, x=self.x + leading, width=width, spill=spill, across=None, turned=None)

    def in_columns(self) -> "Setting":
        """Return the first of two columns; the same setting where they have no place: in a column, a list, a box."""
        if self.across is not None or self.turned is None:
            return self
        gap = self.theme.columns.gap
        width = (self.width - gap) / 2
        bed = Bed(step=width + gap)
        return replace(self, width=width, margin=None, spill=0.0, bed=bed, across=self)

    def speaking(self, language: str) -> "Setting":
        """Return the same measure for words in another language."""
        if language == self.language:
            return self
        across, turned = (each and each.speaking(language) for each in (self.across, self.turned))
        way = is_right_to_left(language)
        return replace(self, language=language, right_to_left=way, across=across, turned=turned)

    def for_halves(self) -> "tuple[Setting, Setting]":
        """Return the columns of two languages side by side."""
        gap = self.theme.columns.gap
        width = (self.width - gap) / 2
        first = replace(self, width=width, margin=None, spill=0.0, across=None, turned=None)
        return first, replace(first, x=self.x + width + gap)

    def at_foot(self) -> "Setting":
        """Return the measure of the notes at the foot of the page, which stand under all columns."""
        x, width = self.foot
        return replace(self, x=x, width=width, margin=None, spill=0.0, level=0, bed=WHOLE, across=None, turned=None)

    def spilt(self) -> "Setting":
        """Return the widest measure there is here."""
        return replace(self, width=self.width + self.spill, spill=0.0) if self.spill else self

    def known(self, what: What, place: Place, make: "Callable[[What, Place, Setting], Made]") -> Made:
        """Return what *make* makes of *what* at a place; where another brief had it there, that."""
        return make(what, place, self) if self.galleys is None else self.galleys.of(what, place, self, make)

    def style(self, name: StyleName) -> TextStyle:
        return self.theme.styles[name]

    def ink(self, style: TextStyle, *, weight: Weight | None = None, italic: bool = False) -> Ink:
        """Return the style's ink, in another weight where one is given; `italic` turns an upright style only."""
        face, *fallback = self.fonts.cuts(
            (style.font, *self.theme.fallback), weight or style.weight, italic=italic or style.italic
        )
        return Ink(face, style.size, style.colour, tuple(fallback), right_to_left=self.right_to_left)


Flow = Callable[[Sequence[Block], Place, Setting], Galley]
"""Sets blocks one under the other; the place is that of the field that holds them."""
