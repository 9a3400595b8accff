"""Header and footer: the marking on every page, DRAFT, the footer line.

Its fields carry their right results, for nothing is recalculated when a file is opened.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal, get_args

from briefgen.document.document import DRAFTS, Document
from briefgen.document.nodes import Annex, Section
from briefgen.document.walk import top_blocks
from briefgen.document.words import inline_text
from briefgen.frozen import dataclass
from briefgen.layout.furniture import APART, SEPARATOR, footer_text
from briefgen.locale.direction import is_right_to_left
from briefgen.theme.model import Theme
from briefgen.writers.docx.characters import ems, run_content
from briefgen.writers.docx.columns import gap_between, measure, paper_measure
from briefgen.writers.docx.directions import by_direction
from briefgen.writers.docx.fields import write_field
from briefgen.writers.docx.languages import (
    RIGHT_TO_LEFT,
    language_properties,
    paragraph_direction,
    script_properties,
    turned_paragraph,
)
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.parts import FOOTER, HEADER, Part
from briefgen.writers.docx.pieces import Abreast
from briefgen.writers.docx.sections import Section as WordSection
from briefgen.writers.docx.sheets import landscape_theme
from briefgen.writers.docx.stylenames import LANDSCAPE, LETTERHEAD
from briefgen.writers.docx.watermark import SPACES, watermark
from briefgen.writers.docx.xml import element, part, some, value

PageKind = Literal["default", "first", "even"]
PAGE_KINDS: Final[tuple[PageKind, ...]] = get_args(PageKind)
"""A part for each, so that the marking stays when a person changes which pages differ: even ones do not as it is written."""

SECTION: Final = "STYLEREF 1"
"""The last heading of the first level: by its number, for its name differs with the language of the program."""
NAME_SHARE: Final = 0.3
"""Of the line: what a longer name of a section would leave is too little for what stands beside it."""

_TABS: Final = {"left": 0, "centre": 1, "right": 2}
_TAB: Final = "<w:r><w:tab/></w:r>"
_END_NOTES: Final = element("endnotePr", value("numFmt", "decimal"))
"""Their numbers, those that a person adds as well: Word would count i, ii, iii."""
_BASELINE: Final = 0.8
"""Where Word sets the baseline in an exact line, from its top, in line heights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Header and footer of one kind of paper, by the kind of page."""

    headers: Mapping[PageKind, Part]
    footers: Mapping[PageKind, Part]


def furniture(document: Document, theme: Theme, page_count: int) -> Furniture:
    """Return the marking where its scheme puts it, DRAFT on the other side; after page 1, the section's name as well.

    A page begins in no section where it begins with the title.
    """
    footer = _footer(document, theme, page_count)
    numbered = tuple(enumerate(PAGE_KINDS, start=1))
    return Furniture(
        headers={kind: _header(document, theme, number, named=kind != "first") for number, kind in numbered},
        footers={kind: _footer_part(number, footer) for number, kind in numbered},
    )


def landscape_furniture(document: Document, theme: Theme, page_count: int) -> Furniture:
    """Return header and footer of landscape pages, none of which is the first: one serves them all."""
    wide, number = landscape_theme(theme), len(PAGE_KINDS) + 1
    header = _header(document, wide, number, named=True, paper=LANDSCAPE)
    footer = _footer(document, wide, page_count, LANDSCAPE)
    return Furniture(
        headers=dict.fromkeys(PAGE_KINDS, header),
        footers=dict.fromkeys(PAGE_KINDS, _footer_part(number, footer)),
    )


def furniture_words(document: Document) -> str:
    """Return what is said in headers and footers, apart from the names of sections."""
    page = document.furniture.page
    words = (
        *document.furniture.footer,
        *_second_footer(document),
        page.before,
        page.between,
        page.after,
        document.furniture.draft_words,
    )
    return "".join((document.marking.label, *words))


def _second_footer(document: Document) -> tuple[str, ...]:
    return document.furniture.second.footer if document.furniture.second else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadLines:
    """What a letterhead's own header and footer get from us, as parts that hold nothing else."""

    header: str
    footer: str
    uncounted: str
    """The footer for a letterhead that counts the pages itself."""


