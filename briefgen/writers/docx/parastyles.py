"""A paragraph style as data, and the variants of it that a paragraph's place asks for."""

from dataclasses import dataclass, replace
from typing import Literal

from briefgen.theme.model import TextStyle, Theme
from briefgen.writers.docx.pieces import WordParagraph


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
    bottom: Rule
    left: Rule | None = None
    right: Rule | None = None
    fill: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TabStop:
    kind: Literal["left", "center", "right"]
    at: float


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
    frame: Frame | None = None
    tabs: tuple[TabStop, ...] = ()
    outline: int | None = None
    numbering: tuple[int, int] | None = None
    """The `numId` and the level in it that the style is linked to."""
    keep_next: bool
    keep_lines: bool


def paragraph_style(id_: str, name: str, text: TextStyle) -> ParagraphStyle:
    """Return a style that is what *text* says and no more."""
    return ParagraphStyle(
        id=id_,
        name=name,
        text=text,
        before=text.before,
        after=text.after,
        keep_next=text.keep_with_next,
        keep_lines=text.keep_together,
    )


def placed(style: ParagraphStyle, paragraph: WordParagraph, theme: Theme) -> ParagraphStyle:
    """Return *style*, or the variant of it that the paragraph's place asks for."""
    variant = _second(style) if paragraph.second else style
    variant = _at_end(variant, paragraph) if paragraph.first or paragraph.last else variant
    if paragraph.leads:
        variant = replace(_variant(variant, "Leading"), keep_next=True)
    if paragraph.after_table and variant.before < theme.table.after:
        variant = replace(_variant(variant, "After Table"), before=theme.table.after)
    if paragraph.before_table and variant.after < theme.table.before:
        variant = replace(_variant(variant, "Before Table"), after=theme.table.before)
    return variant if variant is style else replace(variant, based_on=style.id)


def _second(style: ParagraphStyle) -> ParagraphStyle:
    """Return a twin whose box Word takes for another one: less padding at the trailing edge, where nothing is seen of it."""
    frame = style.frame
    if frame is None or frame.right is None:
        return style
    narrow = replace(frame, right=replace(frame.right, space=max(0.0, frame.right.space - 1)))
    return replace(_variant(style, "Second"), frame=narrow, right=style.right - 1)


def _at_end(style: ParagraphStyle, paragraph: WordParagraph) -> ParagraphStyle:
    """Return *style* with the space that a list or a box has around it, and the last free to part from what follows."""
    before = style.outer_before if paragraph.first and style.outer_before is not None else style.before
    after = style.outer_after if paragraph.last and style.outer_after is not None else style.after
    keep_next = style.keep_next and not (paragraph.last and paragraph.box)
    if (before, after, keep_next) == (style.before, style.after, style.keep_next):
        return style
    word = "Only" if paragraph.first and paragraph.last else "First" if paragraph.first else "Last"
    return replace(_variant(style, word), before=before, after=after, keep_next=keep_next)


def _variant(style: ParagraphStyle, word: str) -> ParagraphStyle:
    id_ = style.id + word.replace(" ", "")
    return replace(style, id=id_, name=f"{style.name} {word}", built_in=False, outline=None, numbering=None)
