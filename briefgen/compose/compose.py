"""From a cleared pack to a document with its pages: render, read, transform, lay out; and again, until it fits."""

from dataclasses import dataclass
from pathlib import Path

from briefgen.audience.load import LoadedAudience
from briefgen.compose.fit import Keep, fit
from briefgen.diagnostics import Diagnostic
from briefgen.document.document import Document
from briefgen.gate.records import ClearedPack
from briefgen.layout.fonts import FontFolder
from briefgen.layout.lay_out import lay_out
from briefgen.layout.model import Layout
from briefgen.locale.model import Locale
from briefgen.reader.read import read
from briefgen.render.render import render
from briefgen.theme.model import Theme
from briefgen.transforms.apply import apply


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """One audience's brief as a tree, and where its lines fall."""

    document: Document
    layout: Layout
    kept: frozenset[str]
    """The items it was composed of; those a template does not print are among them."""
    diagnostics: tuple[Diagnostic, ...]
    """The limits of its form that it breaks."""


def compose(  # noqa: PLR0917 — the path's own order
    cleared: ClearedPack,
    audience: LoadedAudience,
    locale: Locale,
    theme: Theme,
    roots: tuple[Path, ...],
    fonts: FontFolder,
    *,
    keep: frozenset[str] | None = None,
) -> Composed:
    """Return the brief of the items *keep*, all that are cleared where it is None.

    Raises `UserError` where the template or the locale is at fault. Too long is not a fault to raise: it stands in
    `diagnostics`, with the document it is about.
    """

    def composed(kept: Keep) -> tuple[Document, Layout]:
        rendered = render(cleared, audience, locale, roots, keep=kept)
        draft = read(rendered, cleared, locale, form=audience.form)
        document = apply(draft, cleared=cleared, locale=locale, form=audience.form)
        return document, lay_out(document, theme, fonts)

    wanted = frozenset(cleared.items) if keep is None else keep
    fitted = fit(wanted, composed, form=audience.form, audience=audience.name, theme=theme)
    return Composed(document=fitted.document, layout=fitted.layout, kept=fitted.kept, diagnostics=fitted.diagnostics)
