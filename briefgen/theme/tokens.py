"""What a theme file holds, once it is merged with those it inherits from."""

from collections.abc import Container, Mapping
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from briefgen.diagnostics import did_you_mean
from briefgen.document.nodes import BoxKind
from briefgen.located.values import Before, InSchema, Instead
from briefgen.theme.colours import HEX
from briefgen.theme.lengths import Fixed, Length
from briefgen.theme.model import PAPERS, STYLE_NAMES, EmbedFonts, PaperName, StyleName, Weight

PageUse = Literal["internal", "published"]


class Tokens(BaseModel):
    """A mapping of a theme file: no key it does not know."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


def _hex(value: Any) -> str:
    if isinstance(value, str) and HEX.fullmatch(value.lower()):
        return value.lower()
    fault = {"fault": f"'{value}' is no colour", "hint": 'write it as "#rrggbb", in quotation marks'}
    if value is None:
        fault = {"fault": "no colour stands here", "hint": f"{fault['hint']}: an unquoted # begins a comment"}
    raise PydanticCustomError("briefgen", "{fault}", fault)


def _named(what: str, names: tuple[str, ...]) -> Before:
    """Refuse a key that is none of *names*, in words that name the nearest."""

    def check(value: Any) -> Any:
        if value in names:
            return value
        hint = did_you_mean(str(value), names, otherwise=f"write one of {', '.join(names)}")
        raise PydanticCustomError("briefgen", "{fault}", {"fault": f"there is no {what} '{value}'", "hint": hint})

    return Before(check)


Colour = Annotated[str, Instead(_hex), InSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})]
Share = Annotated[float, Field(ge=0, le=1)]
ColourName = Literal["text", "muted", "accent", "paper", "tint", "rule"]
"""The colours that styles, boxes and rules are given by: `tint` is made of the accent and the paper."""


class Colours(Tokens):
    text: Colour
    muted: Colour = Field(description="furniture, notes, sources")
    accent: Colour = Field(description="the one colour: titles, headings, bars, charts, the tint")
    paper: Colour
    rule: Colour = Field(description="rules of tables and heads, outlines of boxes")
    tint: Share = Field(description="how much of the accent lies on the paper where a ground is tinted")


class Paper(Tokens):
    """A paper may have its own margins above and below; those at the sides follow from the width of the text."""

    width: Fixed
    height: Fixed
    top: Fixed | None = Field(None, description="in the place of the margins' own, as are the three below")
    bottom: Fixed | None = None
    header: Fixed | None = None
    footer: Fixed | None = None


class Margins(Tokens):
    """For A4. On another paper the text keeps its width: what is left over goes to both sides alike."""

    top: Fixed
    right: Fixed
    bottom: Fixed
    left: Fixed
    header: Fixed = Field(description="from the paper's edge to the baseline of the head")
    footer: Fixed = Field(description="from the paper's edge to the baseline of the foot")


class Body(Tokens):
    """The size that all lengths in `em` go by."""

    size: Fixed
    line: Fixed = Field(description="from baseline to baseline")


class FamilyTokens(Tokens):
    kind: Literal["sans", "serif"] = "sans"
    substitutes: tuple[str, ...] = Field(default=(), description="what Word takes where the family is not installed")
    scripts: tuple[str, ...] = Field(
        default=(), description="what it has besides Latin and Cyrillic, by ISO 15924: Word asks for a family by script"
    )


class RuleTokens(Tokens):
    width: Fixed
    colour: ColourName
    space: Length


class StyleTokens(Tokens):
    font: str | None = Field(
        None, description="a family, or `body`, `heading` or `label` for the theme's own; each style has its usual one"
    )
    size: Length
    line: Length = Field(default="1em", validate_default=True, description="`em` goes by the body's own proportion")
    weight: Weight = "regular"
    italic: bool = False
    colour: ColourName = "text"
    before: Length = Field(default=0, validate_default=True)
    after: Length = Field(default=0, validate_default=True)
    above: RuleTokens | None = Field(None, description="a rule above it")
    plain_links: bool = Field(default=False, description="links have the colour of the words: for a dark ground")
    align: Literal["start", "centre", "end"] = "start"
    keep_with_next: bool = Field(default=False, description="on the page of what follows")
    keep_together: bool = Field(default=False, description="never parted by the end of a page")
    balance: bool = Field(
        default=False, description="whether lines are of like length, the last among them: in headings"
    )
    hyphenate: bool = Field(default=False, description="whether words are divided: where columns are narrow")


class BoxTokens(Tokens):
    fill: ColourName | None = None
    border: ColourName | None = None
    border_width: Fixed = Field(default=0, validate_default=True)
    bar: ColourName | None = None
    bar_width: Fixed = Field(default=0, validate_default=True)
    padding: Length
    before: Length
    after: Length


class ListTokens(Tokens):
    indent: Length
    between: Length
    bullets: Annotated[tuple[str, ...], Field(min_length=1)]


class PointTokens(Tokens):
    certainty: Fixed
    label: Fixed
    gap: Length
    between: Length


class IndentTokens(Tokens):
    answer: Length
    quote: Length
    note: Length


class FactTokens(Tokens):
    gap: Length
    rule: Fixed
    rule_colour: ColourName
    padding: Length
    before: Length
    after: Length


class DecisionTokens(Tokens):
    box: Fixed
    rule: Fixed
    rule_colour: ColourName
    writing: Fixed
    least: Fixed
    gap: Length
    before: Length
    after: Length


class TimelineTokens(Tokens):
    column: Fixed
    gap: Length
    line: Fixed
    dot: Fixed
    colour: ColourName
    between: Length
    before: Length
    after: Length


class TableTokens(Tokens):
    rule: Fixed
    rule_colour: ColourName
    head_fill: ColourName | None = None
    padding_x: Length
    padding_y: Length
    before: Length
    after: Length


class HeaderTableTokens(Tokens):
    rule: Fixed
    rule_colour: ColourName
    label_width: Fixed
    before: Length
    after: Length


class ChartTokens(Tokens):
    height: Fixed
    least: Fixed
    series: Annotated[tuple[Share, ...], Field(min_length=1)] = Field(
        description="how much of the accent lies on the paper, for each series; its outline is the accent"
    )
    gap: Share = Field(description="the share of a category's place that stays empty")
    widest: Fixed
    thickest: Fixed
    thinnest: Fixed
    row_gap: Fixed
    hair: Fixed
    outline: Fixed
    grid: Share = Field(description="how much of the accent lies on the paper")
    grid_width: Fixed
    axis: ColourName
    axis_width: Fixed
    line_width: Fixed
    dashes: Annotated[tuple[Fixed, ...], Field(min_length=1)]
    marker: Fixed
    marker_line: Fixed
    hatch: Fixed
    hatch_width: Fixed
    hatch_light: Annotated[float, Field(gt=0, le=1)]
    knock_out: Fixed
    swatch: Fixed
    swatch_gap: Fixed
    key_gap: Fixed
    key_after: Fixed
    number_gap: Fixed
    number_before: Fixed
    name_gap: Fixed
    name_before: Fixed
    bar_name_gap: Fixed
    line_name_gap: Fixed
    value_gap: Fixed
    value_column_gap: Fixed
    list_gap: Fixed
    list_column_gap: Fixed
    before: Length
    after: Length


class FigureTokens(Tokens):
    above: Fixed
    below: Fixed


class ImageTokens(Tokens):
    coarsest: Annotated[float, Field(gt=0)] = Field(description="the fewest pixels to the inch")
    tallest: Annotated[float, Field(gt=0, le=1)] = Field(description="the share of the height of a page's text")
    least: Annotated[float, Field(gt=0, le=1)]
    before: Length
    after: Length


class ContentsTokens(Tokens):
    indent: Length
    page: Length


class GlossaryTokens(Tokens):
    gap: Length


class FootnoteTokens(Tokens):
    rule: Fixed
    rule_colour: ColourName
    rule_width: Fixed
    before: Length
    after: Length
    between: Length
    indent: Length


class MarginNoteTokens(Tokens):
    kept: bool = Field(
        default=True, description="whether a margin is kept where a form asks for it; notes stand indented otherwise"
    )
    width: Fixed
    gap: Fixed


class WatermarkTokens(Tokens):
    """Of drafts: the word lies across each page, under the text."""

    colour: ColourName
    light: Annotated[float, Field(ge=0, le=0.25)] = Field(description="how much of the colour lies on the paper")
    width: Annotated[float, Field(gt=0, le=1)] = Field(description="of the word, as a share of the text's width")
    rise: Annotated[int, Field(ge=0, le=90)] = Field(description="degrees")


class ColumnTokens(Tokens):
    count: Literal[1, 2] = Field(
        description="of a long brief; a short one has one, and so has one with a margin for notes (`margin_note.kept`)"
    )
    gap: Fixed
    least: int = Field(ge=1, alias="from", description="how many pages a brief has in one column to be a long one")


class ThemeTokens(Tokens):
    title: str
    font: str = Field(description="the family of the text")
    heading_font: str | None = Field(None, description="that of titles and headings; `font` where nothing is said")
    label_font: str | None = Field(
        None,
        description="that of tables, charts, captions and what stands round the text; `font` where nothing is said",
    )
    fallback: tuple[str, ...] = Field(
        default=(), description="families for the characters that those lack; the first that has one sets it"
    )
    families: Mapping[str, FamilyTokens] = Field(default_factory=dict, description="family → what stands in for it")
    reference: str | None = Field(
        None,
        description="a letterhead (`.docx` or `.dotx`) that briefs go into, its path counted from this file's folder",
    )
    colours: Colours
    papers: Mapping[Annotated[PaperName, _named("paper", PAPERS)], Paper]
    margins: Mapping[Annotated[PageUse, _named("kind of margins", get_args(PageUse))], Margins]
    body: Body
    floor: Fixed | None = Field(
        None, description="the smallest size of body text; the body's less 1 where nothing is said"
    )
    styles: Mapping[Annotated[StyleName, _named("style", STYLE_NAMES)], StyleTokens]
    boxes: Mapping[Annotated[BoxKind, _named("box", get_args(BoxKind))], BoxTokens]
    lists: ListTokens
    points: PointTokens
    indents: IndentTokens
    facts: FactTokens
    decision: DecisionTokens
    timeline: TimelineTokens
    table: TableTokens
    header_table: HeaderTableTokens
    figure: FigureTokens
    chart: ChartTokens
    image: ImageTokens
    contents: ContentsTokens
    glossary: GlossaryTokens
    footnotes: FootnoteTokens
    margin_note: MarginNoteTokens
    watermark: WatermarkTokens
    columns: ColumnTokens
    number_column: Fixed = Field(description="how far out in the margin a paragraph's number hangs")
    link: ColourName
    certainty_weight: Weight
    embed_fonts: EmbedFonts = Field(
        default="one-page", description="in which Word documents the fonts are, unless the command says"
    )

    @model_validator(mode="after")
    def _complete(self) -> Self:
        """A theme that inherits nothing has to state every style, box, paper and margin."""
        wanted: Mapping[str, tuple[tuple[str, ...], Container[str]]] = {
            "styles": (STYLE_NAMES, self.styles),
            "boxes": (get_args(BoxKind), self.boxes),
            "papers": (PAPERS, self.papers),
            "margins": (get_args(PageUse), self.margins),
        }
        missing = [
            f"{group}: {name}" for group, (names, given) in wanted.items() for name in names if name not in given
        ]
        if missing:
            fault = {
                "fault": f"the theme lacks {', '.join(missing)}",
                "hint": "add them; most themes begin with `inherit: government`",
            }
            raise PydanticCustomError("briefgen", "{fault}", fault)
        return self
