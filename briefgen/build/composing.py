"""A brief from its ground: composed in its one language, or in both and joined, and looked over."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from briefgen.build.kept import Checked, Ground, Tongue
from briefgen.checks.check import check
from briefgen.checks.known import Known
from briefgen.checks.plain import Plain
from briefgen.compose.compose import LayOut, compose
from briefgen.compose.fitted import Fitted, Keep
from briefgen.compose.shared import Shared
from briefgen.document.usage import Usage
from briefgen.frozen import dataclass
from briefgen.layout.fonts import FontFolder
from briefgen.layout.lay_out import lay_out

if TYPE_CHECKING:
    from briefgen.build.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What briefs are composed and looked over with, whatever is in them."""

    templates: tuple[Path, ...]
    usages: Mapping[str, Usage]
    plain: Plain

    @classmethod
    def of(cls, project: "Project") -> Self:
        return cls(templates=project.folder.templates, usages=project.usages, plain=project.plain_words)


def checked(
    ground: Ground, means: Means, fonts: FontFolder, *, shared: Shared | None = None, layouts: LayOut = lay_out
) -> Checked:
    """Compose a brief, and look it over: of one in two languages each half by itself.

    Raises `UserError`, whose places are as the tree has them: from the project's folder.
    """
    whole, halves = composed(ground, means.templates, fonts, shared=shared, layouts=layouts)
    cut = frozenset(each.item for each in whole.cuts)
    first, *second = (
        check(
            tongue.cleared,
            half.document,
            half.layout,
            ground.audience.form,
            house=ground.house,
            usages=means.usages,
            cut=cut,
            uncut=half.uncut,
            plain=means.plain,
            days=ground.days,
            templates=means.templates,
            known=None if shared is None else shared.kept(Known, tongue.locale.tag),
        )
        for tongue, half in zip(ground.tongues, halves, strict=True)
    )
    # What is wrong in both languages is told once; what is wrong twice in one of them, twice.
    return Checked(
        composed=whole,
        findings=(*first, *(each for more in second for each in more if each not in first)),
        lay_out=layouts,
    )


def composed(
    ground: Ground,
    roots: tuple[Path, ...],
    fonts: FontFolder,
    *,
    shared: Shared | None = None,
    layouts: LayOut = lay_out,
) -> tuple[Fitted, tuple[Fitted, ...]]:
    """Return the brief, and as composed in each language by itself, which the rules look at. Raises `UserError`."""
    makers = [
        partial(_in_one, ground, tongue, roots, fonts, shared=shared, layouts=layouts) for tongue in ground.tongues
    ]
    if ground.second is None:
        (make,) = makers
        made = make(None)
        return made, (made,)
    locales = [tongue.locale for tongue in ground.tongues]
    from briefgen.compose.bilingual import compose_twin  # noqa: PLC0415 - few briefs are in two languages

    twin = compose_twin(makers, locales, ground.audience, ground.theme, fonts)
    return twin.whole, twin.halves


def _in_one(
    ground: Ground,
    tongue: Tongue,
    roots: tuple[Path, ...],
    fonts: FontFolder,
    keep: Keep | None,
    *,
    shared: Shared | None,
    layouts: LayOut,
) -> Fitted:
    return compose(
        tongue.cleared,
        ground.audience,
        tongue.locale,
        ground.theme,
        roots,
        fonts,
        keep=keep,
        shared=shared,
        layouts=layouts,
    )
