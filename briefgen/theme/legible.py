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
    for ground, colour in _all_grounds(theme):
        yield from _faint(f"a link on {ground}", contrast(theme.link, colour), positions, ("link",))


def _grounds(theme: Theme, style: StyleName) -> Iterator[tuple[str, str]]:
    match style:
        case "key-message" | "side" | "warning":
            yield f"its box's {theme.boxes[style].fill or theme.paper}", theme.boxes[style].fill or theme.paper
        case "table-head":
            yield "the head's ground", theme.table.head_fill or theme.paper
        case "box-title" | "list" | "table" | "table-group" | "caption" | "table-note" | "table-source":
            yield from _all_grounds(theme)
        case _:
            yield "the paper", theme.paper


def _all_grounds(theme: Theme) -> Iterator[tuple[str, str]]:
    """Yield the paper and the boxes' fills: lists, tables and links stand on either."""
    yield "the paper", theme.paper
    for kind, box in theme.boxes.items():
        if box.fill is not None:
            yield f"the box '{kind}'", box.fill


def _faint(what: str, ratio: float, positions: Positions, location: tuple[str, ...]) -> Iterator[Diagnostic]:
    if ratio < ENOUGH:
        yield Diagnostic(
            code=CONTRAST,
            message=f"{what} has a contrast of {ratio:.1f}:1, under {ENOUGH:g}:1",
            span=positions.span(location),
            hints=("take a darker colour for the text, or a lighter ground",),
        )
