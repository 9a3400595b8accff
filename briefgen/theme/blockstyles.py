"""The measures of single blocks, in points; colours are `#rrggbb`."""

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PointStyle:
    """The side column that labels hang in; it grows where its longest word does not fit."""

    certainty: float
    label: float
    gap: float
    """Between the column and the words."""
    between: float
    """Space between points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndentStyle:
    """How far from the text edge they stand."""

    answer: float
    quote: float
    note: float
    """A margin note where there is no margin for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactStyle:
    gap: float
    """Between two facts."""
    rule: float
    """Above each."""
    rule_colour: str
    padding: float
    """Between the rule and the number."""
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionStyle:
    box: float
    """The side of a box to tick."""
    rule: float
    rule_colour: str
    """Of the boxes' outlines and the rules to write on."""
    writing: float
    """The height of a line to write on."""
    least: float
    """The least width of a rule with its word: fewer stand side by side where there is no room."""
    gap: float
    """Between two boxes with their words, or two rules."""
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineStyle:
    column: float
    """For the dates; it grows where the longest word does not fit."""
    gap: float
    """Between the column and the line, and between the line and the words."""
    line: float
    dot: float
    colour: str
    between: float
    """Space between entries."""
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartTone:
    """How one series is told from the others, in grey and by the colour-blind: the ground by its shade of the accent."""

    fill: str
    outline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartStyle:
    height: float
    """Of the drawing with its labels, without caption, unit, note and source."""
    least: float
    """Of the area that values are drawn in, where a drawing is made lower so that it stands on a page with its words."""
    tones: tuple[ChartTone, ...]
    """Of the series, in order."""
    gap: float
    """The share of a category's place that stays empty."""
    widest: float
    """Of a column, however few there are."""
    thickest: float
    """Of a bar, however few there are."""
    thinnest: float
    """Of a bar: less, and the values of neighbours would touch."""
    row_gap: float
    """Between the rows of bars, at least."""
    hair: float
    """Between bars that stand together, and between the parts of a stack."""
    outline: float
    """Of a bar that is hatched, or too light to stand out without."""
    grid: str
    grid_width: float
    axis: str
    axis_width: float
    line_width: float
    """Of a line chart."""
    dashes: tuple[float, ...]
    """How long those of each line are, as they are told from each other without colour; 0 for one that is drawn through."""
    marker: float
    """The size of a value's mark on a line."""
    marker_line: float
    """The outline of such a mark."""
    hatch: float
    """Between the lines of the hatching that tells a provisional value."""
    hatch_width: float
    hatch_light: float
    """How much thinner and wider apart the hatching of a light series is, so that it stays the lighter one."""
    knock_out: float
    """What of the hatching is kept clear round words that stand on it."""
    swatch: float
    """The side of the sign that stands for a series."""
    swatch_gap: float
    """Between that and the series' name."""
    key_gap: float
    """Between the names in the key."""
    key_after: float
    """Between the key and the drawing."""
    number_gap: float
    """Between an upright axis and its numbers."""
    number_before: float
    """Between the bars and the numbers below them."""
    name_gap: float
    """Between names that stand side by side below an axis."""
    name_before: float
    """Between a level axis and the names below it."""
    bar_name_gap: float
    """Between the name of a row of bars and its axis."""
    line_name_gap: float
    """Between the plot of a line chart and the names at the ends of its lines."""
    value_gap: float
    """Between the end of a bar and its value."""
    value_column_gap: float
    """Between columns of values beside stacked bars."""
    list_gap: float
    """Between a name and its values, where these are listed below the drawing."""
    list_column_gap: float
    """Between the columns of such a list."""
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureStyle:
    """What a chart and an image have in common."""

    above: float
    """Between the caption and the drawing, besides the caption's own space."""
    below: float
    """Between the drawing and its note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageStyle:
    coarsest: float
    """The fewest pixels to the inch that an image is set with: one that has less is set smaller, not blurred."""
    tallest: float
    """The share of the height of a page's text that an image may take."""
    least: float
    """The share that it is left at least, where it is made smaller so that it stands on a page with its words."""
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsStyle:
    indent: float
    """For each level."""
    page: float
    """The column of the page numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryStyle:
    gap: float
    """Between two columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginNoteStyle:
    kept: bool
    width: float
    gap: float
    """Between the text and the margin's notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatermarkStyle:
    """The word DRAFT across a page, under its text."""

    colour: str
    width: float
    """Of the word, as a share of the text's width."""
    rise: int
    """Degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteStyle:
    """How the notes at the foot of a page are set off from its text."""

    rule: float
    """Between the text and the notes."""
    rule_colour: str
    rule_width: float
    """How far the rule goes along the line."""
    before: float
    """Between the text and the rule."""
    after: float
    """Between the rule and the first note."""
    between: float
    """Space between notes."""
    indent: float
    """From the text edge, where a note's number stands, to its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnStyle:
    """Two columns of text: where the text asks for them, and of all of a long brief where `count` is 2."""

    count: int
    gap: float
    """Between them."""
    least: int
    """The pages in one column from which a brief is a long one."""
