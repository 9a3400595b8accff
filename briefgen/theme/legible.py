"""Whether the text of a theme can be read: its size, and its contrast on each ground that it may stand on."""

from collections.abc import Iterator
from typing import Final

from briefgen.diagnostics import Diagnostic
from briefgen.located.positions import Positions
from briefgen.theme.colours import contrast
from briefgen.theme.make import floor_of
from briefgen.theme.model import StyleName, Theme

CONTRAST: Final = "BG304"
SIZE: Final = "BG305"

ENOUGH: Final = 4.5
"""WCAG 2.2, 1.4.3 (AA). Large type may do with 3; ours does not."""
ENOUGH_DRAWN: Final = 3.0
"""WCAG 2.2, 1.4.11 (AA), for what a drawing is read by."""
ON_PAPER: Final[frozenset[StyleName]] = frozenset({
    "title", "series", "banner", "lead", "heading-1", "heading-2", "heading-3", "annex", "header-field", "source",
    "contents", "glossary", "marking-text", "furniture", "marking", "draft", "margin-note",
    "footnote",
})  # fmt: skip
"""The styles that stand in no box; of every other the text may."""
HEADS: Final[tuple[StyleName, ...]] = ("table-head", "register-head")
"""Those that stand on the ground of a table's head."""


def illegible(theme: Theme, positions: Positions) -> Iterator[Diagnostic]:
    """Yield what is too faint or too small, at its place in the theme's files."""
    for name, style in theme.styles.items():
        for ground, colour in _grounds(theme, name):
            yield from _faint(
                f"'{name}' on {ground}", contrast(style.colour, colour), positions, ("styles", name, "colour")
            )
        floor = floor_of(name, theme.floor)
        if style.size < floor:
            yield Diagnostic(
                code=SIZE,
                message=f"'{name}' is set in {style.size:g} points, under the floor of {floor:g}",
                span=positions.span(("styles", name, "size")),
                hints=(f"write `size: {floor:g}` or more",),
            )
    for ground, colour in _link_grounds(theme):
        yield from _faint(f"a link on {ground}", contrast(theme.link, colour), positions, ("link",))
    for number, tone in enumerate(theme.chart.tones, start=1):
        ratio = contrast(tone.outline, theme.paper)
        yield from _faint(f"series {number} of a chart", ratio, positions, ("chart", "series"), enough=ENOUGH_DRAWN)
    yield from _faint(
        "the axis of a chart",
        contrast(theme.chart.axis, theme.paper),
        positions,
        ("chart", "axis"),
        enough=ENOUGH_DRAWN,
    )


def _grounds(theme: Theme, style: StyleName) -> Iterator[tuple[str, str]]:
    match style:
        case "key-message" | "side" | "warning" | "conflict":
            yield f"its box's {theme.boxes[style].fill or theme.paper}", theme.boxes[style].fill or theme.paper
        case _ if style in HEADS:
            yield "the head's ground", theme.table.head_fill or theme.paper
        case _ if style in ON_PAPER:
            yield "the paper", theme.paper
        case _:
            yield from _all_grounds(theme)


def _link_grounds(theme: Theme) -> Iterator[tuple[str, str]]:
    yield from _all_grounds(theme)
    for name in HEADS:
        if theme.table.head_fill and not theme.styles[name].plain_links:
            yield f"the ground of '{name}'", theme.table.head_fill


def _all_grounds(theme: Theme) -> Iterator[tuple[str, str]]:
    """Yield the paper and the boxes' fills: lists, tables and links stand on either."""
    yield "the paper", theme.paper
    for kind, box in theme.boxes.items():
        if box.fill is not None:
            yield f"the box '{kind}'", box.fill


def _faint(
    what: str, ratio: float, positions: Positions, location: tuple[str, ...], *, enough: float = ENOUGH
) -> Iterator[Diagnostic]:
    if ratio < enough:
        yield Diagnostic(
            code=CONTRAST,
            message=f"{what} has a contrast of {ratio:.1f}:1, under {enough:g}:1",
            span=positions.span(location),
            hints=("take a darker colour, or a lighter ground",),
        )
