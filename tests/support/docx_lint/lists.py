"""Numbering: lists that are there, with all their levels, linked both ways."""

import re
from collections.abc import Iterator
from typing import Final

from support.docx import find, val
from support.docx_lint.package import Package, Rule, number, twice

_LEVELS: Final = [str(level) for level in range(9)]


def list_ids_stand_once(file: Package) -> Iterator[str]:
    tree = file.part("numbering")
    yield from twice("numId", find(tree, "w:num/@w:numId"))
    yield from twice("abstractNumId", find(tree, "w:abstractNum/@w:abstractNumId"))
    yield from twice("nsid", find(tree, "w:abstractNum/w:nsid/@w:val"))


def lists_rest_on_what_is_there(file: Package) -> Iterator[str]:
    tree = file.part("numbering")
    known = set(find(tree, "w:abstractNum/@w:abstractNumId"))
    for each in find(tree, "w:num/w:abstractNumId/@w:val"):
        if each not in known:
            yield f"a num refers to the abstractNum {each!r}, which is not there"


def lists_have_nine_levels(file: Package) -> Iterator[str]:
    for each in find(file.part("numbering"), "w:abstractNum[not(w:numStyleLink)]"):
        if find(each, "w:lvl/@w:ilvl") != _LEVELS:
            yield f"abstractNum {val(each, 'abstractNumId')} has not all nine levels"


def lists_come_after_what_they_rest_on(file: Package) -> Iterator[str]:
    if find(file.part("numbering"), "w:num/following-sibling::w:abstractNum"):
        yield "an abstractNum stands after a num"


def used_lists_are_there(file: Package) -> Iterator[str]:
    known = {"0", *find(file.part("numbering"), "w:num/@w:numId")}
    for part in (*file.texts.values(), file.part("styles")):
        for each in find(part, "//w:numPr/w:numId"):
            if val(each) not in known:
                yield f"there is no numId {val(each)!r}"


def levels_are_from_0_to_8(file: Package) -> Iterator[str]:
    for part in (*file.texts.values(), file.part("styles"), file.part("numbering")):
        for each in find(part, "//w:numPr/w:ilvl/@w:val | //w:lvlOverride/@w:ilvl"):
            if each not in _LEVELS:
                yield f"there is no level {each!r}"


def levels_show_levels_above(file: Package) -> Iterator[str]:
    for each in find(file.part("numbering"), "//w:lvl"):
        level = number(val(each, "ilvl"))
        shown = [int(digit) for said in find(each, "w:lvlText/@w:val") for digit in re.findall(r"%(\d)", said)]
        if level is not None and any(digit > level + 1 for digit in shown):
            yield f"level {level} shows the number of a level below it"


def styles_and_levels_name_one_another(file: Package) -> Iterator[str]:
    """Or Word drops the link when a person edits either."""
    tree = file.part("numbering")
    for style in find(file.part("styles"), "//w:style[w:pPr/w:numPr/w:numId]"):
        num = val(find(style, "w:pPr/w:numPr/w:numId")[0])
        level = next(map(val, find(style, "w:pPr/w:numPr/w:ilvl")), "0")
        path = f"w:abstractNum[@w:abstractNumId=../w:num[@w:numId='{num}']/w:abstractNumId/@w:val]"
        if num != "0" and find(tree, f"{path}/w:lvl[@w:ilvl='{level}']/w:pStyle/@w:val") != [val(style, "styleId")]:
            yield f"the style {val(style, 'styleId')!r} is linked to a level that is not linked to it"
    for level in find(tree, "w:abstractNum/w:lvl[w:pStyle]"):
        name, own = val(find(level, "w:pStyle")[0]), val(level.getparent(), "abstractNumId")
        nums = find(tree, f"w:num[w:abstractNumId/@w:val='{own}']/@w:numId")
        linked = find(file.part("styles"), f"//w:style[@w:styleId='{name}']/w:pPr/w:numPr/w:numId/@w:val")
        if not set(nums) & set(linked):
            yield f"a level is linked to the style {name!r}, which is not linked to it"


def a_style_has_one_level(file: Package) -> Iterator[str]:
    for each in find(file.part("numbering"), "w:abstractNum"):
        yield from twice("a level of style", find(each, "w:lvl/w:pStyle/@w:val"))


RULES: tuple[Rule, ...] = (
    list_ids_stand_once,
    lists_rest_on_what_is_there,
    lists_have_nine_levels,
    lists_come_after_what_they_rest_on,
    used_lists_are_there,
    levels_are_from_0_to_8,
    levels_show_levels_above,
    styles_and_levels_name_one_another,
    a_style_has_one_level,
)
