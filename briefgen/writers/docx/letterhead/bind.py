"""Our styles to the letterhead's by name: its look wins; what it lacks is imported, with what that depends on."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Final

from lxml.etree import _Element as Element

from briefgen.frozen import dataclass
from briefgen.writers.docx.letterhead.difference import keep_difference
from briefgen.writers.docx.letterhead.index import StyleIndex
from briefgen.writers.docx.letterhead.tags import at, remove, val
from briefgen.writers.docx.reference.names import w

_KIN: Final = {
    "Annex": "Heading1",
    **dict.fromkeys(("NumberedParagraph", "Lead", "LineToSay", "BriefNote", "Answer", "GlossaryEntry"), "BodyText"),
    "NamedSource": "Bibliography",
    **dict.fromkeys(("ListBullet2", "ListBullet3", "ListBullet4", "ListBullet5"), "ListBullet"),
    **dict.fromkeys(("Point", "PointContinue", "LabelledPoint", "LabelledPointContinue"), "BodyText"),
}
"""What is of a kind with a style of Word's own: where the letterhead has that one and not this, this one follows it."""
_LINKS: Final = ("basedOn", "next", "link")
_SLOTS: Final = frozenset(
    w(name) for name in ("themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade")
)
_NAMING: Final = {"pStyle", "rStyle", "tblStyle"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What our styles are called in the letterhead."""

    ids: Mapping[str, str]
    """Our id → the id there, of those that were asked for and all they depend on."""
    imported: Mapping[str, Element]
    """Our id → the style that was added, of those that the letterhead lacked."""


def used_styles(tops: Iterable[Element]) -> frozenset[str]:
    """Return the ids of the styles that the elements name."""
    tags = tuple(map(w, _NAMING))
    return frozenset(name for top in tops for each in top.iter(*tags) if (name := val(each)) is not None)


def bind(ours: StyleIndex, house: StyleIndex, used: Collection[str]) -> Bound:
    """Find or add the styles *used*; the letterhead's gain those that it lacks, in the order in which we have them."""
    ids: dict[str, str] = {}
    lacking: set[str] = set()
    todo = [id_ for id_ in ours.ids if id_ in used]
    while todo:
        id_ = todo.pop(0)
        if id_ in ids or id_ in lacking or id_ not in ours:
            continue
        if (found := _found(ours[id_], house)) is not None:
            ids[id_] = found
        else:
            lacking.add(id_)
            todo += _needs(ours[id_])
    wanted = [id_ for id_ in ours.ids if id_ in lacking]
    bound = frozenset(ids)
    for id_ in wanted:
        ids[id_] = _free(id_, {*house.ids, *ids.values()})
    kin = {id_: found for id_ in wanted if (found := _kin(id_, ours, house)) is not None}
    imported = {id_: _imported(id_, ours, ids, bound | kin.keys()) for id_ in wanted}
    for id_, base in kin.items():
        keep_difference(imported[id_], ours[_KIN[id_]])
        if at(ours[id_], "pPr", "outlineLvl") is not None:
            _take_colour(imported[id_])
        _point(imported[id_], "basedOn", base)
    for style in imported.values():
        house.styles.append(style)
        house.take(style)
    return Bound(ids=ids, imported=imported)


def rename(tops: Iterable[Element], ids: Mapping[str, str]) -> None:
    """Give the elements the letterhead's ids for the styles that they name."""
    tags = tuple(map(w, _NAMING))
    for top in tops:
        for each in top.iter(*tags):
            each.set(w("val"), ids[val(each) or ""])


def _found(style: Element, house: StyleIndex) -> str | None:
    kind = val(style, "type") or "paragraph"
    found = house.named(kind, val(at(style, "name")) or "")
    is_default = kind == "paragraph" and val(style, "default") is not None
    return house.default if found is None and is_default else found


def _kin(id_: str, ours: StyleIndex, house: StyleIndex) -> str | None:
    """Return the letterhead's style that an imported one follows, if there is one."""
    kin = _KIN.get(id_)
    return _found(ours[kin], house) if kin is not None and kin in ours else None


def _needs(style: Element) -> Iterator[str]:
    return (name for link in _LINKS if (name := val(at(style, link))) is not None)


def _free(id_: str, taken: Collection[str]) -> str:
    """Return an id that the letterhead does not have for another style: Word tells ids apart by their case, others do not."""
    folded = {each.casefold() for each in taken}
    names = (id_, *(f"{id_}Brief{count or ''}" for count in range(len(taken) + 1)))
    return next(name for name in names if name.casefold() not in folded)


def _imported(id_: str, ours: StyleIndex, ids: Mapping[str, str], bound: Collection[str]) -> Element:
    style = deepcopy(ours[id_])
    base = val(at(style, "basedOn")) or ""
    bases = (val(each, "styleId") for each in ours.line(base))
    if any(each in bound and each != ours.default for each in bases) and val(style, "type") == "paragraph":
        keep_difference(style, ours[base])
    _keep_colours(style)
    style.attrib.pop(w("default"), None)
    style.set(w("styleId"), ids[id_])
    for link in _LINKS:
        if (named := val(at(style, link))) is not None:
            _point(style, link, ids[named])
    return style


def _take_colour(heading: Element) -> None:
    """Leave a heading the colour of the letterhead's headings, whatever the theme has beside it."""
    if (words := at(heading, "rPr")) is not None:
        remove(words, {"color"})


def _keep_colours(style: Element) -> None:
    """Take from colours the names of slots: in the letterhead's theme they have others, which nobody has seen on our grounds."""
    for each in style.iter():
        for key in [key for key in each.attrib if key in _SLOTS]:
            del each.attrib[key]


def _point(style: Element, link: str, id_: str) -> None:
    if (named := at(style, link)) is not None:
        named.set(w("val"), id_)
