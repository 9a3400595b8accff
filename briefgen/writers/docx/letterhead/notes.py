"""Our notes behind the letterhead's own: ids above theirs, and numbers from 1, whatever notes stand above our text."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from lxml.etree import _Element as Element

from briefgen.writers.docx.letterhead.tags import add, at, every, number, put, remove, val
from briefgen.writers.docx.reference.names import w
from briefgen.writers.docx.reference.order import SECTION_ORDER

_SIGNS: Final = "*†‡§"
_SETTINGS_BEHIND: Final = (
    "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping",
    "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
    "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
)  # fmt: skip
"""What the settings say behind notes."""


def merge_notes(kind: str, ours: Element, house: Element, tops: Iterable[Element]) -> None:
    """Add our notes of a kind to the letterhead's part; what calls them in *tops* gets their new ids."""
    first = max((number(each, "id") or 0 for each in house.iter(w(kind))), default=0) + 1
    own = [each for each in ours.iter(w(kind)) if val(each, "type") in {None, "normal"}]
    new = {val(each, "id"): str(place) for place, each in enumerate(own, start=max(first, 1))}
    for each in own:
        copied = deepcopy(each)
        copied.set(w("id"), new[val(each, "id")])
        house.append(copied)
    for call in (each for top in tops for each in every(top, f"{kind}Reference")):
        call.set(w("id"), new[val(call, "id")])


def called_before(kind: str, body: Element, top: Element | None) -> tuple[Element, ...]:
    """Return the calls of notes that Word would count in the letterhead's own text above ours."""
    above = list(body) if top is None else list(body)[: list(body).index(top)]
    calls = (each for part in above for each in every(part, f"{kind}Reference"))
    return tuple(each for each in calls if val(each, "customMarkFollows") is None)


def sign(kind: str, calls: Iterable[Element], house: Element) -> None:
    """Give the letterhead's own notes signs for numbers: ours refer to one another by the numbers that they have from 1."""
    notes = {val(each, "id"): each for each in house.iter(w(kind))}
    for place, call in enumerate(calls):
        said = _SIGNS[place % len(_SIGNS)] * (place // len(_SIGNS) + 1)
        call.set(w("customMarkFollows"), "1")
        call.addnext(_said(call, said))
        for counted in [*every(notes.get(val(call, "id"), house.makeelement(w(kind))), f"{kind}Ref")]:
            counted.getparent().replace(counted, _said(counted, said))


def _said(near: Element, text: str) -> Element:
    made = near.makeelement(w("t"))
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def set_separators(kind: str, house: Element, settings: Element) -> None:
    """Have the settings name what parts notes from the text, where they do not yet."""
    if at(settings, f"{kind}Pr", kind) is None:
        remove(settings, {f"{kind}Pr"})
        named = settings.makeelement(w(f"{kind}Pr"))
        for each in house.iter(w(kind)):
            if val(each, "type") not in {None, "normal"}:
                add(named, kind, id=val(each, "id") or "")
        _put_setting(settings, named)


def count_plainly(section: Element) -> None:
    """Have footnotes count 1, 2, 3 through the text, as the tree does; where on the page they stand is the letterhead's."""
    pos = at(section, "footnotePr", "pos")
    plain = section.makeelement(w("footnotePr"))
    if pos is not None:
        plain.append(deepcopy(pos))
    add(plain, "numFmt", val="decimal")
    add(plain, "numRestart", val="continuous")
    put(section, plain, SECTION_ORDER)


def _put_setting(settings: Element, made: Element) -> None:
    behind = {w(name) for name in _SETTINGS_BEHIND} | ({w("endnotePr")} if made.tag == w("footnotePr") else set())
    outside = (
        place for place, each in enumerate(settings) if each.tag in behind or not str(each.tag).startswith(w(""))
    )
    settings.insert(next(outside, len(settings)), made)
