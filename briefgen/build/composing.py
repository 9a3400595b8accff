"""A brief from its ground: composed in its one language, or in both and joined."""

from functools import partial
from pathlib import Path

from briefgen.build.kept import Ground, Tongue
from briefgen.compose.bilingual import compose_twin
from briefgen.compose.compose import LayOut, compose
from briefgen.compose.fitted import Fitted, Keep
from briefgen.layout.fonts import FontFolder
from briefgen.layout.lay_out import lay_out


def composed(
    ground: Ground, roots: tuple[Path, ...], fonts: FontFolder, layouts: LayOut = lay_out
) -> tuple[Fitted, tuple[Fitted, ...]]:
    """Return the brief, and as composed in each language by itself, which the rules look at. Raises `UserError`."""
    makers = [partial(_in_one, ground, tongue, roots, fonts, layouts=layouts) for tongue in ground.tongues]
    if ground.second is None:
        (make,) = makers
        made = make(None)
        return made, (made,)
    locales = [tongue.locale for tongue in ground.tongues]
    twin = compose_twin(makers, locales, ground.audience, ground.theme, fonts)
    return twin.whole, twin.halves


def _in_one(
    ground: Ground, tongue: Tongue, roots: tuple[Path, ...], fonts: FontFolder, keep: Keep | None, *, layouts: LayOut
) -> Fitted:
    return compose(
        tongue.cleared, ground.audience, tongue.locale, ground.theme, roots, fonts, keep=keep, layouts=layouts
    )
