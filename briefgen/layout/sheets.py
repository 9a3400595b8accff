"""Sheets: the shapes of paper in a layout, upright and landscape, and what text is set in on each."""

from dataclasses import replace

from briefgen.document.document import Document
from briefgen.layout.feet import Foot
from briefgen.layout.fonts import FontFolder
from briefgen.layout.furniture import MANY_PAGES, Footer, reach
from briefgen.layout.galley import Bed
from briefgen.layout.pages import Area, Areas
from briefgen.layout.remembered import Galleys
from briefgen.layout.setting import Setting
from briefgen.locale.direction import is_right_to_left
from briefgen.theme.model import Theme

LANDSCAPE = Bed(landscape=True)


def upright(document: Document, theme: Theme, fonts: FontFolder, galleys: Galleys | None = None) -> Setting:
    """Return what text is set in, with what is known of its *galleys*; it knows the landscape page that its tables may go to."""
    note = theme.margin_note
    spill = note.width + note.gap if theme.margin_notes else 0.0
    paper = _paper(document, theme, fonts, galleys)
    turned = replace(_paper(document, replace(theme, page=theme.page.turned()), fonts, galleys), bed=LANDSCAPE)
    if not spill:
        return replace(paper, turned=turned)
    width = paper.width - spill
    margin = paper.x + paper.width - note.width
    return replace(paper, width=width, margin=margin, spill=spill, foot=(paper.x, width), turned=turned)


def _paper(document: Document, theme: Theme, fonts: FontFolder, galleys: Galleys | None) -> Setting:
    """Return the setting of one paper; a footer of many lines takes its room from the text."""
    page = theme.page
    width = page.width - page.left - page.right
    paper = Setting(
        theme=theme,
        fonts=fonts,
        language=document.metadata.language,
        right_to_left=is_right_to_left(document.metadata.language),
        x=page.left,
        width=width,
        height=page.height - page.top - page.bottom,
        foot=(page.left, width),
        galleys=galleys,
    )
    said = Footer(document.marking, document.furniture, MANY_PAGES, MANY_PAGES)
    shape = "landscape" if page.width > page.height else "upright"
    excess = paper.known(said, ("footer", shape), reach) - page.bottom
    return replace(paper, height=paper.height - excess) if excess > 0 else paper


def sheet(setting: Setting, *, landscape: bool) -> Setting:
    """Return the setting of a whole page of one shape."""
    return setting.turned if landscape and setting.turned else setting


def areas(setting: Setting) -> Areas:
    return {landscape: _area(sheet(setting, landscape=landscape)) for landscape in (False, True)}


def _area(setting: Setting) -> Area:
    x, width = setting.foot
    return Area(height=setting.height, foot=Foot(style=setting.theme.footnotes, x=x, width=width))
