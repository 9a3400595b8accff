"""What a block is set in: the measure it has, the look it inherits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.document.nodes import Block
from briefgen.layout.fonts import FontFolder
from briefgen.layout.galley import Galley
from briefgen.layout.model import Ink, Place
from briefgen.theme.model import StyleName, TextStyle, Theme, Weight


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
    pages: Mapping[str, int] = field(default_factory=dict)
    """The pages that the contents print, by anchor; empty where they are not known yet."""

    def inset(self, leading: float, trailing: float = 0.0) -> "Setting":
        spill = 0.0 if trailing else self.spill
        return replace(self, x=self.x + leading, width=self.width - leading - trailing, spill=spill)

    def spilt(self) -> "Setting":
        """Return the widest measure there is here."""
        return replace(self, width=self.width + self.spill, spill=0.0)

    def style(self, name: StyleName) -> TextStyle:
        return self.theme.styles[name]

    def ink(self, style: TextStyle, *, weight: Weight | None = None, italic: bool = False) -> Ink:
        """Return the style's ink, in another weight where one is given; `italic` turns an upright style only."""
        face, *fallback = self.fonts.cuts(
            (style.font, *self.theme.fallback), weight or style.weight, italic=italic or style.italic
        )
        return Ink(
            face=face,
            size=style.size,
            colour=style.colour,
            fallback=tuple(fallback),
            right_to_left=self.right_to_left,
        )


Flow = Callable[[Sequence[Block], Place, Setting], Galley]
"""Sets blocks one under the other; the place is that of the field that holds them."""
