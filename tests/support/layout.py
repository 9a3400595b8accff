"""The house's theme and fonts, and a document laid out and written with them."""

from dataclasses import replace
from functools import cache

from briefgen.document.document import Document
from briefgen.layout.fonts import FontFolder, load_fonts
from briefgen.layout.lay_out import lay_out
from briefgen.layout.model import Layout
from briefgen.resources import templates_root
from briefgen.theme.load import load_theme
from briefgen.theme.model import Theme
from briefgen.writers.options import WriteOptions
from briefgen.writers.pdf.write import write_pdf


@cache
def house_fonts() -> FontFolder:
    return load_fonts((templates_root(),))


@cache
def house_theme(*, published: bool = False, paper: str = "a4") -> Theme:
    return load_theme("government", (templates_root(),), paper=paper, published=published)


def laid_out(document: Document, theme: Theme | None = None) -> Layout:
    return lay_out(document, theme or house_theme(), house_fonts())


def written(document: Document, theme: Theme | None = None, **options: bool) -> bytes:
    layout = laid_out(document, theme)
    return write_pdf(document, layout, theme or house_theme(), house_fonts(), WriteOptions(**options))


@cache
def hyphenating(*, narrow: bool = False) -> Theme:
    """Return the house's theme with words divided everywhere; where it is narrow, with a text of four short words a line."""
    theme = house_theme()
    page = replace(theme.page, right=theme.page.width - theme.page.left - 130.0) if narrow else theme.page
    return replace(
        theme, page=page, styles={name: replace(style, hyphenate=True) for name, style in theme.styles.items()}
    )
