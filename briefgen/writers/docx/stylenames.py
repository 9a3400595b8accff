"""The names by which the text of a brief is bound to styles, in Word's own words where it has one."""

from collections.abc import Mapping
from typing import Final, Literal

from briefgen.document.nodes import BoxKind, Role

Align = Literal["start", "centre", "end"]
Column = Literal["certainty", "label", "timeline", "answer", "quote", "list"]
POINT_COLUMNS: Final[frozenset[Column]] = frozenset({"certainty", "label"})
"""In which bullets are those of a list within a list, as in the layout."""
"""What a paragraph may stand in the column of: two kinds of points, dates, a question, a quotation, a list around them."""

CONTENTS_LEVELS: Final = 3
ANNEX: Final = "Annex"
DEEPEST: Final = 5
"""Word's own list styles go down to here; deeper lists are drawn at this depth."""

ROLE_STYLES: Final[Mapping[Role, str]] = {
    "body": "BodyText",
    "lead": "Lead",
    "line": "LineToSay",
    "note": "BriefNote",
    "series": "SeriesBar",
    "fact": "LineFact",
    "banner": "HandlingBanner",
}
LABELLED_STYLES: Final[Mapping[Column, str]] = {
    "certainty": "Point",
    "label": "LabelledPoint",
    "timeline": "Timeline",
}
"""The style of words with a label in the column before them."""
COLUMN_STYLES: Final[Mapping[Column, str]] = {
    "certainty": "PointContinue",
    "label": "LabelledPointContinue",
    "timeline": "TimelineContinue",
    "answer": "Answer",
    "quote": "Quote",
    "list": "ListContinue",
}
"""The style of plain text in a column, which holds the indent of that one alone."""
COLUMN_NAMES: Final[Mapping[Column, str]] = {
    "certainty": "Point",
    "label": "Labelled Point",
    "timeline": "Timeline",
    "answer": "Answer",
    "quote": "Quote",
    "list": "List",
}
BOX_STYLES: Final[Mapping[BoxKind, str]] = {
    "key-message": "KeyMessage",
    "side": "SideBox",
    "warning": "WarningBox",
    "conflict": "ConflictBox",
}
LANDSCAPE: Final = "Landscape"
"""What the styles of header and footer end with that are for landscape pages, whose lines are longer."""

LETTERHEAD: Final = "Letterhead"
"""Likewise of our lines in the header and footer of somebody's letterhead, whose own styles have other tab stops."""

FIGURE: Final = "Figure"
CHART: Final = "ChartFigure"
TABLE_WORDS: Final = frozenset({"Caption", FIGURE, CHART, "TableNote", "TableSource", "TableGap"})
"""The styles of what belongs to a table or a figure, and has its own space to it."""

BOX_NAMES: Final[Mapping[BoxKind, str]] = {
    "key-message": "Key Message",
    "side": "Side Box",
    "warning": "Warning Box",
    "conflict": "Conflict Box",
}
ALIGN_WORDS: Final[Mapping[Align, str]] = {"start": "", "centre": "Centre", "end": "End"}
"""What the style of a cell's paragraph is called besides, where it is not set at the leading edge."""

BULLET_NUMS: Final[Mapping[BoxKind | None, int]] = {None: 1, "key-message": 2, "side": 3, "warning": 4, "conflict": 5}
"""The numbering (`numId`) of the bullets in the text and in boxes, to which their styles are linked."""

HEADING_NUM: Final = 6
ANNEX_NUM: Final = 7
NO_NUMBER_NUM: Final = 8
"""The `numId` of paragraphs that have no number though their style is numbered. Word takes 0 for it; checkers miss a list 0."""
FIRST_SERIES: Final = 9
"""The `numId` of the first list that counts."""


def numbered(id_: str, name: str, level: int) -> tuple[str, str]:
    """Return the id and name of the style of that level of a family, as Word counts them: List Bullet, List Bullet 2."""
    return (id_, name) if level == 1 else (f"{id_}{level}", f"{name} {level}")


def box_role(kind: BoxKind, role: Role) -> str:
    """Return the id of the style of a paragraph of that role in a box."""
    return BOX_STYLES[kind] + ("" if role == "body" else ROLE_STYLES[role])
