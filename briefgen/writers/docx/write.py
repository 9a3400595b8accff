"""Document, layout, theme to a Word document, byte by byte a function of the three."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Final, Protocol

from briefgen.document.document import Document
from briefgen.document.walk import Path
from briefgen.theme.model import Theme
from briefgen.writers.docx.anchors import bookmarks
from briefgen.writers.docx.body import Sheet, document_content, with_variants, write_body
from briefgen.writers.docx.captions import captions
from briefgen.writers.docx.counting import number
from briefgen.writers.docx.flow import flow
from briefgen.writers.docx.fonts import font_table_part, theme_part
from briefgen.writers.docx.furniture import furniture, landscape_furniture, references, section_properties
from briefgen.writers.docx.grid import grids_of
from briefgen.writers.docx.inlines import Hand
from briefgen.writers.docx.keeping import kept
from briefgen.writers.docx.notes import Notes, note_settings
from briefgen.writers.docx.numbering import numbering_part
from briefgen.writers.docx.package import package
from briefgen.writers.docx.parts import DOCUMENT, FONT_TABLE, NUMBERING, SETTINGS, STYLES, THEME, Part
from briefgen.writers.docx.pieces import Flow
from briefgen.writers.docx.properties import in_utc, property_parts
from briefgen.writers.docx.relations import Relations
from briefgen.writers.docx.sections import Section, WriteSection
from briefgen.writers.docx.settings import settings_part
from briefgen.writers.docx.sheets import Sheets
from briefgen.writers.docx.styles import styles_part
from briefgen.writers.docx.styleset import landscape_styles, paragraph_styles

DIGITS: Final = 32
"""Of the document's id."""


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
    return package(word_parts(document, layout, theme), in_utc(document.metadata.as_of))


def word_parts(document: Document, layout: Paged, theme: Theme) -> tuple[Part, ...]:
    """Return what a package is related to: the document, with all that belongs to it, and what the file says of itself."""
    numbered = number(flow(document, layout))
    styles = paragraph_styles(theme, numbered_headings=numbered.headings, lettered_annexes=numbered.annexes)
    items = kept(numbered.flow, styles, theme)
    relations, language = Relations(), document.metadata.language
    plain = _hand(items, layout, relations, language)
    notes = Notes(plain, styles)
    used = with_variants(styles, items, theme, language)
    sheet = Sheet(
        theme=theme,
        grids=tuple(grids_of(document, layout.columns, theme)),
        styles=used,
        hand=replace(plain, note=notes.take),
        section=_sections(document, items, layout, theme, relations),
        embed=relations.to_picture,
        next_drawing=count(1).__next__,
    )
    body = write_body(items, sheet)
    noted = tuple(each.part() for each in notes.gathered)
    said = "".join((body, *(str(part.content) for part in noted)))
    if _has_landscape(items):
        used = {**used, **{style.id: style for style in landscape_styles(theme)}}
    looks = _looks(
        theme,
        styles=styles_part(theme, used.values(), said, language),
        numbering=numbering_part(theme, styles, numbered),
        settings=settings_part(language, note_settings(notes.gathered), hyphenates=theme.hyphenates),
    )
    for part in (*looks, *noted):
        relations.to_part(part)
    main = Part(name="word/document.xml", kind=DOCUMENT, content=document_content(body), related=relations.made)
    return main, *property_parts(document.metadata, hashlib.sha256(said.encode()).hexdigest()[:DIGITS])


def _looks(theme: Theme, *, styles: str, numbering: str, settings: str) -> Iterator[Part]:
    """Yield the parts that say how all of it looks, which briefs of one look share."""
    contents = {
        "styles.xml": (STYLES, styles),
        "numbering.xml": (NUMBERING, numbering),
        "settings.xml": (SETTINGS, settings),
        "fontTable.xml": (FONT_TABLE, font_table_part(theme)),
        "theme/theme1.xml": (THEME, theme_part(theme)),
    }
    for name, (kind, content) in contents.items():
        yield Part(name=f"word/{name}", kind=kind, content=content, shared=True)


def _sections(document: Document, items: Flow, layout: Paged, theme: Theme, relations: Relations) -> WriteSection:
    """Return what writes sections, once their furniture has its parts."""
    language, pages = document.metadata.language, layout.page_count
    upright = references(furniture(document, theme, pages), relations.to_part)
    turned = landscape_furniture(document, theme, pages) if _has_landscape(items) else None
    landscape = references(turned, relations.to_part) if turned else ""

    def write(section: Section) -> str:
        furnished = landscape if section.landscape else upright
        return section_properties(theme, furnished, section, language=language)

    return write


def _hand(items: Flow, layout: Paged, relations: Relations, language: str) -> Hand:
    """Return the hand that writes all but notes."""
    return Hand(
        relate=relations.to_url,
        bookmarks=bookmarks(items),
        captions=captions(items),
        pages=layout.anchors,
        next_control=count(1).__next__,
        language=language,
    )


def _has_landscape(items: Flow) -> bool:
    return any(item.landscape for item in items)
