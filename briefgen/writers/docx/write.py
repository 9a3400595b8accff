"""Document, layout, theme to a Word document, byte by byte a function of the three."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Protocol

from briefgen.document.document import Document
from briefgen.document.walk import Path
from briefgen.theme.model import Theme
from briefgen.writers.docx.anchors import bookmarks
from briefgen.writers.docx.body import Sheet, with_variants, write_body
from briefgen.writers.docx.canonical import canonical
from briefgen.writers.docx.captions import captions
from briefgen.writers.docx.counting import number
from briefgen.writers.docx.flow import flow
from briefgen.writers.docx.fonts import font_table_part, theme_part
from briefgen.writers.docx.furniture import FOOTER_PARTS, footer_part, header_parts, landscape_parts, section_properties
from briefgen.writers.docx.grid import grids_of
from briefgen.writers.docx.inlines import Hand
from briefgen.writers.docx.links import Links
from briefgen.writers.docx.notes import Notes, note_settings
from briefgen.writers.docx.numbering import numbering_part
from briefgen.writers.docx.package import (
    LANDSCAPE_IDS,
    RELATIONSHIP_IDS,
    add_custom_properties,
    add_landscape,
    add_notes,
    add_pictures,
    open_base,
    save,
    set_body,
)
from briefgen.writers.docx.pieces import Flow, WordParagraph, WordTable
from briefgen.writers.docx.properties import custom_part, in_utc, set_core
from briefgen.writers.docx.settings import settings_part
from briefgen.writers.docx.sheets import Sheets
from briefgen.writers.docx.styles import styles_part
from briefgen.writers.docx.styleset import landscape_furniture, paragraph_styles


class Paged(Sheets, Protocol):
    """What this writer asks of a layout."""

    @property
    def page_count(self) -> int: ...

    @property
    def columns(self) -> Mapping[Path, tuple[float, ...]]: ...

    @property
    def anchors(self) -> Mapping[str, int]: ...


def write_docx(document: Document, layout: Paged, theme: Theme) -> bytes:
    """Return the file. Its page count is the layout's, for Word shows what is stored until somebody updates fields."""
    numbered = number(flow(document, layout))
    styles = paragraph_styles(theme, numbered_headings=numbered.headings, lettered_annexes=numbered.annexes)
    links = Links(taken=len(RELATIONSHIP_IDS))
    language = document.metadata.language
    plain = _hand(numbered.flow, layout, links, language)
    notes = Notes(plain, styles)
    hand = replace(plain, note=notes.take)
    wide = landscape_parts(document, theme, layout.page_count) if any(map(_is_landscape, numbered.flow)) else {}
    furniture = {style.id: style for style in landscape_furniture(theme)} if wide else {}
    used = {**with_variants(styles, numbered.flow, theme), **furniture}
    grids = tuple(grids_of(document, layout.columns, theme))
    section = partial(section_properties, theme, {**RELATIONSHIP_IDS, **LANDSCAPE_IDS}, language=language)
    sheet = Sheet(
        theme=theme,
        grids=grids,
        styles=used,
        hand=hand,
        section=section,
        embed=links.relate,
        next_drawing=count(1).__next__,
    )
    text = write_body(numbered.flow, sheet)
    said = "".join((text, *(each.content() for each in notes.gathered)))
    footer = footer_part(document, theme, layout.page_count)
    word = open_base(
        {
            "styles.xml": styles_part(theme, used.values(), said, language),
            "numbering.xml": numbering_part(theme, styles, numbered),
            "settings.xml": settings_part(language, note_settings(notes.gathered), hyphenates=theme.hyphenates),
            "fontTable.xml": font_table_part(theme),
            "theme/theme1.xml": theme_part(theme),
            **header_parts(document, theme),
            **dict.fromkeys(FOOTER_PARTS.values(), footer),
        }
    )
    set_body(word, text, links.ids)
    add_pictures(word, links.pictures)
    add_landscape(word, wide)
    for each in notes.gathered:
        add_notes(word, each.names.part, each.content(), each.links.ids)
    set_core(word.core_properties, document.metadata)
    add_custom_properties(word, custom_part(hashlib.sha256(said.encode()).hexdigest()[:32]))
    return canonical(save(word), in_utc(document.metadata.as_of))


def _hand(items: Flow, layout: Paged, links: Links, language: str) -> Hand:
    """Return the hand that writes all but notes."""
    return Hand(
        relate=links.relate,
        bookmarks=bookmarks(items),
        captions=captions(items),
        pages=layout.anchors,
        next_control=count(1).__next__,
        language=language,
    )


def _is_landscape(item: WordParagraph | WordTable) -> bool:
    return item.landscape
