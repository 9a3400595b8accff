"""Lists that are there: paragraphs and styles name no others, and no definition leads in a circle to itself."""

from collections.abc import Collection

from lxml import etree

from briefgen.writers.docx.reference.names import drop, find, val, w


def settle_lists(roots: Collection[etree._Element]) -> None:
    """Let numbering, styles and text agree on which lists there are.

    What names a list that is not there has no number in Word; with ours beside it, it would get one of those.
    """
    numbering = next((each for each in roots if each.tag == w("numbering")), None)
    styles = next((each for each in roots if each.tag == w("styles")), None)
    if numbering is not None:
        _drop_lists_of_nothing(numbering)
    there = {"0"} | _ids(numbering, "w:num", "numId")
    for root in roots:
        for each in find(root, "//w:numPr[w:numId]"):
            if val(each.find(w("numId"))) not in there:
                drop(each)
    if numbering is not None:
        _cut_circles(numbering, styles)


def _ids(root: etree._Element | None, path: str, key: str) -> set[str]:
    return set() if root is None else {each.get(w(key), "") for each in find(root, path)}


def _drop_lists_of_nothing(numbering: etree._Element) -> None:
    there = _ids(numbering, "w:abstractNum", "abstractNumId")
    for each in find(numbering, "w:num"):
        if val(each.find(w("abstractNumId"))) not in there:
            drop(each)


def _cut_circles(numbering: etree._Element, styles: etree._Element | None) -> None:
    """Drop links of definitions to a style of lists from which no way leads to one with levels of its own."""
    links = {_id(each): val(each.find(w("numStyleLink"))) for each in find(numbering, "w:abstractNum[w:numStyleLink]")}
    nums = {each.get(w("numId"), ""): val(each.find(w("abstractNumId"))) for each in find(numbering, "w:num")}
    listed = (
        {}
        if styles is None
        else {
            each.get(w("styleId"), ""): nums.get(val(each.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")), "")
            for each in find(styles, "w:style[@w:type='numbering']")
        }
    )
    for each in find(numbering, "w:abstractNum[w:numStyleLink]"):
        if not _ends(_id(each), links, listed):
            drop(each.find(w("numStyleLink")))


def _ends(start: str, links: dict[str, str], listed: dict[str, str]) -> bool:
    definition, seen = start, set[str]()
    while definition in links and definition not in seen:
        seen.add(definition)
        definition = listed.get(links[definition], "")
    return bool(definition) and definition not in links


def _id(definition: etree._Element) -> str:
    return str(definition.get(w("abstractNumId"), ""))
