"""Document, layout, theme to a Word document, byte by byte a function of the three."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final, Protocol

from briefgen.document.document import Document
from briefgen.document.figures import Chart
from briefgen.document.walk import Path, walk_tables
from briefgen.layout.fonts import NO_FONTS, FontFolder
from briefgen.layout.model import DrawnChart
from briefgen.theme.model import EmbedFonts, Theme
from briefgen.writers.docx.again import Course, Ground
from briefgen.writers.docx.anchors import anchor_numbers, bookmarks, tips
from briefgen.writers.docx.body import Sheet, cell_styles, document_content, placed_styles, used_styles, write_body
from briefgen.writers.docx.captions import captions
from briefgen.writers.docx.charts.chart import CHART, chart_part
from briefgen.writers.docx.charts.looks import Look
from briefgen.writers.docx.counter import Counter
from briefgen.writers.docx.counting import number
from briefgen.writers.docx.embedding import Embedded, embedded_fonts, refuse_unembeddable
from briefgen.writers.docx.flow import flow
from briefgen.writers.docx.fonts import font_table_part, theme_part
from briefgen.writers.docx.furniture import (
    furniture,
    furniture_words,
    landscape_furniture,
    letterhead_lines,
    references,
    section_properties,
)
from briefgen.writers.docx.grid import grids_of
from briefgen.writers.docx.hands import Desk, Hand
from briefgen.writers.docx.keeping import kept
from briefgen.writers.docx.notes import Notes, note_settings
from briefgen.writers.docx.numbering import numbering_part
from briefgen.writers.docx.package import package
from briefgen.writers.docx.parts import DOCUMENT, ENDNOTES, FOOTNOTES, NUMBERING, SETTINGS, THEME, Part
from briefgen.writers.docx.pens import pen
from briefgen.writers.docx.pieces import Flow, WordParagraph, WordTable
from briefgen.writers.docx.properties import in_utc, property_parts
from briefgen.writers.docx.relations import Relations
from briefgen.writers.docx.sections import Section, WriteSection
from briefgen.writers.docx.settings import settings_part
from briefgen.writers.docx.sheets import Sheets
from briefgen.writers.docx.signs import SignFor, sign_drawer
from briefgen.writers.docx.styles import styles_part
from briefgen.writers.docx.styleset import chart_styles, landscape_styles, letterhead_styles, paragraph_styles
from briefgen.writers.options import DEFAULTS, WriteOptions

if TYPE_CHECKING:
    from briefgen.writers.docx.reference.read import Reference

SAYING: Final = frozenset({FOOTNOTES, ENDNOTES, CHART})
"""The parts that hold words of the brief, besides the document's own."""
DIGITS: Final = 32
"""Of the document's id."""


class Paged(Sheets, Protocol):
    """What this writer asks of a layout."""

    @property
    def page_count(self) -> int: ...

    @property
    def columns(self) -> Mapping[Path, tuple[float, ...]]: ...

    @property
    def charts(self) -> Mapping[Path, DrawnChart]: ...

    @property
    def anchors(self) -> Mapping[str, int]: ...


def write_docx(
    document: Document,
    layout: Paged,
    theme: Theme,
    *,
    fonts: FontFolder = NO_FONTS,
    options: WriteOptions = DEFAULTS,
) -> bytes:
    """Return the file. Its page count is the layout's, for Word shows what is stored until somebody updates fields.

    In a letterhead, whose families are its own, no fonts are embedded. Raises `UserError` where fonts are to be embedded
    that may not be.
    """
    if options.reference:
        return _in_letterhead(document, layout, theme, options.reference)
    embedding = _embedding(theme, options)
    if embedding == "always":
        refuse_unembeddable(theme, fonts)
    is_embedding = embedding == "always" or (embedding == "one-page" and layout.page_count == 1)
    parts = word_parts(document, layout, theme, fonts if is_embedding else NO_FONTS)
    return package(parts, in_utc(document.metadata.as_of))


def _in_letterhead(document: Document, layout: Paged, theme: Theme, reference: "Reference") -> bytes:
    from briefgen.writers.docx.letterhead.insert import Ours, insert  # noqa: PLC0415 - python-docx loads slowly

    main, *properties = word_parts(document, layout, theme, NO_FONTS, letterhead=True)
    ours = Ours(
        document=main,
        properties=tuple(properties),
        lines=letterhead_lines(document, theme, layout.page_count),
        language=document.metadata.language,
        moment=in_utc(document.metadata.as_of),
    )
    return insert(reference, ours)


def _embedding(theme: Theme, options: WriteOptions) -> EmbedFonts:
    if options.embed_fonts is None:
        return theme.embed_fonts
    return "always" if options.embed_fonts else "never"


