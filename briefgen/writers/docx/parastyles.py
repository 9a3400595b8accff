"""A paragraph style as data."""

from typing import Literal

from briefgen.frozen import dataclass
from briefgen.theme.model import RuleAbove, TextStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A border: points and a colour; `space` lies between it and the text."""

    width: float
    colour: str
    space: float = 0.0

    @property
    def reach(self) -> float:
        """How far it goes beyond the text."""
        return self.width + self.space


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is drawn around a paragraph, or around several of equal frame and indents that stand together."""

    top: Rule
    bottom: Rule | None = None
    left: Rule | None = None
    right: Rule | None = None
    fill: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TabStop:
    kind: Literal["left", "center", "right", "decimal"]
    at: float
    leader: Literal["dot", "underscore"] | None = None
    """What fills the way to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """A style of styles.xml. Distances are in points."""

    id: str
    name: str
    text: TextStyle
    built_in: bool = False
    """Word has it by this name in every language."""
    based_on: str = "Normal"
    next: str | None = None
    before: float
    after: float
    outer_before: float | None = None
    """Above the first of a list, box or header; None for no difference. Likewise below the last."""
    outer_after: float | None = None
    left: float = 0.0
    right: float = 0.0
    hanging: float = 0.0
    grows: bool = False
    """Whether a line is as high as what stands in it: exact ones cut a picture off."""
    left_to_right: bool = False
    """Whatever the language: LibreOffice draws numbers in a chart backwards where its paragraph runs from right to left."""
    frame: Frame | None = None
    tabs: tuple[TabStop, ...] = ()
    outline: int | None = None
    numbering: tuple[int, int] | None = None
    """The `numId` and the level in it that the style is linked to."""
    keep_next: bool
    keep_lines: bool

    def __hash__(self) -> int:
        """Return what tells most styles apart: caches go by styles, and all fields of one are many."""
        return hash((self.id, self.left, self.before, self.after, self.text.size))


def paragraph_style(id_: str, name: str, text: TextStyle) -> ParagraphStyle:
    """Return a style that is what *text* says and no more."""
    return ParagraphStyle(
        id=id_,
        name=name,
        text=text,
        before=text.before,
        after=text.after,
        frame=_under(text.above) if text.above else None,
        keep_next=text.keep_with_next,
        keep_lines=text.keep_together,
    )


def _under(rule: RuleAbove) -> Frame:
    return Frame(top=Rule(width=rule.width, colour=rule.colour, space=rule.space))
