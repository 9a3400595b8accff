"""The look, as tokens. Sizes and distances are in points; colours are `#rrggbb`. No writer has a size or colour of its own."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, get_args

from briefgen.document.nodes import BoxKind
from briefgen.frozen import dataclass
from briefgen.theme.blockstyles import (
    ChartStyle,
    ColumnStyle,
    ContentsStyle,
    DecisionStyle,
    FactStyle,
    FigureStyle,
    FootnoteStyle,
    GlossaryStyle,
    ImageStyle,
    IndentStyle,
    MarginNoteStyle,
    PointStyle,
    TimelineStyle,
    WatermarkStyle,
)

StyleName = Literal[
    "title", "series", "heading-1", "heading-2", "heading-3",
    "body", "lead", "line", "note", "list", "header-field",
    "key-message", "side", "warning", "box-title",
    "table-head", "table", "table-group", "caption", "table-note", "table-source",
    "source", "marking-text", "furniture", "marking", "draft",
    "fact", "banner", "point-label", "question", "answer", "quote", "attribution", "conflict",
    "fact-value", "fact-label", "decision", "timeline-when", "timeline", "register-head", "register",
    "chart-label", "margin-note", "footnote", "contents", "glossary", "annex",
]  # fmt: skip
STYLE_NAMES: Final[tuple[StyleName, ...]] = get_args(StyleName)
SMALL_FLOOR: Final = 9.0
"""Furniture, notes and captions go no lower."""

SMALL: Final[frozenset[StyleName]] = frozenset({
    "series", "note", "header-field", "caption", "table-note", "table-source", "source",
    "marking-text", "furniture", "marking", "draft", "banner", "fact", "point-label", "fact-label",
    "register-head", "register", "chart-label", "margin-note", "footnote",
})  # fmt: skip
"""The styles that are not body text."""

PaperName = Literal["a4", "letter"]
PAPERS: Final[tuple[PaperName, ...]] = get_args(PaperName)

Weight = Literal["regular", "semibold", "bold"]

FontRole = Literal["body", "heading", "label", "own"]
"""Whether a style's family is the theme's for text, for headings or for labels, or one that the style names itself."""

EmbedFonts = Literal["one-page", "always", "never"]
"""In which Word documents the theme's fonts are: in those of one page, which must not become two elsewhere, or in all."""

