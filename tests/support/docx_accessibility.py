"""What the accessibility checker of Word finds, and more that a reader with a screen reader meets, by our own reading.

The rules are those that Microsoft documents for the checker, in its words: errors, warnings, tips. Beyond it go the language
of each run, typed lists, and a title that is shown as well as told.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from lxml import etree
from support.docx import W, find, val, words_of
from support.docx_lint.package import Package, opened
from support.docx_looks import Looks, StyleSheet, contrast, last

_TOO_LITTLE: Final = frozenset({"here", "click here", "link", "more", "read more", "this", "page", "url", "see"})
_TYPED: Final = re.compile(r"^\s*(?:[•·◦▪●○■–—*-]|\(?[0-9a-zA-Z]{1,2}[.)])[ \t\u00a0]\s*\S")
_BLANKS: Final = re.compile(r"[ \u00a0]{3,}|\t{3,}|(?: {2}\t|\t {2})")
_SHORT: Final = 12
"""Paragraphs that need no headings."""
_SCRIPTS: Final = {
    "hi": "DEVANAGARI",
    "mr": "DEVANAGARI",
    "ru": "CYRILLIC",
    "ar": "ARABIC",
    "ur": "ARABIC",
    "he": "HEBREW",
}
"""The script of a language, where it is not Latin, as Unicode names its letters."""
_COMPLEX: Final = frozenset({"DEVANAGARI", "ARABIC", "HEBREW"})
_LARGE, _LARGE_BOLD = 18.0, 14.0


class Read(NamedTuple):
    file: Package
    sheet: StyleSheet


def findings(docx: bytes) -> list[str]:
    found = read(docx)
    return [fault for rule in RULES for fault in rule(found)]


def read(docx: bytes) -> Read:
    file = opened(docx)
    return Read(file, StyleSheet(file))


def _paragraphs(text: Read) -> list[etree._Element]:
    return find(text.file.document, "//w:body//w:p")


def _is_empty(element: etree._Element) -> bool:
    return not "".join(find(element, ".//w:t/text()")).strip() and not find(element, ".//w:drawing | .//w:pict")


def _shown(paragraph: etree._Element) -> str:
    return repr(words_of(paragraph)[:40])


# --- errors ------------------------------------------------------------------------------------------------------


def missing_alternative_text(text: Read) -> Iterator[str]:
    for each in text.file.everywhere("//wp:docPr[not(normalize-space(@descr))]"):
        if not each.xpath(".//*[local-name()='decorative'][@val='1']"):
            yield f"missing alternative text: {each.get('name')}"
    yield from (f"missing alternative text: {each.get('id')}" for each in text.file.everywhere("//v:shape[not(@alt)]"))


def no_header_row(text: Read) -> Iterator[str]:
    for table in text.file.everywhere("//w:tbl"):
        if not find(table, "w:tr[1]/w:trPr/w:tblHeader"):
            yield "no header row: a table"
        elif not find(table, "w:tblPr/w:tblLook[@w:firstRow='1']"):
            yield "no header row: a table that does not look as if it had one"


def no_document_title(text: Read) -> Iterator[str]:
    told = next((each for each in text.file.of("") if each.kind == "core-properties"), None)
    title = text.file.trees[told.target].findtext("{http://purl.org/dc/elements/1.1/}title") if told else None
    shown = [words_of(each) for each in _paragraphs(text) if text.sheet.name(each) == "title"]
    if not (title or "").strip():
        yield "no document title"
    elif _plain(title) not in map(_plain, shown):
        yield f"the title {title!r} is not shown"


def _plain(said: str | None) -> str:
    return " ".join((said or "").replace("\u2011", "-").replace("\u00ad", "").split())


# --- warnings ----------------------------------------------------------------------------------------------------


def merged_or_split_cells(text: Read) -> Iterator[str]:
    for cell in text.file.everywhere("//w:tc[w:tcPr/w:gridSpan or w:tcPr/w:vMerge or w:tcPr/w:hMerge]"):
        yield f"merged or split cells: {''.join(find(cell, './/w:t/text()'))[:40]!r}"


def nested_tables(text: Read) -> Iterator[str]:
    yield from ("a table in a table" for _ in text.file.everywhere("//w:tc//w:tbl"))


def empty_cells(text: Read) -> Iterator[str]:
    for table in text.file.everywhere("//w:tbl"):
        empty = sum(map(_is_empty, find(table, ".//w:tc")))
        if empty:
            yield f"empty cells: {empty} in the table that begins with {''.join(find(table, './/w:t/text()'))[:40]!r}"


def blank_paragraphs(text: Read) -> Iterator[str]:
    """Used for space. Word itself keeps one in a cell, behind a table that no text follows, where a section ends, and below
    the entries of contents, whose field it ends.
    """
    ends = "w:pPr/w:sectPr | parent::w:sdtContent/w:p[last()]/w:r/w:fldChar[@w:fldCharType='end']"
    kept = f"parent::w:tc | preceding-sibling::*[1][self::w:tbl][../*[last()][self::w:sectPr]] | {ends}"
    for each in _paragraphs(text):
        if _is_empty(each) and not find(each, kept):
            yield f"a blank paragraph: {text.sheet.name(each)}"


def repeated_blank_characters(text: Read) -> Iterator[str]:
    for each in _paragraphs(text):
        if _BLANKS.search(words_of(each)):
            yield f"repeated blank characters: {_shown(each)}"


def unclear_link_text(text: Read) -> Iterator[str]:
    """A text that says nothing by itself needs a tip that does."""
    for link in text.file.everywhere("//w:hyperlink"):
        said = "".join(find(link, ".//w:t/text()")).strip()
        if val(link, "tooltip") or (any(map(str.isalpha, said)) and said.lower() not in _TOO_LITTLE):
            continue
        yield f"unclear link text: {said!r}"


def heading_order(text: Read) -> Iterator[str]:
    levels = [(level, each) for each in _paragraphs(text) if (level := text.sheet.outline(each)) is not None]
    if not levels and len(_paragraphs(text)) > _SHORT:
        yield "no headings"
    if levels and levels[0][0] != 1:
        yield f"the first heading is of level {levels[0][0]}: {_shown(levels[0][1])}"
    for (above, _), (level, each) in pairwise(levels):
        if level > above + 1:
            yield f"heading {level} follows heading {above}: {_shown(each)}"


def hard_to_read_contrast(text: Read) -> Iterator[str]:
    """4.5 to 1; large text 3 to 1."""
    looks = Looks(text.file, text.sheet)
    for name, tree in text.file.texts.items():
        seen = set()
        for run in find(tree, "//w:p//w:r[w:t[normalize-space()]]"):
            look = looks.of(run)
            large = look.size >= (_LARGE_BOLD if look.bold else _LARGE)
            if look.text != "auto" and contrast(look.text, look.behind) < (3 if large else 4.5) and look not in seen:
                seen.add(look)
                said = "".join(find(run, "w:t/text()"))[:40]
                yield f"hard-to-read contrast in {name}: {look.text} on {look.behind}, {said!r}"


def objects_not_inline(text: Read) -> Iterator[str]:
    for what in ("//wp:anchor", "//w:pict", "//w:framePr", "//w:tblpPr", "//w:txbxContent"):
        for each in find(text.file.document, what):
            yield f"an object not inline: {etree.QName(each).localname}"
    if find(text.file.part("styles"), "//w:framePr"):
        yield "an object not inline: a style that frames"


# --- beyond the checker ------------------------------------------------------------------------------------------


def typed_lists(text: Read) -> Iterator[str]:
    """A number that opens a cell names its row; one that is set off names an item, which is referred to by it."""
    for each in _paragraphs(text):
        if find(each, "ancestor::w:tc | (.//w:r[w:t])[1]/w:rPr/w:rStyle"):
            continue
        if _TYPED.match("".join(find(each, ".//w:t/text()"))) and not find(each, "w:pPr/w:numPr"):
            yield f"a list that is typed: {_shown(each)}"


def languages(text: Read) -> Iterator[str]:
    """Letters stand in a run of a language that is written with them; Latin ones may stand anywhere, as names do."""
    for name, tree in text.file.texts.items():
        for run in find(tree, "//w:r[w:t]"):
            said = "".join(find(run, "w:t/text()"))
            for script in sorted({_script(letter) for letter in said if letter.isalpha()} - {"LATIN", ""}):
                language = _language(run, text.sheet, "bidi" if script in _COMPLEX else "val")
                if _SCRIPTS.get(language.partition("-")[0]) != script:
                    yield f"{said[:40]!r} in {name} is said to be {language or 'of no language'}"


def _script(letter: str) -> str:
    word = unicodedata.name(letter, "").partition(" ")[0]
    return word if word in {*_SCRIPTS.values(), "LATIN", "GREEK"} else ""


def _language(run: etree._Element, sheet: StyleSheet, kind: str) -> str:
    """Return the language of a run: its own, its styles', the document's."""
    layers = [*sheet.defaults, *sheet.of_paragraph(next(run.iterancestors(f"{{{W}}}p"))), *sheet.of_run(run), run]
    said = last(layers, f"w:rPr/w:lang[@w:{kind}]")
    return "" if said is None else val(said, kind)


RULES: Final[tuple[Callable[[Read], Iterator[str]], ...]] = (
    missing_alternative_text,
    no_header_row,
    no_document_title,
    merged_or_split_cells,
    nested_tables,
    empty_cells,
    blank_paragraphs,
    repeated_blank_characters,
    unclear_link_text,
    heading_order,
    hard_to_read_contrast,
    objects_not_inline,
    typed_lists,
    languages,
)
