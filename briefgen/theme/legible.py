"""Whether the text of a theme can be read: its size, and its contrast on each ground that it may stand on."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.diagnostics import Diagnostic, Span
from briefgen.frozen import dataclass
from briefgen.located.positions import Location, Positions
from briefgen.theme.colours import contrast
from briefgen.theme.make import palette_of
from briefgen.theme.model import StyleName, Theme, floor_of
from briefgen.theme.tokens import ColourName, ThemeTokens

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
_NAMED: Final = 6
"""Of what a colour is too faint for, in one message."""


@dataclass(frozen=True, slots=True)
class _Ground:
    colour: ColourName
    token: Location
    """What says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """Something that is read in one colour on one ground."""

    what: str
    colour: ColourName
    token: Location
    ground: _Ground
    enough: float = ENOUGH


PAPER: Final = _Ground("paper", ("colours", "paper"))


def illegible(theme: Theme, tokens: ThemeTokens, positions: Positions, latest: Positions) -> Iterator[Diagnostic]:
    """Yield what is too small and, once for each colour and ground, what is too faint.

    *latest* are the places of what was laid over the rest last: what is too faint only since then is shown there.
    """
    yield from _small(theme, positions)
    yield from _faint(tokens, positions, latest)


def _small(theme: Theme, positions: Positions) -> Iterator[Diagnostic]:
    for name, style in theme.styles.items():
        floor = floor_of(name, theme.floor)
        if style.size < floor:
            yield Diagnostic(
                code=SIZE,
                message=f"'{name}' is set in {style.size:g} points, under the floor of {floor:g}",
                span=positions.span(("styles", name, "size")),
                hints=(f"write `size: {floor:g}` or more",),
            )


def _faint(tokens: ThemeTokens, positions: Positions, latest: Positions) -> Iterator[Diagnostic]:
    palette = palette_of(tokens)
    pairs: dict[tuple[ColourName, ColourName], list[_Use]] = {}
    for use in _uses(tokens):
        pairs.setdefault((use.colour, use.ground.colour), []).append(use)
    for (colour, ground), uses in pairs.items():
        ratio = contrast(palette[colour], palette[ground])
        if faint := [use for use in uses if ratio < use.enough]:
            enough = max(use.enough for use in faint)
            said = f"'{colour}' on '{ground}' has a contrast of {ratio:.1f}:1, under {enough:g}:1"
            yield Diagnostic(
                code=CONTRAST,
                message=f"{said}: {_listed([use.what for use in faint])}",
                span=_place(faint, positions, latest),
                hints=(
                    "take a darker colour or a lighter ground; where the ground is the darker one, a lighter colour",
                ),
            )


def _listed(names: Sequence[str]) -> str:
    names = tuple(dict.fromkeys(names))
    more = len(names) - _NAMED
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:_NAMED])} and {more} more"


def _place(uses: Sequence[_Use], positions: Positions, latest: Positions) -> Span | None:
    """Return where the colour is said, or else whatever makes it faint: of these the first that was said latest."""
    causes = [*_colour(uses[0].colour), *_colour(uses[0].ground.colour)]
    causes += [location for use in uses for location in (use.token, use.ground.token)]
    said = next((location for location in causes if location in latest.places), causes[0])
    return latest.span(said) if said in latest.places else positions.span(said)


def _colour(name: ColourName) -> tuple[Location, ...]:
    """Return the tokens that a colour is made of."""
    made_of = ("accent", "tint", "paper") if name == "tint" else (name,)
    return tuple(("colours", each) for each in made_of)


# --- what is read on what --------------------------------------------------------------------------------------------


def _uses(tokens: ThemeTokens) -> Iterator[_Use]:
    for name, style in tokens.styles.items():
        for ground in _grounds(tokens, name):
            yield _Use(what=name, colour=style.colour, token=("styles", name, "colour"), ground=ground)
    for ground in _all_grounds(tokens):
        yield _Use(what="links", colour=tokens.link, token=("link",), ground=ground)
    if tokens.table.head_fill and not all(tokens.styles[name].plain_links for name in HEADS):
        yield _Use(what="links in the heads of tables", colour=tokens.link, token=("link",), ground=_head(tokens))
    series: Location = ("chart", "series")
    yield _Use(what="the series of charts", colour="accent", token=series, ground=PAPER, enough=ENOUGH_DRAWN)
    axis: Location = ("chart", "axis")
    yield _Use(what="the axes of charts", colour=tokens.chart.axis, token=axis, ground=PAPER, enough=ENOUGH_DRAWN)


def _grounds(tokens: ThemeTokens, style: StyleName) -> Iterator[_Ground]:
    match style:
        case "key-message" | "side" | "warning" | "conflict":
            yield _Ground(tokens.boxes[style].fill or "paper", ("boxes", style, "fill"))
        case _ if style in HEADS:
            yield _head(tokens)
        case _ if style in ON_PAPER:
            yield PAPER
        case _:
            yield from _all_grounds(tokens)


def _head(tokens: ThemeTokens) -> _Ground:
    return _Ground(tokens.table.head_fill or "paper", ("table", "head_fill"))


def _all_grounds(tokens: ThemeTokens) -> Iterator[_Ground]:
    """Yield the paper and the boxes' fills: lists, tables and links stand on either."""
    yield PAPER
    for kind, box in tokens.boxes.items():
        if box.fill is not None:
            yield _Ground(box.fill, ("boxes", kind, "fill"))