ParagraphNumbers = Literal["hung", "flush"]
"""Where a paragraph's number stands: out in the margin, or at the text edge with the words running on after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleAbove:
    """A rule above a paragraph, as wide as the page leaves room for: over a margin for notes as well."""

    width: float
    colour: str
    space: float
    """Between it and the first line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a paragraph looks. `key-message`, `side`, `warning` and `conflict` are the text inside those boxes."""

    font: str
    """A family of `templates/fonts/`."""
    font_role: FontRole
    size: float
    line: float
    """From baseline to baseline."""
    weight: Weight = "regular"
    italic: bool = False
    colour: str
    before: float = 0.0
    after: float = 0.0
    """Space between two blocks is the larger of the upper's `after` and the lower's `before`."""
    above: RuleAbove | None = None
    plain_links: bool = False
    """Whether links have the colour of the words around them: the theme's would not be read on a dark ground."""
    align: Literal["start", "centre", "end"] = "start"
    keep_with_next: bool = False
    keep_together: bool = False
    balance: bool = False
    """Whether lines are of like length, the last among them: in headings."""
    hyphenate: bool = False
    """Whether words are divided, where their language has patterns for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What a program makes of a family that it does not have: Word picks one of like kind."""

    kind: Literal["sans", "serif"] = "sans"
    substitutes: tuple[str, ...] = ()
    """The best first."""
    scripts: tuple[str, ...] = ()
    """What it has besides Latin and Cyrillic, by ISO 15924."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header: float
    """From the paper's upper edge to the header line's baseline."""
    footer: float
    """From the paper's lower edge to the footer line's baseline."""

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom

    def turned(self) -> "Page":
        """Return the page in landscape. It is filed with the others, its upper edge where they have their left one."""
        return replace(
            self,
            width=self.height,
            height=self.width,
            top=self.left,
            right=self.top,
            bottom=self.right,
            left=self.bottom,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxStyle:
    fill: str | None
    border: str | None
    border_width: float
    """The outline on all four sides; 0 for none."""
    bar: str | None
    bar_width: float
    """The accent bar at the leading edge; 0 for none."""
    padding: float
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ListStyle:
    indent: float
    """From the text edge to the item's words, for each level."""
    between: float
    """Space between items."""
    bullets: tuple[str, ...]
    """The character for each level; the last serves deeper ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableStyle:
    rule: float
    """Width of the rules: above and below the header row, below the last row, and, thinner, between rows."""
    rule_colour: str
    head_fill: str | None
    padding_x: float
    padding_y: float
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderTableStyle:
    rule: float
    rule_colour: str
    label_width: float
    """For the form `rows`."""
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """A page that is not the theme's own."""

    letterhead: str
    """The name of the file that it is from."""
    instead_of: Page
    above: float = 0.0
    """Points at the top of page 1 that are not the brief's, for the letterhead's own text and its first header stand there."""
    below: float = 0.0
    """Points that its own text takes behind the brief's."""
    leaves_room: bool = False
    """Whether the layout leaves room for these, as that of a Word document does: in a PDF nothing of the letterhead stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    name: str
    title: str
    paper_name: PaperName
    page: Page
    lent: Lent | None = None
    """Whose page it is, where a letterhead has lent its own."""
    font: str
    """The family of the text, of `templates/fonts/`."""
    heading_font: str
    """That of titles and headings."""
    label_font: str
    """That of tables, charts, captions and what stands round the text."""
    fallback: tuple[str, ...]
    """The families that have what those lack; the first that has a character sets it."""
    families: Mapping[str, Family]
    """Of every family that words may be set in, what stands in for it."""
    accent: str
    text: str
    muted: str
    """Of furniture, notes and sources."""
    paper: str
    """The colour of the page, against which contrast is checked."""
    tint: str
    """Of grounds: a share of the accent on the paper."""
    rule: str
    styles: Mapping[StyleName, TextStyle]
    boxes: Mapping[BoxKind, BoxStyle]
    lists: ListStyle
    points: PointStyle
    indents: IndentStyle
    facts: FactStyle
    decision: DecisionStyle
    timeline: TimelineStyle
    table: TableStyle
    header_table: HeaderTableStyle
    figure: FigureStyle
    chart: ChartStyle
    image: ImageStyle
    contents: ContentsStyle
    glossary: GlossaryStyle
    footnotes: FootnoteStyle
    margin_note: MarginNoteStyle
    watermark: WatermarkStyle
    columns: ColumnStyle
    reference: Path | None = None
    """The letterhead that Word documents go into; that it is one, nobody has looked yet."""
    margin_notes: bool
    """Whether the page keeps a margin for them, at the trailing side of the text."""
    paragraph_numbers: ParagraphNumbers
    number_column: float
    """How far out in the margin a paragraph's number hangs."""
    link: str
    """The colour of a link."""
    certainty_weight: Weight
    embed_fonts: EmbedFonts
    floor: float
    """The smallest size body text may be played down to; furniture, notes and captions have their own of 9."""

    def __hash__(self) -> int:
        """Return what tells most themes apart. All tokens are compared where two have the same, so that caches may go by a theme."""
        return hash(
            (self.name, self.paper_name, self.margin_notes, self.styles["body"].size, self.styles["title"].size)
        )

    @property
    def hyphenates(self) -> bool:
        """Whether words are divided in any of its styles."""
        return any(style.hyphenate for style in self.styles.values())


def floor_of(style: StyleName, floor: float) -> float:
    """Return the smallest size a style may have, where body text has *floor*."""
    return SMALL_FLOOR if style in SMALL else floor


@lru_cache(maxsize=1 << 6)
def first_of_its_kind(theme: Theme) -> Theme:
    """Return the first theme that was equal to this one: a cache that goes by themes then knows it at a glance."""
    return theme
