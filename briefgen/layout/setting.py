"""What a block is set in: the measure it has, the look it inherits."""

from dataclasses import dataclass, replace

from briefgen.layout.fonts import FontFolder
from briefgen.layout.model import Ink
from briefgen.theme.model import StyleName, TextStyle, Theme, Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    theme: Theme
    fonts: FontFolder
    language: str
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

    def inset(self, leading: float, trailing: float = 0.0) -> "Setting":
        return replace(self, x=self.x + leading, width=self.width - leading - trailing)

    def style(self, name: StyleName) -> TextStyle:
        return self.theme.styles[name]

    def ink(self, style: TextStyle, *, weight: Weight | None = None, italic: bool = False) -> Ink:
        """Return the style's ink, in another weight where one is given; `italic` turns an upright style only."""
        face = self.fonts.face(self.theme.font, weight or style.weight, italic=italic or style.italic)
        return Ink(face=face, size=style.size, colour=style.colour)
