"""Fields: those that say something of the document stay; of all others their shown text stays, or nothing.

A field may stand in one element, or be spread over runs and paragraphs with others inside its code: then what counts is
everything between its marks, in the story (the body, a text box, a note) that the marks are in.
"""

import re
from collections.abc import Iterator
from dataclasses import field
from itertools import pairwise
from typing import Final

from lxml import etree

from briefgen.addresses import is_link
from briefgen.frozen import dataclass
from briefgen.regex import regex
from briefgen.writers.docx.reference.findings import Kind, Refused, Seen
from briefgen.writers.docx.reference.names import M, drop, find, local, unwrap, w, words
from briefgen.writers.docx.xml import MC

_KEPT: Final = words(
    "PAGE NUMPAGES SECTION SECTIONPAGES STYLEREF REF PAGEREF NOTEREF SEQ TOC TITLE SUBJECT = SYMBOL EQ HYPERLINK"
)
"""What a document can answer from itself, and what says no more than it shows: IF, TC and XE hide words in their code."""
_CLOCKS: Final = words("DATE TIME")
_PERSONAL: Final = words(
    "AUTHOR LASTSAVEDBY USERNAME USERINITIALS USERADDRESS FILENAME TEMPLATE REVNUM EDITTIME CREATEDATE SAVEDATE PRINTDATE"
)
_REACHING: Final = words(
    "INCLUDE INCLUDETEXT INCLUDEPICTURE IMPORT LINK DDE DDEAUTO EMBED RD MACROBUTTON PRINT DATABASE AUTOTEXT AUTOTEXTLIST"
    " GOTOBUTTON ADDIN CONTROL HTMLCONTROL DATA HYPERLINK"
)
_NAME: Final = regex(r"\s*(=|[A-Za-z]+(?=[\s\\\"]|\Z))")
_WORDS: Final = regex(r'"[^"]*"?|\\[A-Za-z*@#]|[^\s"]+')
_WITH_WORD: Final = frozenset({"\\l", "\\o", "\\t"})
"""Switches of a link that a word follows which is no address: a place in this document, a tip, a frame."""
_PLACEHOLDER: Final = "\ufffc"
"""Stands for a field inside another's code: a name that begins with one is nobody's."""
_DEEPEST: Final = 30
_MARKS: Final = frozenset({w("fldChar")})
_CODES: Final = frozenset({w("instrText"), w("delInstrText")})
_STORIES: Final = frozenset({w("txbxContent"), w("footnote"), w("endnote")})


@dataclass(slots=True)
class _Field:
    """A field while its marks are gathered."""

    marks: list[etree._Element] = field(default_factory=list)
    code: list[etree._Element] = field(default_factory=list)
    shown: list[etree._Element] = field(default_factory=list)
    said: str = ""
    in_code: bool = True
    whole: bool = False


def settle_fields(root: etree._Element, place: str) -> list[Seen]:
    """Leave in *root* only fields that a brief can have; return what was seen."""
    _drop_spoken_twice(root)
    for data in find(root, "//w:fldData | //w:ffData"):
        drop(data)
    for mark in find(root, "//w:fldChar[@w:dirty or @w:fldLock] | //w:fldSimple[@w:dirty or @w:fldLock]"):
        mark.attrib.pop(w("dirty"), None)
        mark.attrib.pop(w("fldLock"), None)
    return [*_settle_simple(root, place), *_settle_spread(root, place)]


def _drop_spoken_twice(root: etree._Element) -> None:
    """Drop marks and codes that programs of different age read differently: what one reads as a page number, another
    might read as a command. Text boxes stand in both forms, each with whole fields in it. Drop those outside a run, too."""
    for each in find(
        root, "//w:fldChar[not(parent::w:r or parent::m:r)] | //w:instrText[not(parent::w:r or parent::m:r)]"
    ):
        drop(each)
    for each in find(root, "//mc:AlternateContent//w:fldChar | //mc:AlternateContent//w:instrText"):
        inner = next(above for above in each.iterancestors() if above.tag in _STORIES | {f"{{{MC}}}AlternateContent"})
        if inner.tag not in _STORIES:
            drop(each)


def _settle_simple(root: etree._Element, place: str) -> Iterator[Seen]:
    for each in find(root, "//w:fldSimple"):
        said = each.get(w("instr"), "")
        if (seen := _judged(said, place)) is None:
            continue
        if _goes_whole(seen):
            drop(each)
        else:
            unwrap(each)
        yield seen


