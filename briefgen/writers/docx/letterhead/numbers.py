"""Numbering: ours beside the letterhead's, and for each paragraph of ours the number that the tree says, by whichever gives it."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Final

from lxml.etree import _Element as Element

from briefgen.frozen import dataclass
from briefgen.writers.docx.letterhead.bind import Bound
from briefgen.writers.docx.letterhead.index import Num, StyleIndex
from briefgen.writers.docx.letterhead.tags import add, at, every, made, number, properties, put, val
from briefgen.writers.docx.reference.names import w
from briefgen.writers.docx.reference.order import PARAGRAPH_ORDER
from briefgen.writers.docx.stylenames import NO_NUMBER_NUM

_BULLETS: Final = frozenset({"bullet", "none"})
_BEHIND: Final = ".) \u2002\u2003\t"
"""What may stand behind a number without making it another one."""


class Lists:
    """The numberings of one document."""

    def __init__(self, root: Element) -> None:
        self.root = root

    def abstract(self, num: int) -> Element | None:
        """Return the `abstractNum` of a list."""
        listed = next((each for each in self.root.iter(w("num")) if number(each, "numId") == num), None)
        wanted = number(at(listed, "abstractNumId"))
        return next(
            (each for each in self.root.iter(w("abstractNum")) if number(each, "abstractNumId") == wanted), None
        )

    def level(self, num: int, level: int) -> Element | None:
        abstract = self.abstract(num)
        levels = () if abstract is None else abstract.iter(w("lvl"))
        return next((each for each in levels if number(each, "ilvl") == level), None)

    def level_of(self, num: Num, style: str) -> int:
        """Return the level of a style's numbering, which the numbering says where the style does not."""
        if num[1] is not None:
            return num[1]
        abstract = self.abstract(num[0])
        levels = () if abstract is None else abstract.iter(w("lvl"))
        return next((number(each, "ilvl") or 0 for each in levels if val(at(each, "pStyle")) == style), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Both documents' styles and numberings, ours already among the letterhead's."""

    ours: StyleIndex
    our_lists: Lists
    house: StyleIndex
    house_lists: Lists
    bound: Bound
    nums: Mapping[int, int]
    """Our `numId` → the one there."""
    boilerplate: tuple[Element, ...]
    """The paragraphs of the letterhead's own."""
    above: frozenset[int]
    """The `numId`s that those among them have that stand above our text."""


def merge_numbering(ours: Element, house: Element) -> Mapping[int, int]:
    """Add our numberings behind the letterhead's, with numbers above its own; return what each of ours is called there."""
    abstracts = _added(ours, house, "abstractNum", "abstractNumId")
    nums = _added(ours, house, "num", "numId")
    for name, key, new in (("abstractNum", "abstractNumId", abstracts), ("num", "numId", nums)):
        fresh = [deepcopy(each) for each in ours.iter(w(name))]
        for each in fresh:
            each.set(w(key), str(new[number(each, key) or 0]))
            if (listed := at(each, "abstractNumId")) is not None:
                listed.set(w("val"), str(abstracts[number(listed) or 0]))
        _insert(house, name, fresh)
    return nums


def _added(ours: Element, house: Element, name: str, key: str) -> Mapping[int, int]:
    first = max((number(each, key) or 0 for each in house.iter(w(name))), default=0) + 1
    return {number(each, key) or 0: place for place, each in enumerate(ours.iter(w(name)), start=first)}


def _insert(house: Element, name: str, fresh: Iterable[Element]) -> None:
    """Set definitions before all lists, and lists behind all others."""
    before = {w("num"), w("numIdMacAtCleanup")} if name == "abstractNum" else {w("numIdMacAtCleanup")}
    place = next((index for index, each in enumerate(house) if each.tag in before), len(house))
    house[place:place] = list(fresh)


def bind_numbering(numbers: Numbers, tops: Iterable[Element]) -> None:
    """Give every paragraph in *tops*, whose styles still have our ids, and every imported style its list there."""
    for style in numbers.bound.imported.values():
        if (num := at(style, "pPr", "numPr", "numId")) is not None:
            num.set(w("val"), str(numbers.nums[number(num) or 0]))
    paragraphs = [each for top in tops for each in every(top, "p")]
    kept = _kept(numbers, paragraphs)
    for paragraph in paragraphs:
        _bind(numbers, paragraph, kept)
    _link_back(numbers)


def _bind(numbers: Numbers, paragraph: Element, kept: Mapping[int, int | None]) -> None:
    own = at(paragraph, "pPr", "numPr", "numId")
    if own is not None:
        own.set(w("val"), str(numbers.nums[number(own) or 0]))
        return
    ours, theirs = _nums(numbers, paragraph)
    if ours is None:
        if theirs is not None:
            _set_num(paragraph, numbers.nums[NO_NUMBER_NUM], 0)
    elif theirs is None:
        _give(numbers, paragraph, ours)
    elif theirs[0] == numbers.nums[ours[0]]:
        return
    elif ours[0] not in kept:
        _set_num(paragraph, numbers.nums[ours[0]], ours[1] or 0)
    elif (restarted := kept[ours[0]]) is not None:
        _set_num(paragraph, restarted, numbers.house_lists.level_of(theirs, _house_style(numbers, paragraph)))


def _nums(numbers: Numbers, paragraph: Element) -> tuple[Num | None, Num | None]:
    """Return the list that a paragraph has by our style, and by the style that it is bound to."""
    style = val(at(paragraph, "pPr", "pStyle")) or numbers.ours.default
    return numbers.ours.num(style), numbers.house.num(numbers.bound.ids.get(style or ""))


def _house_style(numbers: Numbers, paragraph: Element) -> str:
    return numbers.bound.ids.get(val(at(paragraph, "pPr", "pStyle")) or "", "")


def _give(numbers: Numbers, paragraph: Element, ours: Num) -> None:
    """Link the letterhead's style to our list, or, where its own text has that style, number the paragraph alone."""
    line = numbers.ours.line(val(at(paragraph, "pPr", "pStyle")))
    owner = next(each for each in line if at(each, "pPr", "numPr") is not None)
    style = numbers.bound.ids[val(owner, "styleId") or ""]
    named = (val(at(each, "pPr", "pStyle")) or numbers.house.default for each in numbers.boilerplate)
    is_theirs = any(style in _line(numbers.house, name) for name in named)
    _set_num(paragraph if is_theirs else numbers.house[style], numbers.nums[ours[0]], ours[1] or 0)


def _line(index: StyleIndex, style: str | None) -> Iterator[str]:
    return (val(each, "styleId") or "" for each in index.line(style))


def _set_num(owner: Element, num: int, level: int) -> None:
    """Set the list of a paragraph or a style."""
    found = at(owner, "pPr")
    if found is None and owner.tag == w("p"):
        found = properties(owner, "pPr")
    elif found is None:
        found = made(owner, "pPr")
        later = {w(name) for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")}
        owner.insert(next((place for place, each in enumerate(owner) if each.tag in later), len(owner)), found)
    listed = made(owner, "numPr")
    add(listed, "ilvl", val=level)
    add(listed, "numId", val=num)
    put(found, listed, PARAGRAPH_ORDER)


def _link_back(numbers: Numbers) -> None:
    """Have each level of our lists name the style that is linked to it, and no other."""
    ours = frozenset(numbers.nums.values())
    linked: dict[tuple[int, int], str] = {}
    for id_, style in numbers.house.ids.items():
        num = at(style, "pPr", "numPr")
        if num is not None and (listed := number(at(num, "numId"))) in ours:
            linked.setdefault((listed or 0, number(at(num, "ilvl")) or 0), id_)
    for num in numbers.nums.values():
        abstract = numbers.house_lists.abstract(num)
        for level in () if abstract is None else abstract.iter(w("lvl")):
            if (named := at(level, "pStyle")) is not None and _sole(numbers, abstract, num):
                style = linked.get((num, number(level, "ilvl") or 0))
                level.remove(named) if style is None else named.set(w("val"), style)


def _sole(numbers: Numbers, abstract: Element, num: int) -> bool:
    """Tell whether it is the first list of its kind, to which styles are linked."""
    wanted = number(abstract, "abstractNumId")
    lists = (each for each in numbers.house_lists.root.iter(w("num")) if number(at(each, "abstractNumId")) == wanted)
    return number(next(lists), "numId") == num


# --- the letterhead's own numbers --------------------------------------------------------------------------------


def _kept(numbers: Numbers, paragraphs: Iterable[Element]) -> Mapping[int, int | None]:
    """Return our lists in whose place the letterhead's own give the same numbers.

    With each stands a new list that counts from 1 where the letterhead's own text has begun to count, else None.
    """
    met: dict[int, set[tuple[Num, Num, str]]] = {}
    for each in paragraphs:
        ours, theirs = _nums(numbers, each)
        if at(each, "pPr", "numPr") is None and ours is not None:
            met.setdefault(ours[0], set()).add((ours, theirs or (0, None), _house_style(numbers, each)))
    return {
        num: _restarted(numbers, next(iter(pairs))[1][0])
        for num, pairs in met.items()
        if all(_is_same(numbers, *pair) for pair in pairs) and (_is_bullet(numbers, num) or _are_one(pairs))
    }


def _are_one(pairs: Iterable[tuple[Num, Num, str]]) -> bool:
    return len({theirs[0] for _, theirs, _ in pairs}) == 1


def _is_bullet(numbers: Numbers, num: int) -> bool:
    return val(at(numbers.our_lists.level(num, 0), "numFmt")) in _BULLETS


def _is_same(numbers: Numbers, ours: Num, theirs: Num, style: str) -> bool:
    """Tell whether the letterhead's list counts as ours does: of bullets it is enough that they are bullets."""
    own = numbers.our_lists.level(ours[0], ours[1] or 0)
    level = numbers.house_lists.level(theirs[0], numbers.house_lists.level_of(theirs, style))
    if own is None or level is None:
        return False
    if val(at(own, "numFmt")) in _BULLETS:
        return val(at(level, "numFmt")) in _BULLETS
    return _counts(own) == _counts(level) and at(level, "lvlRestart") is None


def _counts(level: Element) -> tuple[str | None, str, str]:
    text = (val(at(level, "lvlText")) or "").rstrip(_BEHIND)
    return val(at(level, "numFmt")), text, val(at(level, "start")) or "1"


def says_decimal(level: Element | None, depth: int) -> bool:
    """Tell whether a level says 1, 1.1 or 1.1.1, as deep as it is, whatever stands behind the number."""
    text = ".".join(f"%{each + 1}" for each in range(depth + 1))
    return level is not None and _counts(level) == ("decimal", text, "1")


def _restarted(numbers: Numbers, num: int) -> int | None:
    abstract = numbers.house_lists.abstract(num)
    kinds = [numbers.house_lists.abstract(each) for each in numbers.above]
    if abstract is None or not any(each is abstract for each in kinds) or _is_bullet_list(abstract):
        return None
    root = numbers.house_lists.root
    new = max(number(each, "numId") or 0 for each in root.iter(w("num"))) + 1
    listed = made(root, "num", numId=new)
    add(listed, "abstractNumId", val=number(abstract, "abstractNumId") or 0)
    for level in range(9):
        add(add(listed, "lvlOverride", ilvl=level), "startOverride", val=1)
    _insert(root, "num", [listed])
    return new


def _is_bullet_list(abstract: Element) -> bool:
    return val(at(abstract, "lvl", "numFmt")) in _BULLETS
