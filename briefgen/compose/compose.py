"""From a cleared pack to a document with its pages: render, read, transform, lay out; and again, until it fits."""

from dataclasses import replace
from pathlib import Path

from briefgen.audience.load import LoadedAudience
from briefgen.compose.fit import fit
from briefgen.compose.fitted import Fitted, Keep, Stages
from briefgen.compose.shared import Shared
from briefgen.document.document import Document
from briefgen.gate.records import ClearedPack
from briefgen.layout.fonts import FontFolder
from briefgen.layout.lay_out import lay_out
from briefgen.locale.model import Locale
from briefgen.markup.rendered import Rendered
from briefgen.reader.read import read
from briefgen.render.render import render
from briefgen.theme.model import Theme
from briefgen.transforms.apply import apply


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
) -> Fitted:
    """Return the brief of the items *keep*, all that are cleared where it is None; *shared* is of briefs that differ in their
    record alone.

    Raises `UserError` where the template or the locale is at fault. Too long is not a fault to raise: it stands in
    `diagnostics`, with the document it is about.
    """
    used: dict[Path, None] = {}

    def _rendered(kept: Keep) -> Rendered:
        if shared is None:
            return render(cleared, audience, locale, roots, keep=kept)
        return shared.rendered((locale.tag, kept), lambda: render(cleared, audience, locale, roots, keep=kept))

    def draft(kept: Keep) -> Document:
        rendered = _rendered(kept)
        used.update(dict.fromkeys(rendered.templates))
        written = read(rendered, cleared, locale, form=audience.form)
        return apply(written, cleared=cleared, locale=locale, form=audience.form)

    stages = Stages(draft=draft, lay_out=lambda document, look: lay_out(document, look, fonts))
    wanted = frozenset(cleared.items) if keep is None else keep
    return replace(fit(wanted, stages, cleared=cleared, form=audience.form, theme=theme), templates=tuple(used))