def word_parts(
    document: Document, layout: Paged, theme: Theme, fonts: FontFolder, *, letterhead: bool = False
) -> tuple[Part, ...]:
    """Return what a package is related to: the document, with all that belongs to it, and what the file says of itself.

    It embeds *fonts*, as far as they are the theme's and the words need them. For a *letterhead* there is besides what
    only that asks for.
    """
    numbered = number(flow(document, layout))
    styles = paragraph_styles(theme, numbered_headings=numbered.headings, lettered_annexes=numbered.annexes)
    if any(map(_is_chart, numbered.flow)):
        styles = {**styles, **{style.id: style for style in chart_styles(theme)}}
    items = kept(numbered.flow, styles, theme)
    relations, language = Relations(), document.metadata.language
    look, drawings, controls = Look(theme, language), Counter(), Counter()
    *anchors, free = anchor_numbers(items)
    desk = _desk(items, anchors, free, layout, relations, controls, sign=sign_drawer(theme, look, drawings))
    notes = Notes(Hand(desk=desk, pen=pen(language)), styles)
    outside, cells = placed_styles(items, styles, theme, language), cell_styles(items, styles, language)
    used = {**styles, **used_styles(items, outside, cells)}
    section = _sections(document, items, layout, theme, relations)
    sheet = Sheet(
        theme=theme,
        language=language,
        anchors=anchors,
        grids=tuple(grids_of(document, layout.columns, theme)),
        styles=outside,
        cells=cells,
        hand=Hand(desk=replace(desk, note=notes.take), pen=pen(language)),
        section=section,
        ground=_ground(desk, relations, theme, language),
        course=Course(
            relations=relations, controls=controls, drawings=drawings, notes=notes.__len__, joined=desk.joined
        ),
        embed=relations.to_picture,
        charts=_drawn(document, layout.charts) if any(map(_is_chart, items)) else (),
        plot=_plot(relations, theme),
        next_drawing=drawings,
    )
    body = write_body(items, sheet)
    noted = tuple(each.part() for each in notes.gathered)
    drawn = (relation.target for relation in relations.made if isinstance(relation.target, Part))
    saying = [part for part in (*noted, *drawn) if part.kind in SAYING]
    if _has_landscape(items):
        used = {**used, **{style.id: style for style in landscape_styles(theme)}}
    if letterhead:
        used = {**used, **{style.id: style for style in letterhead_styles(theme)}}
    said = (*body, *(str(part.content) for part in saying), furniture_words(document))
    embedded = embedded_fonts(theme, fonts, said)
    variants = [style for id_, style in used.items() if id_ not in styles]
    looks = _looks(
        theme,
        embedded,
        styles=styles_part(theme, styles.values(), variants, desk.joined, language),
        numbering=numbering_part(theme, styles, numbered, letterhead=letterhead),
        settings=settings_part(
            language, note_settings(notes.gathered), hyphenates=theme.hyphenates, embeds=bool(embedded)
        ),
    )
    for part in (*looks, *noted):
        relations.to_part(part)
    content = document_content(body)
    main = Part(name="word/document.xml", kind=DOCUMENT, content=content, related=relations.made)
    id_ = _id_of((content, *(part.data for part in saying)))
    return main, *property_parts(document.properties, id_, document.marking.sensitivity)


def _id_of(said: Iterable[bytes]) -> str:
    """Return the document's id: a digest of its words."""
    digest = hashlib.sha256()
    for words in said:
        digest.update(words)
    return digest.hexdigest()[:DIGITS]


def _looks(theme: Theme, embedded: Embedded, *, styles: Part, numbering: str, settings: str) -> Iterator[Part]:
    """Yield the parts that say how all of it looks, which briefs of one look share."""
    contents = {
        "numbering.xml": (NUMBERING, numbering),
        "settings.xml": (SETTINGS, settings),
        "theme/theme1.xml": (THEME, theme_part(theme)),
    }
    yield styles
    for name, (kind, content) in contents.items():
        yield Part(name=f"word/{name}", kind=kind, content=content, shared=True)
    yield font_table_part(theme, embedded)


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


def _drawn(document: Document, charts: Mapping[Path, DrawnChart]) -> tuple[DrawnChart, ...]:
    """Return how each chart is drawn, in reading order."""
    return tuple(charts[path] for path, node in walk_tables(document) if isinstance(node, Chart))


def _plot(relations: Relations, theme: Theme) -> Callable[[Chart, DrawnChart, str], str]:
    """Return what makes charts into parts, counted through the document."""
    number = count(1)
    return lambda chart, drawn, language: relations.to_part(
        chart_part(chart, drawn, Look(theme, language), next(number))
    )


def _desk(  # noqa: PLR0917 — what is found of a document is found in all of these
    items: Flow,
    anchors: Sequence[int],
    free: int,
    layout: Paged,
    relations: Relations,
    controls: Counter,
    *,
    sign: SignFor,
) -> Desk:
    """Return what words find of the document, but for what takes notes in."""
    return Desk(
        relate=relations.to_url,
        bookmarks=bookmarks(items, anchors),
        captions=captions(items, first=free),
        tips=tips(items),
        pages=layout.anchors,
        next_control=controls,
        sign=sign,
    )


def _ground(desk: Desk, relations: Relations, theme: Theme, language: str) -> Ground:
    return Ground(theme, language, desk.bookmarks, desk.captions, desk.tips, desk.pages, relations.since(0))


def _is_chart(item: WordParagraph | WordTable) -> bool:
    return isinstance(item, WordParagraph) and item.chart is not None


def _has_landscape(items: Flow) -> bool:
    return any(item.landscape for item in items)
