"""A bilingual brief: composed in each of its languages, of the same items, and joined.

Each language is fitted by itself, as if it stood alone, and what one cuts the other cuts too: they are composed again until both
print the same items. So every limit holds for either language, and they never differ in what they say. In one document they
have one look, that of the language that had to give way further.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefgen.audience.form import Limit
from briefgen.audience.load import LoadedAudience
from briefgen.compose.fitted import Cut, Fitted, Keep
from briefgen.compose.join import joined
from briefgen.compose.limits import Part, placements
from briefgen.diagnostics import Diagnostic, Severity, errors
from briefgen.document.document import Document
from briefgen.document.nodes import Half
from briefgen.frozen import dataclass
from briefgen.layout.fonts import FontFolder
from briefgen.layout.lay_out import lay_out
from briefgen.layout.model import Layout
from briefgen.locale.model import Locale
from briefgen.theme.model import Theme
from briefgen.theme.play import Play, played, plays

CODE: Final = "BG372"

ComposeHalf = Callable[[Keep | None], Fitted]
"""Composes the brief in one language, of so many items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """Both languages: as composed each by itself, and joined."""

    halves: tuple[Fitted, ...]
    whole: Fitted


def compose_twin(
    makers: Sequence[ComposeHalf],
    locales: Sequence[Locale],
    audience: LoadedAudience,
    theme: Theme,
    fonts: FontFolder,
) -> Twin:
    """Return the brief in both languages. Raises `UserError` as composing each does, and where they cannot be paired."""
    assert audience.form.bilingual
    arrangement = audience.form.bilingual.arrangement
    halves, cuts = _agreed(makers)
    uncut = tuple(half.uncut or half.document for half in halves)
    play = _tighter([half.play for half in halves], theme)
    look = _beside(theme) if arrangement == "beside" else theme
    look = look if play is None else played(look, play)
    document = joined([half.document for half in halves], locales, arrangement, audience.name)
    layout = lay_out(document, look, fonts)
    whole = Fitted(
        kept=halves[0].kept,
        document=document,
        layout=layout,
        theme=look,
        play=play,
        cuts=tuple(sorted(cuts, key=lambda cut: (cut.rank, cut.item))),
        uncut=joined(uncut, locales, arrangement, audience.name) if cuts else None,
        diagnostics=tuple(found for half in halves for found in half.diagnostics),
        of_cuts=tuple(found for half in halves for found in half.of_cuts),
        templates=tuple(dict.fromkeys(path for half in halves for path in half.templates)),
    )
    if errors(whole.diagnostics):
        return Twin(halves=halves, whole=whole)
    over = tuple(_over(document, layout, audience))
    return Twin(halves=halves, whole=replace(whole, diagnostics=(*whole.diagnostics, *over)))


def _agreed(makers: Sequence[ComposeHalf]) -> tuple[tuple[Fitted, ...], tuple[Cut, ...]]:
    """Compose every language until none cuts what another keeps; return them, each with how it was before, and all that was cut."""
    keep: Keep | None = None
    cuts: dict[str, Cut] = {}
    uncut: tuple[Document, ...] = ()
    of_cuts: list[dict[Diagnostic, None]] = [{} for _ in makers]
    while True:
        halves = tuple(make(keep) for make in makers)
        uncut = uncut or tuple(half.uncut or half.document for half in halves)
        for told, half in zip(of_cuts, halves, strict=True):
            told.update(dict.fromkeys(half.of_cuts))
        cuts |= {cut.item: cut for half in halves for cut in half.cuts if cut.item not in cuts}
        common = frozenset[str].intersection(*(half.kept for half in halves))
        if all(half.kept == common for half in halves):
            each = zip(halves, uncut, of_cuts, strict=True)
            whole = tuple(replace(half, uncut=before, of_cuts=tuple(told)) for half, before, told in each)
            return whole, tuple(cuts.values())
        keep = common


def _tighter(given: Iterable[Play | None], theme: Theme) -> Play | None:
    """Return how far both have to give way: as far as the one that had to give way further."""
    ways = tuple(plays(theme))
    return max((play for play in given if play is not None), key=ways.index, default=None)


def _beside(theme: Theme) -> Theme:
    """Return the look of two languages side by side: there is no room for more columns, nor for what hangs in a margin."""
    single = replace(theme.columns, count=1)
    return replace(theme, columns=single, margin_notes=False, paragraph_numbers="flush")


def _over(document: Document, layout: Layout, audience: LoadedAudience) -> Iterator[Diagnostic]:
    """Yield the limits of pages that the document breaks, though each language alone keeps them.

    One after the other each has so many pages; side by side both have twice as many.
    """
    for limit in audience.form.limits:
        if limit.unit == "pages" and limit.scope == "brief":
            yield from _too_many(limit, document, layout, audience)


def _too_many(limit: Limit, document: Document, layout: Layout, audience: LoadedAudience) -> Iterator[Diagnostic]:
    assert audience.form.bilingual
    if audience.form.bilingual.arrangement == "beside":
        counts = [("side by side both languages take", layout.page_count, 2 * limit.max)]
    else:
        counts = [
            (f"the half in {half.language} takes", _pages(half, (index,), layout), limit.max)
            for index, half in enumerate(document.blocks)
            if isinstance(half, Half)
        ]
    for what, count, most in counts:
        if count > most:
            yield Diagnostic(
                code=CODE,
                message=f"{what} {count} pages, {count - most} over the limit of {most}",
                hints=("shorten it, or set it smaller in this form: `look:` under `forms:`",),
                severity=Severity(limit.severity),
                audience=audience.name,
            )


def _pages(half: Half, path: tuple[int, ...], layout: Layout) -> int:
    placed = placements(layout, Part(name="", node=half, path=path))
    return max(each.last_page for each in placed) - min(each.first_page for each in placed) + 1
