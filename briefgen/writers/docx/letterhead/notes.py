"""Our notes behind the letterhead's own: ids above theirs, and numbers that go on from those that it has printed before."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from lxml.etree import _Element as Element

from briefgen.writers.docx.letterhead.tags import SECTION_ORDER, add, at, every, number, put, remove, val, w

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


def count_on(kind: str, printed: int, ours: Element, tops: Iterable[Element]) -> None:
    """Raise the numbers that we write out by those that the letterhead has printed: Word raises those that it counts."""
    called = [each for top in tops for each in every(top, f"{kind}Reference") if val(each, "customMarkFollows")]
    notes = {val(each, "id"): each for each in ours.iter(w(kind))}
    for call in called:
        note = notes.get(val(call, "id"))
        runs = [call.getparent(), *([] if note is None else [next(every(note, "r"))])]
        for text in (text for run in runs for text in every(run, "t")):
            text.text = str(int(text.text) + printed) if (text.text or "").isdecimal() else text.text


def printed_before(kind: str, body: Element, top: Element | None) -> int:
    """Return how many notes of a kind the letterhead's own text calls above ours."""
    above = list(body) if top is None else list(body)[: list(body).index(top)]
    return sum(val(each, "customMarkFollows") is None for part in above for each in every(part, f"{kind}Reference"))


def set_separators(settings: Element, ours: Element, kind: str) -> None:
    """Name what parts notes from the text, where the letterhead had no notes."""
    wanted = at(ours, f"{kind}Pr")
    if wanted is not None:
        remove(settings, {f"{kind}Pr"})
        _put_setting(settings, deepcopy(wanted))


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
