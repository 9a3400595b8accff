"""Whether the families that a theme names are there."""

from collections.abc import Collection, Iterator
from typing import Final

from briefgen.diagnostics import Diagnostic, Span, did_you_mean
from briefgen.located.positions import Location, Positions
from briefgen.theme.model import FontRole, StyleName, Theme

CODE: Final = "BG911"
_TOKENS: Final[dict[FontRole, Location]] = {
    "body": ("font",),
    "heading": ("heading_font",),
    "label": ("label_font",),
}


def unknown_families(theme: Theme, families: Collection[str], positions: Positions) -> Iterator[Diagnostic]:
    """Yield each family that is not among *families*, at the token that names it."""
    for family in theme.families:
        if family not in families:
            role, style = next((each.font_role, name) for name, each in theme.styles.items() if each.font == family)
            yield unknown_family(family, families, positions.span(_place(role, style)))


def unknown_family(family: str, known: Collection[str], span: Span | None = None) -> Diagnostic:
    otherwise = f"the families are {', '.join(sorted(known)) or 'none'}"
    hint = did_you_mean(family, sorted(known), otherwise=otherwise)
    return Diagnostic(
        code=CODE, message=f"no font of the family {family!r} in templates/fonts", span=span, hints=(hint,)
    )


def _place(role: FontRole, style: StyleName) -> Location:
    return _TOKENS.get(role, ("styles", style, "font"))
