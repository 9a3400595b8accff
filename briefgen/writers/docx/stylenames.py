"""The names by which the text of a brief is bound to styles, in Word's own words where it has one."""

from collections.abc import Mapping
from typing import Final, Literal

Role = Literal["body", "lead", "line", "note", "series"]
BoxKind = Literal["key-message", "side", "warning"]
Align = Literal["start", "centre", "end"]

DEEPEST: Final = 5
"""Word's own list styles go down to here; deeper lists are drawn at this depth."""

ROLE_STYLES: Final[Mapping[Role, str]] = {
    "body": "BodyText",
    "lead": "Lead",
    "line": "LineToSay",
    "note": "BriefNote",
    "series": "SeriesBar",
}
BOX_STYLES: Final[Mapping[BoxKind, str]] = {"key-message": "KeyMessage", "side": "SideBox", "warning": "WarningBox"}
TABLE_WORDS: Final = frozenset({"Caption", "TableNote", "TableSource", "TableGap"})
"""The styles of what belongs to a table and stands around it."""

BOX_NAMES: Final[Mapping[BoxKind, str]] = {"key-message": "Key Message", "side": "Side Box", "warning": "Warning Box"}
ALIGN_WORDS: Final[Mapping[Align, str]] = {"start": "", "centre": "Centre", "end": "End"}
"""What the style of a cell's paragraph is called besides, where it is not set at the leading edge."""

BULLET_NUMS: Final[Mapping[BoxKind | None, int]] = {None: 1, "key-message": 2, "side": 3, "warning": 4}
"""The numbering (`numId`) of the bullets in the text and in boxes, to which their styles are linked."""

HEADING_NUM: Final = 5
FIRST_SERIES: Final = 6
"""The `numId` of the first list that counts."""


def numbered(id_: str, name: str, level: int) -> tuple[str, str]:
    """Return the id and name of the style of that level of a family, as Word counts them: List Bullet, List Bullet 2."""
    return (id_, name) if level == 1 else (f"{id_}{level}", f"{name} {level}")


def box_role(kind: BoxKind, role: Role) -> str:
    """Return the id of the style of a paragraph of that role in a box."""
    return BOX_STYLES[kind] + ("" if role == "body" else ROLE_STYLES[role])
