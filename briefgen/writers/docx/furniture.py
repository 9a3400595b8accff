"""Header and footer: the marking on every page, DRAFT, the footer line.

Its fields carry their right results, for nothing is recalculated when a file is opened.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.document.nodes import Document
from briefgen.layout.furniture import APART, SEPARATOR, footer_text
from briefgen.theme.model import Theme
from briefgen.writers.docx.characters import ems, run_content
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.xml import element, part, value

HEADER_PARTS: Final = {"default": "header1.xml", "first": "header2.xml"}
FOOTER_PARTS: Final = {"default": "footer1.xml", "first": "footer2.xml"}
"""A part for each kind of page, so that the marking stays when a person changes which pages differ."""

_TABS: Final = {"left": 0, "centre": 1, "right": 2}
_TAB: Final = "<w:r><w:tab/></w:r>"
_BASELINE: Final = 0.8
"""Where Word sets the baseline in an exact line, from its top, in line heights."""


def header_part(document: Document) -> str:
    """Return the marking where its scheme puts it, and DRAFT on the other side."""
    marking, draft = document.marking, document.furniture.draft
    at = {_TABS[marking.placement]: _run(marking.label, "PageMarking")}
    if draft:
        at[0 if marking.placement == "right" else 2] = _run(draft, "DraftMark")
    return part("hdr", _paragraph("Header", *_on_tabs(at)))


def footer_part(document: Document, theme: Theme, page_count: int) -> str:
    """Return the footer line with the page and the count; the marking beside it, or above where it has no room."""
    line = "".join(_footer_line(document, page_count))
    stop = _TABS[document.marking.placement]
    marking = _run(document.marking.label, "PageMarking")
    if not _is_room(document, theme, stop, page_count):
        return part("ftr", _paragraph("Footer", *_on_tabs({stop: marking})), _paragraph("Footer", line))
    style = "Footer" if document.marking.placement == "centre" else "FooterLine"
    return part("ftr", _paragraph(style, line, _TAB, marking))


def _is_room(document: Document, theme: Theme, stop: int, page_count: int) -> bool:
    """Say whether the marking at that tab stop leaves room for the footer line before it; at the leading edge it leaves none."""
    width = theme.page.width - theme.page.left - theme.page.right
    line = ems(footer_text(document, page=page_count, pages=page_count)) * theme.styles["furniture"].size
    marking = ems(document.marking.label) * theme.styles["marking"].size
    return line + APART <= stop * (width - marking) / 2


def section_properties(theme: Theme, relationships: dict[str, str]) -> str:
    """Return the page: *relationships* gives the id of each header and footer part by its name."""
    return element(
        "sectPr",
        *(_reference("headerReference", kind, relationships[name]) for kind, name in HEADER_PARTS.items()),
        *(_reference("footerReference", kind, relationships[name]) for kind, name in FOOTER_PARTS.items()),
        *_page(theme),
        element("titlePg"),
    )


def _reference(name: str, kind: str, relationship: str) -> str:
    return f'<w:{name} w:type="{kind}" r:id="{relationship}"/>'


def _page(theme: Theme) -> Iterator[str]:
    page, line = theme.page, theme.styles["furniture"].line
    yield element("pgSz", w=twips(page.width), h=twips(page.height))
    yield element(
        "pgMar",
        top=twips(page.top),
        right=twips(page.right),
        bottom=twips(page.bottom),
        left=twips(page.left),
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
    yield _run(before + label.before)
    yield _field("PAGE", "1")
    yield _run(label.between)
    yield _field("NUMPAGES", str(page_count))
    yield _run(label.after)


def _paragraph(style: str, *runs: str) -> str:
    return element("p", element("pPr", value("pStyle", style)), *runs)


def _run(text: str, style: str = "") -> str:
    properties = element("rPr", value("rStyle", style)) if style else ""
    return element("r", properties, run_content(text)) if text else ""


def _field(code: str, result: str) -> str:
    """Return a field in runs (not `fldSimple`, in which Word loses the style of the result when it updates)."""
    parts = (
        element("fldChar", fldCharType="begin"),
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        element("fldChar", fldCharType="separate"),
        run_content(result),
        element("fldChar", fldCharType="end"),
    )
    return "".join(element("r", each) for each in parts)
