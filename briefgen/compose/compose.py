"""From a cleared pack to a document with its pages: render, read, transform, lay out; and again, until it fits."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefgen.audience.load import LoadedAudience
from briefgen.compose.fit import fit
from briefgen.compose.fitted import Fitted, Keep, Stages
from briefgen.compose.shared import Renderings, Shared
from briefgen.compose.standing import Standing
from briefgen.document.document import Document
from briefgen.gate.records import ClearedPack
from briefgen.layout.fonts import FontFolder
from briefgen.layout.lay_out import lay_out
from briefgen.layout.model import Layout
from briefgen.locale.load import phrase_place
from briefgen.locale.model import Locale
from briefgen.reader.read import read_for_record
from briefgen.render.loader import RootsLoader
from briefgen.render.render import render
from briefgen.theme.model import Theme
from briefgen.transforms.apply import apply
from briefgen.transforms.typed_terms import TypedTerms

LayOut = Callable[[Document, Theme, FontFolder], Layout]


def compose(  # noqa: PLR0917 — the path's own order
    cleared: ClearedPack,
    audience: LoadedAudience,
    locale: Locale,
    theme: Theme,
    roots: tuple[Path, ...],
    fonts: FontFolder,
    *,
    keep: frozenset[str] | None = None,
    shared: Shared | None = None,
    layouts: LayOut = lay_out,
) -> Fitted:
    """Return the brief of the items *keep*, all that are cleared where it is None. *shared* is of briefs that differ in their
    record alone; *layouts* lays a document out.

    Raises `UserError` where the template or the locale is at fault. Too long is not a fault to raise: it stands in
    `diagnostics`, with the document it is about.
    """
    used: dict[Path, None] = {}
    empty = frozenset(name for name, field in cleared.records.items() if field.value is None)
    renderings = Renderings() if shared is None else shared.renderings(locale.tag, empty)
    loader = RootsLoader(roots)

    def draft(kept: Keep) -> Document:
        rendered = renderings.of(
            kept,
            lambda targets: render(cleared, audience, locale, roots, keep=kept, targets=targets, loader=loader),
        )
        used.update(dict.fromkeys(rendered.templates))
        form, remembered = audience.form, renderings.remembered
        standing = renderings.standing(kept, rendered)
        if standing is not None:
            made = standing.with_record(cleared, locale, form=form, remembered=remembered)
            if made is not None:
                return made
        written = read_for_record(rendered, cleared, locale, form=form, remembered=remembered)
        made = apply(written.document, cleared=cleared, locale=locale, form=form)
        if written.of_record is not None:
            terms = TypedTerms(cleared)
            renderings.stand(kept, Standing(rendered=rendered, of_record=written.of_record, document=made, terms=terms))
        return made

    stages = Stages(
        draft=draft,
        lay_out=lambda document, look: layouts(document, look, fonts),
        phrase_place=lambda key: phrase_place(locale, key),
    )
    wanted = frozenset(cleared.items) if keep is None else keep
    return replace(fit(wanted, stages, cleared=cleared, form=audience.form, theme=theme), templates=tuple(used))