def letterhead_lines(document: Document, theme: Theme, page_count: int) -> LetterheadLines:
    """Return the marking, DRAFT and the footer line; which section a page is in, a letterhead does not say."""
    return LetterheadLines(
        header=str(_header(document, theme, 1, named=False, paper=LETTERHEAD).content),
        footer=_footer(document, theme, page_count, LETTERHEAD),
        uncounted=_footer(document, theme, 0, LETTERHEAD),
    )


def references(furniture: Furniture, relate: Callable[[Part], str]) -> str:
    """Return what a section says of its furniture; *relate* gives the id of the relation to a part."""
    headers = (_reference("headerReference", kind, relate(part)) for kind, part in furniture.headers.items())
    footers = (_reference("footerReference", kind, relate(part)) for kind, part in furniture.footers.items())
    return "".join((*headers, *footers))


def _footer_part(number: int, content: str) -> Part:
    return Part(name=f"word/footer{number}.xml", kind=FOOTER, content=content, shared=True)


def _header(document: Document, theme: Theme, number: int, *, named: bool, paper: str = "") -> Part:
    """Return the header of that number, *named* where it may name sections."""
    names = _section_names(document) if named else ()
    line, below = _on_header(document), ""
    if names and _is_short(names, theme):
        line[next(stop for stop in (0, 2, 1) if stop not in line)] = write_field(SECTION, names[0])
    elif names:
        below = _paragraph(f"Header{paper}", write_field(SECTION, names[0]))
    draft = document.furniture.draft_words
    under, spaces = (watermark(draft, theme, number), SPACES) if draft else ("", "")
    content = part("hdr", _paragraph(f"Header{paper}", under, *_on_tabs(line)), below, extra=spaces)
    return Part(name=f"word/header{number}.xml", kind=HEADER, content=content, shared=True)


def _on_header(document: Document) -> dict[int, str]:
    """Return what every header says, by its tab stop."""
    marking, draft = document.marking, document.furniture.draft
    at = {_TABS[marking.placement]: _run(marking.label, document, "PageMarking")}
    if draft:
        at[0 if marking.placement == "right" else 2] = _draft(document)
    return at


def _draft(document: Document) -> str:
    """Return the word DRAFT, in both languages of a bilingual document."""
    furniture = document.furniture
    first = _run(furniture.draft, document, "DraftMark")
    if furniture.second is None:
        return first
    second = _written(furniture.second.draft, document.metadata.language, "DraftMark", furniture.second.language)
    return f"{first}{_run(DRAFTS, document, 'DraftMark')}{second}"


def _section_names(document: Document) -> tuple[str, ...]:
    """Return the names that the header may take, where it names sections.

    With annexes it names none: Word takes the last heading of one style, and would put a section's name over an annex.
    """
    if not document.furniture.running_section or any(isinstance(block, Annex) for block in top_blocks(document)):
        return ()
    return tuple(inline_text(block.heading) for block in top_blocks(document) if isinstance(block, Section))


def _is_short(names: tuple[str, ...], theme: Theme) -> bool:
    """Say whether every name has room on one line with what else stands there."""
    widest = max(map(ems, names), default=0.0) * theme.styles["furniture"].size
    return widest <= NAME_SHARE * paper_measure(theme)


def _footer(document: Document, theme: Theme, page_count: int, kind: str = "") -> str:
    """Return the footer line with the page and the count, without them for a count of 0.

    The marking stands beside it, or above where it has no room.
    """
    pieces = SEPARATOR.join(filter(None, document.furniture.footer))
    line = "".join(_footer_line(document, page_count)) if page_count else _run(pieces, document)
    stop, second = _TABS[document.marking.placement], _second_line(document, f"Footer{kind}")
    if document.marking.header_only:
        return part("ftr", _paragraph(f"Footer{kind}", line), second)
    marking = _run(document.marking.label, document, "PageMarking")
    if not _is_room(document, theme, stop, page_count):
        above = _paragraph(f"Footer{kind}", *_on_tabs({stop: marking}))
        return part("ftr", above, _paragraph(f"Footer{kind}", line), second)
    style = "Footer" if document.marking.placement == "centre" else "FooterLine"
    return part("ftr", _paragraph(style + kind, line, _TAB, marking), second)


