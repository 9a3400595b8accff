"""Passages of a Word document from anybody: its headings by their styles, its paragraphs with tracked changes accepted.

A row of a table is one passage. What Word hides is left out, and so is a table of contents, which says what the headings say. What
stands in a text box comes after the paragraph that holds the box. Word keeps each box twice, once for older programs. Notes come behind
all, each kind under a heading of its own. Comments are no part of the text; what is not read is counted.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from briefgen.authoring.passages import TITLE, Paper, Passage, counted, passage, row
from briefgen.authoring.word_comments import comments_of
from briefgen.authoring.word_notes import SHOWN, raised_by_hand, take_notes
from briefgen.regex import regex
from briefgen.writers.docx import parts
from briefgen.writers.docx.reference.names import drop, find, is_on, val, w
from briefgen.writers.docx.reference.opened import Opened, document_of, opened
from briefgen.writers.docx.reference.words import paragraph_text
from briefgen.writers.docx.reference.zip_limits import unpack

_DEPTH: Final = 12
"""Styles above a style: a circle of them is left where it comes round."""
_CONTENTS: Final = regex(r"(?i:toc (?:\d|heading)|table of figures)")
"""The names of styles that Word gives a table of contents."""
_WORD: Final = regex(r"[^\W\d_]")
_IN_SIGHT: Final = "[not(ancestor::mc:Fallback)]"
_ROW: Final = 2
"""Cells that say something, at least: one by itself is a paragraph as any other."""
_BODY_LEVEL: Final = 9
"""The outline level that means "no heading"."""


_UNREAD: Final[Mapping[str, str]] = {
    "picture|s": "*[self::w:drawing or self::w:pict][not(.//w:txbxContent)]",
    "embedded object|s": "*[self::w:object or self::w:altChunk]",
    "formula|s": "m:oMath",
    "sign|s of a symbol font": "w:sym",
    "tracked deletion|s": "w:del[.//w:delText]",
}
"""What has no words that could be read → where it is found."""
_LINE_OF_CONTENTS: Final = "line|s of a table of contents"
_HIDDEN: Final = "piece|s of hidden text"
_FURNITURE: Final[Mapping[str, parts.Kind]] = {"header|s": parts.HEADER, "footer|s": parts.FOOTER}


def word_paper(content: bytes) -> Paper:
    """Raises Refused where it is no Word document that can be read safely."""
    package = opened(unpack(content))
    name = document_of(package)
    styles = _styles(package, name)
    levels = _levels(styles)
    document = package.tree(name)
    lost = Counter[str]()
    _settle(document, styles, lost)
    remarks = comments_of(package, name, document)
    notes = take_notes(package, name, document, lambda root: _settle(root, styles, lost), lost)
    for what, kind in _FURNITURE.items():
        lost[what] += sum(_says_something(package.tree(each)) for each in {*package.related(name, kind.relation)})
    text = filter(None, _passages(document, levels))
    return Paper(passages=(*text, *notes), remarks=remarks, left_out=counted(lost))


def _says_something(root: etree._Element) -> bool:
    return any(_WORD.search(paragraph_text(each)) for each in find(root, f".//w:p{SHOWN}"))


def _settle(root: etree._Element, styles: Mapping[str, etree._Element], lost: Counter[str]) -> None:
    """Take out what nobody sees or that says what headings say, counted in *lost* with what cannot be read, and let numbers stand
    high by their signs.
    """
    contents = {id_ for id_, style in styles.items() if _CONTENTS.fullmatch(val(style.find(w("name"))))}
    for paragraph in find(root, ".//w:p[w:pPr/w:pStyle]"):
        if contents.intersection(find(paragraph, "w:pPr/w:pStyle/@w:val")):
            lost[_LINE_OF_CONTENTS] += 1
            drop(paragraph)
    hidden = {id_ for id_, style in styles.items() if any(map(is_on, find(style, "w:rPr/w:vanish")))}
    for run in find(root, ".//w:r[w:rPr/w:vanish or w:rPr/w:rStyle]"):
        own = find(run, "w:rPr/w:vanish")
        if is_on(own[0]) if own else hidden.intersection(find(run, "w:rPr/w:rStyle/@w:val")):
            lost[_HIDDEN] += any(each.text and each.text.strip() for each in find(run, "w:t"))
            drop(run)
    for what, where in _UNREAD.items():
        lost[what] += len(find(root, f".//{where}{_IN_SIGHT}"))
    high = frozenset(id_ for id_, style in styles.items() if find(style, "w:rPr/w:vertAlign[@w:val='superscript']"))
    raised_by_hand(root, high)


def _passages(document: etree._Element, levels: Mapping[str, int]) -> Iterator[Passage | None]:
    of_rows: set[etree._Element] = set()
    for element in find(document, "w:body//*[self::w:p or self::w:tr][not(ancestor::mc:Fallback)]"):
        if element.tag == w("tr"):
            if (cells := _cells(element)) is not None:
                of_rows.update(find(element, ".//w:p"))
                yield row(cells)
        elif element not in of_rows:
            yield passage(paragraph_text(element), _level(element, levels))


def _cells(element: etree._Element) -> tuple[str, ...] | None:
    """Return what the cells of a row say, a blank one a dash; None where one has more than a paragraph, as where a table only puts
    things beside each other, or where no two say anything.
    """
    if find(element, ".//w:tbl | .//w:txbxContent"):
        return None
    cells = [
        [said for each in find(cell, ".//w:p") if (said := paragraph_text(each)).strip()]
        for cell in find(element, ".//w:tc")
    ]
    if any(len(paragraphs) > 1 for paragraphs in cells) or sum(map(bool, cells)) < _ROW:
        return None
    return tuple(paragraphs[0] if paragraphs else "–" for paragraphs in cells)


def _level(paragraph: etree._Element, levels: Mapping[str, int]) -> int | None:
    own = find(paragraph, "w:pPr/w:outlineLvl")
    style = find(paragraph, "w:pPr/w:pStyle")
    level = _outline(val(own[0])) if own else levels.get(val(style[0])) if style else None
    return None if find(paragraph, "ancestor::w:tbl") else level


def _styles(package: Opened, document: str) -> Mapping[str, etree._Element]:
    names = package.related(document, parts.STYLES.relation)
    return {each.get(w("styleId"), ""): each for name in names[:1] for each in find(package.tree(name), "w:style")}


def _levels(styles: Mapping[str, etree._Element]) -> Mapping[str, int]:
    """Return the level of each style that makes a heading."""
    levels = {id_: _style_level(id_, styles) for id_ in styles}
    return {id_: level for id_, level in levels.items() if level is not None}


def _style_level(id_: str, styles: Mapping[str, etree._Element]) -> int | None:
    """Return the level that a style has itself or from those it is based on."""
    for _ in range(_DEPTH):
        style = styles.get(id_)
        if style is None:
            return None
        if val(style.find(w("name"))).casefold() == "title":
            return TITLE
        if outline := find(style, "w:pPr/w:outlineLvl"):
            return _outline(val(outline[0]))
        id_ = val(style.find(w("basedOn")))
    return None


def _outline(value: str) -> int | None:
    return int(value) + 1 if value.isdecimal() and int(value) < _BODY_LEVEL else None
