"""Tracked changes are taken as accepted, and comments go: a letterhead is as its last author wanted it to be read."""

from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.names import drop, find, local, unwrap, w, words

_GONE: Final = frozenset({"del", "moveFrom"})
_COME: Final = frozenset({"ins", "moveTo"})
_TRACES: Final = words(
    "rPrChange pPrChange sectPrChange tblPrChange tblPrExChange tblGridChange trPrChange tcPrChange numberingChange"
    " moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd cellIns cellMerge"
    " customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
    " customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"
)
_COMMENT_MARKS: Final = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"})
_PROPERTIES: Final = frozenset({"rPr", "trPr", "ctrlPr", "numPr"})


def settle_comments(root: etree._Element) -> list[Seen]:
    marks = [each for name in sorted(_COMMENT_MARKS) for each in root.iter(w(name))]
    for mark in marks:
        run = mark.getparent()
        drop(mark)
        if run is not None and run.tag == w("r") and all(child.tag == w("rPr") for child in run):
            drop(run)
    return [Seen(kind=Kind.COMMENTS)] if marks else []


def settle_revisions(root: etree._Element, place: str) -> list[Seen]:
    """Accept every tracked change."""
    changes = [each for name in sorted(_GONE | _COME | _TRACES | {"cellDel"}) for each in root.iter(w(name))]
    for each in changes:
        _accept(each)
    for paragraph in reversed(find(root, "//w:p[w:pPr/w:rPr/*[self::w:del or self::w:moveFrom]]")):
        _join_with_next(paragraph)
    for mark in find(root, "//w:rPr/*[self::w:del or self::w:moveFrom]"):
        drop(mark)
    for table in find(root, "//w:tbl[not(.//w:tr)]"):
        drop(table)
    return [Seen(kind=Kind.REVISIONS, place=place)] if changes else []


def _accept(change: etree._Element) -> None:
    name, parent = local(change), change.getparent()
    if parent is None:
        return
    within = local(parent)
    if within == "rPr" and name in _GONE:
        return  # a paragraph's end: dealt with once everything in it is
    if within == "trPr" and name in _GONE:
        drop(parent.getparent())
    elif name == "cellDel":
        _empty(parent.getparent())
        drop(change)
    elif name in _GONE or within in _PROPERTIES or name in _TRACES:
        drop(change)
    else:
        unwrap(change)


def _empty(cell: etree._Element) -> None:
    """Leave a deleted cell in its row, without its words: the row would not fit its table else."""
    for child in list(cell):
        if child.tag != w("tcPr"):
            drop(child)
    etree.SubElement(cell, w("p"))


def _join_with_next(paragraph: etree._Element) -> None:
    """Move the words of a paragraph whose end was deleted to the next one."""
    following = paragraph.getnext()
    if following is None or following.tag != w("p"):
        return
    first = next(following.iterchildren(), None)
    for child in reversed([child for child in paragraph if child.tag != w("pPr")]):
        if first is not None and first.tag == w("pPr"):
            first.addnext(child)
        else:
            following.insert(0, child)
    if not find(paragraph, "w:pPr/w:sectPr"):
        drop(paragraph)
