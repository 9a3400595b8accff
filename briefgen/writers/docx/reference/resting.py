"""What styles rest on: each at last on nothing, over styles of its own kind. In a circle LibreOffice never ends."""

from collections.abc import Collection, Mapping
from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.names import drop, find, val, w

_NAMING: Final = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
_PAIRED: Final = {"paragraph": "character", "character": "paragraph"}


def settle_styles(styles: etree._Element) -> list[Seen]:
    """Cut what styles wrongly rest on; return it. Wrong followers and partners go without a word, and a base
    that is missing: no page shows the difference."""
    twice = _drop_seconds(styles)
    by_id = {_id(each): each for each in find(styles, "w:style")}
    lost = [base for base in find(styles, "w:style/w:basedOn") if not _is_of(by_id, val(base), _kind_above(base))]
    wrong = [*twice, *(_said(base) for base in lost if val(base) in by_id)]
    for each in (*lost, *_wrong_partners(by_id, styles)):
        drop(each)
    return [
        *(Seen(kind=Kind.BASE, quoted=name) for name in wrong),
        *(Seen(kind=Kind.CIRCLE, quoted=name) for name in _cut_circles(by_id)),
    ]


def drop_names_of_nothing(roots: Collection[etree._Element]) -> None:
    """Drop what names a style that is not there: Word passes over it, and beside ours it might name one of those."""
    styles = next((each for each in roots if each.tag == w("styles")), None)
    by_id = {} if styles is None else {_id(each): each for each in find(styles, "w:style")}
    for each in (each for root in roots for each in list(root.iter(*_NAMING))):
        if not _is_of(by_id, val(each), _NAMING[each.tag]):
            drop(each)


def _drop_seconds(styles: etree._Element) -> list[str]:
    """Drop styles whose id an earlier one has; return what they are called."""
    ids: set[str] = set()
    names = []
    for style in find(styles, "w:style"):
        if _id(style) in ids:
            names.append(_name(style))
            drop(style)
        ids.add(_id(style))
    return names


def _wrong_partners(by_id: Mapping[str, etree._Element], styles: etree._Element) -> list[etree._Element]:
    followers = [each for each in find(styles, "w:style/w:next") if not _is_of(by_id, val(each), "paragraph")]
    links = find(styles, "w:style/w:link")
    partners = {_id(each.getparent()): val(each) for each in links}
    return [
        *followers,
        *(
            each
            for each in links
            if partners.get(val(each)) != _id(each.getparent())
            or not _is_of(by_id, val(each), _PAIRED.get(_kind_above(each), ""))
        ),
    ]


def _cut_circles(by_id: Mapping[str, etree._Element]) -> list[str]:
    """Cut each circle where it closes, or at the default style, which all others rest on; return the styles' names."""
    cut = []
    settled: set[str] = set()
    for start in by_id:
        line: dict[str, etree._Element] = {}
        style = start
        while style not in settled and style not in line and (base := by_id[style].find(w("basedOn"))) is not None:
            line[style] = base
            style = val(base)
        if style in line:
            circle = list(line)[list(line).index(style) :]
            last = next((each for each in circle if by_id[each].get(w("default")) in {"1", "true"}), circle[-1])
            drop(line[last])
            cut.append(_name(by_id[last]))
        settled |= line.keys()
    return cut


def _is_of(by_id: Mapping[str, etree._Element], id_: str, kind: str) -> bool:
    return id_ in by_id and _kind(by_id[id_]) == kind


def _said(base: etree._Element) -> str:
    return _name(base.getparent())


def _kind_above(element: etree._Element) -> str:
    return _kind(element.getparent())


def _kind(style: etree._Element) -> str:
    return str(style.get(w("type"), "paragraph"))


def _id(style: etree._Element) -> str:
    return str(style.get(w("styleId"), ""))


def _name(style: etree._Element) -> str:
    return val(style.find(w("name"))) or _id(style)