def _settle_spread(root: etree._Element, place: str) -> Iterator[Seen]:
    for found in _fields(root):
        seen = _judged(found.said if found.whole else _code(found), place)
        if seen is None and found.whole:
            continue
        for each in (*found.marks, *_unseen(found), *(found.shown if _goes_whole(seen) else ())):
            drop(each)
        if seen is not None:
            yield seen


def _unseen(found: _Field) -> list[etree._Element]:
    """Return what of a field is code; of one without an end not what stands behind it, which may be the rest of the text."""
    return found.code if found.whole else [each for each in found.code if each.tag in _CODES]


def _code(found: _Field) -> str:
    return "".join(each.text or "" for each in found.code if each.tag in _CODES)


def _goes_whole(seen: Seen | None) -> bool:
    """Say whether not even the shown text stays: a name that is nobody's business, a day that has passed."""
    return seen is not None and seen.kind in {Kind.PERSONAL_FIELD, Kind.CLOCK}


def _judged(said: str, place: str) -> Seen | None:
    """Return what is seen in a field that says *said*; None where it stays as it is."""
    named = _NAME.match(said)
    name = named[1].upper() if named else ""
    if name in _KEPT and (name != "HYPERLINK" or all(map(is_link, _addresses(said)))):
        return None
    quoted = " ".join(said.replace(_PLACEHOLDER, "…").split())
    match name:
        case _ if name in _CLOCKS:
            return Seen(kind=Kind.CLOCK, place=place)
        case _ if name in _PERSONAL:
            return Seen(kind=Kind.PERSONAL_FIELD, place=place, quoted=name)
        case _ if name in _REACHING or not name:
            return Seen(kind=Kind.REACHING_FIELD, place=place, quoted=quoted or "a field without a name")
        case _:
            return Seen(kind=Kind.TOLD_FIELD, place=place, quoted=name)


def _addresses(said: str) -> Iterator[str]:
    """Yield where a link leads: all words but its name, its switches, and what belongs to these."""
    words = _WORDS.findall(said)[1:]
    for before, word in pairwise(["", *words]):
        if before.lower() not in _WITH_WORD and not re.fullmatch(r"\\[a-zA-Z*]", word):
            yield word.strip('"')


def _fields(root: etree._Element) -> list[_Field]:
    """Return the fields of all stories, an inner one before the one that it stands in."""
    stories: dict[etree._Element, list[etree._Element]] = {}
    for run in root.iter(w("r"), f"{{{M}}}r"):
        story = next((above for above in run.iterancestors() if above.tag in _STORIES), root)
        stories.setdefault(story, []).extend(child for child in run if child.tag != w("rPr"))
    return [found for items in stories.values() for found in _fields_of(items)]


def _fields_of(items: list[etree._Element]) -> Iterator[_Field]:
    open_fields: list[_Field] = []
    for item in items:
        kind = item.get(w("fldCharType")) if item.tag in _MARKS else None
        if kind == "begin" and len(open_fields) == _DEEPEST:
            raise Refused(Kind.DAMAGED, f"more than {_DEEPEST} fields stand within one another")
        if kind == "begin":
            open_fields.append(_Field(marks=[item]))
        elif kind is not None and open_fields:
            open_fields[-1].marks.append(item)
            open_fields[-1].in_code = False
            if kind == "end":
                yield _ended(open_fields)
        elif kind is not None or (item.tag in _CODES and not open_fields):
            drop(item)
        elif open_fields:
            _take(open_fields, item)
    yield from reversed(open_fields)


def _ended(open_fields: list[_Field]) -> _Field:
    ended = open_fields.pop()
    ended.whole = True
    for outer in open_fields:
        (outer.code if outer.in_code else outer.shown).extend(ended.marks)
    if open_fields and open_fields[-1].in_code:
        open_fields[-1].said += _PLACEHOLDER
    return ended


def _take(open_fields: list[_Field], item: etree._Element) -> None:
    inner = open_fields[-1]
    for each in open_fields:
        (each.code if each.in_code else each.shown).append(item)
    if inner.in_code and local(item) in {"instrText", "delInstrText", "t", "tab"}:
        inner.said += item.text or " "