def _second_line(document: Document, style: str) -> str:
    """Return the footer line of a bilingual document in its second language, as a paragraph that goes its own way."""
    second = document.furniture.second
    if second is None or not (words := SEPARATOR.join(filter(None, second.footer))):
        return ""
    first = document.metadata.language
    way = turned_paragraph(second.language, first)
    return element(
        "p", element("pPr", value("pStyle", style), way), _written(words, second.language, "", second.language)
    )


def _is_room(document: Document, theme: Theme, stop: int, page_count: int) -> bool:
    """Say whether the marking at that tab stop leaves room for the footer line before it; at the leading edge it leaves none."""
    width = paper_measure(theme)
    line = ems(footer_text(document.furniture, page=page_count, pages=page_count)) * theme.styles["furniture"].size
    marking = ems(document.marking.label) * theme.styles["marking"].size
    return line + APART <= stop * (width - marking) / 2


def section_properties(theme: Theme, furnished: str, section: WordSection, *, language: str) -> str:
    """Return the page and its columns; *furnished* is what it says of its header and footer."""
    landscape = section.landscape
    return element(
        "sectPr",
        furnished,
        _END_NOTES,
        value("type", "continuous") if section.opens == "nothing" else "",
        *_page(landscape_theme(theme) if landscape else theme, language, landscape=landscape),
        _columns(section.columns, theme) if section.columns else "",
        element("titlePg") if section.opens == "document" else "",
        paragraph_direction(language),
    )


def _columns(columns: Abreast, theme: Theme) -> str:
    return element("cols", num=columns.columns, space=twips(gap_between(columns, theme)))


def _reference(name: str, kind: str, relationship: str) -> str:
    return f'<w:{name} w:type="{kind}" r:id="{relationship}"/>'


def _page(theme: Theme, language: str, *, landscape: bool) -> Iterator[str]:
    """Yield the paper and its margins; the leading one is the right one where the language runs from there."""
    page, line = theme.page, theme.styles["furniture"].line
    leading, trailing = twips(page.left), twips(page.width - page.left - measure(theme))
    left, right = (trailing, leading) if is_right_to_left(language) else (leading, trailing)
    turned = {"orient": "landscape"} if landscape else {}
    yield element("pgSz", w=twips(page.width), h=twips(page.height), **turned)
    yield element(
        "pgMar",
        top=twips(page.top),
        right=right,
        bottom=twips(page.bottom),
        left=left,
        header=twips(page.header - _BASELINE * theme.styles["marking"].line),
        footer=twips(page.footer - (1 - _BASELINE) * line),
        gutter=0,
    )


def _on_tabs(runs: dict[int, str]) -> Iterator[str]:
    """Yield the runs, each at its tab stop: 0 is the leading edge, 1 the centre, 2 the trailing edge."""
    reached = 0
    for stop in sorted(runs):
        yield _TAB * (stop - reached) + runs[stop]
        reached = stop


def _footer_line(document: Document, page_count: int) -> Iterator[str]:
    label = document.furniture.page
    before = "".join(f"{piece}{SEPARATOR}" for piece in document.furniture.footer if piece)
    yield _run(before + label.before, document)
    yield write_field("PAGE", "1")
    yield _run(label.between, document)
    yield write_field("NUMPAGES", str(page_count))
    yield _run(label.after, document)


def _paragraph(style: str, *runs: str) -> str:
    return element("p", element("pPr", value("pStyle", style)), *runs)


def _run(text: str, document: Document, style: str = "") -> str:
    return _written(text, document.metadata.language, style)


@lru_cache(maxsize=1 << 8)
def _written(text: str, language: str, style: str, second: str | None = None) -> str:
    """Return runs: what furniture says it says three times, and in most briefs of a pack. *second* is the words' own language
    where that is not the document's.
    """
    named = value("rStyle", style) if style else ""
    parts = by_direction(text, right_to_left=is_right_to_left(language)) if text else ()
    return "".join(
        element("r", some("rPr", (named, _direction(language, second, right_to_left=turned))), run_content(part))
        for part, turned in parts
    )


def _direction(language: str, second: str | None, *, right_to_left: bool) -> str:
    usual = right_to_left == is_right_to_left(second or language)
    if second and usual:
        return language_properties(second)
    return script_properties(language) if usual else RIGHT_TO_LEFT if right_to_left else ""
